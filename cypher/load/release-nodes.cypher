// Gives up nodes that should go but on which relations hang that are not ours: the node stays, and is ours no more.
// Ours are gone by now, so whatever relation is left is another's.
UNWIND $rows AS row
MATCH (n:{{label}} {graph: $graph, id: row.id})
WHERE EXISTS { (n)--() }
REMOVE n.graph, n.hash
RETURN count(n) AS count
