// A relation's id is its own within its graph: a batch that is sent again after a lost connection cannot double it.
// For every relation type. The embedded store has no constraints on relations; a batch is never sent to it twice.
CREATE CONSTRAINT reportgraph_{{relation}}_id IF NOT EXISTS FOR ()-[r:{{relation}}]-() REQUIRE (r.graph, r.id) IS UNIQUE
