// Entities whose name or alias holds one of $forms (lower case): the same name first, then its beginning, then any part; the more reports the earlier.
MATCH (n:Entity {graph: $graph})
WHERE any(form IN $forms WHERE n.search CONTAINS form)
OPTIONAL MATCH (n)-[:MENTIONED_IN]->(p:Report)
WITH n, count(p) AS reports
WITH n, reports,
     CASE WHEN toLower(n.name) IN $forms THEN 0
          WHEN any(form IN $forms WHERE toLower(n.name) STARTS WITH form) THEN 1
          WHEN any(form IN $forms WHERE toLower(n.name) CONTAINS form) THEN 2
          ELSE 3 END AS rank
RETURN n.id AS id, {{type n}} AS type, n.name AS name, n.aliases AS aliases, reports
ORDER BY rank, reports DESC, size(n.name), n.name, n.id
LIMIT {{limit}}
