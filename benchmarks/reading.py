"""Speed of reading beside orjson alone, in one run: python benchmarks/reading.py FILE...

Seconds of CPU time and megabytes per second of (1) unpacking and ``orjson.loads`` of every line or file, (2) the same
with five fields and all author names put into Arrow columns as they are, which is the least that any reader does that
makes tables, (3) records, (4) the whole `graphlab.read`, with tables; the ratio of (1) to each; the peak of memory as a
multiple of the tables. The least of three runs counts.

The goal was 60% for (4). It is not reached: 19% (arXiv listings) to 47% (OpenAlex), where (2), which parses whole
records, reaches 21% to 63%. ARCHITECTURE.md says under "Speed of reading" what the rest is made of.
"""

import argparse
import gzip
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any

import orjson
import pyarrow as pa

import graphlab
from graphlab.settings import ReadSettings
from graphlab.sources.containers import find_files, open_file
from graphlab.sources.sniff import format_of

_RUNS = 3


def _lines(path: Path) -> Iterator[bytes]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rb") as stream:
        if ".jsonl" in path.name:
            yield from stream
        else:
            yield stream.read()


def _parsed(files: Sequence[Path]) -> int:
    n_bytes = 0
    for path in files:
        for line in _lines(path):
            orjson.loads(line)
            n_bytes += len(line)
    return n_bytes


def _names(record: dict[str, Any]) -> list[str | None]:
    authors = record.get("authors") or record.get("authorships") or record.get("author") or []
    inner = [author.get("author") or author if isinstance(author, dict) else author for author in authors]
    return [a if isinstance(a, str) else a.get("name") or a.get("display_name") or a.get("family") for a in inner]


def _columns(files: Sequence[Path]) -> int:
    """Five fields and the names of all authors as Arrow columns, with nothing cleaned, looked up or checked."""
    n = 0
    for path in files:
        lines = _lines(path)
        while values := [orjson.loads(line) for line in islice(lines, 1024)]:
            records = values if ".jsonl" in path.name else values[0].get("papers", [])
            keys = [key for key, value in records[0].items() if isinstance(value, str)][:5] if records else []
            for key in keys:
                cells = [record.get(key) for record in records]
                pa.array([cell if isinstance(cell, str) else None for cell in cells], pa.large_string())
            pa.array(list(chain.from_iterable(map(_names, records))), pa.large_string())
            n += len(records)
    return n


def _records(files: Sequence[Path]) -> int:
    n_items = 0
    for path in files:
        for source in open_file(path, name=path.name).inputs:
            reading = format_of(source.head, name=source.name).parse(source, settings=ReadSettings())
            n_items += sum(1 for _ in reading.items)
    return n_items


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _seconds(work: Callable[[Sequence[Path]], object], files: Sequence[Path]) -> tuple[float, float]:
    """CPU time and time by the clock, each the least of some runs."""
    least = clock = float("inf")
    for _ in range(_RUNS):
        start, begun = time.process_time(), time.perf_counter()
        work(files)
        least, clock = min(least, time.process_time() - start), min(clock, time.perf_counter() - begun)
    return least, clock


def main() -> None:
    """Print the figures of the files named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    files = [path for path in find_files(parser.parse_args().paths) if ".json" in path.name]
    before = _memory()
    corpus = graphlab.read(files)
    peak = _memory() - before
    n_bytes = _parsed(files)
    tables = sum(int(t.memory_usage(deep=True).sum()) for t in (corpus.papers, corpus.authorships, corpus.authors))
    n_authorships = len(corpus.authorships)
    print(f"{len(files)} files, {n_bytes / 1e6:.0f} MB unpacked, {len(corpus)} papers, {n_authorships} authorships")
    print(f"memory: {peak / 1e6:.0f} MB at the peak, {peak / tables:.2f} x tables")
    alone = _seconds(_parsed, files)
    stages = (("columns", _columns), ("records", _records), ("tables", graphlab.read))
    for name, (seconds, clock) in (("orjson alone", alone), *((name, _seconds(work, files)) for name, work in stages)):
        speed = f"{seconds:6.2f} s CPU, {n_bytes / 1e6 / seconds:6.1f} MB/s"
        print(f"{name:>13}: {speed}, ratio {alone[0] / seconds:.2f}, by the clock {alone[1] / clock:.2f}")


if __name__ == "__main__":
    main()
