// The nodes of one graph under one label: what a load compares.
MATCH (n:{{label}} {graph: $graph})
RETURN n.id AS id, n.hash AS hash, labels(n) AS labels
