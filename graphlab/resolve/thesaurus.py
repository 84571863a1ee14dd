"""What a user decided about names -> which authorships that is about."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

import pandas as pd

from graphlab.names import name_key
from graphlab.settings import NameRules


@dataclass(frozen=True, eq=False, kw_only=True)
class Ruled:
    """Authorships that a user's rules are about; everything is aligned with or points into the table they came from.

    Attributes
    ----------
    label
        Label of the person that a rule makes an authorship (dtype str); missing where no rule does. Authorships with
        one label are one person, also on one byline; with two labels never. An authorship without a label may still
        be found to be a labelled person, unless `apart` forbids it.
    ignored
        Whether the authorship is left out altogether (dtype bool).
    apart
        Pairs of index labels: no authorship of the first is ever one person with one of the second.
    unmatched
        Names and papers of the rules that do not occur, each with what was looked for, for messages.
    """

    label: pd.Series
    ignored: pd.Series
    apart: tuple[tuple[pd.Index, pd.Index], ...]
    unmatched: tuple[str, ...]


def find_ruled(authorships: pd.DataFrame, papers: pd.DataFrame, rules: NameRules) -> Ruled:
    """Authorships that rules are about.

    Parameters
    ----------
    authorships, papers
        Tables of a corpus.
    rules
        As read by `graphlab.sources.read_thesaurus`.

    Returns
    -------
    Ruled
        Where a name is split, the papers no split names keep their authorships without a label, apart from those that
        were split off.

    Examples
    --------
    >>> table = pd.DataFrame({"paper_id": ["p1", "p2", "p2"], "printed_name": ["A. Nwosu", "Ana Nwosu", "Bo Li"]})
    >>> papers = pd.DataFrame({"paper_id": ["p1", "p2"], "title": ["On Trees", "On Roots"], "doi": [None, None]})
    >>> ruled = find_ruled(table, papers, NameRules(joins=(("Ana Nwosu", ("A. Nwosu", "A. Bell")),)))
    >>> ruled.label.fillna("").tolist(), ruled.unmatched
    (['Ana Nwosu', 'Ana Nwosu', ''], ('no author is printed as "A. Bell"',))
    """
    places = _Places(authorships, papers)
    label = pd.Series(pd.NA, index=authorships.index, dtype="str")
    split_keys = {_key(name) for _, name, _ in rules.splits}
    for person, names in rules.joins:
        # The label is a spelling of its own, unless another rule says which papers printed so are whose.
        own = () if _key(person) in split_keys else (person,)
        for name in (*own, *names):
            label.loc[places.named(name, must_occur=name != person)] = person
    split_off: dict[str, list[Hashable]] = {}
    for person, name, references in rules.splits:
        chosen = places.on_papers(name, references)
        label.loc[chosen] = person
        split_off.setdefault(name, []).extend(chosen)
        if _key(person) not in split_keys:
            label.loc[places.named(person, must_occur=False)] = person
    ignored = pd.Series(data=False, index=authorships.index)
    for name in rules.ignored:
        ignored.loc[places.named(name)] = True
    apart = [*_rests(places, split_off, label), *(places.pair(*names) for names in rules.apart)]
    return Ruled(label=label, ignored=ignored, apart=tuple(apart), unmatched=tuple(dict.fromkeys(places.unmatched)))


def _rests(
    places: "_Places", split_off: dict[str, list[Hashable]], label: pd.Series
) -> Iterator[tuple[pd.Index, pd.Index]]:
    for name, chosen in split_off.items():
        named = places.named(name, must_occur=False)
        rest = named[label[named].isna()]
        yield pd.Index(chosen), rest


def _key(name: str) -> str:
    return name_key(name) or name


class _Places:
    """Where names are printed and which papers references mean."""

    def __init__(self, authorships: pd.DataFrame, papers: pd.DataFrame) -> None:
        self._authorships = authorships
        names = authorships["printed_name"]
        self._spellings = names.groupby(names).groups
        self._of_key: dict[str, list[str]] = {}
        for name in self._spellings:
            self._of_key.setdefault(_key(str(name)), []).append(str(name))
        self._papers = _paper_references(papers)
        self.unmatched: list[str] = []

    def named(self, name: str, *, must_occur: bool = True) -> pd.Index:
        """Authorships printed with the key of a name."""
        spellings = self._of_key.get(_key(name), [])
        if must_occur and not spellings:
            self.unmatched.append(f'no author is printed as "{name}"')
        return self._printed(spellings)

    def _printed(self, spellings: Iterable[str]) -> pd.Index:
        found = [place for spelling in spellings for place in self._spellings[spelling]]
        return self._authorships.index[self._authorships.index.isin(found)]

    def on_papers(self, name: str, references: Iterable[str]) -> pd.Index:
        """Authorships printed as a name on the papers that references mean."""
        named = self.named(name)
        wanted: set[str] = set()
        for reference in references:
            found = self._papers.get(_reference(reference), ())
            here = set(self._authorships.loc[named, "paper_id"]) & set(found)
            if not found:
                self.unmatched.append(f'no paper is "{reference}"')
            elif not here and len(named):
                self.unmatched.append(f'no author of "{reference}" is printed as "{name}"')
            wanted |= here
        return named[self._authorships.loc[named, "paper_id"].isin(wanted)]

    def pair(self, first: str, second: str) -> tuple[pd.Index, pd.Index]:
        """Authorships of two names that are apart; where one key would mean both, those of the two spellings."""
        if _key(first) != _key(second):
            return self.named(first), self.named(second)
        for name in (first, second):
            if name not in self._spellings:
                self.unmatched.append(f'no author is printed as "{name}"')
        return tuple(self._printed([name] if name in self._spellings else []) for name in (first, second))  # type: ignore[return-value] # two of them


def _reference(text: str) -> str:
    """What two ways to write one id, DOI or title share."""
    plain = text.strip().casefold()
    for start in ("https://", "http://", "dx.", "doi.org/", "doi:"):
        plain = plain.removeprefix(start).strip()
    return " ".join("".join(char if char.isalnum() else " " for char in plain).split()) or plain


def _paper_references(papers: pd.DataFrame) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for column in ("paper_id", "doi", "title"):
        for paper_id, text in zip(papers["paper_id"], papers[column], strict=True):
            if isinstance(text, str) and text:
                found.setdefault(_reference(text), []).append(paper_id)
    return found
