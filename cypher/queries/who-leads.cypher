// title: Who leads which project or zone
// 标题: 谁牵头负责哪个项目、片区
// param name: text, optional, e.g. 产业园 | the project or zone: its name, an alias, or a part of one
// param person: text, optional, e.g. 王 | the person likewise
// gives: a row for each person and thing that the person leads: the post that says so, how sure it is, one sentence of it
MATCH (p:Person {graph: $graph})-[r:LEADS {graph: $graph}]->(x:Entity)
WHERE ($name IS NULL OR {{named x name}}) AND ($person IS NULL OR {{named p person}})
RETURN x.name AS thing, {{type x}} AS type, p.name AS person, r.title AS title, x.status AS status,
       r.confidence AS confidence, r.firstSeen AS firstSeen, r.lastSeen AS lastSeen, r.quotes[0] AS quote
ORDER BY thing, person, x.id, p.id
