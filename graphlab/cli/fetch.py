"""The commands that ask services on the network; nothing else in graphlab does."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphlab.cli.output import Say
from graphlab.errors import FetchError

if TYPE_CHECKING:
    from graphlab.fetch import Access

_PACKAGES = frozenset({"pyalex", "arxiv", "habanero", "requests", "httpx2"})


def _fetching() -> Any:
    """The package that opens connections, imported only when one of these commands runs."""
    try:
        import graphlab.fetch as fetching
    except ModuleNotFoundError as error:
        if error.name not in _PACKAGES:
            raise
        msg = f"graphlab fetch needs the package {error.name}, which is not installed"
        raise FetchError(msg, hint="pip install 'graphlab-scholar[fetch]'") from None
    return fetching


def _asking(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option("-q", "--quiet", is_flag=True, help="Errors only."),
        click.option("--refresh", is_flag=True, help="Ask anew what is already in the cache."),
        click.option(
            "--base-url", default="", help="Address of the service, for a mirror.  [default: the service's own]"
        ),
        click.option(
            "--cache",
            type=click.Path(path_type=Path, file_okay=False),
            default=Path(".graphlab-cache"),
            show_default=True,
            help="Folder that keeps the answers, so that an interrupted fetch goes on where it stopped.",
        ),
        click.option(
            "--mail",
            envvar="GRAPHLAB_MAIL",
            show_envvar=True,
            default="",
            help="Your mail address, told to the service: it can then write to you before it blocks you.",
        ),
        click.option(
            "-o", "--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="File to write."
        ),
    ):
        command = option(command)
    return command


def _access(options: dict[str, Any], say: Say) -> "Access":
    if not options["mail"]:
        say("no mail address given (--mail or GRAPHLAB_MAIL): services answer the unnamed more slowly")
    return _fetching().Access(
        cache=options["cache"],
        mail=options["mail"],
        base_url=options["base_url"],
        refresh=options["refresh"],
        tell=say,
    )


@click.group()
def fetch() -> None:
    """Download papers from OpenAlex, arXiv or Crossref, into a file that graphlab reads.

    The only commands that use the network. Interrupted, they go on where they stopped when run again.

    \b
    Examples:
      graphlab fetch openalex --orcid 0000-0002-1825-0097 -o works.jsonl
      graphlab fetch arxiv --query "au:nwosu AND cat:cs.DL" -o papers.xml
      graphlab fetch crossref --dois dois.txt -o works.jsonl
    """


@fetch.command()
@_asking
@click.option("--author", "authors", multiple=True, help="OpenAlex id of a person, such as A5023888391; repeatable.")
@click.option("--orcid", "orcids", multiple=True, help="ORCID of a person; repeatable.")
@click.option("--works-query", default="", help="Words to search, or filter=...&search=... of OpenAlex.")
def openalex(out: Path, **options: Any) -> None:
    """Works of people or of a query, one a line; a key is taken from the environment, OPENALEX_API_KEY.

    \b
    Examples:
      graphlab fetch openalex --author A5023888391 -o works.jsonl
      graphlab fetch openalex --works-query "filter=publication_year:2024&search=coauthors" -o works.jsonl
    """
    say = Say(quiet=options["quiet"], verbose=False)
    asked = {name: options[name] for name in ("authors", "orcids", "works_query")}
    _fetching().fetch_openalex(out, access=_access(options, say), **asked)
    say(f"wrote {out}: graphlab report {out} reads it")


@fetch.command()
@_asking
@click.option("--query", required=True, help='Query of arXiv, such as au:nwosu AND ti:"coauthor networks".')
def arxiv(out: Path, query: str, **options: Any) -> None:
    """Papers that a query finds at arXiv, as one Atom feed.

    \b
    Examples:
      graphlab fetch arxiv --query "au:nwosu AND cat:cs.DL" -o papers.xml
    """
    say = Say(quiet=options["quiet"], verbose=False)
    _fetching().fetch_arxiv(out, query=query, access=_access(options, say))
    say(f"wrote {out}: graphlab report {out} reads it")


@fetch.command()
@_asking
@click.option(
    "--dois", required=True, type=click.Path(path_type=Path, dir_okay=False), help="File with one DOI a line."
)
def crossref(out: Path, dois: Path, **options: Any) -> None:
    """Works behind DOIs, one a line; says which ones Crossref does not know.

    \b
    Examples:
      graphlab fetch crossref --dois dois.txt -o works.jsonl
    """
    say = Say(quiet=options["quiet"], verbose=False)
    _fetching().fetch_crossref(out, dois=dois, access=_access(options, say))
    say(f"wrote {out}: graphlab report {out} reads it")
