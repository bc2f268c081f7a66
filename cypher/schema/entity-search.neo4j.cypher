// Finds an entity by a part of its name or of an alias: serves `search CONTAINS …`. The embedded store has no such index and scans.
CREATE TEXT INDEX reportgraph_entity_search IF NOT EXISTS FOR (n:Entity) ON (n.search)
