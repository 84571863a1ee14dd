"""The command line: words -> settings -> one library call; errors -> one sentence."""

import sys

import click

from graphlab.cli.commands import cli
from graphlab.cli.output import colour
from graphlab.errors import GraphlabError, OutputExistsError, SettingsError, UnreadableInputError

EXIT_UNEXPECTED, EXIT_USAGE, EXIT_UNREADABLE, EXIT_INTERRUPTED = 1, 2, 3, 130

__all__ = ["cli", "main"]


def main() -> None:
    """Entry point: run the command and turn every expected error into one sentence and an exit code."""
    try:
        code = cli.main(prog_name="graphlab", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("graphlab: interrupted; nothing was left half written", err=True)
        code = EXIT_INTERRUPTED
    except GraphlabError as error:
        click.echo(click.style("error: ", fg="red", bold=True) + str(error), err=True, color=colour())
        if error.hint:
            click.echo(f"  what to do: {error.hint}", err=True)
        code = _exit_code(error)
    sys.exit(code if isinstance(code, int) else 0)


def _exit_code(error: GraphlabError) -> int:
    if isinstance(error, UnreadableInputError):
        return EXIT_UNREADABLE
    return EXIT_USAGE if isinstance(error, OutputExistsError | SettingsError) else 1
