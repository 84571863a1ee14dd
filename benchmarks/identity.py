"""Joining strangers and splitting people: `careful` beside joining equal strings and equal initials, in one run.

Run ``python benchmarks/identity.py [SET ...]``; ``--blocks`` prints the mean over name blocks too, ``--initials`` the
same with every given name cut to its initials, as PubMed and the Web of Science print them, ``--less`` what happens
without titles and abstracts, years, or whole author lists. The data is in ``../shared/data`` or the folder named by
``GRAPHLAB_SHARED``. Pairwise and B3 scores (Bagga and Baldwin 1998) are over the authorships whose person is known.

S2AND 0.51.2 (its wheel has the model, production_model_v1.21; it needs an environment of its own) was run once by hand,
without what it takes from the network: counts of names and SPECTER vectors. Blocks are family name and initial, and
affiliations were given. crossref: B3 P .960, R .990, F1 .974, 453 strangers (equal strings .971 and 259, careful .986
and 125). aminer and junzhang did not end in the minute they had.
"""

import gzip
import json
import os
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from html import unescape
from pathlib import Path
from time import process_time
from typing import NamedTuple

import numpy as np
import pandas as pd

from graphlab.corpus import Corpus
from graphlab.names import name_key, parse_name
from graphlab.resolve.authors import resolved_authors
from graphlab.sources import read
from graphlab.sources.build import CorpusBuilder, SourceFile
from graphlab.sources.records import PaperDate, PrintedAuthor, Reading, Record

SHARED = Path(os.environ.get("GRAPHLAB_SHARED", Path(__file__).parents[1] / ".." / "shared" / "data"))
Place = tuple[int, int]


class Gold(NamedTuple):
    """Records, and the person at each known place (line of the record, position in its byline)."""

    records: list[Record]
    person: dict[Place, str]


def aminer() -> Gold:
    """109 names of nd-aminer109; a paper listed under two names is taken once. No abstracts, few affiliations."""
    rows: dict[tuple[str, tuple[str, ...], str], tuple[int, str, dict[int, str]]] = {}
    person: dict[Place, str] = {}
    for path in sorted((SHARED / "nd-aminer109").glob("*.xml")):
        whole = path.read_text("utf-8", errors="replace")
        for text in re.findall(r"<publication>(.*?)</publication>", whole, re.DOTALL):
            field = {tag: unescape(value).strip() for tag, value in re.findall(r"<(\w+)>(.*?)</\1>", text, re.DOTALL)}
            names = tuple(name.strip() for name in field.get("authors", "").split(",") if name.strip())
            places = [place for place, name in enumerate(names, 1) if name_key(name) == name_key(path.stem)]
            if places:
                key = (field["title"].lower(), names, field["year"])
                line, _, affiliations = rows.setdefault(key, (len(rows) + 1, field["jconf"], {}))
                organization = field.get("organization", "null")
                affiliations[places[0]] = "" if organization == "null" else organization
                person[line, places[0]] = f"{path.stem} {field['label']}"
    records = [
        Record(
            line=line,
            title=title,
            byline=tuple(PrintedAuthor(name, affiliation=at.get(place, "")) for place, name in enumerate(names, 1)),
            date=PaperDate(int(year) if year.isdigit() else None),
            venue=venue,
        )
        for (title, names, year), (line, venue, at) in rows.items()
    ]
    return Gold(records, person)


def junzhang() -> Gold:
    """Ten people called Jun Zhang, printed alike; the file is the person. Titles, venues, years."""
    records: list[Record] = []
    person: dict[Place, str] = {}
    lines: dict[str, int] = {}
    for path in sorted((SHARED / "nd-dblp-junzhang").glob("*.bib")):
        corpus = read(path)
        for paper in corpus.papers.itertuples():
            byline = corpus.authorships[corpus.authorships["paper_id"] == paper.paper_id]
            if paper.paper_id not in lines:
                lines[paper.paper_id] = len(records) + 1
                venue = paper.venue if isinstance(paper.venue, str) else ""
                year = int(paper.year) if paper.year is not pd.NA else None
                names = tuple(byline["printed_name"])
                records.append(
                    Record(line=len(records) + 1, title=paper.title, byline=names, date=PaperDate(year), venue=venue)
                )
            for name, place in zip(byline["printed_name"], byline["position"], strict=True):
                if name_key(name) == "jun zhang":
                    person[lines[paper.paper_id], int(place)] = path.stem
    return Gold(records, person)


