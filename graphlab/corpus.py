"""The corpus: papers, authorships and authors as three tables, plus what was noticed while reading them."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import pyarrow as pa

from graphlab.cells import bars_svg, cell_html
from graphlab.issues import Issue

# Column -> (dtype, meaning). "object" columns hold tuples; every other missing value is pandas' NA.
PAPER_COLUMNS: dict[str, tuple[str, str]] = {
    "paper_id": ("str", "stable id: hash of title, printed byline and year"),
    "title": ("str", "title as readable text"),
    "abstract": ("str", "abstract as readable text"),
    "year": ("Int64", "year of the paper's date, inferred where date_inferred"),
    "month": ("Int64", "month, 1 to 12"),
    "day": ("Int64", "day of the month"),
    "date_precision": ("str", "day, month, year or none"),
    "date_inferred": ("bool", "the year is not printed but inferred from the source"),
    "venue": ("str", "where it appeared"),
    "categories": ("object", "subject codes, a tuple"),
    "doi": ("str", "DOI in lower case, without resolver"),
    "url": ("str", "address printed in the source"),
    "citations": ("Int64", "citations as stated by the source"),
    "language": ("str", "ISO 639-1 code if stated"),
    "byline_complete": ("bool", "no author is known to be missing"),
    "n_authors_stated": ("Int64", "number of authors the source states, if it does"),
    "source": ("str", "format the record was read from"),
    "source_file": ("str", "name of the input file"),
    "source_line": ("Int64", "line of the record in the input file, from 1"),
    "extra": ("str", "JSON object of what the source has and the columns do not"),
}
AUTHORSHIP_COLUMNS: dict[str, tuple[str, str]] = {
    "paper_id": ("str", "paper"),
    "position": ("Int64", "place in the byline from 1; missing when implied"),
    "author_id": ("str", "author this name was resolved to"),
    "printed_name": ("str", "name as printed"),
    "family": ("str", "family name; for a one-name author the name"),
    "given": ("str", "given names or initials"),
    "suffix": ("str", "Jr., III and the like"),
    "orcid": ("str", "ORCID printed with the name"),
    "external_id": ("str", "other author id, as scheme:value"),
    "affiliation": ("str", "affiliation as printed"),
    "evidence": ("str", "printed, or implied for the owner of a profile page"),
}
AUTHOR_COLUMNS: dict[str, tuple[str, str]] = {
    "author_id": ("str", "stable id: hash of the name's key; of namesakes after the first, also of the earliest paper"),
    "name": ("str", "preferred spelling: the one printed most often"),
    "variants": ("object", "all printed spellings, a tuple"),
    "n_papers": ("Int64", "papers, printed and implied"),
    "resolution": ("str", "why these spellings are one author"),
    "certainty": (
        "Float64",
        "probability that all papers counted for this author are one person's; missing: not estimated",
    ),
}
# What the resolver weighed and a user may ask about: every join of two spellings, every refusal that was close, every
# split of one spelling, and what the user's own file decided.
IDENTITY_COLUMNS: dict[str, tuple[str, str]] = {
    "decision": ("str", "joined, suggested join, refused, split, suggested split, or user"),
    "author_a": ("str", "author; for a join the author both became"),
    "author_b": ("str", "the other author; for a join the same as author_a"),
    "name_a": ("str", "spelling of the first"),
    "name_b": ("str", "spelling of the second; for a split the same as name_a"),
    "probability": ("Float64", "calibrated probability that the two are one person; missing where a rule decides"),
    "evidence": ("str", "what spoke for and against, each with its weight in decibans, strongest first"),
    "papers_a": ("object", "paper ids on the first side, a tuple"),
    "papers_b": ("object", "paper ids on the second side, a tuple"),
}
ISSUE_COLUMNS: dict[str, tuple[str, str]] = {
    "code": ("str", "stable code of the kind of issue"),
    "severity": ("str", "error, warning or note"),
    "file": ("str", "name of the input file"),
    "line": ("Int64", "line in the input file, from 1"),
    "paper_id": ("str", "paper concerned"),
    "message": ("str", "what was seen"),
    "fix": ("str", "what to do about it"),
}


@dataclass(frozen=True, kw_only=True)
class Profile:
    """What the header of a profile page states about its owner; nothing here is computed.

    Attributes
    ----------
    owner
        Name as printed.
    owner_id
        Author the name was resolved to.
    field
        Subject code of the page.
    h_index, n_papers, n_citations, ai_score
        Figures as stated.
    novelty
        Stated percentage.
    source_file
        Name of the input file.
    """

    owner: str
    owner_id: str
    source_file: str
    field: str | None = None
    h_index: int | None = None
    n_papers: int | None = None
    n_citations: int | None = None
    novelty: float | None = None
    ai_score: float | None = None


@dataclass(frozen=True, kw_only=True)
class InputFile:
    """One input file: its name, content hash, kind and how many of its records were kept."""

    name: str
    sha256: str
    n_bytes: int
    kind: str
    n_records: int
    n_kept: int


def stable_id(prefix: str, *parts: str) -> str:
    """Id that depends on content only: prefix and 16 hex digits of a SHA-256.

    Examples
    --------
    >>> stable_id("a", "yonggang wen")
    'a6808d69835fcc091'
    """
    return prefix + hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def make_table(rows: Iterable[Mapping[str, Any]], columns: Mapping[str, tuple[str, str]]) -> pd.DataFrame:
    """Table with exactly the documented columns and dtypes, in the documented order.

    Parameters
    ----------
    rows
        Mappings from column name to value; absent columns become missing values.
    columns
        Column name to (dtype, meaning), such as `PAPER_COLUMNS`.

    Raises
    ------
    ValueError
        If a row has a column that is not documented.

    Examples
    --------
    >>> make_table([{"code": "W104", "line": 3}], ISSUE_COLUMNS).dtypes["line"]
    Int64Dtype()
    """
    records = list(rows)
    unknown = {key for record in records for key in record} - set(columns)
    if unknown:
        msg = f"columns not documented: {', '.join(sorted(unknown))}"
        raise ValueError(msg)
    return table_from_columns({name: [record.get(name) for record in records] for name in columns}, columns)


def table_from_columns(values: Mapping[str, Sequence[Any]], columns: Mapping[str, tuple[str, str]]) -> pd.DataFrame:
    """Table of whole columns, with the documented dtypes, in the documented order.

    Parameters
    ----------
    values
        Column name to its values, all of one length.
    columns
        Column name to (dtype, meaning), such as `PAPER_COLUMNS`.

    Examples
    --------
    >>> table_from_columns({name: [] for name in ISSUE_COLUMNS}, ISSUE_COLUMNS).shape
    (0, 7)
    """
    return pd.DataFrame({name: _column(values[name], dtype) for name, (dtype, _) in columns.items()}, copy=False)


def _column(cells: Sequence[Any], dtype: str) -> pd.Series:
    """Cells as a column; texts go by Arrow, which takes a list in a fifth of the time."""
    if dtype == "str" and len(cells):
        texts = cells if isinstance(cells, pa.Array) else pa.array(cells, pa.large_string(), from_pandas=True)
        return pd.Series(pd.array(texts, dtype="str"))
    return pd.Series(cells, dtype=dtype)  # type: ignore[call-overload] # dtype by name


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Corpus:
    """Papers, authorships and authors as tables; never changed in place.

    Attributes
    ----------
    papers, authorships, authors, issues
        Tables with the columns of `PAPER_COLUMNS`, `AUTHORSHIP_COLUMNS`, `AUTHOR_COLUMNS`, `ISSUE_COLUMNS`.
        Sorted by id, so that the order of the input has no effect on anything.
    identity
        Decisions of the resolver that can be asked for, with the columns of `IDENTITY_COLUMNS`; empty before it ran.
    profiles
        Headers of the profile pages read.
    inputs
        The files read. ``sum(i.n_records for i in inputs)`` is the number of records seen; every one of them is in
        ``papers`` or is listed in ``issues`` (E101, N202).
    """

    papers: pd.DataFrame
    authorships: pd.DataFrame
    authors: pd.DataFrame
    issues: pd.DataFrame
    profiles: tuple[Profile, ...] = ()
    inputs: tuple[InputFile, ...] = field(default=())
    identity: pd.DataFrame = field(default_factory=lambda: make_table([], IDENTITY_COLUMNS))

    @property
    def owner_ids(self) -> frozenset[str]:
        """Authors whose profile pages were read."""
        return frozenset(profile.owner_id for profile in self.profiles)

    @property
    def n_cut(self) -> int:
        """Papers whose byline is known to be cut: every count that rests on them is a lower bound."""
        return int((~self.papers["byline_complete"]).sum())

    def paper(self, paper_id: str) -> pd.Series:
        """Row of one paper.

        Raises
        ------
        KeyError
            If there is no such paper.
        """
        found = self.papers[self.papers["paper_id"] == paper_id]
        if found.empty:
            raise KeyError(paper_id)
        return found.iloc[0]

    def __len__(self) -> int:
        return len(self.papers)

    def __repr__(self) -> str:
        cut = f", {self.n_cut} bylines cut" if self.n_cut else ""
        return f"<Corpus: {len(self.papers)} papers, {len(self.authors)} authors{cut}, {len(self.issues)} issues>"

    def _repr_html_(self) -> str:
        years = self.papers["year"].dropna()
        span = f"{years.min()}\N{EN DASH}{years.max()}" if len(years) else "no dates"
        counts = years.value_counts()
        each = (
            {str(year): int(counts.get(year, 0)) for year in range(years.min(), years.max() + 1)} if len(years) else {}
        )
        latest = self.papers.sort_values(["year", "title"], ascending=[False, True]).head(5)
        return cell_html(
            title="Corpus",
            caption=(
                f"{len(self.papers):,} papers ({span}), {len(self.authors):,} authors; "
                f"{self.n_cut:,} author lists are cut, {len(self.issues):,} issues."
            ),
            svg=bars_svg(each, label=f"Papers by year, {span}"),
            columns=["Year", "Title"],
            rows=zip(latest["year"].astype("str").replace("<NA>", ""), latest["title"], strict=True),
        )


def issues_table(issues: Iterable[Issue]) -> pd.DataFrame:
    """Issues as a table with the columns of `ISSUE_COLUMNS`, sorted by file, line, code and message."""
    table = make_table((item._asdict() for item in issues), ISSUE_COLUMNS)
    return table.sort_values(["file", "line", "code", "message"], ignore_index=True, na_position="first")
