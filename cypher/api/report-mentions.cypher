// What a report mentions.
MATCH (p:Report {graph: $graph, id: $id})<-[m:MENTIONED_IN]-(n:Entity)
RETURN n.id AS id, {{type n}} AS type, n.name AS name, m.count AS count
ORDER BY m.count DESC, n.name, n.id
