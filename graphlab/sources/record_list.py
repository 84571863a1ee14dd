"""Any JSON that lists papers under well-known field names: anthologies, conference lists, answers of other services."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import chain
from typing import cast

from graphlab.settings import ReadSettings
from graphlab.sources import arxiv_json, crossref, csl_json, openalex, semantic_scholar
from graphlab.sources.batches import Batch, Bylines
from graphlab.sources.cells import first_dated, parse_date, parse_language
from graphlab.sources.input_source import InputSource
from graphlab.sources.json_bylines import Places, bylines_from, bylines_in_parts, bylines_of
from graphlab.sources.json_columns import counts, dois, extras, fields, lists, readables, text_list, texts
from graphlab.sources.json_fields import (
    Author,
    count_of,
    date_parts,
    dict_of,
    dicts_of,
    keys_in,
    list_of,
    readable_of,
    text_of,
    texts_of,
)
from graphlab.sources.json_stream import Value, read_records
from graphlab.sources.name_lists import natural_name, orcid_in
from graphlab.sources.name_strings import names_in
from graphlab.sources.records import PaperDate, PrintedAuthor, Reading
from graphlab.sources.text_columns import column_of

SOURCE = "json"
KIND = "list of papers (JSON)"
_SPECIFIC = (openalex, arxiv_json, crossref, semantic_scholar, csl_json)
# Meaning -> names of the field, in lower case without signs between words, the better first.
_NAMES: dict[str, tuple[str, ...]] = {
    "title": ("title", "papertitle", "titles", "articletitle", "documenttitle", "titledisplay"),
    "authors": ("authors", "author", "authorlist", "creators", "creator", "authorstring", "authornames",
                "authordisplay"),
    "abstract": ("abstract", "abstracttext", "abstractnote", "summary", "abstracts", "description"),
    "year": ("year", "pubyear", "publicationyear", "publishedyear", "yearpub",
             "publicationdateyear"),
    "date": ("publicationdate", "date", "pubdate", "published", "publisheddate", "issued", "coverdate"),
    "venue": ("venuename", "venue", "journal", "journaltitle", "booktitle", "publicationtitle", "conference",
              "containertitle", "publication", "publicationname", "journalref"),
    "doi": ("doi",),
    "url": ("url", "link", "site", "articleurl", "ee", "venueurl", "pdfurl", "pdf"),
    "citations": ("citationcount", "citedbycount", "timescited", "gscitation", "ncitations", "citations"),
    "categories": ("categories", "keywords", "subjects", "fieldsofstudy", "keyword", "tags", "topics", "primaryarea"),
    "language": ("language", "lang"),
    "authorids": ("authorids",),
    "affiliations": ("aff", "affiliations", "affiliation"),
}  # fmt: skip
# fmt: off
_EXTRA = (
    "bibtexkey", "type", "entrytype", "itemtype", "volume", "issue", "number", "pages", "status", "track", "id", "pmid",
    "mrnumber", "arxivid",
)
# fmt: on
_MEANS = {name: meaning for meaning, names in _NAMES.items() for name in names}
_WRAPS = (
    "info",
    "data",
    "content",
    "_source",
    "bibjson",
    "attributes",
    "metadata",
    "document",
    "paper",
    "work",
    "fields",
)
_FAMILY, _GIVEN = (
    ("family", "lastname", "last", "surname", "familyname"),
    ("given", "firstname", "first", "givenname", "forename", "givennames"),
)
_WHOLE = ("name", "fullname", "displayname", "text", "author", "authorname", "preferredname")
_SAYS_MORE = frozenset({"suffix", "orcid", "ORCID", "affiliation", "affiliations"})
_MAX_DEPTH = 6
_NO_DATE = PaperDate()


def _plain(key: str) -> str:
    return re.sub(r"[\W_]", "", key.lower())


@lru_cache(maxsize=1024)
def _fields(keys: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Meaning -> the keys that have it here, the better first; objects of one list have few sets of keys."""
    plain = {_plain(key): key for key in reversed(keys)}
    found = {meaning: tuple(plain[name] for name in names if name in plain) for meaning, names in _NAMES.items()}
    return found | {name: (plain[name],) for name in _EXTRA if name in plain}


def matches(head: str) -> bool:
    """Whether a text is JSON about papers, and of no service that is known better.

    Examples
    --------
    >>> matches('[{"title": "On Trees", "authors": ["Ada Nwosu"]}]'), matches('[{"title": "x"}]')
    (True, False)
    """
    keys = keys_in(head)
    # Anything may have a title and a description.
    plain = {_MEANS.get(_plain(key)) for key in keys if key != "description"}
    is_about_papers = (
        "graphlab" not in keys
        and "title" in plain
        and len(plain & {"authors", "abstract", "year", "doi", "venue", "date"}) > 0
    )
    return is_about_papers and not any(module.matches(head) for module in _SPECIFIC)


