"""Papers, networks and tables out: the same bytes on every run."""

from graphlab.exchange.networks import write_network
from graphlab.exchange.papers import write_papers
from graphlab.exchange.tables import write_table

__all__ = ["write_network", "write_papers", "write_table"]
