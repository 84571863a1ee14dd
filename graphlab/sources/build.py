"""Records of any format -> the tables of a `Corpus`."""

import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from graphlab.corpus import (
    AUTHOR_COLUMNS,
    AUTHORSHIP_COLUMNS,
    PAPER_COLUMNS,
    Corpus,
    InputFile,
    Profile,
    issues_table,
    make_table,
    stable_id,
)
from graphlab.issues import Issue, issue
from graphlab.names import name_key, parse_name
from graphlab.sources.records import Notice, Reading, Record


class SourceFile(NamedTuple):
    """One input file that was read: its name in messages, its content hash and size, and what it holds."""

    name: str
    sha256: str
    n_bytes: int
    reading: Reading
    notices: tuple[Notice, ...] = ()


class _Entry(NamedTuple):
    """A record that is kept, with the file it stands in and its id."""

    paper_id: str
    record: Record
    file: SourceFile


def _base_id(record: Record) -> str:
    return stable_id("p", record.title, "; ".join(record.byline), str(record.date.year or ""))


def _content(record: Record) -> tuple[Any, ...]:
    """What orders records of one id: the fullest first, and nothing about where they stand."""
    return (
        not record.byline_complete,
        -len(record.abstract),
        record.abstract,
        record.date.month or 0,
        record.date.day or 0,
        record.categories,
        json.dumps(record.extra, sort_keys=True),
    )


def _entries(files: Sequence[SourceFile]) -> list[_Entry]:
    """Kept records with ids; records that share title, byline and year get ids by their content, in stable order."""
    groups: dict[str, list[tuple[Record, SourceFile]]] = {}
    for file in files:
        for record in file.reading.records:
            if not record.is_empty:
                groups.setdefault(_base_id(record), []).append((record, file))
    entries: list[_Entry] = []
    for base, group in groups.items():
        group.sort(key=lambda item: (_content(item[0]), item[1].name, item[0].line))
        entries += [
            _Entry(base if number == 0 else stable_id("p", base, str(number)), record, file)
            for number, (record, file) in enumerate(group)
        ]
    return sorted(entries, key=lambda entry: entry.paper_id)


def _paper_row(entry: _Entry) -> dict[str, Any]:
    record = entry.record
    return {
        "paper_id": entry.paper_id,
        "title": record.title or None,
        "abstract": record.abstract or None,
        "year": record.date.year,
        "month": record.date.month,
        "day": record.date.day,
        "date_precision": record.date.precision,
        "date_inferred": record.date.inferred,
        "categories": record.categories,
        "byline_complete": record.byline_complete,
        "n_authors_stated": record.n_authors_stated,
        "source": entry.file.reading.source,
        "source_file": entry.file.name,
        "source_line": record.line,
        "extra": json.dumps(dict(record.extra), sort_keys=True, ensure_ascii=False),
    }


def _authorship_row(paper_id: str, printed: str, *, position: int | None) -> dict[str, Any]:
    name = parse_name(printed)
    return {
        "paper_id": paper_id,
        "position": position,
        "author_id": stable_id("a", printed),
        "printed_name": printed,
        "family": name.family,
        "given": name.given or None,
        "suffix": name.suffix or None,
        "evidence": "implied" if position is None else "printed",
    }


def _authorship_rows(entry: _Entry) -> Iterator[dict[str, Any]]:
    byline, profile = entry.record.byline, entry.file.reading.profile
    for position, printed in enumerate(byline, start=1):
        yield _authorship_row(entry.paper_id, printed, position=position)
    if profile is not None and profile.owner not in byline:
        yield _authorship_row(entry.paper_id, profile.owner, position=None)


def _author_rows(authorships: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    papers: dict[str, set[str]] = {}
    for row in authorships:
        papers.setdefault(row["printed_name"], set()).add(row["paper_id"])
    rows = [
        {
            "author_id": stable_id("a", name),
            "name": name,
            "variants": (name,),
            "n_papers": len(ids),
            "resolution": "not resolved",
        }
        for name, ids in papers.items()
    ]
    return sorted(rows, key=lambda row: row["author_id"])


def _owner_issue(file: SourceFile) -> Iterator[Issue]:
    """One note per page: on how many lists the owner is printed, in any spelling of the same key."""
    profile, records = file.reading.profile, file.reading.records
    if profile is None:
        return
    key = name_key(profile.owner)
    kept = [record for record in records if not record.is_empty]
    printed = sum(any(name_key(name) == key for name in record.byline) for record in kept)
    if printed < len(kept):
        message = f"{profile.owner} is printed on {printed} of {len(kept)} author lists"
        yield issue("N201", f"{message} and counted as an author of all", file=file.name, line=1)


def _issues(files: Sequence[SourceFile], entries: Sequence[_Entry]) -> Iterator[Issue]:
    for file in files:
        for notice in (*file.notices, *file.reading.notices):
            yield issue(notice.code, notice.message, file=file.name, line=notice.line)
        for record in file.reading.records:
            if record.is_empty:
                message = "nothing but the paper's opening line: no title, no authors, no abstract"
                yield issue("E101", message, file=file.name, line=record.line)
        yield from _owner_issue(file)
    for entry in entries:
        for notice in entry.record.notices:
            yield issue(notice.code, notice.message, file=entry.file.name, line=notice.line, paper_id=entry.paper_id)


def _input_file(file: SourceFile) -> InputFile:
    records = file.reading.records
    n_kept = sum(not record.is_empty for record in records)
    return InputFile(
        name=file.name,
        sha256=file.sha256,
        n_bytes=file.n_bytes,
        kind=file.reading.kind,
        n_records=len(records),
        n_kept=n_kept,
    )


def corpus_from_files(files: Sequence[SourceFile], *, issues: Sequence[Issue] = ()) -> Corpus:
    """Corpus of everything that was read, not resolved yet.

    Parameters
    ----------
    files
        The files that were read; their order has no effect.
    issues
        What was noticed about files that could not be read.

    Returns
    -------
    Corpus
        One author per printed name. The owner of a page is attached to every paper of the page, with evidence
        "implied" and no position where the name is not printed exactly so.

    Examples
    --------
    >>> record = Record(line=1, title="On Trees", byline=("Ada Nwosu",))
    >>> corpus = corpus_from_files([SourceFile("a.txt", "00", 9, Reading(source="x", kind="x", records=(record,)))])
    >>> len(corpus), corpus.authors["name"].tolist()
    (1, ['Ada Nwosu'])
    """
    ordered = sorted(files, key=lambda file: file.name)
    entries = _entries(ordered)
    authorships = [row for entry in entries for row in _authorship_rows(entry)]
    profiles: list[Profile] = [file.reading.profile for file in ordered if file.reading.profile is not None]
    return Corpus(
        papers=make_table((_paper_row(entry) for entry in entries), PAPER_COLUMNS),
        authorships=make_table(authorships, AUTHORSHIP_COLUMNS),
        authors=make_table(_author_rows(authorships), AUTHOR_COLUMNS),
        issues=issues_table([*issues, *_issues(ordered, entries)]),
        profiles=tuple(profiles),
        inputs=tuple(_input_file(file) for file in ordered),
    )
