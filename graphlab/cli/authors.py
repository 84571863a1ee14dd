"""The command that says who is who, why, and what you could decide better."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphlab.cli.options import JSON_OPTION, RESOLVE_OPTIONS, read_settings_from, resolve_settings_from
from graphlab.cli.output import Say, counted, print_json, records, say_from, say_issues
from graphlab.cli.who import print_changes, print_who, print_why
from graphlab.errors import GraphlabError, OutputExistsError

if TYPE_CHECKING:
    from graphlab.corpus import Corpus
    from graphlab.settings import NameRules


def _new_file(_context: click.Context, option: click.Parameter, path: Path | None) -> Path | None:
    """Refuse at once what could not be written in the end; a thesaurus that is there may hold a day's answers."""
    if path is not None and not path.parent.is_dir():
        msg = f"{path}: there is no folder {path.parent}"
        raise click.BadParameter(msg)
    if path is not None and path.exists():
        msg = f"{path} exists and is not overwritten: it may hold your answers"
        hint = f"give a new name; --thesaurus {path} --{option.name} NEW carries your answers over"
        raise OutputExistsError(msg, hint=hint if option.name == "suggest" else "give a new name")
    return path


_NEW_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@RESOLVE_OPTIONS
@JSON_OPTION
@click.option("--why", metavar="NAME", help="Show what was decided about a name, with the evidence and its weight.")
@click.option("--compare-names", is_flag=True, help="Show what differs from counting by printed name alone.")
@click.option(
    "--suggest",
    type=_NEW_FILE,
    callback=_new_file,
    help="Write the joins and splits you could decide to a table (.tsv, .csv) for --thesaurus.",
)
@click.option(
    "--vosviewer",
    type=_NEW_FILE,
    callback=_new_file,
    help="Write the joins in force as a thesaurus file for VOSviewer.",
)
def authors(*, why: str | None, compare_names: bool, as_json: bool, **options: Any) -> None:
    """Say who is who: people with their papers and spellings, how sure that is, and why.

    To decide yourself: --suggest names.tsv, write yes or no in its column accept, then give it to any command
    with --thesaurus names.tsv.

    \b
    Examples:
      graphlab authors papers.bib
      graphlab authors papers.bib --why "Wei Zhang"
      graphlab authors papers.bib --suggest names.tsv
      graphlab report papers.bib -o reports/me --thesaurus names.tsv
    """
    from graphlab.resolve import resolve
    from graphlab.sources import read

    if why is not None and compare_names:
        msg = "--why and --compare-names are two questions; ask one at a time"
        raise click.UsageError(msg)
    say = say_from(options)
    settings = resolve_settings_from(options)
    say.stage("reading")
    unresolved = read(*options["files"], settings=read_settings_from(options))
    say.stage("who is who")
    corpus = resolve(unresolved, settings)
    say_issues(corpus, say)
    if settings.thesaurus.n_open:
        say(f"{options['thesaurus']}: {counted(settings.thesaurus.n_open, 'row')} without yes or no: nothing done yet")
    if why is not None:
        _why(corpus, why, as_json=as_json, say=say)
    elif compare_names:
        from dataclasses import replace

        by_name = resolve(unresolved, replace(settings, mode="names", thesaurus=type(settings.thesaurus)()))
        _compare(corpus, by_name, as_json=as_json, say=say)
    else:
        _list(corpus, as_json=as_json, say=say)
    if options["suggest"] is not None:
        _write_suggestions(corpus, settings.thesaurus, options["suggest"], say=say)
    if options["vosviewer"] is not None:
        _write_joins(corpus, settings.thesaurus, options["vosviewer"], say=say)


def _list(corpus: "Corpus", *, as_json: bool, say: Say) -> None:
    from graphlab.analysis import identity_counts, who_is_who

    people = who_is_who(corpus)
    if as_json:
        print_json({"authors": records(people), "decisions": identity_counts(corpus)})
    else:
        print_who(people, say)


def _why(corpus: "Corpus", name: str, *, as_json: bool, say: Say) -> None:
    from graphlab.analysis import authors_called, decisions_about, near_names

    called, decisions = authors_called(corpus, name), decisions_about(corpus, name)
    if called.empty and decisions.empty:
        near = near_names(corpus, name)
        hint = f"perhaps {' or '.join(near)}" if near else "graphlab authors lists everybody"
        msg = f'nobody is printed as "{name}"'
        raise GraphlabError(msg, hint=hint)
    if as_json:
        print_json({"name": name, "authors": records(called), "decisions": records(decisions)})
    else:
        print_why(corpus, called, decisions, name=name, say=say)


def _compare(corpus: "Corpus", by_name: "Corpus", *, as_json: bool, say: Say) -> None:
    from graphlab.analysis import name_changes
    from graphlab.network import coauthor_network

    changes = name_changes(corpus, by_name)
    sizes = {
        mode: {"authors": len(found.authors), "ties": len(coauthor_network(found, include_owner=True).edges)}
        for mode, found in (("by_name", by_name), ("resolved", corpus))
    }
    if as_json:
        print_json({**sizes, "changes": records(changes)})
    else:
        print_changes(changes, sizes, say)


def _write_suggestions(corpus: "Corpus", rules: "NameRules", path: Path, *, say: Say) -> None:
    """Write what the user could decide, and what they have decided already."""
    import pandas as pd

    from graphlab.analysis import suggested_rules
    from graphlab.exchange import thesaurus_table, write_thesaurus

    suggested, decided = suggested_rules(corpus, rules=rules), thesaurus_table(rules)
    write_thesaurus(pd.concat([decided, suggested]) if rules else suggested, path)
    kept = f", {counted(len(decided), 'row')} of yours kept" if rules else ""
    say(f"wrote {path}: {counted(len(suggested), 'suggestion')} to accept or decline, what matters most first{kept}")


def _write_joins(corpus: "Corpus", rules: "NameRules", path: Path, *, say: Say) -> None:
    from dataclasses import replace

    from graphlab.analysis import joined_rules
    from graphlab.exchange import write_vosviewer_thesaurus

    joined = replace(joined_rules(corpus), ignored=rules.ignored)
    write_vosviewer_thesaurus(joined, path)
    n_names = sum(len(names) for _, names in joined.joins)
    say(f"wrote {path}: {counted(n_names, 'spelling')} replaced, as VOSviewer reads it")
