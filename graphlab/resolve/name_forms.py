"""Forms of a name, and whether two of them can be one person's: initials, order, particles, nicknames, spellings.

>>> compatibility(name_form("J. Smith"), name_form("John Smith"))
'initials'
>>> compatibility(name_form("John A. Smith"), name_form("John B. Smith")) is None
True
"""

import re
from functools import lru_cache
from typing import NamedTuple

from graphlab.names import PARTICLES, Name, is_east_asian, name_key, parse_name

# Everyday forms of given names in Western languages, as name dictionaries list them; only pairs that are one name.
_NICKNAMES = """
alexander alex sasha;alexandra alex sasha;andrew andy drew;anthony tony;antonio toni;benjamin ben;catherine kate cathy;
charles charlie chuck;christian chris;christopher chris;daniel dan danny;david dave;deborah debbie;dmitry dima;
donald don;douglas doug;edward ed eddie ted;elizabeth liz beth betty lisa;eugene gene;francis frank;frederick fred;
gerald jerry;gregory greg;harold harry;henry hank harry;jacob jake;james jim jimmy jamie;jeffrey jeff;
jennifer jen jenny;jessica jess;john jack johnny;jonathan jon;joseph joe;joshua josh;katherine kate kathy;
kenneth ken;lawrence larry;
leonard len;margaret maggie peggy;matthew matt;maximilian max;michael mike mick;nathaniel nathan nate;nicholas nick;
patricia pat patty;patrick pat;peter pete;philip phil;rebecca becky;richard rick dick rich;robert bob rob bobby;
ronald ron;samuel sam;stephen steve;steven steve;susan sue;theodore ted theo;thomas tom;timothy tim;victor vic;
victoria vicky;vincent vince;vladimir vova;walter walt;william bill will billy;zachary zach;mikhail misha;sergei serge
"""
_GROUPS: list[frozenset[str]] = [
    frozenset(line.split()) for line in _NICKNAMES.replace("\n", "").split(";") if line.strip()
]
_EVERYDAY: dict[str, list[frozenset[str]]] = {
    name: [group for group in _GROUPS if name in group] for group in _GROUPS for name in group
}
_HYPHENS, _PIECES = re.compile("[-\u2010-\u2015]"), re.compile("[-\u2010-\u2015.]")
_UMLAUT = re.compile(r"([aou])e(?![aeiou])")


class NameForm(NamedTuple):
    """One spelling of a name, folded: family words, given words or single letters, suffix.

    ``given`` holds one word or letter for each part: ``"J.-H."`` and ``"JH"`` are two letters, ``"Jian-Hua"`` is one
    word, so that it equals ``"Jianhua"``.
    """

    family: tuple[str, ...]
    given: tuple[str, ...]
    suffix: str
    breaks: tuple[int, ...] = ()

    @property
    def core(self) -> str:
        """Family name without particles, spaces and hyphens."""
        words = [word for word in self.family if word not in PARTICLES]
        return "".join(words or self.family)

    @property
    def initial(self) -> str:
        """First letter of the given names; empty where there are none."""
        return self.given[0][0] if self.given else ""

    @property
    def has_full_given(self) -> bool:
        """Whether the first given name is written out."""
        return bool(self.given) and len(self.given[0]) > 1


@lru_cache(maxsize=1 << 18)
def name_form(printed: str, family: str = "", given: str = "") -> NameForm:
    """Folded parts of a printed name.

    Parameters
    ----------
    printed
        Name as printed.
    family, given
        Its parts where the source separates them; otherwise they are read from the printed name.

    Examples
    --------
    >>> name_form("Zhang WJ").given, name_form("J.-P. Serre").given, name_form("Jian-Hua Li").given
    (('w', 'j'), ('j', 'p'), ('jianhua',))
    """
    if is_east_asian(printed.strip()):
        return NameForm((name_key(printed),), (), "")
    name = Name(given, family, "") if family else parse_name(printed)
    last = name.family.split()
    if not name.given and len(last) > 1:
        name = Name(" ".join(last[:-1]), last[-1], name.suffix)
    is_certain = _are_letters(name.family) and printed == f"{name.given} {name.family}"
    if name.given and not _are_capitals(name.given) and (is_certain or (_are_capitals(name.family) and not family)):
        name = Name(name.family, name.given, name.suffix)  # printed "Zhang WJ": family first, initials without stops
    words: list[str] = []
    for token in name.given.split():
        words += _given_words(token)
    suffix = name_key(name.suffix) if name.suffix else ""
    families = (
        tuple(name.family.lower().split())
        if name.family.isascii() and name.family.replace(" ", "").isalpha()
        else tuple(name_key(_HYPHENS.sub(" ", name.family)).split())
    )
    return NameForm(families, tuple(words), {"jr": "jr", "sr": "sr"}.get(suffix, suffix), _breaks(name.given))


