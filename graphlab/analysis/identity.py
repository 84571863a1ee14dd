"""Who is who: how sure each author is, and what was decided about a name."""

from collections import Counter
from difflib import SequenceMatcher, get_close_matches

import pandas as pd

from graphlab.analysis.tables import WHO_COLUMNS
from graphlab.corpus import Corpus
from graphlab.names import name_key

# An author whose papers are less likely one person's than this carries a mark: one in ten is too many to pass over.
SURE = 0.9
# In the order in which a reader asks: what was done, what could be done, what was not.
DECISIONS = ("user", "joined", "split", "suggested join", "suggested split", "refused")


def who_is_who(corpus: Corpus) -> pd.DataFrame:
    """Table of authors with their spellings and how sure it is that each is one person.

    Parameters
    ----------
    corpus
        Resolved corpus.

    Returns
    -------
    pandas.DataFrame
        Columns `WHO_COLUMNS`, most papers first, then by name and id.

    Examples
    --------
    >>> from graphlab.resolve import resolve
    >>> from graphlab.sources import read
    >>> table = who_is_who(resolve(read("seeds/000_324a95f0e513ba83.txt")))
    >>> table.loc[0, "name"], len(table)
    ('Yonggang Wen', 80)
    """
    authors = corpus.authors
    waiting = corpus.identity[corpus.identity["decision"] == "suggested split"]
    split = {*waiting["author_a"], *waiting["author_b"]}
    several = (authors["certainty"] < SURE).fillna(value=False) | authors["author_id"].isin(split)
    others = _others(corpus)
    table = pd.DataFrame(
        {
            "author_id": authors["author_id"],
            "name": authors["name"],
            "papers": authors["n_papers"],
            "certainty": authors["certainty"],
            "may_be_several": several.astype(bool),
            "may_also_be": pd.Series([others.get(author, ()) for author in authors["author_id"]], dtype="object"),
            "variants": authors["variants"],
            "resolution": authors["resolution"],
        },
        columns=list(WHO_COLUMNS),
    )
    return table.sort_values(["papers", "name", "author_id"], ascending=[False, True, True], ignore_index=True)


def _others(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """Names of the authors with whom a join is suggested, by author."""
    names = dict(zip(corpus.authors["author_id"], corpus.authors["name"], strict=True))
    waiting = corpus.identity[corpus.identity["decision"] == "suggested join"]
    found: dict[str, set[str]] = {}
    for first, second in waiting[["author_a", "author_b"]].itertuples(index=False):
        found.setdefault(first, set()).add(names[second])
        found.setdefault(second, set()).add(names[first])
    return {author: tuple(sorted(others)) for author, others in found.items()}


def identity_counts(corpus: Corpus) -> dict[str, int]:
    """How many decisions of each kind the resolver made, by the kinds of `DECISIONS`.

    Parameters
    ----------
    corpus
        Resolved corpus.

    Examples
    --------
    >>> from graphlab.sources import read
    >>> identity_counts(read("seeds/000_324a95f0e513ba83.txt"))["joined"]
    0
    """
    counts = Counter(corpus.identity["decision"])
    return {decision: counts[decision] for decision in DECISIONS}


def decisions_about(corpus: Corpus, name: str) -> pd.DataFrame:
    """Decisions that touch a name: rows of ``corpus.identity``, what was done first, then the likeliest.

    Parameters
    ----------
    corpus
        Resolved corpus.
    name
        Any spelling; case, accents, hyphens and stops make no difference.

    Returns
    -------
    pandas.DataFrame
        Columns `graphlab.corpus.IDENTITY_COLUMNS`: those that name the spelling or an author printed so.

    Examples
    --------
    >>> from graphlab.sources import read
    >>> len(decisions_about(read("seeds/000_324a95f0e513ba83.txt"), "Wei Zhang"))
    0
    """
    identity = corpus.identity
    authors = set(authors_called(corpus, name)["author_id"])
    key = _key(name)
    touches = (
        identity["author_a"].isin(authors)
        | identity["author_b"].isin(authors)
        | identity["name_a"].map(_key).eq(key)
        | identity["name_b"].map(_key).eq(key)
    )
    found = identity[touches]
    order = found["decision"].map({decision: place for place, decision in enumerate(DECISIONS)})
    found = found.assign(order=order, unlikely=-found["probability"].fillna(1.0))
    found = found.sort_values(["order", "unlikely", "name_a", "name_b", "author_a", "author_b"], ignore_index=True)
    return found[identity.columns]


def authors_called(corpus: Corpus, name: str) -> pd.DataFrame:
    """Authors with a spelling of a name: rows of ``corpus.authors``, most papers first.

    Parameters
    ----------
    corpus
        Resolved corpus.
    name
        Any spelling; case, accents, hyphens and stops make no difference.

    Examples
    --------
    >>> from graphlab.sources import read
    >>> authors_called(read("seeds/000_324a95f0e513ba83.txt"), "weiming ZHUANG")["n_papers"].tolist()
    [7]
    """
    key = _key(name)
    # A name of two words or more may be given family name first.
    keys = {key, " ".join(key.split()[1:] + key.split()[:1])} if "," not in name else {key}
    called = zip(corpus.authors["name"], corpus.authors["variants"], strict=True)
    of_author = [{_key(spelling) for spelling in (preferred, *variants)} for preferred, variants in called]
    is_called = [key in own for own in of_author]
    found = corpus.authors[is_called if any(is_called) else [bool(own & keys) for own in of_author]]
    return found.sort_values(["n_papers", "author_id"], ascending=[False, True], ignore_index=True)


def near_names(corpus: Corpus, name: str, *, n: int = 5) -> tuple[str, ...]:
    """Printed names most like one that is not printed, best first.

    Parameters
    ----------
    corpus
        Any corpus.
    name
        Name that was asked for.
    n
        Largest number of names.

    Examples
    --------
    >>> from graphlab.sources import read
    >>> near_names(read("seeds/000_324a95f0e513ba83.txt"), "Weimin Zhuang", n=1)
    ('Weiming Zhuang',)
    """
    spellings: dict[str, str] = {}
    for author, variants in corpus.authors[["name", "variants"]].itertuples(index=False):
        for variant in variants:
            spellings.setdefault(_key(variant), author)
    words = sorted({word for key in spellings for word in key.split()})
    wanted = set(_key(name).split())
    like = wanted | {close for word in wanted for close in get_close_matches(word, words, n=3, cutoff=0.7)}
    near = [key for key in spellings if like & set(key.split())]
    likeness = {key: _likeness(_key(name), key) for key in near}
    least = max([0.6, *(value - 0.15 for value in likeness.values())])
    # Part of a name, such as the given name alone, is unlike the whole of it.
    close = [key for key in near if likeness[key] >= least or wanted <= set(key.split())]
    scored = sorted(close, key=lambda key: (-likeness[key], key))
    return tuple(dict.fromkeys(spellings[key] for key in scored))[:n]


def _likeness(first: str, second: str) -> float:
    one, two = (" ".join(sorted(name.split())) for name in (first, second))
    return max(SequenceMatcher(None, first, second).ratio(), SequenceMatcher(None, one, two).ratio())


def _key(name: str) -> str:
    return name_key(name) or name
