"""Text on figures: the shipped Inter, what can be printed in it, and how wide it is in points."""

from functools import lru_cache
from itertools import groupby

from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.ft2font import FT2Font, LoadFlags

from graphlab.figures.scripts import FONT_DIR, script_face

FACES = {400: "Inter-Regular.ttf", 500: "Inter-Medium.ttf", 600: "Inter-SemiBold.ttf"}
# Space a line of text takes above and below its baseline, in ems: accents on capitals, descenders.
ASCENT = 0.80
DESCENT = 0.20
LEADING = 1.15  # from one baseline to the next, in ems
MISSING = ""  # no face prints the letter
_EM = 1000  # size at which text is measured

for _face in FACES.values():
    fontManager.addfont(FONT_DIR / _face)


@lru_cache
def font(size: float, weight: int = 400) -> FontProperties:
    """Shipped Inter at a size in points and a weight of 400, 500 or 600.

    The file is named, so that an Inter installed on the machine cannot take its place.

    Examples
    --------
    >>> font(8, 600).get_name()
    'Inter'
    """
    return FontProperties(family="Inter", weight=weight, size=size, fname=str(FONT_DIR / FACES[weight]))


def text_width(text: str, size: float, weight: int = 400) -> float:
    """Width of a line of text in points.

    Examples
    --------
    >>> round(text_width("Ada Lovelace", 10.0))
    64
    """
    return _em_width(text, weight) * size


def printable(text: str) -> str:
    """Text on one line without control, direction and other invisible characters, which SVG forbids or misreads.

    Examples
    --------
    >>> printable("Ada" + chr(0x202E) + chr(10) + " Lovelace")
    'Ada Lovelace'
    """
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def shortened(text: str, *, size: float, weight: int, width: float) -> str:
    """Text cut at a word boundary, with an ellipsis, to be no wider than `width` points.

    Examples
    --------
    >>> shortened("Model serving and cloud platforms", size=8, weight=600, width=80)
    'Model serving\N{HORIZONTAL ELLIPSIS}'
    """
    if text_width(text, size, weight) <= width:
        return text
    words = text.split(" ")
    for n in range(len(words) - 1, 0, -1):
        if words[n - 1].lower() in _NO_LAST_WORD:
            continue
        short = " ".join(words[:n]).rstrip(",;:&- ") + _ELLIPSIS
        if text_width(short, size, weight) <= width:
            return short
    n = len(text)
    while n > 1 and text_width(text[:n] + _ELLIPSIS, size, weight) > width:
        n -= 1
    return text[:n].rstrip() + _ELLIPSIS


_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
_NO_LAST_WORD = frozenset({"and", "or", "of", "for", "in", "on", "the", "a", "an", "with", "&", "to", "by", "from"})


@lru_cache(maxsize=8192)
def _em_width(text: str, weight: int) -> float:
    """Width of a line of text in ems; other scripts in their faces, letters none has count as square."""
    face, known = _loaded(FACES[weight])
    width = 0.0
    for foreign, letters in groupby(text, key=lambda c: None if ord(c) in known else script_face(c) or MISSING):
        run = "".join(letters)
        if foreign == MISSING:
            width += len(run)
            continue
        used = _loaded(foreign)[0] if foreign else face
        used.set_text(run, 0.0, flags=LoadFlags.NO_HINTING)
        width += used.get_width_height()[0] / 64 / _EM
    return width


@lru_cache
def _loaded(name: str) -> tuple[FT2Font, frozenset[int]]:
    """Face loaded for measuring, and the letters it has."""
    face = FT2Font(str(FONT_DIR / name))
    face.set_size(_EM, 72)
    return face, frozenset(face.get_charmap())
