// Finds a report by its id.
CREATE INDEX reportgraph_report_id_index IF NOT EXISTS FOR (n:Report) ON (n.id)
