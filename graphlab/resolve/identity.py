"""Decisions about authorships -> the identity table, by author."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from graphlab.corpus import IDENTITY_COLUMNS, make_table
from graphlab.resolve.people import Decision


def identity_table(decisions: Iterable[Decision], authorships: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    """Table of decisions, with the columns of `graphlab.corpus.IDENTITY_COLUMNS`.

    Parameters
    ----------
    decisions
        By rows of the authorships. What the user decided otherwise is left out.
    authorships
        With the final author of each.
    names
        Preferred spelling of every author.
    """
    author = authorships["author_id"].to_numpy(dtype=object)
    paper = authorships["paper_id"].to_numpy(dtype=object)
    printed = authorships["printed_name"].to_numpy(dtype=object)
    rows: list[dict[str, Any]] = []
    for item in decisions:
        one, other = author[item.first], author[item.second]
        is_one = one == other
        if is_one != (item.decision in ("joined", "suggested split")) and item.decision != "user":
            continue
        splits = item.decision in ("split", "suggested split")
        name = names[one] if splits else printed[item.first]
        rows.append(
            {
                "decision": item.decision,
                "author_a": one,
                "author_b": other,
                "name_a": name,
                "name_b": name if splits else printed[item.second],
                "probability": item.probability,
                "evidence": item.evidence,
                "papers_a": tuple(sorted({paper[row] for row in item.rows_a})),
                "papers_b": tuple(sorted({paper[row] for row in item.rows_b})),
            }
        )
    table = make_table(rows, IDENTITY_COLUMNS)
    order = table["decision"].map({name: place for place, name in enumerate(_ORDER)})
    table = table.assign(order=order).sort_values(
        ["order", "name_a", "name_b", "author_a", "author_b", "evidence", "papers_a", "papers_b"], ignore_index=True
    )
    return table.drop(columns="order")


_ORDER = ("user", "joined", "split", "suggested join", "suggested split", "refused")