def crossref() -> Gold:
    """Authors with an ORCID in nd-crossref-orcid; the ORCID is the truth and is not read. No titles; affiliations."""
    papers: dict[str, list[dict[str, str]]] = defaultdict(list)
    for line in (SHARED / "nd-crossref-orcid" / "mentions.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        papers[row["doi"]].append(row)
    records: list[Record] = []
    person: dict[Place, str] = {}
    for line, (doi, rows) in enumerate(sorted(papers.items()), 1):
        byline = tuple(
            PrintedAuthor(r["raw_name"], r["lastname"], r["firstname"], affiliation=r["affiliation"]) for r in rows
        )
        records.append(Record(line=line, byline=byline, date=PaperDate(int(rows[0]["year"] or 0) or None), doi=doi))
        person.update({(line, place): row["orcid"] for place, row in enumerate(rows, 1) if row["orcid"]})
    return Gold(records, person)


def icra() -> Gold:
    """Robotics papers 2000 to 2023 with the publisher's author ids (silver: they split people), not read."""
    records: list[Record] = []
    person: dict[Place, str] = {}
    for path in sorted((SHARED / "ieee-icra").glob("*.gz")):
        for row in json.loads(gzip.decompress(path.read_bytes())):
            names, ids = ([part.strip() for part in row[key].split(";")] for key in ("author", "authorids"))
            half = len(names) // 2
            if names[:half] == names[half:]:  # every list is printed twice
                names, ids = names[:half], ids[:half]
            if not all(names):
                continue
            line = len(records) + 1
            date = PaperDate(int(path.name[4:8]))
            records.append(
                Record(
                    line=line,
                    title=row["title"],
                    abstract=row["abstract"],
                    byline=tuple(names),
                    date=date,
                    venue="ICRA",
                )
            )
            person.update({(line, place): number for place, number in enumerate(ids, 1) if number.strip("/")})
    return Gold(records, person)


def links() -> Gold:
    """Papers two collectors list with other spellings (dedupe-links): the same place of two lists is one person.

    Only what is split counts: who is who on different papers is not known, so that "strangers" may be one person.
    """
    records: list[Record] = []
    person: dict[Place, str] = {}
    for row in map(
        json.loads, gzip.decompress((SHARED / "dedupe-links" / "visible.jsonl.gz").read_bytes()).splitlines()
    ):
        if len(row["authors_a"]) == len(row["authors_b"]) and row["authors_a"] != row["authors_b"]:
            for side in "ab":
                names = tuple(row[f"authors_{side}"])
                records.append(
                    Record(
                        line=len(records) + 1,
                        title=row[f"title_{side}"],
                        byline=names,
                        date=PaperDate(int(row["year"])),
                    )
                )
            for place, (one, other) in enumerate(zip(row["authors_a"], row["authors_b"], strict=True), 1):
                if one != other:
                    person[len(records) - 1, place] = person[len(records), place] = f"{len(records)} {place}"
    return Gold(records, person)


SETS: dict[str, Callable[[], Gold]] = {
    "aminer": aminer,
    "junzhang": junzhang,
    "crossref": crossref,
    "icra": icra,
    "links": links,
}


def initials_only(gold: Gold) -> Gold:
    """The same with ``Family II`` for every name, as in PubMed."""

    def cut(place: str | PrintedAuthor) -> PrintedAuthor:
        author = PrintedAuthor(place) if isinstance(place, str) else place
        name = parse_name(author.name) if not author.family else author
        letters = "".join(word[0].upper() for word in re.split(r"[\s.\-]+", name.given) if word)
        return author._replace(name=f"{name.family} {letters}".strip(), family=name.family, given=letters)

    return gold._replace(records=[item._replace(byline=tuple(map(cut, item.byline))) for item in gold.records])


def corpus_of(gold: Gold) -> Corpus:
    builder = CorpusBuilder()
    builder.add(SourceFile("gold", "", 0, Reading(source="gold", kind="benchmark", items=gold.records)))
    return builder.corpus()


def scores(person: np.ndarray, author: np.ndarray) -> dict[str, float]:
    """B3 and pairwise scores; pairs of strangers joined and of one person split."""
    table = pd.DataFrame({"person": person, "author": author})
    both = table.groupby(["person", "author"])["person"].transform("size")
    precision = (both / table.groupby("author")["author"].transform("size")).mean()
    recall = (both / table.groupby("person")["person"].transform("size")).mean()

    def pairs(columns: list[str]) -> int:
        sizes = table.groupby(columns).size()
        return int((sizes * (sizes - 1) // 2).sum())

    right, said, true = pairs(["person", "author"]), pairs(["author"]), pairs(["person"])
    return {
        "B3 P": precision,
        "B3 R": recall,
        "B3 F1": 2 * precision * recall / (precision + recall),
        "pair P": right / max(1, said),
        "pair R": right / max(1, true),
        "pair F1": 2 * right / max(1, said + true),
        "strangers": said - right,
        "split": true - right,
    }


def known_places(gold: Gold, corpus: Corpus) -> pd.DataFrame:
    """Authorships whose person is known, with the person and the block (family name and initial)."""
    line = dict(zip(corpus.papers["paper_id"], corpus.papers["source_line"], strict=True))
    table = corpus.authorships.assign(line=corpus.authorships["paper_id"].map(line))
    table["person"] = [gold.person.get((int(a), int(b))) for a, b in zip(table["line"], table["position"], strict=True)]
    table = table.dropna(subset="person")
    family, given = table["family"].fillna("").map(name_key), table["given"].fillna("").map(name_key)
    return table.assign(
        first=family + " " + given.str[:1],
        letters=family + " " + given.map(lambda words: "".join(word[0] for word in words.split())),
    )


def careful(corpus: Corpus, known: pd.DataFrame) -> np.ndarray:
    authorships = resolved_authors(corpus, mode="careful").authorships
    key = authorships["paper_id"] + " " + authorships["position"].astype("str")
    author = dict(zip(key, authorships["author_id"], strict=True))
    return np.array([author.get(f"{a} {b}", "") for a, b in zip(known["paper_id"], known["position"], strict=True)])


def tell(name: str, known: pd.DataFrame, author: np.ndarray, *, seconds: float = 0.0, blocks: bool = False) -> None:
    found = scores(known["person"].to_numpy(), author)
    text = "  ".join(
        f"{key} {value:.4f}" if (value <= 1 and "P" in key) or "R" in key or "F1" in key else f"{key} {value:,.0f}"
        for key, value in found.items()
    )
    if blocks:
        table = known.assign(author=author)
        means = [
            scores(part["person"].to_numpy(), part["author"].to_numpy())["B3 F1"]
            for _, part in table.groupby("first")
            if len(part) > 1
        ]
        text += f"  mean B3 F1 of {len(means):,} blocks {np.mean(means):.4f}"
    print(f"  {name:28} {text}" + (f"  {seconds:.1f} s CPU" if seconds else ""), flush=True)


def measure(gold: Gold, *, blocks: bool) -> None:
    corpus = corpus_of(gold)
    known = known_places(gold, corpus)
    print(f"  {len(known):,} authorships of {known['person'].nunique():,} people on {len(corpus):,} papers")
    tell("exact string", known, known["printed_name"].to_numpy(), blocks=blocks)
    tell("family name, first initial", known, known["first"].to_numpy(), blocks=blocks)
    tell("family name, all initials", known, known["letters"].to_numpy(), blocks=blocks)
    start = process_time()
    author = careful(corpus, known)
    tell("graphlab, careful", known, author, seconds=process_time() - start, blocks=blocks)


def without(corpus: Corpus, what: str) -> Corpus:
    """The corpus without one kind of evidence."""
    papers = corpus.papers
    if what == "texts":
        return replace(corpus, papers=papers.assign(title=pd.NA, abstract=pd.NA).astype(papers.dtypes.to_dict()))
    if what == "years":
        return replace(corpus, papers=papers.assign(year=pd.NA).astype(papers.dtypes.to_dict()))
    cut = corpus.authorships["position"].gt(3).fillna(value=False)
    return replace(corpus, authorships=corpus.authorships[~cut], papers=papers.assign(byline_complete=False))


def measure_less(gold: Gold) -> None:
    corpus = corpus_of(gold)
    for what in ("nothing", "texts", "years", "bylines"):
        less = without(corpus, what) if what != "nothing" else corpus
        known = known_places(gold, less)
        tell(f"without {what}", known, careful(less, known))
        tell("  exact string", known, known["printed_name"].to_numpy())


def main(arguments: Iterable[str]) -> None:
    chosen = [name for name in arguments if name in SETS] or list(SETS)
    for name in chosen:
        gold = SETS[name]()
        print(name)
        measure(gold, blocks="--blocks" in sys.argv)
        if "--initials" in sys.argv:
            print(f"{name}, initials only")
            measure(initials_only(gold), blocks=False)
        if "--less" in sys.argv:
            measure_less(gold)


if __name__ == "__main__":
    main(sys.argv[1:])
