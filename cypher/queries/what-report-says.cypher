// title: What a report says
// 标题: 某篇报道说了什么
// param report: text, e.g. 项目建设 | the report: a part of its title or of its source's name, or its id
// gives: a row for each sentence of it that states a relation, in the order of the text
MATCH (d:Report {graph: $graph})
WHERE d.id = $report OR toLower(coalesce(d.title, '')) CONTAINS toLower($report) OR any(s IN d.sources WHERE toLower(s) CONTAINS toLower($report))
MATCH (d)<-[:MENTIONED_IN {graph: $graph}]-(a:Entity)-[r:{{relations}} {graph: $graph}]->(b:Entity)
WHERE r.derived = false
UNWIND range(0, size(r.quotes) - 1) AS i
WITH d, a, r, b, i WHERE r.reports[i] = d.id
RETURN d.title AS report, d.date AS reportDate, a.name AS from, type(r) AS relation, b.name AS to, r.title AS title, r.statuses[i] AS status,
       r.quotes[i] AS quote, r.sources[i] AS source, r.starts[i] AS start
ORDER BY source, d.id, start, from, relation, to, r.id, i
