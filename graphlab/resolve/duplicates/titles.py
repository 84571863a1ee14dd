"""What two titles have in common once markup, accents and signs are folded away."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from html import unescape
from typing import Literal, NamedTuple

from graphlab.names import UNDECOMPOSED

_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z:]{0,9}(?: [^<>]*)?/?>")
_ACCENT = re.compile(r"\\(?:[`'^\"~=.]\s*|[cvukhr](?:\s+|(?=\{)))\{?\\?([a-z])\}?")
# The names in full: where a source has dropped the braces, the text follows at once (\textttspin).
_STYLE = re.compile(
    r"\\(?:text(?:tt|it|bf|sc|rm|sf|normal)?|math(?:cal|bb|bf|rm|it|sf|frak|scr|tt)|emph|mbox|boldsymbol|operatorname)"
    r"|\\(?:rm|it|bf|left|right)(?![a-z])"
)
_ELL = re.compile(r"\\ell(?![a-zA-Z])")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]")
_GREEK = {
    chr(code): unicodedata.name(chr(code)).split()[-1].lower().replace("lamda", "lambda")
    for code in range(0x3B1, 0x3CA)
    if code != 0x3C2
} | {"ς": "sigma"}
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9"}
_AFTER_PART = _ROMAN | {"i": "1", "v": "5", "x": "10"}
_PARTS = frozenset({"part", "volume", "vol", "chapter", "paper", "phase", "study"})
# A title with one of these is about the paper of that title, not the paper.
_NOTICES = frozenset({
    "addendum", "comment", "comments", "commentary", "corrigendum", "correction", "corrections", "discussion",
    "erratum", "errata", "rejoinder", "reply", "response", "retracted", "retraction", "withdrawn",
})  # fmt: skip
_OPPOSITES = ("un", "non", "in", "anti", "semi", "sub", "super", "multi")
_DENIALS = frozenset({"not", "no", "non", "without", "un", "anti", "semi"})


class Title(NamedTuple):
    """A title, folded: its letters and digits, its words, the numbers in it, and the words that mark a notice."""

    key: str = ""
    words: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


def text_key(text: str) -> str:
    r"""Letters and digits of a text, in lower case and compatibility form; what copying may change is gone.

    Examples
    --------
    >>> text_key("Ada\u2019s  Graph-Based \ufb01ltering.")
    'adasgraphbasedfiltering'
    """
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))


def _folded(text: str) -> str:
    r"""Lower case; Latin and Greek letters without marks, Greek ones by name, so that β and ``\beta`` are alike."""
    kept: list[str] = []
    base = ""
    for char in unicodedata.normalize("NFKD", text.casefold().translate(UNDECOMPOSED)):
        if unicodedata.category(char) == "Mn" and (base.isascii() or base in _GREEK):
            continue
        base = char if unicodedata.category(char) != "Mn" else base
        kept.append(_GREEK.get(char, char))
    return unicodedata.normalize("NFC", "".join(kept))


def _without_markup(text: str) -> str:
    text = unescape(text) if "&" in text else text
    text = _TAG.sub("", text) if "<" in text else text
    if "\\" in text:
        text = _ELL.sub("l", _STYLE.sub("", _ACCENT.sub(r"\1", text)))
    return text.replace("{", "").replace("}", "").replace("$", "") if "{" in text or "$" in text else text


def _spaced(words: Iterable[str]) -> tuple[str, ...]:
    """Words; a run of a script without spaces becomes its pairs of characters."""
    kept: list[str] = []
    for word in words:
        if len(word) > 2 and _UNSPACED.match(word):
            kept += [word[start : start + 2] for start in range(len(word) - 1)]
        else:
            kept.append(word)
    return tuple(kept)


def _numbers(words: tuple[str, ...]) -> tuple[str, ...]:
    """Numbers in order of their digits, Roman ones included; I, V and X only where they count something."""
    found: list[str] = []
    for before, word in zip(("", *words), words, strict=False):
        roman = (_AFTER_PART if before in _PARTS else _ROMAN).get(word)
        if word.isdigit() or roman:
            found.append(roman or word.lstrip("0") or "0")
    return tuple(sorted(found))


@lru_cache(maxsize=1 << 16)
def parse_title(text: str) -> Title:
    r"""A title without what sources write differently: markup, LaTeX, accents, signs, case, spaces.

    Parameters
    ----------
    text
        Title as read.

    Returns
    -------
    Title
        ``key`` holds letters and digits only: titles of one key differ in nothing a reader would name.

    Examples
    --------
    >>> parse_title(r"$\beta$-th order Schr\"odinger flows, Part II").key
    'betathorderschrodingerflowspartii'
    >>> parse_title("β-th Order Schrödinger Flows, Part II").numbers
    ('2',)
    """
    # Lower case first: commands in capitals, as in titles in capitals, are commands.
    plain = _without_markup(text.lower())
    plain = plain if plain.isascii() else _folded(plain)
    raw = tuple(_WORD.findall(plain))
    words = _spaced(raw) if not plain.isascii() else raw
    return Title("".join(raw), words, _numbers(raw), tuple(sorted(_NOTICES.intersection(raw))))


def title_similarity(first: Title, second: Title) -> float:
    """Dice's coefficient of the sets of three-letter pieces of two titles: 1 alike, 0 nothing in common.

    Examples
    --------
    >>> round(title_similarity(parse_title("Bayesian numerics"), parse_title("Baysian numerics")), 2)
    0.81
    """
    if first.key == second.key:
        return 1.0
    pieces = [{title.key[n : n + 3] for n in range(max(1, len(title.key) - 2))} for title in (first, second)]
    return 2 * len(pieces[0] & pieces[1]) / (len(pieces[0]) + len(pieces[1]))


def _is_spelling_of(first: str, second: str) -> bool:
    """Whether two words are one word spelt twice; supervised and unsupervised are two."""
    shorter, longer = sorted((first, second), key=len)
    if any(longer == prefix + shorter for prefix in _OPPOSITES):
        return False
    return min(len(first), len(second)) > 3 and SequenceMatcher(None, shorter, longer, autojunk=False).ratio() >= 0.8


def title_difference(first: Title, second: Title) -> Literal["none", "spelling", "words added", "words replaced"]:
    """How two titles differ: not at all, in spelling, in words only one of them has, or in words replaced.

    Examples
    --------
    >>> title_difference(parse_title("Online PCA with bounds"), parse_title("Online with bounds"))
    'words added'
    >>> title_difference(parse_title("Upper bounds for trees"), parse_title("Lower bounds for trees"))
    'words replaced'
    """
    if first.key == second.key:
        return "none"
    if first.numbers != second.numbers or first.notices != second.notices:
        return "words replaced"
    only_first = [word for word in dict.fromkeys(first.words) if word not in second.words]
    only_second = [word for word in dict.fromkeys(second.words) if word not in first.words]
    for word in tuple(only_first):
        match = next((other for other in only_second if _is_spelling_of(word, other)), None)
        if match is not None:
            only_first.remove(word)
            only_second.remove(match)
    if not only_first and not only_second:
        return "words replaced" if sorted(first.words) == sorted(second.words) else "spelling"
    if (only_first and only_second) or _DENIALS.intersection((*only_first, *only_second)):
        return "words replaced"
    return "words added"


def are_titles_of_one_id(first: Title, second: Title) -> bool:
    """Whether records with one identifier can be one paper: a proceedings' DOI stands on all its papers.

    A title may lack its subtitle or half its words, but a notice about a paper, or another part, is not the paper.

    Examples
    --------
    >>> are_titles_of_one_id(parse_title("Pruning trees: a survey"), parse_title("Pruning Trees"))
    True
    >>> are_titles_of_one_id(parse_title("Pruning trees"), parse_title("Erratum to: Pruning trees"))
    False
    """
    if not first.key or not second.key or first.key == second.key:
        return True
    if first.notices != second.notices or (first.numbers != second.numbers and first.numbers and second.numbers):
        return False
    left, right = set(first.words), set(second.words)
    shared = len(left & right)
    is_part = shared == min(len(left), len(right)) and shared >= 2
    return is_part or shared / len(left | right) >= 0.5 or title_similarity(first, second) >= 0.7
