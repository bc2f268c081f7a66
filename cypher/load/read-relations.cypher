// The relations of one graph of one type, whole.
MATCH (a:Entity {graph: $graph})-[r:{{type}} {graph: $graph}]->(b)
RETURN a.id AS source, b.id AS target, properties(r) AS properties
