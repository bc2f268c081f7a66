// The relations that run from an entity.
MATCH (n:Entity {graph: $graph, id: $id})-[r:{{relations}}]->(o:Entity)
RETURN r.id AS id, type(r) AS type, r.derived AS derived, r.title AS title, r.since AS since, r.until AS until, r.amount AS amount,
       r.status AS status, r.confidence AS confidence, r.count AS count, r.firstSeen AS firstSeen, r.lastSeen AS lastSeen,
       o.id AS otherId, {{type o}} AS otherType, o.name AS otherName
ORDER BY r.count DESC, r.id
