// How many relations there are, by type.
MATCH (:Entity {graph: $graph})-[r:{{relations}}]->(:Entity)
RETURN type(r) AS type, count(r) AS count
