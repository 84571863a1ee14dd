"""Who is who as text for a terminal of 100 columns."""

import re
from collections.abc import Iterable
from textwrap import wrap
from typing import TYPE_CHECKING, Any

import click

from graphlab.cli.output import ROWS_SHOWN, Say, colour, counted, records

if TYPE_CHECKING:
    import pandas as pd

    from graphlab.corpus import Corpus

WIDTH = 100
_REFUSALS = 5
# What a user would say for each kind of decision.
_WORDS = {
    "user": "you decided",
    "joined": "counted as one",
    "split": "counted as two people",
    "suggested join": "may be one person, counted as two",
    "suggested split": "may be two people, counted as one",
    "refused": "kept apart, though it was close",
}
# A piece of evidence ends in its weight, in decibans: "2 shared coauthors +14".
_WEIGHT = re.compile(r"^(?P<what>.+?)\s+(?P<weight>[+\u2212-]\d+(?:\.\d+)?|0)$")
_MARKED = 5


def print_who(people: "pd.DataFrame", say: Say) -> None:
    """Print authors, most papers first, with a mark where one may be several people or also another author."""
    shown = people if say.verbose else people.head(ROWS_SHOWN)
    rest = people[len(shown) :]
    marked = rest[rest["may_be_several"]].head(_MARKED)
    width = min(max((len(name) for name in [*shown["name"], *marked["name"]]), default=6), 32)
    click.echo(f"{'':2}{'papers':>6}  {'sure':>5}  {'author':<{width}}  also printed as, notes")
    for row in records(shown):
        _print_person(row, width)
    if len(marked):
        click.echo("  ...")
    for row in records(marked):
        _print_person(row, width)
    if len(rest):
        say(f"{len(rest):,} more people: -v prints all, --json everything")
    _say_marks(people, say)


def _print_person(row: dict[str, Any], width: int) -> None:
    mark = "?" if row["may_be_several"] else "~" if row["may_also_be"] else " "
    name = row["name"] if len(row["name"]) <= width else row["name"][: width - 1] + "\u2026"
    start = f"{mark} {row['papers']:>6}  {_percent(row['certainty']):>5}  {name:<{width}}  "
    others = [variant for variant in row["variants"] if variant != row["name"]]
    notes = [_listed(others)] if others else []
    if row["may_also_be"]:
        also = [f"another {other}" if other == row["name"] else other for other in row["may_also_be"]]
        notes.append(f"may also be {_listed(also)}")
    _echo(start, "; ".join(notes))


def _say_marks(people: "pd.DataFrame", say: Say) -> None:
    n_several, n_other = int(people["may_be_several"].sum()), int(people["may_also_be"].map(bool).sum())
    if n_several:
        say(f"? {counted(n_several, 'author')} may be more than one person each: --why NAME says why")
    if n_other:
        say(f"~ {counted(n_other, 'author')} may be counted under another name too: --suggest FILE lets you decide")


def print_why(corpus: "Corpus", called: "pd.DataFrame", decisions: "pd.DataFrame", *, name: str, say: Say) -> None:
    """Print the people of a name, then every decision that touches it with its evidence."""
    look = _Papers(corpus)
    who = "1 person is" if len(called) == 1 else f"{len(called)} people are"
    click.echo(click.style(f'{who} printed as "{name}"', bold=True), color=colour())
    for row in records(called):
        papers = look.of_author(row["author_id"])
        certainty = _percent(row["certainty"])
        sure = "" if certainty == "-" else f"; one person with {certainty} certainty"
        others = [variant for variant in row["variants"] if variant != row["name"]]
        also = f", also printed as {_listed(others)}" if others else ""
        _echo(f"  {row['name']}: ", f"{look.span(papers)}{also}{sure}", indent=4)
        company = look.company(row["author_id"], papers)
        if company:
            _echo("    with ", company, indent=9)
    n_refused = 0
    for row in records(decisions):
        n_refused += row["decision"] == "refused"
        if row["decision"] != "refused" or n_refused <= _REFUSALS or say.verbose:
            _print_decision(row, look, verbose=say.verbose)
    if n_refused > _REFUSALS and not say.verbose:
        say(f"{n_refused - _REFUSALS} more that were close: -v prints all, --json everything")
    if decisions["evidence"].str.contains(r"[+-]\d").any():
        say("weights are decibans: +10 makes it ten times likelier that they are one person, -10 ten times less likely")
    if decisions.empty:
        click.echo("\nNothing else was close: no other spelling and no other person came into question.")