def _are_capitals(text: str) -> bool:
    """Whether this is a run of initials without stops, such as WJ."""
    return len(text) <= 3 and text.isalpha() and text.isupper() and text.isascii()


def _are_letters(text: str) -> bool:
    """Whether this can be nothing but initials: one capital, or several without a vowel. Ng is a family name."""
    return _are_capitals(text) and (len(text) == 1 or not set(text) & set("AEIOUY")) and text != "NG"


def _given_words(token: str) -> list[str]:
    """Words or letters of one printed given name."""
    if token.isascii() and token.isalpha() and not token.isupper():
        return [token.lower()]
    pieces = [piece for piece in _PIECES.split(token) if piece]
    if all(len(piece) == 1 for piece in pieces) and pieces:
        return [letter for piece in pieces for letter in name_key(piece)]
    if len(pieces) == 1 and _are_capitals(pieces[0]):
        return list(pieces[0].lower())
    if any(len(piece) == 1 for piece in pieces):
        return [key for key in map(name_key, pieces) if key]
    return [key for key in [name_key(token).replace(" ", "")] if key]


def _breaks(given: str) -> tuple[int, ...]:
    """Where a hyphenated first given name has its second part, in letters: Jian-Hua may be printed J. H."""
    first = given.split(maxsplit=1)[0] if given.split() else ""
    parts = [name_key(piece) for piece in _HYPHENS.split(first)]
    return (len(parts[0]),) if len(parts) == 2 and all(len(part) > 1 for part in parts) else ()


def spelling_fold(word: str) -> str:
    """Word in which ways to transliterate one letter are the same: Mueller and Muller, Soerensen and Sorensen.

    Examples
    --------
    >>> spelling_fold("mueller"), spelling_fold("joergensen"), spelling_fold("sue")
    ('muller', 'jorgensen', 'sue')
    """
    return _UMLAUT.sub(r"\1", word) if len(word) > _SHORT else word


def _groups_of(form: NameForm) -> list[frozenset[str]]:
    return _EVERYDAY.get(form.given[0], []) if form.given else []


_SHORT = 4


def block_keys(form: NameForm) -> tuple[str, ...]:
    """Under what keys forms of one person meet: a family word and the first letter of the given names.

    A double family name is met under each of its words.

    Examples
    --------
    >>> block_keys(name_form("Vincent van den Berg")), block_keys(name_form("Garcia Lopez, Maria"))
    (('berg v',), ('garcia m', 'garcialopez m', 'lopez m'))
    """
    words = [word for word in form.family if word not in PARTICLES and len(word) > 1] or list(form.family)
    joined = {spelling_fold(form.core), spelling_fold("".join(form.family))} if form.family else set[str]()
    keys = {spelling_fold(word) for word in words} | joined
    if len(words) == 1 and len(form.family) > 1:
        keys = {spelling_fold(form.core)}
    if len(form.given) > 1 and len(form.given[-1]) > 1 and form.has_full_given:
        keys.add(spelling_fold(form.given[-1]))  # Maria Garcia Lopez, also printed Maria Garcia
    initials = {form.initial} | {word[0] for group in _groups_of(form) for word in group}
    return tuple(sorted(f"{key} {initial}".rstrip() for key in keys if key for initial in initials))


def has_nickname(form: NameForm) -> bool:
    """Whether the first given name has, or is, an everyday form.

    Examples
    --------
    >>> has_nickname(name_form("Bill Gates")), has_nickname(name_form("Wei Zhang"))
    (True, False)
    """
    return bool(form.given) and form.given[0] in _EVERYDAY


