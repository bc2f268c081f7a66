// Creates nodes that have the same labels.
UNWIND $rows AS row
CREATE (n:{{nodeLabels}})
SET n = row.properties
RETURN count(n) AS count
