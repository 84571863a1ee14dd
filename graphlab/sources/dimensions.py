"""CSV exports of Dimensions, whose first line is about the export and not a header."""

import re

from graphlab.settings import ReadSettings
from graphlab.sources.columns import Cells, Layout, Places, find_header, read_table
from graphlab.sources.input_source import InputSource
from graphlab.sources.name_lists import family_first, pieces_of, places_of
from graphlab.sources.records import Reading

KIND = "Dimensions CSV"
# "Nwosu, Ada (University of Somewhere; Institute); Li, Bo": semicolons in parentheses separate affiliations.
_WITH_PLACE = re.compile(r"\s*(?P<name>[^;(]+?)\s*\((?P<place>(?:[^()]|\([^()]*\))*)\)\s*(?:;|$)")


def byline(fields: Cells) -> Places:
    """Authors, each with its affiliation where the export names them in the same order."""
    names, is_cut, more = pieces_of(fields.get("authors", ""))
    named = {found["name"]: found["place"] for found in _WITH_PLACE.finditer(fields.get("author_affiliations", ""))}
    names = names or list(named)
    authors = tuple(family_first(name, affiliation=named.get(name, "")) for name in names)
    return places_of(authors, is_cut=is_cut, more=more)


LAYOUT = Layout(
    source="dimensions",
    kind=KIND,
    columns={
        "title": ("title",),
        "abstract": ("abstract",),
        "authors": ("authors",),
        "author_affiliations": ("authors raw affiliation", "authors affiliations"),
        "date": ("publication date", "publication date online", "publication date print"),
        "year": ("pubyear", "publication year"),
        "venue": ("source title", "source title anthology title", "anthology title", "book title"),
        "doi": ("doi",),
        "url": ("source linkout", "dimensions url"),
        "citations": ("times cited",),
        "categories": (
            "fields of research anzsrc 2020",
            "fields of research anzsrc",
            "for anzsrc categories",
            "mesh terms",
        ),
    },
    byline=byline,
    signature=(
        frozenset({"publication id", "title"}),
        frozenset({"dimensions url"}),
        frozenset({"pubyear", "title"}),
        frozenset({"authors raw affiliation", "title"}),
    ),
    extra={
        "dimensions": ("publication id",),
        "pmid": ("pmid",),
        "pmcid": ("pmcid",),
        "arxiv": ("arxiv id",),
        "type": ("publication type",),
        "volume": ("volume",),
        "issue": ("issue",),
        "pages": ("pagination",),
        "publisher": ("publisher",),
        "issn": ("issn",),
    },
    how_to_export="in Dimensions choose Save / Export > Export full record > CSV",
)


def matches(head: str) -> bool:
    """Whether the text begins with a header of this export."""
    return find_header(head, LAYOUT) is not None


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:
    """Records of the export; no setting has a bearing on it."""
    del settings
    return read_table(source, LAYOUT)
