"""Makes ``graphlab/resolve/name_rates.tsv``: how often family and given names are borne, and which go together.

A mixture model of eight groups (EM, 150 steps from a fixed start) is fitted to the distinct names of mla-core and
arxiv-2025 (names are facts; the sets are Apache-2.0 and CC0). Given names are taken by their first word. Run
``python benchmarks/identity_rates.py FILE``.
"""

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.duplicates import SHARED, mla_rows
from graphlab.names import name_key, parse_name

GROUPS, STEPS = 8, 150
LEAST_FAMILY, LEAST_GIVEN, LEAST_LETTER = 10, 15, 50


def names() -> Iterator[tuple[str, str]]:
    for _, row in mla_rows():
        for author in row["authors"]:
            whole = f"{author['given']} {author['family']}".strip()
            name = parse_name(whole) if not (author["given"] and author["family"]) else None
            family, given = (name.family, name.given) if name else (author["family"], author["given"])
            yield name_key(family), name_key(given)
    for path in sorted((SHARED / "arxiv-2025").glob("*.jsonl.gz")):
        for line in gzip.decompress(path.read_bytes()).decode().splitlines():
            for printed in json.loads(line)["authors"]:
                name = parse_name(printed)
                yield name_key(name.family), name_key(name.given)


def fitted(family: np.ndarray, given: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Sizes of the groups, and the shares of family and given names in each."""
    rng = np.random.default_rng(0)
    n_family, n_given = int(family.max()) + 1, int(given.max()) + 1
    size = np.ones(GROUPS) / GROUPS
    families, givens = rng.random((GROUPS, n_family)) + 0.5, rng.random((GROUPS, n_given)) + 0.5
    families /= families.sum(axis=1, keepdims=True)
    givens /= givens.sum(axis=1, keepdims=True)
    for _ in range(STEPS):
        share = size[:, None] * families[:, family] * givens[:, given]
        share /= share.sum(axis=0)
        size = share.sum(axis=1) / len(family)
        families = np.array([np.bincount(family, part, n_family) + 0.01 for part in share])
        givens = np.array([np.bincount(given, part, n_given) + 0.01 for part in share])
        families /= families.sum(axis=1, keepdims=True)
        givens /= givens.sum(axis=1, keepdims=True)
    order = np.argsort(-size)
    return size[order], families[order], givens[order]


def main(path: Path) -> None:
    distinct = sorted({(family, given) for family, given in names() if family and given})
    whole = [(family, given.split()[0]) for family, given in distinct if len(given.split()[0]) > 1]
    family, families = pd.factorize(pd.Series([name for name, _ in whole]), sort=True)
    given, givens = pd.factorize(pd.Series([name for _, name in whole]), sort=True)
    size, of_family, of_given = fitted(family, given)

    def row(kind: str, name: str, shares: np.ndarray) -> str:
        return "\t".join([kind, name, *(str(round(share * 1e6)) for share in shares)])

    lines = [
        f"# Shares of names among {len(distinct):,} distinct ones (mla-core, arxiv-2025), per million, in eight groups "
        "that family and given",
        "# names form together; made by benchmarks/identity_rates.py. kind, name, groups",
        row("size", "*", size),
    ]
    first = np.array([name[0] for name in givens])
    for letter in sorted(set(first)):
        shares = of_given[:, first == letter].sum(axis=1)
        if letter.isascii() and shares.max() * 1e6 >= LEAST_LETTER:
            lines.append(row("letter", letter, shares))
    for kind, names_of, codes, shares, least in (
        ("family", families, family, of_family, LEAST_FAMILY),
        ("given", givens, given, of_given, LEAST_GIVEN),
    ):
        counts = np.bincount(codes)
        lines += [row(kind, name, shares[:, place]) for place, name in enumerate(names_of) if counts[place] >= least]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
