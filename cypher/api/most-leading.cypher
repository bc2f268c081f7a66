// The person who leads most things.
MATCH (n:Person {graph: $graph})-[r:LEADS]->(:Entity)
WITH n, count(r) AS count
RETURN n.id AS id, {{type n}} AS type, n.name AS name, count
ORDER BY count DESC, n.id
LIMIT 1
