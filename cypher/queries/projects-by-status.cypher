// title: Projects by status, with the sum of their investment
// 标题: 按状态统计项目数量与投资总额
// gives: a row for each status and currency; a project without a stated status, or a stated sum, has none here
MATCH (x:Project {graph: $graph})
WITH coalesce(x.status, '') AS status, coalesce(x.investmentUnit, '') AS unit, count(x) AS projects, sum(coalesce(x.investment, 0)) AS investment
RETURN status, projects, investment, unit
ORDER BY projects DESC, status, unit
