"""Texts by the column: one look at the bytes of a whole column says which of its texts have to be cleaned at all."""

import hashlib
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import cast

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Integers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Bytes = npt.NDArray[np.uint8]
TEXT = pa.large_string()
_BREAK, _SPACE, _CLOSE = ord("\n"), ord(" "), ord(")")
# Without these bits $ and & are alike, and so are < and \ (and |, which then is looked at in vain).
_MARKUP = ((0xFD, ord("$")), (0x9F, ord("<") & 0x9F))
_OWNED = (b"opyright", b"OPYRIGHT")
_ID_DIGITS = 16


def column_of(texts: Sequence[str | None]) -> pa.Array:
    """Texts as a column, with nothing for an empty one."""
    return without_empty(pa.array(texts, TEXT))


def no_texts(n: int) -> pa.Array:
    """A column without a text."""
    return pa.nulls(n, TEXT)


def _offsets(column: pa.Array) -> Integers:
    return np.frombuffer(column.buffers()[1], np.int64, len(column) + 1, column.offset * 8)


def _with_lengths(column: pa.Array, data: object) -> pa.Array:
    """Column over other bytes of the same layout; what has no bytes is missing."""
    offsets = pa.py_buffer(_offsets(column))
    is_there = np.packbits(np.diff(_offsets(column)) > 0, bitorder="little")
    return pa.LargeStringArray.from_buffers(len(column), offsets, data, pa.py_buffer(is_there))


def without_empty(column: pa.Array) -> pa.Array:
    """Column in which an empty text is a missing one.

    Examples
    --------
    >>> without_empty(pa.array(["a", "", None], pa.large_string())).null_count
    2
    """
    if not len(column) or column.null_count == int((np.diff(_offsets(column)) == 0).sum()):
        return column
    return _with_lengths(column, column.buffers()[2])


def _owned(data: Bytes) -> list[int]:
    """Positions of words that say whose a text is: ``(c)``, ``copyright``."""
    closing = np.flatnonzero(data == _CLOSE)
    closing = closing[closing > 1]
    is_mark = (data[closing - 1] | 0x20 == ord("c")) & (data[closing - 2] == ord("("))
    found: list[int] = closing[is_mark].tolist()
    content = data.tobytes()
    for word in _OWNED:
        position = content.find(word)
        while position >= 0:
            found.append(position)
            position = content.find(word, position + 1)
    return found


def _odd_rows(offsets: Integers, data: Bytes, *, has_markup: bool) -> Integers:
    """Rows with a character that is no printable ASCII, a space too many or, if asked for, a sign of markup."""
    is_space = data == _SPACE
    is_odd = (data - _SPACE) > ord("~") - _SPACE  # unsigned: what lies before the space counts as large
    is_odd[1:] |= is_space[1:] & is_space[:-1]
    if has_markup:
        for mask, sign in _MARKUP:
            is_odd |= (data & mask) == sign
    has_text = offsets[1:] > offsets[:-1]
    is_odd[offsets[:-1][has_text]] |= is_space[offsets[:-1][has_text]]
    is_odd[offsets[1:][has_text] - 1] |= is_space[offsets[1:][has_text] - 1]
    positions = np.flatnonzero(is_odd)
    if has_markup:
        positions = np.concatenate([positions, np.array(_owned(data), dtype=np.int64)])
    return np.unique(np.searchsorted(offsets, positions, side="right") - 1)


def cleaned_column(values: Sequence[object], clean: Callable[[object], str], *, has_markup: bool) -> pa.Array:
    r"""Values as a column of clean texts; each is cleaned on its own only where its bytes call for it.

    Parameters
    ----------
    values
        What a field holds, of any type.
    clean
        Clean text of one value; it leaves printable ASCII with single spaces as it is.
    has_markup
        Whether ``clean`` reads markup, and whose a text is; else ``\``, ``$``, ``<`` and ``&`` are plain signs.

    Examples
    --------
    >>> cleaned_column(["On Trees", " a\tb", None], lambda value: " ".join(str(value).split()), has_markup=False)[1]
    <pyarrow.LargeStringScalar: 'a b'>
    """
    try:
        column = pa.array(values, TEXT)
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        return column_of([clean(value) for value in values])
    if column.null_count == len(column):
        return column
    offsets = _offsets(column)
    data = np.frombuffer(column.buffers()[2], np.uint8, offsets[-1])
    is_break = data == _BREAK
    if is_break.any():
        data = np.where(is_break, np.uint8(_SPACE), data)
        column = _trimmed(_with_lengths(column, pa.py_buffer(data)))
        offsets = _offsets(column)
        data = np.frombuffer(column.buffers()[2], np.uint8, offsets[-1])
    rows = _odd_rows(offsets, data, has_markup=has_markup)
    if len(rows):
        is_odd = np.zeros(len(column), dtype=bool)
        is_odd[rows] = True
        texts = pa.array([clean(values[row]) for row in rows.tolist()], TEXT)
        column = pc.call_function("replace_with_mask", [column, pa.array(is_odd), texts])
    return without_empty(column)


