"""Networks and topics -> documented tables, one function per question."""

from graphlab.analysis.compared import name_changes
from graphlab.analysis.coverage import completeness, completeness_by_file
from graphlab.analysis.identity import authors_called, decisions_about, identity_counts, near_names, who_is_who
from graphlab.analysis.people import author_themes, coauthors, collaborators, communities
from graphlab.analysis.suggestions import joined_rules, suggested_rules
from graphlab.analysis.tables import TABLES
from graphlab.analysis.themes import paper_themes, research_themes, theme_years

__all__ = [
    "TABLES",
    "author_themes",
    "authors_called",
    "coauthors",
    "collaborators",
    "communities",
    "completeness",
    "completeness_by_file",
    "decisions_about",
    "identity_counts",
    "joined_rules",
    "name_changes",
    "near_names",
    "paper_themes",
    "research_themes",
    "suggested_rules",
    "theme_years",
    "who_is_who",
]
