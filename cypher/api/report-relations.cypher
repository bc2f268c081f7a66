// What a report states.
MATCH (p:Report {graph: $graph, id: $id})<-[:MENTIONED_IN]-(a:Entity)-[r:{{relations}}]->(b:Entity)
WHERE $id IN r.reports AND NOT r.derived
RETURN type(r) AS type, properties(r) AS properties, a.id AS sourceId, {{type a}} AS sourceType, a.name AS sourceName,
       b.id AS targetId, {{type b}} AS targetType, b.name AS targetName
ORDER BY r.id
