"""A field of many JSON records -> a column of clean values: what `json_fields` does value by value, done at once."""

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import cast

import pyarrow as pa
import pyarrow.compute as pc

from graphlab.sources.cells import parse_doi
from graphlab.sources.json_fields import count_of, dicts_of, iso_date, readable_of, text_of
from graphlab.sources.json_stream import Value
from graphlab.sources.name_lists import natural_name
from graphlab.sources.records import PaperDate
from graphlab.sources.text_columns import cleaned_column, cleaned_texts, column_of

Texts = list[str | None]
_NO_DATE = PaperDate()


def fields(values: Sequence[Value], *keys: str) -> list[object]:
    """What records hold under a key; under the first of several that is not empty.

    Examples
    --------
    >>> fields([{"id": 3}, {"key": "x"}], "id", "key")
    [3, 'x']
    """
    first, *others = keys
    try:
        found = list(map(itemgetter(first), values))  # nearly always every record has a field or none has it
    except KeyError:
        found = [value.get(first) for value in values]
    for key in others:
        if all(found):
            break
        found = [known or value.get(key) for known, value in zip(found, values, strict=True)]
    return found


def dicts(values: Iterable[object]) -> list[Value]:
    """Each value if it is an object, else an empty one."""
    return [cast("Value", value) if type(value) is dict else {} for value in values]


def texts(values: Sequence[object]) -> pa.Array:
    r"""Column of what `text_of` makes of each value.

    Examples
    --------
    >>> texts(["On\n  Trees ", 5, None]).to_pylist()
    ['On Trees', '5', None]
    """
    return cleaned_column(values, text_of, has_markup=False)


def readables(values: Sequence[object]) -> pa.Array:
    """Column of what `readable_of` makes of each value.

    Examples
    --------
    >>> readables(["<i>On</i> Trees", None]).to_pylist()
    ['On Trees', None]
    """
    return cleaned_column(values, readable_of, has_markup=True)


def text_list(values: Sequence[object]) -> Texts:
    """What `text_of` makes of each value, as a list; None or empty where there is nothing."""
    return cleaned_texts(values, text_of, has_markup=False)


def readable_list(values: Sequence[object]) -> Texts:
    """What `readable_of` makes of each value, as a list; None or empty where there is nothing."""
    return cleaned_texts(values, readable_of, has_markup=True)


def first_of(*columns: pa.Array) -> pa.Array:
    """The first column, and where it has nothing the next."""
    return pc.call_function("coalesce", list(columns))


def dois(values: Sequence[object]) -> pa.Array:
    """Column of the DOIs in what fields hold."""
    return column_of([parse_doi(text) if text else None for text in text_list(values)])


def counts(values: Sequence[object]) -> Sequence[int | None]:
    """What `count_of` makes of each value."""
    if set(map(type, values)) <= {int, type(None)}:
        numbers = cast("list[int | None]", values)
        return [number if number is not None and 0 <= number < 2**53 else None for number in numbers]
    return [count_of(value) for value in values]


def extras(n: int, **columns: Sequence[object]) -> list[Mapping[str, object]]:
    """What the columns of a table have no place for, without what is empty.

    Examples
    --------
    >>> extras(2, pages=["3-17", None], cited=[0, 2])
    [{'cited': 0, 'pages': '3-17'}, {'cited': 2}]
    """
    names = sorted(name for name, column in columns.items() if any(value or value == 0 for value in column))
    if not names:
        return [{} for _ in range(n)]
    rows = zip(*[columns[name] for name in names], strict=True)
    return [{name: value for name, value in zip(names, row, strict=True) if value or value == 0} for row in rows]


def natural_names(families: Texts, givens: Texts, suffixes: Texts) -> list[str]:
    """Names in the order in which they are said."""
    return [
        f"{given} {family}"
        if family and given and not suffix and family.isascii()
        else natural_name(family or "", given or "", suffix or "")
        for family, given, suffix in zip(families, givens, suffixes, strict=True)
    ]


def iso_dates(values: Sequence[object]) -> list[PaperDate]:
    """Dates written year first; none where there is nothing."""
    return [iso_date(text) if text else _NO_DATE for text in text_list(values)]


def last_parts(values: Sequence[object]) -> Texts:
    """What stands behind the last slash of an address.

    Examples
    --------
    >>> last_parts(["https://openalex.org/W1", None])
    ['W1', None]
    """
    return [text.rpartition("/")[2] if text else None for text in text_list(values)]


def firsts(values: Iterable[object]) -> list[object]:
    """What stands alone in a list, without the list; texts of lists are those of what is first in them.

    Examples
    --------
    >>> firsts([["On Trees"], ["a", "b"], None])
    ['On Trees', ['a', 'b'], None]
    """
    return [
        cast("list[object]", value)[0] if type(value) is list and len(cast("list[object]", value)) == 1 else value
        for value in values
    ]


def lists(values: Iterable[object]) -> list[Sequence[object]]:
    """Each value if it is a list, else an empty one."""
    return [cast("list[object]", value) if type(value) is list else () for value in values]


def dict_lists(values: Iterable[object]) -> list[list[Value]]:
    """The objects in each value."""
    return list(map(dicts_of, values))