def _is_paper(value: object) -> bool:
    return isinstance(value, dict) and bool(_fields(tuple(value))["title"])


def _unwrapped(value: Value) -> Value:
    """The object with the fields of the paper, where they stand one level further in."""
    if _is_paper(value) and _fields(tuple(value))["authors"]:
        return value
    inner = next((dict_of(value[key]) for key in _WRAPS if _is_paper(value.get(key))), None)
    if inner is None:
        return value
    kept = value if _is_paper(value) else {key: value[key] for key in ("id", "key") if key in value}
    return {**kept, **inner}


def _records(value: object, depth: int = 0) -> list[Value]:
    """Papers of a list, or of the list within that holds most; venue and year of the page hold for those without."""
    if depth > _MAX_DEPTH:
        return []
    if isinstance(value, list):
        items = [_unwrapped(item) for item in dicts_of(value)]
        if any(map(_is_paper, items)):
            return items
        nested = [_records(item, depth + 1) for item in items[:1000]]
        return [record for records in nested for record in records]
    page = dict_of(value)
    if _is_paper(page) and _fields(tuple(page))["authors"]:
        return [page]
    lists = [_records(item, depth + 1) for item in page.values() if isinstance(item, dict | list)]
    best = max(lists, key=len, default=[])
    own = _unwrapped(page)
    if _is_paper(own) and (own is not page or len(best) < 2):
        return [own]
    whole = {key: page[key] for key in ("venue", "year") if isinstance(page.get(key), str | int)}
    return [{**whole, **item} for item in best] if whole else best


def _first(value: Value, names: tuple[str, ...]) -> str:
    return next((text for key in value if _plain(key) in names and (text := text_of(value[key]))), "")


def _author(value: object) -> Author | None:
    if isinstance(value, str):
        return readable_of(value) or None
    author = dict_of(value)
    family, given = author.get("family"), author.get("given")
    if not (isinstance(family, str) and family):
        family, given = _first(author, _FAMILY), _first(author, _GIVEN)
    whole = "" if family else _first(author, _WHOLE)
    if not family and not whole and not given:
        return None
    family, given = readable_of(family), readable_of(given)
    orcid = text_of(author.get("orcid") or author.get("ORCID"))
    suffix = text_of(author.get("suffix"))
    name = whole or (natural_name(family, given, suffix) if family else given)
    affiliation = _affiliation(author) if "affiliation" in author or "affiliations" in author else ""
    return PrintedAuthor(
        name, family, given if family else "", suffix, orcid_in(orcid) if orcid else "", "", affiliation
    )


def _affiliation(author: Value) -> str:
    one = author.get("affiliation")
    return "; ".join(texts_of(author.get("affiliations")) or texts_of(one if isinstance(one, list) else [one]))


def _authors(value: object) -> list[Author | None]:
    if isinstance(value, str):
        return [*names_in(value if "\n" in value else readable_of(value))]
    if isinstance(value, dict):
        inner = value.get("value") or value.get("author")
        return _authors(inner) if inner is not None else [_author(value)]
    return [_author(item) for item in list_of(value)]


def _with_ids(authors: list[Author | None], ids: object, affiliations: object) -> list[Author | None]:
    """Authors with ids and affiliations that stand in lists of their own, where these have as many places."""
    columns = [text.split(";") if (text := text_of(value)) else [] for value in (ids, affiliations)]
    numbers, places = [[part.strip(" /") for part in column] for column in columns]
    if len(numbers) == len(authors) and len(places) * 2 == len(authors):
        places += places
    if len(numbers) != len(authors) and len(places) != len(authors):
        return authors
    numbers = numbers if len(numbers) == len(authors) else [""] * len(authors)
    places = places if len(places) == len(authors) else [""] * len(authors)
    return [
        PrintedAuthor(author, external_id=f"id:{number}" if number else "", affiliation=place)
        if isinstance(author, str)
        else author
        for author, number, place in zip(authors, numbers, places, strict=True)
    ]


def _values(paper: Value, keys: tuple[str, ...]) -> list[object]:
    """What the fields hold, the better first, without what is empty."""
    return [value for key in keys if (value := paper[key])]


@lru_cache(maxsize=1024)
def _year(text: str) -> PaperDate:
    return parse_date(text[:40])


def _date(years: list[object], days: list[object]) -> PaperDate:
    """The year, made more precise by a date that agrees with it."""
    year = first_dated(_year(text_of(value))._replace(month=None, day=None) for value in years)
    dates = [date_parts(value) if isinstance(value, dict) else parse_date(text_of(value)[:40]) for value in days]
    same = (date for date in dates if date.year and date.year == year.year)
    return next(same, year) if year.year else first_dated([*dates, year])