def compatibility(first: NameForm, second: NameForm) -> str | None:
    """How two forms can be one person's name; ``None`` where they contradict each other.

    Returns
    -------
    str or None
        ``"same"``; ``"spelling"`` (hyphens, particles, transliteration); ``"middle"`` (a middle name or initial that
        the other lacks); ``"initials"`` (a given name against its letter); ``"nickname"``; ``"family"`` (one of two
        family names); ``"order"`` (family and given name exchanged). The weakest of what applies.

    Examples
    --------
    >>> [compatibility(name_form("William Gates"), name_form(other)) for other in ("Bill Gates", "W. H. Gates")]
    ['nickname', 'initials']
    >>> compatibility(name_form("Jian-Hua Li"), name_form("J. H. Li")), compatibility(
    ...     name_form("Wei Zhang"), name_form("Wen Zhang")
    ... )
    ('initials', None)
    >>> compatibility(name_form("Maria Garcia"), name_form("Maria Garcia Lopez"))
    'family'
    """
    if first.suffix != second.suffix and first.suffix and second.suffix:
        return None
    family = _family_match(first, second)
    if family is None and _is_one_family_less(first, second):
        return "family"
    if family is None:
        exchanged = first.given and first.family == second.given and first.given == second.family
        return "order" if exchanged and first.has_full_given else None
    given = _given_match(first, second)
    if given is None:
        return None
    return max((family, given), key=_CLASSES.index)


def _is_one_family_less(first: NameForm, second: NameForm) -> bool:
    """Whether one form is the other without its last word: Maria Garcia, Maria Garcia Lopez."""
    short, long = sorted((first.given + first.family, second.given + second.family), key=len)
    return len(short) > 1 and short == long[:-1] and all(len(word) > 1 for word in long)


# From what changes nothing to what leaves most room for another person.
_CLASSES = ["same", "spelling", "middle", "nickname", "family", "initials", "order"]


def _family_match(first: NameForm, second: NameForm) -> str | None:
    if first.family == second.family:
        return "same"
    if spelling_fold(first.core) == spelling_fold(second.core):
        return "spelling"
    if spelling_fold("".join(first.family)) == spelling_fold("".join(second.family)):
        return "spelling"
    words = [{spelling_fold(w) for w in form.family if w not in PARTICLES and len(w) > 1} for form in (first, second)]
    one_of_two = {len(part) for part in words} == {1, 2} and (words[0] < words[1] or words[1] < words[0])
    return "family" if one_of_two else None


def _given_match(first: NameForm, second: NameForm) -> str | None:
    short, long = sorted((first.given, second.given), key=lambda words: (len(words), words))
    if short == long:
        return "same"
    if not short:
        return None
    hyphenated = _unhyphenated(first, second)
    if hyphenated is not None:
        return hyphenated
    found = "same"
    for one, other in zip(short, long, strict=False):
        match = _word_match(one, other)
        if match is None:
            return None
        found = max((found, match), key=_CLASSES.index)
    return max((found, "middle"), key=_CLASSES.index) if len(short) < len(long) else found


def _unhyphenated(first: NameForm, second: NameForm) -> str | None:
    """Match of a double given name in one word or two, with its letters: Jianhua, Jian Hua, J. H."""
    if "".join(first.given) == "".join(second.given) and first.has_full_given and second.has_full_given:
        return "spelling"
    for form, other in ((first, second), (second, first)):
        if form.breaks and len(other.given) > 1 and all(len(word) == 1 for word in other.given[:2]):
            (at,) = form.breaks
            if (form.given[0][0], form.given[0][at]) == other.given[:2]:
                return "initials"
    return None


def _word_match(one: str, other: str) -> str | None:
    if one == other:
        return "same"
    if len(one) == 1 or len(other) == 1:
        return "initials" if one[0] == other[0] else None
    if spelling_fold(one) == spelling_fold(other):
        return "spelling"
    if any(other in group for group in _EVERYDAY.get(one, [])):
        return "nickname"
    return None
