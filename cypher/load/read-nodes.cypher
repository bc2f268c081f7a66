// The nodes of one graph under one label, whole.
MATCH (n:{{label}} {graph: $graph})
RETURN labels(n) AS labels, properties(n) AS properties
