r"""BibTeX -> entries with their fields as written: a linear grammar that loses no entry to its neighbour's damage.

>>> [entry] = parse_entries('@string{j = "Trees"}\n@article(a1, title = {On {T}rees}, journal = j # " and Graphs")')
>>> entry.kind, entry.key, entry.fields
('article', 'a1', {'title': 'On {T}rees', 'journal': 'Trees and Graphs'})
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from graphlab.sources.records import Notice


class Entry(NamedTuple):
    """One entry: its type and fields in lower case, values without their outer braces, and what was odd."""

    kind: str
    key: str
    fields: dict[str, str]
    line: int
    notices: tuple[Notice, ...] = ()


_HEADER = r"@[ \t]*([A-Za-z][\w-]{0,40})[ \t\n]{0,20}([{(])"
# An entry begins on a line of its own; what stands between two such lines cannot damage any other entry.
_LINE_HEADER = re.compile(rf"^[ \t]*{_HEADER}", re.MULTILINE)
_COMMENTED = re.compile(r"(?:^|\n)[ \t]{0,9}%[% \t]{0,9}$")
_ANY_HEADER = re.compile(_HEADER)
_INNER = r"\{(?:[^{}]++|\{(?:[^{}]++|\{[^{}]*+\})*+\})*+\}"
_BRACED = rf"\{{((?:[^{{}}]++|{_INNER})*+)\}}"
_NAME = r"([^\s={}\",#@%()][^\s={}\",#()]{0,60}(?:[ \t]+[^\s={}\",#()]{1,60}){0,3})"
# The usual field in one match: {braces} or digits, then a comma or the end of the entry.
_FIELD = re.compile(
    rf'[\s,]*+([A-Za-z][\w.:+-]{{0,60}}+)\s*+=\s*+(?:{_BRACED}|"([^"{{}}]*+)"|(\d++)|([A-Za-z]++))\s*+(?=[,}})])'
)
_FIELD_NAME = re.compile(rf"[\s,]*+{_NAME}\s*+=\s*+")
_KEY = re.compile(r"\s*+([^,={}\"\n]{0,300}?)[ \t]*(?:,|\n|(?=[})]))")
_CLOSED = re.compile(_BRACED)
_BRACES = re.compile(r"[{}]")
_QUOTES = re.compile(r'[{}"]')
_WORD = re.compile(r"[^\s,={}\"#()]+")
_JOINED = re.compile(r"\s*+#\s*+")
_COMMA_OR_LINE = re.compile(r"[,\n]")
_END = re.compile(r"[\s,]*+([})])")
_COMMENT_LINE = re.compile(r"[\s,]*+%[^\n]*")
# Where a value that never closes is taken to end: before the next field, or at the end of its line.
_NEXT_FIELD = re.compile(r"(?<=[},\"])[ \t]*\n[ \t]*[A-Za-z][\w-]{0,40}[ \t]*=[ \t]*[{\"\w]")
# What follows a value on its line, if this ends as a value does, before a field or the end of the entry.
_REST = re.compile(r"[^\n]*\}(?=[ \t]*,?[ \t]*\n\s*(?:[})]|[A-Za-z][\w-]{0,40}[ \t]*=))")
_MONTHS = {
    month: month for month in ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
}


# So often the end of a comment is looked for beyond the next entry; each look may take as long as the file.
_MAX_OPEN_COMMENTS, _OPEN_COMMENT = 8, 2000

# Each repair may read the rest of its entry again.
_MAX_REPAIRS = 50


class _Broken(Exception):  # noqa: N818 # a signal within this module, no error of the user's
    """A value has no end."""


def _braced_end(text: str, start: int, end: int) -> int:
    """Index after the brace that closes the one at ``start``."""
    match = _CLOSED.match(text, start, end)
    if match:
        return match.end()
    depth = 0
    for brace in _BRACES.finditer(text, start, end):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.end()
    raise _Broken


def _quoted_end(text: str, start: int, end: int) -> int:
    """Index after the quote that closes the one at ``start``; a quote inside braces closes nothing."""
    depth = 0
    for sign in _QUOTES.finditer(text, start + 1, end):
        if sign[0] == '"':
            if depth == 0:
                return sign.end()
        else:
            depth += 1 if sign[0] == "{" else -1
            if depth < 0:
                raise _Broken
    raise _Broken


class _Scanner:
    """Reads the fields of one entry between ``position`` and ``end``."""

    def __init__(self, text: str, strings: Mapping[str, str], *, end: int) -> None:
        self._text = text
        self._strings = strings
        self._end = end
        self._last, self._lost_after = 0, -1
        self.problems: list[tuple[int, str]] = []

    def value(self, position: int) -> tuple[str, int]:
        """Value from here, its parts joined, and where it ends."""
        text = self._text
        parts: list[str] = []
        while True:
            sign = text[position : min(position + 1, self._end)]
            if sign == "{":
                end = _braced_end(text, position, self._end)
                parts.append(text[position + 1 : end - 1])
            elif sign == '"':
                end = _quoted_end(text, position, self._end)
                parts.append(text[position + 1 : end - 1])
            else:
                word = _WORD.match(text, position, self._end)
                if word is None:
                    return "".join(parts), position
                end = word.end()
                parts.append(self._strings.get(word[0].lower(), word[0]))
            following = _JOINED.match(text, end, self._end)
            if following is None:
                return "".join(parts), end
            position = following.end()

    def _repaired(self, position: int) -> tuple[str, int]:
        """A value that never closes, as far as it can belong to this field."""
        self.problems.append((position, "braces or quotes do not balance; the value is cut at the next field"))
        following = _NEXT_FIELD.search(self._text, position, self._end)
        end = following.start() if following else self._end
        value = self._text[position:end].strip().strip('{}",').strip()
        return value.rstrip("}").rstrip(), end

    def fields(self, position: int, *, closing: str) -> tuple[dict[str, str], int]:
        """Fields from here to the closing brace or parenthesis, and the index after it."""
        text, limit, match = self._text, self._end, _FIELD.match
        fields: dict[str, str] = {}
        while True:
            while quick := match(text, position, limit):
                self._last = position
                position = quick.end()
                name, braced, quoted, digits, word = quick.groups()
                _keep(
                    fields,
                    name.lower(),
                    self._strings.get(word.lower(), word) if word else braced or quoted or digits or "",
                )
            end = _END.match(text, position, limit)
            if end and (end[1] == closing or not _FIELD_NAME.match(text, end.end(), limit)):
                return fields, end.end()
            following = self._unusual(fields, position) or self._swallowed(fields, position)
            if following is None:
                return fields, limit
            position = following

    def _unusual(self, fields: dict[str, str], position: int) -> int | None:
        """Read a field that is not of the usual form, or pass what is none; nothing at the end."""
        name = _FIELD_NAME.match(self._text, position, self._end)
        if name is None:
            comment = _COMMENT_LINE.match(self._text, position, self._end)
            return comment.end() if comment else self._more(fields, position) or self._next_name(position)
        self._last = position
        try:
            value, position = self.value(name.end())
        except _Broken:
            value, position = self._repaired(name.end())
        _keep(fields, name[1].lower(), value)
        return position

    def _more(self, fields: dict[str, str], position: int) -> int | None:
        """Index after the rest of the last value, if a brace too many in it seemed to end it."""
        name = _FIELD_NAME.match(self._text, self._last, self._end)
        rest = _REST.match(self._text, position, self._end) if name and self._lost_after != self._last else None
        if rest is None or name is None or not self._text[name.end() : position].rstrip().endswith("}"):
            return None
        self._lost_after = self._last
        self.problems.append((position, "a closing brace too many; the value is read to the end of its line"))
        fields[name[1].lower()] = self._text[name.end() : rest.end()].removeprefix("{").removesuffix("}")
        return rest.end()

    def _swallowed(self, fields: dict[str, str], position: int) -> int | None:
        """Where to read on if the last value took the fields after it, because the entry's end closed it."""
        name = _FIELD_NAME.match(self._text, self._last, self._end)
        if (
            name is None
            or len(self.problems) >= _MAX_REPAIRS
            or not _NEXT_FIELD.search(self._text, name.end(), position)
        ):
            return None
        fields[name[1].lower()], position = self._repaired(name.end())
        return position

    def entry(self, header: re.Match[str]) -> tuple[str, dict[str, str], int]:
        """Key and fields of the entry that this opens, and the index after it."""
        position, key = header.end(), ""
        if not _FIELD_NAME.match(self._text, position, self._end):
            found = _KEY.match(self._text, position, self._end)
            if found:
                key, position = found[1].strip(), found.end()
        return key, *self.fields(position, closing="}" if header[2] == "{" else ")")

    def notices(self, text: str, counted: list[int]) -> tuple[Notice, ...]:
        """What was odd, with its line."""
        return tuple(Notice("W104", _line_of(text, counted, at), what) for at, what in self.problems)

    def _next_name(self, position: int) -> int | None:
        """Start of the next line or part that may be a field; what is before it is noted as not understood."""
        rest = _COMMA_OR_LINE.search(self._text, position + 1, self._end)
        stop = rest.start() if rest else self._end
        skipped = " ".join(self._text[position:stop].split()).strip(" ,")
        # One notice for all that is lost between two fields.
        if skipped and skipped not in {"}", ")"} and self._lost_after != self._last:
            self._lost_after = self._last
            self.problems.append((position, f"not understood: {skipped[:60]}"))
        return rest.start() if rest else None


