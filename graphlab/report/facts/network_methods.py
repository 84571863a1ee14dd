"""How the network was made and measured, in words, with every parameter and the source of each method."""

from graphlab.network.partition import default_starts
from graphlab.network.paths import MOST_AUTHORS_FOR_PATHS, SOURCES
from graphlab.report.facts.lookup import Lookup
from graphlab.report.facts.references import cite
from graphlab.report.facts.words import count_of, counted, listing, portion

OBJECTIVE = {
    "modularity": "modularity",
    "association": "the CPM quality on association strengths, as in VOSviewer",
}
_OBJECTIVE_SOURCES = {"modularity": ("newman2004",), "association": ("traag2011", "waltman2010")}
_MINUS = "\N{MINUS SIGN}"


def weight_words(counting: str) -> str:
    """What the weight of a tie is.

    Examples
    --------
    >>> weight_words("full")
    'the number of joint papers (Perianes-Rodriguez et al. 2016: full counting)'
    >>> weight_words("fractional")
    'Newman’s, the sum of 1/(n − 1) over joint papers of n authors (Newman 2001)'
    """
    return {
        "full": f"the number of joint papers {cite('perianes2016', note='full counting')}",
        "fractional": f"Newman’s, the sum of 1/(n {_MINUS} 1) over joint papers of n authors {cite('newman2001')}",
        "pair": f"the sum of 2/(n(n {_MINUS} 1)) over joint papers of n authors",
    }[counting]


def network_words(look: Lookup) -> str:
    """Sentences on the network, its weights, its groups and its layout.

    Parameters
    ----------
    look
        The study's lookup.
    """
    settings = look.study.settings
    cut = (
        "On a cut list n is the least number of authors the record allows. "
        if look.n_cut and settings.network.counting != "full"
        else ""
    )
    objective = settings.network.communities
    starts = default_starts(len(look.coauthors))
    best = f"best of {starts:,} runs" if starts > 1 else "one run"
    how = f"resolution {settings.network.resolution:g}, random state {settings.random_state}, {best}"
    return (
        f"Two people are tied if a paper lists both; the weight is {weight_words(settings.network.counting)}. {cut}"
        f"{_team_words(look)}{_owner_words(look)}"
        f"Groups maximise {OBJECTIVE[objective]} {cite(*_OBJECTIVE_SOURCES[objective])} and were found by the Leiden "
        f"algorithm {cite('traag2019', note=how)}; they are numbered by size. {certainty_words(look)}"
        f"{_layout_words(look)}"
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
        f"When the papers are drawn again with replacement {cite('efron1993')}, {runs} over, "
        f"{portion(sure, len(table))} people in groups keep half or more of their group on average (median "
        f"{table['certainty'].median():.0%}). "
    )


def measures_words(look: Lookup) -> str:
    """Sentences on the measures of people in the tables; empty where nobody is tied, or lists are cut.

    On cut lists such measures say little of the people, and the report does not speak of them.

    Parameters
    ----------
    look
        The study's lookup.
    """
    if not look.coauthors or look.n_incomplete:
        return ""
    sampled = (
        f" In parts of the network with more than {MOST_AUTHORS_FOR_PATHS:,} people these three are estimated from "
        f"the paths that begin at {SOURCES} people drawn at random {cite('geisberger2008', 'eppstein2004')}, each with "
        "its error."
        if any(row["betweenness_error"] for row in look.collaborators)
        else ""
    )
    return (
        f"In tables/collaborators.csv strength is the summed weight of a person’s ties {cite('barrat2004')}; the "
        f"length of a tie is 1/weight {cite('newman2001')} in betweenness {cite('freeman1977', 'brandes2001')}, "
        f"closeness and harmonic centrality {cite('boldi2014')}.{sampled} The other measures are PageRank "
        f"{cite('brin1998', note='damping 0.85')}, eigenvector centrality, cores {cite('seidman1983')}, effective size "
        f"{cite('burt1992')}, constraint {cite('burt2004')}, and participation and z-score in the group "
        f"{cite('guimera2005')}."
    )


def _team_words(look: Lookup) -> str:
    n_large, limit = look.study.network.n_large, look.study.settings.network.max_team
    if not n_large:
        return f"Papers with more than {limit:,} authors would tie nobody; there is none. "
    verb = "ties" if n_large == 1 else "tie"
    return f"{count_of(n_large, 'paper')} with more than {limit:,} authors {verb} nobody. "


def _owner_words(look: Lookup) -> str:
    if not look.owners:
        return ""
    what = "left out of the network" if look.owner_left_out else "kept in the network"
    return (
        f"{listing(look.owners)} {'is' if len(look.owners) == 1 else 'are'} counted on every paper of the profile and "
        f"{what}. "
    )


def _layout_words(look: Lookup) -> str:
    how = f"Positions on the figure are those of a spring model {cite('kamada1989')}; distances"
    return f"{how if look.coauthors else 'Distances'} are for reading, not measurement."
