"""What the papers of each source lack, how much of the results that touches, and how to get it."""

from typing import NamedTuple

import pandas as pd

from graphlab.analysis.tables import GAP_COLUMNS
from graphlab.corpus import Corpus
from graphlab.issues import ISSUE_KINDS
from graphlab.sources.reexport import how_to_export, origin_of


class _Field(NamedTuple):
    """A field the results rest on: the code of its lack, and what that means for them."""

    code: str
    name: str
    lack: str
    meaning: str


_FIELDS = (
    _Field("W107", "title", "no title", "listed without one; repeats of them are not found"),
    _Field("W106", "authors", "no authors", "nobody is added to the network"),
    _Field("W105", "abstract", "no abstract", "themes rest on the titles alone"),
    _Field("W103", "year", "no year", "left out of everything over time"),
)
# Where fewer lack a field, the export has it and the database has it not.
_EXPORT_LACKS = 0.5


def gaps(corpus: Corpus) -> pd.DataFrame:
    """Table of what the papers of each source lack, the largest share first.

    Parameters
    ----------
    corpus
        Any corpus.

    Returns
    -------
    pandas.DataFrame
        Columns `GAP_COLUMNS`, one row per source and field that some of its papers lack: title, authors, abstract,
        year. A file of BibTeX, RIS or the like counts for the database that its records name.

    Examples
    --------
    >>> from graphlab.sources import read
    >>> gaps(read("tests/data/formats/dblp-xml.xml")).loc[0, ["source", "field"]].tolist()
    ['dblp', 'abstract']
    """
    lacking = _lacking(corpus)
    papers = corpus.papers.assign(origin=_origins(corpus.papers))
    rows: list[dict[str, object]] = []
    for origin, group in papers.groupby("origin", sort=True):
        for field in _FIELDS:
            without = group.loc[group["paper_id"].isin(lacking[field.name]), "paper_id"]
            if len(without):
                rows.append(_row(str(origin), field, without=tuple(without), n_papers=len(group)))
    table = pd.DataFrame(rows, columns=list(GAP_COLUMNS))
    return table.sort_values(["share", "source", "code"], ascending=[False, True, True], ignore_index=True)


def _lacking(corpus: Corpus) -> dict[str, frozenset[str]]:
    """Field -> ids of the papers that lack it."""
    papers, ids = corpus.papers, corpus.papers["paper_id"]
    named = ids.isin(corpus.authorships.loc[corpus.authorships["evidence"] == "printed", "paper_id"])
    return {
        "title": frozenset(ids[papers["title"].fillna("") == ""]),
        "authors": frozenset(ids[~named]),
        "abstract": frozenset(ids[papers["abstract"].fillna("") == ""]),
        "year": frozenset(ids[papers["year"].isna()]),
    }


def _origins(papers: pd.DataFrame) -> list[str]:
    signs = papers["url"].fillna("") + " " + papers["extra"].fillna("")
    return [origin_of(source, text) for source, text in zip(papers["source"], signs, strict=True)]


def _fix_of_some(field: str, n_without: int) -> str:
    these = "this record" if n_without == 1 else f"these {n_without:,} records"
    often = ", often the front matter of a volume," if field == "authors" else ""
    return f"the others have it; look at {these}{often} with --list and complete or drop what matters"


def _row(origin: str, field: _Field, *, without: tuple[str, ...], n_papers: int) -> dict[str, object]:
    kind = ISSUE_KINDS[field.code]
    share = len(without) / n_papers
    shown = "100%" if share == 1 else "under 1%" if share < 0.01 else f"{min(share, 0.99):.0%}"
    subject = f"{len(without):,} of {n_papers:,} papers ({shown})"
    verb = "has" if len(without) == 1 else "have"
    return {
        "code": field.code,
        "severity": kind.severity,
        "source": origin,
        "field": field.name,
        "missing": len(without),
        "papers": n_papers,
        "share": share,
        "meaning": f"{subject} {verb} {field.lack}: {field.meaning}",
        "fix": how_to_export(origin) if share >= _EXPORT_LACKS else _fix_of_some(field.name, len(without)),
        "records": without,
    }
