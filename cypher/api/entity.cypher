// One entity by its id.
MATCH (n:Entity {graph: $graph, id: $id})
RETURN {{type n}} AS type, labels(n) AS labels, properties(n) AS properties
