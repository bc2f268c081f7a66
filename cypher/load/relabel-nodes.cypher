// Gives entities other labels of ours: an entity that became an official, or was ruled to be of another type.
UNWIND $rows AS row
MATCH (n:Entity {graph: $graph, id: row.id})
REMOVE n:{{labels}}
SET n:{{nodeLabels}}
RETURN count(n) AS count
