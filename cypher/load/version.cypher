// What changes with every change of a graph: the hash of the node that speaks of the whole.
MATCH (n:Graph {graph: $graph})
RETURN n.hash AS version
