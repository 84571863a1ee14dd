"""CSV exports of OpenAlex, in which lists are separated by bars."""

from graphlab.settings import ReadSettings
from graphlab.sources.columns import Cells, Layout, Places, find_header, read_table
from graphlab.sources.input_source import InputSource
from graphlab.sources.name_lists import CAPPED_AT, orcid_in, places_of
from graphlab.sources.records import PrintedAuthor, Reading

KIND = "OpenAlex CSV"


def _parallel(text: str, n: int) -> list[str]:
    parts = [part.strip() for part in text.split("|")]
    return parts if len(parts) == n else [""] * n


def byline(fields: Cells) -> Places:
    """Authors with ORCID and OpenAlex id where these lists are as long as that of the names."""
    names = [name.strip() for name in fields.get("authors", "").split("|")]
    n = len(names)
    rows = zip(
        names,
        _parallel(fields.get("author_ids", ""), n),
        _parallel(fields.get("author_orcids", ""), n),
        _parallel(fields.get("author_affiliations", ""), n),
        strict=True,
    )
    authors = tuple(
        PrintedAuthor(
            " ".join(name.split()),
            orcid=orcid_in(orcid),
            external_id=f"openalex:{number.rsplit('/', 1)[-1]}" if number else "",
            affiliation=affiliation,
        )
        for name, number, orcid, affiliation in rows
        if name
    )
    return places_of(authors, cap=CAPPED_AT)


LAYOUT = Layout(
    source="openalex",
    kind=KIND,
    columns={
        "title": ("display name", "title"),
        "abstract": ("abstract",),
        "authors": ("authorships author display name", "authorships raw author name", "author names"),
        "author_ids": ("authorships author id", "author ids"),
        "author_orcids": ("authorships author orcid", "author orcids"),
        # One institution each or none of them: with several per author the lists are not parallel.
        "author_affiliations": ("authorships institutions display name",),
        "date": ("publication date",),
        "year": ("publication year",),
        "venue": ("primary location source display name", "host venue display name"),
        "doi": ("doi", "ids doi"),
        "url": ("primary location landing page url", "id"),
        "citations": ("cited by count",),
        "language": ("language",),
        "categories": (
            "keywords display name",
            "topics display name",
            "primary topic display name",
            "concepts display name",
        ),
    },
    byline=byline,
    signature=(
        frozenset({"authorships author display name"}),
        frozenset({"authorships author id"}),
        frozenset({"id", "display name", "publication year", "cited by count"}),
    ),
    extra={"openalex": ("id",), "pmid": ("ids pmid",), "type": ("type",), "issn": ("primary location source issn l",)},
    how_to_export="in OpenAlex choose Export > CSV with the columns title, authors, abstract, date and DOI",
    list_separator="|",
)


def matches(head: str) -> bool:
    """Whether the text begins with a header of this export."""
    return find_header(head, LAYOUT) is not None


def parse(source: InputSource, *, settings: ReadSettings) -> Reading:
    """Records of the export; no setting has a bearing on it."""
    del settings
    return read_table(source, LAYOUT)
