// One node says what is true of a whole graph: its format, the version of its rules.
CREATE CONSTRAINT reportgraph_graph_id IF NOT EXISTS FOR (n:Graph) REQUIRE (n.graph, n.id) IS UNIQUE