def cleaned_texts(values: Sequence[object], clean: Callable[[object], str], *, has_markup: bool) -> list[str | None]:
    """Values as a list of clean texts, as `cleaned_column` finds them; None or empty where there is nothing."""
    try:
        column = pa.array(values, TEXT)
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        return [clean(value) for value in values]
    taken = cast("list[str | None]", list(values))
    if column.null_count < len(column):
        offsets = _offsets(column)
        data = np.frombuffer(column.buffers()[2], np.uint8, offsets[-1])
        for row in _odd_rows(offsets, data, has_markup=has_markup).tolist():
            taken[row] = clean(values[row])
    return taken


def _trimmed(column: pa.Array) -> pa.Array:
    """Column without spaces around its texts, where most of them have some."""
    offsets = _offsets(column)
    data = np.frombuffer(column.buffers()[2], np.uint8, offsets[-1])
    starts = offsets[:-1][offsets[1:] > offsets[:-1]]
    n_spaced = np.count_nonzero(data[starts] == _SPACE)
    return pc.call_function("ascii_trim", [column], pc.TrimOptions(" ")) if n_spaced * 4 > len(starts) else column


def stable_ids(prefix: str, texts: pa.Array) -> npt.NDArray[np.bytes_]:
    """Ids of texts, as `graphlab.corpus.stable_id` makes them one by one; fixed-width bytes, which sort as texts do.

    Examples
    --------
    >>> stable_ids("a", pa.array(["yonggang wen"], pa.large_string()))
    array([b'a6808d69835fcc091'], dtype='|S17')
    """
    if not len(texts):
        return np.array([], dtype=f"S{_ID_DIGITS + 1}")
    ends = _offsets(texts).tolist()
    content = memoryview(texts.buffers()[2] or b"")
    sha256 = hashlib.sha256
    digests = b"".join([sha256(content[start:end]).digest() for start, end in pairwise(ends)])
    signs = np.empty((len(texts), _ID_DIGITS + 1), dtype=np.uint8)
    signs[:, 0] = ord(prefix)
    hexadecimal = np.frombuffer(digests.hex().encode(), np.uint8).reshape(len(texts), -1)
    signs[:, 1:] = hexadecimal[:, :_ID_DIGITS]
    return signs.reshape(-1).view(f"S{_ID_DIGITS + 1}")


def id_column(ids: npt.NDArray[np.bytes_]) -> pa.Array:
    """Ids of one width as a column."""
    offsets = np.arange(len(ids) + 1, dtype=np.int64) * ids.itemsize
    data = pa.py_buffer(np.ascontiguousarray(ids))
    return pa.LargeStringArray.from_buffers(len(ids), pa.py_buffer(offsets), data)


def taken_from(column: pa.Array, places: pa.Array) -> pa.Array:
    """Texts at some places; a column without a text, of which there are many, costs no look at them."""
    return no_texts(len(places)) if column.null_count == len(column) else column.take(places)


def parted_at_last_space(texts: pa.Array) -> tuple[pa.Array, pa.Array]:
    """What stands before and behind the last space of each text; every text has a space and none is missing.

    Examples
    --------
    >>> [part.to_pylist() for part in parted_at_last_space(pa.array(["Ada N. Nwosu"], pa.large_string()))]
    [['Ada N.'], ['Nwosu']]
    """
    if not len(texts):
        return no_texts(0), no_texts(0)
    offsets = _offsets(texts)
    data = np.frombuffer(texts.buffers()[2], np.uint8, offsets[-1])
    spaces = np.flatnonzero(data == _SPACE)
    last = spaces[np.searchsorted(spaces, offsets[1:]) - 1]
    # One after the other in the same bytes: what is before, the space, what is behind.
    ends = np.append(np.column_stack([offsets[:-1], last, last + 1]).ravel(), offsets[-1])
    pieces = pa.LargeStringArray.from_buffers(len(ends) - 1, pa.py_buffer(ends), texts.buffers()[2])
    firsts = np.arange(0, len(ends) - 1, 3)
    return pieces.take(pa.array(firsts)), pieces.take(pa.array(firsts + 2))
