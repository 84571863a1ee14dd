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
SEVERITY_COLOURS = {"error": "red", "warning": "yellow", "note": "blue"}


class Say:
    """Messages for the person at the terminal, on stderr; stdout holds results only."""

    def __init__(self, *, quiet: bool, verbose: bool) -> None:
        self.quiet = quiet
        self.verbose = verbose
        self._start = time.monotonic()

    def __call__(self, message: str) -> None:
        """Print a message on stderr unless quiet."""
        if not self.quiet:
            click.echo(message, err=True, color=colour())

    def stage(self, name: str) -> None:
        """Progress: silent until the run has taken a second, so that quick runs stay quiet."""
        elapsed = time.monotonic() - self._start
        if self.verbose or elapsed > SLOW_SECONDS:
            self(click.style(f"{elapsed:5.1f} s  {name} ...", dim=True))


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
    """Issues as a compiler prints them, the same kind together, cut after `ISSUES_SHOWN`."""
    for code, group in corpus.issues.groupby("code", sort=True):
        shown = group if say.verbose else group.head(ISSUES_SHOWN)
        for item in records(shown):
            place = f"{item['file']}:{item['line']}" if item["line"] else item["file"]
            severity = click.style(item["severity"], fg=SEVERITY_COLOURS[item["severity"]], bold=True)
            click.echo(f"{place}: {severity} {code}: {item['message']}", color=colour())
        if len(shown) < len(group):
            click.echo(f"  ... and {len(group) - len(shown)} more {code} (-v lists all)")
        click.echo(f"  what to do: {group['fix'].iloc[0]}")


def print_completeness(corpus: "Corpus", fields: "pd.DataFrame") -> None:
    """Print what was read from each file and which fields the papers have."""
    for item in corpus.inputs:
        click.echo(f"{item.name}: {item.kind}, {item.n_records} records, {item.n_kept} kept")
    click.echo(f"{len(corpus)} papers, {len(corpus.authors)} authors")
    for row in fields.itertuples(index=False):
        share = f"{row.present}/{len(corpus)}"
        gap = f"  ({row.missing} without: {row.meaning})" if row.missing else ""
        click.echo(f"  {row.field:<21} {share:>9}{gap}")


def say_issues(corpus: "Corpus", say: Say) -> None:
    """One line of counts; the lines themselves are `graphlab check`'s job."""
    counts = corpus.issues["severity"].value_counts()
    found = ", ".join(f"{counts[s]} {s}s" for s in ("error", "warning", "note") if s in counts)
    if found:
        say(f"{len(corpus)} papers read; {found}: graphlab check shows each with its line")
