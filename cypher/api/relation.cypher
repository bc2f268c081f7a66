// One relation by its id, with all that proves it.
MATCH (a:Entity {graph: $graph})-[r:{{relations}} {graph: $graph, id: $id}]->(b:Entity)
RETURN type(r) AS type, properties(r) AS properties, a.id AS source, b.id AS target
