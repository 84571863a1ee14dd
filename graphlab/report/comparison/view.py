"""A comparison as plain values, and the words for its sides."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from graphlab.analysis.comparison import Comparison, compared_counts
from graphlab.analysis.sides import Sides
from graphlab.report.facts.lookup import Row, rows
from graphlab.report.facts.words import printable, sentence_case
from graphlab.report.language import Language, report_language

if TYPE_CHECKING:
    from graphlab.study import Study

_AT = {"inputs": "in", "dates": "", "groups": "of", "people": "of"}


@dataclass(frozen=True, kw_only=True)
class View:
    """A comparison read once, for sentences and tables.

    Attributes
    ----------
    study
        The whole that both sides are parts of.
    sides, found
        The sides and their comparison.
    counts
        Row of the table of counts by ``what``.
    papers, people, ties, groups, themes
        Rows of the tables.
    """

    study: "Study"
    sides: Sides
    found: Comparison
    counts: dict[str, Row]
    papers: list[Row]
    people: list[Row]
    ties: list[Row]
    groups: list[Row]
    themes: list[Row]

    @property
    def language(self) -> Language:
        """Language of headings, labels and numbers."""
        return report_language(self.study.settings.lang)

    @property
    def is_ordered(self) -> bool:
        """Whether B comes after A, so that things can be new or lost."""
        return self.sides.kind in ("inputs", "dates")

    @cached_property
    def names(self) -> tuple[str, str]:
        """What the sides are called in headings, in the language of the report."""
        first, second = (self._name(label) for label in self.labels)
        return first, second

    def _name(self, label: str) -> str:
        if self.sides.kind == "dates":
            return self.language.said("up_to", year=label.removeprefix("up to "))
        if self.sides.kind == "groups":
            return self.language.said("of_group", letter=label.removeprefix("group "))
        return label

    @cached_property
    def labels(self) -> tuple[str, str]:
        """What the sides are called, safe to print."""
        return printable(self.sides.labels[0]), printable(self.sides.labels[1])

    def at(self, side: int, what: str = "papers") -> str:
        """Where something is: "in old.bib", "up to 2020", papers "of group A", people "on papers of group A"."""
        on = "" if self.is_ordered or what == "papers" else "on papers "
        return f"{on}{_AT[self.sides.kind]} {self.labels[side]}".strip()

    def head(self, side: int) -> str:
        """Label at the head of a column."""
        return sentence_case(self.names[side]) if self.sides.kind != "inputs" else self.names[side]

    @property
    def only_heads(self) -> tuple[str, str]:
        """Heads of the columns of what only one side has."""
        if self.is_ordered:
            return self.language.words["lost"], self.language.words["new"]
        first, second = (self.language.said("only", side=name) for name in self.names)
        return first, second

    def only(self, what: str) -> tuple[int, int]:
        """How many only A has, and only B."""
        return self.counts[what]["only_a"], self.counts[what]["only_b"]

    @cached_property
    def n_papers(self) -> tuple[int, int]:
        """Papers of both sides."""
        return self.counts["papers"]["a"], self.counts["papers"]["b"]

    @cached_property
    def n_cut(self) -> tuple[int, int]:
        """Papers of each side whose byline is cut or missing."""
        return self.sides.parts[0].corpus.n_cut, self.sides.parts[1].corpus.n_cut

    @property
    def tested(self) -> str:
        """Which papers the test of the themes compared; empty where both sides have the same ones."""
        if not self.themes or not any(self.only("papers")):
            return ""
        row = self.themes[0]
        new, old = (self._tested_words(row, side) for side in (1, 0))
        return f"{new} against {old}"

    def _tested_words(self, row: Row, side: int) -> str:
        end = "ab"[side]
        noun = "paper" if row[f"n_tested_{end}"] == 1 else "papers"
        if row[f"tested_{end}"] == "shared":
            return f"the {row[f'n_tested_{end}']:,} {noun} in both"
        if self.is_ordered:
            return f"the {row[f'n_tested_{end}']:,} {('lost', 'new')[side]} {noun}"
        return f"the {row[f'n_tested_{end}']:,} {noun} only {self.at(side)}"

    @property
    def is_same(self) -> bool:
        """Whether nothing differs: everything is in both, and the matched groups have the same people."""
        one_sided = any(any(self.only(what)) for what in self.counts)
        return not one_sided and all(row["overlap"] == 1 for row in self.groups)


def is_clear(theme: Row) -> bool:
    """Whether the interval of a theme's difference leaves out 0.

    Parameters
    ----------
    theme
        Row of the table of themes.
    """
    return theme["low"] > 0 or theme["high"] < 0


def tie_names(tie: Row) -> tuple[str, str]:
    """Names of the two people of a tie, safe to print, in alphabetical order: that of the ids says nothing to a reader.

    Parameters
    ----------
    tie
        Row of the table of ties.
    """
    first, second = sorted((printable(tie["name_1"]), printable(tie["name_2"])), key=str.casefold)
    return first, second


def comparison_view(study: "Study", sides: Sides, found: Comparison) -> View:
    """View of a comparison.

    Parameters
    ----------
    study
        The whole that both sides are parts of.
    sides
        The sides.
    found
        What `graphlab.analysis.compared_sides` returns.
    """
    return View(
        study=study,
        sides=sides,
        found=found,
        counts={row["what"]: row for row in rows(compared_counts(found))},
        papers=rows(found.papers),
        people=[{**row, "shown": printable(row["name"])} for row in rows(found.people)],
        ties=rows(found.ties.drop(columns="paper_ids")),
        groups=[_group_row(row) for row in rows(found.groups)],
        themes=[_theme_row(row) for row in rows(found.themes)],
    )


def _group_row(row: Row) -> Row:
    letters = f"{row['letter_a'] or ''}; {row['letter_b'] or ''}"
    return {**row, "shown": [printable(name) for name in row["names"]], "id": letters}


def _theme_row(row: Row) -> Row:
    label = row["label_a"] if row["label_b"] is None else row["label_b"]
    number = row["theme_id_a"] if row["theme_id_b"] is None else row["theme_id_b"]
    return {**row, "shown": printable(label), "id": number}
