// The relations of one graph of one type: what a load compares.
MATCH (a:Entity {graph: $graph})-[r:{{type}} {graph: $graph}]->(b)
RETURN r.id AS id, r.hash AS hash, a.id AS source, b.id AS target
