// The posts of some persons.
UNWIND $ids AS id
MATCH (n:Person {graph: $graph, id: id})-[r:HOLDS_POST]->(body:Entity)
RETURN n.id AS id, body.name AS body, r.title AS title, r.until AS until, r.count AS count
ORDER BY n.id, r.count DESC, r.id
