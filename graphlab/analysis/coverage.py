"""What the records have and lack, and what each gap means for the results."""

import pandas as pd

from graphlab.analysis.tables import COMPLETENESS_COLUMNS
from graphlab.corpus import Corpus


def completeness(corpus: Corpus) -> pd.DataFrame:
    """Table of how many papers have each field that the results rest on.

    Parameters
    ----------
    corpus
        Any corpus.

    Returns
    -------
    pandas.DataFrame
        Columns `COMPLETENESS_COLUMNS`, one row per field.

    Examples
    --------
    >>> from graphlab.sources import read
    >>> table = completeness(read("seeds/000_324a95f0e513ba83.txt"))
    >>> table.set_index("field").loc["complete author list", "missing"]
    np.int64(46)
    """
    return pd.DataFrame(
        [
            {"field": name, "present": int(mask.sum()), "missing": int((~mask).sum()), "meaning": meaning}
            for name, (mask, meaning) in _present(corpus).items()
        ],
        columns=list(COMPLETENESS_COLUMNS),
    )


def completeness_by_file(corpus: Corpus) -> pd.DataFrame:
    """Table of how many papers of each input file have each field; a paper counts for the file it was kept from.

    Parameters
    ----------
    corpus
        Any corpus.

    Returns
    -------
    pandas.DataFrame
        Columns ``file``, ``field``, ``present``, ``missing``, by file and then in the order of `completeness`.

    Examples
    --------
    >>> from graphlab.sources import read
    >>> completeness_by_file(read("seeds/000_324a95f0e513ba83.txt")).loc[2, "missing"]
    np.int64(46)
    """
    fields = pd.DataFrame({name: mask for name, (mask, _) in _present(corpus).items()}, dtype="bool")
    order = {name: place for place, name in enumerate(fields)}
    long = fields.assign(file=corpus.papers["source_file"]).melt("file", var_name="field", value_name="has")
    grouped = long.groupby(["file", "field"])["has"]
    table = pd.DataFrame({"present": grouped.sum(), "missing": grouped.size() - grouped.sum()}).reset_index()
    table = table.sort_values(["file", "field"], key=lambda c: c.map(order) if c.name == "field" else c)
    return table.reset_index(drop=True)


def _present(corpus: Corpus) -> dict[str, tuple[pd.Series, str]]:
    """Fields: which papers have each, and what its lack means."""
    papers = corpus.papers
    printed = corpus.authorships.loc[corpus.authorships["evidence"] == "printed", "paper_id"]
    return {
        "title": (papers["title"].fillna("") != "", "the paper is listed without a title"),
        "authors": (papers["paper_id"].isin(printed), "the paper adds nobody to the network"),
        "complete author list": (papers["byline_complete"], "collaborators and ties are lower bounds"),
        "abstract": (papers["abstract"].fillna("") != "", "its theme rests on the title alone"),
        "year": (papers["year"].notna(), "the paper is left out of everything over time"),
        "printed year": (papers["year"].notna() & ~papers["date_inferred"], "the year is inferred or unknown"),
        "subject": (papers["categories"].map(bool), "the paper has no subject code"),
    }
