// title: The shortest connection of two names
// 标题: 两个名称之间的最短联系
// param from: text, e.g. 王建国 | one end: a name, an alias, or a part of one (the closest is taken)
// param to: text, e.g. 建工集团 | the other end likewise
// gives: a row for each step of it, with one sentence that states it; nothing where there is none within eight steps
MATCH (a:Entity {graph: $graph})
WHERE {{named a from}}
WITH a ORDER BY {{closeness a from}}, size(a.name), a.id LIMIT 1
MATCH (b:Entity {graph: $graph})
WHERE {{named b to}}
WITH a, b ORDER BY {{closeness b to}}, size(b.name), b.id LIMIT 1
WITH a, b WHERE a.id <> b.id
MATCH path = allShortestPaths((a)-[:{{relations}}*..8]-(b))
WHERE all(r IN relationships(path) WHERE r.graph = $graph)
WITH path, reduce(key = '', r IN relationships(path) | key + r.id + ' ') AS key
ORDER BY key LIMIT 1
UNWIND range(0, length(path) - 1) AS i
WITH i, relationships(path)[i] AS r
RETURN i + 1 AS step, startNode(r).name AS from, type(r) AS relation, endNode(r).name AS to, r.title AS title, r.quotes[0] AS quote
ORDER BY step