def _keep(fields: dict[str, str], name: str, value: str) -> None:
    """A field once; of a field given twice the authors are joined and of any other the first with text is kept."""
    if name not in fields or not (before := fields[name]).strip():
        fields[name] = value
    elif name in {"author", "keywords"} and value.strip() and value != before:
        fields[name] = f"{before} and {value}" if name == "author" else f"{before}, {value}"


def _line_of(text: str, counted: list[int], position: int) -> int:
    """Line of a position from 1; ``counted`` holds the last position asked for and its line."""
    if position >= counted[0]:
        counted[1] += text.count("\n", counted[0], position)
    else:
        counted[1] -= text.count("\n", position, counted[0])
    counted[0] = position
    return counted[1]


def _comment_end(text: str, header: re.Match[str], *, end: int) -> int | None:
    """Index after a @comment or @preamble, which may hold entries; nothing where its braces do not balance."""
    try:
        return _braced_end(text, header.end() - 1, end) if header[2] == "{" else end
    except _Broken:
        return None


def parse_entries(text: str) -> Iterator[Entry]:
    r"""Entries of a BibTeX or BibLaTeX file, in order.

    Parameters
    ----------
    text
        The file, with Unix line ends.

    Yields
    ------
    Entry
        ``@string`` is replaced where it is used, ``#`` joins, ``@comment`` and ``@preamble`` are left out. An entry
        whose braces do not balance ends where the next one begins; what is readable of it is kept and the place noted.

    Notes
    -----
    The grammar is that of BibTeX's own reader: braces count even after a backslash, quotes close outside braces only,
    a value may be ``{...}``, ``"..."``, a number or a name. More lenient: entries need no key, fields need no comma
    after a closed value, parentheses may open an entry, entries may follow one another on a line.

    Examples
    --------
    >>> broken = "@article{a, title = {On {Trees, year = 1999}\n@book{b, title = {Graphs} year = 2001}"
    >>> [(entry.key, entry.fields.get("year")) for entry in parse_entries(broken)]
    [('a', None), ('b', '2001')]
    """
    strings = dict(_MONTHS)
    counted = [0, 1]
    skip_to = n_open = 0
    starts = [0, *(header.start() for header in _LINE_HEADER.finditer(text))]
    for start, stop in zip(starts, [*starts[1:], len(text)], strict=True):
        position = max(start, skip_to)
        while header := _ANY_HEADER.search(text, position, stop):
            kind = header[1].lower()
            if _COMMENTED.search(text, max(start, header.start() - 20), header.start()):
                position = header.end()
                continue
            if kind in {"comment", "preamble"}:
                limit = len(text) if n_open < _MAX_OPEN_COMMENTS else min(stop, header.end() + _OPEN_COMMENT)
                inside = _comment_end(text, header, end=limit)
                n_open += inside is None
                position = skip_to = header.end() if inside is None else inside
                continue
            scanner = _Scanner(text, strings, end=stop)
            key, fields, position = scanner.entry(header)
            if kind == "string":
                strings |= fields
                continue
            line = _line_of(text, counted, header.start())
            yield Entry(kind, key, fields, line, scanner.notices(text, counted) if scanner.problems else ())
