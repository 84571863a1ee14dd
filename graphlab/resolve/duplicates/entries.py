"""What of a record decides whether it is the same paper as another."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import orjson
import pandas as pd

from graphlab.corpus import Corpus
from graphlab.names import name_key
from graphlab.resolve.duplicates.titles import Title, parse_title, text_key

_ARXIV = re.compile(
    r"(?:arxiv[.:/ ]\s*(?:org/(?:abs|pdf)/)?|^)([a-z][a-z.-]+/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?", re.IGNORECASE
)
# Registrants of preprint DOIs: arXiv, bioRxiv and medRxiv, SSRN, Research Square, preprints.org, ChemRxiv, OSF and
# PsyArXiv, TechRxiv, Authorea, EarthArXiv, ResearchGate, Zenodo, figshare.
_PREPRINT_DOI = re.compile(
    r"10\.(?:48550|1101/(?:19|20)\d\d\.|1101/\d{6}$|64898|2139|21203|20944|26434|31234|31219|31235|36227|22541|31223|13140|5281|6084)"
)
_PREPRINT_WORDS = re.compile(
    r"\w*rxiv|\bcorr\b|abs/\d{4}\.\d{4,5}|\bssrn\b|research square|preprint|zenodo|figshare",
    re.IGNORECASE,
)
_PREPRINT_TYPES = frozenset({"preprint", "posted-content", "posted content"})
# Under which names sources give identifiers in ``extra``; one scheme, one value, one paper.
_SCHEMES = {
    "arxiv": "arxiv", "arxiv_id": "arxiv", "pmid": "pmid", "pubmed": "pmid", "pmcid": "pmcid", "openalex": "openalex",
    "openalex_id": "openalex", "s2": "s2", "corpusid": "s2", "corpus_id": "s2", "mag": "mag", "dblp": "dblp",
    "dblp_key": "dblp", "wos": "wos", "ut": "wos", "eid": "scopus", "scopus": "scopus", "acl": "acl", "lens": "lens",
    "lens_id": "lens",
}  # fmt: skip


class Entry(NamedTuple):
    """A record, as far as it decides whether two are one paper, and which of them is kept.

    ``names`` are keys of the printed names in byline order; ``printed`` is abstract, title and names as printed.
    """

    paper_id: str
    title: Title
    names: tuple[str, ...] = ()
    complete: bool = True
    year: int | None = None
    inferred: bool = False
    day: tuple[int | None, int | None] = (None, None)
    venue: Title = Title()
    ids: Mapping[str, str] = {}
    is_preprint: bool = False
    abstract: str = ""
    source: str = ""
    printed: tuple[str, str, tuple[str, ...]] = ("", "", ())
    place: tuple[str, int] = ("", 0)


def _cell(value: object) -> str:
    return value if isinstance(value, str) else ""


def _int_or_none(value: object) -> int | None:
    return None if pd.isna(value) else int(value)  # type: ignore[call-overload, arg-type] # a cell of an Int64 column


def _identifier(scheme: str, value: object) -> str:
    text = str(value).strip()
    if scheme == "arxiv":
        match = _ARXIV.search(text)
        return match[1].lower() if match else ""
    return text.rstrip("/").rsplit("/", 1)[-1].lower() if "://" in text else text.lower()


def record_ids(doi: str, url: str, extra: str) -> dict[str, str]:
    """Identifiers of a record by scheme, in one spelling; nothing is not an identifier.

    Parameters
    ----------
    doi, url
        As in the papers table; an arXiv DOI or address gives the arXiv id too.
    extra
        JSON object whose keys may name identifiers, at the top or under ``ids``.

    Examples
    --------
    >>> record_ids("10.48550/arxiv.2001.00001", "", '{"pmid": "31"}')
    {'doi': '10.48550/arxiv.2001.00001', 'arxiv': '2001.00001', 'pmid': '31'}
    >>> record_ids("", "", "{}")
    {}
    """
    ids = {"doi": doi.strip().lower()} if doi.strip() else {}
    for text in (doi, url):
        if "arxiv" in text.lower():
            ids.setdefault("arxiv", _identifier("arxiv", text))
    if len(extra) > 2:
        stated = orjson.loads(extra)
        inner = stated.get("ids")
        for name, value in [*stated.items(), *(inner.items() if isinstance(inner, dict) else ())]:
            scheme = _SCHEMES.get(name.lower())
            if scheme and isinstance(value, str | int) and str(value).strip():
                ids.setdefault(scheme, _identifier(scheme, value))
    return {scheme: value for scheme, value in ids.items() if value}


def _is_preprint(row: Mapping[str, Any], ids: Mapping[str, str]) -> bool:
    """Whether the record is of a preprint: its type or venue says so, or its DOI, or it has nothing but an arXiv id."""
    venue, doi, extra = _cell(row["venue"]), ids.get("doi", ""), _cell(row["extra"])
    kind = orjson.loads(extra).get("type") if '"type"' in extra else None
    if isinstance(kind, str) and kind.lower() in _PREPRINT_TYPES:
        return True
    if venue:
        return bool(_PREPRINT_WORDS.search(venue))
    return is_preprint_doi(doi) if doi else "arxiv" in ids


def is_preprint_doi(doi: str) -> bool:
    """Whether a DOI was registered by a preprint server.

    Examples
    --------
    >>> is_preprint_doi("10.48550/arxiv.2001.00001"), is_preprint_doi("10.1007/bf00114841")
    (True, False)
    """
    return bool(_PREPRINT_DOI.match(doi))


def printed_bylines(corpus: Corpus) -> list[tuple[str, ...]]:
    """Printed names of every paper in the order of ``corpus.papers``; nothing for a paper without names.

    Examples
    --------
    >>> from graphlab.corpus import AUTHOR_COLUMNS, AUTHORSHIP_COLUMNS, PAPER_COLUMNS, issues_table, make_table
    >>> rows = [{"paper_id": "p1", "position": 2, "printed_name": "B"}, {"paper_id": "p1", "position": 1,
    ...     "printed_name": "A"}]
    >>> printed_bylines(Corpus(papers=make_table([{"paper_id": "p1", "byline_complete": True, "date_inferred": False}],
    ...     PAPER_COLUMNS), authorships=make_table(rows, AUTHORSHIP_COLUMNS), authors=make_table([], AUTHOR_COLUMNS),
    ...     issues=issues_table([])))
    [('A', 'B')]
    """
    printed = corpus.authorships[corpus.authorships["position"].notna()]
    rows = pd.Index(corpus.papers["paper_id"]).get_indexer(pd.Index(printed["paper_id"]))
    order = np.lexsort((printed["position"].to_numpy(dtype=np.int64), rows))
    names = printed["printed_name"].to_numpy(dtype=object)[order]
    ends = np.searchsorted(rows[order], np.arange(len(corpus.papers) + 1))
    return [tuple(names[start:end]) for start, end in pairwise(ends)]


def all_ids(papers: pd.DataFrame) -> list[dict[str, str]]:
    """Identifiers of every paper, in the order of the table; see `record_ids`.

    Examples
    --------
    >>> all_ids(pd.DataFrame({"doi": ["10.1/A", None], "url": [None, None], "extra": ["{}", "{}"]}))
    [{'doi': '10.1/a'}, {}]
    """
    columns = [papers[name].fillna("").tolist() for name in ("doi", "url", "extra")]
    return [record_ids(doi, url, extra) for doi, url, extra in zip(*columns, strict=True)]


def table_rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows of a table as mappings, a missing cell ``None``; several times faster than pandas' own.

    Examples
    --------
    >>> table_rows(pd.DataFrame({"year": [2020], "title": ["On Trees"]}))
    [{'year': 2020, 'title': 'On Trees'}]
    """
    columns = [
        [
            None if is_missing else cell
            for cell, is_missing in zip(table[name].tolist(), table[name].isna(), strict=True)
        ]
        for name in table.columns
    ]
    return [dict(zip(table.columns, cells, strict=True)) for cells in zip(*columns, strict=True)]


