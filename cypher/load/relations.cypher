// The relations of one graph: what a load compares.
MATCH (a:Entity {graph: $graph})-[r {graph: $graph}]->(b)
RETURN r.id AS id, r.hash AS hash, type(r) AS type, a.id AS source, b.id AS target
