"""What the command line prints: results on stdout, messages for the person on stderr."""

import json
import os
import time
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    import pandas as pd

    from graphlab.corpus import Corpus

ISSUES_SHOWN = 5
ROWS_SHOWN = 20
SLOW_SECONDS = 1.0
# What `print_gaps` says more about.
GAP_FIELDS = frozenset({"title", "authors", "abstract", "year"})
SEVERITY_COLOURS = {"error": "red", "warning": "yellow", "note": "blue"}


class Say:
    """Messages for the person at the terminal, on stderr; stdout holds results only."""

    def __init__(self, *, quiet: bool, verbose: bool) -> None:
        self.quiet = quiet
        self.verbose = verbose
        self._start: float | None = None

    def __call__(self, message: str) -> None:
        """Print a message on stderr unless quiet."""
        if not self.quiet:
            click.echo(message, err=True, color=colour())

    def stage(self, name: str) -> None:
        """Progress: silent until a second after the first stage began, so that quick runs stay quiet."""
        if self._start is None:
            self._start = time.monotonic()
        elapsed = time.monotonic() - self._start
        if self.verbose or elapsed > SLOW_SECONDS:
            self(click.style(f"{elapsed:5.1f} s  {name} ...", dim=True))


def say_from(options: dict[str, Any]) -> Say:
    """Messages as loud as the options ask.

    Raises
    ------
    click.UsageError
        If both quiet and verbose are asked for.
    """
    if options["quiet"] and options["verbose"]:
        msg = "-q and -v contradict each other"
        raise click.UsageError(msg)
    return Say(quiet=options["quiet"], verbose=options["verbose"])


def counted(number: int, noun: str) -> str:
    """Number and noun, in the plural unless it is one.

    Examples
    --------
    >>> counted(1, "paper"), counted(1200, "record")
    ('1 paper', '1,200 records')
    """
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def colour() -> bool | None:
    """Whether to colour: NO_COLOR switches off, FORCE_COLOR on, otherwise click asks the terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    return True if os.environ.get("FORCE_COLOR") else None


def records(table: "pd.DataFrame") -> list[dict[str, Any]]:
    """Rows of a table as plain values, missing ones as None."""
    return json.loads(table.to_json(orient="records", double_precision=12))


def print_json(value: Any) -> None:
    """Print JSON on stdout, names in their own script."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_table(table: "pd.DataFrame", say: Say) -> None:
    """Print the first rows of a table on stdout, all of them when verbose."""
    shown = table if say.verbose else table.head(ROWS_SHOWN)
    click.echo(shown.to_string(index=False, na_rep="-", float_format=lambda value: f"{value:.3f}"))
    if len(shown) < len(table):
        say(f"{len(table) - len(shown)} more rows: -v prints all, --json everything")


def print_issues(corpus: "Corpus", say: Say) -> None:
    """Issues as a compiler prints them, the same kind together, cut after `ISSUES_SHOWN`; only errors when quiet."""
    issues = corpus.issues[corpus.issues["severity"] == "error"] if say.quiet else corpus.issues
    for code, group in issues.groupby("code", sort=True):
        shown = group if say.verbose else group.head(ISSUES_SHOWN)
        for item in records(shown):
            place = f"{item['file']}:{item['line']}" if item["line"] else item["file"]
            severity = click.style(item["severity"], fg=SEVERITY_COLOURS[item["severity"]], bold=True)
            click.echo(f"{place}: {severity} {code}: {item['message']}", color=colour())
        if len(shown) < len(group):
            click.echo(f"  ... and {len(group) - len(shown)} more {code} (-v lists all)")
        click.echo(f"  what to do: {group['fix'].iloc[0]}")


def print_completeness(corpus: "Corpus", fields: "pd.DataFrame", by_file: "pd.DataFrame") -> None:
    """Print what was read from each file, what its papers lack, and how many papers have each field."""
    lacking_by_file = by_file[by_file["missing"] > 0]
    for item in corpus.inputs:
        click.echo(f"{item.name}: {item.kind}, {counted(item.n_records, 'record')}, {item.n_kept:,} kept")
        lacking = lacking_by_file[lacking_by_file["file"] == item.name]
        if len(corpus.inputs) > 1 and len(lacking):
            shares = [
                f"{field} {missing}/{present + missing}"
                for field, present, missing in lacking[["field", "present", "missing"]].itertuples(index=False)
            ]
            click.echo(f"  without {', '.join(shares)}")
    click.echo(f"{counted(len(corpus), 'paper')}, {counted(len(corpus.authors), 'author')}")
    for row in fields.itertuples(index=False):
        share = f"{row.present}/{len(corpus)}"
        is_told = not row.missing or row.field in GAP_FIELDS
        gap = "" if is_told else f"  ({row.missing} without: {row.meaning})"
        click.echo(f"  {row.field:<21} {share:>9}{gap}")


def print_gaps(corpus: "Corpus", gaps: "pd.DataFrame", *, lists: bool) -> None:
    """What the papers of each source lack, what it means, how to get it; with ``lists``, each paper behind it."""
    for gap in gaps_as_json(corpus, gaps):
        severity = click.style(gap["severity"], fg=SEVERITY_COLOURS[gap["severity"]], bold=True)
        click.echo(f"{gap['source']}: {severity} {gap['code']}: {gap['meaning']}", color=colour())
        for paper in gap["records"] if lists else ():
            click.echo(f"  {paper['source_file']}:{paper['source_line']}: {paper['title'] or '(no title)'}")
        click.echo(f"  what to do: {gap['fix']}")


def gaps_as_json(corpus: "Corpus", gaps: "pd.DataFrame") -> list[dict[str, Any]]:
    """Gaps as plain values, each with the file, line and title of every paper behind it."""
    papers = corpus.papers.set_index("paper_id")[["source_file", "source_line", "title"]]
    papers = papers.sort_values(["source_file", "source_line"])
    return [
        {**row, "records": records(papers[papers.index.isin(ids)].reset_index())}
        for row, ids in zip(records(gaps.drop(columns="records")), gaps["records"], strict=True)
    ]


def say_issues(corpus: "Corpus", say: Say) -> None:
    """One line of counts; the lines themselves are `graphlab check`'s job."""
    counts = corpus.issues["severity"].value_counts()
    found = ", ".join(counted(int(counts[s]), s) for s in ("error", "warning", "note") if s in counts)
    if found:
        say(f"{counted(len(corpus), 'paper')} read; {found}: graphlab check shows each with its line")
