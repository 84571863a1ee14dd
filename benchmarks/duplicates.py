"""Precision, recall and CPU seconds of finding duplicates, beside joining equal titles, in the same run.

Run ``python benchmarks/duplicates.py``; ``--errors N`` prints N errors of each kind. The data is in the folder
``../shared/data`` or the one named by ``GRAPHLAB_SHARED``: pairs of records of one paper by two collectors
(dedupe-links), and 100,000 machine-learning papers some of which appeared twice (mla-core).
"""

import gzip
import json
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from pathlib import Path
from time import process_time
from typing import Any, NamedTuple

from graphlab.corpus import Corpus
from graphlab.names import name_key
from graphlab.resolve.duplicates import without_duplicates
from graphlab.resolve.duplicates.titles import parse_title, text_key
from graphlab.sources.build import CorpusBuilder, SourceFile
from graphlab.sources.records import PaperDate, Reading, Record

SHARED = Path(os.environ.get("GRAPHLAB_SHARED", Path(__file__).parents[1] / ".." / "shared" / "data"))
Place = tuple[str, int]
Pair = tuple[Place, Place]


class Truth(NamedTuple):
    """Records by place, which of their pairs are one paper, and whether that is known of pairs with other titles."""

    records: dict[Place, Record]
    pairs: set[Pair]
    knows_other_titles: bool


def pair(first: Place, second: Place) -> Pair:
    return (first, second) if first < second else (second, first)


def dedupe_links() -> Truth:
    records: dict[Place, Record] = {}
    pairs: set[Pair] = set()
    lines = gzip.decompress((SHARED / "dedupe-links" / "visible.jsonl.gz").read_bytes()).splitlines()
    for number, line in enumerate(lines, 1):
        row = json.loads(line)
        date = PaperDate(int(row["year"]))
        for side in "ab":
            records[side, number] = Record(
                line=number, title=row[f"title_{side}"], byline=tuple(row[f"authors_{side}"]), date=date
            )
        pairs.add(pair(("a", number), ("b", number)))
    return Truth(records, pairs, knows_other_titles=True)


def mla_rows() -> Iterator[tuple[Place, dict[str, Any]]]:
    for path in sorted((SHARED / "mla-core" / "raw").glob("*.gz")):
        text = gzip.decompress(path.read_bytes()).decode("utf-8")
        papers = map(json.loads, text.splitlines()) if path.name.endswith(".jsonl.gz") else json.loads(text)["papers"]
        for number, row in enumerate(papers, 1):
            yield (path.name, number), row


def mla_core() -> Truth:
    """Papers that appeared twice: one title and half the family names of the shorter list, of whatever year and venue.

    The family names are those the source separates; given names, years, venues, abstracts and DOIs have no part in it.
    """
    records: dict[Place, Record] = {}
    families: dict[Place, frozenset[str]] = {}
    titles: dict[str, list[Place]] = defaultdict(list)
    for place, row in mla_rows():
        names = tuple(f"{author['given']} {author['family']}".strip() for author in row["authors"])
        records[place] = Record(
            line=place[1],
            title=row["title"],
            abstract=row["abstract"],
            byline=names,
            date=PaperDate(int(row["year"])),
            venue=row["venue"],
            doi=row.get("doi", "").lower(),
        )
        families[place] = frozenset(name_key(author["family"]).split(" ")[-1] for author in row["authors"])
        titles[parse_title(row["title"]).key].append(place)
    pairs: set[Pair] = set()
    for same in titles.values():
        for first, second in combinations(same, 2):
            shared = len(families[first] & families[second])
            if shared and 2 * shared >= min(len(families[first]), len(families[second])):
                pairs.add(pair(first, second))
    return Truth(records, pairs, knows_other_titles=False)


def two_exports() -> Truth:
    """Every second paper of mla-core as two sources write it: one full, one with initials, no abstract, other words.

    Papers of one title are left out, so that a record and its copy are the only true pairs.
    """
    whole = mla_core().records
    n_titles = Counter(parse_title(record.title).key for record in whole.values())
    records: dict[Place, Record] = {}
    pairs: set[Pair] = set()
    chosen = [(place, record) for place, record in whole.items() if n_titles[parse_title(record.title).key] == 1]
    for number, ((file, line), record) in enumerate(chosen[::2]):
        names = tuple(f"{name.split()[-1]}, {name[0]}." for name in map(str, record.byline))
        copy = record._replace(
            title=record.title.upper() if number % 2 else record.title.replace(": ", " - "),
            byline=names[:8] if number % 3 else names,
            byline_complete=not (number % 3 and len(names) > 8),
            abstract="" if number % 5 else record.abstract,
            venue=f"Proceedings of {record.venue}",
            doi="" if number % 4 else record.doi,
        )
        records[file, line], records[f"copy of {file}", line] = record, copy
        pairs.add(pair((file, line), (f"copy of {file}", line)))
    return Truth(records, pairs, knows_other_titles=True)


