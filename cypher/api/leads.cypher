// Who leads which project: the greatest sums first, then by person.
MATCH (p:Person {graph: $graph})-[l:LEADS]->(x:Entity)
WHERE {{filter}}
OPTIONAL MATCH (p)-[h:HOLDS_POST]->(body:Entity)
WHERE h.id IN l.basis
WITH p, l, x, h, body
ORDER BY h.count DESC, h.id
WITH p, l, x, head(collect(body)) AS body
RETURN l.id AS id, p.id AS personId, {{type p}} AS personType, p.name AS personName, l.title AS title, body.id AS bodyId, {{type body}} AS bodyType, body.name AS bodyName,
       x.id AS projectId, {{type x}} AS projectType, x.name AS projectName, x.status AS status, x.investmentText AS investment,
       l.count AS count, l.lastSeen AS lastSeen
ORDER BY coalesce(x.investment, 0) DESC, p.name, p.id, l.count DESC, x.name, l.id
SKIP {{skip}}
LIMIT {{limit}}
