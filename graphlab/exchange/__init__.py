"""Networks and tables out: GraphML, GEXF and CSV, the same bytes on every run."""
