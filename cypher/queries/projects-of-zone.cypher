// title: Projects of a zone or place, with status and investment
// 标题: 某园区、片区或地方的项目及其状态、投资额
// param name: text, e.g. 经济开发区 | the zone or place: its name, an alias, or a part of one
// gives: a row for each project that stands in it or is part of it; investment in whole units, and as the text writes it
MATCH (x:Project {graph: $graph})-[r:LOCATED_IN|PART_OF {graph: $graph}]->(z:Entity)
WHERE (z:Zone OR z:Place) AND {{named z name}}
WITH z, x, min(r.firstSeen) AS firstSeen
RETURN z.name AS area, x.name AS project, x.status AS status, x.investment AS investment, x.investmentUnit AS unit,
       x.investmentText AS investmentText, x.date AS date, firstSeen
ORDER BY area, z.id, project, x.id
