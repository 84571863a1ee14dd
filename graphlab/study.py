"""The result of an analysis: tables, network, topics, and how they show themselves in a notebook."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

import pandas as pd
from matplotlib.axes import Axes

from graphlab import analysis, figures
from graphlab.cells import cell_html
from graphlab.corpus import Corpus
from graphlab.network import CoauthorNetwork, community_certainty, resolution_scan
from graphlab.settings import Settings
from graphlab.topics import TopicModel

if TYPE_CHECKING:
    from graphlab.report.cell import ExplorerCell


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

    Notes
    -----
    Tables that not every reader asks for are made when they are first asked for: `theme_terms`, `theme_trends`,
    `term_trends`, `theme_strategy`, `community_themes`, `theme_reach`, `author_focus`, `period_themes`, `turnover`,
    `author_turnover`, `tie_ages`, `tie_survival`, `rising_authors`, `likely_collaborators`, `prediction_quality`.

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

    @cached_property
    def theme_terms(self) -> pd.DataFrame:
        """Most telling terms of each theme; see `graphlab.analysis.theme_terms`."""
        return analysis.theme_terms(self.topics)

    @cached_property
    def theme_trends(self) -> pd.DataFrame:
        """Change of each theme's share of the papers per year; see `graphlab.analysis.theme_trends`."""
        return analysis.theme_trends(self.theme_years, part_year=self.part_year)

    @cached_property
    def term_trends(self) -> pd.DataFrame:
        """Emerging and fading terms among the common ones; see `graphlab.analysis.term_trends`."""
        counts, terms = analysis.common_counts(self.topics)
        years = self.corpus.papers["year"].tolist()
        return analysis.term_trends(counts, terms, years, random_state=self.settings.random_state)

    @cached_property
    def theme_strategy(self) -> pd.DataFrame:
        """Callon's centrality and density of each theme; see `graphlab.analysis.strategic_diagram`."""
        return analysis.strategic_diagram(*analysis.telling_counts(self.topics))

    @cached_property
    def community_themes(self) -> pd.DataFrame:
        """Papers of each community in each theme; see `graphlab.analysis.community_themes`."""
        return analysis.community_themes(self.corpus, self.collaborators, self.paper_themes)

    @cached_property
    def theme_reach(self) -> pd.DataFrame:
        """People and communities that work on each theme; see `graphlab.analysis.theme_reach`."""
        return analysis.theme_reach(self.corpus, self.collaborators, self.paper_themes)

    @cached_property
    def author_focus(self) -> pd.DataFrame:
        """How focused each author is, and who turned to another theme; see `graphlab.analysis.author_focus`."""
        return analysis.author_focus(self.corpus, self.paper_themes, random_state=self.settings.random_state)

    @cached_property
    def period_themes(self) -> pd.DataFrame:
        """Themes found in each period on its own; see `graphlab.analysis.period_themes`."""
        return analysis.period_themes(
            self.corpus, max_topics=self.settings.topics.max_topics, random_state=self.settings.random_state
        )

    @cached_property
    def community_certainty(self) -> pd.DataFrame:
        """How sure each author's community is; see `graphlab.network.community_certainty`."""
        chosen = self.settings.network
        return community_certainty(
            self.network,
            self.collaborators.set_index("author_id")["community"],
            objective=chosen.communities,
            resolution=chosen.resolution,
            random_state=self.settings.random_state,
        )

    @cached_property
    def resolution_scan(self) -> pd.DataFrame:
        """Communities at 17 resolutions and which one that speaks for; see `graphlab.network.resolution_scan`."""
        chosen = self.settings.network
        return resolution_scan(self.network, objective=chosen.communities, random_state=self.settings.random_state)

    @cached_property
    def turnover(self) -> pd.DataFrame:
        """Collaborators gained, kept and lost per year; see `graphlab.analysis.turnover`."""
        return analysis.turnover(self.corpus, as_of=self._as_of_part)

    @cached_property
    def author_turnover(self) -> pd.DataFrame:
        """The same for each author; see `graphlab.analysis.author_turnover`."""
        return analysis.author_turnover(self.corpus, as_of=self._as_of_part)

    @cached_property
    def tie_ages(self) -> pd.DataFrame:
        """Age of each tie; see `graphlab.analysis.tie_ages`."""
        return analysis.tie_ages(self.corpus, as_of=self._as_of_part)

    @cached_property
    def tie_survival(self) -> pd.DataFrame:
        """Share of ties alive after so many years; see `graphlab.analysis.tie_survival`."""
        return analysis.tie_survival(self.corpus, as_of=self._as_of_part)

    @cached_property
    def rising_authors(self) -> pd.DataFrame:
        """Authors whose output grows faster than the corpus; see `graphlab.analysis.rising_authors`."""
        return analysis.rising_authors(self.corpus, as_of=self._as_of_part)

    @cached_property
    def likely_collaborators(self) -> pd.DataFrame:
        """Pairs likely to publish together next; see `graphlab.analysis.likely_collaborators`."""
        return analysis.likely_collaborators(self.corpus, as_of=self._as_of_part, paper_themes=self.paper_themes)

    @cached_property
    def prediction_quality(self) -> pd.DataFrame:
        """How well such pairs were foretold in held-back years; see `graphlab.analysis.prediction_quality`."""
        return analysis.prediction_quality(self.corpus, as_of=self._as_of_part, paper_themes=self.paper_themes)

    @property
    def _as_of_part(self) -> date | None:
        """Reference date where it falls into a year that is known to run on; ``None``: every year counts whole."""
        return self.as_of if self.part_year is not None else None

    def plot_network(self, *, ax: Axes | None = None) -> Axes:
        """Collaboration network drawn on `ax`, or on a fresh figure of its own size; see `network_view`."""
        return figures.plot_network(self.network_view, ax=ax)

    def explore(self, *, height: int = 640) -> "ExplorerCell":
        """Explorer of the study, to look around in within a cell of a notebook.

        Parameters
        ----------
        height
            Height of the frame in pixels; 640 leaves room for the cell on a laptop.

        Examples
        --------
        >>> import graphlab as gl
        >>> gl.analyze(gl.read("seeds/000_324a95f0e513ba83.txt")).explore()
        <Explorer of Yonggang Wen: shows itself in a notebook>
        """
        from graphlab.report.cell import explorer_cell  # noqa: PLC0415 # only who explores pays for the page

        return explorer_cell(self, height=height)

    def plot_timeline(self, *, ax: Axes | None = None) -> Axes:
        """Papers by year and theme drawn on `ax`, or on a fresh figure."""
        papers = self.paper_themes.merge(self.corpus.papers[["paper_id", "year", "date_inferred"]], on="paper_id")
        return figures.plot_timeline(papers, self.themes, part_year=self.part_year, ax=ax)

    def plot_theme_map(self, *, ax: Axes | None = None) -> Axes:
        """Papers placed near similar papers, themes named, drawn on `ax` or on a fresh figure."""
        return figures.plot_theme_map(self.paper_themes, self.themes, ax=ax)

    def plot_theme_streams(self, *, ax: Axes | None = None) -> Axes:
        """Share of each theme in the papers of a year drawn on `ax`, or on a fresh figure."""
        return figures.plot_theme_streams(self.theme_years, self.themes, part_year=self.part_year, ax=ax)

    def plot_group_themes(self, *, ax: Axes | None = None) -> Axes:
        """Papers of each group on each theme, drawn on `ax` or on a fresh figure."""
        return figures.plot_group_themes(self.community_themes, self.communities, self.themes, ax=ax)

    def plot_strategic_diagram(self, *, ax: Axes | None = None) -> Axes:
        """Themes by centrality and density drawn on `ax`, or on a fresh figure."""
        return figures.plot_strategic_diagram(self.theme_strategy, self.themes, ax=ax)

    def plot_alluvial(self, *, ax: Axes | None = None) -> Axes:
        """Themes of each period flowing into those of the next drawn on `ax`, or on a fresh figure."""
        return figures.plot_alluvial(self.period_themes, analysis.theme_evolution(self.period_themes), ax=ax)

    def plot_term_bars(self, *, ax: Axes | None = None) -> Axes:
        """Most telling terms of each theme drawn on `ax`, or on a fresh figure."""
        return figures.plot_term_bars(self.theme_terms, self.themes, ax=ax)

    def plot_theme_dendrogram(self, *, ax: Axes | None = None) -> Axes:
        """Themes joined in pairs, nearest first, drawn on `ax`, or on a fresh figure."""
        return figures.plot_theme_dendrogram(self.topics.hierarchy_, self.themes, ax=ax)

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
        from graphlab.report.page import inline_svg  # noqa: PLC0415 # only a notebook needs it

        cut = (
            f" {self.corpus.n_cut:,} of {len(self.corpus):,} author lists are cut: counts are lower bounds."
            if self.corpus.n_cut
            else ""
        )
        people, papers = len(self.collaborators), len(self.corpus)
        drawn = figures.render_svg(self.plot_network().figure)
        own = f"s{sha256(drawn.encode()).hexdigest()[:8]}-"  # two studies in one notebook share no ids
        columns = {"label": "Theme", "n_papers": "Papers", "first_year": "First", "last_year": "Last"}
        return cell_html(
            title=self.title,
            caption=f"{papers:,} papers, {people:,} collaborators, {len(self.themes):,} themes.{cut}",
            svg=inline_svg(drawn, prefix=own, label=f"Collaboration network: {people:,} people of {papers:,} papers"),
            columns=list(columns.values()),
            rows=self.themes[list(columns)].astype("str").replace("<NA>", "").to_numpy().tolist(),
        )
