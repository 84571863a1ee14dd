"""XML, piece by piece and in bounded memory: the elements of the wanted names, one after the other.

No entity is resolved, no DTD loaded and nothing fetched. Where tags are damaged, reading starts again at the next
element of a wanted name, so that one broken record costs no other.
"""

import contextlib
import copy
import re
from collections import deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from graphlab.errors import UnreadableInputError
from graphlab.sources.input_source import InputSource
from graphlab.sources.records import Notice
from graphlab.sources.xml_element import Element, local_name
from graphlab.sources.xml_text import XmlDecoder

_CHUNK = 32 * 1024
# More than any record; a file that goes on without one is none of ours.
_MAX_RECORD = 16 * 1024**2
_MAX_NOTICES = 5
# lxml knows no line beyond this one.
_MAX_SOURCELINE = 65_535
_MAX_RESTARTS = 500
_OPENING, _CLOSING = "<records>", "</records>"
_PROLOG = re.compile(
    r"\s+|<\?.{0,4000}?\?>|<!--.{0,20000}?-->|<!DOCTYPE[^>\[]{0,2000}(?:\[[^\]]{0,20000}\]\s*)?>", re.DOTALL
)
_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?([A-Za-z_][\w.-]{0,60})((?:\s[^<>]{0,4000})?)/?>")


class XmlRecord(NamedTuple):
    """One element of a wanted name, the line where it begins, and whether the file ends inside it."""

    element: Element
    line: int
    is_cut: bool = False


class Root(NamedTuple):
    """The outermost element of a file, without its prefix, and its attributes as they are written."""

    name: str
    attributes: str = ""
    tag: str = ""
    rest: str = ""


def find_root(head: str) -> Root:
    """Outermost element of an XML file; with an empty name where the text is no XML.

    Examples
    --------
    >>> find_root('<?xml version="1.0"?><!-- made by hand --><dblp><article key="a/b"/></dblp>')[:2]
    ('dblp', '')
    >>> find_root("no XML").name
    ''
    """
    position = 0
    while match := _PROLOG.match(head, position):
        position = match.end()
    root = _ROOT.match(head, position)
    return Root(root[1], root[2], root[0], head[root.end() :]) if root else Root("")


class _Start(NamedTuple):
    """Where a wanted element begins: its line, its place in a piece of text, and which piece that is."""

    line: int
    offset: int
    piece: int


class _Starts:
    """Beginnings of wanted elements, found in the text itself: lxml counts lines to 65,535 only."""

    def __init__(self, names: Sequence[str]) -> None:
        self._tag = re.compile(rf"<(?:[\w.-]{{1,40}}:)?(?:{'|'.join(map(re.escape, names))})(?=[\s>/])")
        self._waiting: deque[_Start] = deque()
        self._piece = 0
        self.line = 1

    def add(self, text: str) -> None:
        self._piece += 1
        position = 0
        for match in self._tag.finditer(text):
            self.line += text.count("\n", position, match.start())
            position = match.start()
            self._waiting.append(_Start(self.line, position, self._piece))
        self.line += text.count("\n", position)

    def is_here(self, start: _Start) -> bool:
        """Whether a beginning is in the piece last fed, so that reading can start again from it."""
        return start.piece == self._piece

    def next(self, sourceline: int) -> _Start:
        """The next beginning; what stands in a comment before a known line is passed over."""
        while len(self._waiting) > 1 and self._waiting[0].line < sourceline:
            self._waiting.popleft()
        return self._waiting.popleft() if self._waiting else _Start(self.line, 0, -1)

    def missed(self) -> deque[_Start]:
        return self._waiting


class _Puller:
    """The parser, fed piece by piece, and the record that is begun but not ended."""

    def __init__(self, names: Sequence[str], *, line: int = 1) -> None:
        self.starts = _Starts(names)
        self.starts.line = line
        self._knows_lines = line == 1
        self.restart: _Start | None = None
        self._names = names
        self._open: XmlRecord | None = None
        self._n_errors = 0
        self._parser = etree.XMLPullParser(
            events=("start", "end"),
            tag=[f"{{*}}{name}" for name in names],
            recover=True,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            dtd_validation=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
            encoding="utf-8",
        )

    def feed(self, text: str) -> None:
        # What is wrong is in the log of errors.
        with contextlib.suppress(etree.XMLSyntaxError):
            self._parser.feed(text.encode())

    def close(self) -> None:
        with contextlib.suppress(etree.XMLSyntaxError):
            self._parser.close()

    def records(self) -> Iterator[XmlRecord]:
        for event, element in self._parser.read_events():
            if event == "end":
                if self._open is not None and element is self._open.element:
                    record, self._open = self._open, None
                    yield record
                    _drop(element)
                continue
            line = element.sourceline or 0
            start = self.starts.next(line if self._knows_lines and line < _MAX_SOURCELINE else 0)
            if self._open is None:
                self._open = XmlRecord(element, start.line)
            elif self.has_errors and self.starts.is_here(start):
                # A tag was not closed, and the record took in the next one.
                self.restart = start
                yield XmlRecord(_without_inner(self._open.element, self._names), self._open.line, is_cut=True)
                return
        missed = self.starts.missed()
        if self.has_errors and missed and self.starts.is_here(missed[0]):
            # The parser gave up before what was fed had an end.
            self.restart = missed[0]
            if self._open is not None:
                yield self._open._replace(is_cut=True)

    @property
    def has_errors(self) -> bool:
        return len(self._parser.feed_error_log) > 0

    def errors(self, line: int) -> Iterator[Notice]:
        """Damage found since the last call; a file that ends early is named as such."""
        log = list(self._parser.feed_error_log)
        new, self._n_errors = log[self._n_errors :], len(log)
        for error in new:
            message = error.message.strip()
            if message.startswith(("Premature end", "EndTag: '</' not found")):
                yield Notice("W113", line, "the file ends before its last element is closed; what is there is kept")
                return
            yield Notice("W104", line, f"damaged XML: {message}")


