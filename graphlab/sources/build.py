"""Records of any format -> the tables of a `Corpus`, column by column, so that records need not be kept."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import orjson
import pandas as pd

from graphlab.corpus import (
    PAPER_COLUMNS,
    Corpus,
    InputFile,
    Profile,
    issues_table,
    stable_id,
    table_from_columns,
)
from graphlab.issues import Issue, issue
from graphlab.names import name_key
from graphlab.sources.byline_columns import BylineColumns
from graphlab.sources.records import Notice, PrintedAuthor, Reading, Record

# Papers held before they are moved into a table.
_STORED_AT = 4096


class SourceFile(NamedTuple):
    """One input that was opened: its name in messages, the hash and size of its file, and what it holds."""

    name: str
    sha256: str
    n_bytes: int
    reading: Reading
    notices: tuple[Notice, ...] = ()


class CorpusBuilder:
    """Columns that grow record by record and become a `Corpus` at the end.

    Examples
    --------
    >>> builder = CorpusBuilder()
    >>> record = Record(line=1, title="On Trees", byline=("Ada Nwosu",))
    >>> builder.add(SourceFile("a.txt", "00", 9, Reading(source="x", kind="x", items=(record,))))
    >>> corpus = builder.corpus()
    >>> len(corpus), corpus.authors["name"].tolist()
    (1, ['Ada Nwosu'])
    """

    def __init__(self) -> None:
        self._papers: list[tuple[Any, ...]] = []  # cells in the order of the columns, not in a table yet
        self._tables: list[pd.DataFrame] = []
        self._n_papers = 0
        self._bylines = BylineColumns()
        self._notices: list[tuple[str, int, Notice]] = []  # file, row of the paper or -1, the notice
        self._issues: list[Issue] = []
        self._inputs: list[InputFile] = []
        self._profiles: list[Profile] = []

    def add_issue(self, item: Issue) -> None:
        """Record something that concerns a whole file."""
        self._issues.append(item)

    def add(self, file: SourceFile) -> None:
        """Read every record of one input; a generator is read to its end and errors in it reach the caller."""
        n_records = n_kept = 0
        n_printed = 0
        profile = file.reading.profile
        owner_key = name_key(profile.owner) if profile else ""
        for notice in file.notices:
            self._notice(file.name, notice)
        for item in file.reading.items:
            if isinstance(item, Notice):
                self._notice(file.name, item)
                n_records += item.code == "E101"
                continue
            n_records += 1
            if item.is_empty:
                message = "nothing that names a paper: no title, no authors, no abstract"
                self._issues.append(issue("E101", message, file=file.name, line=item.line))
                continue
            n_kept += 1
            self._add_paper(item, file)
            self._n_papers += 1
            if len(self._papers) == _STORED_AT:
                self._store_papers()
            self._add_byline(item, profile)
            if profile:
                n_printed += any(name_key(_name(place)) == owner_key for place in item.byline)
        if profile:
            self._profiles.append(profile)
            self._note_owner(profile, file, n_printed=n_printed, n_kept=n_kept)
        self._inputs.append(
            InputFile(
                name=file.name,
                sha256=file.sha256,
                n_bytes=file.n_bytes,
                kind=file.reading.kind,
                n_records=n_records,
                n_kept=n_kept,
            )
        )

    def _notice(self, file: str, notice: Notice, *, row: int = -1) -> None:
        self._notices.append((file, row, notice))

    def _note_owner(self, profile: Profile, file: SourceFile, *, n_printed: int, n_kept: int) -> None:
        if n_printed < n_kept:
            message = f"{profile.owner} is printed on {n_printed} of {n_kept} author lists"
            message = f"{message} and counted as an author of all"
            self._issues.append(issue("N201", message, file=file.name, line=file.reading.line))

    def _add_paper(self, record: Record, file: SourceFile) -> None:
        date = record.date
        names = "; ".join([place if isinstance(place, str) else place.name for place in record.byline])
        for notice in record.notices:
            self._notice(file.name, notice, row=self._n_papers)
        self._papers.append(
            (
                stable_id("p", record.title, names, str(date.year or "")),
                record.title or None,
                record.abstract or None,
                date.year,
                date.month,
                date.day,
                date.precision,
                date.inferred,
                record.venue or None,
                record.categories,
                record.doi or None,
                record.url or None,
                record.citations,
                record.language or None,
                record.byline_complete,
                record.n_authors_stated,
                file.reading.source,
                file.name,
                record.line,
                _json(record.extra) if record.extra else "{}",
            )
        )

    def _store_papers(self) -> None:
        """Move papers into a table, where they take a fraction of the memory."""
        cells = zip(*self._papers, strict=True) if self._papers else [()] * len(PAPER_COLUMNS)
        if self._papers or not self._tables:
            self._tables.append(table_from_columns(dict(zip(PAPER_COLUMNS, cells, strict=True)), PAPER_COLUMNS))
        self._papers = []

    def _add_byline(self, record: Record, profile: Profile | None) -> None:
        owner = profile.owner if profile else ""
        is_printed = not owner or owner in map(_name, record.byline)
        self._bylines.add(record.byline, implied="" if is_printed else owner)

    def corpus(self) -> Corpus:
        """Corpus of everything added, not resolved yet: one author per printed name, tables sorted by id."""
        self._store_papers()
        papers = pd.concat(self._tables, ignore_index=True)
        self._tables = [papers]
        papers["paper_id"] = _distinct_ids(papers)
        ids = papers["paper_id"].tolist()
        authorships, authors = self._bylines.tables(ids)
        noticed = [
            issue(n.code, n.message, file=file, line=n.line, paper_id=ids[row] if row >= 0 else None)
            for file, row, n in self._notices
        ]
        return Corpus(
            papers=papers.sort_values("paper_id", ignore_index=True),
            authorships=authorships,
            authors=authors,
            issues=issues_table([*self._issues, *noticed]),
            profiles=tuple(sorted(self._profiles, key=lambda profile: profile.source_file)),
            inputs=tuple(sorted(self._inputs, key=lambda file: file.name)),
        )


def _json(extra: Mapping[str, object]) -> str:
    return orjson.dumps(extra, default=str, option=orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS).decode()


def _name(place: str | PrintedAuthor) -> str:
    return place if isinstance(place, str) else place.name


def _distinct_ids(papers: pd.DataFrame) -> pd.Series:
    """Ids; records that share title, byline and year get ids by their content, the fullest first, in stable order."""
    ids = papers["paper_id"].copy()
    shared = papers[ids.duplicated(keep=False)]
    if shared.empty:
        return ids
    order = shared.assign(
        length=shared["abstract"].fillna("").str.len(),
        abstract=shared["abstract"].fillna(""),
        categories=shared["categories"].map("\x1f".join),
        doi=shared["doi"].fillna(""),
    ).sort_values(
        [
            "paper_id",
            "byline_complete",
            "length",
            "abstract",
            "month",
            "day",
            "categories",
            "doi",
            "extra",
            "source_file",
            "source_line",
        ],
        ascending=[True, False, False, True, True, True, True, True, True, True, True],
    )
    number = order.groupby("paper_id").cumcount()
    for row, base, n in zip(order.index, order["paper_id"], number, strict=True):
        if n:
            ids.loc[row] = stable_id("p", base, str(n))
    return ids
