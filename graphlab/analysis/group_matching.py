"""Groups and themes of two studies, matched: groups by the people they share, themes by papers and terms."""

import numpy as np
import pandas as pd

from graphlab.analysis.assignment import best_assignment
from graphlab.analysis.comparison_tables import (
    BOTH,
    COMPARED_GROUP_COLUMNS,
    COMPARED_THEME_COLUMNS,
    ONLY_A,
    ONLY_B,
)
from graphlab.analysis.trends import wilson_interval

FEWEST_TERMS = 3  # of ten: two themes that share fewer terms and no paper are not one theme


def compared_groups(a: pd.DataFrame, b: pd.DataFrame, *, people: pd.DataFrame) -> pd.DataFrame:
    """Groups of two sides, each matched with at most one of the other.

    Parameters
    ----------
    a, b
        Table `communities` of each side; people alone are no group.
    people
        Table `compared_people`.

    Returns
    -------
    pandas.DataFrame
        Columns `COMPARED_GROUP_COLUMNS`: matched groups first, those with most shared people before others.

    Notes
    -----
    The matching shares as many people as any one-to-one matching can; of equal ones, that with the greatest summed
    Jaccard overlap is taken. Groups without a shared person stay unmatched.

    Examples
    --------
    >>> import graphlab as gl
    >>> from graphlab.analysis.comparison import compared_people
    >>> study = gl.analyze(gl.read("seeds/000_324a95f0e513ba83.txt"))
    >>> table = compared_groups(study.communities, study.communities, people=compared_people(study, study))
    >>> table["overlap"].unique().tolist()
    [1.0]
    """
    sides = [table[table["n_authors"] > 1].set_index("community") for table in (a, b)]
    ends = ("a", "b")
    common = people[people["presence"] == BOTH]
    inside = common[common["community_a"].isin(sides[0].index) & common["community_b"].isin(sides[1].index)]
    pairs = inside.groupby(["community_a", "community_b"]).size().rename("score").reset_index()
    pairs = pairs.rename(columns={"community_a": "a", "community_b": "b"}).astype("int64")
    sizes = pairs["a"].map(sides[0]["n_authors"]) + pairs["b"].map(sides[1]["n_authors"])
    chosen = best_assignment(pairs.assign(tie=pairs["score"] / (sizes - pairs["score"])))
    table = _both_and_rest(chosen[["a", "b", "score", "tie"]], sides)
    table = table.rename(columns={"a": "community_a", "b": "community_b", "score": "shared", "tie": "overlap"})
    table[["shared", "overlap"]] = table[["shared", "overlap"]].fillna(0)
    for end, side in zip(ends, sides, strict=True):
        for column in ("letter", "label", "n_authors"):
            table[f"{column}_{end}"] = table[f"community_{end}"].map(side[column])
        known = common[f"community_{end}"].value_counts()
        there = table[f"community_{end}"].map(known).fillna(0).astype("int64")
        table[f"known_{end}"] = there - table["shared"].astype("int64")
        table[f"n_authors_{end}"] = table[f"n_authors_{end}"].fillna(0).astype("int64")
    table = table.rename(columns={"known_a": "to_elsewhere", "known_b": "from_elsewhere"})
    table["names"] = _group_names(table, people)
    table["shared"] = table["shared"].astype("int64")
    table["most"] = table[["n_authors_a", "n_authors_b"]].max(axis=1)
    table["rank"] = (table["presence"] != BOTH).astype(int)
    order = ["rank", "shared", "most", "community_b", "community_a"]
    table = table.sort_values(order, ascending=[True, False, False, True, True], ignore_index=True)
    return table[list(COMPARED_GROUP_COLUMNS)]


