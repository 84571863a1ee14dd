"""The commands, each a thin call of the library function of the same meaning."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import get_completion_class

from graphlab import __version__
from graphlab.cli.authors import authors
from graphlab.cli.compare import compare
from graphlab.cli.fetch import fetch
from graphlab.cli.options import (
    JSON_OPTION,
    LANG_OPTION,
    READ_OPTIONS,
    RESOLVE_OPTIONS,
    STUDY_OPTIONS,
    file_option,
    read_settings_from,
    resolve_settings_from,
    settings_from,
)
from graphlab.cli.output import (
    Say,
    counted,
    gaps_as_json,
    print_completeness,
    print_gaps,
    print_issues,
    print_json,
    print_table,
    records,
    say_from,
    say_issues,
)
from graphlab.errors import OutputExistsError, UnreadableInputError

if TYPE_CHECKING:
    from graphlab.study import Study

EXIT_STRICT = 4
TERMS_SHOWN = 5


def study_of(options: dict[str, Any], say: Say) -> "Study":
    """Study of the files on the command line; says in one line what was noticed while reading."""
    from graphlab.pipeline import analyze
    from graphlab.sources import read

    settings = settings_from(options)
    say.stage("reading")
    try:
        corpus = read(*options["files"], settings=settings.read)
    except UnreadableInputError as error:
        raise _told_of_networks(options["files"], error) from error
    study = analyze(corpus, settings, progress=say.stage)
    say_issues(study.corpus, say)
    return study


def _told_of_networks(files: list[Path], error: UnreadableInputError) -> UnreadableInputError:
    """Error that says so if what cannot be read as papers is a network."""
    from graphlab.exchange import is_network_file

    for path in map(Path, files):
        if is_network_file(path):
            msg = f"{path}: this is a network, and papers are needed"
            hint = "graphlab export turns it into other formats; in Python, graphlab.exchange.read_network reads it and"
            return UnreadableInputError(msg, hint=f"{hint} every measure of graphlab.network takes it")
    return error


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 ok, 1 the system or a service refused, 2 usage, 3 nothing readable, 4 strict checks failed, "
    "130 interrupted.",
)
@click.version_option(__version__, prog_name="graphlab")
def cli() -> None:
    """From a pile of papers to who works with whom, on what, and a document to hand in.

    \b
    Examples:
      graphlab report profile.txt -o reports/me
      graphlab check profile.txt
      graphlab network profile.txt --json > network.json
    """


@cli.command()
@STUDY_OPTIONS
@LANG_OPTION
@click.option("-o", "--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder to write.")
@click.option("--force", is_flag=True, help="Replace the folder whatever it holds.")
@click.option("--latex", is_flag=True, help="Write summary.tex, too; needs pandoc.")
def report(out: Path, *, force: bool, latex: bool, **options: Any) -> None:
    """Write the research summary: PDF, HTML page, Markdown, figures, tables, network files.

    \b
    Examples:
      graphlab report profile.txt -o reports/me
      graphlab report a.txt b.txt -o reports/both --topics 6
      graphlab report profile.txt -o reports/me --year-hint 2026 --force
      graphlab report profile.txt -o reports/me --latex
    """
    from graphlab.report import write_report

    if options["thesaurus"] is not None and out.resolve() in options["thesaurus"].resolve().parents:
        msg = f"{out} holds {options['thesaurus'].name}, your thesaurus; the output would replace it"
        raise OutputExistsError(msg, hint="keep the thesaurus elsewhere, or give another folder")
    say = say_from(options)
    if latex:
        from graphlab.report.latex import pandoc_version

        pandoc_version()  # fails at once where there is none, and not after the analysis
    study = study_of(options, say)
    say.stage("writing")
    write_report(study, out, force=force, latex=latex)
    source = "summary.tex, " if latex else ""
    networks = ", network files" if list(out.glob("network.*")) else ""
    say(f"wrote {out}: summary.pdf, report.html, summary.md, {source}methods.bib, figures, tables{networks}")


@cli.command()
@RESOLVE_OPTIONS
@JSON_OPTION
@click.option("--list", "lists", is_flag=True, help="Name every paper that lacks a field, with file and line.")
@click.option("--strict", is_flag=True, help="Exit with 4 if there is any warning or error.")
def check(*, as_json: bool, lists: bool, strict: bool, **options: Any) -> None:
    """Say what is in the files, what is wrong with them line by line, what is missing and how to get it.

    \b
    Examples:
      graphlab check profile.txt
      graphlab check a.txt b.txt --strict
      graphlab check scopus.csv --list
      graphlab check profile.txt --json
    """
    from graphlab.analysis import completeness, completeness_by_file, gaps
    from graphlab.resolve import resolve
    from graphlab.sources import read

    say = say_from(options)
    settings = resolve_settings_from(options)
    corpus = resolve(read(*options["files"], settings=read_settings_from(options)), settings)
    fields = completeness(corpus)
    by_file = completeness_by_file(corpus)
    missing = gaps(corpus)
    if as_json:
        print_json(
            {
                "inputs": [vars(item) for item in corpus.inputs],
                "papers": len(corpus),
                "authors": len(corpus.authors),
                "profiles": [vars(profile) for profile in corpus.profiles],
                "completeness": records(fields),
                "completeness_by_file": records(by_file),
                "gaps": gaps_as_json(corpus, missing),
                "issues": records(corpus.issues),
            }
        )
    else:
        print_issues(corpus, say)
        if not say.quiet:
            print_completeness(corpus, fields, by_file)
            print_gaps(corpus, missing, lists=lists)
    if strict and (len(missing) or (corpus.issues["severity"] != "note").any()):
        sys.exit(EXIT_STRICT)


@cli.command()
@STUDY_OPTIONS
@JSON_OPTION
@file_option(".svg", ".pdf", ".png", required=False, help_text="Draw the network to a .svg, .pdf or .png file.")
def network(*, as_json: bool, out: Path | None, **options: Any) -> None:
    """Print who works with whom: collaborators with their centralities and communities.

    \b
    Examples:
      graphlab network profile.txt
      graphlab network profile.txt -o network.svg
      graphlab network profile.txt --counting fractional --json
    """
    say = say_from(options)
    study = study_of(options, say)
    if as_json:
        tables = {name: records(getattr(study, name)) for name in ("collaborators", "coauthors", "communities")}
        print_json({"settings": study.settings.to_dict(), "bylines_cut": study.corpus.n_cut, **tables})
    else:
        columns = [
            "name",
            "papers",
            "first_author_papers",
            "degree",
            "strength",
            "core",
            "constraint",
            "community",
            "first_year",
            "last_year",
        ]
        print_table(study.collaborators[columns], say)
        if study.corpus.n_cut:
            say(f"{study.corpus.n_cut} of {len(study.corpus)} author lists are cut: every number is a lower bound")
    if out:
        from graphlab.figures import write_figure

        say(f"wrote {write_figure(study.plot_network().figure, out)}")


@cli.command()
@STUDY_OPTIONS
@JSON_OPTION
def topics(*, as_json: bool, **options: Any) -> None:
    """Print what the papers are about: themes with their terms, years and people.

    \b
    Examples:
      graphlab topics profile.txt
      graphlab topics profile.txt --topics 6
      graphlab topics profile.txt --json
    """
    say = say_from(options)
    study = study_of(options, say)
    if as_json:
        tables = {
            name: records(getattr(study, name)) for name in ("themes", "paper_themes", "theme_years", "theme_scan")
        }
        print_json({"settings": study.settings.to_dict(), **tables})
        return
    terms = [", ".join(terms[:TERMS_SHOWN]) for terms in study.themes["terms"]]
    shown = study.themes.assign(terms=terms)
    print_table(shown[["theme_id", "label", "n_papers", "first_year", "last_year", "certainty", "terms"]], say)


@cli.command()
@STUDY_OPTIONS
@file_option(
    ".graphml",
    ".gexf",
    ".net",
    ".json",
    ".txt",
    ".cx2",
    ".csv",
    ".parquet",
    required=True,
    help_text="File to write: .graphml, .gexf (Gephi), .net (Pajek), .json or map.txt (VOSviewer), .cx2 (Cytoscape), "
    ".csv (edges and nodes) or a .parquet folder.",
)
def export(out: Path, **options: Any) -> None:
    """Write the coauthor network for another program, or turn a network file into another format.

    \b
    Examples:
      graphlab export profile.txt -o network.gexf
      graphlab export profile.txt -o network.json
      graphlab export vosviewer.json -o network.graphml
    """
    from graphlab.exchange import is_network_file, read_network, write_network
    from graphlab.network.dynamics import dated_graph

    say = say_from(options)
    if any(is_network_file(path) for path in options["files"]):
        if len(options["files"]) > 1:
            msg = "a network file is converted alone; give one FILE"
            raise click.UsageError(msg)
        notes = write_network(read_network(options["files"][0]), out)
    else:
        study = study_of(options, say)
        graph = dated_graph(study.network, study.corpus.papers)
        notes = write_network(graph, out, authors=study.collaborators)
    for note in notes:
        say(f"{out.name}: {note}")
    say(f"wrote {out}")


@cli.command()
@READ_OPTIONS
@click.option(
    "-o",
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    help="What to write: a .parquet folder, or a .jsonl, .csv, .bib, .ris or .csl.json file.",
)
@click.option("--force", is_flag=True, help="Replace the folder whatever it holds.")
def convert(out: Path, *, force: bool, **options: Any) -> None:
    """Write the papers of any files in one format; a .parquet folder keeps everything and reads fastest.

    Every record is written, also where two are the same paper: report, check and the others count such a paper once.

    \b
    Examples:
      graphlab convert exports/ -o papers.parquet
      graphlab convert scopus.csv wos.txt -o all.bib
      graphlab convert table.csv --map title=Titel -o papers.jsonl
    """
    from graphlab.exchange import write_papers
    from graphlab.sources import read

    say = say_from(options)
    say.stage("reading")
    corpus = read(*options["files"], settings=read_settings_from(options))
    say_issues(corpus, say)
    say.stage("writing")
    write_papers(corpus, out, force=force)
    say(f"wrote {out}: {counted(len(corpus), 'paper')}")


@cli.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the script that completes graphlab's words in your shell.

    \b
    Examples:
      graphlab completion bash >> ~/.bashrc
      graphlab completion fish > ~/.config/fish/completions/graphlab.fish
    """
    shell_class = get_completion_class(shell)
    assert shell_class is not None  # noqa: S101 # click.Choice lets only known shells through
    click.echo(shell_class(cli, {}, "graphlab", "_GRAPHLAB_COMPLETE").source())


cli.add_command(authors)
cli.add_command(compare)
cli.add_command(fetch)
