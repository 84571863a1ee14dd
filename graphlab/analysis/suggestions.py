"""What a user could decide about names: rows of a thesaurus, each with its evidence."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import pandas as pd

from graphlab.analysis.tables import THESAURUS_COLUMNS
from graphlab.corpus import Corpus
from graphlab.names import name_key
from graphlab.settings import NameRules

# A cell of many titles is read by nobody.
_TITLES = 10


def suggested_rules(corpus: Corpus, *, rules: NameRules = NameRules()) -> pd.DataFrame:
    """Joins and splits the resolver suggests, as rows of a thesaurus in which ``accept`` waits for an answer.

    Parameters
    ----------
    corpus
        Resolved corpus.
    rules
        What the user decided; what they declined is not suggested again.

    Returns
    -------
    pandas.DataFrame
        Columns `THESAURUS_COLUMNS`, what matters most first: the papers of the smaller side times the probability
        that the row is right are the papers likely to be somebody else's as things stand. Where a name is also
        another author's, a row lists the papers it is about, and the label carries a number. Read back with all rows
        accepted, the rules join and split what was suggested.

    Examples
    --------
    >>> from graphlab.sources import read
    >>> len(suggested_rules(read("seeds/000_324a95f0e513ba83.txt")))
    0
    """
    people = _People(corpus)
    identity = corpus.identity
    joins = [_join_row(people, row) for row in _rows(identity, "suggested join")]
    rows = [*joins, *_split_rows(people, _rows(identity, "suggested split"))]
    declined = {(decision, names, papers) for decision, _, names, papers in rules.declined}
    # The likeliest of what comes to the same row.
    rows.sort(key=lambda row: -1.0 if pd.isna(row["probability"]) else row["probability"])
    by_meaning = {(row["decision"], row["names"], row["papers"]): row for row in rows}
    open_rows = [row for meaning, row in by_meaning.items() if meaning not in declined]
    table = pd.DataFrame(open_rows, columns=[*THESAURUS_COLUMNS, "at_stake"])
    table = table.astype({"probability": "Float64", "at_stake": "float64"})
    keys = ["at_stake", "probability", "label", "names", "papers"]
    table = table.sort_values(keys, ascending=[False, False, True, True, True], ignore_index=True)
    return table[list(THESAURUS_COLUMNS)]


def joined_rules(corpus: Corpus) -> NameRules:
    """Joins in force, by spelling: what a program that knows names only needs to count the same authors.

    Parameters
    ----------
    corpus
        Resolved corpus.

    Returns
    -------
    NameRules
        Spellings that several authors share are left out: no rule about names alone can tell these apart.

    Examples
    --------
    >>> from graphlab.resolve import resolve
    >>> from graphlab.sources import read
    >>> joined_rules(resolve(read("seeds/000_324a95f0e513ba83.txt"))).joins
    (('Minghao Li', ('Minghao LI',)),)
    """
    owners: dict[str, set[str]] = {}
    for author, variants in corpus.authors[["author_id", "variants"]].itertuples(index=False):
        for variant in variants:
            owners.setdefault(variant, set()).add(author)
    joins: list[tuple[str, tuple[str, ...]]] = []
    for name, variants in corpus.authors[["name", "variants"]].itertuples(index=False):
        names = tuple(variant for variant in variants if variant != name and len(owners[variant]) == 1)
        if names and len(owners.get(name, ())) < 2:
            joins.append((name, names))
    return NameRules(joins=tuple(sorted(joins)))


class _Decision(NamedTuple):
    author_a: str
    author_b: str
    probability: float
    evidence: str
    papers_a: tuple[str, ...]
    papers_b: tuple[str, ...]


def _rows(identity: pd.DataFrame, decision: str) -> list[_Decision]:
    rows = identity[identity["decision"] == decision]
    return [_Decision(*row) for row in rows[list(_Decision._fields)].itertuples(index=False)]


class _Author(NamedTuple):
    name: str
    variants: tuple[str, ...]
    n_papers: int


class _People:
    """Authors by id: what they are called, printed as, and which papers are theirs."""

    def __init__(self, corpus: Corpus) -> None:
        touched = corpus.identity[corpus.identity["decision"].str.startswith("suggested")]
        wanted = {*touched["author_a"], *touched["author_b"]}
        columns = [corpus.authors[name] for name in ("name", "variants", "n_papers")]
        self.authors = dict(zip(corpus.authors["author_id"], map(_Author, *columns), strict=True))
        self.of_key: dict[str, list[str]] = {}
        order = corpus.authors.sort_values(["n_papers", "author_id"], ascending=[False, True])
        for author, name, variants in order[["author_id", "name", "variants"]].itertuples(index=False):
            for key in {_key(spelling) for spelling in (name, *variants)}:
                self.of_key.setdefault(key, []).append(author)
        places = corpus.authorships[corpus.authorships["author_id"].isin(wanted)]
        self.places = dict(list(places.groupby("author_id")[["paper_id", "printed_name"]]))
        self._reference = _references(corpus.papers)

    def spellings(self, author: str) -> list[str]:
        """One spelling for each key, the preferred one first."""
        found = self.authors[author]
        first: dict[str, str] = {}
        for spelling in (found.name, *sorted(found.variants)):
            first.setdefault(_key(spelling), spelling)
        return list(first.values())

    def papers(self, author: str) -> list[str]:
        return sorted(self.places[author]["paper_id"]) if author in self.places else []

    def label(self, author: str) -> str:
        """Preferred spelling, numbered where other authors with more papers have it too."""
        name = self.authors[author].name
        namesakes = self.of_key[_key(name)]
        return name if namesakes[0] == author else f"{name} ({namesakes.index(author) + 1})"

    def is_only(self, authors: set[str]) -> bool:
        """Whether no spelling of these authors is also somebody else's."""
        keys = {_key(spelling) for author in authors for spelling in self.authors[author].variants}
        return all(set(self.of_key[key]) <= authors for key in keys)

    def references(self, papers: Iterable[str]) -> tuple[str, ...]:
        """Papers by title, or by id where they are many or the title is not theirs alone."""
        ids = sorted(set(papers))
        return tuple(ids) if len(ids) > _TITLES else tuple(sorted(self._reference[paper] for paper in ids))


