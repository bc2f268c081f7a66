// Sets our properties (null removes one); properties and labels that are not ours stay.
UNWIND $rows AS row
MATCH (n:{{label}} {graph: $graph, id: row.id})
SET n += row.properties
RETURN count(n) AS count
