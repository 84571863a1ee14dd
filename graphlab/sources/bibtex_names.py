r"""The author field of BibTeX and BibLaTeX -> places of a byline: braces protect, ``and`` separates, LaTeX is read.

>>> [author.name for author in bibtex_authors(r"van der Berg, Anna and {The {ATLAS} Collaboration} and others")[:2]]
['Anna van der Berg', 'The ATLAS Collaboration']
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from graphlab.sources.latex import latex_text
from graphlab.sources.markup import readable
from graphlab.sources.name_lists import Author, family_first, initials_last, natural_name
from graphlab.sources.records import PrintedAuthor

CUT = "et al."
_AND = re.compile(r"(?:^|\s)and(?=\s|$)", re.IGNORECASE)
_ANY_CUT = re.compile(r"(?:and\s+)?others|et\.?\s*al\.?|\.{3}|…|\\l?dots", re.IGNORECASE)
_CUT_END = re.compile(r"[\s,;]+(?:et\.?\s*al\.?|\.{3}|…|\\l?dots)$", re.IGNORECASE)
_EXTENDED = re.compile(r"(?:^|,)\s*(given|family|prefix|suffix)(?:-i)?\s*=\s*", re.IGNORECASE)
_COLLECTIVE = re.compile(
    r"\b(?:collaborations?|consorti(?:um|a)|working group|study group|research group|task force|initiative|network"
    r"|investigators|committee|association|society|institute|university|foundation|organi[sz]ation|council|ministry"
    r"|department|developers|contributors|project|team|inc\.|ltd\.?|gmbh)(?=\W|$)",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"(?:[JS]r\b|I{2,3}\b|IV\b|\d)", re.IGNORECASE)
_INITIALS_LAST = re.compile(r"[^\W\d_]{2}.* (?:[^\W\d_]\.-?)+")
_PART = re.compile(r"[{}]|[^{}]+")


def is_collective(name: str) -> bool:
    """Whether a name is that of a group by its words.

    Examples
    --------
    >>> is_collective("ATLAS Collaboration"), is_collective("Ada Nwosu")
    (True, False)
    """
    return _COLLECTIVE.search(name) is not None


def _split(text: str, separator: re.Pattern[str]) -> list[str]:
    """Text split where the separator stands outside all braces."""
    if "{" not in text:
        return separator.split(text)
    pieces = [""]
    depth = 0
    for part in _PART.findall(text):
        if part in "{}":
            depth = max(0, depth + (1 if part == "{" else -1))
            pieces[-1] += part
        elif depth:
            pieces[-1] += part
        else:
            first, *others = separator.split(part)
            pieces[-1] += first
            pieces += others
    # Braces that do not balance protect nothing.
    return pieces if depth == 0 else separator.split(text)


_COMMA, _SEMICOLON, _SPACE = re.compile(","), re.compile(";"), re.compile(r"\s+")


def _unbraced(text: str) -> str | None:
    """What is inside if one pair of braces holds all of it."""
    if not (text.startswith("{") and text.endswith("}")):
        return None
    depth = 0
    for match in re.finditer(r"[{}]", text):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return text[1:-1] if match.end() == len(text) else None
    return None


def _extended(text: str) -> Author:
    parts: dict[str, str] = {}
    for piece in _split(text, _COMMA):
        name, _, value = piece.partition("=")
        parts[name.strip().lower()] = latex_text(value.strip().strip('"'))
    family = f"{parts.get('prefix', '')} {parts.get('family', '')}".strip()
    given, suffix = parts.get("given", ""), parts.get("suffix", "")
    if not family:
        family, given = given, ""
    return PrintedAuthor(natural_name(family, given, suffix), family, given, suffix)


def _whole(text: str) -> Author:
    return PrintedAuthor(text, family=text)


def _without_comma(text: str) -> Author:
    tokens = [token for token in _split(text, _SPACE) if token]
    inside = _unbraced(tokens[-1]) if len(tokens) > 1 else None
    if inside and " " in inside.strip():
        family, given = latex_text(inside), latex_text(" ".join(tokens[:-1]))
        return PrintedAuthor(natural_name(family, given), family, given)
    name = latex_text(text)
    return _whole(name) if " " not in name or is_collective(name) else _in_order(name)


def _in_order(name: str) -> Author:
    """A name as printed, or with its parts told apart where the initials come last: no family is called ``G.``."""
    return initials_last(name) if _INITIALS_LAST.fullmatch(name) else name


def _comma_list(parts: list[str]) -> list[Author]:
    """A list that separates everything with commas: whole names, or family names each followed by its initials."""
    names = [latex_text(part) for part in parts]
    if all(" " in name for name in names):
        return [_in_order(name) for name in names]
    if len(names) % 2 == 0:
        return [family_first(f"{family}, {given}") for family, given in zip(names[::2], names[1::2], strict=True)]
    return [family_first(", ".join(names))]


@lru_cache(maxsize=1 << 16)
def _authors(piece: str) -> list[Author]:
    """Authors of what stands between two ``and``: one, unless commas separate several."""
    inside = _unbraced(piece)
    if inside is not None:
        pieces = [part.strip() for part in _AND.split(inside)]
        if len(pieces) > 1 and all("," in part for part in pieces):
            return [author for part in pieces for author in _authors(part)]
        text = latex_text(inside)
        return [family_first(text)] if text.count(",") == 1 and not is_collective(text) else [_whole(text)]
    if _EXTENDED.search(piece):
        return [_extended(piece)]
    parts = [part.strip() for part in _split(piece, _COMMA) if part.strip()]
    if len(parts) < 2:
        return [_without_comma(parts[0])] if parts else []
    is_list = len(parts) == 3 and all(" " in part for part in parts) and not _SUFFIX.match(parts[1])
    if len(parts) > 3 or is_list:
        return _comma_list(parts)
    family, *others = (latex_text(part) for part in parts)
    return [family_first(", ".join((family, *others)))] if family else [family_first(", ".join(others))]


def bibtex_authors(text: str) -> list[Author]:
    r"""Authors of an author field; a list that says it is cut ends in ``et al.``.

    Parameters
    ----------
    text
        The field as written, over any number of lines.

    Returns
    -------
    list
        ``Family, Given``, ``Family, Jr, Given``, ``Given Family``, ``Given {Family with Words}``, BibLaTeX's
        ``given=..., family=...`` and collective names in braces. Semicolons separate where there is no ``and``.

    Examples
    --------
    >>> bibtex_authors(r"Costa, Jr., P. T. and given=Hans, family=Ek, prefix=von and others")[0][:4]
    ('P. T. Costa, Jr.', 'Costa', 'P. T.', 'Jr.')
    >>> [str(author) for author in bibtex_authors(r"Erd{\H o}s Pál and J. {\'E}. Li and others")]
    ['Erdős Pál', 'J. É. Li', 'et al.']
    """
    text = readable(text) if "&" in text else " ".join(text.split())
    kept = _CUT_END.sub("", text)
    is_cut = kept != text
    pieces = _split(kept, _AND)
    if len(pieces) == 1 and ";" in kept:
        pieces = _split(kept, _SEMICOLON)
    authors: list[Author] = []
    for piece in (piece.strip(" ,;\t") for piece in pieces):
        if _ANY_CUT.fullmatch(piece.strip("{}. ")) or _ANY_CUT.fullmatch(piece):
            is_cut = True
        elif piece:
            authors += _authors(piece)
    named = [author for author in authors if (author if isinstance(author, str) else author.name).strip()]
    return [*named, CUT] if is_cut and named else named


def is_split_at_commas(text: str, authors: Sequence[Author]) -> bool:
    """Whether there are more authors than ``and`` or semicolons separate: commas were taken for the rest.

    Examples
    --------
    >>> [is_split_at_commas(text, bibtex_authors(text)) for text in ("A. Li, B. Ma, C. Wu", "Li, A. and Ma, B.")]
    [True, False]
    """
    n_separated = len(_AND.findall(text)) + text.count(";") + 1
    return sum(author != CUT for author in authors) > n_separated
