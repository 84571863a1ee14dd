"""The result of an analysis: tables, network, topics, and how they show themselves in a notebook."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from html import escape

import pandas as pd
from matplotlib.axes import Axes

from graphlab import figures
from graphlab.corpus import Corpus
from graphlab.network import CoauthorNetwork
from graphlab.settings import Settings
from graphlab.topics import TopicModel


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Study:
    """Who works with whom and on what, for one corpus; never changed in place.

    Attributes
    ----------
    corpus
        The corpus, resolved: its authors are people, not spellings.
    settings
        Every parameter used.
    as_of
        Reference date; the latest date in the data unless set. ``None`` where no paper has a year.
    network
        Coauthor network; ``study.network.to_networkx()`` gives the networkx graph.
    topics
        Fitted topic model.
    collaborators, coauthors, communities, themes, paper_themes, theme_years, author_themes, theme_scan
        Tables; their columns are documented in `graphlab.analysis.tables`.

    Examples
    --------
    >>> import graphlab as gl
    >>> study = gl.analyze(gl.read("seeds/000_324a95f0e513ba83.txt"))
    >>> study.network.to_networkx().number_of_nodes()
    79
    """

    corpus: Corpus
    settings: Settings
    as_of: date | None
    network: CoauthorNetwork
    topics: TopicModel
    collaborators: pd.DataFrame
    coauthors: pd.DataFrame
    communities: pd.DataFrame
    themes: pd.DataFrame
    paper_themes: pd.DataFrame
    theme_years: pd.DataFrame
    author_themes: pd.DataFrame
    theme_scan: pd.DataFrame

    @property
    def title(self) -> str:
        """Owner of the profile page, or the number of papers where there is none."""
        owners = [profile.owner for profile in self.corpus.profiles]
        return " and ".join(dict.fromkeys(owners)) or f"{len(self.corpus)} papers"

    @cached_property
    def geometry(self) -> figures.Geometry:
        """Positions, hulls and labels of the authors in portrait, computed once and shared by every drawing."""
        return figures.network_geometry(self.collaborators, self.coauthors, self.communities, n_themes=len(self.themes))

    @cached_property
    def network_view(self) -> figures.Geometry:
        """What the network figure shows: authors, or communities where too few of the authors could be named."""
        if len(self.collaborators) <= figures.GROUPS_ABOVE:
            return self.geometry
        return figures.group_geometry(self.collaborators, self.coauthors, self.communities, n_themes=len(self.themes))

    def plot_network(self, *, ax: Axes | None = None) -> Axes:
        """Collaboration network drawn on `ax`, or on a fresh figure of its own size; see `network_view`."""
        return figures.plot_network(self.network_view, ax=ax)

    def plot_timeline(self, *, ax: Axes | None = None) -> Axes:
        """Papers by year and theme drawn on `ax`, or on a fresh figure."""
        papers = self.paper_themes.merge(self.corpus.papers[["paper_id", "year", "date_inferred"]], on="paper_id")
        return figures.plot_timeline(papers, self.themes, part_year=self.part_year, ax=ax)

    def plot_theme_map(self, *, ax: Axes | None = None) -> Axes:
        """Papers placed near similar papers, themes named, drawn on `ax` or on a fresh figure."""
        return figures.plot_theme_map(self.paper_themes, self.themes, ax=ax)

    @property
    def part_year(self) -> int | None:
        """Year that was not over at the reference date; ``None`` where no such year is known.

        A year that every paper prints may be over, however early its last paper. The year is known to run on the
        reference date only where that was set, or where a paper prints no year because it is of the current one.
        """
        if self.as_of is None or (self.as_of.month, self.as_of.day) == (12, 31):
            return None
        years = self.corpus.papers["year"]
        is_known = (
            self.settings.as_of is not None or (years[self.corpus.papers["date_inferred"]] == self.as_of.year).any()
        )
        return self.as_of.year if is_known and not (years > self.as_of.year).any() else None

    def __repr__(self) -> str:
        cut = f", {self.corpus.n_cut} bylines cut" if self.corpus.n_cut else ""
        return f"<Study of {self.title}: {len(self.corpus)} papers, {len(self.collaborators)} collaborators{cut}>"

    def _repr_html_(self) -> str:
        figure = figures.render_svg(self.plot_network().figure)
        caveat = (
            f" {self.corpus.n_cut} of {len(self.corpus)} author lists are cut: counts are lower bounds."
            if self.corpus.n_cut
            else ""
        )
        caption = (
            f"{len(self.corpus)} papers, {len(self.collaborators)} collaborators, {len(self.themes)} themes.{caveat}"
        )
        table = self.themes[["label", "n_papers", "first_year", "last_year"]].to_html(
            index=False, escape=True, border=0
        )
        return (
            f"<figure>{figure}<figcaption><strong>{escape(self.title)}</strong>: {escape(caption)}</figcaption>"
            f"</figure>{table}"
        )
