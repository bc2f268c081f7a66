// All relations among some entities.
UNWIND $ids AS id
MATCH (a:Entity {graph: $graph, id: id})-[r:{{relations}}]->(b:Entity)
WHERE b.id IN $ids
RETURN r.id AS id, type(r) AS type, r.derived AS derived, r.title AS title, r.since AS since, r.until AS until, r.amount AS amount,
       r.status AS status, r.confidence AS confidence, r.count AS count, r.firstSeen AS firstSeen, r.lastSeen AS lastSeen,
       r.basis AS basis, a.id AS source, b.id AS target
ORDER BY r.id
