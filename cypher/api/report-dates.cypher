// How many reports there are, and from when to when.
MATCH (p:Report {graph: $graph})
RETURN count(p) AS count, min(p.date) AS first, max(p.date) AS last