def compared_themes(
    themes: tuple[pd.DataFrame, pd.DataFrame], papers: tuple[pd.DataFrame, pd.DataFrame]
) -> pd.DataFrame:
    """Themes of two sides, matched, with their papers, their shares and whether these differ.

    Parameters
    ----------
    themes
        Table `themes` of each side.
    papers
        Table `paper_themes` of each side.

    Returns
    -------
    pandas.DataFrame
        Columns `COMPARED_THEME_COLUMNS`, the theme with most papers first.

    Notes
    -----
    Themes are matched one to one by shared papers (over the papers of the smaller one) plus shared terms (over the
    terms of the one with fewer): parts of one study have the same themes, which so match whole. Two themes without
    a shared paper need three shared terms.

    Whether a theme's share differs is tested between papers that only one side has, for shared papers say nothing of a
    difference. Where a side has none of its own, as the earlier of two dates, the shared papers stand for it
    (``tested_a``, ``tested_b``). The interval is that of Newcombe (Statistics in Medicine 17, 873, 1998, method 10)
    for the difference of two shares; with several themes, one in twenty is outside it by chance.

    Examples
    --------
    >>> import graphlab as gl
    >>> study = gl.analyze(gl.read("seeds/000_324a95f0e513ba83.txt"))
    >>> table = compared_themes((study.themes, study.themes), (study.paper_themes, study.paper_themes))
    >>> table["verdict"].unique().tolist()
    ['no clear difference']
    """
    sides = [table[["theme_id", "label", "terms"]].set_index("theme_id") for table in themes]
    both = papers[0][["paper_id", "theme_id"]].merge(papers[1][["paper_id", "theme_id"]], on="paper_id")
    chosen = best_assignment(_theme_pairs(sides, both, [rows["theme_id"].value_counts() for rows in papers]))
    table = _both_and_rest(chosen[["a", "b", "shared_papers", "shared_terms"]], sides)
    table = table.rename(columns={"a": "theme_id_a", "b": "theme_id_b"})
    table[["shared_papers", "shared_terms"]] = table[["shared_papers", "shared_terms"]].fillna(0).astype("int64")
    shared = frozenset(both["paper_id"])
    for end, side, rows in zip(("a", "b"), sides, papers, strict=True):
        ids = table[f"theme_id_{end}"]
        table[f"label_{end}"] = ids.map(side["label"])
        table[f"papers_{end}"] = ids.map(rows["theme_id"].value_counts()).fillna(0).astype("int64")
        table[f"share_{end}"] = table[f"papers_{end}"] / max(len(rows), 1)
        own = rows[~rows["paper_id"].isin(shared)]
        table[f"own_{end}"] = ids.map(own["theme_id"].value_counts()).fillna(0).astype("int64")
        table[f"common_{end}"] = table[f"papers_{end}"] - table[f"own_{end}"]
    table = table[(table["papers_a"] > 0) | (table["papers_b"] > 0)].rename(
        columns={"own_a": "lost", "own_b": "gained"}
    )
    table = _tested(table, [len(rows) for rows in papers], len(shared))
    table["most"] = table[["papers_a", "papers_b"]].max(axis=1)
    order = ["most", "theme_id_b", "theme_id_a"]
    return table.sort_values(order, ascending=[False, True, True], ignore_index=True)[list(COMPARED_THEME_COLUMNS)]


def difference_interval(
    hits: tuple[pd.Series, pd.Series], trials: tuple[int, int]
) -> tuple[pd.Series, pd.Series, pd.Series]:
    """Difference of two shares, second minus first, with the ends of its 95% interval; 0, -1 and 1 without trials.

    Parameters
    ----------
    hits
        Counts of the two samples.
    trials
        Sizes of the two samples.

    Notes
    -----
    R. G. Newcombe, Statistics in Medicine 17, 873-890, 1998, method 10: the two Wilson intervals, squared and added.

    Examples
    --------
    >>> found = difference_interval((pd.Series([48]), pd.Series([56])), (80, 70))  # Newcombe's Table II (a), turned
    >>> [round(float(values.iloc[0]), 4) for values in found]
    [0.2, 0.0524, 0.3339]
    """
    if not all(trials):
        zero = hits[0] * 0.0
        return zero, zero - 1, zero + 1
    share = [count / n for count, n in zip(hits, trials, strict=True)]
    (low_1, high_1), (low_2, high_2) = (
        wilson_interval(count.to_numpy(), np.full(len(count), n)) for count, n in zip(hits, trials, strict=True)
    )
    middle = share[1] - share[0]
    low = middle - np.sqrt((share[1] - low_2) ** 2 + (high_1 - share[0]) ** 2)
    high = middle + np.sqrt((high_2 - share[1]) ** 2 + (share[0] - low_1) ** 2)
    return middle, low, high


