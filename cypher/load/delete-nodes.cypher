// Deletes nodes; their relations are gone by now.
UNWIND $rows AS row
MATCH (n:{{label}} {graph: $graph, id: row.id})
DELETE n
RETURN count(*) AS count
