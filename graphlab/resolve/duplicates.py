"""The same paper twice, within a file or across files: kept once, the other record listed."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import pandas as pd

from graphlab.corpus import Corpus, InputFile, Profile, issues_table
from graphlab.issues import Issue, issue
from graphlab.names import name_key


class _Candidate(NamedTuple):
    """What decides whether two records are one paper, and which of them is kept."""

    paper_id: str
    names: tuple[str, ...]
    complete: bool
    year: int | None
    inferred: bool
    day: tuple[int | None, int | None]
    abstract: str
    printed: tuple[str, str, tuple[str, ...]]
    place: tuple[str, int]


def text_key(text: str) -> str:
    r"""Letters and digits of a text, in lower case and compatibility form; what copying may change is gone.

    Examples
    --------
    >>> text_key("Ada\u2019s  Graph-Based \ufb01ltering.")
    'adasgraphbasedfiltering'
    """
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))


def _are_bylines_compatible(first: _Candidate, second: _Candidate) -> bool:
    """Whole lists hold the same names; a cut list is the beginning of the other."""
    if not first.names or not second.names:
        # Without names the title alone would decide; the abstract must then agree.
        return bool(first.abstract) and first.abstract == second.abstract
    if first.complete and second.complete:
        return sorted(first.names) == sorted(second.names)
    n_shared = min(len(first.names), len(second.names))
    shorter = min((first, second), key=lambda item: len(item.names))
    whole_is_shorter = shorter.complete and len(first.names) != len(second.names)
    return not whole_is_shorter and sorted(first.names[:n_shared]) == sorted(second.names[:n_shared])


def _are_dates_compatible(first: _Candidate, second: _Candidate) -> bool:
    if first.year is None or second.year is None:
        return True
    same_day = first.day == second.day
    if first.year != second.year:
        # A page copied a year later infers another year for the same day.
        return (first.inferred or second.inferred) and same_day
    return same_day or None in (*first.day, *second.day) or first.abstract == second.abstract


def _groups(candidates: Sequence[_Candidate]) -> list[list[_Candidate]]:
    """Records of one title as papers. The fullest record comes first, so that the order of the input has no effect."""
    groups: list[list[_Candidate]] = []
    for candidate in sorted(candidates, key=_rank):
        home = next(
            (
                group
                for group in groups
                if all(
                    _are_bylines_compatible(candidate, other) and _are_dates_compatible(candidate, other)
                    for other in group
                )
            ),
            None,
        )
        if home is None:
            groups.append([candidate])
        else:
            home.append(candidate)
    return groups


def _rank(candidate: _Candidate) -> tuple[object, ...]:
    """Which record is kept: whole author list, most names, printed year, longest abstract, then place."""
    return (
        not candidate.complete or not candidate.names,
        -len(candidate.names),
        candidate.year is None,
        candidate.inferred,
        -len(candidate.printed[0]),
        candidate.printed,
        candidate.year or 0,
        candidate.place,
    )


def _int_or_none(value: object) -> int | None:
    return None if pd.isna(value) else int(value)  # type: ignore[call-overload, arg-type] # a cell of an Int64 column


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _candidates(corpus: Corpus, rows: pd.DataFrame) -> list[_Candidate]:
    printed = corpus.authorships[
        corpus.authorships["paper_id"].isin(rows["paper_id"]) & corpus.authorships["position"].notna()
    ]
    names = printed.sort_values(["paper_id", "position"]).groupby("paper_id")["printed_name"].agg(list).to_dict()
    return [
        _Candidate(
            paper_id=row["paper_id"],
            names=tuple(name_key(name) or name for name in names.get(row["paper_id"], ())),
            complete=bool(row["byline_complete"]),
            year=_int_or_none(row["year"]),
            inferred=bool(row["date_inferred"]),
            day=(_int_or_none(row["month"]), _int_or_none(row["day"])),
            abstract=text_key(_text(row["abstract"])),
            printed=(_text(row["abstract"]), _text(row["title"]), tuple(names.get(row["paper_id"], ()))),
            place=(row["source_file"], int(row["source_line"])),
        )
        for row in rows.to_dict("records")
    ]


def _duplicates(corpus: Corpus) -> list[list[_Candidate]]:
    """Groups of records that are one paper, two or more each, the record to keep first."""
    keys = corpus.papers["title"].fillna("").map(text_key)
    shared = keys[(keys != "") & keys.duplicated(keep=False)]
    return [
        group
        for _, index in shared.groupby(shared).groups.items()
        for group in _groups(_candidates(corpus, corpus.papers.loc[index]))
        if len(group) > 1
    ]


def _renamed(ids: pd.Series, kept_for: Mapping[str, str]) -> pd.Series:
    return ids.map(dict(kept_for)).astype("str").fillna(ids)


def _united_authorships(authorships: pd.DataFrame, kept_for: Mapping[str, str]) -> pd.DataFrame:
    """Printed names of the kept record, and every owner implied by any record of the paper who is not among them."""
    is_dropped = authorships["paper_id"].isin(list(kept_for))
    table = authorships[~(is_dropped & authorships["position"].notna())].copy()
    table["paper_id"] = _renamed(table["paper_id"], kept_for)
    table = table.sort_values(["paper_id", "position", "author_id"], na_position="last", ignore_index=True)
    # A doubled printed name stays (it may be two people); an implied owner printed in the kept record does not.
    is_repeated = table["position"].isna() & table.duplicated(["paper_id", "author_id"])
    return table[~is_repeated].reset_index(drop=True)


def _dropped_issues(groups: Iterable[Sequence[_Candidate]]) -> list[Issue]:
    issues: list[Issue] = []
    for kept, *others in groups:
        message = f"same title, authors and date as {kept.place[0]}:{kept.place[1]}, which is kept"
        issues += [
            issue("N202", message, file=other.place[0], line=other.place[1], paper_id=kept.paper_id) for other in others
        ]
    return issues


def _inputs(inputs: Iterable[InputFile], dropped: Counter[str]) -> tuple[InputFile, ...]:
    return tuple(replace(item, n_kept=item.n_kept - dropped[item.name]) for item in inputs)


def _profiles(corpus: Corpus) -> tuple[Profile, ...]:
    """Profiles, the same page given twice counting once."""
    contents = {item.name: item.sha256 for item in corpus.inputs}
    seen: dict[tuple[str, str], Profile] = {}
    for profile in corpus.profiles:
        seen.setdefault((profile.owner, contents.get(profile.source_file, profile.source_file)), profile)
    return tuple(seen.values())


def without_duplicates(corpus: Corpus) -> Corpus:
    """Corpus in which every paper is kept once.

    Parameters
    ----------
    corpus
        As read.

    Returns
    -------
    Corpus
        Two records are one paper if their titles agree in letters and digits, their printed names agree (a cut list
        with the beginning of the other; where a list is missing, the abstracts must agree instead) and their dates do
        not contradict each other. Kept is the record with the whole author list, else the one with more names, a
        printed year, the longer abstract. Owners implied by the dropped record stay authors of the paper. Each
        dropped record is listed as N202.

    Examples
    --------
    >>> from graphlab.corpus import AUTHOR_COLUMNS, AUTHORSHIP_COLUMNS, PAPER_COLUMNS, make_table
    >>> paper = {"title": "On Trees", "abstract": "We grow trees.", "byline_complete": False, "date_inferred": False}
    >>> rows = [paper | {"paper_id": f"p{name}", "source_file": name, "source_line": 1} for name in "ab"]
    >>> corpus = Corpus(
    ...     papers=make_table(rows, PAPER_COLUMNS),
    ...     authorships=make_table([], AUTHORSHIP_COLUMNS),
    ...     authors=make_table([], AUTHOR_COLUMNS),
    ...     issues=issues_table([]),
    ... )
    >>> without_duplicates(corpus).issues["message"].tolist()
    ['same title, authors and date as a:1, which is kept']
    """
    groups = _duplicates(corpus)
    kept_for = {other.paper_id: kept.paper_id for kept, *others in groups for other in others}
    if not kept_for:
        return replace(corpus, profiles=_profiles(corpus))
    papers = corpus.papers[~corpus.papers["paper_id"].isin(list(kept_for))].reset_index(drop=True)
    known = corpus.issues.assign(paper_id=_renamed(corpus.issues["paper_id"], kept_for))
    listed = pd.concat([known, issues_table(_dropped_issues(groups))], ignore_index=True)
    return replace(
        corpus,
        papers=papers,
        authorships=_united_authorships(corpus.authorships, kept_for),
        issues=listed.sort_values(["file", "line", "code", "message"], ignore_index=True, na_position="first"),
        profiles=_profiles(corpus),
        inputs=_inputs(corpus.inputs, Counter(other.place[0] for _, *others in groups for other in others)),
    )
