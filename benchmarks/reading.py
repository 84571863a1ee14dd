"""Speed of reading beside orjson alone, in one run: python benchmarks/reading.py FILE...

Seconds of CPU time and megabytes per second of (1) unpacking and ``orjson.loads`` of every line or file, (2) records,
(3) the whole `graphlab.read`, with tables; the ratio of both to (1); the peak of memory as a multiple of the tables.
"""

import argparse
import gzip
import resource
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import orjson

import graphlab
from graphlab.settings import ReadSettings
from graphlab.sources.containers import find_files, open_file
from graphlab.sources.sniff import format_of


def _parsed(files: Sequence[Path]) -> int:
    n_bytes = 0
    for path in files:
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rb") as stream:
            if ".jsonl" in path.name:
                for line in stream:
                    orjson.loads(line)
                    n_bytes += len(line)
            else:
                content = stream.read()
                orjson.loads(content)
                n_bytes += len(content)
    return n_bytes


def _records(files: Sequence[Path]) -> int:
    n_items = 0
    for path in files:
        for source in open_file(path, name=path.name).inputs:
            reading = format_of(source.head, name=source.name).parse(source, settings=ReadSettings())
            n_items += sum(1 for _ in reading.items)
    return n_items


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _seconds(work: Callable[[Sequence[Path]], object], files: Sequence[Path]) -> tuple[float, object]:
    start = time.process_time()
    result = work(files)
    return time.process_time() - start, result


def main() -> None:
    """Print the figures of the files named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    files = [path for path in find_files(parser.parse_args().paths) if ".json" in path.name]
    alone, n_bytes = _seconds(_parsed, files)
    assert isinstance(n_bytes, int)
    records, _ = _seconds(_records, files)
    before = _memory()
    whole, corpus = _seconds(graphlab.read, files)
    assert isinstance(corpus, graphlab.Corpus)
    tables = sum(int(t.memory_usage(deep=True).sum()) for t in (corpus.papers, corpus.authorships, corpus.authors))
    n_authorships = len(corpus.authorships)
    print(f"{len(files)} files, {n_bytes / 1e6:.0f} MB unpacked, {len(corpus)} papers, {n_authorships} authorships")
    for name, seconds in (("orjson alone", alone), ("records", records), ("tables", whole)):
        print(f"{name:>13}: {seconds:6.2f} s CPU, {n_bytes / 1e6 / seconds:6.1f} MB/s, ratio {alone / seconds:.2f}")
    print(f"memory: {(_memory() - before) / 1e6:.0f} MB at the peak, {(_memory() - before) / tables:.2f} x tables")


if __name__ == "__main__":
    main()
