"""Metadata of arXiv as JSON: the public snapshot with ``authors_parsed``, and daily listings."""

import re
from collections.abc import Sequence
from functools import lru_cache

from graphlab.settings import ReadSettings
from graphlab.sources.cells import parse_date, parse_doi
from graphlab.sources.input_source import InputSource
from graphlab.sources.json_fields import (
    byline_of,
    date_of,
    dict_of,
    dicts_of,
    extra_of,
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
from graphlab.sources.records import Notice, PaperDate, PrintedAuthor, Reading, Record

SOURCE = "arxiv"
KIND, KIND_LISTING = "arXiv metadata (JSON)", "arXiv listing (JSON)"
_ID = r"(?:(?:https?://)?arxiv\.org/abs/)?(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?"
_KEYED_ID = re.compile(rf'"(?:id|arxiv_id|entry_id)"\s*:\s*"{_ID}"')
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


def _parsed_author(parts: object) -> PrintedAuthor | None:
    family, given, suffix = [*map(readable_of, list_of(parts)), "", "", ""][:3]
    name = natural_name(family, given, suffix)
    return PrintedAuthor(name, family, given, suffix) if name else None


def _authors(paper: Value) -> Sequence[PrintedAuthor | str | None]:
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


def _first_version(paper: Value) -> PaperDate:
    """Date of the first version where it stands in the record, else the month that the id states."""
    for version in dicts_of(paper.get("versions"))[:1]:
        date = parse_date(re.sub(r"\s+\d{1,2}:\d\d.*", "", re.sub(r"^\w{3},\s*", "", text_of(version.get("created")))))
        if date.year:
            return date
    for key in ("published", "submitted", "date"):
        if paper.get(key):
            date = iso_date(text_of(paper[key]))
            if date.year:
                return date
    return _month_of(text_of(paper.get("id")).rpartition("/")[2][:5])


@lru_cache(maxsize=4096)
def _month_of(start: str) -> PaperDate:
    """Month that an id of the new form states, from its first five characters."""
    return date_of(2000 + int(start[:2]), start[2:4]) if start[:4].isdecimal() and start[4:] == "." else PaperDate()


def _unlabelled(comment: str) -> str:
    return _LABEL.sub("", comment) if comment[:8] in _LABELS else comment


def _record(paper: Value, line: int) -> Record | Notice:
    number = text_of(paper.get("id") or paper.get("arxiv_id") or paper.get("entry_id")).rpartition("/abs/")[2]
    comment = text_of(paper.get("comment") or paper.get("comments"))
    byline = byline_of(_authors(paper), line=line)
    return Record(
        byline=byline.authors,
        byline_complete=byline.is_complete,
        notices=byline.notices,
        line=line,
        title=readable_of(paper.get("title")),
        abstract=readable_of(paper.get("summary") or paper.get("abstract")),
        date=_first_version(paper),
        categories=_categories(paper),
        venue=text_of(paper.get("journal-ref") or paper.get("journal_ref")),
        doi=parse_doi(text_of(paper["doi"])) if paper.get("doi") else "",
        url=text_of(paper.get("abs") or paper.get("url")) or (f"https://arxiv.org/abs/{number}" if number else ""),
        extra=extra_of(
            arxiv=number,
            comment=_unlabelled(comment),
            report=text_of(paper.get("report-no")),
        ),
    )


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:  # noqa: ARG001 (every format is called alike)
    """Papers of an arXiv file."""
    kind = KIND if "authors_parsed" in keys_in(source.head) else KIND_LISTING
    return Reading(SOURCE, kind, read_records(source, records=_records, record=_record))
