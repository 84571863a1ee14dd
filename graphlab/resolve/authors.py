"""Which printed names are one author: names with one key, but never two spellings of one byline."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import Any, Literal

import pandas as pd

from graphlab.corpus import AUTHOR_COLUMNS, Corpus, issues_table, make_table, stable_id
from graphlab.issues import Issue, issue
from graphlab.names import UNDECOMPOSED, name_key

Mode = Literal["careful", "names"]


def _identity(printed: str, mode: Mode) -> str:
    """What names of one author share; a name without letters is known by itself only."""
    return (name_key(printed) or printed) if mode == "careful" else printed


# What tells two places of one byline apart; a name printed twice with all of these alike is one person.
_TELLING = ["printed_name", "orcid", "external_id", "affiliation"]


def _author_ids(authorships: pd.DataFrame, mode: Mode) -> pd.Series:
    """Author of every authorship.

    Two spellings of one key in a byline are two people, however alike they are: the second, in the order of the
    spellings, gets the id of a second person of that name. The very same name again is one person: exactly repeated
    it is far more often a slip of the source (a copied entry, an author with two affiliations) than two namesakes on
    one paper, and a second person would invent a tie between the two. Identifiers or affiliations that differ tell
    namesakes apart.
    """
    keys = _keys(authorships, mode)
    again = _places_again(authorships, keys)
    nth = pd.Series(0, index=authorships.index)
    if len(again):
        again = again.sort_values(["paper_id", "key", *_TELLING, "position"])
        is_new = ~again.duplicated(["paper_id", "key", *_TELLING])
        nth.loc[again.index] = is_new.groupby([again["paper_id"], again["key"]]).cumsum() - 1
    ids = {pair: _author_id(*pair) for pair in set(zip(keys, nth, strict=True))}
    return pd.Series([ids[pair] for pair in zip(keys, nth, strict=True)], index=authorships.index, dtype="str")


def _keys(authorships: pd.DataFrame, mode: Mode) -> pd.Series:
    names = authorships["printed_name"]
    return names.map({name: _identity(name, mode) for name in names.unique()})


def _places_again(authorships: pd.DataFrame, keys: pd.Series) -> pd.DataFrame:
    """Printed places whose key their byline has more than once, with that key."""
    places = authorships.assign(key=keys)[authorships["position"].notna()]
    places = places[places.duplicated(["paper_id", "key"], keep=False)]
    return places.fillna(dict.fromkeys(_TELLING[1:], ""))


def _author_id(key: str, nth: int) -> str:
    return stable_id("a", key) if nth == 0 else stable_id("a", key, str(nth + 1))


def _preferred(counts: Counter[str]) -> str:
    """The spelling printed most often; of those, the one with the fewest words in capitals; then the first."""
    return min(counts, key=lambda name: (-counts[name], _n_capital_words(name), name))


def _n_capital_words(name: str) -> int:
    return sum(len(word) > 1 and word.isalpha() and word.isupper() for word in name.split())


def _without_marks(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.translate(UNDECOMPOSED))
    return "".join(char for char in folded if unicodedata.category(char) != "Mn")


# What spellings of one key can differ in, each with what folds it away.
_DIFFERENCES: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("case", str.casefold),
    ("accents", _without_marks),
    ("hyphens", lambda text: re.sub("[-\u2010-\u2015\u2212]", "", text)),
    ("apostrophes", lambda text: re.sub("['`\u2018\u2019\u02bc\u00b4]", "", text)),
    ("stops or spaces", lambda text: re.sub(r"[.\s]+", "", text)),
)


def _difference(variants: Iterable[str]) -> str:
    """Why spellings are one author: everything but what they differ in folded away, they still differ."""
    names = sorted(variants)
    if len(names) == 1:
        return "printed alike"
    differing = [
        label
        for label, _ in _DIFFERENCES
        if len({_folded(name, {other for other, _ in _DIFFERENCES} - {label}) for name in names}) > 1
    ]
    what = " and ".join(differing) or "order or signs"
    return f"{what} {'differs' if differing == ['case'] else 'differ'}: {', '.join(names)}"


def _folded(name: str, labels: Collection[str]) -> str:
    for label, fold in _DIFFERENCES:
        name = fold(name) if label in labels else name
    return name


def _author_rows(authorships: pd.DataFrame) -> list[dict[str, Any]]:
    printed = authorships["position"].notna().astype(int)
    spellings = printed.groupby([authorships["author_id"], authorships["printed_name"]]).sum()
    papers = authorships.groupby("author_id")["paper_id"].nunique().to_dict()
    counts: dict[str, Counter[str]] = {}
    for (author_id, name), n in spellings.items():  # type: ignore[misc] # a two-level index yields pairs
        counts.setdefault(author_id, Counter())[name] = int(n)
    return [
        {
            "author_id": author_id,
            "name": _preferred(names),
            "variants": tuple(sorted(names)),
            "n_papers": papers[author_id],
            "resolution": _difference(names),
        }
        for author_id, names in sorted(counts.items())
    ]


def _resolution_issues(authorships: pd.DataFrame, rows: Iterable[dict[str, Any]], papers: pd.DataFrame) -> list[Issue]:
    files = papers.set_index("paper_id")["source_file"]
    joined = [row for row in rows if len(row["variants"]) > 1]
    if not joined:
        return []
    of_joined = authorships[authorships["author_id"].isin([row["author_id"] for row in joined])]
    first_file = of_joined["paper_id"].map(files).groupby(of_joined["author_id"]).min().to_dict()
    return [
        issue("N203", f"counted as one author, {row['name']}: {row['resolution']}", file=first_file[row["author_id"]])
        for row in joined
    ]


def _namesake_issues(authorships: pd.DataFrame, papers: pd.DataFrame, mode: Mode) -> list[Issue]:
    """Names that a byline has twice: counted as different people (N204), or once where nothing tells them apart."""
    again = _places_again(authorships, _keys(authorships, mode))
    is_repeated = again.duplicated(["paper_id", "key", *_TELLING], keep="first")
    apart = again[~is_repeated]
    apart = apart[apart.duplicated(["paper_id", "key"], keep=False)]
    repeated = again[is_repeated].drop_duplicates(["paper_id", "printed_name"])
    return [
        *_listed(apart, papers, code="N204", what="counted as different people"),
        *_listed(repeated, papers, code="N207", what="printed more than once, counted once"),
    ]


def _listed(places: pd.DataFrame, papers: pd.DataFrame, *, code: str, what: str) -> list[Issue]:
    names = places.sort_values("printed_name").groupby(["paper_id", "key"])["printed_name"].agg(", ".join).reset_index()
    rows = names.merge(papers[["paper_id", "source_file", "source_line"]], on="paper_id").to_dict("records")
    return [
        issue(
            code,
            f"{what}: {row['printed_name']}",
            file=row["source_file"],
            line=int(row["source_line"]),
            paper_id=row["paper_id"],
        )
        for row in rows
    ]


def resolved_authors(corpus: Corpus, *, mode: Mode) -> Corpus:
    """Corpus in which every authorship points to an author, and every author has a preferred spelling.

    Parameters
    ----------
    corpus
        One author per printed name, each paper once.
    mode
        ``"careful"``: names with one key (`graphlab.names.name_key`) are one author. ``"names"``: only names
        printed alike.

    Returns
    -------
    Corpus
        Two spellings in one byline stay two authors (N204), a name repeated there is counted once (N207). Joined
        spellings are listed as N203.

    Examples
    --------
    >>> from graphlab.corpus import AUTHORSHIP_COLUMNS, PAPER_COLUMNS
    >>> names = ["Minghao Li", "Minghao LI"]
    >>> rows = [{"paper_id": name, "position": 1, "printed_name": name} for name in names]
    >>> paper = {"source_file": "a.txt", "byline_complete": True, "date_inferred": False}
    >>> corpus = Corpus(
    ...     papers=make_table([paper | {"paper_id": name} for name in names], PAPER_COLUMNS),
    ...     authorships=make_table(rows, AUTHORSHIP_COLUMNS),
    ...     authors=make_table([], AUTHOR_COLUMNS),
    ...     issues=issues_table([]),
    ... )
    >>> resolved_authors(corpus, mode="careful").authors[["name", "resolution"]].values.tolist()
    [['Minghao Li', 'case differs: Minghao LI, Minghao Li']]
    """
    authorships = corpus.authorships.assign(author_id=_author_ids(corpus.authorships, mode))
    authorships = authorships.sort_values(["paper_id", "position", "author_id"], na_position="last", ignore_index=True)
    namesakes = _namesake_issues(authorships, corpus.papers, mode)
    # The owner implied where printed, too, and names repeated: the first place stays.
    authorships = authorships.drop_duplicates(["paper_id", "author_id"], ignore_index=True)
    rows = _author_rows(authorships)
    found = issues_table([*_resolution_issues(authorships, rows, corpus.papers), *namesakes])
    issues = pd.concat([corpus.issues, found], ignore_index=True) if len(found) else corpus.issues
    return replace(
        corpus,
        authorships=authorships,
        authors=make_table(rows, AUTHOR_COLUMNS),
        issues=issues.sort_values(["file", "line", "code", "message"], ignore_index=True, na_position="first"),
        profiles=tuple(
            replace(profile, owner_id=stable_id("a", _identity(profile.owner, mode))) for profile in corpus.profiles
        ),
    )
