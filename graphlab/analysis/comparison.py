"""Two studies side by side: which papers, people, ties, groups and themes only one of them has, and which both."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from graphlab.analysis.comparison_tables import (
    BOTH,
    COMPARED_COUNT_COLUMNS,
    COMPARED_PAPER_COLUMNS,
    COMPARED_PERSON_COLUMNS,
    COMPARED_TIE_COLUMNS,
    ONLY_A,
    ONLY_B,
)
from graphlab.analysis.group_matching import compared_groups, compared_themes
from graphlab.analysis.parts import Side
from graphlab.analysis.person_matching import matched_people


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Five tables on two sides, A and B; their columns are documented in `graphlab.analysis.comparison_tables`.

    Attributes
    ----------
    papers, people, ties, groups, themes
        One row for everything that is in A, in B or in both, with a column ``presence``.
    """

    papers: pd.DataFrame
    people: pd.DataFrame
    ties: pd.DataFrame
    groups: pd.DataFrame
    themes: pd.DataFrame


def compare(a: Side, b: Side) -> Comparison:
    """Comparison of two studies, or of two parts of one.

    Parameters
    ----------
    a, b
        The two sides: each a `Study` or a `Part`. Papers are the same where their ids are; people as `matched_people`
        says; groups and themes as `compared_groups` and `compared_themes` say.

    Returns
    -------
    Comparison

    Notes
    -----
    Two studies made apart may take a preprint and its publication, or two spellings, for one thing here and two there.
    Where both inputs are at hand, analyse them as one corpus (`graphlab.analysis.united`) and compare its parts.

    Examples
    --------
    >>> import graphlab as gl
    >>> study = gl.analyze(gl.read("seeds/000_324a95f0e513ba83.txt"))
    >>> compare(study, study).people["presence"].unique().tolist()
    ['both']
    """
    people = compared_people(a, b)
    return Comparison(
        papers=compared_papers(a, b),
        people=people,
        ties=compared_ties(a, b, people=people),
        groups=compared_groups(a.communities, b.communities, people=people),
        themes=compared_themes((a.themes, b.themes), (a.paper_themes, b.paper_themes)),
    )


def compared_counts(found: Comparison) -> pd.DataFrame:
    """How many papers, people, ties, groups and themes only A has, both have, only B has.

    Parameters
    ----------
    found
        The comparison.

    Returns
    -------
    pandas.DataFrame
        Columns `COMPARED_COUNT_COLUMNS`, five rows. A theme without a paper is on neither side.

    Examples
    --------
    >>> import graphlab as gl
    >>> study = gl.analyze(gl.read("seeds/000_324a95f0e513ba83.txt"))
    >>> compared_counts(compare(study, study)).head(2).values.tolist()
    [['papers', 50, 0, 50, 0, 50], ['people', 79, 0, 79, 0, 79]]
    """
    themes = found.themes.assign(presence=presence(found.themes["papers_a"] > 0, found.themes["papers_b"] > 0))
    tables = {"papers": found.papers, "people": found.people, "ties": found.ties, "groups": found.groups}
    rows: list[tuple[object, ...]] = []
    for what, table in (tables | {"themes": themes}).items():
        counts = table["presence"].value_counts()
        only_a, both, only_b = (int(counts.get(word, 0)) for word in (ONLY_A, BOTH, ONLY_B))
        rows.append((what, only_a + both, only_a, both, only_b, both + only_b))
    return pd.DataFrame(rows, columns=list(COMPARED_COUNT_COLUMNS))


def compared_papers(a: Side, b: Side) -> pd.DataFrame:
    """Papers of two sides, latest first.

    Parameters
    ----------
    a, b
        The two sides.

    Returns
    -------
    pandas.DataFrame
        Columns `COMPARED_PAPER_COLUMNS`.

    Examples
    --------
    >>> import graphlab as gl
    >>> study = gl.analyze(gl.read("seeds/000_324a95f0e513ba83.txt"))
    >>> len(compared_papers(study, study))
    50
    """
    papers = pd.concat([b.corpus.papers, a.corpus.papers], ignore_index=True)
    complete = papers.groupby("paper_id")["byline_complete"].all()
    papers = papers.drop_duplicates("paper_id").set_index("paper_id")
    table = papers[["title", "year", "source_file", "source_line"]].join(complete)
    table["presence"] = presence(*(table.index.isin(side.corpus.papers["paper_id"]) for side in (a, b))).to_numpy()
    for end, side in (("a", a), ("b", b)):
        themes = side.paper_themes.set_index("paper_id")["theme_id"].astype("Int64")
        table[f"theme_{end}"] = themes.reindex(table.index)
    table = table.reset_index().sort_values(["year", "title", "paper_id"], ascending=[False, True, True])
    return table[list(COMPARED_PAPER_COLUMNS)].reset_index(drop=True)


