"""The single path from a corpus to a study, readable from top to bottom."""

from collections.abc import Callable
from datetime import date

from graphlab import analysis, network
from graphlab.corpus import Corpus
from graphlab.resolve import resolve
from graphlab.settings import Settings
from graphlab.study import Study
from graphlab.topics import TopicModel


def analyze(
    corpus: Corpus, settings: Settings | None = None, *, progress: Callable[[str], None] | None = None
) -> Study:
    """Study of a corpus: who works with whom, on what, since when.

    Parameters
    ----------
    corpus
        Papers as `graphlab.read` gives them.
    settings
        Every parameter; the defaults are explained in `Settings`.
    progress
        Called with the name of each stage as it begins.

    Returns
    -------
    Study
        Tables, network and topics. The same corpus and settings give the same study, whatever the order of the
        records.

    Examples
    --------
    >>> from graphlab.sources import read
    >>> analyze(read("seeds/000_324a95f0e513ba83.txt"))
    <Study of Yonggang Wen: 50 papers, 79 collaborators, 46 bylines cut>
    """
    settings = settings or Settings()
    progress = progress or _silent
    progress("who is who")
    corpus = resolve(corpus, settings.resolve)
    progress("topics")
    topics = TopicModel(
        settings.topics.n_topics,
        max_topics=settings.topics.max_topics,
        edits=settings.topics.edits,
        random_state=settings.random_state,
    ).fit(corpus.papers[["title", "abstract"]])
    assigned = analysis.paper_themes(corpus, topics)
    themes = analysis.research_themes(corpus, topics, assigned)
    author_themes = analysis.author_themes(corpus, assigned)
    progress("network")
    coauthor_network = network.coauthor_network(
        corpus,
        counting=settings.network.counting,
        include_owner=settings.network.include_owner,
        max_team=settings.network.max_team,
    )
    community = network.communities(
        coauthor_network,
        objective=settings.network.communities,
        resolution=settings.network.resolution,
        random_state=settings.random_state,
    )
    collaborators = analysis.collaborators(corpus, coauthor_network, community=community, author_theme=author_themes)
    return Study(
        corpus=corpus,
        settings=settings,
        as_of=settings.as_of or latest_date(corpus),
        network=coauthor_network,
        topics=topics,
        collaborators=collaborators,
        coauthors=analysis.coauthors(coauthor_network),
        communities=analysis.communities(corpus, collaborators, assigned=assigned, themes=themes),
        themes=themes,
        paper_themes=assigned,
        theme_years=analysis.theme_years(corpus, assigned),
        author_themes=author_themes,
        theme_scan=topics.scan_,
    )


def latest_date(corpus: Corpus) -> date | None:
    """Latest date of any paper, inferred years included; the reference date when none is given.

    A paper dated by year or month alone counts as the first day of it. ``None`` where no paper has a year.

    Examples
    --------
    >>> from graphlab.sources import read
    >>> latest_date(read("seeds/000_324a95f0e513ba83.txt"))
    datetime.date(2026, 4, 16)
    """
    dated = corpus.papers.dropna(subset="year")
    if dated.empty:
        return None
    columns = dated[["year", "month", "day"]].fillna(1).astype(int)
    return max(date(y, m, d) for y, m, d in columns.itertuples(index=False))


def _silent(stage: str) -> None:
    """Progress for a caller who asked for none."""
