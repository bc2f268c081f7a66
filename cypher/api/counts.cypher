// How many entities the reports name, by type.
MATCH (n:Entity {graph: $graph})
WHERE n.mentioned
RETURN {{type n}} AS type, count(n) AS count
