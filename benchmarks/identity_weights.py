"""Makes ``graphlab/resolve/weights.toml``: what evidence weighs, learned without labels (Torvik and Smalheiser 2009).

Two papers of mla-core with one name so rare that a second bearer is unlikely are one person's; two with one family name
and different first letters are not. A logistic model on binned values, monotone in each kind of evidence, is fitted to
equally many of both, with each kind left out at random so that weights hold when it is missing, and half of the names
cut to initials. Weights of affiliations and identifiers are set by hand (see the file). Nothing of the sets that
``benchmarks/identity.py`` scores is read. Run ``python benchmarks/identity_weights.py FILE``; it takes minutes.
"""

import sys
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.optimize import minimize

from benchmarks.duplicates import mla_core
from graphlab.corpus import Corpus
from graphlab.resolve.evidence import pair_features
from graphlab.resolve.mentions import Mentions, mentions
from graphlab.resolve.same_name import terms
from graphlab.sources.build import CorpusBuilder, SourceFile
from graphlab.sources.records import Reading, Record

EDGES = {
    "coauthors": [0.001, 2.5, 3.5, 4.5, 5.5, 7, 9, 12, 16],
    "text": [0.015, 0.03, 0.05, 0.08, 0.12, 0.17, 0.24, 0.35],
    "title": [0.01, 0.1, 0.2, 0.3, 0.45],
    "venue": [0.001, 1, 1.5, 2, 3],
    "years": [2, 3, 5, 8, 12, 17, 25],
}
FALLING = {"years"}
BY_HAND = """
[affiliation]
# By hand, near the ratios of pairs of nd-crossref-orcid that label themselves (-5 to +14): people move.
edges = [0.01, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9]
decibans = [-3.0, -2.5, -2.0, -1.0, 0.5, 4.0, 8.0, 10.0, 12.0]

[ids]
# By hand: an id may be another's by mistake, and a person may have two.
edges = [0.0]
decibans = [-20.0, 40.0]
"""
N_PAIRS = 40_000
RARE = 0.005


def corpus_of(records: list[Record]) -> Corpus:
    builder = CorpusBuilder()
    builder.add(SourceFile("mla-core", "", 0, Reading(source="mla", kind="benchmark", items=records)))
    return builder.corpus()


def with_initials(corpus: Corpus) -> Corpus:
    """The same with given names cut to their first letters."""
    table = corpus.authorships
    letters = table["given"].fillna("").str.replace(r"(\w)[^\s\-.]*[\s\-.]*", r"\1", regex=True).str.upper()
    cut = table.assign(given=letters, printed_name=table["family"].fillna("") + " " + letters)
    return Corpus(papers=corpus.papers, authorships=cut, authors=corpus.authors, issues=corpus.issues)


