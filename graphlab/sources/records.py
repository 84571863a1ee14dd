"""What every format module hands over: records, and what was noticed about them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from graphlab.corpus import Profile


class Notice(NamedTuple):
    """One thing noticed while reading: an issue that does not know yet which file and paper it belongs to."""

    code: str
    line: int
    message: str


class PaperDate(NamedTuple):
    """Date of a paper, as far as it is known."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    inferred: bool = False

    @property
    def precision(self) -> str:
        """day, month, year or none: the finest part that is known."""
        if self.day is not None:
            return "day"
        return "month" if self.month is not None else "year" if self.year is not None else "none"


@dataclass(frozen=True, kw_only=True)
class Record:
    """One paper as a source prints it, before it becomes rows of a `Corpus`."""

    line: int
    title: str = ""
    abstract: str = ""
    byline: tuple[str, ...] = ()
    byline_complete: bool = True
    n_authors_stated: int | None = None
    date: PaperDate = PaperDate()
    categories: tuple[str, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict[str, object])
    notices: tuple[Notice, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Nothing that tells one paper from another was found."""
        return not (self.title or self.byline or self.abstract)


@dataclass(frozen=True, kw_only=True)
class Reading:
    """All that one file holds: the records, the owner of the page if it has one, and what was noticed."""

    source: str
    kind: str
    records: tuple[Record, ...]
    notices: tuple[Notice, ...] = ()
    profile: Profile | None = None
