// A report's id is its own within its graph.
CREATE CONSTRAINT reportgraph_report_id IF NOT EXISTS FOR (n:Report) REQUIRE (n.graph, n.id) IS UNIQUE