def _tested(table: pd.DataFrame, sizes: list[int], n_shared: int) -> pd.DataFrame:
    """Difference, interval and verdict of every theme."""
    own = (sizes[0] - n_shared, sizes[1] - n_shared)
    is_own = [n > 0 for n in own]
    hits = [
        table[column] if found else table[f"common_{end}"]
        for end, column, found in zip("ab", ("lost", "gained"), is_own, strict=True)
    ]
    trials = [n or n_shared for n in own]
    difference, low, high = difference_interval((hits[0], hits[1]), (trials[0], trials[1]))
    differs = any(own)
    verdict = np.select(
        [table["papers_a"] == 0, table["papers_b"] == 0, (low > 0) & differs, (high < 0) & differs],
        ["only in B", "only in A", "higher in B", "higher in A"],
        default="no clear difference",
    )
    words = ["own" if found else "shared" for found in is_own]
    return table.assign(
        difference=difference,
        low=low,
        high=high,
        tested_a=words[0],
        tested_b=words[1],
        n_tested_a=trials[0],
        n_tested_b=trials[1],
        verdict=pd.Series(verdict, index=table.index, dtype="str"),
    )


def _theme_pairs(sides: list[pd.DataFrame], both: pd.DataFrame, sizes: list[pd.Series]) -> pd.DataFrame:
    """Every pair of themes that could be one, with what they share."""
    papers = both.groupby(["theme_id_x", "theme_id_y"]).size().to_dict()
    rows: list[tuple[object, ...]] = []
    for one, terms in sides[0]["terms"].items():
        for other, others in sides[1]["terms"].items():
            n_papers, n_terms = papers.get((one, other), 0), len(set(terms) & set(others))
            if n_papers or n_terms >= FEWEST_TERMS:
                smaller = min(sizes[0].get(one, 0), sizes[1].get(other, 0))
                score = n_papers / max(smaller, 1) + n_terms / max(1, min(len(terms), len(others)))
                rows.append((one, other, n_papers, n_terms, score))
    columns = ["a", "b", "shared_papers", "shared_terms", "score"]
    return pd.DataFrame(rows, columns=columns).assign(tie=0.0)


def _both_and_rest(chosen: pd.DataFrame, sides: list[pd.DataFrame]) -> pd.DataFrame:
    """Matched rows, then those of either side that nothing matches."""
    alone = [side.index.difference(pd.Index(chosen[end])) for end, side in zip(("a", "b"), sides, strict=True)]
    parts = [
        chosen.assign(presence=BOTH),
        pd.DataFrame({"a": alone[0], "presence": ONLY_A}),
        pd.DataFrame({"b": alone[1], "presence": ONLY_B}),
    ]
    table = pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)
    table = table.reindex(columns=[*chosen.columns, "presence"])
    return table.astype({"a": "Int64", "b": "Int64", "presence": "str"})


def _group_names(table: pd.DataFrame, people: pd.DataFrame) -> list[tuple[str, ...]]:
    """Shared authors of a matched pair; all authors of a group without a match."""
    by_pair = people.groupby(["community_a", "community_b"])["name"].agg(tuple).to_dict()
    by_side = {end: people.groupby(f"community_{end}")["name"].agg(tuple).to_dict() for end in ("a", "b")}
    names: list[tuple[str, ...]] = []
    for one, other in zip(table["community_a"], table["community_b"], strict=True):
        if pd.isna(one) or pd.isna(other):
            names.append(by_side["b"].get(other, ()) if pd.isna(one) else by_side["a"].get(one, ()))
        else:
            names.append(by_pair.get((one, other), ()))
    return names