def entry_list(papers: pd.DataFrame, names: Sequence[tuple[str, ...]], ids: Sequence[dict[str, str]]) -> list[Entry]:
    """One entry per row of ``papers``, with the printed names and the identifiers of the same row.

    Examples
    --------
    >>> from graphlab.corpus import PAPER_COLUMNS, make_table
    >>> row = {"paper_id": "p1", "title": "On Trees", "byline_complete": True, "date_inferred": False,
    ...     "source_file": "a", "source_line": 1}
    >>> entry_list(make_table([row], PAPER_COLUMNS), [("Ada NWOSU",)], [{}])[0].names
    ('ada nwosu',)
    """
    return [
        Entry(
            paper_id=row["paper_id"],
            title=parse_title(_cell(row["title"])),
            names=tuple(name_key(name) or name for name in printed),
            complete=bool(row["byline_complete"]),
            year=_int_or_none(row["year"]),
            inferred=bool(row["date_inferred"]),
            day=(_int_or_none(row["month"]), _int_or_none(row["day"])),
            venue=parse_title(_cell(row["venue"])),
            ids=found,
            is_preprint=_is_preprint(row, found),
            abstract=text_key(_cell(row["abstract"])),
            source=_cell(row["source"]),
            printed=(_cell(row["abstract"]), _cell(row["title"]), printed),
            place=(_cell(row["source_file"]), _int_or_none(row["source_line"]) or 0),
        )
        for row, printed, found in zip(table_rows(papers), names, ids, strict=True)
    ]


@lru_cache(maxsize=1 << 14)
def abstract_words(abstract: str) -> frozenset[str]:
    """Words of four letters or more in an abstract: the short ones are in every abstract.

    Examples
    --------
    >>> sorted(abstract_words("We prune trees, and trees grow."))
    ['grow', 'prune', 'trees']
    """
    return frozenset(re.findall(r"[^\W\d_]{4,}", abstract.casefold()))


def kept_first(entry: Entry) -> tuple[object, ...]:
    """Key that puts the record to keep first.

    The order: a whole author list, published before preprint, most names, a printed year, the longest abstract, then
    what is printed and where: the order of the input has no effect.

    Examples
    --------
    >>> from graphlab.resolve.duplicates.titles import parse_title
    >>> whole = Entry("p1", parse_title("T"), ("a", "b"))
    >>> sorted([whole._replace(paper_id="p2", complete=False), whole], key=kept_first)[0].paper_id
    'p1'
    """
    return (
        not entry.complete or not entry.names,
        entry.is_preprint,
        -len(entry.names),
        entry.year is None,
        entry.inferred,
        -len(entry.printed[0]),
        entry.printed,
        entry.year or 0,
        entry.place,
        entry.paper_id,
    )
