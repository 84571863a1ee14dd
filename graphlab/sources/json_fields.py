"""Fields of JSON records -> clean values; whatever a field holds, the answer has the right type."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, cast
from unicodedata import is_normalized

from graphlab.sources.cells import parse_date
from graphlab.sources.json_stream import Value
from graphlab.sources.latex import latex_text
from graphlab.sources.markup import readable
from graphlab.sources.name_lists import DOUBLED, natural_name, orcid_in, undoubled
from graphlab.sources.records import Notice, PaperDate, PrintedAuthor, Record
from graphlab.sources.text import cleaned

Author = str | PrintedAuthor
_KEY = re.compile(r'"([A-Za-z_@][\w@ -]{0,40})"\s*:')
# Where `readable` looks for the line that says who owns an abstract.
_TAIL = 600
_CUT = re.compile(r"\W*(?:et\.?\s?al\.?|and others|others|\.\.\.|…)\W*", re.IGNORECASE)


@lru_cache(maxsize=8)
def keys_in(head: str) -> frozenset[str]:
    """Keys that the first part of a JSON text has; empty where it is not JSON.

    Examples
    --------
    >>> sorted(keys_in('{"title": "On Trees", "year": 2020}')), sorted(keys_in('a "b": c'))
    (['title', 'year'], [])
    """
    return frozenset(_KEY.findall(head)) if head.lstrip().startswith(("{", "[")) else frozenset()


def _line(text: str) -> str:
    """Text in one line and clean; most texts are, and finding that out is quicker than cleaning them."""
    text = text.replace("\n", " ").strip()
    is_clean = text.isprintable() and (text.isascii() or is_normalized("NFC", text))
    if not is_clean:
        text = " ".join(cleaned(text).split())
    return " ".join(text.split()) if "  " in text else text


def text_of(value: object) -> str:
    r"""Text in one line; of a list its first text, of ``{"value": x}`` that of x, of a number its digits.

    Examples
    --------
    >>> text_of("On\n  Trees "), text_of(["On Trees"]), text_of({"value": 5}), text_of(None)
    ('On Trees', 'On Trees', '5', '')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return _line(value)
    if isinstance(value, list):
        return next((text for text in map(text_of, cast("list[object]", value)) if text), "")
    if isinstance(value, dict):
        return text_of(cast("Value", value).get("value"))
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def readable_of(value: object) -> str:
    r"""Text in one line without markup: HTML, JATS, MathML and LaTeX become what they show.

    Examples
    --------
    >>> readable_of(r"<i>M\'endez</i> &amp; $n^2$")
    'Méndez & n²'
    """
    text = text_of(value)
    if len(text) < _TAIL and text.isascii() and text.replace(" ", "").isalnum():
        return text
    tail = text[-_TAIL:]
    is_owned = "opyright" in tail or "©" in tail or "(c)" in tail or "(C)" in tail or "OPYRIGHT" in tail
    if is_owned or "<" in text or "&" in text:
        text = readable(text)
    return latex_text(text) if "\\" in text or text.count("$") > 1 else text


def dict_of(value: object) -> Value:
    """The value if it is an object, else an empty one."""
    return cast("Value", value) if isinstance(value, dict) else {}


def list_of(value: object) -> Sequence[object]:
    """The value if it is a list, else an empty one."""
    return cast("list[object]", value) if isinstance(value, list) else []


def dicts_of(value: object) -> list[Value]:
    """Objects in a list, or the object itself."""
    if isinstance(value, dict):
        return [cast("Value", value)]
    return cast("list[Value]", [item for item in list_of(value) if isinstance(item, dict)])


def texts_of(value: object) -> tuple[str, ...]:
    """Texts of a list, each once, in order."""
    items = list_of(value)
    if not items:
        return ()
    if set(map(type, items)) <= {str}:
        return _texts_once(tuple(cast("Sequence[str]", items)))
    return tuple(dict.fromkeys(filter(None, names_of(items))))


