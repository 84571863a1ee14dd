"""Metadata of arXiv as JSON: the public snapshot with ``authors_parsed``, and daily listings."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import cast

from graphlab.settings import ReadSettings
from graphlab.sources.batches import Batch, Bylines
from graphlab.sources.cells import parse_date
from graphlab.sources.input_source import InputSource
from graphlab.sources.json_bylines import Places, bylines_from, bylines_of
from graphlab.sources.json_columns import (
    dois,
    extras,
    fields,
    first_of,
    natural_names,
    readable_list,
    readables,
    text_list,
    texts,
)
from graphlab.sources.json_fields import (
    date_of,
    dict_of,
    dicts_of,
    iso_date,
    keys_in,
    list_of,
    names_of,
    readable_of,
    text_of,
    texts_of,
)
from graphlab.sources.json_stream import Value, read_records
from graphlab.sources.name_lists import natural_name
from graphlab.sources.records import PaperDate, PrintedAuthor, Reading
from graphlab.sources.text_columns import column_of, no_texts

SOURCE = "arxiv"
KIND, KIND_LISTING = "arXiv metadata (JSON)", "arXiv listing (JSON)"
_ID = r"(?:(?:https?://)?arxiv\.org/abs/)?(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?"
_KEYED_ID = re.compile(rf'"(?:id|arxiv_id|entry_id)"\s*:\s*"{_ID}"')
_CREATED = re.compile(r"[A-Z][a-z]{2}, (\d{1,2} [A-Z][a-z]{2} \d{4}) \d\d:\d\d:\d\d GMT$")
_LABELS = frozenset({"Comments", "Subjects"})
_LABEL = re.compile(r"^(?:Comments|Subjects):\s+")


def matches(head: str) -> bool:
    """Whether a text is JSON about papers on arXiv.

    Examples
    --------
    >>> matches('{"id":"2503.00001","title":"On Trees","summary":"","authors":[]}'), matches('{"id":"2503.00001"}')
    (True, False)
    """
    keys = keys_in(head)
    if "authors_parsed" in keys:
        return "paperId" not in keys
    return "title" in keys and bool(keys & {"summary", "abstract"}) and _KEYED_ID.search(head) is not None


def _records(value: object) -> list[Value]:
    if isinstance(value, list):
        return dicts_of(value)
    page = dict_of(value)
    inner = next((page[key] for key in ("papers", "results", "data") if isinstance(page.get(key), list)), None)
    if inner is not None and "title" not in page:
        return dicts_of(inner)
    return [page] if page else []


def _parsed_bylines(papers: Sequence[Value], lines: Sequence[int]) -> Bylines:
    """Bylines of papers of the snapshot: family name, given name and suffix of every author."""
    bylines = [list_of(paper.get("authors_parsed")) for paper in papers]
    places = [[*list_of(place), None, None, None] for place in chain.from_iterable(bylines)]
    families, givens, suffixes = (readable_list([place[part] for place in places]) for part in range(3))
    names = column_of(natural_names(families, givens, suffixes))
    parts = {"family": families, "given": givens, "suffix": suffixes}
    return bylines_of(Places(names, list(map(len, bylines)), parts), lines=lines)


def _bylines(papers: Sequence[Value], lines: Sequence[int]) -> Bylines:
    is_parsed = [bool(paper.get("authors_parsed")) for paper in papers]
    if all(is_parsed):
        return _parsed_bylines(papers, lines)
    authors = fields(papers, "authors", "author")
    if any(is_parsed) or any(isinstance(names, str) for names in authors):
        return bylines_from([_authors(paper) for paper in papers], lines=lines)
    bylines = list(map(list_of, authors))
    names = [
        cast("Value", place).get("name") if type(place) is dict else place for place in chain.from_iterable(bylines)
    ]
    return bylines_of(Places(readables(names), list(map(len, bylines))), lines=lines)


def _parsed_author(parts: object) -> PrintedAuthor | None:
    family, given, suffix = [*map(readable_of, list_of(parts)), "", "", ""][:3]
    name = natural_name(family, given, suffix)
    return PrintedAuthor(name, family, given, suffix) if name else None


def _authors(paper: Value) -> Sequence[PrintedAuthor | str | None]:
    """Authors of one paper, where a file has papers of several kinds or authors in one text."""
    if paper.get("authors_parsed"):
        return [_parsed_author(parts) for parts in list_of(paper["authors_parsed"])]
    authors = paper.get("authors") or paper.get("author")
    if isinstance(authors, str):
        plain = re.sub(r"\s*\([^()]*\)", "", readable_of(authors))
        return [name.strip() for name in re.split(r",\s*(?:and\s+)?|\s+and\s+|;", plain) if name.strip()]
    if isinstance(authors, list):
        return names_of([item.get("name") if isinstance(item, dict) else item for item in authors])
    return []


def _categories(paper: Value) -> tuple[str, ...]:
    value = paper.get("categories")
    if isinstance(value, str):
        return tuple(value.split())
    codes = texts_of(value)
    return codes or texts_of([paper.get("cate") or paper.get("primary_category")])


def _day(created: object) -> PaperDate:
    """Day of a version; the time, by which each differs, is taken away before it is looked up."""
    usual = _CREATED.match(created) if isinstance(created, str) else None
    return _parsed_day(usual[1] if usual else text_of(created))


@lru_cache(maxsize=1 << 14)
def _parsed_day(text: str) -> PaperDate:
    return parse_date(re.sub(r"\s+\d{1,2}:\d\d.*", "", re.sub(r"^\w{3},\s*", "", text)))


def _first_version(paper: Value) -> PaperDate:
    """Date of the first version where it stands in the record, else the month that the id states."""
    unread = PaperDate()
    for version in dicts_of(paper.get("versions"))[:1]:
        date = _day(version.get("created"))
        if date.year:
            return date
        unread = date
    for key in ("published", "submitted", "date"):
        if paper.get(key):
            date = iso_date(text_of(paper[key]))
            if date.year:
                return date
            unread = date
    month = _month_of(text_of(paper.get("id")).rpartition("/")[2][:5])
    return month if month.year else unread


@lru_cache(maxsize=4096)
def _month_of(start: str) -> PaperDate:
    """Month that an id of the new form states, from its first five characters."""
    return date_of(2000 + int(start[:2]), start[2:4]) if start[:4].isdecimal() and start[4:] == "." else PaperDate()


def _unlabelled(comment: str) -> str:
    return _LABEL.sub("", comment) if comment[:8] in _LABELS else comment


def _batch(papers: Sequence[Value], lines: Sequence[int]) -> Batch:
    ids = text_list(fields(papers, "id", "arxiv_id", "entry_id"))
    numbers = [(text or "").rpartition("/abs/")[2] for text in ids]
    own = column_of([f"https://arxiv.org/abs/{number}" if number else None for number in numbers])
    return Batch(
        line=lines,
        title=readables(fields(papers, "title")),
        abstract=readables(fields(papers, "summary", "abstract")),
        bylines=_bylines(papers, lines),
        n_authors_stated=[None] * len(papers),
        date=[_first_version(paper) for paper in papers],
        categories=[_categories(paper) for paper in papers],
        venue=texts(fields(papers, "journal-ref", "journal_ref")),
        doi=dois(fields(papers, "doi")),
        url=first_of(texts(fields(papers, "abs", "url")), own),
        citations=[None] * len(papers),
        language=no_texts(len(papers)),
        extra=extras(
            len(papers),
            arxiv=numbers,
            comment=[_unlabelled(text) if text else None for text in text_list(fields(papers, "comment", "comments"))],
            report=text_list(fields(papers, "report-no")),
        ),
    )


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:  # noqa: ARG001 (every format is called alike)
    """Papers of an arXiv file."""
    kind = KIND if "authors_parsed" in keys_in(source.head) else KIND_LISTING
    return Reading(SOURCE, kind, read_records(source, records=_records, batch=_batch))
