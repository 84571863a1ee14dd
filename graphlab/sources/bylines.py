"""Author lines: the names they print, whether they are cut, and what a name looks like."""

import re
from functools import lru_cache
from typing import NamedTuple

from graphlab.names import PARTICLES, is_east_asian

# fmt: off
# Capitalised words that stand in titles and are no names.
_TITLE_WORDS = frozenset({
    "the", "with", "for", "and", "of", "via", "from", "using", "towards", "toward", "by", "is", "are",
    "how", "what", "why", "when", "where", "who", "which", "beyond", "without", "not", "based", "its",
    "their", "our", "this", "that", "these", "those", "into", "between", "under", "over", "through",
    "across",
})
# Capitals inside a family name are usual after these.
_PREFIXES = (
    "Mc", "Mac", "De", "Del", "Della", "Dal", "Di", "Da", "Du", "La", "Le", "Lo", "Van", "Vander", "Von",
    "Fitz", "O", "D", "El", "Al", "Ben", "Ter", "Ten",
)
# fmt: on
_CUT = re.compile(
    r"[,;]?\s*(?:(?:and|&|\+)?\s*(?P<more>\d{1,4})\s+(?:more(?:\s+authors?)?|others?|authors?)|\+\s?(?P<plus>\d{1,4})"
    r"|et\.?\s?al\.?|and\s+others|\.\.\.|…)\s*$",
    re.IGNORECASE,
)
_ET_AL = re.compile(r"et\.?\s?al\.?\s*$", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*[,;，、；]\s*(?:(?:and|&)\s+)?|\s+(?:and|&)\s+")
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|II|III|IV")
_MARKS = re.compile(r"[\s*†‡§¶#✉]+$")
_INNER = re.compile(r"[-‐‑'’ʼ.·]")
MAX_WORDS = 7
# A longer piece of a line is no name.
MAX_NAME = 80
# A whole list of authors is no longer; a list that ends in "et al." shows a few names only.
MAX_BYLINE, MAX_CUT_BYLINE = 4000, 300


class Byline(NamedTuple):
    """An author line read: names in order, whether the list is whole, and how many authors it states if it does."""

    names: tuple[str, ...]
    complete: bool
    n_stated: int | None


def without_cut_mark(line: str) -> tuple[str, bool, int | None]:
    """The line without a final "et al.", whether there was one, and how many more authors it states.

    Examples
    --------
    >>> without_cut_mark("Ann Lee, Bo Li et al."), without_cut_mark("Ann Lee +5 authors")
    (('Ann Lee, Bo Li', True, None), ('Ann Lee', True, 5))
    """
    tail = _CUT.search(line, max(0, len(line) - 40))
    if tail is None:
        return line, False, None
    more = tail["more"] or tail["plus"]
    return line[: tail.start()], True, int(more) if more else None


def parse_byline(line: str) -> Byline:
    """Names of an author line.

    Parameters
    ----------
    line
        Names separated by commas, semicolons or "and", possibly ending in "et al.", "and others" or "+5 authors".

    Returns
    -------
    Byline
        Names as printed, without footnote marks; Jr. and III stay with the name before them.

    Examples
    --------
    >>> parse_byline("Ada Nwosu, John Hay, Jr. and Bo Li et al.")
    Byline(names=('Ada Nwosu', 'John Hay, Jr.', 'Bo Li'), complete=False, n_stated=None)
    """
    text, is_cut, more = without_cut_mark(line)
    names: list[str] = []
    for piece in _SEPARATOR.split(text):
        name = " ".join(_MARKS.sub("", piece).split())
        if names and _SUFFIX.fullmatch(name):
            names[-1] = f"{names[-1]}, {name}"
        elif any(map(str.isalpha, name)):
            names.append(name)
    return Byline(tuple(names), not is_cut, None if more is None else len(names) + more)


def _part_shape(part: str) -> int:
    rest = part[1:]
    if part.isupper() or not any(char.isupper() for char in rest):
        return 2
    return 2 if any(part.startswith(prefix) and part[len(prefix) :].istitle() for prefix in _PREFIXES) else 1


@lru_cache(maxsize=1 << 16)
def word_shape(word: str) -> int:
    """How much a word looks like part of a name: 2 as usual, 1 odd (capitals or digits inside), 0 not at all.

    Examples
    --------
    >>> word_shape("DeLuca"), word_shape("TorchWei"), word_shape("2024")
    (2, 1, 0)
    """
    word = word.strip("`\"'‘’“”()*")
    if word in PARTICLES:
        return 2
    parts = [part for part in _INNER.split(word) if part]
    if not parts or word[0] in "-‐‑." or word.lower() in _TITLE_WORDS:
        return 0
    if not all(char.isalpha() or _is_mark(char) for part in parts for char in part):
        return int(word.isalnum() and word[0].isupper() and len(word) > 2)
    n_east_asian = sum(map(is_east_asian, word))
    cased = [part for part in parts if part[0].isupper() or part[0].islower()]
    if 0 < n_east_asian < len("".join(parts)) or (cased and not any(part[0].isupper() for part in cased)):
        return 0
    return min((_part_shape(part) for part in cased), default=2)


def _is_mark(char: str) -> bool:
    return (
        not char.isascii()
        and not char.isalnum()
        and char.isprintable()
        and not char.isspace()
        and char not in "–—−“”‘…•·×°"
    )


@lru_cache(maxsize=1 << 16)
def name_shape(text: str) -> int:
    """How much a text looks like one person's name: 2 as usual, 1 odd or a single word, 0 not at all.

    Examples
    --------
    >>> name_shape("Laurens van der Maaten"), name_shape("Mausam"), name_shape("A Survey of Names")
    (2, 1, 0)
    """
    if not text or len(text) > MAX_NAME:
        return 0
    if is_east_asian(text):
        letters = text.replace(" ", "").replace("・", "").replace("·", "")
        return 2 if 2 <= len(letters) <= 4 else 1 if letters.isalpha() and len(letters) <= 12 else 0
    words = text.replace(",", " ").split()
    if not words or len(words) > MAX_WORDS or words[-1] in PARTICLES:
        return 0
    shapes = [word_shape(word) for word in words]
    if len(words) == 1:
        return min(shapes[0], int(len(text) > 1))
    if min(shapes) == 0 and _has_a_small_word(words, shapes):
        return 1
    return min(shapes)


def _has_a_small_word(words: list[str], shapes: list[int]) -> bool:
    """Whether only one word is odd, and only because it is in lower case: lvmin Zhang, Xu yan, Ali el amine Said."""
    odd = [word for word, shape in zip(words, shapes, strict=True) if shape == 0]
    return len(odd) == 1 and odd[0].isalpha() and odd[0].islower() and odd[0] not in _TITLE_WORDS


def is_byline(line: str) -> bool:
    """Whether a line that may be an author line is one: it ends in "et al.", or nearly all of it is names.

    Examples
    --------
    >>> is_byline("Wei Gao, Qinghao Hu, Zhisheng Ye et al."), is_byline("Smart Multi-tenant Federated Learning of X")
    (True, False)
    """
    if len(line) > MAX_BYLINE or (len(line) > MAX_NAME and "," not in line):
        return False
    if len(line) < MAX_CUT_BYLINE and _ET_AL.search(line):
        return True
    byline = parse_byline(line)
    shapes = [name_shape(name) for name in byline.names]
    if not byline.complete or len(shapes) > 2:
        return sum(shape > 0 for shape in shapes) * 4 >= len(shapes) * 3 and 2 in shapes
    return bool(shapes) and all(shapes) and max(shapes) == 2


def is_names_only(line: str) -> bool:
    """Whether a line is an author line even where a title is expected: every piece has the usual shape of a name.

    Examples
    --------
    >>> is_names_only("Wei Gao, Qinghao Hu et al."), is_names_only("Graphs for ServingWei Gao, Qinghao Hu et al.")
    (True, False)
    """
    names = parse_byline(line).names if len(line) <= MAX_BYLINE else ()
    return bool(names) and all(name_shape(name) == 2 for name in names)
