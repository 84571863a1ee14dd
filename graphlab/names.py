"""A printed name and its parts: family, given, suffix, and the key under which spellings are the same.

>>> parse_name("Ludwig van Beethoven")
Name(given='Ludwig', family='van Beethoven', suffix='')
>>> name_key("Minghao LI") == name_key("Minghao Li")
True
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple


class Name(NamedTuple):
    """A name in three parts, each as printed; a person with one name has a family name only."""

    given: str
    family: str
    suffix: str


# fmt: off
PARTICLES = frozenset({
    "af", "al", "av", "bin", "bint", "da", "das", "de", "degli", "dei", "del", "della", "den", "der", "des",
    "di", "do", "dos", "du", "el", "ibn", "la", "las", "le", "los", "ten", "ter", "van", "vom", "von", "zu",
    "zum", "zur", "'t",
})
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
# Two capitals in front are initials (RA Fisher) unless they are one of these family names (LI Minghao).
SHORT_FAMILIES = frozenset({"DU", "GU", "HU", "LI", "LU", "QI", "WU", "XU", "YE", "YU"})
COMPOUND_FAMILIES = frozenset({
    "欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "东方", "東方", "皇甫", "尉迟", "尉遲", "公孙", "公孫",
    "慕容", "令狐", "长孙", "長孫", "宇文", "司徒", "夏侯", "남궁", "황보", "제갈", "선우", "독고",
})
# fmt: on
# Letters that Unicode does not decompose; ß is folded to ss by casefold.
UNDECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n"}
)
_DROPPED = re.compile("['\u2018\u2019\u02bc\u02b9`\u00b4\\-\u2010-\u2015\u2212]")
_NO_LATIN_CASE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af\U00020000-\U0003ffff]")
_KANA = re.compile("[\u3040-\u30ff]")


def is_east_asian(text: str) -> bool:
    """Whether the first letter is Han, Hangul or Kana, written family name first.

    Examples
    --------
    >>> is_east_asian("李明"), is_east_asian("Li Ming")
    (True, False)
    """
    return bool(_NO_LATIN_CASE.match(text))


def _east_asian(text: str) -> Name:
    family, _, given = text.partition(" ")
    if given or _KANA.search(text):
        return Name(given, family, "")
    size = 2 if text[:2] in COMPOUND_FAMILIES and len(text) > 2 else 1
    return Name(text[size:], text[:size], "")


def _is_suffix(token: str) -> bool:
    return token.rstrip(".").lower() in SUFFIXES


def _is_leading_family(tokens: list[str]) -> bool:
    first, rest = tokens[0], tokens[1:]
    if not (first.isupper() and first.isalpha()) or any(token.isupper() for token in rest):
        return False
    return len(first) > 2 or first in SHORT_FAMILIES


def _western(tokens: list[str]) -> Name:
    suffix = tokens.pop() if len(tokens) > 2 and _is_suffix(tokens[-1]) else ""
    if len(tokens) > 1 and _is_leading_family(tokens):
        return Name(" ".join(tokens[1:]), tokens[0], suffix)
    start = len(tokens) - 1
    for index in range(1, len(tokens) - 1):
        following = tokens[index + 1]
        if tokens[index] in PARTICLES or (tokens[index].lower() in PARTICLES and following in PARTICLES):
            start = index
            break
    return Name(" ".join(tokens[:start]), " ".join(tokens[start:]), suffix)


def parse_name(printed: str) -> Name:
    """Parts of a printed name.

    Parameters
    ----------
    printed
        Name as printed: ``Given Family``, ``Family, Given``, ``FAMILY Given``, or in Han, Hangul or Kana, where the
        family name comes first.

    Returns
    -------
    Name
        Lower-case particles (van, de, bin) belong to the family name, Jr. and III to the suffix. Honorifics stay
        where they are printed. A single word is a family name.

    Notes
    -----
    A Han or Hangul name without a space is cut after its first character, or after two where those are a known
    compound family name. For Japanese names without a space this is often wrong; identity does not use it.

    Examples
    --------
    >>> parse_name("King, Martin Luther, Jr.")
    Name(given='Martin Luther', family='King', suffix='Jr.')
    >>> parse_name("欧阳修")
    Name(given='修', family='欧阳', suffix='')
    >>> parse_name("Mausam")
    Name(given='', family='Mausam', suffix='')
    """
    text = " ".join(unicodedata.normalize("NFC", printed).split())
    if is_east_asian(text):
        return _east_asian(text)
    parts = [part for part in (piece.strip() for piece in text.split(",")) if part]
    if not parts:
        return Name("", "", "")
    suffix = parts.pop() if len(parts) > 1 and _is_suffix(parts[-1]) else ""
    if len(parts) > 1:
        return Name(" ".join(parts[1:]), parts[0], suffix)
    name = _western(parts[0].split())
    return name._replace(suffix=suffix) if suffix else name


def _base_letter(char: str) -> str:
    """Latin or Greek letter without its accents; anything else as it is.

    Other scripts use marks that change the letter (か and が, И and Й): folding them would merge different names.
    """
    base = unicodedata.normalize("NFD", char)[0]
    return base if base.isascii() or "\u0370" <= base <= "\u03ff" else char


def _without_accents(text: str) -> str:
    """Text without the marks on Latin and Greek letters, and without marks that stand on no letter."""
    kept: list[str] = []
    keeps_marks = False
    for char in text:
        if unicodedata.category(char) == "Mn":
            if keeps_marks:
                kept.append(char)
            continue
        letter = _base_letter(char)
        keeps_marks = char.isalpha() and not (letter.isascii() or "\u0370" <= letter <= "\u03ff")
        kept.append(letter)
    return "".join(kept)


@lru_cache(maxsize=1 << 17)
def name_key(printed: str) -> str:
    """Key that spellings of one name share: case, accents, hyphens, stops and spacing are folded away.

    Parameters
    ----------
    printed
        Name as printed.

    Returns
    -------
    str
        Lower-case words separated by one space; empty where there is no letter. ``name_key(name_key(x)) ==
        name_key(x)``.

    Notes
    -----
    Unicode NFKC and full case folding (UAX 15, UAX 44), then: accents of Latin and Greek letters dropped, ø ł đ æ
    and the like written with base letters, hyphens and apostrophes dropped (Jia-Wei and Jiawei are alike), stops
    are spaces (J.P. and J. P. are alike), digits stay (Wei Zhang 0002 is another person). No word is added,
    removed or shortened: J. Smith and John Smith have different keys. Han characters are never converted; in names
    that begin with Han, Hangul or Kana spaces are dropped (李 明 and 李明 are alike).

    Examples
    --------
    >>> name_key("Jörg  M\u00fcller-Łuk"), name_key("J.-P. SERRE"), name_key("O\u2019Brien, Ann")
    ('jorg mullerluk', 'j p serre', 'ann obrien')
    >>> name_key("李明"), name_key("***")
    ('李明', '')
    """
    text = unicodedata.normalize("NFKC", printed)
    if "," in text:
        name = parse_name(text)
        text = f"{name.given} {name.family} {name.suffix}"
    if text.isascii():
        text = _DROPPED.sub("", text.lower())
    else:
        text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text.casefold()).casefold())
        text = _without_accents(_DROPPED.sub("", text.translate(UNDECOMPOSED))).translate(UNDECOMPOSED)
        text = unicodedata.normalize("NFC", text)
    text = "".join(char if char.isalnum() or unicodedata.category(char)[0] == "M" else " " for char in text)
    text = "".join(text.split()) if is_east_asian(text.strip()) else " ".join(text.split())
    return text if any(char.isalpha() for char in text) else ""
