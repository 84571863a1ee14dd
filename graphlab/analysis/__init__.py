"""Networks and topics -> documented tables, one function per question."""

from graphlab.analysis.collaborators import author_themes, coauthors, collaborators, communities
from graphlab.analysis.completeness import completeness
from graphlab.analysis.tables import TABLES
from graphlab.analysis.themes import paper_themes, theme_years, themes

__all__ = [
    "TABLES",
    "author_themes",
    "coauthors",
    "collaborators",
    "communities",
    "completeness",
    "paper_themes",
    "theme_years",
    "themes",
]
