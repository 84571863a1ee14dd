"""Part of a study: what it says about some of its papers, with the same people and the same themes."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal, Protocol

import pandas as pd

from graphlab import network as net
from graphlab.analysis.people import coauthors, communities
from graphlab.corpus import Corpus
from graphlab.settings import Settings

Groups = Literal["own", "whole"]


class Side(Protocol):
    """What a comparison needs of a study; `graphlab.Study` and `graphlab.analysis.Part` have it."""

    @property
    def settings(self) -> Settings: ...  # noqa: D102 # as in Study
    @property
    def corpus(self) -> Corpus: ...  # noqa: D102 # as in Study
    @property
    def collaborators(self) -> pd.DataFrame: ...  # noqa: D102
    @property
    def coauthors(self) -> pd.DataFrame: ...  # noqa: D102
    @property
    def communities(self) -> pd.DataFrame: ...  # noqa: D102
    @property
    def themes(self) -> pd.DataFrame: ...  # noqa: D102
    @property
    def paper_themes(self) -> pd.DataFrame: ...  # noqa: D102


@dataclass(frozen=True, kw_only=True)
class Part:
    """Part of a study; its tables have the columns of the study's, `collaborators` those that comparing needs.

    Attributes
    ----------
    settings
        Those of the whole.
    corpus
        The papers of the part and the people on them.
    collaborators
        ``author_id``, ``name``, ``papers``, ``component`` and ``community`` of everyone in the network of the part.
    coauthors, communities, themes, paper_themes
        As in `graphlab.Study`; all themes of the whole are kept, some perhaps with no paper.
    """

    settings: Settings
    corpus: Corpus
    collaborators: pd.DataFrame
    coauthors: pd.DataFrame
    communities: pd.DataFrame
    themes: pd.DataFrame
    paper_themes: pd.DataFrame


def part_of(study: Side, papers: Collection[str], *, groups: Groups = "own") -> Part:
    """Part of a study that some of its papers make.

    Parameters
    ----------
    study
        The whole.
    papers
        Ids of the papers; ids the study does not have are left out.
    groups
        ``"own"``: communities are found in the part's own network, as they stood in it. ``"whole"``: everybody stays
        in the community of the whole.

    Returns
    -------
    Part

    Examples
    --------
    >>> import graphlab as gl
    >>> study = gl.analyze(gl.read("seeds/000_324a95f0e513ba83.txt"))
    >>> part = part_of(study, study.corpus.papers["paper_id"].head(9))
    >>> len(part.corpus), len(part.themes) == len(study.themes)
    (9, True)
    """
    corpus, settings = subcorpus(study.corpus, papers), study.settings
    network = net.coauthor_network(
        corpus,
        counting=settings.network.counting,
        include_owner=settings.network.include_owner,
        max_team=settings.network.max_team,
    )
    people = network.authors[["author_id", "name", "papers"]].set_index("author_id")
    people["component"] = net.connected_components(network)
    if groups == "own":
        people["community"] = net.communities(
            network,
            objective=settings.network.communities,
            resolution=settings.network.resolution,
            random_state=settings.random_state,
        )
    else:
        people["community"] = study.collaborators.set_index("author_id")["community"].reindex(people.index)
    people = people.reset_index().sort_values(["papers", "name", "author_id"], ascending=[False, True, True])
    assigned = study.paper_themes[study.paper_themes["paper_id"].isin(corpus.papers["paper_id"])].reset_index(drop=True)
    sizes = study.themes["theme_id"].map(assigned["theme_id"].value_counts()).fillna(0).astype("int64")
    found = communities(corpus, people, assigned=assigned, themes=study.themes)
    if groups == "whole":
        letters = study.communities.set_index("community")[["letter", "label"]]
        found = found.drop(columns=["letter", "label"]).merge(letters, left_on="community", right_index=True)
    return Part(
        settings=settings,
        corpus=corpus,
        collaborators=people.reset_index(drop=True),
        coauthors=coauthors(network),
        communities=found,
        themes=study.themes.assign(n_papers=sizes),
        paper_themes=assigned,
    )


def subcorpus(corpus: Corpus, papers: Collection[str]) -> Corpus:
    """Corpus of some of its papers, with the people on them.

    Parameters
    ----------
    corpus
        The whole, resolved.
    papers
        Ids of the papers to keep.

    Examples
    --------
    >>> from graphlab.sources import read
    >>> corpus = read("seeds/000_324a95f0e513ba83.txt")
    >>> subcorpus(corpus, corpus.papers["paper_id"].head(3))
    <Corpus: 3 papers, 10 authors, 3 bylines cut, 5 issues>
    """
    kept = set(papers)
    rows = corpus.papers[corpus.papers["paper_id"].isin(kept)].reset_index(drop=True)
    places = corpus.authorships[corpus.authorships["paper_id"].isin(kept)].reset_index(drop=True)
    counts = places.groupby("author_id")["paper_id"].nunique()
    authors = corpus.authors[corpus.authors["author_id"].isin(counts.index)].reset_index(drop=True)
    authors["n_papers"] = authors["author_id"].map(counts).astype("Int64")
    issues = corpus.issues[corpus.issues["paper_id"].isin(kept)].reset_index(drop=True)
    return replace(corpus, papers=rows, authorships=places, authors=authors, issues=issues)
