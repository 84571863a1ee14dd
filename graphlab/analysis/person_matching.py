"""Which person of one study is which of another: by id, then by the places in bylines they share."""

import pandas as pd

from graphlab.analysis.assignment import best_assignment


def matched_people(members: tuple[pd.DataFrame, ...], places: tuple[pd.DataFrame, ...]) -> pd.DataFrame:
    """Everybody of two studies, matched where they are one person.

    Parameters
    ----------
    members
        Of each side the people to match: a table with ``author_id``.
    places
        Of each side its authorships: ``paper_id``, ``printed_name`` and ``author_id``.

    Returns
    -------
    pandas.DataFrame
        Columns ``author_id_a``, ``author_id_b`` (missing where there is no match), ``matched_by`` (``"id"``, ``"shared
        papers"`` or empty) and ``counted_with``: for a person without a match, the name of whoever has the same
        places in bylines on the other side.

    Notes
    -----
    An author id is the hash of the name on a person's earliest paper, so that it goes on to mean the same person when
    papers are added. Where two runs split or joined a name differently, ids differ; the same name on the same paper is
    the same place in a byline, and people are then matched one to one by the number of places they share.

    Examples
    --------
    >>> one = pd.DataFrame({"paper_id": ["p1", "p2"], "printed_name": ["J. Li", "J. Li"], "author_id": ["a1", "a1"]})
    >>> other = one.assign(author_id=["a2", "a2"])
    >>> matched_people((one[["author_id"]], other[["author_id"]]), (one, other))["matched_by"].tolist()
    ['shared papers']
    """
    first, second = (pd.Index(table["author_id"].unique()).sort_values() for table in members)
    same = first.intersection(second)
    by_id = pd.DataFrame({"author_id_a": same, "author_id_b": same, "matched_by": "id"})
    shared = _shared_places(places)
    free = shared[shared["a"].isin(first.difference(same)) & shared["b"].isin(second.difference(same))]
    chosen = best_assignment(free.assign(tie=0.0))
    by_place = pd.DataFrame({"author_id_a": chosen["a"], "author_id_b": chosen["b"], "matched_by": "shared papers"})
    rest_a = first.difference(same).difference(pd.Index(chosen["a"]))
    rest_b = second.difference(same).difference(pd.Index(chosen["b"]))
    table = pd.concat(
        [
            by_id,
            by_place,
            pd.DataFrame({"author_id_a": rest_a, "author_id_b": None, "matched_by": ""}),
            pd.DataFrame({"author_id_a": None, "author_id_b": rest_b, "matched_by": ""}),
        ],
        ignore_index=True,
    ).astype({"author_id_a": "str", "author_id_b": "str", "matched_by": "str"})
    return table.assign(counted_with=_counted_with(table, shared, places))


def _shared_places(places: tuple[pd.DataFrame, ...]) -> pd.DataFrame:
    """Places in bylines that people of the two sides share, most first; only where their ids differ."""
    one, other = (table.drop_duplicates(["paper_id", "printed_name", "author_id"]) for table in places)
    both = one.merge(other, on=["paper_id", "printed_name"], suffixes=("_a", "_b"))
    both = both[both["author_id_a"] != both["author_id_b"]]
    counts = both.groupby(["author_id_a", "author_id_b"]).size().rename("score").reset_index()
    counts = counts.rename(columns={"author_id_a": "a", "author_id_b": "b"})
    return counts.sort_values(["score", "a", "b"], ascending=[False, True, True], ignore_index=True)


def _counted_with(table: pd.DataFrame, shared: pd.DataFrame, places: tuple[pd.DataFrame, ...]) -> pd.Series:
    """Name printed for the person of the other side with most of the same places."""
    found = pd.Series(pd.NA, index=table.index, dtype="str")
    for own, other, rows in (("a", "b", places[1]), ("b", "a", places[0])):
        alone = table[f"author_id_{other}"].isna()
        partner = shared.drop_duplicates(own).set_index(own)[other]
        name = rows.sort_values(["author_id", "printed_name"]).drop_duplicates("author_id")
        named = table.loc[alone, f"author_id_{own}"].map(partner).map(name.set_index("author_id")["printed_name"])
        found = found.where(~alone, named.reindex(table.index).astype("str"))
    return found
