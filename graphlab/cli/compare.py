"""The command that sets two inputs, two dates, two groups or two people side by side."""

from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Any

import click

from graphlab.cli.options import JSON_OPTION, LANG_OPTION, STUDY_OPTIONS, settings_from
from graphlab.cli.output import Say, counted, print_json, records, say_from, say_issues

if TYPE_CHECKING:
    from graphlab.analysis.sides import Sides
    from graphlab.settings import Settings
    from graphlab.study import Study

WIDTH = 100
_TWO = {"years": "--at", "letters": "--group", "names": "--person"}


@click.command()
@STUDY_OPTIONS
@LANG_OPTION
@JSON_OPTION
@click.option(
    "--at", "years", type=click.IntRange(1500, 2999), multiple=True, metavar="YEAR", help="Papers up to a year; twice."
)
@click.option("--group", "letters", multiple=True, metavar="LETTER", help="Papers of a group, by its letter; twice.")
@click.option("--person", "names", multiple=True, metavar="NAME", help="Papers of a person; twice.")
@click.option(
    "-o", "--out", type=click.Path(path_type=Path, file_okay=False), help="Folder to write: page, PDF, tables."
)
@click.option("--force", is_flag=True, help="Replace the folder whatever it holds.")
def compare(*, as_json: bool, out: Path | None, force: bool, **options: Any) -> None:
    """Say what is new, lost and kept between two inputs, two dates, two groups or two people.

    Without --at, --group or --person, give two FILES: each a file, a folder, a quoted pattern, or the folder of an
    older report. Papers and people are resolved once over both, so that one name or paper is the same on both sides.

    \b
    Examples:
      graphlab compare old.bib new.bib -o reports/changes
      graphlab compare papers.bib --at 2020 --at 2025
      graphlab compare papers.bib --group A --group B -o reports/groups
      graphlab compare papers.bib --person "Ana Nwosu" --person "Bo Lind" --json
    """
    chosen = {option: options.pop(name) for name, option in _TWO.items()}
    given = [option for option, values in chosen.items() if values]
    _check(given, chosen, n_files=len(options["files"]))
    if out is not None and out.resolve() in {path.resolve() for path in options["files"]}:
        msg = f"-o {out} is one of the two sides; it would be replaced by their comparison"
        raise click.UsageError(msg)
    say = say_from(options)
    settings = settings_from(options)
    if given:
        study, sides = _of_parts(options, settings, chosen=chosen, say=say)
    else:
        study, sides = _of_inputs(options["files"], settings, say)
    from graphlab.report.comparison import comparison_report, write_comparison

    say.stage("comparing")
    found = comparison_report(study, sides)
    if out is not None:
        say.stage("writing")
        write_comparison(found, out, force=force)
    if as_json:
        print_json(
            {
                "kind": sides.kind,
                "labels": sides.labels,
                "findings": [{"lead": item["lead"], "text": _text(item)} for item in found.facts["findings"]],
                **{name: records(table) for name, table in found.tables.items() if name != "findings"},
            }
        )
    else:
        for item in found.facts["findings"]:
            click.echo(fill(f"{item['lead']} {_text(item)}", WIDTH))
    if out is not None:
        say(f"wrote {out}: comparison.pdf, comparison.html, tables")


def _text(finding: dict[str, Any]) -> str:
    return " ".join(f"{sentence['text']}{sentence['stop']}" for sentence in finding["sentences"])


def _check(given: list[str], chosen: dict[str, tuple[Any, ...]], *, n_files: int) -> None:
    """Refuse at once what does not name two sides."""
    if len(given) > 1:
        msg = f"{' and '.join(given)} are two questions; ask one at a time"
        raise click.UsageError(msg)
    if given and len(chosen[given[0]]) != 2:
        msg = f"give {given[0]} twice, once for each side"
        raise click.UsageError(msg)
    if not given and n_files != 2:
        msg = f"give two FILES to compare, or --at, --group or --person twice; this is {counted(n_files, 'file')}"
        raise click.UsageError(msg)


def _of_inputs(files: tuple[Path, ...], settings: "Settings", say: Say) -> "tuple[Study, Sides]":
    from graphlab.analysis import sides_by_input, united
    from graphlab.exchange.report_folder import is_report_folder, read_report
    from graphlab.pipeline import analyze
    from graphlab.sources import read

    say.stage("reading")
    both = united(
        *(read_report(path) if is_report_folder(path) else read(path, settings=settings.read) for path in files)
    )
    study = analyze(both.corpus, settings, progress=say.stage)
    say_issues(study.corpus, say)
    return study, sides_by_input(study, both.files, labels=_labels(*files))


def _labels(first: Path, second: Path) -> tuple[str, str]:
    """Names of two inputs, with as many folders as tell them apart."""
    if first == second:
        return f"{first.name} (A)", f"{second.name} (B)"
    depth = next((n for n in range(1, 99) if first.parts[-n:] != second.parts[-n:]), 1)
    return "/".join(first.parts[-depth:]), "/".join(second.parts[-depth:])


def _of_parts(
    options: dict[str, Any], settings: "Settings", *, chosen: dict[str, tuple[Any, ...]], say: Say
) -> "tuple[Study, Sides]":
    from graphlab.analysis import sides_by_date, sides_by_group, sides_by_person
    from graphlab.pipeline import analyze
    from graphlab.sources import read

    say.stage("reading")
    corpus = read(*options["files"], settings=settings.read)
    study = analyze(corpus, settings, progress=say.stage)
    say_issues(study.corpus, say)
    years, letters, names = (chosen[option] for option in _TWO.values())
    if years:
        return study, sides_by_date(study, years)
    return study, sides_by_group(study, letters) if letters else sides_by_person(study, names)
