"""The options commands share, and the settings they become."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, get_args

import click

from graphlab.settings import (
    LanguageCode,
    NameRules,
    NetworkSettings,
    ReadSettings,
    ResolveSettings,
    Settings,
    ThemeEdits,
    TopicSettings,
)

Command = Callable[..., Any]


def _options(*options: Command) -> Command:
    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def _mapping(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Pairs of a field and a column, in the order of the fields, so that the order of the options has no effect."""
    pairs: dict[str, str] = {}
    for value in values:
        field, sign, column = value.partition("=")
        if not (sign and field.strip() and column.strip()):
            msg = f'"{value}" is not FIELD=COLUMN, such as title=Titel'
            raise click.BadParameter(msg)
        pairs[field.strip().lower()] = column.strip()
    return tuple(sorted(pairs.items()))


def file_option(*endings: str, required: bool, help_text: str) -> Command:
    """Option ``-o`` for a file, refused at once where its ending names no format: before anything is computed."""

    def check(_context: click.Context, _option: click.Parameter, path: Path | None) -> Path | None:
        if path is not None and path.suffix.lower() not in endings:
            msg = f"{path}: end the name in {', '.join(endings[:-1])} or {endings[-1]}"
            raise click.BadParameter(msg)
        if path is not None and not path.parent.is_dir():
            msg = f"{path}: there is no folder {path.parent}"
            raise click.BadParameter(msg)
        return path

    kind = click.Path(path_type=Path, dir_okay=".parquet" in endings)
    return click.option("-o", "--out", type=kind, required=required, callback=check, help=help_text)


FILES_ARGUMENT = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
READ_OPTIONS = _options(
    FILES_ARGUMENT,
    click.option(
        "--year-hint",
        type=click.IntRange(1500, 2999),
        help="Year of dates printed without one.  [default: inferred from the page]",
    ),
    click.option(
        "--map",
        "mapping",
        multiple=True,
        metavar="FIELD=COLUMN",
        callback=_mapping,
        help="Column of a table that holds a field, such as title=Titel; may be repeated.  [default: usual names]",
    ),
    click.option("-q", "--quiet", is_flag=True, help="Errors only."),
    click.option("-v", "--verbose", is_flag=True, help="Every issue and every stage."),
)
RESOLVE_OPTIONS = _options(
    READ_OPTIONS,
    click.option(
        "--names",
        "mode",
        type=click.Choice(["careful", "names"]),
        default="careful",
        show_default=True,
        help="Decide who is who by names and evidence (careful), or join only names printed alike (names).",
    ),
    click.option(
        "--thesaurus",
        type=click.Path(path_type=Path, dir_okay=False),
        help="File of your decisions about names, graphlab's or VOSviewer's; they always win.  [default: none]",
    ),
    click.option(
        "--versions",
        type=click.Choice(["once", "apart"]),
        default="once",
        show_default=True,
        help="Count a preprint and its published version as one paper (once), or as two (apart).",
    ),
)
STUDY_OPTIONS = _options(
    RESOLVE_OPTIONS,
    click.option(
        "--counting",
        type=click.Choice(["full", "fractional", "pair"]),
        default="full",
        show_default=True,
        help="Weight of a tie: joint papers (full), Newman's 1/(n-1) per paper (fractional), or 1/C(n,2) (pair).",
    ),
    click.option(
        "--max-team",
        type=click.IntRange(min=2),
        default=100,
        show_default=True,
        help="Papers with more authors than this tie nobody.",
    ),
    click.option("--include-owner", is_flag=True, help="Keep the owner of a profile page in the network."),
    click.option(
        "--communities",
        type=click.Choice(["modularity", "association"]),
        default="modularity",
        show_default=True,
        help="What communities maximise: modularity, or CPM on association strengths as in VOSviewer (association).",
    ),
    click.option(
        "--resolution",
        type=click.FloatRange(min=0, max=1000, min_open=True),
        default=1.0,
        show_default=True,
        help="Resolution of the communities; higher gives more.",
    ),
    click.option(
        "--topics", "n_topics", type=click.IntRange(1, 50), help="Number of themes.  [default: chosen by a scan]"
    ),
    click.option(
        "--max-topics",
        type=click.IntRange(1, 50),
        default=10,
        show_default=True,
        help="Largest number of themes the scan tries.",
    ),
    click.option(
        "--themes",
        "theme_edits",
        type=click.Path(path_type=Path, dir_okay=False),
        help="File of your changes to the themes: names, merges, pinned terms (TOML).  [default: none]",
    ),
    click.option(
        "--random-state",
        type=click.IntRange(0),
        default=1,
        show_default=True,
        help="Seed of everything that draws random numbers.",
    ),
    click.option(
        "--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Reference date.  [default: latest date in the data]"
    ),
)
LANG_OPTION = click.option(
    "--lang",
    type=click.Choice(get_args(LanguageCode)),
    default="en",
    show_default=True,
    help="Language of headings, labels and numbers of the report; its sentences are English.",
)
JSON_OPTION = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")


def read_settings_from(options: dict[str, Any]) -> ReadSettings:
    """Settings from the options of `READ_OPTIONS`."""
    return ReadSettings(year_hint=options["year_hint"], mapping=options["mapping"])


def resolve_settings_from(options: dict[str, Any]) -> ResolveSettings:
    """Settings from the options of `RESOLVE_OPTIONS`; reads the thesaurus if one is given."""
    rules = NameRules()
    if options["thesaurus"] is not None:
        from graphlab.sources import read_thesaurus  # noqa: PLC0415 # heavy, and only needed with a file

        rules = read_thesaurus(options["thesaurus"])
    return ResolveSettings(mode=options["mode"], versions=options["versions"], thesaurus=rules)


def settings_from(options: dict[str, Any]) -> Settings:
    """Settings from the options of `STUDY_OPTIONS`, and of `LANG_OPTION` where a command has it."""
    as_of: datetime | None = options["as_of"]
    return Settings(
        random_state=options["random_state"],
        as_of=as_of.date() if as_of else None,
        lang=options.get("lang", "en"),
        read=read_settings_from(options),
        resolve=resolve_settings_from(options),
        network=NetworkSettings(
            counting=options["counting"],
            max_team=options["max_team"],
            include_owner=options["include_owner"],
            communities=options["communities"],
            resolution=options["resolution"],
        ),
        topics=_topic_settings_from(options),
    )


def _topic_settings_from(options: dict[str, Any]) -> TopicSettings:
    edits = ThemeEdits()
    if options["theme_edits"] is not None:
        from graphlab.topics import read_theme_edits  # noqa: PLC0415 # heavy, and only needed with a file

        edits = read_theme_edits(options["theme_edits"])
    return TopicSettings(n_topics=options["n_topics"], max_topics=options["max_topics"], edits=edits)
