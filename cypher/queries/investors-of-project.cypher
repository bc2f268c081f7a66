// title: Investors and developers of a project or zone
// 标题: 某项目、片区的投资方与建设方
// param name: text, e.g. 物流园 | the project or zone: its name, an alias, or a part of one
// gives: a row for each relation: who invests how much, who builds or runs it
MATCH (c:Entity {graph: $graph})-[r:INVESTS_IN|DEVELOPS {graph: $graph}]->(x:Entity)
WHERE (x:Project OR x:Zone) AND {{named x name}}
RETURN x.name AS thing, type(r) AS relation, c.name AS investor, {{type c}} AS type, r.amount AS amount, r.status AS status,
       r.count AS claims, r.quotes[0] AS quote
ORDER BY thing, x.id, relation, investor, c.id
