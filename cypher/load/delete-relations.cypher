// Deletes relations. `anchor` is the end that has fewer relations.
UNWIND $rows AS row
MATCH (:{{anchorLabel}} {graph: $graph, id: row.anchor})-[r:{{type}} {graph: $graph, id: row.id}]-()
DELETE r
RETURN count(*) AS count
