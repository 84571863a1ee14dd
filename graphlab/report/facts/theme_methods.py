"""How themes were found, chosen and followed over the years, in words, with every parameter and its sources."""

from graphlab.analysis.trends import N_SHUFFLES
from graphlab.report.facts import movement
from graphlab.report.facts.lookup import Lookup
from graphlab.report.facts.references import cite
from graphlab.report.facts.words import counted, listing
from graphlab.settings import ThemeEdits
from graphlab.topics.clustering import N_DIMENSIONS, N_SMOOTHINGS, SMOOTHING
from graphlab.topics.neighbours import MOST_EXACT, PER_BINARY_DIGIT
from graphlab.topics.scan import MOST_RESAMPLED, N_RESAMPLES, NEAR_BEST, NEARLY_AS_STABLE, RESAMPLED_SHARE
from graphlab.topics.terms import LENGTH_SHARE, SATURATION, TITLE_WEIGHT


def topics_words(look: Lookup) -> str:
    """Sentences on the themes and how their number was chosen.

    Parameters
    ----------
    look
        The study's lookup.
    """
    settings = look.study.settings
    changed = edits_words(settings.topics.edits)
    if len(look.themes) < 2:
        by_hand = " (set by hand)" if settings.topics.n_topics == 1 else ""
        return (
            f"Titles and abstracts were compared by the BM25 weights of their words {cite('robertson2009')}; one theme "
            f"holds all papers{by_hand}.{changed}"
        )
    return f"{_grouping_words(look)} {_number_words(look)}{changed} {_naming_words(look)}"


def edits_words(edits: ThemeEdits) -> str:
    """Sentence on what the user changed about the themes, with a space before it; empty where nothing was.

    Examples
    --------
    >>> edits_words(ThemeEdits(renames=(("1", "Trees"),), merges=((("2", "3"), ""),)))
    ' Themes were then changed by hand: one merge and one new name (settings in manifest.json).'
    >>> edits_words(ThemeEdits())
    ''
    """
    made = [
        counted(n, kind)
        for n, kind in ((len(edits.pins), "pin"), (len(edits.merges), "merge"), (len(edits.renames), "new name"))
        if n
    ]
    return f" Themes were then changed by hand: {listing(made)} (settings in manifest.json)." if made else ""


def movement_words(look: Lookup) -> str:
    """Sentences on how change over the years was tested; empty where the report tells of none.

    Parameters
    ----------
    look
        The study's lookup.
    """
    if not movement.is_told(look):
        return ""
    return (
        f"Whether a theme’s share of the papers rises or falls is tested by the Cochran-Armitage trend "
        f"{cite('armitage1955')}, adjusted over the themes {cite('benjamini1995')}; a term’s, by the largest trend of "
        f"any term in {N_SHUFFLES} shuffles of the years {cite('westfall1993')}, random state "
        f"{look.study.settings.random_state}. Shares of a year have Wilson’s interval {cite('wilson1927')}. Centrality "
        f"and density of themes in tables/theme_strategy.csv are Callon’s {cite('callon1991')}."
    )


def _grouping_words(look: Lookup) -> str:
    n_dimensions = max([N_DIMENSIONS, *look.study.theme_scan["n_topics"].tolist()])
    cells = ", looked for in the nearest cells only" if len(look.papers) > MOST_EXACT else ""
    seed = f"random state {look.study.settings.random_state}"
    weights = f"k1 {SATURATION:g}, b {LENGTH_SHARE:g}, words of titles {TITLE_WEIGHT:g} times"
    return (
        "Titles and abstracts, cleaned of markup and boilerplate, were compared by the BM25 weights of their words "
        f"{cite('robertson2009', note=weights)}, drawn {counted(N_SMOOTHINGS, 'time')} by {SMOOTHING:g} towards their "
        f"{PER_BINARY_DIGIT:g} log2(papers) nearest neighbours{cells}, reduced by SVD to {n_dimensions} dimensions at "
        "most and grouped by "
        f"spherical k-means {cite('dhillon2001', note=seed)}; each paper then "
        f"went to the group whose words are most like its own {cite('rocchio1971')}."
    )


def _number_words(look: Lookup) -> str:
    scan = look.study.theme_scan
    tried: list[int] = scan["n_topics"].tolist()
    # What was found before the user joined or pinned any.
    n = (
        scan.loc[scan["chosen"], "n_topics"].iloc[0]
        if look.study.settings.topics.edits != ThemeEdits()
        else len(look.themes)
    )
    if look.study.settings.topics.n_topics is not None:
        return f"Their number, {n}, was set by hand."
    if len(tried) == 1:
        return f"No other number than {n} was tried."
    stability = f"stability {cite('hubert1985', note='adjusted Rand index')}"
    return (
        f"Of {min(tried)} to {max(tried)} themes, {n} is the largest number with a modularity "
        f"{cite('newman2004')} within {NEAR_BEST:.0%} of the best and a {stability} within "
        f"{NEARLY_AS_STABLE:g} of the best of these (tables/theme_scan.csv)."
    )


def _naming_words(look: Lookup) -> str:
    n = len(look.papers)
    drawn = f"{RESAMPLED_SHARE:.0%}" if RESAMPLED_SHARE * n <= MOST_RESAMPLED else f"{MOST_RESAMPLED}"
    places = f" Places on the map are by stress majorisation {cite('gansner2005')}." if n > 2 else ""
    return (
        f"Names use the words, and phrases that are no chance neighbours {cite('dunning1993')}, with the highest "
        f"c-TF-IDF {cite('grootendorst2022')}; certainty is the share of {N_RESAMPLES} resamples of {drawn} of the "
        f"papers in which a paper falls into its own theme, themes matched one to one {cite('kuhn1955')}.{places}"
    )
