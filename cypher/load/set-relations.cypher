// Sets our properties (null removes one); those that are not ours stay. `anchor` is the end that has fewer relations.
UNWIND $rows AS row
MATCH (:{{anchorLabel}} {graph: $graph, id: row.anchor})-[r:{{type}} {graph: $graph, id: row.id}]-()
SET r += row.properties
RETURN count(r) AS count
