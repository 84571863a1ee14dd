"""How the report was made: a paragraph to paste into a paper, and the command that makes it again."""

import shlex
from importlib.metadata import version

from graphlab import __version__
from graphlab.report.facts.identity import who_is_who_words
from graphlab.report.facts.lookup import Lookup
from graphlab.report.facts.words import count_of, counted, listing, printable
from graphlab.settings import Settings
from graphlab.topics.scan import N_RESAMPLES, NEAR_BEST, RESAMPLED_SHARE

LIBRARIES = ("igraph", "matplotlib", "networkx", "numpy", "pandas", "scikit-learn", "scipy", "typst")
OBJECTIVE = {
    "modularity": "modularity",
    "association": "the CPM quality on association strengths, as in VOSviewer",
}
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

WEIGHTS = {
    "full": "the number of joint papers",
    "fractional": "Newman’s weight, the sum of 1/(n \N{MINUS SIGN} 1) over joint papers",
    "pair": "the sum of 2/(n(n \N{MINUS SIGN} 1)) over joint papers",
}


def methods(look: Lookup) -> list[str]:
    """Paragraphs on how the report was made, with every parameter.

    Parameters
    ----------
    look
        The study's lookup.
    """
    first = " ".join((reading_words(look), names_words(look)))
    return [part for part in (first, who_is_who_words(look), network_words(look), topics_words(look)) if part]


def reading_words(look: Lookup) -> str:
    """Sentence on what was read and which dates were inferred.

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
    return f"{count_of(len(look.papers), 'paper')} {verb} read {source} with graphlab {__version__}{until}."


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
        "Names became people by their spelling together with coauthors, topics, venues, years, affiliations and ids; "
        "different forms of a name were joined only where these leave little doubt."
    )


def network_words(look: Lookup) -> str:
    """Sentences on the network, its weights, its groups and its layout.

    Parameters
    ----------
    look
        The study's lookup.
    """
    settings = look.study.settings
    owner = (
        f"{listing(look.owners)} {'is' if len(look.owners) == 1 else 'are'} counted on every paper of the profile and "
        "left out of the network. "
        if look.owner_left_out
        else ""
    )
    weight = WEIGHTS[settings.network.counting]
    n_large = look.study.network.n_large
    large = (
        f"{n_large} paper{'s' if n_large > 1 else ''} with more than {settings.network.max_team} authors "
        f"tie{'' if n_large > 1 else 's'} nobody. "
        if n_large
        else ""
    )
    cut = (
        "On a cut list n is the least number of authors the record allows. "
        if look.n_cut and settings.network.counting != "full"
        else ""
    )
    return (
        f"Two people are tied if a paper lists both; the weight is {weight}. {cut}{large}{owner}"
        f"Groups maximise {OBJECTIVE[settings.network.communities]} (Leiden algorithm, resolution "
        f"{settings.network.resolution:g}, random state {settings.random_state}, best of several runs) and "
        f"are numbered by size. {certainty_words(look)}Distances on the figures are for reading, not measurement."
    )


def certainty_words(look: Lookup) -> str:
    """Sentence on how many people stay with their group when the papers are drawn again; empty where nobody has one.

    Parameters
    ----------
    look
        The study's lookup.
    """
    table = look.study.community_certainty.dropna(subset="certainty")
    if table.empty:
        return ""
    sure = int((~table["is_border"]).sum())
    runs = counted(int(table["n_runs"].max()), "time")
    return (
        f"When the papers are drawn again with replacement, {runs} over, {sure:,} of the {len(table):,} people in "
        f"groups keep half or more of their group on average (median {table['certainty'].median():.0%}). "
    )


def topics_words(look: Lookup) -> str:
    """Sentences on the themes and how their number was chosen.

    Parameters
    ----------
    look
        The study's lookup.
    """
    n = len(look.themes)
    if n < 2:
        return "Titles and abstracts were compared by their words (BM25); one theme holds all papers."
    settings = look.study.settings
    tried = look.study.theme_scan["n_topics"].tolist()
    if settings.topics.n_topics is not None:
        chosen = f"Their number, {n}, was set by hand."
    elif len(tried) == 1:
        chosen = f"No other number than {n} was tried."
    else:
        chosen = (
            f"Of {min(tried)} to {max(tried)} themes, {n} is the most stable number among those within {NEAR_BEST:.0%} "
            "of the largest modularity (tables/theme_scan.csv)."
        )
    return (
        "Titles and abstracts, cleaned of markup and boilerplate, were compared by the BM25 weights of their words, "
        "drawn towards their nearest neighbours, reduced by SVD and grouped by spherical k-means (random state "
        f"{settings.random_state}); each paper then went to the group whose words are most like its own. {chosen} "
        "Names use the terms with the highest c-TF-IDF; certainty is the share of "
        f"{N_RESAMPLES} resamples of {RESAMPLED_SHARE:.0%} of the papers in which a paper falls into its own theme."
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
    names = [shlex.quote(printable(item.name)) for item in look.study.corpus.inputs] or ["FILE"]
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
    rules = settings.resolve.thesaurus
    if rules:
        options.append(f"--thesaurus {shlex.quote(printable(rules.file) or 'FILE')}")
    if used["random_state"] != default["random_state"]:
        options.append(f"--random-state {used['random_state']}")
    if used["as_of"]:
        options.append(f"--as-of {used['as_of']}")
    return options
