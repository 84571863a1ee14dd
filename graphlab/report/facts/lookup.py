"""What every section looks up: numbered papers, rows as plain values, names of themes and groups, owners, years."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pandas as pd

from graphlab.analysis import who_is_who
from graphlab.corpus import InputFile
from graphlab.figures.style import theme_colour, theme_marker
from graphlab.report.facts.words import printable
from graphlab.report.language import Language, report_language
from graphlab.topics.text import plain_title

if TYPE_CHECKING:
    from graphlab.study import Study

Row = dict[str, Any]
SHOWN_AUTHORS = 10
SHOWN_FILES = 12


@dataclass(frozen=True, kw_only=True)
class Lookup:
    """A study as plain values, read once.

    Attributes
    ----------
    study
        The study.
    papers
        Rows of the papers, latest first, with ``n`` (its number), ``shown_title``, ``shown_byline`` and theme columns.
    number
        Number of each paper by id.
    collaborators, coauthors, communities, themes, theme_years
        Rows of the tables of the same name.
    bylines
        Ids of each paper's authors, implied ones included.
    theme
        Row of each theme by id.
    owners
        Names of the owners of the profile pages.
    """

    study: "Study"
    papers: list[Row]
    number: dict[str, int]
    collaborators: list[Row]
    coauthors: list[Row]
    communities: list[Row]
    themes: list[Row]
    theme_years: list[Row]
    bylines: Mapping[str, frozenset[str]]
    theme: dict[int, Row]
    owners: tuple[str, ...]

    @cached_property
    def unsure(self) -> dict[str, Row]:
        """Collaborators whose papers may be more than one person's, by id, most papers first."""
        table = who_is_who(self.study.corpus)
        marked = set(table.loc[table["may_be_several"], "author_id"])
        return {row["author_id"]: row for row in self.collaborators if row["author_id"] in marked}

    @property
    def language(self) -> Language:
        """Language of headings, labels and numbers."""
        return report_language(self.study.settings.lang)

    @property
    def n_incomplete(self) -> int:
        """Papers with an author known to be missing: counts of people and ties are lower bounds."""
        return self.study.corpus.n_cut

    @property
    def n_missing(self) -> int:
        """Papers whose authors are not printed at all, and known to be missing."""
        return sum(not row["byline_complete"] and not row["shown_byline"] for row in self.papers)

    @property
    def n_cut(self) -> int:
        """Papers whose byline is printed and known to be cut."""
        return self.n_incomplete - self.n_missing

    @property
    def owner_left_out(self) -> bool:
        """Whether there is an owner who is not in the network."""
        return bool(self.owners) and not self.study.settings.network.include_owner

    @property
    def person(self) -> str:
        """What to call the people of the network: coauthors of an owner, or authors."""
        return "coauthor" if self.owner_left_out else "author"

    @property
    def years(self) -> tuple[int | None, int | None]:
        """First and last year of any paper."""
        known = [row["year"] for row in self.papers if row["year"] is not None]
        return (min(known), max(known)) if known else (None, None)

    @property
    def files(self) -> list[InputFile]:
        """What was read, in the order of the manifest."""
        return sorted(self.study.corpus.inputs, key=lambda item: (item.name, item.sha256))

    @property
    def groups(self) -> list[Row]:
        """Communities of two people or more."""
        return [row for row in self.communities if row["n_authors"] > 1]

    def papers_of(self, wanted: Callable[[Row], bool]) -> tuple[str, ...]:
        """Ids of the papers that meet a condition, latest first."""
        return tuple(row["paper_id"] for row in self.papers if wanted(row))


def study_lookup(study: "Study") -> Lookup:
    """Lookup of a study.

    Parameters
    ----------
    study
        Any study.

    Returns
    -------
    Lookup
    """
    papers = _numbered(study)
    themes = _theme_rows(study)
    return Lookup(
        study=study,
        papers=papers,
        number={row["paper_id"]: row["n"] for row in papers},
        collaborators=[{**row, "shown": printable(row["name"])} for row in rows(study.collaborators)],
        coauthors=rows(study.coauthors),
        communities=[_group_row(row) for row in rows(study.communities)],
        themes=themes,
        theme_years=rows(study.theme_years),
        bylines=_bylines(study),
        theme={row["theme_id"]: row for row in themes},
        owners=tuple(dict.fromkeys(printable(profile.owner) for profile in study.corpus.profiles)),
    )


