"""Two inputs as one corpus, so that papers and people are decided once for both, and which papers each of them has."""

from dataclasses import dataclass, replace

import pandas as pd

from graphlab.corpus import Corpus, stable_id


@dataclass(frozen=True, kw_only=True)
class United:
    """Two inputs as one corpus.

    Attributes
    ----------
    corpus
        Records of both, not resolved; an input that both have is in it once.
    files
        Names, in that corpus, of the input files of each side.
    """

    corpus: Corpus
    files: tuple[frozenset[str], frozenset[str]]


def united(first: Corpus, second: Corpus) -> United:
    """Two corpora as one; files of one name are told apart, an input with the same content is taken once.

    Parameters
    ----------
    first, second
        As read, not resolved.

    Examples
    --------
    >>> from graphlab.sources import read
    >>> corpus = read("seeds/000_324a95f0e513ba83.txt")
    >>> found = united(corpus, corpus)
    >>> len(found.corpus), found.files[0] == found.files[1]
    (50, True)
    """
    known = {item.sha256: item.name for item in first.inputs}
    names = {item.name for item in first.inputs}
    own = [item for item in second.inputs if item.sha256 not in known]
    clashing = names & {item.name for item in own}
    one = _renamed_files(first, {name: f"A/{name}" for name in clashing})
    new = {item.name: f"B/{item.name}" if item.name in clashing else item.name for item in own}
    other = _only_files(second, new)
    files_a = frozenset(item.name for item in one.inputs)
    again = {item.sha256 for item in second.inputs}
    files_b = frozenset(item.name for item in one.inputs if item.sha256 in again) | frozenset(new.values())
    other = _renamed_papers(other, set(one.papers["paper_id"]))
    joined = Corpus(
        papers=_joined(one.papers, other.papers, by=["paper_id"]),
        authorships=_joined(one.authorships, other.authorships, by=["paper_id", "position", "author_id"]),
        authors=_joined(one.authors, other.authors, by=["author_id"]).drop_duplicates("author_id", ignore_index=True),
        issues=_joined(one.issues, other.issues, by=["file", "line", "code", "message"]),
        profiles=(*one.profiles, *other.profiles),
        inputs=(*one.inputs, *other.inputs),
    )
    return United(corpus=joined, files=(files_a, files_b))


def papers_in(corpus: Corpus, files: frozenset[str]) -> frozenset[str]:
    """Ids of the papers of some input files, also where the record that was kept is from another file.

    Parameters
    ----------
    corpus
        A corpus of several files, resolved.
    files
        Names of input files.

    Notes
    -----
    A record that was dropped for another of the same paper stands in ``issues`` (N202) with its file and the id of the
    paper that was kept.
    """
    papers, issues = corpus.papers, corpus.issues
    kept = papers.loc[papers["source_file"].isin(files), "paper_id"]
    dropped = issues.loc[issues["code"].eq("N202") & issues["file"].isin(files), "paper_id"]
    return frozenset(kept) | (frozenset(dropped.dropna()) & frozenset(papers["paper_id"]))


def _joined(one: pd.DataFrame, other: pd.DataFrame, *, by: list[str]) -> pd.DataFrame:
    both = [table for table in (one, other) if len(table)] or [one]
    return pd.concat(both, ignore_index=True).sort_values(by, ignore_index=True, na_position="last", kind="stable")


def _renamed_files(corpus: Corpus, new: dict[str, str]) -> Corpus:
    """Corpus whose files have other names, so that two files of one name can be told apart."""
    if not new:
        return corpus

    def renamed(column: pd.Series) -> pd.Series:
        return column.map(new).astype("str").fillna(column)

    return replace(
        corpus,
        papers=corpus.papers.assign(source_file=renamed(corpus.papers["source_file"])),
        issues=corpus.issues.assign(file=renamed(corpus.issues["file"])),
        profiles=tuple(replace(p, source_file=new.get(p.source_file, p.source_file)) for p in corpus.profiles),
        inputs=tuple(replace(item, name=new.get(item.name, item.name)) for item in corpus.inputs),
    )


def _only_files(corpus: Corpus, new: dict[str, str]) -> Corpus:
    """Records of some files only, under new names of these."""
    papers = corpus.papers[corpus.papers["source_file"].isin(new)].reset_index(drop=True)
    kept = replace(
        corpus,
        papers=papers,
        authorships=corpus.authorships[corpus.authorships["paper_id"].isin(papers["paper_id"])].reset_index(drop=True),
        issues=corpus.issues[corpus.issues["file"].isin(new)].reset_index(drop=True),
        profiles=tuple(profile for profile in corpus.profiles if profile.source_file in new),
        inputs=tuple(item for item in corpus.inputs if item.name in new),
    )
    return _renamed_files(kept, {old: name for old, name in new.items() if old != name})


def _renamed_papers(corpus: Corpus, taken: set[str]) -> Corpus:
    """Corpus whose papers have no id that is taken; whether two records are one paper is for resolving to say."""
    new = {paper: stable_id("p", paper, "B") for paper in corpus.papers["paper_id"] if paper in taken}
    if not new:
        return corpus

    def renamed(table: pd.DataFrame) -> pd.DataFrame:
        ids = table["paper_id"]
        return table.assign(paper_id=ids.map(new).astype("str").fillna(ids))

    return replace(
        corpus,
        papers=renamed(corpus.papers),
        authorships=renamed(corpus.authorships),
        issues=renamed(corpus.issues),
    )
