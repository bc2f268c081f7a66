// How many rows `leads` has.
MATCH (p:Person {graph: $graph})-[l:LEADS]->(x:Entity)
WHERE {{filter}}
RETURN count(l) AS count
