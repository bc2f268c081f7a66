// Finds an entity by its whole name.
CREATE INDEX reportgraph_entity_name IF NOT EXISTS FOR (n:Entity) ON (n.name)
