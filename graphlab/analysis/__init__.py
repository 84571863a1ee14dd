"""Networks and topics -> documented tables, one function per question."""

from graphlab.analysis.churn import author_turnover, turnover
from graphlab.analysis.compared import name_changes
from graphlab.analysis.comparison import Comparison, compare, compared_counts
from graphlab.analysis.coverage import completeness, completeness_by_file
from graphlab.analysis.evolution import period_themes, periods, theme_evolution
from graphlab.analysis.focus import author_focus, tie_themes
from graphlab.analysis.group_themes import community_themes, theme_reach
from graphlab.analysis.identity import authors_called, decisions_about, identity_counts, near_names, who_is_who
from graphlab.analysis.missing_fields import gaps
from graphlab.analysis.parts import Part, part_of
from graphlab.analysis.people import author_themes, coauthors, collaborators, communities
from graphlab.analysis.prediction import likely_collaborators, prediction_quality
from graphlab.analysis.rising import rising_authors
from graphlab.analysis.sides import (
    Sides,
    compared_sides,
    sides_by_date,
    sides_by_group,
    sides_by_input,
    sides_by_person,
)
from graphlab.analysis.strategic import strategic_diagram
from graphlab.analysis.suggestions import joined_rules, suggested_rules
from graphlab.analysis.tables import TABLES
from graphlab.analysis.telling_terms import common_counts, telling_counts, theme_terms
from graphlab.analysis.themes import paper_themes, research_themes, theme_years
from graphlab.analysis.ties import tie_ages, tie_survival
from graphlab.analysis.trends import term_trends, theme_trends, wilson_interval
from graphlab.analysis.two_inputs import united

__all__ = [
    "TABLES",
    "Comparison",
    "Part",
    "Sides",
    "author_focus",
    "author_themes",
    "author_turnover",
    "authors_called",
    "coauthors",
    "collaborators",
    "common_counts",
    "communities",
    "community_themes",
    "compare",
    "compared_counts",
    "compared_sides",
    "completeness",
    "completeness_by_file",
    "decisions_about",
    "gaps",
    "identity_counts",
    "joined_rules",
    "likely_collaborators",
    "name_changes",
    "near_names",
    "paper_themes",
    "part_of",
    "period_themes",
    "periods",
    "prediction_quality",
    "research_themes",
    "rising_authors",
    "sides_by_date",
    "sides_by_group",
    "sides_by_input",
    "sides_by_person",
    "strategic_diagram",
    "suggested_rules",
    "telling_counts",
    "term_trends",
    "theme_evolution",
    "theme_reach",
    "theme_terms",
    "theme_trends",
    "theme_years",
    "tie_ages",
    "tie_survival",
    "tie_themes",
    "turnover",
    "united",
    "who_is_who",
    "wilson_interval",
]
