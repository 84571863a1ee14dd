"""Which of the shipped faces prints a letter: Inter and Source Serif the usual ones, Noto those of other scripts."""

from functools import cache
from pathlib import Path

from matplotlib.ft2font import FT2Font

FONT_DIR = Path(__file__).parent / "fonts"
TEXT_FACES = ("Inter-Regular.ttf", "SourceSerif4-Regular.ttf")
# First and last code point, and the face of the script; read only where a text has such a letter.
_SCRIPTS = (
    (0x0530, 0x058F, "NotoSansArmenian-Regular.ttf"),
    (0x0590, 0x05FF, "NotoSansHebrew-Regular.ttf"),
    (0x0600, 0x077F, "NotoSansArabic-Regular.ttf"),
    (0x0900, 0x097F, "NotoSansDevanagari-Regular.ttf"),
    (0x0980, 0x09FF, "NotoSansBengali-Regular.ttf"),
    (0x0B80, 0x0BFF, "NotoSansTamil-Regular.ttf"),
    (0x0E00, 0x0E7F, "NotoSansThai-Regular.ttf"),
    (0x10A0, 0x10FF, "NotoSansGeorgian-Regular.ttf"),
    (0x1C90, 0x1CBF, "NotoSansGeorgian-Regular.ttf"),
    (0x2D00, 0x2D2F, "NotoSansGeorgian-Regular.ttf"),
    (0x3000, 0x9FFF, "NotoSansCJKsc-Regular.otf"),
    (0xA8E0, 0xA8FF, "NotoSansDevanagari-Regular.ttf"),
    (0xAC00, 0xD7A3, "NotoSansCJKsc-Regular.otf"),
    (0xF900, 0xFAFF, "NotoSansCJKsc-Regular.otf"),
    (0xFB13, 0xFB17, "NotoSansArmenian-Regular.ttf"),
    (0xFB1D, 0xFB4F, "NotoSansHebrew-Regular.ttf"),
    (0xFB50, 0xFDFF, "NotoSansArabic-Regular.ttf"),
    (0xFE70, 0xFEFC, "NotoSansArabic-Regular.ttf"),
    (0xFF01, 0xFFEE, "NotoSansCJKsc-Regular.otf"),
)


@cache
def script_face(letter: str) -> str | None:
    """File of the face that prints a letter of another script; nothing where no shipped face does.

    Parameters
    ----------
    letter
        One character.

    Examples
    --------
    >>> script_face("李"), script_face("é")
    ('NotoSansCJKsc-Regular.otf', None)
    """
    point = ord(letter)
    face = next((face for first, last, face in _SCRIPTS if first <= point <= last), None)
    return face if face and point in _letters(face) else None


def is_printed(letter: str) -> bool:
    """Whether a shipped face prints a letter.

    Parameters
    ----------
    letter
        One character.

    Examples
    --------
    >>> is_printed("é"), is_printed("李"), is_printed("\N{EGYPTIAN HIEROGLYPH A001}")
    (True, True, False)
    """
    return ord(letter) in _text_letters() or script_face(letter) is not None


def covers(face: str, text: str) -> bool:
    """Whether a face has every letter of a text.

    Parameters
    ----------
    face
        Name of its file.
    text
        The text.

    Examples
    --------
    >>> covers("NotoSansCJKsc-Regular.otf", "李 Wei"), covers("Inter-Regular.ttf", "李 Wei")
    (True, False)
    """
    return all(ord(letter) in _letters(face) for letter in text)


@cache
def _letters(face: str) -> frozenset[int]:
    return frozenset(FT2Font(str(FONT_DIR / face)).get_charmap())


@cache
def _text_letters() -> frozenset[int]:
    return frozenset().union(*map(_letters, TEXT_FACES))
