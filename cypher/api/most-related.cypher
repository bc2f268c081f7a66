// The entity of one label that has most relations of one type running to it: what a question can be made of.
MATCH (n:{{label}} {graph: $graph})<-[r:{{relation}}]-(other:Entity)
WHERE n.mentioned
WITH n, count(r) AS count
RETURN n.id AS id, {{type n}} AS type, n.name AS name, count
ORDER BY count DESC, n.id
LIMIT 1