def _categories(values: list[object]) -> tuple[str, ...]:
    for value in values:
        if isinstance(value, str):
            return tuple(dict.fromkeys(part for piece in re.split(r"[;,|]", value) if (part := text_of(piece))))
        found = texts_of(
            [
                item.get("name") or item.get("display_name") if isinstance(item, dict) else item
                for item in list_of(value)
            ]
        )
        if found:
            return found
    return ()


def _title(value: object) -> str:
    return readable_of(dict_of(value).get("title") or value)


class _Found:
    """Papers and the keys under which each has what it has; papers of one list have few sets of keys."""

    def __init__(self, papers: Sequence[Value]) -> None:
        self.papers = papers
        self.keys = [_fields(tuple(paper)) for paper in papers]

    def __getitem__(self, meaning: str) -> list[object]:
        """Per paper the first value that is not empty."""
        both = zip(self.papers, self.keys, strict=True)
        return [
            (paper[names[0]] or None if len(names) == 1 else next(iter(_values(paper, names)), None))
            if (names := keys.get(meaning))
            else None
            for paper, keys in both
        ]

    def best(self, meaning: str, read: Callable[[object], object]) -> list[object]:
        """Per paper the first value of which something is left when it is read."""
        both = zip(self.papers, self.keys, self[meaning], strict=True)
        return [
            next((value for value in _values(paper, keys[meaning]) if read(value)), None)
            if len(keys[meaning]) > 1
            else first
            for paper, keys, first in both
        ]

    def all(self, meaning: str) -> list[list[object]]:
        """Per paper all values that are not empty."""
        both = zip(self.papers, self.keys, strict=True)
        return [_values(paper, keys[meaning]) if keys[meaning] else [] for paper, keys in both]


def _bylines(found: _Found, lines: Sequence[int]) -> Bylines:
    values = found.best("authors", _authors)
    ids, affiliations = found["authorids"], found["affiliations"]
    is_plain = not (any(ids) or any(affiliations)) and all(value is None or isinstance(value, list) for value in values)
    if is_plain:
        bylines = lists(values)
        flat = list(chain.from_iterable(bylines))
        lengths = list(map(len, bylines))
        if set(map(type, flat)) <= {str}:
            return bylines_of(Places(readables(flat), lengths), lines=lines)
        if _are_in_two_parts(flat):
            return bylines_in_parts(cast("list[list[Value]]", bylines), lines=lines)
    each = zip(values, ids, affiliations, strict=True)
    authors = [
        _with_ids(_authors(value), number, place) if number or place else _authors(value)
        for value, number, place in each
    ]
    return bylines_from(authors, lines=lines)


def _are_in_two_parts(authors: Sequence[object]) -> bool:
    """Whether each is an object with a family name and a given one, and nothing that has to be read alone."""
    if set(map(type, authors)) != {dict}:
        return False
    objects = cast("Sequence[Value]", authors)
    families = fields(objects, "family")
    are_texts = all(families) and {type(part) for part in [*families, *fields(objects, "given")]} == {str}
    return are_texts and all(map(_SAYS_MORE.isdisjoint, set(map(tuple, objects))))


def _dates(found: _Found) -> list[PaperDate]:
    if any(len(keys["year"]) != 1 or keys["date"] for keys in found.keys):
        return [_date(*values) for values in zip(found.all("year"), found.all("date"), strict=True)]
    return [_year(text) if text else _NO_DATE for text in text_list(found["year"])]


def _inner(values: Sequence[object], *keys: str) -> list[object]:
    """The value itself; of an object what stands under the first of some keys."""
    return [
        next((inner for key in keys if (inner := cast("Value", value).get(key))), value)
        if type(value) is dict
        else value
        for value in values
    ]


def _dois(found: _Found) -> list[object]:
    """DOIs; some services have them for ids (PLOS)."""
    each = zip(found["doi"], found["id"], strict=True)
    return [doi or (number if isinstance(number, str) and number.startswith("10.") else None) for doi, number in each]


def _batch(papers: Sequence[Value], lines: Sequence[int]) -> Batch:
    found = _Found(papers)
    languages = text_list(found["language"])
    extra = {name: text_list(found[name]) for name in _EXTRA}
    return Batch(
        line=lines,
        title=readables(_inner(found.best("title", _title), "title")),
        abstract=readables(found["abstract"]),
        bylines=_bylines(found, lines),
        n_authors_stated=[None] * len(papers),
        date=_dates(found),
        categories=list(map(_categories, found.all("categories"))),
        venue=readables(_inner(found["venue"], "name", "title")),
        doi=dois(_dois(found)),
        url=texts(found.best("url", text_of)),
        citations=counts(found.best("citations", count_of)),
        language=column_of([parse_language(text) if text else None for text in languages]),
        extra=extras(len(papers), **extra),
    )


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:  # noqa: ARG001 (every format is called alike)
    """Papers of a JSON file."""
    return Reading(SOURCE, KIND, read_records(source, records=_records, batch=_batch))
