// The neighbours of some entities, with how well each is tied to it.
UNWIND $ids AS id
MATCH (n:Entity {graph: $graph, id: id})-[r:{{relations}}]-(o:Entity)
WITH n.id AS centre, o, sum(r.count) AS claims, count(r) AS relations
RETURN centre, o.id AS id, claims, relations
