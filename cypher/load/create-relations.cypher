// Creates relations of one type. CREATE, because the comparison has shown that they are not there: MERGE would look through all relations of a hub.
UNWIND $rows AS row
MATCH (a:Entity {graph: $graph, id: row.source})
MATCH (b:{{endLabel}} {graph: $graph, id: row.target})
CREATE (a)-[r:{{type}}]->(b)
SET r = row.properties
RETURN count(r) AS count
