// title: Companies that build or fund what an official leads
// 标题: 官员牵头的项目由哪些企业建设或投资
// param person: text, optional, e.g. 王 | the official: name, an alias, or a part of one
// param company: text, optional, e.g. 集团 | the company likewise
// gives: a row for each person, thing and company. That the three meet is no sign of anything improper: read the sentences
MATCH (p:Person {graph: $graph})-[l:LEADS {graph: $graph}]->(x:Entity)<-[r:DEVELOPS|INVESTS_IN {graph: $graph}]-(c:Company)
WHERE ($person IS NULL OR {{named p person}}) AND ($company IS NULL OR {{named c company}})
RETURN p.name AS person, l.title AS title, x.name AS thing, {{type x}} AS type, type(r) AS relation, c.name AS company, r.amount AS amount,
       l.quotes[0] AS leads, r.quotes[0] AS quote
ORDER BY person, p.id, thing, x.id, company, c.id, relation
