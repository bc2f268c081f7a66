// Ranked search in names and aliases, by pairs of Chinese characters: CALL db.index.fulltext.queryNodes('reportgraph_entity_fulltext', …)
CREATE FULLTEXT INDEX reportgraph_entity_fulltext IF NOT EXISTS FOR (n:Entity) ON EACH [n.name, n.search]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}