def _without_inner(element: Element, names: Sequence[str]) -> Element:
    whole = copy.deepcopy(element)
    for inner in list(whole.iterdescendants()):
        if local_name(inner) in names and (parent := inner.getparent()) is not None:
            parent.remove(inner)
    return whole


def _drop(element: Element) -> None:
    """Forget an element and all before it, so that memory does not grow with the file."""
    element.clear(keep_tail=True)
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


class _Reader:
    """Pieces of text -> records, over as many parsers as the damage in the file takes."""

    def __init__(self, source: InputSource, names: Sequence[str]) -> None:
        self._name = source.name
        self._names = names
        self._puller = _Puller(names)
        self._opening = ""
        self._n_restarts = 0
        self._n_since_record = 0
        self._n_noted = 0
        self._line = 1

    def read(self, text: str, *, is_last: bool) -> Iterator[XmlRecord | Notice]:
        self._opening = self._opening or _opening(text, self._names)
        self._n_since_record += len(text)
        while True:
            self._puller.starts.add(text)
            self._puller.feed(text)
            yield from self._found(is_last=False)
            if is_last and self._puller.restart is None:
                if self._n_restarts and self._opening == _OPENING:
                    self._puller.feed(_CLOSING)
                self._puller.close()
                yield from self._found(is_last=True)
            start = self._puller.restart
            if start is None or self._n_restarts >= _MAX_RESTARTS:
                break
            self._n_restarts += 1
            text = text[start.offset :]
            self._puller = _Puller(self._names, line=start.line)
            self._puller.feed(self._opening)
        if self._n_since_record > _MAX_RECORD:
            msg = f"{self._name}: no record ends within {_MAX_RECORD // 1024**2} MB"
            raise UnreadableInputError(msg, hint="split the file, or export it again")
        missed = self._puller.starts.missed()
        if missed and is_last and self._puller.has_errors:
            what = f"{len(missed)} records, the last in line {missed[-1].line}" if len(missed) > 1 else "this record"
            yield Notice("E101", missed[0].line, f"the XML is damaged here or before; nothing of {what} was read")

    def _found(self, *, is_last: bool) -> Iterator[XmlRecord | Notice]:
        for record in self._puller.records():
            self._n_since_record = 0
            self._line = record.line
            yield record
        if self._n_noted > _MAX_NOTICES and not is_last:
            return
        for notice in self._puller.errors(self._line):
            self._n_noted += 1
            if self._n_noted <= _MAX_NOTICES or notice.code == "W113":
                yield notice


def _opening(text: str, names: Sequence[str]) -> str:
    """The outermost tag, so that prefixes are known again after damage."""
    root = find_root(text)
    return _OPENING if root.name in names or not root.name else root.tag


def read_elements(source: InputSource, names: Sequence[str]) -> Iterator[XmlRecord | Notice]:
    """Elements of the given names, outermost only, each valid until the next is asked for.

    Parameters
    ----------
    source
        The file.
    names
        Names without namespace.

    Yields
    ------
    XmlRecord or Notice
        Elements in order; what was repaired (W112), was damaged (W104), breaks off (W113) or is lost (E101), and a bare
        & (N212).

    Raises
    ------
    UnreadableInputError
        If the file declares entities, or holds an element larger than 16 MB.

    Examples
    --------
    >>> import io
    >>> source = InputSource("a.xml", lambda: io.BytesIO(b"<r><p>J&uuml;rgen</p><p>Q & A"))
    >>> [item.element.text if isinstance(item, XmlRecord) else item.code for item in read_elements(source, ["p"])]
    ['Jürgen', 'Q & A', 'W113', 'N212']
    """
    reader = _Reader(source, names)
    with source.open_stream() as stream:
        chunk = stream.read(_CHUNK)
        decoder = XmlDecoder(chunk, source.name)
        is_last = False
        while not is_last:
            following = stream.read(_CHUNK)
            is_last = not following
            yield from reader.read(decoder.text(chunk, is_last=is_last), is_last=is_last)
            chunk = following
    yield from decoder.notices
