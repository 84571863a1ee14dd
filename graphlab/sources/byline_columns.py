"""Bylines -> the authorships and authors tables: each distinct place is kept and parsed once, the rest is numbers."""

import re
from collections.abc import Sequence
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from graphlab.corpus import AUTHOR_COLUMNS, AUTHORSHIP_COLUMNS, stable_id, table_from_columns
from graphlab.names import SUFFIXES, Name, parse_name
from graphlab.sources.records import PrintedAuthor

Integers = npt.NDArray[np.int64]
# Words that begin with a capital and go on in small letters, initials between them: no particle, no other order.
_SIMPLE = re.compile(r"([A-Z][a-z]+(?: [A-Z](?:\.|[a-z]+))*) ([A-Z][a-z]+)")


def parsed_name(printed: str) -> Name:
    """Parts of a printed name, as `graphlab.names.parse_name` finds them; quicker where a name is simple.

    Examples
    --------
    >>> parsed_name("Ada N. Nwosu"), parsed_name("Bo van Li").family
    (Name(given='Ada N.', family='Nwosu', suffix=''), 'van Li')
    """
    found = _SIMPLE.fullmatch(printed)
    if found is None or found[2].lower() in SUFFIXES:
        return parse_name(printed)
    return Name(found[1], found[2], "")


class BylineColumns:
    """Authorships that grow byline by byline.

    Examples
    --------
    >>> bylines = BylineColumns()
    >>> bylines.add(("Ada Nwosu", "Bo Li"))
    >>> authorships, authors = bylines.tables(["p1"])
    >>> authorships["family"].tolist(), authors["name"].tolist()
    (['Nwosu', 'Li'], ['Bo Li', 'Ada Nwosu'])
    """

    def __init__(self) -> None:
        self._codes: list[int] = []
        self._lengths: list[int] = []
        self._implied: list[int] = []  # places in the list of codes
        self._distinct: dict[str | PrintedAuthor, int] = {}

    def add(self, byline: Sequence[str | PrintedAuthor], *, implied: str = "") -> None:
        """Take in the byline of the next paper, and the author implied by its source."""
        distinct = self._distinct
        self._codes += [distinct.setdefault(place, len(distinct)) for place in byline]
        if implied:
            self._implied.append(len(self._codes))
            self._codes.append(distinct.setdefault(implied, len(distinct)))
        self._lengths.append(len(byline) + bool(implied))

    def tables(self, paper_ids: Sequence[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Authorships and authors, not resolved: one author per printed name, sorted by id.

        Parameters
        ----------
        paper_ids
            Ids of the papers in the order in which their bylines were added.
        """
        lengths = np.array(self._lengths, dtype=np.int64)
        codes = np.array(self._codes, dtype=np.int64)
        rows = np.repeat(np.arange(len(lengths)), lengths)
        starts = np.cumsum(lengths) - lengths
        positions = np.arange(len(codes)) - np.repeat(starts, lengths) + 1
        is_implied = np.zeros(len(codes), dtype=bool)
        is_implied[self._implied] = True
        ids = np.array(paper_ids, dtype=object)
        # Ranks of ids are unique, so a stable sort by them keeps the order within each byline.
        ranks = np.empty(len(ids), dtype=np.int64)
        ranks[np.argsort(ids, kind="stable")] = np.arange(len(ids))
        order = np.argsort(ranks[rows], kind="stable")
        codes, rows = codes[order], rows[order]
        columns, name_codes, names, name_ids = self._distinct_columns()
        taken = pa.array(codes)
        values: dict[str, Any] = {column: cells.take(taken) for column, cells in columns.items()}
        values["paper_id"] = pa.array(paper_ids, pa.large_string()).take(pa.array(rows))
        values["position"] = pd.arrays.IntegerArray(positions[order], is_implied[order])
        evidence = pa.array(["printed", "implied"], pa.large_string())
        values["evidence"] = evidence.take(pa.array(is_implied[order].astype(np.int64)))
        return table_from_columns(values, AUTHORSHIP_COLUMNS), _authors(
            names, name_ids, codes=name_codes[codes], rows=rows
        )

    def _distinct_columns(self) -> tuple[dict[str, pa.Array], Integers, list[str], list[str]]:
        """Cells of every distinct place by column; which name each place has; the names, and their ids."""
        places = [PrintedAuthor(place) if isinstance(place, str) else place for place in self._distinct]
        number: dict[str, int] = {}
        name_codes = np.array([number.setdefault(place.name, len(number)) for place in places], dtype=np.int64)
        names = list(number)
        name_ids = [stable_id("a", name) for name in names]
        parsed = [place[1:4] if place.family else _family_given_suffix(place.name) for place in places]
        columns = {
            "printed_name": _cells([place.name for place in places]),
            "author_id": _cells(name_ids).take(pa.array(name_codes)),
            "family": _cells([part[0] for part in parsed]),
            "given": _cells([part[1] for part in parsed]),
            "suffix": _cells([part[2] for part in parsed]),
            "orcid": _cells([place.orcid for place in places]),
            "external_id": _cells([place.external_id for place in places]),
            "affiliation": _cells([place.affiliation for place in places]),
        }
        return columns, name_codes, names, name_ids


def _family_given_suffix(printed: str) -> tuple[str, str, str]:
    name = parsed_name(printed)
    return name.family, name.given, name.suffix


def _cells(texts: Sequence[str]) -> pa.Array:
    """Texts as a column, with nothing for an empty one."""
    return pa.array([text or None for text in texts], pa.large_string())


def _authors(names: Sequence[str], ids: Sequence[str], *, codes: Integers, rows: Integers) -> pd.DataFrame:
    """One author per printed name, with the number of papers that have it, sorted by id."""
    pairs = np.unique(codes * (int(rows.max(initial=0)) + 1) + rows)
    counts = np.bincount(pairs // (int(rows.max(initial=0)) + 1), minlength=len(names))
    order = sorted(range(len(names)), key=ids.__getitem__)
    columns: dict[str, list[Any]] = {
        "author_id": [ids[index] for index in order],
        "name": [names[index] for index in order],
        "variants": [(names[index],) for index in order],
        "n_papers": counts[order].tolist(),
        "resolution": list(repeat("not resolved", len(order))),
        "certainty": list(repeat(None, len(order))),
    }
    return table_from_columns(columns, AUTHOR_COLUMNS)
