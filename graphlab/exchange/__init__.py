"""Networks and tables out: GraphML, GEXF and CSV, the same bytes on every run."""

from graphlab.exchange.networks import write_network
from graphlab.exchange.tables import write_table

__all__ = ["write_network", "write_table"]
