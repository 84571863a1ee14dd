"""How a comparison was made, and the command that makes it again."""

import shlex

from graphlab import __version__
from graphlab.report.comparison.view import View
from graphlab.report.facts.methods import changed_options
from graphlab.report.facts.network_methods import OBJECTIVE
from graphlab.report.facts.words import count_of, listing, printable

_SIDES = {
    "inputs": "Both inputs were read and resolved as one corpus, so that a paper and a person have one id on both "
    "sides: a name that two runs would join or split differently cannot look like a change. Where both have a record "
    "of one paper, the fuller record stands for it on both sides.",
    "dates": "One corpus was resolved once and cut by year: each side holds the papers dated to the end of its year, "
    "so that papers and people have one id on both sides.",
    "groups": "Groups are those of the network of all papers. Each side holds the papers with at least one member of "
    "its group; a paper of both groups is shared.",
    "people": "Each side holds the papers of one person, as names were resolved over all papers; the two themselves "
    "are left out of the list of people.",
}


def comparison_methods(view: View) -> list[str]:
    """Paragraphs on how the comparison was made, with every parameter.

    Parameters
    ----------
    view
        The comparison.
    """
    return [_read(view), _network(view), _themes(view)]


def comparison_command(view: View) -> str:
    """Command that makes the comparison again.

    Parameters
    ----------
    view
        The comparison.
    """
    labels = view.labels
    files = [shlex.quote(printable(item.name)) for item in view.study.corpus.inputs] or ["FILE"]
    if view.sides.kind == "inputs":
        files, chosen = [shlex.quote(label) for label in labels], []
    elif view.sides.kind == "dates":
        chosen = [f"--at {label.removeprefix('up to ')}" for label in labels]
    elif view.sides.kind == "groups":
        chosen = [f"--group {label.removeprefix('group ')}" for label in labels]
    else:
        chosen = [f"--person {shlex.quote(label)}" for label in labels]
    return " ".join(["graphlab compare", *files, *chosen, *changed_options(view.study.settings), "-o comparison"])


def _read(view: View) -> str:
    n = len(view.study.corpus)
    names = "by their spelling together with the evidence of the papers"
    if view.study.settings.resolve.mode == "names":
        names = "only where printed alike"
    return (
        f"{count_of(n, 'paper')} {'was' if n == 1 else 'were'} read with graphlab {__version__}; names were joined "
        f"{names}. {_SIDES[view.sides.kind]}{_later(view)}"
    )


def _later(view: View) -> str:
    """How many papers are dated after both years."""
    years = view.study.corpus.papers["year"]
    n = int((years > view.sides.parts[1].corpus.papers["year"].max()).sum()) if view.sides.kind == "dates" else 0
    return f" {count_of(n, 'later paper')} {'is' if n == 1 else 'are'} on neither." if n else ""


def _network(view: View) -> str:
    settings = view.study.settings
    owners = list(dict.fromkeys(printable(profile.owner) for profile in view.study.corpus.profiles))
    owner = ""
    if owners and not settings.network.include_owner:
        verb = "owns a profile page and is" if len(owners) == 1 else "own profile pages and are"
        owner = f" {listing(owners)} {verb} left out of people and ties."
    tie = f"Two people are tied if a paper lists both.{owner}"
    if not view.is_ordered:
        return tie
    return (
        f"{tie} Groups were found in each side's own network, maximising {OBJECTIVE[settings.network.communities]} "
        f"(Leiden algorithm, resolution {settings.network.resolution:g}, random state {settings.random_state}), and "
        "matched one to one so that as many people as possible are shared; groups that share nobody stay unmatched. "
        "Letters are given anew on each side."
    )


def _themes(view: View) -> str:
    n = len(view.study.themes)
    if n < 2:
        return "One theme holds all papers, so that no share can differ."
    return (
        f"The {n} themes are those of all papers together (BM25, SVD, spherical k-means), so that a theme is the "
        "same on both sides. Whether its share differs is tested between papers that only one side has, since shared "
        "papers say nothing of a difference; where a side has none of its own, the shared papers stand for it. "
        "Intervals are Newcombe’s for a difference of two shares; one in twenty themes is outside by chance."
    )
