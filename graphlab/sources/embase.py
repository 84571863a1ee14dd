"""CSV exports of Embase, in which journal and year share a column."""

import re
from collections.abc import Iterator

from graphlab.settings import ReadSettings
from graphlab.sources.batches import Batch
from graphlab.sources.columns import Cells, Layout, Places, find_header, read_table
from graphlab.sources.input_source import InputSource
from graphlab.sources.name_lists import initials_last, pieces_of, places_of
from graphlab.sources.records import Notice, Reading, Record

KIND = "Embase CSV"
# Cancer (2004) 102:4 (253-258). Date of Publication: 25 Aug 2004
_AFTER_JOURNAL = re.compile(r"\s*[,.]?\s*\((?:1[5-9]|20)\d\d\).*|\s*Date of Publication:.*", re.DOTALL)


def byline(fields: Cells) -> Places:
    """Authors written ``Nwosu A.B., Li C.``."""
    text = fields.get("authors", "")
    names, is_cut, more = pieces_of(text, ";" if ";" in text else ",")
    return places_of(tuple(initials_last(name) for name in names), is_cut=is_cut, more=more)


LAYOUT = Layout(
    source="embase",
    kind=KIND,
    columns={
        "title": ("title", "original title"),
        "abstract": ("abstract", "original abstract"),
        "authors": ("author names",),
        "year": ("publication year", "source"),
        "date": ("date of publication", "publication date"),
        "venue": ("source title", "source"),
        "doi": ("doi",),
        "url": ("embase link", "full text link", "open url link"),
        "language": ("article language", "language of article"),
        "categories": ("author keywords", "keywords", "emtree medical index terms"),
    },
    byline=byline,
    signature=(
        frozenset({"author names", "emtree medical index terms"}),
        frozenset({"author names", "pui"}),
        frozenset({"author names", "medline pmid"}),
        frozenset({"author names", "embase link"}),
    ),
    extra={"pmid": ("medline pmid",), "embase": ("pui",), "type": ("publication type",), "issn": ("issn",)},
    how_to_export="in Embase choose Export > CSV - Fields by Column and tick all of Citation and Abstract",
    list_separator=", ",
)


def matches(head: str) -> bool:
    """Whether the text begins with a header of this export."""
    return find_header(head, LAYOUT) is not None


def _with_journal_alone(items: Iterator[Record | Batch | Notice]) -> Iterator[Record | Batch | Notice]:
    for item in items:
        yield item._replace(venue=_AFTER_JOURNAL.sub("", item.venue)) if isinstance(item, Record) else item


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:
    """Records of the export; no setting has a bearing on it."""
    del settings
    reading = read_table(source, LAYOUT)
    return reading._replace(items=_with_journal_alone(iter(reading.items)))
