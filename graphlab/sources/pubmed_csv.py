"""CSV exports of PubMed, which carry no abstracts."""

from graphlab.settings import ReadSettings
from graphlab.sources.columns import Cells, Layout, Places, find_header, read_table
from graphlab.sources.input_source import InputSource
from graphlab.sources.name_lists import initials_last, pieces_of, places_of
from graphlab.sources.records import Reading

KIND = "PubMed CSV"


def byline(fields: Cells) -> Places:
    """Authors written ``Nwosu AB, Li C.``; the stop at the end belongs to the list."""
    text = fields.get("authors", "").strip()
    listed = text if text.endswith(("...", "et al.")) else text.removesuffix(".")
    names, is_cut, more = pieces_of(listed, ";" if ";" in listed else ",")
    return places_of(tuple(initials_last(name, has_stops=False) for name in names), is_cut=is_cut, more=more)


LAYOUT = Layout(
    source="pubmed",
    kind=KIND,
    columns={
        "title": ("title",),
        "authors": ("authors",),
        "year": ("publication year",),
        "venue": ("journal book",),
        "doi": ("doi",),
    },
    byline=byline,
    signature=(
        frozenset({"pmid", "first author"}),
        frozenset({"pmid", "nihms id"}),
        frozenset({"pmid", "journal book"}),
    ),
    extra={"pmid": ("pmid",), "pmcid": ("pmcid",), "citation": ("citation",)},
    how_to_export="in PubMed choose Save > Format: PubMed, which has abstracts and full names too",
)


def matches(head: str) -> bool:
    """Whether the text begins with a header of this export."""
    return find_header(head, LAYOUT) is not None


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:
    """Records of the export; no setting has a bearing on it."""
    del settings
    return read_table(source, LAYOUT)