def same_person(found: Mentions, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Pairs with one rare name, at most ten of a name."""
    order = np.lexsort((rng.random(len(found.form)), found.form))
    form = found.form[order]
    first, second = [], []
    for step in range(1, 5):
        near = (form[:-step] == form[step:]) & (found.namesakes[form[step:]] < RARE) & found.is_whole[form[step:]]
        first.append(order[:-step][near])
        second.append(order[step:][near])
    a, b = np.concatenate(first), np.concatenate(second)
    other = found.paper[a] != found.paper[b]
    chosen = rng.choice(np.flatnonzero(other), min(N_PAIRS, int(other.sum())), replace=False)
    return a[chosen], b[chosen]


def two_people(found: Mentions, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Pairs with one family name and different first letters."""
    family = pd.factorize(pd.Series([form.core for form in found.forms]), sort=True)[0][found.form]
    initial = np.array([form.initial for form in found.forms])[found.form]
    order = np.lexsort((rng.random(len(family)), family))
    pairs = [(order[:-step], order[step:]) for step in (1, 2, 3, 5, 8)]
    a, b = (np.concatenate([pair[side] for pair in pairs]) for side in (0, 1))
    other = (family[a] == family[b]) & (initial[a] != initial[b]) & (found.paper[a] != found.paper[b])
    # Colleagues who sign together share coauthors as no namesakes do: those are known apart by the byline.
    place = found.paper * len(found.forms)
    printed = np.unique(place + found.form)
    other &= ~np.isin(place[a] + found.form[b], printed) & ~np.isin(place[b] + found.form[a], printed)
    chosen = rng.choice(np.flatnonzero(other), 2 * N_PAIRS, replace=False)
    return a[chosen], b[chosen]


def steps(kind: str, values: np.ndarray) -> np.ndarray:
    """One column for "known", one for each edge passed; all zero where the value is missing."""
    known = ~np.isnan(values)
    place = np.digitize(np.nan_to_num(values), EDGES[kind])[:, None]
    edges = np.arange(1, len(EDGES[kind]) + 1)
    passed = place < edges if kind in FALLING else place >= edges
    return (np.column_stack([np.ones(len(values)), passed]) * known[:, None]).astype(np.float32)


def fitted(
    parts: list[dict[str, np.ndarray]], same: list[np.ndarray], rng: np.random.Generator
) -> dict[str, list[float]]:
    """Decibans of every bin of every kind."""
    kinds = list(EDGES)
    rows = [
        np.hstack([steps(kind, part[kind]) * (rng.random((len(part[kind]), 1)) < keep) for kind in kinds])
        for part in parts
        for keep in (1.0, 0.6)
    ]
    x, y = np.vstack(rows), np.concatenate([labels for labels in same for _ in range(2)])
    weight = np.where(y, 0.5 / y.sum(), 0.5 / (~y).sum())

    def loss(beta: np.ndarray) -> tuple[float, np.ndarray]:
        z = x @ beta
        chance = 1 / (1 + np.exp(-z))
        value = -(weight * np.where(y, -np.logaddexp(0, -z), -np.logaddexp(0, z))).sum() + 1e-5 * beta @ beta
        return float(value), x.T @ (weight * (chance - y)) + 2e-5 * beta

    bounds = [bound for kind in kinds for bound in [(None, None), *[(0, None)] * len(EDGES[kind])]]
    beta = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 400}).x
    out, at = {}, 0
    for kind in kinds:
        base, rest = beta[at], beta[at + 1 : at + 1 + len(EDGES[kind])]
        at += 1 + len(EDGES[kind])
        sums = [rest[i:].sum() if kind in FALLING else rest[:i].sum() for i in range(len(rest) + 1)]
        out[kind] = [round(float(10 / np.log(10) * (base + extra)), 1) for extra in sums]
    return out


def main(path: Path) -> None:
    rng = np.random.default_rng(1)
    corpus = corpus_of([record._replace(line=line) for line, record in enumerate(mla_core().records.values(), 1)])
    found = mentions(corpus.authorships, corpus.papers)
    pairs = [same_person(found, rng), two_people(found, rng)]
    first, second = (np.concatenate([pair[side] for pair in pairs]) for side in (0, 1))
    same = np.repeat([True, False], [len(pair[0]) for pair in pairs])
    papers = np.unique(found.paper[np.concatenate([first, second])])
    no_abstracts = corpus.papers.assign(abstract=pd.Series(pd.NA, index=corpus.papers.index, dtype="str"))
    cut = with_initials(corpus)
    parts = []
    for authorships, table in ((corpus.authorships, corpus.papers), (cut.authorships, no_abstracts)):
        arrays = mentions(authorships, table)
        parts.append(pair_features(arrays, terms(table, papers), pairs=(first, second)))
    found_weights = fitted(parts, [same, same], rng)
    lines = [
        "# Evidence in decibans (10 log10 of a likelihood ratio) by kind; made by benchmarks/identity_weights.py.",
        "# Weight i is for values from edge i-1 (inclusive) to edge i. A kind that says nothing weighs 0.",
    ]
    for kind, weights in found_weights.items():
        lines += ["", f"[{kind}]", f"edges = {EDGES[kind]}", f"decibans = {weights}"]
    path.write_text("\n".join(lines) + "\n" + BY_HAND, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
