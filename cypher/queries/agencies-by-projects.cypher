// title: Agencies by the number of projects and zones that they are responsible for
// 标题: 负责项目、片区最多的机关
// param least: integer, default 1, e.g. 3 | leaves out agencies with fewer
// gives: a row for each agency, with the names
MATCH (a:Agency {graph: $graph})-[r:RESPONSIBLE_FOR {graph: $graph}]->(x:Entity)
WHERE x:Project OR x:Zone
WITH a, x ORDER BY x.name, x.id
WITH a, count(x) AS things, collect(x.name) AS names
WHERE things >= $least
RETURN a.name AS agency, things, names
ORDER BY things DESC, agency, a.id
