"""CSV exports of The Lens (scholarly works)."""

from graphlab.settings import ReadSettings
from graphlab.sources.columns import Cells, Layout, Places, find_header, read_table
from graphlab.sources.input_source import InputSource
from graphlab.sources.name_lists import plain_names
from graphlab.sources.records import Reading

KIND = "Lens CSV"


def byline(fields: Cells) -> Places:
    """Authors as printed."""
    return plain_names(fields.get("authors", ""))


LAYOUT = Layout(
    source="lens",
    kind=KIND,
    columns={
        "title": ("title",),
        "abstract": ("abstract",),
        "authors": ("authors",),
        "date": ("date published",),
        "year": ("publication year",),
        "venue": ("source title",),
        "doi": ("doi",),
        "url": ("external url",),
        "citations": ("citing works count",),
        "categories": ("keywords", "fields of study", "mesh terms"),
    },
    byline=byline,
    signature=(frozenset({"lens id"}), frozenset({"citing works count", "title"})),
    extra={
        "lens": ("lens id",),
        "pmid": ("pmid",),
        "pmcid": ("pmcid",),
        "type": ("publication type",),
        "fields_of_study": ("fields of study",),
        "volume": ("volume",),
        "issue": ("issue number",),
        "first_page": ("start page",),
        "last_page": ("end page",),
        "publisher": ("publisher",),
        "issn": ("issns",),
    },
    how_to_export="in The Lens choose Export > CSV with all fields",
)


def matches(head: str) -> bool:
    """Whether the text begins with a header of this export."""
    return find_header(head, LAYOUT) is not None


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:
    """Records of the export; no setting has a bearing on it."""
    del settings
    return read_table(source, LAYOUT)
