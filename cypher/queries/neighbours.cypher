// title: The neighbours of a name
// 标题: 与某名称直接相连的一切
// param name: text, e.g. 高新区 | a name, an alias, or a part of one
// gives: a row for each relation, out of or into what bears the name
MATCH (n:Entity {graph: $graph})-[r:{{relations}} {graph: $graph}]-(m:Entity)
WHERE {{named n name}}
RETURN n.name AS name, {{type n}} AS type, CASE WHEN startNode(r).id = n.id THEN 'out' ELSE 'in' END AS direction, type(r) AS relation,
       m.name AS neighbour, {{type m}} AS neighbourType, r.title AS title, r.status AS status, r.count AS claims
ORDER BY name, n.id, relation, direction, neighbour, m.id
