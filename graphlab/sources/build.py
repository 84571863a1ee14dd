"""Records of any format -> the tables of a `Corpus`, column by column, so that records need not be kept."""

import json
from typing import Any, NamedTuple

import pandas as pd

from graphlab.corpus import (
    AUTHOR_COLUMNS,
    AUTHORSHIP_COLUMNS,
    PAPER_COLUMNS,
    Corpus,
    InputFile,
    Profile,
    issues_table,
    stable_id,
    table_from_columns,
)
from graphlab.issues import Issue, issue
from graphlab.names import name_key, parse_name
from graphlab.sources.records import Notice, PrintedAuthor, Reading, Record


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
        self._papers: dict[str, list[Any]] = {name: [] for name in PAPER_COLUMNS}
        self._bylines: dict[str, list[Any]] = {name: [] for name in AUTHORSHIP_COLUMNS}
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
                continue
            n_records += 1
            if item.is_empty:
                message = "nothing that names a paper: no title, no authors, no abstract"
                self._issues.append(issue("E101", message, file=file.name, line=item.line))
                continue
            n_kept += 1
            row = self._add_paper(item, file)
            self._add_byline(item, profile, row=row)
            if profile:
                n_printed += any(name_key(_name(place)) == owner_key for place in item.byline)
        if profile:
            self._profiles.append(profile)
            self._note_owner(profile, file.name, n_printed=n_printed, n_kept=n_kept)
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

    def _note_owner(self, profile: Profile, file: str, *, n_printed: int, n_kept: int) -> None:
        if n_printed < n_kept:
            message = f"{profile.owner} is printed on {n_printed} of {n_kept} author lists"
            self._issues.append(issue("N201", f"{message} and counted as an author of all", file=file, line=1))

    def _add_paper(self, record: Record, file: SourceFile) -> int:
        columns = self._papers
        row = len(columns["paper_id"])
        date = record.date
        names = "; ".join([_name(place) for place in record.byline])
        values = (
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
            json.dumps(dict(record.extra), sort_keys=True, ensure_ascii=False) if record.extra else "{}",
        )
        for column, value in zip(columns.values(), values, strict=True):
            column.append(value)
        for notice in record.notices:
            self._notice(file.name, notice, row=row)
        return row

    def _add_byline(self, record: Record, profile: Profile | None, *, row: int) -> None:
        owner_missing = profile is not None
        for position, place in enumerate(record.byline, 1):
            author = PrintedAuthor(place) if isinstance(place, str) else place
            owner_missing = owner_missing and author.name != (profile.owner if profile else "")
            self._add_authorship(author, row=row, position=position)
        if owner_missing and profile is not None:
            self._add_authorship(PrintedAuthor(profile.owner), row=row, position=None)

    def _add_authorship(self, author: PrintedAuthor, *, row: int, position: int | None) -> None:
        columns = self._bylines
        columns["paper_id"].append(row)
        columns["position"].append(position)
        columns["author_id"].append(None)
        columns["printed_name"].append(author.name)
        columns["family"].append(author.family or None)
        columns["given"].append(author.given or None)
        columns["suffix"].append(author.suffix or None)
        columns["orcid"].append(author.orcid or None)
        columns["external_id"].append(author.external_id or None)
        columns["affiliation"].append(author.affiliation or None)
        columns["evidence"].append("implied" if position is None else "printed")

    def corpus(self) -> Corpus:
        """Corpus of everything added, not resolved yet: one author per printed name, tables sorted by id."""
        papers = table_from_columns(self._papers, PAPER_COLUMNS)
        papers["paper_id"] = _distinct_ids(papers)
        authorships = self._authorships(papers["paper_id"])
        ids = papers["paper_id"].tolist()
        noticed = [
            issue(n.code, n.message, file=file, line=n.line, paper_id=ids[row] if row >= 0 else None)
            for file, row, n in self._notices
        ]
        return Corpus(
            papers=papers.sort_values("paper_id", ignore_index=True),
            authorships=authorships,
            authors=_authors(authorships),
            issues=issues_table([*self._issues, *noticed]),
            profiles=tuple(sorted(self._profiles, key=lambda profile: profile.source_file)),
            inputs=tuple(sorted(self._inputs, key=lambda file: file.name)),
        )

    def _authorships(self, paper_ids: pd.Series) -> pd.DataFrame:
        columns = dict(self._bylines)
        ids = paper_ids.tolist()
        columns["paper_id"] = [ids[row] for row in columns["paper_id"]]
        names = columns["printed_name"]
        distinct = dict.fromkeys(names)
        author_ids = {name: stable_id("a", name) for name in distinct}
        columns["author_id"] = [author_ids[name] for name in names]
        parsed = {name: parse_name(name) for name in distinct}
        for part in ("family", "given", "suffix"):
            given_by_source = columns["family"]
            columns[f"_{part}"] = [
                value if family else getattr(parsed[name], part) or None
                for value, family, name in zip(columns[part], given_by_source, names, strict=True)
            ]
        for part in ("family", "given", "suffix"):
            columns[part] = columns.pop(f"_{part}")
        table = table_from_columns(columns, AUTHORSHIP_COLUMNS)
        return table.sort_values(["paper_id", "position", "author_id"], ignore_index=True)


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


def _authors(authorships: pd.DataFrame) -> pd.DataFrame:
    counts = authorships.groupby(["author_id", "printed_name"], sort=True)["paper_id"].nunique().reset_index()
    names = counts["printed_name"].tolist()
    columns: dict[str, list[Any]] = {
        "author_id": counts["author_id"].tolist(),
        "name": names,
        "variants": [(name,) for name in names],
        "n_papers": counts["paper_id"].tolist(),
        "resolution": ["not resolved"] * len(names),
    }
    return table_from_columns(columns, AUTHOR_COLUMNS)
