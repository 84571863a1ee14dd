"""Bytes of an XML file -> text that an XML parser takes: encoding, named characters, bare ampersands.

The named characters of HTML (``&uuml;``), which DBLP takes from its DTD, are written as numbers, since no DTD is ever
loaded. A file that declares entities of its own is refused.
"""

import codecs
import contextlib
import html
import re

from graphlab.errors import UnreadableInputError
from graphlab.sources.records import Notice
from graphlab.sources.text import MARKS

_HEAD = 64 * 1024
_SUBSET = re.compile(r"<!DOCTYPE[^>\[]{0,2000}\[")
_DECLARATION = re.compile(r"<!ENTITY\s+(?:%\s+)?([\w.-]{0,60})")
_ENCODING = re.compile(r"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.-]{1,40})[\"']")
_FIVE = "amp|lt|gt|quot|apos"
_ODD = re.compile(rf"&(?!#\d{{1,7}};|#[xX][0-9a-fA-F]{{1,6}};|(?:{_FIVE});)([A-Za-z][A-Za-z0-9]{{1,31}};)?")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_WESTERN = {0xDC00 + byte: bytes([byte]).decode("cp1252", errors="replace") for byte in range(0x80, 0x100)}
_HELD_BACK = 200


def _named(match: re.Match[str]) -> str:
    """A named character as its number; an ampersand that stands for itself as one that XML allows."""
    name = match[1]
    if name:
        chars = html.unescape(match[0])
        if chars != match[0]:
            return "".join(f"&#{ord(char)};" for char in chars)
    return "&amp;" + (name or "")


class XmlDecoder:
    """Bytes -> text that XML allows, with what was repaired.

    Examples
    --------
    >>> XmlDecoder(b"<p>", "a.xml").text(b"<p>J&uuml;rgen</p>", is_last=True)
    '<p>J&#252;rgen</p>'
    """

    def __init__(self, start: bytes, name: str) -> None:
        self.notices: list[Notice] = []
        self._line = 1
        self._has_bare = False
        self._rest = ""
        self._encoding = self._encoding_of(start, name)
        self._decoder = codecs.getincrementaldecoder(self._encoding)()

    def _encoding_of(self, start: bytes, name: str) -> str:
        mark = next((encoding for mark, encoding in MARKS if start.startswith(mark)), None)
        if mark is None and b"\0" in start[:4]:
            mark = "utf-16-le" if start[1:2] == b"\0" else "utf-16-be"
        text = start.decode(mark or "latin-1", errors="replace")[:_HEAD]
        subset = _SUBSET.search(text)
        declared = _DECLARATION.search(text, subset.end()) if subset else None
        if declared:
            msg = f"{name}: declares entities of its own ({declared[1]!r}), which can hide or multiply text; refused"
            raise UnreadableInputError(msg, hint="export the file again without a DTD of its own")
        if mark:
            return mark
        found = _ENCODING.match(text)
        return self._fitting(start, found[1].lower() if found else "utf-8")

    def _fitting(self, start: bytes, stated: str) -> str:
        """The encoding that fits: bytes that are valid UTF-8 beyond ASCII are UTF-8, whatever is stated."""
        is_known = False
        with contextlib.suppress(LookupError, UnicodeError):
            is_known = "<?xml".encode(stated) == b"<?xml"
        if not is_known:
            if not stated.startswith("utf-16"):
                self.notices.append(Notice("W112", 1, f"unknown encoding {stated!r}; read as UTF-8"))
            return "utf-8"
        if start.isascii() or codecs.lookup(stated).name == "utf-8":
            return stated
        with contextlib.suppress(UnicodeDecodeError):
            codecs.getincrementaldecoder("utf-8")().decode(start)
            self.notices.append(Notice("W112", 1, f"stated to be {stated}, but is UTF-8; read as UTF-8"))
            return "utf-8"
        return stated

    def _decoded(self, chunk: bytes, *, is_last: bool) -> str:
        """Text of bytes; from the first that fits no character on, such bytes are taken as Windows-1252."""
        try:
            text = self._decoder.decode(chunk, is_last)
        except UnicodeDecodeError as error:
            kept = self._decoder.getstate()[0]
            line = self._line + error.object[: error.start].count(b"\n")
            self.notices.append(Notice("W112", line, f"not {self._encoding} as stated; Windows-1252, first here"))
            errors = "replace" if self._encoding.startswith("utf-16") else "surrogateescape"
            self._decoder = codecs.getincrementaldecoder(self._encoding)(errors=errors)
            text = self._decoder.decode(kept + chunk, is_last)
        return text.translate(_WESTERN) if self._decoder.errors == "surrogateescape" else text

    def text(self, chunk: bytes, *, is_last: bool) -> str:
        """Text of the next bytes; a tag that is cut is kept back until its end comes."""
        text = self._rest + self._decoded(chunk, is_last=is_last)
        if not is_last:
            cut = max(text.rfind("<"), text.rfind("&"))
            cut = cut if len(text) - _HELD_BACK < cut else len(text)
            text, self._rest = text[:cut], text[cut:]
        if _ILLEGAL.search(text):
            text = self._without_illegal(text)
        if "&" in text and (odd := _ODD.search(text)):
            bare = next((m for m in _ODD.finditer(text, odd.start()) if _named(m).startswith("&amp;")), None)
            if bare and not self._has_bare:
                self._has_bare = True
                line = self._line + text.count("\n", 0, bare.start())
                self.notices.append(Notice("N212", line, "a bare & (first here), read as the character"))
            text = _ODD.sub(_named, text)
        self._line += text.count("\n")
        return text

    def _without_illegal(self, text: str) -> str:
        message = "a character that XML forbids; left out"
        if not any(message == notice.message for notice in self.notices):
            found = _ILLEGAL.search(text)
            line = self._line + text.count("\n", 0, found.start() if found else 0)
            self.notices.append(Notice("W112", line, message))
        return _ILLEGAL.sub("", text)