def _join_row(people: _People, row: _Decision) -> dict[str, Any]:
    upper, lower = sorted((row.author_a, row.author_b), key=lambda author: _fullness(people, author))
    spellings = list(dict.fromkeys([*people.spellings(upper), *people.spellings(lower)]))
    if people.is_only({upper, lower}):
        label, papers = people.label(upper), ()
        spellings = [name for name in spellings if _key(name) != _key(label)] or spellings
    else:
        label, papers = people.label(upper), people.references([*people.papers(upper), *people.papers(lower)])
    return _proposed(row, decision="join", label=label, names=tuple(spellings), papers=papers)


def _fullness(people: _People, author: str) -> tuple[int, int, str]:
    """Fewest initials first, then most papers: the name a person is to be called by."""
    found = people.authors[author]
    return -sum(len(word) > 1 for word in _key(found.name).split()), -int(found.n_papers), author


def _split_rows(people: _People, rows: Iterable[_Decision]) -> list[dict[str, Any]]:
    """A row for each part that may be somebody else; the largest part keeps the name, no paper is in two rows."""
    found: list[dict[str, Any]] = []
    moved: dict[str, set[str]] = {}
    for row in rows:
        part = min(row.papers_a, row.papers_b, key=lambda papers: (len(papers), papers))
        done = moved.setdefault(row.author_a, set())
        if done & set(part):
            continue
        done |= set(part)
        places = people.places[row.author_a]
        names = sorted(set(places.loc[places["paper_id"].isin(part), "printed_name"]))
        name = people.authors[row.author_a].name
        namesakes = people.of_key[_key(name)]
        namesakes.append("")  # the number is taken
        label = f"{name} ({len(namesakes)})"
        proposed = _proposed(row, decision="split", label=label, names=tuple(names), papers=people.references(part))
        # A row says how likely it is that the row is right.
        found.append(proposed | _odds(row, pd.NA if pd.isna(row.probability) else 1 - row.probability))
    return found


def _proposed(row: _Decision, **cells: Any) -> dict[str, Any]:
    return {"accept": "", **cells, **_odds(row, row.probability), "evidence": row.evidence}


def _odds(row: _Decision, probability: Any) -> dict[str, Any]:
    """How likely a row is right, and the papers that are then somebody else's, as an expected number."""
    smaller = min(len(row.papers_a), len(row.papers_b))
    return {"probability": probability, "at_stake": 0.0 if pd.isna(probability) else smaller * float(probability)}


def _references(papers: pd.DataFrame) -> dict[str, str]:
    """What stands for each paper: its title, or its id where the title is missing or another paper's too."""
    titles = papers["title"].fillna("")
    folded = titles.map(name_key)
    is_own = (folded != "") & ~folded.duplicated(keep=False)
    return dict(zip(papers["paper_id"], titles.where(is_own, papers["paper_id"]), strict=True))


def _key(name: str) -> str:
    return name_key(name) or name
