"""Records of any format -> the tables of a `Corpus`, batch by batch, so that records need not be kept."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from graphlab.corpus import Corpus, InputFile, Profile, issues_table
from graphlab.issues import Issue, issue
from graphlab.names import name_key
from graphlab.sources.batches import Batch, batch_of
from graphlab.sources.byline_columns import BylineColumns
from graphlab.sources.mojibake import without_mojibake
from graphlab.sources.paper_columns import PaperColumns
from graphlab.sources.records import Notice, Reading, Record
from graphlab.sources.year_notices import year_notices

# Records held before they are moved into columns.
_STORED_AT = 4096


class SourceFile(NamedTuple):
    """One input that was opened: its name in messages, the hash and size of its file, and what it holds."""

    name: str
    sha256: str
    n_bytes: int
    reading: Reading
    notices: tuple[Notice, ...] = ()


class CorpusBuilder:
    """Columns that grow batch by batch and become a `Corpus` at the end.

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
        self._papers = PaperColumns()
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
        profile = file.reading.profile
        n_records = n_printed = 0
        n_before = len(self._papers)
        self._notices += [(file.name, -1, notice) for notice in file.notices]
        waiting: list[Record] = []
        for item in file.reading.items:
            if isinstance(item, Notice):
                self._notices.append((file.name, -1, item))
                n_records += item.code == "E101"
            elif isinstance(item, Batch):
                n_records += len(item)
                self._add_batch(item, file)
            else:
                n_records += 1
                waiting.append(item)
                if len(waiting) == _STORED_AT:
                    n_printed += self._add_records(waiting, file)
                    waiting = []
        n_printed += self._add_records(waiting, file)
        n_kept = len(self._papers) - n_before
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

    def _note_owner(self, profile: Profile, file: SourceFile, *, n_printed: int, n_kept: int) -> None:
        if n_printed < n_kept:
            message = f"{profile.owner} is printed on {n_printed} of {n_kept} author lists"
            message = f"{message} and counted as an author of all"
            self._issues.append(issue("N201", message, file=file.name, line=file.reading.line))

    def _add_records(self, records: Sequence[Record], file: SourceFile) -> int:
        """Add records; on how many of those that are kept the owner of the page is printed."""
        if records:
            self._add_batch(batch_of(records), file)
        if not file.reading.profile:
            return 0
        key = name_key(file.reading.profile.owner)
        bylines = [record.byline for record in records if not record.is_empty]
        return sum(any(name_key(p if isinstance(p, str) else p.name) == key for p in byline) for byline in bylines)

    def _add_batch(self, batch: Batch, file: SourceFile) -> None:
        """Add what names a paper, and note what does not."""
        is_kept = batch.bylines.lengths > 0
        for column in (batch.title, batch.abstract):
            is_kept |= column.is_valid().to_numpy(zero_copy_only=False)
        if not is_kept.all():
            message = "nothing that names a paper: no title, no authors, no abstract"
            lines = [batch.line[row] for row in np.flatnonzero(~is_kept).tolist()]
            self._issues += [issue("E101", message, file=file.name, line=line) for line in lines]
            batch = batch.rows(is_kept)
        batch = without_mojibake(batch)
        first = len(self._papers)
        self._notices += [(file.name, first + row, notice) for row, notice in batch.bylines.notices]
        self._notices += [(file.name, first + row, notice) for row, notice in year_notices(batch.date, batch.line)]
        if len(batch):
            profile = file.reading.profile
            self._papers.add(batch, source=file.reading.source, file=file.name)
            self._bylines.add(batch.bylines, owner=profile.owner if profile else "")

    def corpus(self) -> Corpus:
        """Corpus of everything added, not resolved yet: one author per printed name, tables sorted by id.

        The columns are given up on the way: this is the last that is asked of a builder.
        """
        ids = self._papers.distinct_ids()
        order = np.argsort(ids)
        papers = self._papers.table(ids, order=order)
        authorships, authors = self._bylines.tables(ids, order=order)
        noticed = [
            issue(n.code, n.message, file=file, line=n.line, paper_id=ids[row].decode() if row >= 0 else None)
            for file, row, n in self._notices
        ]
        return Corpus(
            papers=papers,
            authorships=authorships,
            authors=authors,
            issues=issues_table([*self._issues, *noticed]),
            profiles=tuple(sorted(self._profiles, key=lambda profile: profile.source_file)),
            inputs=tuple(sorted(self._inputs, key=lambda file: file.name)),
        )
