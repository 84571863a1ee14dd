"""ProQuest's text report: documents between ruled lines, each field after its name."""

import re
from collections.abc import Iterator

from graphlab.settings import ReadSettings
from graphlab.sources.cells import parse_doi, parse_language, parse_list
from graphlab.sources.delimited import text_lines
from graphlab.sources.input_source import InputSource
from graphlab.sources.json_fields import extra_of, with_byline
from graphlab.sources.name_lists import Author
from graphlab.sources.records import Notice, Reading, Record
from graphlab.sources.ris import author_of, date_in, split_authors
from graphlab.sources.tagged import Grammar, TaggedRecord, tagged_records

KIND = "ProQuest"
_RULE = "_" * 20
_NAMES = (
    "Author|Abstract|Links|Advisor|Classification|Committee member|Copyright|Country of publication|Database"
    "|Degree date|Degree|Department|Dissertation/thesis number|Document type|DOI|ISBN|ISSN|Identifier / keyword|Issue"
    "|Language|Number of pages|Pages|Place of publication|ProQuest document ID|Publication date|Publication title"
    "|Publication year|Publisher|School code|Source type|Source|Subject|Title|University location"
    "|University/institution|Volume|Year"
)
GRAMMAR = Grammar(
    tagged=re.compile(rf"(Document(?= \d+ of \d+\s*$)|(?:{_NAMES})(?=:)|{_RULE})(?:: *| |_*)(.*)"),
    continued=re.compile(r""),
    opening=frozenset({"Document"}),
    closing=frozenset({_RULE}),
    between=re.compile(r""),
)
_BEGINS = re.compile(r"(?:[_\s]*\n)?\s*Report Information from ProQuest")


def matches(head: str) -> bool:
    r"""Whether the text is a report of ProQuest.

    Examples
    --------
    >>> matches("____\n\nReport Information from ProQuest\n"), matches("ProQuest")
    (True, False)
    """
    return _BEGINS.match(head) is not None


def _authors(text: str) -> list[Author]:
    """Names with semicolons between them, or with commas only: ``Kotzen, Matt, Roberts, John``."""
    parts = [part.strip() for part in text.split(",")]
    if ";" in text or len(parts) < 4 or len(parts) % 2:
        return split_authors([text])
    return [author_of(f"{family}, {given}") for family, given in zip(parts[::2], parts[1::2], strict=True)]


def _record(record: TaggedRecord) -> Record:
    # The address of the document stands below the line of its authors.
    below = [line for line in record.lines("Author", "Document") if line.startswith("http")]
    made = Record(
        line=record.line,
        title=record.text("Title") or " ".join(record.lines("Document")[1:2]),
        abstract=record.text("Abstract"),
        date=date_in(*record.values("Publication year", "Publication date", "Year", "Degree date")),
        categories=parse_list(record.first("Subject")),
        venue=record.text("Publication title"),
        doi=parse_doi(record.first("DOI")),
        url=next(iter(below), ""),
        language=parse_language(record.first("Language")),
        extra=extra_of(
            entry_type=record.first("Document type"),
            accession=record.first("ProQuest document ID"),
            keywords=parse_list(record.first("Identifier / keyword"), ","),
            school=record.first("University/institution"),
            isbn=record.first("ISBN"),
        ),
        notices=tuple(record.notices),
    )
    return with_byline(made, _authors(next(iter(record.lines("Author")), "")))


def _items(source: InputSource) -> Iterator[Record | Notice]:
    notices: list[Notice] = []
    for item in tagged_records(text_lines(source, notices=notices), GRAMMAR):
        if isinstance(item, Notice):
            yield item
        elif item.has("Document"):
            yield _record(item)
    yield from notices


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:
    """Documents of the report; no setting has a bearing on them."""
    del settings
    return Reading(source="proquest", kind=KIND, items=_items(source))
