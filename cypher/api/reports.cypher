// Some reports by their ids.
UNWIND $ids AS id
MATCH (p:Report {graph: $graph, id: id})
RETURN p.id AS id, p.title AS title, p.paper AS paper, p.date AS date, p.sources AS sources, p.reporters AS reporters, p.byline AS byline,
       p.place AS place
