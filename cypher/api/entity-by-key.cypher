// One entity by a key that was its id once, before it grew.
MATCH (n:Entity {graph: $graph})
WHERE $id IN n.keys
RETURN {{type n}} AS type, labels(n) AS labels, properties(n) AS properties
