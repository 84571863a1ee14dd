"""Tagged lines -> records as ordered lists of tags: one loop for RIS, Web of Science, MEDLINE and EndNote."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from graphlab.sources.delimited import Numbered, text_lines
from graphlab.sources.input_source import InputSource
from graphlab.sources.latex import written_out
from graphlab.sources.markup import one_line, readable
from graphlab.sources.records import Notice, Record

_SHOWN = 60


class Grammar(NamedTuple):
    """How a format of tagged lines is written.

    Attributes
    ----------
    tagged
        Matches a line that begins a field; groups are its tag and its text.
    continued
        Matches a line that goes on with the field before it.
    opening, closing
        Tags that begin and end a record.
    passed
        Tags of the file, not of a record.
    between
        Matches a line outside records that is no loss.
    blank_ends
        Whether an empty line ends a record.
    """

    tagged: re.Pattern[str]
    continued: re.Pattern[str]
    opening: frozenset[str]
    closing: frozenset[str] = frozenset()
    passed: frozenset[str] = frozenset()
    between: re.Pattern[str] = re.compile(r"$")
    blank_ends: bool = False


class TaggedRecord:
    """One record: its tags in order, each with its lines.

    Examples
    --------
    >>> record = TaggedRecord(1)
    >>> record.add("TI", "On"); record.go_on("Trees"); record.add("AU", "Nwosu, Ada")
    >>> record.text("T1", "TI"), record.lines("AU")
    ('On Trees', ['Nwosu, Ada'])
    """

    def __init__(self, line: int) -> None:
        self.line = line
        self.fields: list[tuple[str, list[str]]] = []
        self.notices: list[Notice] = []
        self._by_tag: dict[str, list[list[str]]] = {}

    def add(self, tag: str, text: str) -> None:
        """Begin a field."""
        lines = [text]
        self.fields.append((tag, lines))
        self._by_tag.setdefault(tag, []).append(lines)

    def go_on(self, text: str) -> None:
        """Add a line to the last field."""
        self.fields[-1][1].append(text)

    def has(self, tag: str) -> bool:
        """Whether there is a field of this tag, empty or not."""
        return tag in self._by_tag

    def lines(self, *tags: str) -> list[str]:
        """Lines with text of all fields of these tags, tag by tag."""
        return [text for tag in tags for lines in self._by_tag.get(tag, ()) for line in lines if (text := line.strip())]

    def values(self, *tags: str) -> list[str]:
        """Fields of these tags that have text, each with its lines joined."""
        found = self._by_tag
        joined = [one_line(" ".join(lines)) for tag in tags if tag in found for lines in found[tag]]
        return list(filter(None, joined))

    def first(self, *tags: str) -> str:
        """The first field with text, in the order of the tags asked for."""
        return next((text for tag in tags if tag in self._by_tag for text in self.values(tag)), "")

    def text(self, *tags: str) -> str:
        """The same as readable text."""
        return written_out(readable(self.first(*tags)))


def tagged_records(lines: Iterable[Numbered], grammar: Grammar) -> Iterator[TaggedRecord | Notice]:
    """Records of a file of tagged lines, one at a time, and what was not understood.

    Parameters
    ----------
    lines
        Lines of the file.
    grammar
        How it is written.

    Yields
    ------
    TaggedRecord or Notice
        A record that has no end tag is closed by the next one, which is noted.

    Examples
    --------
    >>> grammar = Grammar(re.compile(r"(..): (.*)"), re.compile(" "), opening=frozenset({"ID"}))
    >>> lines = [Numbered(1, "ID: 1"), Numbered(2, "TI: On"), Numbered(3, " Trees"), Numbered(4, "ID: 2")]
    >>> [(record.line, record.first("TI")) for record in tagged_records(lines, grammar)]
    [(1, 'On Trees'), (4, '')]
    """
    record: TaggedRecord | None = None
    begin, ends = grammar.tagged.match, grammar.opening | grammar.closing | grammar.passed
    for number, text in lines:
        match = begin(text)
        tag = match[1].rstrip() if match else ""
        if match and record is not None and tag and tag not in ends:
            record.add(tag, match[2] or "")
            continue
        if record is not None and _is_end(tag, text, grammar):
            yield _ended(record, grammar, by=Numbered(number, tag))
            record = None
        if match is None:
            yield from _untagged(record, Numbered(number, text), grammar)
        elif tag not in grammar.closing and tag not in grammar.passed:
            record = record or TaggedRecord(number)
            record.add(tag, match[2] or "")
    if record is not None:
        if grammar.closing:
            record.notices.append(Notice("W113", record.line, "the last record has no end; it may be cut"))
        yield record


def tagged_items(
    source: InputSource, grammar: Grammar, record_of: Callable[[TaggedRecord], Record | Notice]
) -> Iterator[Record | Notice]:
    """Records of a tagged file as a format makes them, then what was repaired while decoding it.

    Parameters
    ----------
    source
        The file.
    grammar
        How its format is written.
    record_of
        The format's own reading of one record's tags.
    """
    notices: list[Notice] = []
    for item in tagged_records(text_lines(source, notices=notices), grammar):
        yield item if isinstance(item, Notice) else record_of(item)
    yield from notices


def _ended(record: TaggedRecord, grammar: Grammar, *, by: Numbered) -> TaggedRecord:
    """The record, with a note where the next one begins before its end."""
    if by.text in grammar.opening and grammar.closing:
        what = f"a record begins before the end of the one of line {record.line}"
        record.notices.append(Notice("W104", by.number, what))
    return record


def _is_end(tag: str, text: str, grammar: Grammar) -> bool:
    """Whether a line ends the record before it."""
    return tag in grammar.closing or tag in grammar.opening or (grammar.blank_ends and not text.strip())


def _untagged(record: TaggedRecord | None, line: Numbered, grammar: Grammar) -> Iterator[Notice]:
    """A line without a tag: more of the field before it, or nothing that is known."""
    if not line.text.strip():
        return
    if record is not None and grammar.continued.match(line.text):
        record.go_on(line.text)
    elif record is not None or not grammar.between.match(line.text):
        yield Notice("W104", line.number, f"not understood: {line.text.strip()[:_SHOWN]}")
