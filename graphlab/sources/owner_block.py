"""The block above the papers of a profile page: the owner's name and the figures stated about the owner."""

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from graphlab.names import name_key
from graphlab.sources.bylines import name_shape
from graphlab.sources.paper_header import MAX_LENGTH, is_known_subject, is_subject
from graphlab.sources.records import Notice

_LABELS = {
    "h-index": "h_index",
    "papers": "n_papers",
    "citations": "n_citations",
    "novelty": "novelty",
    "ai score": "ai_score",
}
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_LABEL = r"h[- ]?index|papers?|citations?|novelty|ai[ \t]+score"
_FIGURE = re.compile(
    rf"(?P<label>{_LABEL})[ \t]*:?[ \t]*(?P<number>{_NUMBER})(?![\d.])[ \t]*%?"
    rf"|(?P<number_b>{_NUMBER})[ \t]*%?[ \t]*(?P<label_b>{_LABEL})(?![a-z])",
    re.IGNORECASE,
)
_LABEL_ONLY = re.compile(rf"(?:{_LABEL})[ \t]*:?", re.IGNORECASE)
_NUMBER_ONLY = re.compile(rf"{_NUMBER}[ \t]*%?")
_SEPARATORS = re.compile(r"[ \t·•|,;]*")


Numbered = tuple[int, str]


class OwnerBlock(NamedTuple):
    """What the block states, each figure with the line it stands on; ``owner`` is empty where no name is sure."""

    owner: str
    field: str | None
    figures: dict[str, tuple[float, int]]
    notices: tuple[Notice, ...]


def _figure_name(label: str) -> str:
    word = " ".join(label.lower().split()).replace("h index", "h-index").replace("hindex", "h-index")
    return _LABELS.get(word) or _LABELS[word + "s"]


def _figures(text: str) -> list[tuple[str, float]]:
    """All figures of a line, or none if anything else stands on it."""
    if len(text) > MAX_LENGTH or _SEPARATORS.fullmatch(_FIGURE.sub("", text)) is None:
        return []
    return [
        (
            _figure_name(match["label"] or match["label_b"]),
            float((match["number"] or match["number_b"]).replace(",", "")),
        )
        for match in _FIGURE.finditer(text)
    ]


def _joined(lines: Sequence[str]) -> list[Numbered]:
    """Non-blank lines with their numbers; a label and its number on two lines become one."""
    numbered = [(number, line.strip()) for number, line in enumerate(lines, start=1) if line.strip()]
    joined: list[Numbered] = []
    index = 0
    while index < len(numbered):
        number, line = numbered[index]
        following = numbered[index + 1][1] if index + 1 < len(numbered) else ""
        is_pair = (_LABEL_ONLY.fullmatch(line) and _NUMBER_ONLY.fullmatch(following)) or (
            _NUMBER_ONLY.fullmatch(line) and _LABEL_ONLY.fullmatch(following)
        )
        joined.append((number, f"{line} {following}" if is_pair else line))
        index += 2 if is_pair else 1
    return joined


def _is_small_name(line: str) -> bool:
    """Whether a line could be a name typed in lower case: two to four words of letters (ann lee)."""
    words = line.split()
    return line.islower() and 2 <= len(words) <= 4 and name_shape(line.title()) == 2


def _owner(
    candidates: Sequence[Numbered], printed_keys: Collection[str], *, first_figure: int | None
) -> Numbered | None:
    """The name that an author list prints, else the first name-like line; capitals may be a name or a field.

    On the page the name stands first, then the field. So a line in capitals that is no known field is the name, and
    of two that both could be fields the first of several words. Without author list, figures or field nothing says
    that a line is a name.
    """
    seen = [item for item in candidates if name_key(item[1]) in printed_keys]
    has_field = any(is_known_subject(line) for _, line in candidates)
    if seen or not (first_figure or has_field):
        return next(iter(seen), None)
    names = [item for item in candidates if name_shape(item[1]) and not is_known_subject(item[1])]
    several_words = [item for item in names if " " in item[1]]
    in_capitals = [item for item in names if is_subject(item[1])]
    small = [item for item in candidates if first_figure and item[0] < first_figure and _is_small_name(item[1])]
    fields = [item for item in candidates if is_known_subject(item[1])]
    doubtful = [item for item in fields[:-1] if " " in item[1]]
    others = [item for item in several_words if item not in in_capitals]
    return next(iter([*others, *several_words, *in_capitals, *names, *small, *doubtful]), None)


