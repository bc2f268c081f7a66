// Finds an entity by its id: each row of a load does.
CREATE INDEX reportgraph_entity_id_index IF NOT EXISTS FOR (n:Entity) ON (n.id)
