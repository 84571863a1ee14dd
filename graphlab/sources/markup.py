"""Text with HTML, JATS or MathML in it -> plain text: markup goes, every word stays."""

import html
import re

from graphlab.sources.mathml import lowered, raised, replace_mathml

# How often text may be escaped upon escaped: `&amp;lt;p&amp;gt;` is in real exports.
_MAX_ESCAPED = 3
# Headings and raised places in each other; deeper ones are made up, and lose their marks only.
_MAX_DEPTH = 16


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BLOCKS = _names(
    "p br div li ul ol dl dt dd tr td th table tbody thead sec title label h1 h2 h3 h4 h5 h6 hr abstract section "
    "list list-item def-list disp-formula disp-quote body html head caption simplesec para blockquote pre"
)
_INLINE = _names(
    "a b i u s em strong span sub sup inf small big tt font cite code q abbr bold italic sc underline monospace "
    "roman overline strike styled-content named-content ext-link xref uri email inline-formula tex-math alternatives "
    "inline-graphic graphic img math mi mn mo mrow msub msup msubsup mfrac mtext mover munder msqrt mstyle mfenced "
    "mspace mtable mtr mtd semantics annotation sans-serif related-article related-object scp formula ce emph "
    "emphasis superscript subscript nobr wbr center del ins mark math_tex fixed-case url"
)
KNOWN_TAGS = _BLOCKS | _INLINE
_HEADINGS = _names("title label h1 h2 h3 h4 h5 h6")
# These stand alone; any other opening tag of one or two letters without its closing tag is a comparison: a<b>c.
_MIN_SURE = 3
_ALONE = _names("p br hr li img wbr inline-graphic graphic td tr th dd dt xref mspace")
_RAISED, _LOWERED = frozenset({"sup", "superscript"}), frozenset({"sub", "inf", "subscript"})
# The usual abstract of Crossref.
_PARAGRAPH = re.compile(r"\s*+<(?:jats:)?p>([^<]*+)</(?:jats:)?p>\s*+")
_TAG = re.compile(r"<(/?)([A-Za-z][\w-]{0,30}:)?([A-Za-z][\w-]{0,30})((?:\s[^<>]*)?)/?>")
_CLOSING = re.compile(r"</(?:[A-Za-z][\w-]{0,30}:)?([A-Za-z][\w-]{0,30})\s{0,9}>")
_COMMENT_MARKS = (("<!--", "-->", False), ("<![CDATA[", "]]>", True))
_UNREAD = re.compile(r"<(script|style)\b", re.IGNORECASE)
_TEX = re.compile(r"<(?:\w{1,20}:)?tex-math\b[^<>]*>([^<]*)</(?:\w{1,20}:)?tex-math>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_COPYRIGHT = re.compile(
    r"(?:©|\([cC]\)(?= ?(?:\d{4}|copyright))|copyright\b(?=[ ,:]*(?:©|\([cC]\)|\d{4}|the author|by the author)))",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"\b(?:(?:19|20)\d\d|rights reserved|published by|publish\w*|author\(?s?\)?|inc\b|ltd\b|elsevier|springer|wiley)",
    re.IGNORECASE,
)
_COPYRIGHT_LENGTH = 300


def _without_spans(text: str) -> str:
    """Text without comments, scripts and styles; CDATA sections give up their marks only."""
    for opening, closing, keeps in _COMMENT_MARKS:
        if opening not in text:
            continue
        first, *others = text.split(opening)
        pieces = [first]
        for other in others:
            inside, mark, rest = other.partition(closing)
            pieces.append(inside + rest if keeps else rest if mark else opening + inside)
        text = "".join(pieces)
    pieces = []
    position = 0
    while match := _UNREAD.search(text, position):
        closing = f"</{match[1]}>"
        end = text.find(closing, match.end())
        if end < 0:
            break
        pieces += (text[position : match.start()], " ")
        position = end + len(closing)
    return "".join((*pieces, text[position:]))


def _tex(match: re.Match[str]) -> str:
    """A formula in TeX; nothing where the same formula stands beside it in MathML."""
    text = match.string
    beside = text[match.end() : match.end() + 40].lstrip(), text[max(0, match.start() - 40) : match.start()].rstrip()
    if re.match(r"<(?:\w+:)?math\b", beside[0]) or re.search(r"</(?:\w+:)?math>$", beside[1]):
        return ""
    inside = match[1]
    if "\\begin{document}" in inside:
        inside = inside.partition("\\begin{document}")[2].partition("\\end{document}")[0]
    return inside if "$" in inside else f"${inside.strip()}$"


