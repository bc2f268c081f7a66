// How many neighbours some entities have.
UNWIND $ids AS id
MATCH (n:Entity {graph: $graph, id: id})-[:{{relations}}]-(o:Entity)
RETURN n.id AS id, count(DISTINCT o) AS degree
