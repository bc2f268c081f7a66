// title: All posts of a person
// 标题: 某人的全部职务
// param name: text, e.g. 王建国 | the person: name, an alias, or a part of one
// gives: a row for each body in which the person holds or held a post, with the years where a text states them
MATCH (p:Person {graph: $graph})-[r:HOLDS_POST {graph: $graph}]->(b:Entity)
WHERE {{named p name}}
RETURN p.name AS person, r.title AS title, b.name AS body, {{type b}} AS type, r.since AS since, r.until AS until,
       r.firstSeen AS firstSeen, r.lastSeen AS lastSeen, r.count AS claims, r.quotes[0] AS quote
ORDER BY person, p.id, body, b.id
