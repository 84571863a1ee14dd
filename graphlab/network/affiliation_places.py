"""Networks of institutions and of countries: who shares papers, one level up."""

import re
import unicodedata
from collections.abc import Callable
from typing import Literal

import numpy as np
import pandas as pd

from graphlab.corpus import Corpus, stable_id
from graphlab.network.coauthors import MOST_AUTHORS_PER_PAPER, Decay, author_numbers, paper_facts, projected_network
from graphlab.network.countries import country_in
from graphlab.network.nodes_and_edges import CoauthorNetwork
from graphlab.network.projection import Bylines, Counting, distinct_bylines, positions

Level = Literal["institution", "country"]
_WHOLE = re.compile(r"\b(universit|univ\b|hochschule|politecnico|polytechni)", re.IGNORECASE)
_PART = re.compile(
    r"\b(institut|college|academy|laborator|hospital|clinic|cent(er|re)\b|school|inc\b|ltd\b|llc\b|gmbh\b|corp|research|"
    r"observator|museum|agency|ministry|foundation|council)",
    re.IGNORECASE,
)
_UNIT = re.compile(r"^(dep(t|artment)\b|division|faculty|school of|section|group|lab\b)", re.IGNORECASE)


def place_network(
    corpus: Corpus,
    level: Level,
    *,
    counting: Counting = "full",
    max_team: int | None = MOST_AUTHORS_PER_PAPER,
    years: tuple[int, int] | None = None,
    decay: Decay | None = None,
) -> CoauthorNetwork:
    """Network of institutions, or of countries, tied by the papers they share.

    Parameters
    ----------
    corpus
        Corpus with affiliations.
    level
        ``"institution"`` or ``"country"``.
    counting, max_team, years, decay
        As in `graphlab.network.coauthor_network`; n is the number of institutions (countries) on a paper, known only
        where every author has one. ``max_team`` still looks at authors.

    Returns
    -------
    CoauthorNetwork
        ``authors`` holds the institutions or countries, ``kind`` says which. ``papers`` counts the papers on which one
        was found: addresses without one are left out, so every count is a lower bound. `places` says how many.

    Notes
    -----
    An institution is the part of a printed address that names a university, else a hospital, institute or company, else
    its first part, as `places` tells; spellings meet if they agree but for case, accents, dots and "the". Nothing joins
    an institution's abbreviation or translation to its name. A country is taken only from the end of an address.

    Examples
    --------
    >>> from graphlab.corpus import AUTHOR_COLUMNS, AUTHORSHIP_COLUMNS, ISSUE_COLUMNS, PAPER_COLUMNS, make_table
    >>> corpus = Corpus(
    ...     papers=make_table([{"paper_id": "p1", "byline_complete": True}], PAPER_COLUMNS),
    ...     authors=make_table([{"author_id": a, "name": a} for a in "AB"], AUTHOR_COLUMNS),
    ...     authorships=make_table(
    ...         [
    ...             {"paper_id": "p1", "author_id": "A", "affiliation": "Toy University, Norway"},
    ...             {"paper_id": "p1", "author_id": "B", "affiliation": "Dept. of Play, Toy College, Peru"},
    ...         ],
    ...         AUTHORSHIP_COLUMNS,
    ...     ),
    ...     issues=make_table([], ISSUE_COLUMNS),
    ... )
    >>> place_network(corpus, "institution").authors["name"].tolist()
    ['Toy University', 'Toy College']
    >>> place_network(corpus, "country").edges[["author_a", "author_b", "papers"]].values.tolist()
    [['Norway', 'Peru', 1]]
    """
    papers = corpus.papers.sort_values("paper_id", ignore_index=True)
    found = places(corpus)
    rows = found.dropna(subset=level).reset_index(drop=True)
    nodes = _nodes(rows[level], level)
    keys = rows[level].map(_spelling) if level == "institution" else rows[level]
    bylines = distinct_bylines(
        positions(rows["paper_id"], papers["paper_id"]),
        positions(keys.astype("str"), nodes["key"]),
        np.zeros(len(rows), dtype=np.bool_),
    )
    n = np.bincount(bylines.paper, minlength=len(papers)).astype(np.float64)
    placed = found.assign(known=found[level].notna()).groupby("paper_id")["known"].all()
    known = papers["byline_complete"] & papers["paper_id"].map(placed).eq(True)  # noqa: FBT003 # pandas' own
    facts = paper_facts(papers, n, n_known=known.to_numpy(np.bool_), max_team=None, years=years, decay=decay)
    if max_team is not None:
        facts = facts._replace(is_large=author_numbers(_authors(corpus, papers), papers)[0] > max_team)
    return projected_network(
        bylines,
        facts,
        nodes=nodes[["author_id", "name", "is_owner"]],
        hidden=np.zeros(len(nodes), dtype=np.bool_),
        counting=counting,
        kind=level,
    )


