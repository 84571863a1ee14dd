"""Papers, networks and tables out: the same bytes on every run."""

from graphlab.exchange.networks import write_network
from graphlab.exchange.papers import write_papers
from graphlab.exchange.tables import write_table
from graphlab.exchange.thesaurus import thesaurus_table, write_thesaurus, write_vosviewer_thesaurus

__all__ = [
    "thesaurus_table",
    "write_network",
    "write_papers",
    "write_table",
    "write_thesaurus",
    "write_vosviewer_thesaurus",
]
