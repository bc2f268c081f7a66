// Those of the relations $ids that run from an entity, with all that proves them.
MATCH (n:Entity {graph: $graph, id: $end})-[r:{{relations}}]->(o:Entity)
WHERE r.id IN $ids
RETURN type(r) AS type, properties(r) AS properties, n.id AS source, o.id AS target
ORDER BY r.id