def _field(candidates: Sequence[Numbered], owner: Numbered | None) -> Numbered | None:
    """The first known field; else, under the owner's name, a code that is not known."""
    fields = [item for item in candidates if item != owner and is_subject(item[1])]
    known = [item for item in fields if is_known_subject(item[1])]
    return next(iter(known or (fields if owner else [])), None)


def _figure_notices(figures: dict[str, tuple[float, int]]) -> list[Notice]:
    """Stated figures that cannot all be true: an h-index of h needs h papers and h times h citations (Hirsch 2005)."""
    if "h_index" not in figures:
        return []
    h_index, line = int(figures["h_index"][0]), figures["h_index"][1]
    citations, papers = figures.get("n_citations"), figures.get("n_papers")
    stated = [
        text
        for figure, needed, text in (
            (
                citations,
                h_index**2,
                f"at least {h_index**2:,} citations; {citations[0] if citations else 0:,.0f} are stated",
            ),
            (papers, h_index, f"at least {h_index:,} papers; {papers[0] if papers else 0:,.0f} are stated"),
        )
        if figure is not None and figure[0] < needed
    ]
    return [Notice("W110", line, f"an h-index of {h_index} needs " + ", and ".join(stated))] if stated else []


def parse_owner_block(lines: Sequence[str], *, printed_keys: Collection[str]) -> OwnerBlock:
    """Owner, field and stated figures.

    Parameters
    ----------
    lines
        Everything above the first paper.
    printed_keys
        Keys (`graphlab.names.name_key`) of the names printed in the author lists of the page.

    Returns
    -------
    OwnerBlock
        Lines that are none of these are listed as W104, contradictions as W110. A name is taken for the owner only
        if figures are stated with it or an author list prints it.

    Examples
    --------
    >>> block = parse_owner_block(["Ada Nwosu", "", "LG", "h-index3", "9papers"], printed_keys=())
    >>> block.owner, block.field, block.figures["n_papers"]
    ('Ada Nwosu', 'LG', (9.0, 5))
    """
    figures: dict[str, tuple[float, int]] = {}
    notices: list[Notice] = []
    others: list[Numbered] = []
    for number, line in _joined(lines):
        found = _figures(line)
        for name, value in found:
            known = figures.setdefault(name, (value, number))
            if known[0] != value:
                notices.append(Notice("W110", number, f"{line!r} contradicts line {known[1]}"))
        if not found:
            others.append((number, line))
    owner = _owner(others, printed_keys, first_figure=min((line for _, line in figures.values()), default=None))
    field = _field(others, owner)
    notices += [
        Notice("W104", number, f"not understood: {shortened(line)}")
        for number, line in others
        if (number, line) not in {owner, field}
    ]
    if figures and owner is None:
        line = min(line for _, line in figures.values())
        notices.append(Notice("W104", line, "figures about an owner whose name was not found; they are left out"))
    notices += _figure_notices(figures)
    return OwnerBlock(owner[1] if owner else "", field[1] if field else None, figures, tuple(notices))


def find_owner_blocks(lines: Sequence[str]) -> list[int]:
    """Indexes of the lines at which a block about an owner begins.

    Parameters
    ----------
    lines
        Lines of a page, or of several in one file.

    Returns
    -------
    list of int
        A block is lines of nothing but figures, of two kinds or more or an h-index under a name, the field above
        them and the name above that; an abstract may mention a number of papers, but never in such lines.

    Examples
    --------
    >>> find_owner_blocks(["We read 9 papers.", "", "Ada Nwosu", "", "LG", "h-index3", "9papers"])
    [2]
    """
    joined = _joined(lines)
    starts: list[int] = []
    index = 0
    while index < len(joined):
        first, names = index, set[str]()
        while index < len(joined) and (found := _figures(joined[index][1])):
            names.update(name for name, _ in found)
            index += 1
        start = _block_start(joined, first)
        if len(names) > 1 or ("h_index" in names and start < first):
            starts.append(joined[start][0] - 1)
        index = max(index, first + 1)
    return starts


def _block_start(joined: Sequence[Numbered], first: int) -> int:
    """Place of the name above the first figure, with or without the field between them."""
    above = joined[first - 1][1] if first else ""
    has_field = is_known_subject(above)
    name = first - 1 - has_field
    is_name = name >= 0 and (name_shape(joined[name][1]) > 0 or _is_small_name(joined[name][1]))
    return name if is_name else first - has_field


def shortened(line: str) -> str:
    """A line in quotes, cut to a length a message can hold.

    Examples
    --------
    >>> shortened("a line of the page")
    '"a line of the page"'
    """
    return f'"{line if len(line) <= 60 else line[:57] + "..."}"'
