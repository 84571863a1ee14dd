"""What the shipped fonts can print, and text made printable with them."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from matplotlib.ft2font import FT2Font

from graphlab import figures

FONT_DIR = Path(figures.__file__).parent / "fonts"
TEXT_FACES = ("Inter-Regular.ttf", "SourceSerif4-Regular.ttf")
MISSING = "\N{WHITE SQUARE}"
_ALWAYS = frozenset(map(ord, "\n\t\N{ZERO WIDTH SPACE}"))


@cache
def covered() -> frozenset[int]:
    """Code points that one of the text faces can print.

    Examples
    --------
    >>> ord("é") in covered(), ord("李") in covered()
    (True, False)
    """
    points = (set(FT2Font(str(FONT_DIR / face)).get_charmap()) for face in TEXT_FACES)
    return frozenset().union(*points) | _ALWAYS


def uncovered_names(names: Iterable[str]) -> list[str]:
    """Names with at least one character that no text face can print, sorted.

    Parameters
    ----------
    names
        Names as printed in the source.

    Examples
    --------
    >>> uncovered_names(["Ann Ash", "李 Wei"])
    ['李 Wei']
    """
    return sorted({name for name in names if any(ord(character) not in covered() for character in name)})


def with_covered_text(value: Any) -> Any:
    """JSON-able value with every character that cannot be printed replaced by a white square.

    Parameters
    ----------
    value
        Text, or lists and dicts of text.

    Examples
    --------
    >>> with_covered_text({"names": ["李 Wei"], "n": 1})
    {'names': ['□ Wei'], 'n': 1}
    """
    if isinstance(value, str):
        return "".join(character if ord(character) in covered() else MISSING for character in value)
    if isinstance(value, dict):
        return {key: with_covered_text(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [with_covered_text(item) for item in value]
    return value