@lru_cache(maxsize=1 << 14)
def _texts_once(items: tuple[str, ...]) -> tuple[str, ...]:
    """Texts of a list; the same lists, such as subject codes, come again and again."""
    return tuple(dict.fromkeys(filter(None, names_of(items))))


def count_of(value: object) -> int | None:
    """A number that counts something; None where there is none.

    Examples
    --------
    >>> count_of(3), count_of("12"), count_of(-1), count_of(True), count_of("many")
    (3, 12, None, None, None)
    """
    if isinstance(value, str) and value.strip().isdecimal() and len(value) < 16:
        value = int(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    is_count = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**53
    return cast("int", value) if is_count else None


def date_of(year: object, month: object = None, day: object = None) -> PaperDate:
    """Date from its parts; a part that cannot be is left out, and what is finer than it.

    Examples
    --------
    >>> date_of("2020", 2, 31)[:3], date_of(20205).unread, date_of(None).unread
    ((2020, 2, None), '20205', '')
    """
    try:
        return _date_of(year, month, day)
    except TypeError:  # a list or an object
        return _date_of.__wrapped__(year, month, day)


@lru_cache(maxsize=1 << 14, typed=True)
def _date_of(year: object, month: object, day: object) -> PaperDate:
    y, m, d = count_of(year), count_of(month), count_of(day)
    if y is None or not 1000 <= y <= 2999:
        return PaperDate(unread=str(year).strip() if isinstance(year, str | int | float) else "")
    if m is None or not 1 <= m <= 12:
        return PaperDate(y)
    last = (
        29
        if m == 2 and y % 4 == 0 and (y % 100 or y % 400 == 0)
        else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[m - 1]
    )
    return PaperDate(y, m, d if d is not None and 1 <= d <= last else None)


def date_parts(value: object) -> PaperDate:
    """Date of Crossref and CSL: ``{"date-parts": [[2020, 2, 3]]}``, or text in ``raw`` or ``literal``.

    Examples
    --------
    >>> date_parts({"date-parts": [["2020", 2]]})[:3], date_parts({"literal": "May 2019"})[:3], date_parts({})[:3]
    ((2020, 2, None), (2019, 5, None), (None, None, None))
    """
    field = dict_of(value)
    parts = list_of(next(iter(list_of(field.get("date-parts"))), None))
    if parts:
        return date_of(*parts[:3])
    text = text_of(field.get("raw") or field.get("literal") or field.get("date-time"))
    date = iso_date(text)
    return date if date.year is not None or not text else parse_date(text)


_ISO = re.compile(r"(\d{4})(?:[-/](\d{1,2}))?(?:[-/](\d{1,2}))?(?!\d)")


@lru_cache(maxsize=4096)
def iso_date(text: str) -> PaperDate:
    """Date written year first, alone or before a time.

    Examples
    --------
    >>> iso_date("2024-03-19T12:00:00Z")[:3], iso_date("2024")[:3], iso_date("soon").unread
    ((2024, 3, 19), (2024, None, None), 'soon')
    """
    found = _ISO.match(text)
    return date_of(*found.groups()) if found else PaperDate(unread=text.strip())


def author_of(
    value: Value, *, family: str = "family", given: str = "given", name: str = "name", external_id: str = ""
) -> PrintedAuthor | None:
    """Author of an object that separates family from given names, or has the whole name under ``name``."""
    family_name, given_name = readable_of(value.get(family)), readable_of(value.get(given))
    suffix = text_of(value.get("suffix"))
    if not family_name:
        whole = readable_of(value.get(name)) or readable_of(value.get("literal")) or given_name
        if not whole:
            return None
        # A name without parts in a source that has parts is one that must not be split.
        is_whole = family in value or "literal" in value or family == "family"
        family_name, given_name, printed = (whole if is_whole else ""), "", whole
    else:
        printed = natural_name(family_name, given_name, suffix)
    affiliations = [text_of(item.get("name")) for item in dicts_of(value.get("affiliation"))]
    affiliations += texts_of(value.get("affiliations"))
    orcid = text_of(value.get("ORCID") or value.get("orcid"))
    return PrintedAuthor(
        name=printed,
        family=family_name,
        given=given_name,
        suffix=suffix,
        orcid=orcid_in(orcid) if orcid else "",
        external_id=external_id,
        affiliation="; ".join(filter(None, affiliations)),
    )


def printed_in(author: Author) -> str:
    """Name of a place in a byline."""
    return author if isinstance(author, str) else author.name


def is_cut_mark(name: str) -> bool:
    """Whether the last place of a byline is no name and says that others follow.

    Examples
    --------
    >>> is_cut_mark("et al."), is_cut_mark("Ada Nwosu")
    (True, False)
    """
    return name[-1:] in "sl.…" and _CUT.fullmatch(name) is not None


class Byline(NamedTuple):
    """Places of a byline, whether all authors are in it, and what was noticed."""

    authors: tuple[Author, ...]
    is_complete: bool
    notices: tuple[Notice, ...]


def byline_of(
    authors: Iterable[Author | None], *, line: int, stated: int | None = None, cap: int = 0, is_cut: bool = False
) -> Byline:
    """Byline of a record: a doubled list taken once, a cut one marked.

    Parameters
    ----------
    authors
        Places in order; what is empty is left out.
    line
        Line of the record, for what is noticed.
    stated
        Number of authors that the record states.
    cap
        Number of authors at which the source cuts every list; 0 for one that does not.
    is_cut
        The record says that its list is cut.

    Examples
    --------
    >>> byline_of(["Ada Nwosu", "Bo Li", "Ada Nwosu", "Bo Li"], line=1).authors
    ('Ada Nwosu', 'Bo Li')
    >>> byline_of(["Ada Nwosu", "et al."], line=1)[:2]
    (('Ada Nwosu',), False)
    """
    byline = tuple([author for author in authors if author])
    # By the names alone: ids and affiliations beside them are not always written twice.
    half = len(undoubled(tuple(map(printed_in, byline)))[0])
    byline, was_doubled = byline[:half], half < len(byline)
    if byline and is_cut_mark(printed_in(byline[-1])):
        byline, is_cut = byline[:-1], True
    # A stated number cannot be held against a list that was printed twice: it may have been counted on that.
    is_short = stated is not None and stated > len(byline) and not was_doubled
    if is_cut or is_short or (cap and len(byline) == cap and stated is None):
        notices = (Notice("W101", line, f"{len(byline)} names printed, then the list is cut"),)
        is_cut = True
    else:
        notices = ()
    if was_doubled:
        notices += (Notice("N205", line, DOUBLED),)
    return Byline(byline, not is_cut, notices)


def with_byline(record: Record, authors: Iterable[Author | None], *, cap: int = 0) -> Record:
    """Record with its byline, as `byline_of` finds it."""
    byline = byline_of(authors, line=record.line, stated=record.n_authors_stated, cap=cap)
    notices = (*record.notices, *byline.notices)
    return record._replace(byline=byline.authors, byline_complete=byline.is_complete, notices=notices)


def names_of(values: Sequence[object]) -> Sequence[str]:
    r"""Texts of a list of names; looked at as one text, which is quicker where nothing is to be cleaned.

    Examples
    --------
    >>> names_of(["Ada Nwosu", " Bo\tLi"])
    ['Ada Nwosu', 'Bo Li']
    """
    try:
        joined = "|".join(cast("Sequence[str]", values))
    except TypeError:
        return [readable_of(value) for value in values]
    is_clean = joined.isprintable() and (joined.isascii() or is_normalized("NFC", joined))
    # A space beside a separator or at an end is one to be cleaned, too.
    is_clean = is_clean and "&" not in joined and "\\" not in joined and "<" not in joined
    if is_clean and "  " not in joined and " |" not in joined and "| " not in joined and joined == joined.strip():
        return cast("Sequence[str]", values)
    return [readable_of(value) for value in values]


def extra_of(**values: object) -> Mapping[str, object]:
    """What the columns have no place for, without what is empty.

    Examples
    --------
    >>> extra_of(pages="3-17", volume="", cited=0)
    {'pages': '3-17', 'cited': 0}
    """
    return {key: value for key, value in values.items() if value or value == 0}
