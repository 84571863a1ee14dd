"""Ids of people that later papers do not change."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from graphlab.corpus import stable_id

Integers = npt.NDArray[np.int64]


def author_ids(person: Integers, keys: list[tuple[str, ...]], *, papers: tuple[pd.Series, pd.Series]) -> pd.Series:
    """Author id of every authorship.

    Parameters
    ----------
    person
        Person of every authorship, a number.
    keys
        What the printed name is known by: its key, and a number where one byline has it several times.
    papers
        Id and year of the paper of every authorship.

    Returns
    -------
    Series
        The hash of the key under which a person's earliest paper prints the name. Where several people have that key,
        the one who had it first keeps it; the others' ids are the hash of the key and of their earliest paper. Papers
        that appear later change neither, so that an id goes on to mean the same person.
    """
    paper_id, year = (column.reset_index(drop=True) for column in papers)
    key = pd.factorize(pd.Series(["\x1f".join(key) for key in keys], dtype="str"))[0]
    rows = pd.DataFrame({"person": person, "key": key, "paper": paper_id, "year": year, "row": np.arange(len(key))})
    rows = rows.sort_values(["year", "paper", "row"], na_position="last")
    firsts = rows.drop_duplicates("person")
    bearer = rows.drop_duplicates("key").set_index("key")["person"]
    had_first = bearer.loc[firsts["key"]].to_numpy() == firsts["person"].to_numpy()
    ids = {
        who: stable_id("a", *keys[row]) if first else stable_id("a", *keys[row], paper)
        for who, row, paper, first in zip(firsts["person"], firsts["row"], firsts["paper"], had_first, strict=True)
    }
    return pd.Series([ids[who] for who in person.tolist()], dtype="str")