def places(corpus: Corpus) -> pd.DataFrame:
    """Institution and country of every printed address, one row each; an authorship without an address has one, too.

    Returns
    -------
    pandas.DataFrame
        ``paper_id``, ``author_id``, ``address`` (one of those printed with the name), ``institution``, ``sure``
        (``"named"``: the part says that it is an institution; ``"guess"``: the first part, for want of better) and
        ``country``; what is not found is missing.

    Examples
    --------
    >>> from graphlab.corpus import AUTHORSHIP_COLUMNS, Corpus, make_table
    >>> rows = [{"paper_id": "p", "author_id": "A", "affiliation": "Toy Hall, Oslo, Norway; Toy Univ., Peru"}]
    >>> empty = make_table([], AUTHORSHIP_COLUMNS)
    >>> corpus = Corpus(papers=empty, authors=empty, authorships=make_table(rows, AUTHORSHIP_COLUMNS), issues=empty)
    >>> places(corpus)[["institution", "sure", "country"]].values.tolist()
    [['Toy Hall', 'guess', 'Norway'], ['Toy Univ.', 'named', 'Peru']]
    """
    rows = corpus.authorships[["paper_id", "author_id", "affiliation"]].copy()
    rows["address"] = rows["affiliation"].str.split(";")
    rows = rows.drop(columns="affiliation").explode("address", ignore_index=True)
    rows["address"] = rows["address"].astype("str").str.strip().replace("", None).astype("str")
    rows["institution"] = _each(rows["address"], lambda address: institution_in(address)[0])
    rows["sure"] = _each(rows["address"], lambda address: institution_in(address)[1])
    rows["country"] = _each(rows["address"], country_in)
    order = ["paper_id", "author_id", "address"]
    return rows.sort_values(order, ignore_index=True)[[*order, "institution", "sure", "country"]]


def institution_in(address: str) -> tuple[str | None, str | None]:
    """Institution that an address names, and whether it says so itself (``"named"``) or is a ``"guess"``.

    Examples
    --------
    >>> institution_in("School of Toys, University of Toytown, Toytown, Norway")
    ('University of Toytown', 'named')
    """
    parts = [part.strip() for part in address.split(",") if part.strip()]
    for pattern in (_WHOLE, _PART):
        named = [part for part in parts if pattern.search(part) and not _UNIT.match(part)]
        if named:
            return named[0], "named"
    own = [part for part in parts if not _UNIT.match(part)]
    return (own[0], "guess") if own and country_in(own[0]) is None else (None, None)


def _each(addresses: pd.Series, find: Callable[[str], str | None]) -> pd.Series:
    """What is found in each address, looked for once per spelling."""
    known = {address: find(address) for address in addresses.dropna().unique()}
    return addresses.map(known).astype("str")


def _nodes(names: pd.Series, level: Level) -> pd.DataFrame:
    """One row per place, by id; of several spellings the most frequent, then the first of the alphabet."""
    table = pd.DataFrame({"key": names.map(_spelling) if level == "institution" else names, "name": names})
    counts = table.value_counts(["key", "name"]).reset_index()
    counts = counts.sort_values(["key", "count", "name"], ascending=[True, False, True]).drop_duplicates("key")
    keys = [str(key) for key in counts["key"]]
    ids = keys if level == "country" else [stable_id("i", key) for key in keys]
    columns = {"author_id": pd.Series(ids, dtype="str"), "key": pd.Series(keys, dtype="str")}
    counts = counts.reset_index(drop=True).assign(is_owner=False, **columns)
    return counts.sort_values("author_id", ignore_index=True)[["author_id", "name", "is_owner", "key"]]


def _spelling(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(letter if letter.isalnum() else " " for letter in plain if not unicodedata.combining(letter))
    words = [{"univ": "university", "inst": "institute"}.get(word, word) for word in plain.split()]
    return " ".join(word for word in words if word != "the")


def _authors(corpus: Corpus, papers: pd.DataFrame) -> Bylines:
    codes = pd.factorize(corpus.authorships["author_id"])[0].astype(np.int64)
    implied = (corpus.authorships["evidence"] == "implied").fillna(False).to_numpy(np.bool_)  # noqa: FBT003 # pandas' own
    return distinct_bylines(positions(corpus.authorships["paper_id"], papers["paper_id"]), codes, implied)
