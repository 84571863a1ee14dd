"""Papers, networks and tables out, networks back: the same bytes on every run."""

from graphlab.exchange.networks import is_network_file, read_network, write_network
from graphlab.exchange.papers import write_papers
from graphlab.exchange.tables import write_table
from graphlab.exchange.thesaurus import thesaurus_table, write_thesaurus, write_vosviewer_thesaurus

__all__ = [
    "is_network_file",
    "read_network",
    "thesaurus_table",
    "write_network",
    "write_papers",
    "write_table",
    "write_thesaurus",
    "write_vosviewer_thesaurus",
]
