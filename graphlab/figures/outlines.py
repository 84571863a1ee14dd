"""Names in other scripts as drawn outlines, for a typesetter that takes their letters apart inside an SVG."""

import re
from html import unescape
from itertools import groupby

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextPath

from graphlab.figures.scripts import FONT_DIR, covers, script_face

CJK = "NotoSansCJKsc-Regular.otf"
INTER = "Inter-Regular.ttf"
_TEXT = re.compile(r'<text style="([^"]*)" x="[^"]*" y="[^"]*" transform="rotate\(([^)]*)\)">([^<]*)</text>')
_STYLE = re.compile(r"font-size: ([\d.]+)px|text-anchor: (\w+)")
_FONT = re.compile(r"(?:font|text-anchor)[^;]*;? ?")
_CLOSE = 79
_LETTERS: dict[int, str] = {1: "M", 2: "L", 3: "Q", 4: "C", 79: "Z"}  # codes of a matplotlib path


def outlined(svg: str) -> str:
    """SVG in which texts in scripts other than Latin, Greek, Cyrillic and Chinese are outlines.

    Typst sets a text of an SVG letter by letter where Inter lacks one: Indian vowels stand apart, and the archival PDF
    is refused. The figure's own SVG keeps them as text, and so does its alternative text.

    Parameters
    ----------
    svg
        As from `graphlab.figures.render_svg`.

    Examples
    --------
    >>> label = '<text style="font-size: 7px; fill: #000000" x="0" y="9" transform="rotate(-0 0 9)">{}</text>'
    >>> outlined(label.format("李 Wei")) == label.format("李 Wei")
    True
    >>> outlined(label.format("अमित"))[:56]
    '<path style="fill: #000000" transform="translate(0 9) ro'
    """
    return svg if svg.isascii() else _TEXT.sub(_as_outline, svg)


def _as_outline(found: re.Match[str]) -> str:
    style, turn, words = found[1], found[2].split(), unescape(found[3])
    faces = {face for letter in words if (face := script_face(letter))}
    if not faces or (faces == {CJK} and covers(CJK, words)):
        return found[0]
    size, anchor = 10.0, "start"
    for number, word in _STYLE.findall(style):
        size, anchor = float(number or size), word or anchor
    drawn, width = _outline(words, size)
    shift = {"start": 0.0, "middle": -width / 2, "end": -width}[anchor]
    where = f"translate({turn[1]} {turn[2]}) rotate({turn[0]}) translate({shift:.2f} 0)"
    return f'<path style="{_FONT.sub("", style)}" transform="{where}" d="{drawn}"/>'


def _outline(words: str, size: float) -> tuple[str, float]:
    """Path data of a line of text from the origin, and its width."""
    parts: list[str] = []
    at = 0.0
    for face, letters in groupby(_faces(words), key=lambda pair: pair[0]):
        run = "".join(letter for _, letter in letters)
        prop = FontProperties(fname=str(FONT_DIR / face))
        for points, code in TextPath((at, 0), run, size=size, prop=prop).iter_segments(simplify=False, curves=True):
            pairs = [f"{x:.2f} {-y:.2f}" for x, y in zip(points[::2], points[1::2], strict=True)]
            parts.append(_LETTERS[int(code)] + (" ".join(pairs) if int(code) != _CLOSE else ""))
        # A hyphen after it, which every face has, shows where the next run begins, spaces included.
        at = _end(at, run, size=size, prop=prop)
    return "".join(parts), at


def _end(at: float, run: str, *, size: float, prop: FontProperties) -> float:
    hyphen = TextPath((0, 0), "-", size=size, prop=prop).get_extents().x1
    return at + TextPath((0, 0), f"{run}-", size=size, prop=prop).get_extents().x1 - hyphen


def _faces(words: str) -> list[tuple[str, str]]:
    """Face of each letter; a space or a sign that both faces have stays with the letter before it."""
    found: list[tuple[str, str]] = []
    for letter in words:
        face = script_face(letter) or (found[-1][0] if found and covers(found[-1][0], letter) else INTER)
        found.append((face, letter))
    return found
