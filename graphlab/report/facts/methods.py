"""How the report was made: a paragraph to paste into a paper, and the command that makes it again."""

import shlex
from importlib.metadata import version

from graphlab import __version__
from graphlab.report.facts.identity import who_is_who_words
from graphlab.report.facts.lookup import SHOWN_FILES, Lookup
from graphlab.report.facts.network_methods import measures_words, network_words
from graphlab.report.facts.references import cite
from graphlab.report.facts.theme_methods import movement_words, topics_words
from graphlab.report.facts.words import count_of, counted, listing, printable
from graphlab.settings import ReadSettings, Settings, ThemeEdits

LIBRARIES = ("igraph", "matplotlib", "networkx", "numpy", "pandas", "scikit-learn", "scipy", "typst")
_OPTIONS = {
    "year_hint": ("read", "--year-hint"),
    "mode": ("resolve", "--names"),
    "versions": ("resolve", "--versions"),
    "counting": ("network", "--counting"),
    "max_team": ("network", "--max-team"),
    "include_owner": ("network", "--include-owner"),
    "communities": ("network", "--communities"),
    "resolution": ("network", "--resolution"),
    "n_topics": ("topics", "--topics"),
    "max_topics": ("topics", "--max-topics"),
}


def methods(look: Lookup) -> list[str]:
    """Paragraphs on how the report was made, with every parameter.

    Parameters
    ----------
    look
        The study's lookup.
    """
    first = " ".join((reading_words(look), names_words(look)))
    network = (network_words(look), measures_words(look))
    told = (first, who_is_who_words(look), *network, topics_words(look), movement_words(look))
    return [part for part in told if part]


def reading_words(look: Lookup) -> str:
    """Sentences on what was read, what the user said about it, and what counts as one paper.

    Parameters
    ----------
    look
        The study's lookup.
    """
    inputs = look.study.corpus.inputs
    as_of = look.study.as_of
    is_set = look.study.settings.as_of is not None
    until = f", {'reference' if is_set else 'latest'} date {as_of.isoformat()}{' (set)' * is_set}" if as_of else ""
    source = f"from {counted(len(inputs), 'file')}" if inputs else "from tables"
    verb = "was" if len(look.papers) == 1 else "were"
    once = (
        "Records of one paper count once, a preprint and its publication too."
        if look.study.settings.resolve.versions == "once"
        else "Records of one paper count once, but a preprint and its publication are two."
    )
    return (
        f"{count_of(len(look.papers), 'paper')} {verb} read {source} with graphlab {__version__}{until}."
        f"{hint_words(look.study.settings.read)} {once}"
    )


def hint_words(settings: ReadSettings) -> str:
    """Sentences on what the user said about the input, with a space before each; empty where nothing was said.

    Examples
    --------
    >>> hint_words(ReadSettings(year_hint=2026, mapping=(("title", "Titel"),)))
    ' Dates without a year were given 2026. Columns were named by hand: title = Titel.'
    """
    year = f" Dates without a year were given {settings.year_hint}." if settings.year_hint is not None else ""
    pairs = [f"{field} = {printable(column)}" for field, column in settings.mapping]
    return f"{year} Columns were named by hand: {listing(pairs)}." if pairs else year


def names_words(look: Lookup) -> str:
    """Sentence on how names became people.

    Parameters
    ----------
    look
        The study's lookup.
    """
    if look.study.settings.resolve.mode == "names":
        return "Only names printed alike were taken for one person."
    return (
        "Names became people by their spelling together with coauthors, topics, venues, years, affiliations and ids, "
        f"each with a weight learned without labels {cite('torvik2009')}; different forms of a name were joined only "
        "where these leave little doubt."
    )


def versions() -> dict[str, str]:
    """Versions of the libraries that a result may depend on."""
    return {"graphlab": __version__} | {name: version(name) for name in LIBRARIES}


def command(look: Lookup) -> str:
    """Command that makes the report again.

    Parameters
    ----------
    look
        The study's lookup.
    """
    names = [shlex.quote(printable(item.name)) for item in look.files] or ["FILE"]
    if len(names) > SHOWN_FILES:  # a page of names that manifest.json has, too
        names = [names[0], "...", names[-1]]
    return " ".join(["graphlab report", *names, *changed_options(look.study.settings), "-o report"])


def changed_options(settings: Settings) -> list[str]:
    """Options of every setting that is not at its default.

    Parameters
    ----------
    settings
        Any settings.

    Examples
    --------
    >>> from graphlab.settings import NetworkSettings, TopicSettings
    >>> changed_options(Settings(network=NetworkSettings(include_owner=True), topics=TopicSettings(n_topics=6)))
    ['--include-owner', '--topics 6']
    """
    default = Settings().to_dict()
    used = settings.to_dict()
    options: list[str] = []
    for name, (part, option) in _OPTIONS.items():
        value = used[part][name]
        if value != default[part][name]:
            options.append(
                option if value is True else f"{option} {value:g}" if isinstance(value, float) else f"{option} {value}"
            )
    options += [f"--map {shlex.quote(f'{field}={printable(column)}')}" for field, column in settings.read.mapping]
    if settings.topics.edits != ThemeEdits():
        options.append("--themes FILE")
    rules = settings.resolve.thesaurus
    if rules:
        options.append(f"--thesaurus {shlex.quote(printable(rules.file) or 'FILE')}")
    if used["random_state"] != default["random_state"]:
        options.append(f"--random-state {used['random_state']}")
    if used["as_of"]:
        options.append(f"--as-of {used['as_of']}")
    if used["lang"] != default["lang"]:
        options.append(f"--lang {used['lang']}")
    return options
