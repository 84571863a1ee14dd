"""CSV exports of IEEE Xplore."""

import re

from graphlab.settings import ReadSettings
from graphlab.sources.columns import Cells, Layout, Places, find_header, read_table
from graphlab.sources.input_source import InputSource
from graphlab.sources.name_lists import pieces_of, places_of
from graphlab.sources.records import PrintedAuthor, Reading

KIND = "IEEE Xplore CSV"


def byline(fields: Cells) -> Places:
    """Authors, each with its affiliation where the export gives as many as there are authors."""
    names, is_cut, more = pieces_of(fields.get("authors", ""))
    affiliations = [part.strip() for part in fields.get("author_affiliations", "").split(";")]
    if len(affiliations) != len(names):
        affiliations = [""] * len(names)
    authors = tuple(
        PrintedAuthor(re.sub(r"\. -", ".-", name), affiliation="" if place in {"NA", "N/A"} else place)
        for name, place in zip(names, affiliations, strict=True)
    )
    return places_of(authors, is_cut=is_cut, more=more)


LAYOUT = Layout(
    source="ieee",
    kind=KIND,
    columns={
        "title": ("document title", "title"),
        "abstract": ("abstract",),
        "authors": ("authors",),
        "author_affiliations": ("author affiliations",),
        "year": ("publication year", "year"),
        "date": ("online date", "publication date", "issue date"),
        "venue": ("publication title",),
        "doi": ("doi",),
        "url": ("pdf link",),
        "citations": ("article citation count",),
        "categories": ("author keywords", "ieee terms", "index terms"),
    },
    byline=byline,
    signature=(
        frozenset({"document title", "publication title"}),
        frozenset({"ieee terms", "authors"}),
        frozenset({"pdf link", "publication year"}),
        frozenset({"date added to xplore"}),
    ),
    extra={
        "type": ("document identifier",),
        "ieee_terms": ("ieee terms",),
        "volume": ("volume",),
        "issue": ("issue",),
        "first_page": ("start page",),
        "last_page": ("end page",),
        "publisher": ("publisher",),
        "issn": ("issn",),
        "isbn": ("isbns",),
    },
    how_to_export="in IEEE Xplore choose Export > Search Results (CSV)",
)


def matches(head: str) -> bool:
    """Whether the text begins with a header of this export."""
    return find_header(head, LAYOUT) is not None


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:
    """Records of the export; no setting has a bearing on it."""
    del settings
    return read_table(source, LAYOUT)
