"""The two sides of a comparison: two inputs, two dates, two groups or two people of one study."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from graphlab.analysis.comparison import Comparison, compare
from graphlab.analysis.identity import authors_called, near_names
from graphlab.analysis.parts import Part, Side, part_of
from graphlab.analysis.two_inputs import papers_in
from graphlab.corpus import Corpus
from graphlab.errors import SettingsError

Kind = Literal["inputs", "dates", "groups", "people"]


@dataclass(frozen=True, kw_only=True)
class Sides:
    """Two parts of one study, to be compared.

    Attributes
    ----------
    kind
        What the sides are.
    labels
        What to call A and B.
    parts
        A and B.
    authors
        For two people, their author ids.
    """

    kind: Kind
    labels: tuple[str, str]
    parts: tuple[Part, Part]
    authors: tuple[str, ...] = ()


def sides_by_input(study: Side, files: Sequence[frozenset[str]], *, labels: tuple[str, str]) -> Sides:
    """Papers of two inputs.

    Parameters
    ----------
    study
        Study of both inputs as one corpus (`graphlab.analysis.united`).
    files
        Names of the input files of each side, as ``United.files`` gives them.
    labels
        What to call the two.
    """
    parts = [part_of(study, papers_in(study.corpus, names)) for names in files]
    return Sides(kind="inputs", labels=labels, parts=(parts[0], parts[1]))


def sides_by_date(study: Side, years: tuple[int, int]) -> Sides:
    """Papers up to the end of each of two years, the earlier first; papers without a year are in neither.

    Parameters
    ----------
    study
        The study.
    years
        The two years.

    Raises
    ------
    SettingsError
        If no paper is that old.

    Examples
    --------
    >>> import graphlab as gl
    >>> study = gl.analyze(gl.read("seeds/000_324a95f0e513ba83.txt"))
    >>> [len(part.corpus) for part in sides_by_date(study, (2022, 2020)).parts]
    [5, 19]
    """
    papers = study.corpus.papers
    first, last = sorted(years)
    known = papers["year"].dropna()
    if known.empty or first < known.min():
        there = "no paper has a year" if known.empty else f"the papers are from {known.min()} to {known.max()}"
        msg = f"no paper is dated {first} or before: {there}"
        raise SettingsError(msg, hint="give years between the first and the last of the papers")
    found = [
        part_of(study, papers.loc[(papers["year"] <= year).fillna(value=False), "paper_id"]) for year in (first, last)
    ]
    return Sides(kind="dates", labels=(f"up to {first}", f"up to {last}"), parts=(found[0], found[1]))


def sides_by_group(study: Side, letters: tuple[str, str]) -> Sides:
    """Papers with at least one member of each of two groups.

    Parameters
    ----------
    study
        The study.
    letters
        Letters of the groups on figures and in tables; small letters are read as capitals.

    Raises
    ------
    SettingsError
        If no group has such a letter.

    Examples
    --------
    >>> import graphlab as gl
    >>> study = gl.analyze(gl.read("seeds/000_324a95f0e513ba83.txt"))
    >>> sides_by_group(study, ("a", "B")).labels
    ('group A', 'group B')
    """
    parts = [part_of(study, _papers_by(study.corpus, _members(study, letter)), groups="whole") for letter in letters]
    labels = [f"group {letter.strip().upper()}" for letter in letters]
    return Sides(kind="groups", labels=(labels[0], labels[1]), parts=(parts[0], parts[1]))


def sides_by_person(study: Side, names: tuple[str, str]) -> Sides:
    """Papers of each of two people.

    Parameters
    ----------
    study
        The study.
    names
        Any spelling of each, or an author id.

    Raises
    ------
    SettingsError
        If nobody is called so, or several people are.

    Examples
    --------
    >>> import graphlab as gl
    >>> study = gl.analyze(gl.read("seeds/000_324a95f0e513ba83.txt"))
    >>> sides_by_person(study, ("Qinghao Hu", "zhuang, weiming")).labels
    ('Qinghao Hu', 'Weiming Zhuang')
    """
    authors = [_author(study.corpus, name) for name in names]
    parts = [part_of(study, _papers_by(study.corpus, frozenset([author])), groups="whole") for author, _ in authors]
    return Sides(
        kind="people",
        labels=(authors[0][1], authors[1][1]),
        parts=(parts[0], parts[1]),
        authors=tuple(author for author, _ in authors),
    )


def compared_sides(sides: Sides) -> Comparison:
    """Comparison of two sides.

    Parameters
    ----------
    sides
        The sides. Two groups or two people are not matched by group: a person stands in the group of the whole, and
        the two people who are compared are not listed as each other's people.
    """
    found = compare(*sides.parts)
    if sides.kind in ("inputs", "dates"):
        return found
    people = found.people
    is_other = ~people["author_id_a"].fillna(people["author_id_b"]).isin(sides.authors)
    return replace(found, groups=found.groups.head(0), people=people[is_other].reset_index(drop=True))


def _papers_by(corpus: Corpus, authors: frozenset[str]) -> frozenset[str]:
    """Papers with at least one of these authors, implied owners included."""
    places = corpus.authorships
    return frozenset(places.loc[places["author_id"].isin(authors), "paper_id"])


def _members(study: Side, letter: str) -> frozenset[str]:
    groups = study.communities[study.communities["letter"] != ""]
    found = groups.loc[groups["letter"] == letter.strip().upper(), "community"]
    if found.empty:
        letters = groups["letter"].tolist()
        there = f"the groups are {letters[0]} to {letters[-1]}" if len(letters) > 1 else f"there is {letters or 'none'}"
        msg = f'there is no group "{letter}": {there}'
        raise SettingsError(msg, hint="tables/communities.csv of a report lists the groups and who is in them")
    people = study.collaborators
    return frozenset(people.loc[people["community"] == found.iloc[0], "author_id"])


def _author(corpus: Corpus, name: str) -> tuple[str, str]:
    """Id and preferred spelling of the one author who is called so."""
    by_id = corpus.authors[corpus.authors["author_id"] == name.strip()]
    called = by_id if len(by_id) else authors_called(corpus, name)
    if called.empty:
        near = near_names(corpus, name)
        msg = f'nobody is called "{name}"'
        raise SettingsError(msg, hint=f"perhaps {' or '.join(near)}" if near else "graphlab authors lists everybody")
    if len(called) > 1:
        them = ", ".join(
            f"{author} ({n} papers)" for author, n in zip(called["author_id"][:5], called["n_papers"][:5], strict=True)
        )
        msg = f'{len(called)} people are called "{name}"'
        raise SettingsError(msg, hint=f"give an author id in place of the name: {them}")
    return str(called["author_id"].iloc[0]), str(called["name"].iloc[0])
