// Some entities by their ids, with every form of their names.
UNWIND $ids AS id
MATCH (n:Entity {graph: $graph, id: id})
RETURN n.id AS id, {{type n}} AS type, n.name AS name, n.aliases AS aliases, n.mentioned AS mentioned, n.status AS status
