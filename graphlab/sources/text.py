"""Bytes of an input file -> clean text, or one sentence saying what the file is instead."""

import codecs
import re
import unicodedata

from graphlab.errors import UnreadableInputError
from graphlab.sources.records import Notice

EXPECTED = (
    "an author's profile page copied as plain text, or an export of papers: BibTeX, RIS, MEDLINE, EndNote, CSV or "
    "another table, JSON, XML, Parquet"
)

# First bytes -> what such a file is.
SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document (docx, xlsx, odt, epub)"),
    (b"\xd0\xcf\x11\xe0", "an old office document (doc, xls)"),
    (b"{\\rtf", "a rich text document (RTF)"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"SQLite format 3", "an SQLite database"),
    (b"%!PS", "a PostScript document"),
)
# UTF-32 first: its mark starts with that of UTF-16.
MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Punctuation and characters of GB 2312, of which nearly all Chinese text consists.
_GB_PAIR = re.compile(rb"[\xa1-\xa9\xb0-\xf7][\xa1-\xfe]")
_CONTROL = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)))
# Bidirectional marks, zero-width marks and the soft hyphen can hide or reorder text; they carry none.
_INVISIBLE = dict.fromkeys(
    (0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF)
)
_BREAKS = {0x0B: " ", 0x0C: " ", 0x85: " ", 0x2028: " ", 0x2029: " ", 0x09: "\t", 0x0A: "\n"}
# Category Zs but the space itself: browsers copy no-break and thin spaces, and no pattern should have to know them.
_SPACES = dict.fromkeys((0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
# Categories of control, unassigned, private and surrogate characters; more of them than a text can have.
_NO_TEXT = frozenset({"Cc", "Cn", "Co", "Cs"})
_MANY = 500
_CLEANING = _CONTROL | _INVISIBLE | _BREAKS | _SPACES
_NEEDS_CLEANING = re.compile("[" + "".join(re.escape(chr(code)) for code in _CLEANING if code not in {9, 10}) + "]")


def _foreign_kind(content: bytes) -> str | None:
    start = content[:1024].lstrip()
    return next((kind for signature, kind in SIGNATURES if start.startswith(signature)), None)


def _utf16_without_mark(content: bytes) -> str | None:
    """Byte order by evidence: text in most languages has its zero bytes on one side only."""
    even, odd = content[:65536:2].count(0), content[1:65536:2].count(0)
    for name, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros > 10 * others and zeros * 40 > min(len(content), 65536):
            return name
    return None


def _is_text(text: str) -> bool:
    """Almost no control, unassigned or private characters."""
    sample = text[:65536]
    signs = {char for char in set(sample) if char not in "\t\n\r\x0b\x0c" and unicodedata.category(char) in _NO_TEXT}
    odd = sum(sample.count(char) for char in signs) if len(signs) < _MANY else len(sample)
    return odd * 50 <= len(sample)


def is_chinese(content: bytes) -> bool:
    """Whether bytes that are not UTF-8 are GB 18030: nearly all high bytes are paired as in Chinese."""
    pairs = _GB_PAIR.findall(content)
    n_high = sum(byte > 0x7F for byte in content)
    return len(pairs) > 1 and len(pairs) * 2 >= n_high * 0.9


def _repaired(content: bytes) -> tuple[str, Notice]:
    """Text of a file that is not valid UTF-8: UTF-8 with damage where most of it is UTF-8, else a Western code page."""
    replaced = content.decode("utf-8", errors="replace")
    damage = replaced.count("\ufffd")
    if damage <= sum(char > "\x7f" for char in replaced) - damage:
        line = replaced[: replaced.index("\ufffd")].count("\n") + 1
        return replaced, Notice(
            "W112", line, f"{damage} damaged characters (not UTF-8) shown as \ufffd, the first here"
        )
    line = replaced[: replaced.index("\ufffd")].count("\n") + 1
    if is_chinese(content):
        return content.decode("gb18030", errors="replace"), Notice(
            "W112", line, "not UTF-8; read as GB 18030, first here"
        )
    try:
        return content.decode("cp1252"), Notice("W112", line, "not UTF-8; read as Windows-1252, first here")
    except UnicodeDecodeError:
        return content.decode("latin-1"), Notice("W112", line, "not UTF-8; read as Latin-1, first here")


def _decoded(content: bytes) -> tuple[str, tuple[Notice, ...]]:
    mark = next((encoding for mark, encoding in MARKS if content.startswith(mark)), None)
    encoding = mark or _utf16_without_mark(content) or "utf-8"
    try:
        return content.decode(encoding), ()
    except UnicodeDecodeError:
        if encoding.startswith("utf-8"):
            text, notice = _repaired(content.removeprefix(codecs.BOM_UTF8))
            return text, (notice,)
        notice = Notice("W112", 1, f"damaged {encoding.upper()}; broken characters are shown as \ufffd")
        return content.decode(encoding, errors="replace"), (notice,)


def _replacement(match: re.Match[str]) -> str:
    return " " if match[0] == "\r" else _CLEANING[ord(match[0])] or ""


def cleaned(text: str) -> str:
    r"""Text in Unicode NFC without control, bidirectional and zero-width characters, every space a plain one.

    Examples
    --------
    >>> cleaned("e\u0301\u202e\x00"), cleaned("Feb\u00a02,\u202f2019\rMar")
    ('é', 'Feb 2, 2019 Mar')
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return _NEEDS_CLEANING.sub(_replacement, text)


def parse_text(content: bytes, *, name: str) -> tuple[str, tuple[Notice, ...]]:
    r"""Text of an input file, with Unix line ends and without control, bidirectional and zero-width characters.

    Parameters
    ----------
    content
        Bytes of the file: UTF-8, UTF-16 or UTF-32 with or without a byte order mark, else Windows-1252.
    name
        Name of the file, for messages.

    Returns
    -------
    tuple
        The text (Unicode NFC, so that an accent has one form), and what was repaired (W112).

    Raises
    ------
    UnreadableInputError
        If the file is empty or is not text; the message says what it is.

    Examples
    --------
    >>> parse_text("one\r\ntwo\u202e".encode("utf-16"), name="page.txt")
    ('one\ntwo', ())
    """
    foreign = _foreign_kind(content)
    if foreign:
        msg = f"{name}: this is {foreign}, not text"
        raise UnreadableInputError(msg, hint=f"give {EXPECTED}")
    text, notices = _decoded(content)
    if not _is_text(text):
        msg = f"{name}: this is a binary file, not text"
        raise UnreadableInputError(msg, hint=f"give {EXPECTED}")
    text = cleaned(text.replace("\r\n", "\n").replace("\r", "\n"))
    if not text.strip():
        msg = f"{name}: the file is empty"
        raise UnreadableInputError(msg, hint=f"give {EXPECTED}")
    return text, notices
