"""Small corpora of fabricated people for the tests of identity."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import pandas as pd

from graphlab.corpus import AUTHOR_COLUMNS, AUTHORSHIP_COLUMNS, PAPER_COLUMNS, Corpus, issues_table, make_table
from graphlab.names import parse_name
from graphlab.resolve.authors import resolved_authors


class Printed(NamedTuple):
    """A paper: its byline, title and year; ids and affiliations by name."""

    byline: tuple[str, ...]
    title: str = ""
    year: int | None = 2020
    orcid: Mapping[str, str] = MappingProxyType({})
    affiliation: Mapping[str, str] = MappingProxyType({})
    complete: bool = True


def corpus_of_papers(papers: dict[str, Printed]) -> Corpus:
    rows, places = [], []
    for paper_id, paper in papers.items():
        rows.append(
            {
                "paper_id": paper_id,
                "title": paper.title or None,
                "year": paper.year,
                "byline_complete": paper.complete,
                "date_inferred": False,
                "source_file": "toy.txt",
                "source_line": 1,
            }
        )
        for position, name in enumerate(paper.byline, 1):
            parts = parse_name(name)
            places.append(
                {
                    "paper_id": paper_id,
                    "position": position,
                    "printed_name": name,
                    "family": parts.family,
                    "given": parts.given,
                    "orcid": paper.orcid.get(name),
                    "affiliation": paper.affiliation.get(name),
                    "evidence": "printed",
                }
            )
    return Corpus(
        papers=make_table(rows, PAPER_COLUMNS),
        authorships=make_table(places, AUTHORSHIP_COLUMNS),
        authors=make_table([], AUTHOR_COLUMNS),
        issues=issues_table([]),
    )


def resolved(papers: dict[str, Printed], **how: Any) -> Corpus:
    return resolved_authors(corpus_of_papers(papers), mode=how.pop("mode", "careful"), **how)


def author_of(corpus: Corpus, paper_id: str, name: str) -> str:
    table = corpus.authorships
    found = table[(table["paper_id"] == paper_id) & (table["printed_name"] == name)]
    return str(found["author_id"].iloc[0])


def decisions(corpus: Corpus) -> pd.Series:
    return corpus.identity["decision"].value_counts()
