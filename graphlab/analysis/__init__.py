"""Networks and topics -> documented tables, one function per question."""

from graphlab.analysis.coverage import completeness, completeness_by_file
from graphlab.analysis.people import author_themes, coauthors, collaborators, communities
from graphlab.analysis.tables import TABLES
from graphlab.analysis.themes import paper_themes, research_themes, theme_years

__all__ = [
    "TABLES",
    "author_themes",
    "coauthors",
    "collaborators",
    "communities",
    "completeness",
    "completeness_by_file",
    "paper_themes",
    "research_themes",
    "theme_years",
]
