// The relations from one entity to another, with all that proves them.
MATCH (a:Entity {graph: $graph, id: $a})-[r:{{relations}}]->(b:Entity {graph: $graph, id: $b})
RETURN type(r) AS type, properties(r) AS properties, a.id AS source, b.id AS target
ORDER BY r.id
