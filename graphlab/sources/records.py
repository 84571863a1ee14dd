"""What every format module hands over: records, and what was noticed about them."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from graphlab.corpus import Profile

if TYPE_CHECKING:
    from graphlab.sources.batches import Batch

_NOTHING: Mapping[str, object] = {}


class Notice(NamedTuple):
    """One thing noticed while reading: an issue that does not know yet which file and paper it belongs to."""

    code: str
    line: int
    message: str


class PaperDate(NamedTuple):
    """Date of a paper, as far as it is known; ``unread`` is what stands in its place where no year can be read."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    inferred: bool = False
    unread: str = ""

    @property
    def precision(self) -> str:
        """day, month, year or none: the finest part that is known."""
        if self.day is not None:
            return "day"
        return "month" if self.month is not None else "year" if self.year is not None else "none"


class PrintedAuthor(NamedTuple):
    """One place in a byline of a source that says more than a name.

    ``name`` is the name as printed; ``family`` and ``given`` are filled only where the source itself separates them.
    ``external_id`` is ``scheme:value``, such as ``openalex:A5023888391``.
    """

    name: str
    family: str = ""
    given: str = ""
    suffix: str = ""
    orcid: str = ""
    external_id: str = ""
    affiliation: str = ""


class Record(NamedTuple):
    """One paper as a source prints it, before it becomes rows of a `Corpus`.

    ``line`` is where the record begins in its file, counted from 1; in a format without lines, its number.
    A place in ``byline`` is a plain name where the source gives nothing else: most do, and it is quicker.
    """

    line: int
    title: str = ""
    abstract: str = ""
    byline: tuple[str | PrintedAuthor, ...] = ()
    byline_complete: bool = True
    n_authors_stated: int | None = None
    date: PaperDate = PaperDate()
    categories: tuple[str, ...] = ()
    venue: str = ""
    doi: str = ""
    url: str = ""
    citations: int | None = None
    language: str = ""
    extra: Mapping[str, object] = _NOTHING
    notices: tuple[Notice, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Nothing that tells one paper from another was found."""
        return not (self.title or self.byline or self.abstract)


class Reading(NamedTuple):
    """All that one file holds, and the owner of the page if it has one.

    ``items`` may be a generator, read once: records are never all in memory at the same time. They come one by one or,
    where speed matters, as batches: columns of some hundred. ``further`` holds what
    the file has of other owners, where several pages were pasted into one file, and ``line`` where this part begins.
    """

    source: str
    kind: str
    items: "Iterable[Record | Batch | Notice]"
    profile: Profile | None = None
    further: tuple["Reading", ...] = ()
    line: int = 1
