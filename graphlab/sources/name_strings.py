"""Authors written as one text, in whatever way -> names."""

import re

from graphlab.sources.name_lists import Author, family_first
from graphlab.sources.text import cleaned

_AND = re.compile(r"\s+(?:and|&|und|et|y)\s+|\s*&\s*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[\s-]?){1,4}")
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV")


def names_in(text: str) -> list[Author]:
    """Names of a text in which semicolons, bars, line breaks, "and" or commas separate them.

    Parameters
    ----------
    text
        The authors of one paper.

    Returns
    -------
    list
        Plain names, or authors in parts where the text writes ``Family, Given``.

    Examples
    --------
    >>> names_in("Ada Nwosu; Bo Li"), names_in("Ada Nwosu, Bo Li and Eve")
    (['Ada Nwosu', 'Bo Li'], ['Ada Nwosu', 'Bo Li', 'Eve'])
    >>> [author.name for author in names_in("Nwosu, Ada and van Berg, Bo")]
    ['Ada Nwosu', 'Bo van Berg']
    """
    text = cleaned(text).strip().strip("{}")
    for separator in (";", "|", "\n"):
        if separator in text:
            pieces = [" ".join(piece.split()) for piece in text.split(separator)]
            return [_one(piece) for piece in pieces if piece.strip(" ,")]
    text = " ".join(text.split())
    pieces = [piece.strip(" ,") for piece in _AND.split(text) if piece.strip(" ,")]
    if all(_is_family_first(piece) for piece in pieces) and pieces:
        return [family_first(piece) for piece in pieces]
    names: list[Author] = []
    for piece in (part.strip() for whole in pieces for part in whole.split(",")):
        if names and _SUFFIX.fullmatch(piece):
            names[-1] = f"{names[-1]}, {piece}"
        elif piece:
            names.append(piece)
    return names


def _one(piece: str) -> Author:
    return family_first(piece) if "," in piece and not _SUFFIX.fullmatch(piece.rpartition(",")[2].strip()) else piece


def _is_family_first(piece: str) -> bool:
    """One comma, and one of the sides alone is no whole name: one word, or initials."""
    parts = [part.strip() for part in piece.split(",")]
    if len(parts) != 2 or not all(parts) or _SUFFIX.fullmatch(parts[1]):
        return False
    return " " not in parts[0] or " " not in parts[1] or _INITIALS.fullmatch(parts[1]) is not None
