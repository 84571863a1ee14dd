"""Every parameter of an analysis, with its default and the reason for it."""

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Literal

LanguageCode = Literal["en", "de", "fr", "es", "zh"]


@dataclass(frozen=True, kw_only=True)
class ReadSettings:
    """How input files are read.

    Attributes
    ----------
    year_hint
        Year to give to dates printed without one. ``None``: the year is inferred from the page itself.
    mapping
        Pairs of a field and the column of a table that holds it, such as ``("title", "Titel")``. Empty: columns are
        known by their usual names.
    """

    year_hint: int | None = None
    mapping: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class NameRules:
    """What a user decided about names; wins over everything graphlab finds out by itself.

    A name stands for every spelling with its key (`graphlab.names.name_key`). `graphlab.sources.read_thesaurus` reads
    rules from a file, `graphlab.resolve.thesaurus.find_ruled` finds the authorships they are about.

    Attributes
    ----------
    joins
        Pairs of a label and names: whoever is printed as the label or as one of the names is one person, called by
        the label. No name stands under two labels, and no label is a name under another.
    splits
        Label, names, papers: who is printed as one of the names on one of these papers is the person called by the
        label, and nobody printed so on other papers is. A paper is given by its id, its DOI or its title.
    apart
        Pairs of names that are never one person. Where both have one key, the spellings are meant.
    ignored
        Names that are left out, such as those of groups.
    declined
        Decision, label, names, papers of what the user refused and no other rule says; does nothing but is not
        suggested again.
    n_open
        Rows of the file that wait for an answer and do nothing yet.
    file
        Name of the file, for messages.

    Examples
    --------
    >>> NameRules(joins=(("Ana Nwosu", ("A. Nwosu", "Ana Nwosu-Bell")),)).joins[0][0]
    'Ana Nwosu'
    """

    joins: tuple[tuple[str, tuple[str, ...]], ...] = ()
    splits: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    ignored: tuple[str, ...] = ()
    declined: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = ()
    n_open: int = field(default=0, compare=False)
    file: str = field(default="", compare=False)

    def __bool__(self) -> bool:
        return bool(self.joins or self.splits or self.apart or self.ignored or self.declined)


@dataclass(frozen=True, kw_only=True)
class ResolveSettings:
    """How records become papers, and printed names authors.

    Attributes
    ----------
    mode
        ``"careful"`` decides by names together with the evidence of the papers, joins forms of a name only where that
        leaves little doubt, and suggests the rest; ``"names"`` joins only names printed alike.
    versions
        ``"once"`` counts a preprint and its published version, or two publications of one paper, as one paper: counted
        twice, they would double every tie between their authors. ``"apart"`` keeps both.
    thesaurus
        What the user decided about names. Held as values and not as a path, so that the manifest shows it whole.
    """

    mode: Literal["careful", "names"] = "careful"
    versions: Literal["once", "apart"] = "once"
    thesaurus: NameRules = field(default_factory=NameRules)


@dataclass(frozen=True, kw_only=True)
class NetworkSettings:
    """How the coauthor network is built and cut into communities.

    Attributes
    ----------
    counting
        What ``weight`` means: ``"full"`` counts joint papers, ``"fractional"`` is Newman's sum of 1/(n-1), ``"pair"``
        the sum of 1/C(n,2), by which every paper adds 1.
        Full by default: on cut bylines n is a lower bound, so the count is the safer number.
    max_team
        Papers with more authors than this join nobody: one paper with 3,303 authors would make three of four ties of a
        corpus of 56,000.
    include_owner
        Keep the owner of a profile page in the drawn and ranked network. Off: with the owner in, the network is
        a star and shows nothing.
    communities
        What communities maximise: ``"modularity"`` of the weights, or ``"association"``, which is VOSviewer's
        clustering, CPM on association strengths. Modularity by default: it is what most readers know and compare with.
    resolution
        Resolution of the communities; 1 is Newman's modularity, and VOSviewer's default.
    """

    counting: Literal["full", "fractional", "pair"] = "full"
    max_team: int = 100
    include_owner: bool = False
    communities: Literal["modularity", "association"] = "modularity"
    resolution: float = 1.0


@dataclass(frozen=True, kw_only=True)
class ThemeEdits:
    """What the user changed about the themes found; a theme is called by its name as shown or its number (1 = largest).

    Attributes
    ----------
    pins
        Terms whose papers make a theme of their own, and its name (empty: found from its papers). Applied first.
    merges
        Themes to join, and the name of the whole (empty: found from its papers).
    renames
        A theme and its new name. Applied last.
    """

    pins: tuple[tuple[tuple[str, ...], str], ...] = ()
    merges: tuple[tuple[tuple[str, ...], str], ...] = ()
    renames: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class TopicSettings:
    """How papers are grouped into topics.

    Attributes
    ----------
    n_topics
        Number of topics; ``None`` chooses it by a scan that is shown in the report.
    max_topics
        Largest number the scan tries; 10 because more colours cannot be told apart on a page.
    edits
        What the user changed about the themes found. Held as values, so that the manifest shows it whole.
    """

    n_topics: int | None = None
    max_topics: int = 10
    edits: ThemeEdits = field(default_factory=ThemeEdits)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Every parameter of an analysis; recorded whole in the manifest.

    Attributes
    ----------
    random_state
        Seed of everything that draws random numbers.
    as_of
        Reference date for "part year" and the like. ``None``: the latest date in the data, never the clock.
    lang
        Language of the headings, labels and numbers of the report: English, German, French, Spanish or Chinese.

    Examples
    --------
    >>> Settings(network=NetworkSettings(counting="fractional")).to_dict()["network"]["counting"]
    'fractional'
    """

    random_state: int = 1
    as_of: date | None = None
    lang: LanguageCode = "en"
    read: ReadSettings = field(default_factory=ReadSettings)
    resolve: ResolveSettings = field(default_factory=ResolveSettings)
    network: NetworkSettings = field(default_factory=NetworkSettings)
    topics: TopicSettings = field(default_factory=TopicSettings)

    def to_dict(self) -> dict[str, Any]:
        """Settings as plain values, dates as ISO text, ready for JSON."""
        values = asdict(self)
        values["as_of"] = self.as_of.isoformat() if self.as_of else None
        return values
