"""What the shipped fonts can print, and text made printable with them."""

from collections.abc import Iterable
from typing import Any

from graphlab.figures.scripts import is_printed

MISSING = "\N{WHITE SQUARE}"
_ALWAYS = frozenset("\n\t\N{ZERO WIDTH SPACE}")


def uncovered_names(names: Iterable[str]) -> list[str]:
    """Names with at least one character that no text face can print, sorted.

    Parameters
    ----------
    names
        Names as printed in the source.

    Examples
    --------
    >>> uncovered_names(["Ann Ash", "𓀀 Wei"])
    ['𓀀 Wei']
    """
    return sorted({name for name in names if not _is_covered(name)})


def with_covered_text(value: Any) -> Any:
    """JSON-able value with every character that cannot be printed replaced by a white square.

    Parameters
    ----------
    value
        Text, or lists and dicts of text.

    Examples
    --------
    >>> with_covered_text({"names": ["𓀀 Wei"], "n": 1})
    {'names': ['□ Wei'], 'n': 1}
    """
    if isinstance(value, str):
        unknown = {ord(letter): MISSING for letter in set(value) if not _is_covered(letter)}
        return value.translate(unknown) if unknown else value
    if isinstance(value, dict):
        return {key: with_covered_text(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [with_covered_text(item) for item in value]
    return value


def _is_covered(text: str) -> bool:
    return all(is_printed(letter) or letter in _ALWAYS for letter in text)
