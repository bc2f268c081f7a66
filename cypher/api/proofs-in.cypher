// Those of the relations $ids that run to an entity, with all that proves them.
MATCH (n:Entity {graph: $graph, id: $end})<-[r:{{relations}}]-(o:Entity)
WHERE r.id IN $ids
RETURN type(r) AS type, properties(r) AS properties, o.id AS source, n.id AS target
ORDER BY r.id
