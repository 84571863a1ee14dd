"""Rows of a `Corpus` -> the records they came from, for writing papers and for reading our own folders again."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, cast

import pandas as pd

from graphlab.corpus import Corpus
from graphlab.names import parse_name
from graphlab.sources.records import Notice, PaperDate, PrintedAuthor, Record


def _rows(table: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Rows as plain values, None where one is missing."""
    names = [str(name) for name in table.columns]
    columns = [table[name].astype("object").where(table[name].notna(), None).tolist() for name in names]
    return (dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True))


def _place(row: Mapping[str, Any]) -> str | PrintedAuthor:
    name = str(row["printed_name"])
    parts = {part: row[part] or "" for part in ("family", "given", "suffix", "orcid", "external_id", "affiliation")}
    parsed = parse_name(name)
    is_plain = (parsed.family, parsed.given, parsed.suffix) == (parts["family"], parts["given"], parts["suffix"])
    if is_plain and not (parts["orcid"] or parts["external_id"] or parts["affiliation"]):
        return name
    return PrintedAuthor(name, **parts)


def bylines_of(corpus: Corpus) -> dict[str, tuple[str | PrintedAuthor, ...]]:
    """Paper -> the places printed in its byline; owners of profile pages that are not printed are no places."""
    printed = corpus.authorships[corpus.authorships["position"].notna()].sort_values(["paper_id", "position"])
    found: defaultdict[str, list[str | PrintedAuthor]] = defaultdict(list)
    for row in _rows(printed):
        found[row["paper_id"]].append(_place(row))
    return {paper: tuple(places) for paper, places in found.items()}


def paper_records(corpus: Corpus, *, with_notices: bool = False) -> Iterator[tuple[str, Record]]:
    """Records of a corpus in the order of its files and lines, each with the name of its file.

    Parameters
    ----------
    corpus
        Any corpus; of a resolved one, every paper once.
    with_notices
        Give each record what was noticed about it.

    Examples
    --------
    >>> from graphlab.sources import read
    >>> file, record = next(paper_records(read("seeds/000_324a95f0e513ba83.txt")))
    >>> file, record.line, record.byline[0]
    ('000_324a95f0e513ba83.txt', 12, 'Hongling Zheng')
    """
    bylines = bylines_of(corpus)
    notices: defaultdict[str, list[Notice]] = defaultdict(list)
    if with_notices:
        for item in _rows(corpus.issues[corpus.issues["paper_id"].notna()]):
            notices[item["paper_id"]].append(Notice(item["code"], item["line"] or 0, item["message"]))
    for row in _rows(corpus.papers.sort_values(["source_file", "source_line", "paper_id"])):
        paper = cast("str", row["paper_id"])
        yield (
            cast("str", row["source_file"]),
            Record(
                line=row["source_line"],
                title=row["title"] or "",
                abstract=row["abstract"] or "",
                byline=bylines.get(paper, ()),
                byline_complete=row["byline_complete"],
                n_authors_stated=row["n_authors_stated"],
                date=PaperDate(row["year"], row["month"], row["day"], row["date_inferred"]),
                categories=row["categories"],
                venue=row["venue"] or "",
                doi=row["doi"] or "",
                url=row["url"] or "",
                citations=row["citations"],
                language=row["language"] or "",
                extra=json.loads(row["extra"]) if row["extra"] not in {None, "{}"} else {},
                notices=tuple(notices[paper]),
            ),
        )