def _print_decision(row: Any, look: "_Papers", *, verbose: bool) -> None:
    names = row["name_a"] if row["name_a"] == row["name_b"] else f"{row['name_a']} and {row['name_b']}"
    chance = _percent(row["probability"])
    sure = "by rule" if chance == "-" else f"one person with {chance} probability"
    if row["decision"] == "user":
        sure = "one person" if chance != "0%" else "never one person"
    click.echo()
    head = f"{names}: {_WORDS.get(row['decision'], row['decision'])} ({sure})"
    click.echo(click.style(head, bold=True) if len(head) <= WIDTH else head, color=colour())
    is_one_name = row["name_a"] == row["name_b"]
    for side, ordinal in (("a", "first"), ("b", "second")):
        papers = row[f"papers_{side}"]
        if papers:
            company = look.company(row[f"author_{side}"], papers)
            name = ordinal if is_one_name else row[f"name_{side}"]
            _echo(f"  {name}: ", look.span(papers) + (f", with {company}" if company else ""), indent=9)
            for title in look.titles(papers) if verbose else ():
                _echo("         ", title, indent=9)
    for part in re.split(r";\s+", row["evidence"] or "") if row["decision"] != "user" else ():
        found = _WEIGHT.match(part)
        if found and found["what"]:
            _echo(f"  {found['weight']:>5}  ", found["what"].strip(" :,"), indent=9)
        elif part:
            _echo("         ", part, indent=9)


def print_changes(changes: "pd.DataFrame", sizes: dict[str, dict[str, int]], say: Say) -> None:
    """Print what resolving changed: sizes of the network, then author by author."""
    for noun in ("authors", "ties"):
        before, after = sizes["by_name"][noun], sizes["resolved"][noun]
        click.echo(f"{noun:<8} {before:>9,} by printed name, {after:>9,} resolved ({after - before:+,})")
    shown = changes if say.verbose else changes.head(ROWS_SHOWN)
    if shown.empty:
        click.echo("every printed name is one author: resolving changed nothing")
    for row in records(shown):
        before = ", ".join(
            f"{name} ({papers}, {degree})"
            for name, papers, degree in zip(row["spellings"], row["papers_by_name"], row["degree_by_name"], strict=True)
        )
        _echo(f"  {row['name']} ({row['papers']}, {row['degree']}) {row['change']} from ", before, indent=6)
    if len(shown):
        say("in brackets: papers, collaborators")
    if len(shown) < len(changes):
        say(f"{len(changes) - len(shown):,} more: -v prints all, --json everything")


class _Papers:
    """Papers and bylines, for saying in a few words what a set of papers is."""

    def __init__(self, corpus: "Corpus") -> None:
        self._papers = corpus.papers.set_index("paper_id")
        self._places = corpus.authorships[["paper_id", "author_id"]]
        self._names = corpus.authors.set_index("author_id")["name"]

    def of_author(self, author_id: str) -> list[str]:
        return self._places.loc[self._places["author_id"] == author_id, "paper_id"].tolist()

    def span(self, papers: Iterable[str]) -> str:
        """Number of papers and their years."""
        rows = self._papers.loc[[paper for paper in papers if paper in self._papers.index]]
        years = rows["year"].dropna()
        ends = [] if years.empty else sorted({int(years.min()), int(years.max())})
        when = "-".join(map(str, ends)) or "no year"
        return f"{counted(len(rows), 'paper')}, {when}"

    def titles(self, papers: Iterable[str]) -> list[str]:
        rows = self._papers.loc[sorted(paper for paper in papers if paper in self._papers.index)]
        return [str(title) for title in rows["title"].fillna("(no title)")]

    def company(self, author_id: str, papers: Iterable[str], *, n: int = 4) -> str:
        """Names of those with most papers among them."""
        rows = self._places[self._places["paper_id"].isin(set(papers)) & (self._places["author_id"] != author_id)]
        counts = rows["author_id"].value_counts()
        ranked = sorted(counts.index, key=lambda author: (-counts[author], self._names[author], author))
        rest = f" and {len(ranked) - n} more" if len(ranked) > n else ""
        return ", ".join(self._names[author] for author in ranked[:n]) + rest


def _percent(value: Any) -> str:
    """Probability as percent, never rounded to a certainty it is not."""
    try:
        share = float(value)
    except TypeError:
        return "-"
    if share != share:  # noqa: PLR0124 # not a number is not itself
        return "-"
    if 0.995 <= share < 1:
        return ">99%"
    return "<1%" if 0 < share < 0.005 else f"{100 * share:.0f}%"


def _listed(names: Iterable[str], *, n: int = 6) -> str:
    found = list(names)
    return ", ".join(found[:n]) + (f" and {len(found) - n} more" if len(found) > n else "")


def _echo(start: str, text: str, *, indent: int | None = None) -> None:
    """Print text after a start, wrapped under it."""
    hanging = " " * (len(start) if indent is None else indent)
    lines = wrap(start + text, WIDTH, subsequent_indent=hanging, drop_whitespace=True) or [start.rstrip()]
    click.echo("\n".join(lines))
