// title: The evidence between two names
// 标题: 两个名称之间关系的原文依据
// param from: text, e.g. 王建国 | one end: a name, an alias, or a part of one
// param to: text, e.g. 高新区 | the other end likewise
// gives: a row for each sentence that states a relation between them, in either direction, with its place in the source
MATCH (a:Entity {graph: $graph})-[r:{{relations}} {graph: $graph}]-(b:Entity)
WHERE {{named a from}} AND {{named b to}}
WITH DISTINCT r, startNode(r) AS s, endNode(r) AS t
UNWIND range(0, size(r.quotes) - 1) AS i
RETURN s.name AS from, type(r) AS relation, t.name AS to, r.quotes[i] AS quote, r.sources[i] AS source, r.starts[i] AS start, r.ends[i] AS end,
       r.statuses[i] AS status, r.dates[i] AS date, r.confidences[i] AS confidence
ORDER BY from, s.id, to, t.id, relation, source, start, quote, i
