// title: What a company does, and where
// 标题: 某企业在哪里做什么
// param name: text, e.g. 建工集团 | the company: its name, an alias, or a part of one
// gives: a row for each thing that it builds, invests in, works with, belongs to or stands in, and the area in which that thing lies
MATCH (c:Company {graph: $graph})-[r:DEVELOPS|INVESTS_IN|RESPONSIBLE_FOR|LOCATED_IN|PART_OF|PARTNERS_WITH {graph: $graph}]-(x:Entity)
WHERE {{named c name}} AND (type(r) = 'PARTNERS_WITH' OR startNode(r).id = c.id)
OPTIONAL MATCH (x)-[s:LOCATED_IN {graph: $graph}]->(z:Entity)
WITH c, r, x, z ORDER BY z.name, z.id
WITH c, r, x, collect(z.name) AS places
RETURN c.name AS company, type(r) AS relation, x.name AS thing, {{type x}} AS type, places, r.amount AS amount, r.status AS status,
       r.count AS claims, r.quotes[0] AS quote
ORDER BY company, c.id, relation, thing, x.id, r.id
