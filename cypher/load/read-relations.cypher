// The relations of one graph, whole.
MATCH (a:Entity {graph: $graph})-[r {graph: $graph}]->(b)
RETURN type(r) AS type, a.id AS source, b.id AS target, properties(r) AS properties
