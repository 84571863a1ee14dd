"""Who is who: every authorship gets its author, every author a spelling, a reason and a certainty."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Literal, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from graphlab.corpus import AUTHOR_COLUMNS, Corpus, Profile, issues_table, make_table
from graphlab.issues import Issue, issue
from graphlab.names import name_key
from graphlab.resolve.author_ids import author_ids
from graphlab.resolve.identity import identity_table
from graphlab.resolve.people import Decision, people
from graphlab.resolve.spellings import preferred_spelling, spelling_difference
from graphlab.resolve.thesaurus import find_ruled
from graphlab.resolve.user_rules import overruled, unanswered
from graphlab.settings import NameRules

Mode = Literal["careful", "names"]
Integers = npt.NDArray[np.int64]


def _identity(printed: str, mode: Mode) -> str:
    """What names of one author share; a name without letters is known by itself only."""
    return (name_key(printed) or printed) if mode == "careful" else printed


# What tells two places of one byline apart; a name printed twice with all of these alike is one person.
_TELLING = ["printed_name", "orcid", "external_id", "affiliation"]


class _Found(NamedTuple):
    """Person of every authorship, how sure and by what label, and what was decided."""

    person: Integers
    certainty: dict[int, float]
    labels: dict[int, str]
    decisions: list[Decision]


def _nth_of_name(authorships: pd.DataFrame, keys: pd.Series) -> Integers:
    """Which bearer of its name on its byline an authorship is, from 0.

    Two spellings of one key in a byline are two people, however alike they are: the second, in the order of the
    spellings, gets the id of a second person of that name. The very same name again is one person: exactly repeated
    it is far more often a slip of the source (a copied entry, an author with two affiliations) than two namesakes on
    one paper, and a second person would invent a tie between the two. Identifiers or affiliations that differ tell
    namesakes apart.
    """
    again = _places_again(authorships, keys)
    nth = pd.Series(0, index=authorships.index)
    if len(again):
        again = again.sort_values(["paper_id", "key", *_TELLING, "position"])
        is_new = ~again.duplicated(["paper_id", "key", *_TELLING])
        nth.loc[again.index] = is_new.groupby([again["paper_id"], again["key"]]).cumsum() - 1
    return np.asarray(nth, dtype=np.int64)


def _keys(authorships: pd.DataFrame, mode: Mode) -> pd.Series:
    names = authorships["printed_name"]
    return names.map({name: _identity(name, mode) for name in names.unique()})


def _places_again(authorships: pd.DataFrame, keys: pd.Series) -> pd.DataFrame:
    """Printed places whose key their byline has more than once, with that key."""
    places = authorships.assign(key=keys)[authorships["position"].notna()]
    places = places[places.duplicated(["paper_id", "key"], keep=False)]
    return places.fillna(dict.fromkeys(_TELLING[1:], ""))


def _found_people(corpus: Corpus, authorships: pd.DataFrame, *, keys: pd.Series, nth: Integers, mode: Mode) -> _Found:
    """People by name alone, or by the evidence of their papers."""
    by_name = pd.DataFrame({"key": keys.to_numpy(), "nth": nth}).groupby(["key", "nth"], sort=True).ngroup()
    by_name = np.asarray(by_name, dtype=np.int64)
    if mode == "names":
        return _Found(by_name, {}, {}, [])
    on_paper = pd.DataFrame({"paper": authorships["paper_id"], "key": keys, "nth": nth})
    place = on_paper.groupby(["paper", "key", "nth"], sort=False)["nth"].transform("idxmin").to_numpy(dtype=np.int64)
    weighed = np.flatnonzero((place == np.arange(len(place))) & (nth == 0))
    known = _of_owners(corpus, authorships, keys)[weighed]
    found = people(authorships.iloc[weighed].reset_index(drop=True), corpus.papers, known=known)
    person = by_name + len(place)
    person[weighed] = weighed[found.person]
    person = person[place]
    rows = weighed.tolist()
    decisions = [
        item._replace(
            first=rows[item.first],
            second=rows[item.second],
            rows_a=tuple(rows[row] for row in item.rows_a),
            rows_b=tuple(rows[row] for row in item.rows_b),
        )
        for item in found.decisions
    ]
    return _Found(person, {rows[who]: chance for who, chance in found.certainty.items()}, {}, decisions)


def _of_owners(corpus: Corpus, authorships: pd.DataFrame, keys: pd.Series) -> Integers:
    """Number of the page an authorship's name owns, -1 for all other authorships: a page is one person's."""
    known = np.full(len(authorships), -1, dtype=np.int64)
    if corpus.profiles:
        file = authorships["paper_id"].map(corpus.papers.set_index("paper_id")["source_file"])
        for number, profile in enumerate(corpus.profiles):
            owns = keys.eq(_identity(profile.owner, "careful")) & file.eq(profile.source_file)
            known[owns.to_numpy()] = number
    return known


def _author_rows(authorships: pd.DataFrame, found: dict[str, tuple[float | None, str]], told: dict[str, str]) -> Any:
    """Rows of the authors table; ``found`` has certainty and label by author, ``told`` the evidence of joins."""
    printed = authorships["position"].notna().astype(int)
    spellings = printed.groupby([authorships["author_id"], authorships["printed_name"]]).sum()
    papers = authorships.groupby("author_id")["paper_id"].nunique().to_dict()
    counts: dict[str, Counter[str]] = {}
    for (author_id, name), n in spellings.items():  # type: ignore[misc] # a two-level index yields pairs
        counts.setdefault(author_id, Counter())[name] = int(n)
    rows: list[dict[str, Any]] = []
    for author_id, names in sorted(counts.items()):
        certainty, label = found.get(author_id, (None, ""))
        rows.append(
            {
                "author_id": author_id,
                "name": label or preferred_spelling(names),
                "variants": tuple(sorted(names)),
                "n_papers": papers[author_id],
                "resolution": f"named by the user: {label}"
                if label
                else told.get(author_id, spelling_difference(names)),
                "certainty": certainty,
            }
        )
    return rows


def _reasons(decisions: Iterable[Decision], authors: pd.Series, printed: pd.Series) -> dict[str, str]:
    """Why an author has several forms of a name: each join with its evidence."""
    said: dict[str, list[str]] = {}
    for item in decisions:
        if item.decision == "joined" and authors[item.first] == authors[item.second]:
            names = " and ".join(sorted((printed[item.first], printed[item.second])))
            said.setdefault(authors[item.first], []).append(f"{names}: {item.evidence}")
    return {author: " | ".join(sorted(texts)) for author, texts in said.items()}


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


def _namesake_issues(authorships: pd.DataFrame, papers: pd.DataFrame, keys: pd.Series) -> list[Issue]:
    """Names that a byline has twice: counted as different people (N204), or once where nothing tells them apart."""
    again = _places_again(authorships, keys)
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


def resolved_authors(corpus: Corpus, *, mode: Mode, rules: NameRules | None = None) -> Corpus:
    """Corpus in which every authorship points to an author, and every author has a preferred spelling.

    Parameters
    ----------
    corpus
        One author per printed name, each paper once.
    mode
        ``"careful"``: authorships of one name, or of forms of one name, are one author where the evidence of their
        papers makes that likely (of several forms: near certain). ``"names"``: only names printed alike.
    rules
        What the user decided; always wins.

    Returns
    -------
    Corpus
        Two spellings in one byline stay two authors (N204), a name repeated there is counted once (N207). Joined
        spellings are listed as N203.

    Examples
    --------
    >>> from graphlab.corpus import AUTHORSHIP_COLUMNS, PAPER_COLUMNS
    >>> names = ["Mira Okafor", "Mira OKAFOR"]
    >>> rows = [{"paper_id": name, "position": 1, "printed_name": name} for name in names]
    >>> paper = {"source_file": "a.txt", "byline_complete": True, "date_inferred": False}
    >>> corpus = Corpus(
    ...     papers=make_table([paper | {"paper_id": name} for name in names], PAPER_COLUMNS),
    ...     authorships=make_table(rows, AUTHORSHIP_COLUMNS),
    ...     authors=make_table([], AUTHOR_COLUMNS),
    ...     issues=issues_table([]),
    ... )
    >>> resolved_authors(corpus, mode="careful").authors[["name", "resolution"]].values.tolist()
    [['Mira Okafor', 'case differs: Mira OKAFOR, Mira Okafor']]
    """
    papers = corpus.papers.sort_values("paper_id", ignore_index=True)
    corpus = replace(corpus, papers=papers)
    authorships = corpus.authorships.sort_values(["paper_id", "position", "printed_name"], na_position="last")
    authorships = authorships.assign(printed_name=authorships["printed_name"].fillna("")).reset_index(drop=True)
    ruled = find_ruled(authorships, papers, rules) if rules else None
    idle_rules = ruled.unmatched if ruled is not None else ()
    if ruled is not None and ruled.ignored.any():
        authorships = authorships[~ruled.ignored].reset_index(drop=True)
        ruled = find_ruled(authorships, papers, rules or NameRules())
    keys = _keys(authorships, mode)
    nth = _nth_of_name(authorships, keys)
    found = _found_people(corpus, authorships, keys=keys, nth=nth, mode=mode)
    if ruled is not None:
        after = overruled(found.person, ruled)
        found = _Found(
            after.person, found.certainty, after.labels, [*unanswered(found.decisions, ruled), *after.decisions]
        )
    years = authorships["paper_id"].map(papers.set_index("paper_id")["year"])
    numbered = [(key, str(n + 1)) if n else (key,) for key, n in zip(keys, nth.tolist(), strict=True)]
    ids = author_ids(found.person, numbered, papers=(authorships["paper_id"], years))
    idle = [issue("W114", text, file=rules.file or "thesaurus") for text in idle_rules] if rules else []
    corpus = replace(corpus, issues=pd.concat([corpus.issues, issues_table(idle)], ignore_index=True))
    return _assembled(corpus, authorships.assign(author_id=ids), found, keys=keys)


def _assembled(corpus: Corpus, authorships: pd.DataFrame, found: _Found, *, keys: pd.Series) -> Corpus:
    """Corpus with the tables that follow from every authorship's author."""
    every = authorships
    authorships = authorships.sort_values(["paper_id", "position", "author_id"], na_position="last", ignore_index=True)
    namesakes = _namesake_issues(every, corpus.papers, keys)
    # The owner implied where printed, too, and names repeated: the first place stays.
    authorships = authorships.drop_duplicates(["paper_id", "author_id"], ignore_index=True)
    of_person = dict(zip(every["author_id"], found.person.tolist(), strict=True))
    known = {
        author: (1.0 if who in found.labels else found.certainty.get(who), found.labels.get(who, ""))
        for author, who in of_person.items()
    }
    told = _reasons(found.decisions, every["author_id"], every["printed_name"])
    rows = _author_rows(authorships, known, told)
    names = {row["author_id"]: row["name"] for row in rows}
    noticed = issues_table([*_resolution_issues(authorships, rows, corpus.papers), *namesakes])
    issues = pd.concat([corpus.issues, noticed], ignore_index=True) if len(noticed) else corpus.issues
    return replace(
        corpus,
        authorships=authorships,
        authors=make_table(rows, AUTHOR_COLUMNS),
        issues=issues.sort_values(["file", "line", "code", "message"], ignore_index=True, na_position="first"),
        identity=identity_table(found.decisions, every, names),
        profiles=tuple(_owned(profile, corpus.papers, every, keys=keys) for profile in corpus.profiles),
    )


def _owned(profile: Profile, papers: pd.DataFrame, authorships: pd.DataFrame, *, keys: pd.Series) -> Profile:
    """Profile with the author its owner was resolved to: the one of that name on the papers of the page."""
    is_key = keys.isin({profile.owner, name_key(profile.owner)})
    named = authorships[is_key]
    on_page = named["paper_id"].isin(papers.loc[papers["source_file"] == profile.source_file, "paper_id"])
    candidates = named.loc[on_page, "author_id"] if on_page.any() else named["author_id"]
    owner = candidates.value_counts().sort_index(kind="stable").idxmax() if len(candidates) else profile.owner_id
    return replace(profile, owner_id=str(owner))
