// title: What was denied, suspended or cancelled
// 标题: 被否认、暂停或取消的事项
// gives: a row for each sentence that says so of a relation
MATCH (a:Entity {graph: $graph})-[r:{{relations}} {graph: $graph}]->(b:Entity)
WHERE r.derived = false AND any(s IN r.statuses WHERE s IN ['denied', 'suspended', 'cancelled'])
UNWIND range(0, size(r.quotes) - 1) AS i
WITH a, r, b, i WHERE r.statuses[i] IN ['denied', 'suspended', 'cancelled']
RETURN r.statuses[i] AS status, a.name AS from, type(r) AS relation, b.name AS to, r.dates[i] AS date, r.quotes[i] AS quote, r.sources[i] AS source
ORDER BY status, from, to, relation, r.id, i
