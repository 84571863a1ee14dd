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
    papers = corpus.papers
    printed = corpus.authorships.loc[corpus.authorships["evidence"] == "printed", "paper_id"]
    present = {
        "title": (papers["title"].fillna("") != "", "the paper is listed without a title"),
        "authors": (papers["paper_id"].isin(printed), "the paper adds nobody to the network"),
        "complete author list": (papers["byline_complete"], "collaborators and ties are lower bounds"),
        "abstract": (papers["abstract"].fillna("") != "", "its theme rests on the title alone"),
        "year": (papers["year"].notna(), "the paper is left out of everything over time"),
        "printed year": (papers["year"].notna() & ~papers["date_inferred"], "the year is inferred or unknown"),
        "subject": (papers["categories"].map(bool), "the paper has no subject code"),
    }
    rows = [
        {"field": name, "present": int(mask.sum()), "missing": int((~mask).sum()), "meaning": meaning}
        for name, (mask, meaning) in present.items()
    ]
    return pd.DataFrame(rows, columns=list(COMPLETENESS_COLUMNS))
