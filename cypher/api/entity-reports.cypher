// The reports that mention an entity.
MATCH (n:Entity {graph: $graph, id: $id})-[:MENTIONED_IN]->(p:Report)
RETURN p.id AS id, p.title AS title, p.paper AS paper, p.date AS date, p.sources AS sources, p.reporters AS reporters, p.byline AS byline
ORDER BY p.date DESC, p.id