class _Untagged:
    """Text as it comes out between tags, with what stands in a heading or a raised place treated as such."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._open: list[tuple[str, int]] = []  # tag whose inside matters, and where it begins
        self._is_blank = True

    def add(self, text: str) -> None:
        self._pieces.append(text)
        self._is_blank = self._is_blank and (bool(self._open) or not text.strip())

    def tag(self, name: str, *, closes: bool) -> None:
        if name in _BLOCKS:
            self._pieces.append(" ")
        if name not in _HEADINGS | _RAISED | _LOWERED:
            return
        if not closes:
            if len(self._open) == _MAX_DEPTH:
                return
            self._open.append((name, len(self._pieces)))
        elif self._open and self._open[-1][0] == name:
            self._close(name, self._open.pop()[1])

    def _close(self, name: str, start: int) -> None:
        inside = " ".join("".join(self._pieces[start:]).split())
        del self._pieces[start:]
        if name in _RAISED:
            inside = raised(html.unescape(inside))
        elif name in _LOWERED:
            inside = lowered(html.unescape(inside))
        elif inside.casefold().rstrip(":.") == "abstract" and self._is_blank:
            inside = ""
        elif inside and inside[-1].isalnum():
            inside += "\0"  # a colon, if text follows
        self._pieces.append(f" {inside} " if name in _HEADINGS else inside)
        self._is_blank = self._is_blank and not inside

    def text(self) -> str:
        joined = "".join(self._pieces)
        return re.sub(r"\0(?=\s*[^\s\0])", ":", joined).replace("\0", "") if "\0" in joined else joined


def _without_tags(text: str) -> str:
    if "<!" in text or _UNREAD.search(text):
        text = _without_spans(text)
    if "math" in text:
        text = replace_mathml(_TEX.sub(_tex, text))
    closed = {name.lower() for name in _CLOSING.findall(text)} | _ALONE
    untagged = _Untagged()
    position = 0
    for match in _TAG.finditer(text):
        name = match[3].lower()
        is_markup = name in KNOWN_TAGS or (match[2] or "").lower() in {"jats:", "mml:", "m:", "ce:", "xhtml:"}
        is_comparison = len(name) < _MIN_SURE and not (match[1] or match[2] or name in closed or match[0][-2] == "/")
        if not is_markup or is_comparison:
            continue
        untagged.add(text[position : match.start()])
        untagged.tag(name, closes=bool(match[1]))
        position = match.end()
    untagged.add(text[position:])
    return untagged.text()


def _without_copyright(text: str) -> str:
    """Text without the line at its end that says who owns it; a sentence about copyright stays."""
    start = max(0, len(text) - _COPYRIGHT_LENGTH)
    for match in _COPYRIGHT.finditer(text, start):
        before, line = text[: match.start()].rstrip(" ("), text[match.start() :]
        if before and before[-1] in '.!?。)]"”' and _RIGHTS.search(line):
            return before
    return text


def one_line(text: str) -> str:
    r"""Text with one space wherever there was any space; most texts are so, which is quickly found out.

    Examples
    --------
    >>> one_line(" On\n Trees "), one_line("On Trees")
    ('On Trees', 'On Trees')
    """
    # No space but the plain one is printable.
    return text.strip() if "  " not in text and text.isprintable() else " ".join(text.split())


def readable(text: str) -> str:
    r"""Plain text of a title or an abstract that may hold HTML, JATS, MathML or escaped characters.

    Tags go and the text in them stays; headings inside become "Background: "; ``<sub>2</sub>`` becomes ₂; entities
    become characters even where they were escaped twice; line breaks and runs of spaces become one space. A line at
    the end that only says who holds the copyright is dropped. ``a<b`` and ``x <y> z`` are no tags and stay. The time
    grows with the length of the text and no faster.

    Parameters
    ----------
    text
        As the source has it.

    Returns
    -------
    str
        In one line. Text without ``<``, ``&`` and copyright sign comes back as it is, but for spaces.

    Examples
    --------
    >>> readable("<jats:title>Background</jats:title><jats:p>CO<sub>2</sub> &amp;amp; heat,\n p &lt; 0.05.</jats:p>")
    'Background: CO₂ & heat, p < 0.05.'
    >>> readable("We win. © 2020 Elsevier B.V. All rights reserved.")
    'We win.'
    """
    if "<" in text and (paragraph := _PARAGRAPH.fullmatch(text)):
        text = paragraph[1]
    for _ in range(_MAX_ESCAPED if "&" in text or "<" in text else 0):
        before = text
        if "<" in text and ">" in text:
            text = _without_tags(text)
        if "&" not in text:
            break
        text = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
        if text == before:
            break
    text = one_line(text)
    if "©" in text or "opyright" in text or "OPYRIGHT" in text or "(c)" in text or "(C)" in text:
        return _without_copyright(text)
    return text
