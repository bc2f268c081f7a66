// title: Everything that bears a name
// 标题: 按名称查找
// param name: text, e.g. 开发区 | a name, an alias, or a part of one
// gives: a row for each entity: its type, its other names, how many relations and reports it has; what bears just this name comes first
MATCH (n:Entity {graph: $graph})
WHERE {{named n name}}
OPTIONAL MATCH (n)-[r:{{relations}} {graph: $graph}]-(:Entity)
WITH n, count(r) AS relations
OPTIONAL MATCH (n)-[m:MENTIONED_IN {graph: $graph}]->(:Report)
WITH n, relations, count(m) AS reports
RETURN n.name AS name, {{type n}} AS type, n.aliases AS aliases, relations, reports, n.id AS id
ORDER BY {{closeness n name}}, relations DESC, name, id