def rows(table: pd.DataFrame) -> list[Row]:
    """Rows of a table as dicts of plain Python values, missing values as ``None``.

    Parameters
    ----------
    table
        Any table.

    Examples
    --------
    >>> rows(pd.DataFrame({"year": pd.array([2020, None], dtype="Int64")}))
    [{'year': 2020}, {'year': None}]
    """
    names = [str(name) for name in table.columns]
    columns = [_plain(table[name]) for name in names]
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]


def _plain(column: pd.Series) -> list[Any]:
    values, missing = column.tolist(), column.isna().to_numpy()
    return [None if gone else value for value, gone in zip(values, missing, strict=True)] if missing.any() else values


def _numbered(study: "Study") -> list[Row]:
    """Papers latest first; without a date last; then by title and id, so that the order of the input has no effect."""
    bylines = _shown_bylines(study)
    theme = {row["paper_id"]: row for row in rows(study.paper_themes)}
    untitled = report_language(study.settings.lang).words["untitled"]
    table: list[Row] = []
    for row in rows(study.corpus.papers):
        title = printable(plain_title(row["title"] or ""))
        more = theme.get(row["paper_id"], {"theme_id": None, "certainty": None})
        byline = bylines.get(row["paper_id"], "")
        table.append({**row, **more, "shown_title": title or untitled, "untitled": not title, "shown_byline": byline})
    table.sort(key=_place)
    return [{**row, "n": n} for n, row in enumerate(table, start=1)]


def _place(row: Row) -> tuple[int, int, int, str, str]:
    year, month, day = (-(row[part] or 0) for part in ("year", "month", "day"))
    return year, month, day, row["shown_title"].casefold(), row["paper_id"]


def _bylines(study: "Study") -> dict[str, frozenset[str]]:
    """Authors of each paper, implied ones included."""
    found: dict[str, set[str]] = {}
    authorships = study.corpus.authorships
    for paper_id, author in zip(authorships["paper_id"].tolist(), authorships["author_id"].tolist(), strict=True):
        found.setdefault(paper_id, set()).add(author)
    return {paper_id: frozenset(authors) for paper_id, authors in found.items()}


def _shown_bylines(study: "Study") -> dict[str, str]:
    """Names as printed, in their order, "et al." kept; a very long byline names the first and counts the rest."""
    corpus = study.corpus
    printed = corpus.authorships[corpus.authorships["evidence"] == "printed"]
    printed = printed.sort_values(["paper_id", "position"])
    cut = set(corpus.papers.loc[~corpus.papers["byline_complete"], "paper_id"])
    language = report_language(study.settings.lang)
    bylines: dict[str, list[str]] = {}
    for paper_id, name in zip(printed["paper_id"].tolist(), printed["printed_name"].tolist(), strict=True):
        bylines.setdefault(paper_id, []).append(name)
    shown: dict[str, str] = {}
    for paper_id, names in bylines.items():
        text = ", ".join(printable(name) for name in names[:SHOWN_AUTHORS])
        if len(names) > SHOWN_AUTHORS:
            text += f" {language.count('more', len(names) - SHOWN_AUTHORS)}"
        shown[paper_id] = text + (" et al." if paper_id in cut else "")
    return shown


def _theme_rows(study: "Study") -> list[Row]:
    n = len(study.themes)
    return [
        {
            **row,
            "label": printable(row["label"]),
            "short_label": printable(row["short_label"]),
            "colour": theme_colour(row["theme_id"], n),
            "marker": theme_marker(row["theme_id"]),
        }
        for row in rows(study.themes)
    ]


def _group_row(row: Row) -> Row:
    return {**row, "label": printable(row["label"] or ""), "names": [printable(name) for name in row["authors"]]}
