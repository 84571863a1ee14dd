"""Text that an earlier program decoded wrongly, UTF-8 taken for Windows-1252: undone where that is certain."""

import re
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from graphlab.sources.batches import Batch
from graphlab.sources.records import Notice
from graphlab.sources.text_columns import TEXT, Integers

# What the bytes 80 to BF are in Windows-1252: only these can go on a character of UTF-8.
_LATER = "".join(
    char
    for char in (bytes([byte]).decode("cp1252", errors="ignore") for byte in range(0x80, 0xC0))
    if char and char != "\xa0"
)
_SEQUENCE = re.compile(f"[Â-ß][{_LATER}]|[à-ï][{_LATER}]{{2}}|[ð-ô][{_LATER}]{{3}}")
# What repaired text may consist of beside ASCII: letters of Latin, Greek and Cyrillic, punctuation, signs, CJK.
_USUAL = re.compile(r"[\x00-\x7f¡-ɏͰ-ԯḀ-ỿ‐-⁄⁰-₟€℀-⋿　-鿿가-힣]+")
# The soft hyphen of í is gone where invisible signs were taken out before: GarcÃa.
_LOST_HYPHEN = re.compile(r"(?<=[a-z])Ã(?=[a-z])")
_WORDS = re.compile(r"\S+")
_MOST_TIMES = 2
# The same in bytes, loosely: a sequence begins with one of Â to ô, which are C3 82 to C3 B4, and goes on like these.
_LEAD, _FIRST, _LAST, _TILDE = 0xC3, 0x82, 0xB4, 0x83
_GOES_ON = np.zeros(256, dtype=bool)
_GOES_ON[list(b"\xc2\xc5\xc6\xcb\xe2")] = True
_COLUMNS = ("title", "abstract", "venue")
_NAME_PARTS = ("family", "given", "affiliation")


def _is_certain(match: re.Match[str]) -> bool:
    """Whether no language has these signs side by side: é as Ã©, but not Å² or É™, which are units and trade marks."""
    text, start, end = match.string, match.start(), match.end()
    before, after = text[start - 1 : start], text[end : end + 1]
    if len(match[0]) > 2 or before.islower():
        return True
    if match[0][0] == "Ã":
        return not before.isalpha() and after.islower()
    if match[0][0] == "Â":
        return before.isdecimal() and match[0][1] in "°±µ²³"
    return match[0][0] in "ÐÑÎÏ" and _SEQUENCE.match(text, end) is not None


def _is_doubtful(match: re.Match[str]) -> bool:
    """Å and what may follow it as a unit: 2 Å², 1.5 Å–wide."""
    return match[0][0] == "Å" and not match.string[match.start() - 1 : match.start()].isalpha()


def repaired(text: str) -> str:
    """Text as it was before it was decoded wrongly; as it is unless that is certain.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    str
        The repaired text where all of it can be decoded once more, all of that is usual text, and at least one
        sequence of signs can be nothing else; else the same text.

    Examples
    --------
    >>> repaired("JosÃ© GarcÃa â€“ Ã‰cole"), repaired("itâ€™s 5Â°C")
    ('José García – École', 'it’s 5°C')
    >>> repaired("SÃO PAULO"), repaired("an area of 45 Å²"), repaired("CAFÉ™ and more")
    ('SÃO PAULO', 'an area of 45 Å²', 'CAFÉ™ and more')
    """
    for _ in range(_MOST_TIMES):
        before = text
        text = _once(text)
        if text == before:
            break
    return text


def _once(text: str) -> str:
    whole = _LOST_HYPHEN.sub("Ã\xad", text)
    found = list(_SEQUENCE.finditer(whole))
    if not any(map(_is_certain, found)) or any(map(_is_doubtful, found)):
        return text
    try:
        decoded = whole.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text
    return decoded if _USUAL.fullmatch(decoded) else text


def first_repair(text: str, fixed: str) -> str:
    """What was repaired first, for a message: the word before and after.

    Examples
    --------
    >>> first_repair("by JosÃ© Li", "by José Li")
    '"JosÃ©" read as "José"'
    """
    pairs = zip(_WORDS.findall(text), _WORDS.findall(fixed), strict=False)
    before, after = next(((a, b) for a, b in pairs if a != b), (text, fixed))
    return f'"{before[:40]}" read as "{after[:40]}"'


def _suspects(column: pa.Array) -> list[int]:
    """Rows that may hold a wrongly decoded sequence, found in the bytes of the whole column."""
    if column.null_count == len(column):
        return []
    offsets = np.frombuffer(column.buffers()[1], np.int64, len(column) + 1, column.offset * 8)
    data = np.frombuffer(column.buffers()[2], np.uint8, int(offsets[-1]))
    leads = np.flatnonzero(data[:-2] == _LEAD)
    second, third = data[leads + 1], data[leads + 2]
    is_found = (second >= _FIRST) & (second <= _LAST) & _GOES_ON[third]
    is_found |= (second == _TILDE) & (third >= ord("a")) & (third <= ord("z"))
    leads = leads[is_found & (leads >= offsets[0])]
    return np.unique(offsets.searchsorted(leads, side="right") - 1).tolist()


def _repaired_column(column: pa.Array) -> tuple[pa.Array, dict[int, str]]:
    """Column with its texts repaired, and what was repaired by row."""
    changed: dict[int, str] = {}
    fixed: dict[int, str] = {}
    for row in _suspects(column):
        text = column[row].as_py()
        after = repaired(text)
        if after != text:
            fixed[row], changed[row] = after, first_repair(text, after)
    if not changed:
        return column, {}
    mask = np.zeros(len(column), dtype=bool)
    mask[list(fixed)] = True
    return pc.call_function(
        "replace_with_mask", [column, pa.array(mask), pa.array(list(fixed.values()), TEXT)]
    ), changed


def without_mojibake(batch: Batch) -> Batch:
    """Records with their texts and names repaired, each repair noted (N210)."""
    noticed: list[tuple[int, Notice]] = []
    columns: dict[str, pa.Array] = {}
    for field in _COLUMNS:
        columns[field], changed = _repaired_column(getattr(batch, field))
        noticed += [(row, Notice("N210", batch.line[row], f"{field}: {what}")) for row, what in changed.items()]
    names, changed = _repaired_column(batch.bylines.names)
    parts = {
        part: _repaired_column(column)[0] if part in _NAME_PARTS else column
        for part, column in batch.bylines.parts.items()
    }
    for row, place in _rows_of(batch.bylines.lengths, sorted(changed)):
        noticed.append((row, Notice("N210", batch.line[row], f"author: {changed[place]}")))
    if not noticed and all(parts[part] is column for part, column in batch.bylines.parts.items()):
        return batch
    bylines = replace(batch.bylines, names=names, parts=parts, notices=[*batch.bylines.notices, *noticed])
    return replace(batch, bylines=bylines, **columns)


def _rows_of(lengths: Integers, places: list[int]) -> list[tuple[int, int]]:
    """Record of each place of a byline, and the place."""
    rows = lengths.cumsum().searchsorted(places, side="right").tolist()
    return list(zip(rows, places, strict=True))
