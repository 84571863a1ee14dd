"""The same paper twice, within a file or across files: kept once, the other record listed."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
import orjson
import pandas as pd

from graphlab.corpus import PAPER_COLUMNS, Corpus, InputFile, Profile, issues_table, make_table
from graphlab.issues import Issue, issue
from graphlab.names import name_key
from graphlab.resolve.duplicates.blocks import candidate_pairs
from graphlab.resolve.duplicates.entries import all_ids, entry_list, printed_bylines, table_rows
from graphlab.resolve.duplicates.groups import Group, Grouping, Versions, grouping
from graphlab.resolve.duplicates.merge import merged_row
from graphlab.resolve.duplicates.titles import parse_title

__all__ = ["without_duplicates"]


def _grouping(corpus: Corpus, versions: Versions) -> Grouping:
    """Groups of records that are one paper: candidates by blocks, then the rules on each pair."""
    papers = corpus.papers
    names, ids = printed_bylines(corpus), all_ids(papers)
    titles = [parse_title(text) for text in papers["title"].fillna("").tolist()]
    # An inferred year moves with the day the page was copied.
    years = papers["year"].to_numpy(dtype=np.float64, na_value=np.nan)
    content = pd.DataFrame(
        {
            "key": [title.key for title in titles],
            "byline": ["\x1f".join(printed) for printed in names],
            "year": years,
            "paper_id": papers["paper_id"],
        }
    )
    order = np.empty(len(papers), dtype=np.int64)
    order[content.sort_values(list(content.columns)).index.to_numpy()] = np.arange(len(papers))
    years[papers["date_inferred"].to_numpy(dtype=bool)] = np.nan
    pairs = candidate_pairs(titles, names, ids=ids, years=years, order=order)
    rows: list[int] = np.unique(pairs).tolist()
    entries = entry_list(papers.iloc[rows], [names[row] for row in rows], [ids[row] for row in rows])
    return grouping(dict(zip(rows, entries, strict=True)), pairs, versions=versions)


def _renamed(ids: pd.Series, kept_for: Mapping[str, str]) -> pd.Series:
    return ids.map(dict(kept_for)).astype("str").fillna(ids)


def _merged_papers(papers: pd.DataFrame, groups: Sequence[Group]) -> pd.DataFrame:
    """Papers with one row per group; see `merged_row`."""
    ids = {record.paper_id for group in groups for record in group.records}
    is_grouped = papers["paper_id"].isin(list(ids))
    rows = {row["paper_id"]: row for row in table_rows(papers[is_grouped])}
    merged = make_table((merged_row(group, rows) for group in groups), PAPER_COLUMNS)
    united = pd.concat([papers[~is_grouped], merged], ignore_index=True)
    return united.sort_values("paper_id", ignore_index=True)


def _with_version_links(papers: pd.DataFrame, pairs: Sequence[tuple[str, str]]) -> pd.DataFrame:
    """Papers with the ids of their other publications in ``extra``, where versions are kept apart."""
    ids = set(papers["paper_id"])
    others: dict[str, set[str]] = {}
    for left, right in pairs:
        if left in ids and right in ids and left != right:
            others.setdefault(left, set()).add(right)
            others.setdefault(right, set()).add(left)
    if not others:
        return papers
    extras = [
        orjson.dumps(orjson.loads(extra) | {"versions": sorted(others[paper])}, option=orjson.OPT_SORT_KEYS).decode()
        if paper in others
        else extra
        for paper, extra in zip(papers["paper_id"], papers["extra"], strict=True)
    ]
    return papers.assign(extra=pd.Series(extras, index=papers.index, dtype="str"))


def _with_stated_ids(kept: pd.DataFrame, dropped: pd.DataFrame) -> pd.DataFrame:
    """Authorships whose missing ORCID, id and affiliation are those the dropped record gives to the same name."""
    columns = ["orcid", "external_id", "affiliation"]
    stated = dropped[dropped[columns].notna().any(axis=1)]
    affected = kept["paper_id"].isin(stated["paper_id"]) & kept["position"].notna()
    if stated.empty or not affected.any():
        return kept
    keys = pd.concat([kept.loc[affected, "printed_name"], stated["printed_name"]])
    key_of = {name: name_key(name) or name for name in keys.unique()}
    first = stated.assign(key=stated["printed_name"].map(key_of)).groupby(["paper_id", "key"])[columns].first()
    wanted = pd.MultiIndex.from_arrays([kept.loc[affected, "paper_id"], kept.loc[affected, "printed_name"].map(key_of)])
    found = first.reindex(wanted)
    filled = kept.copy()
    for column in columns:
        given = pd.Series(found[column].to_numpy(), index=kept.index[affected], dtype="str")
        filled.loc[affected, column] = kept.loc[affected, column].fillna(given)
    return filled


def _united_authorships(authorships: pd.DataFrame, kept_for: Mapping[str, str]) -> pd.DataFrame:
    """Printed names of the kept record, and every owner implied by any record of the paper who is not among them."""
    is_dropped = authorships["paper_id"].isin(list(kept_for)) & authorships["position"].notna()
    dropped = authorships[is_dropped].assign(paper_id=lambda rows: _renamed(rows["paper_id"], kept_for))
    table = authorships[~is_dropped].copy()
    table["paper_id"] = _renamed(table["paper_id"], kept_for)
    order = ["paper_id", "position", "author_id"]
    table = table.sort_values(order, na_position="last", ignore_index=True)
    # A doubled printed name stays (it may be two people); an implied owner printed in the kept record does not.
    is_repeated = table["position"].isna() & table.duplicated(["paper_id", "author_id"])
    return _with_stated_ids(table[~is_repeated].reset_index(drop=True), dropped.sort_values([*order, "orcid"]))


def _dropped_issues(groups: Iterable[Group]) -> list[Issue]:
    issues: list[Issue] = []
    for group in groups:
        kept = group.records[0]
        for other, found in zip(group.records[1:], group.verdicts, strict=True):
            what = "another version: " if found.is_version else ""
            message = f"{what}{found.reason} as {kept.place[0]}:{kept.place[1]}, which is kept"
            issues.append(issue("N202", message, file=other.place[0], line=other.place[1], paper_id=kept.paper_id))
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


def without_duplicates(corpus: Corpus, *, versions: Versions = "once") -> Corpus:
    """Corpus in which every paper is kept once.

    Parameters
    ----------
    corpus
        As read.
    versions
        ``"once"``: a preprint and its published version, or two publications of one paper, are one paper.
        ``"apart"``: they are kept, and name each other in ``extra`` under ``versions``.

    Returns
    -------
    Corpus
        Two records are one paper if they share an identifier and their titles can be one paper's, or if title,
        authors, date, venue and abstract together say so (`duplicates.rules.verdict`). Kept is the record with the
        whole author list, else the published one, the one with more names, a printed year, the longer abstract;
        `duplicates.merge` says which value each field gets and where the others remain. Owners implied by the dropped
        record stay authors of the paper. Each dropped record is listed as N202, with the reason.

    Examples
    --------
    >>> from graphlab.corpus import AUTHOR_COLUMNS, AUTHORSHIP_COLUMNS
    >>> paper = {"title": "On Trees", "abstract": "We grow trees.", "byline_complete": False, "date_inferred": False}
    >>> rows = [paper | {"paper_id": f"p{name}", "source_file": name, "source_line": 1} for name in "ab"]
    >>> corpus = Corpus(
    ...     papers=make_table(rows, PAPER_COLUMNS),
    ...     authorships=make_table([], AUTHORSHIP_COLUMNS),
    ...     authors=make_table([], AUTHOR_COLUMNS),
    ...     issues=issues_table([]),
    ... )
    >>> without_duplicates(corpus).issues["message"].tolist()
    ['same title, author list missing, same abstract, same date as a:1, which is kept']
    """
    found = _grouping(corpus, versions)
    kept_for = {other.paper_id: group.records[0].paper_id for group in found.groups for other in group.records[1:]}
    pairs = [(kept_for.get(left, left), kept_for.get(right, right)) for left, right in found.versions]
    if not kept_for:
        return replace(corpus, papers=_with_version_links(corpus.papers, pairs), profiles=_profiles(corpus))
    known = corpus.issues.assign(paper_id=_renamed(corpus.issues["paper_id"], kept_for))
    listed = pd.concat([known, issues_table(_dropped_issues(found.groups))], ignore_index=True)
    dropped = Counter(other.place[0] for group in found.groups for other in group.records[1:])
    return replace(
        corpus,
        papers=_with_version_links(_merged_papers(corpus.papers, found.groups), pairs),
        authorships=_united_authorships(corpus.authorships, kept_for),
        issues=listed.sort_values(["file", "line", "code", "message"], ignore_index=True, na_position="first"),
        profiles=_profiles(corpus),
        inputs=_inputs(corpus.inputs, dropped),
    )