def corpus_of(records: dict[Place, Record]) -> Corpus:
    files: dict[str, list[Record]] = defaultdict(list)
    for (file, _), record in records.items():
        files[file].append(record)
    builder = CorpusBuilder()
    for name, items in files.items():
        builder.add(SourceFile(name, name, 0, Reading(source=name[:4], kind="benchmark", items=items)))
    return builder.corpus()


def joined_pairs(groups: Iterable[list[Place]]) -> set[Pair]:
    return {pair(*two) for group in groups for two in combinations(group, 2)}


def groups_found(before: Corpus, **how: Any) -> list[list[Place]]:
    """Groups by the kept paper: what N202 says of every record dropped."""
    after = without_duplicates(before, **how)
    told = after.issues[after.issues["code"] == "N202"]
    kept = {row.paper_id: (row.source_file, row.source_line) for row in after.papers.itertuples()}
    groups: dict[str, list[Place]] = {}
    for row in told.itertuples():
        groups.setdefault(row.paper_id, [kept[row.paper_id]]).append((row.file, row.line))
    return list(groups.values())


def groups_of_equal(records: dict[Place, Record], key: Callable[[Record], object]) -> list[list[Place]]:
    groups: dict[object, list[Place]] = defaultdict(list)
    for place, record in records.items():
        groups[key(record)].append(place)
    return list(groups.values())


def told(record: Record) -> str:
    doi = f", doi {record.doi}" if record.doi else ""
    return f"{record.title} | {', '.join(map(str, record.byline))} | {record.venue} {record.date.year}{doi}"


def titles_differ(truth: Truth, two: Pair) -> bool:
    return len({parse_title(truth.records[place].title).key for place in two}) > 1


def report(name: str, truth: Truth, found: set[Pair], *, seconds: float, n_errors: int) -> None:
    beyond = set() if truth.knows_other_titles else {two for two in found if titles_differ(truth, two)}
    found = found - beyond
    right = len(found & truth.pairs)
    precision, recall = right / max(1, len(found)), right / len(truth.pairs)
    print(
        f"  {name:34} precision {precision:.4f}  recall {recall:.4f}  found {len(found):6}  wrong "
        f"{len(found) - right:4}  missed {len(truth.pairs) - right:4}  {seconds:6.1f} s CPU"
        + (f"; and {len(beyond)} pairs of other titles" if beyond else "")
    )
    for what, errors in (("wrong", found - truth.pairs), ("missed", truth.pairs - found), ("other title", beyond)):
        for first, second in sorted(errors)[:: max(1, len(errors) // n_errors)][:n_errors] if n_errors else ():
            print(f"    {what}: {told(truth.records[first])}\n    {' ' * len(what)}  {told(truth.records[second])}")


def measure(truth: Truth, n_errors: int) -> None:
    start = process_time()
    corpus = corpus_of(truth.records)
    print(
        f"  {len(truth.records):,} records, {len(truth.pairs):,} true pairs; tables {process_time() - start:.1f} s CPU"
    )
    baselines: dict[str, Callable[[Record], object]] = {
        "equal titles": lambda record: record.title,
        "equal letters of title, equal year": lambda record: (text_key(record.title), record.date.year),
    }
    for name, key in baselines.items():
        start = process_time()
        found = joined_pairs(groups_of_equal(truth.records, key))
        report(name, truth, found, seconds=process_time() - start, n_errors=0)
    for versions in ("once", "apart"):
        start = process_time()
        groups = groups_found(corpus, versions=versions)
        seconds = process_time() - start
        n_shown = n_errors if versions == "once" else 0
        report(f"graphlab, versions {versions}", truth, joined_pairs(groups), seconds=seconds, n_errors=n_shown)


if __name__ == "__main__":
    shown = int(sys.argv[sys.argv.index("--errors") + 1]) if "--errors" in sys.argv else 0
    for title, data in (
        ("dedupe-links", dedupe_links),
        ("mla-core", mla_core),
        ("mla-core, exported twice", two_exports),
    ):
        print(title)
        measure(data(), shown)
