"""The block above the papers of a profile page: the owner's name and the figures stated about the owner."""

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from graphlab.names import name_key
from graphlab.sources.bylines import name_shape
from graphlab.sources.paper_header import MAX_LENGTH, is_subject
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


def _joined(lines: Sequence[str]) -> list[tuple[int, str]]:
    """Non-blank lines with their numbers; a label and its number on two lines become one."""
    numbered = [(number, line.strip()) for number, line in enumerate(lines, start=1) if line.strip()]
    joined: list[tuple[int, str]] = []
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


def _owner(
    candidates: list[tuple[int, str]], printed_keys: Collection[str], *, has_figures: bool
) -> tuple[int, str] | None:
    """The name seen in the author lists, else the first name-like line above stated figures."""
    names = [(number, line) for number, line in candidates if name_shape(line)]
    seen = [item for item in names if name_key(item[1]) in printed_keys]
    if seen:
        return seen[0]
    if not has_figures:
        return None
    several_words = [item for item in names if " " in item[1]]
    return next(iter(several_words or names), None)


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
    others: list[tuple[int, str]] = []
    field: str | None = None
    for number, line in _joined(lines):
        found = _figures(line)
        for name, value in found:
            known = figures.setdefault(name, (value, number))
            if known[0] != value:
                notices.append(Notice("W110", number, f"{line!r} contradicts line {known[1]}"))
        if found:
            continue
        if field is None and is_subject(line):
            field = line
        else:
            others.append((number, line))
    owner = _owner(others, printed_keys, has_figures=bool(figures or field))
    notices += [
        Notice("W104", number, f"not understood: {shortened(line)}")
        for number, line in others
        if (number, line) != owner
    ]
    return OwnerBlock(owner[1] if owner else "", field, figures, (*notices, *_figure_notices(figures)))


def shortened(line: str) -> str:
    """A line in quotes, cut to a length a message can hold.

    Examples
    --------
    >>> shortened("a line of the page")
    '"a line of the page"'
    """
    return f'"{line if len(line) <= 60 else line[:57] + "..."}"'
