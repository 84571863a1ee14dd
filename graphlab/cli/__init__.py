"""The command line: words -> settings -> one library call; errors -> one sentence."""

import os
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
    except BrokenPipeError:
        # The reader of our output, such as `head`, has seen enough; stdout must not be flushed again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        click.echo(click.style("error: ", fg="red", bold=True) + f"{where}{error.strerror}", err=True, color=colour())
        code = EXIT_UNEXPECTED
    sys.exit(code if isinstance(code, int) else 0)


def _exit_code(error: GraphlabError) -> int:
    if isinstance(error, UnreadableInputError):
        return EXIT_UNREADABLE
    return EXIT_USAGE if isinstance(error, OutputExistsError | SettingsError) else 1