def compared_people(a: Side, b: Side) -> pd.DataFrame:
    """People of the networks of two sides, most papers first.

    Parameters
    ----------
    a, b
        The two sides.

    Returns
    -------
    pandas.DataFrame
        Columns `COMPARED_PERSON_COLUMNS`. As in the network, the owner of a profile page is left out by default.

    Examples
    --------
    >>> import graphlab as gl
    >>> study = gl.analyze(gl.read("seeds/000_324a95f0e513ba83.txt"))
    >>> compared_people(study, study)[["name", "papers_a", "papers_b"]].head(1).values.tolist()
    [['Weiming Zhuang', 7, 7]]
    """
    places = tuple(side.corpus.authorships[["paper_id", "printed_name", "author_id"]] for side in (a, b))
    table = matched_people((a.collaborators, b.collaborators), places)
    table["presence"] = presence(table["author_id_a"].notna(), table["author_id_b"].notna())
    for end, side in (("a", a), ("b", b)):
        known = side.collaborators.set_index("author_id")
        ids = table[f"author_id_{end}"]
        table[f"name_{end}"] = ids.map(known["name"])
        table[f"papers_{end}"] = ids.map(known["papers"]).fillna(0).astype("int64")
        table[f"collaborators_{end}"] = ids.map(_degrees(side)).fillna(0).astype("int64")
        table[f"community_{end}"] = ids.map(known["community"]).astype("Int64")
    table["name"] = table["name_b"].fillna(table["name_a"])
    table["papers_shared"] = _papers_shared(table, places)
    table["most"] = table[["papers_a", "papers_b"]].max(axis=1)
    order = ["most", "name", "author_id_b", "author_id_a"]
    table = table.sort_values(order, ascending=[False, True, True, True], ignore_index=True)
    return table[list(COMPARED_PERSON_COLUMNS)]


def compared_ties(a: Side, b: Side, *, people: pd.DataFrame) -> pd.DataFrame:
    """Pairs with a joint paper on either side, most joint papers first.

    Parameters
    ----------
    a, b
        The two sides.
    people
        Table `compared_people`.

    Returns
    -------
    pandas.DataFrame
        Columns `COMPARED_TIE_COLUMNS`.

    Examples
    --------
    >>> import graphlab as gl
    >>> study = gl.analyze(gl.read("seeds/000_324a95f0e513ba83.txt"))
    >>> table = compared_ties(study, study, people=compared_people(study, study))
    >>> len(table) == len(study.coauthors), table["presence"].unique().tolist()
    (True, ['both'])
    """
    ids = people["author_id_b"].fillna(people["author_id_a"])
    known = people.assign(author_id=ids).set_index("author_id")
    renamed = dict(zip(people["author_id_a"].dropna(), ids[people["author_id_a"].notna()], strict=True))
    sides = [_tie_rows(a.coauthors, renamed), _tie_rows(b.coauthors, {})]
    table = sides[0].add_suffix("_a").join(sides[1].add_suffix("_b"), how="outer")
    table["presence"] = presence(table["papers_a"].notna(), table["papers_b"].notna())
    table[["papers_a", "papers_b"]] = table[["papers_a", "papers_b"]].fillna(0).astype("int64")
    joint = zip(table["paper_ids_a"], table["paper_ids_b"], strict=True)
    table["paper_ids"] = [tuple(sorted({*_ids(first), *_ids(second)})) for first, second in joint]
    table = table.reset_index()
    for end in ("1", "2"):
        table[f"name_{end}"] = table[f"author_{end}"].map(known["name"])
    one_sided = [(table[f"author_{end}"].map(known["presence"]) != BOTH).astype(int) for end in ("1", "2")]
    table["known_people"] = 2 - one_sided[0] - one_sided[1]
    table["most"] = table[["papers_a", "papers_b"]].max(axis=1)
    order = ["most", "name_1", "name_2", "author_1", "author_2"]
    table = table.sort_values(order, ascending=[False, True, True, True, True], ignore_index=True)
    return table[list(COMPARED_TIE_COLUMNS)]


def presence(in_a: pd.Series | np.ndarray, in_b: pd.Series | np.ndarray) -> pd.Series:
    """Words for where something is.

    Parameters
    ----------
    in_a, in_b
        Whether each thing is in A, and in B; every thing is in one of them.

    Examples
    --------
    >>> presence(np.array([True, True, False]), np.array([False, True, True])).tolist()
    ['only A', 'both', 'only B']
    """
    one, other = np.asarray(in_a, dtype=bool), np.asarray(in_b, dtype=bool)
    words = np.where(one & other, BOTH, np.where(one, ONLY_A, ONLY_B))
    index = in_a.index if isinstance(in_a, pd.Series) else None
    return pd.Series(words, index=index, dtype="str")


def _degrees(side: Side) -> pd.Series:
    return pd.concat([side.coauthors["author_a"], side.coauthors["author_b"]]).value_counts()


def _papers_shared(table: pd.DataFrame, places: tuple[pd.DataFrame, ...]) -> pd.Series:
    """Papers a matched person has on both sides."""
    found: list[pd.DataFrame] = []
    for end, rows in zip(("a", "b"), places, strict=True):
        row_of = pd.Series(table.index, index=table[f"author_id_{end}"])
        row_of = row_of[row_of.index.notna()]
        mine = pd.DataFrame({"paper_id": rows["paper_id"], "row": rows["author_id"].map(row_of)})
        found.append(mine.drop_duplicates())
    both = found[0].dropna().merge(found[1].dropna(), on=["paper_id", "row"])
    return both.groupby("row").size().reindex(table.index, fill_value=0).astype("int64")


def _tie_rows(coauthors: pd.DataFrame, renamed: dict[str, str]) -> pd.DataFrame:
    """Joint papers of each pair, under the ids both sides share, the smaller id first."""
    ends = [
        pd.Series([renamed.get(author, author) for author in coauthors[f"author_{end}"]], coauthors.index, dtype="str")
        for end in ("a", "b")
    ]
    swapped = ends[0] > ends[1]
    rows = coauthors[["papers", "paper_ids"]].assign(
        author_1=ends[0].where(~swapped, ends[1]), author_2=ends[1].where(~swapped, ends[0])
    )
    return rows.set_index(["author_1", "author_2"])


def _ids(papers: object) -> tuple[str, ...]:
    return tuple(map(str, papers)) if isinstance(papers, tuple | list) else ()
