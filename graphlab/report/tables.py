"""The tables of the output folder: what each holds, and where it comes from."""

from typing import TYPE_CHECKING, Any

import pandas as pd

from graphlab.report.facts import evidence_rows

if TYPE_CHECKING:
    from graphlab.study import Study

FINDING_COLUMNS = {
    "finding": "name of the finding, or of the section the sentence stands in",
    "sentence": "sentence as printed",
    "table": "table with a cell the sentence was computed from",
    "row": "id of the row in that table",
    "column": "column of the cell",
    "value": "value of the cell",
}


def output_tables(study: "Study", facts: dict[str, Any]) -> dict[str, pd.DataFrame]:
    """Tables to write, by the name of their file without ending.

    Parameters
    ----------
    study
        The study.
    facts
        What `graphlab.report.facts.report_facts` returns; it holds the evidence of every sentence.

    Returns
    -------
    dict
        Name to table.
    """
    corpus = study.corpus
    return {
        "papers": corpus.papers,
        "authorships": corpus.authorships,
        "authors": corpus.authors,
        "identity": corpus.identity,
        "coauthors": study.coauthors,
        "collaborators": study.collaborators,
        "communities": study.communities,
        "themes": study.themes,
        "paper_themes": study.paper_themes,
        "theme_years": study.theme_years,
        "author_themes": study.author_themes,
        "theme_terms": study.theme_terms,
        "theme_trends": study.theme_trends,
        "term_trends": study.term_trends,
        "theme_strategy": study.theme_strategy,
        "community_themes": study.community_themes,
        "theme_reach": study.theme_reach,
        "author_focus": study.author_focus,
        "theme_scan": study.theme_scan,
        "issues": corpus.issues,
        "findings": pd.DataFrame(evidence_rows(facts), columns=list(FINDING_COLUMNS)),
    }
