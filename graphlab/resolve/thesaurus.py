"""What a user decided about names -> which authorships that is about."""

from collections.abc import Iterable
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
    by_paper = {_key(name) for _, names, _ in rules.splits for name in names}
    limited = {_key(person) for person, names, _ in rules.splits if _key(person) in map(_key, names)}
    for person, names in rules.joins:
        # The label is a spelling of its own, unless other rules say on which papers it is.
        own = () if _key(person) in limited else (person,)
        for name in dict.fromkeys((*own, *names)):
            label.loc[places.named(name, must_occur=name != person)] = places.shown(person)
    apart: list[tuple[pd.Index, pd.Index]] = []
    for person, names, references in rules.splits:
        label.loc[places.on_papers(names, references)] = places.shown(person)
    for key in sorted(by_paper):
        named = places.named(key)
        is_split = label[named].notna()
        apart.append((named[is_split], named[~is_split]))
    ignored = pd.Series(data=False, index=authorships.index)
    for name in rules.ignored:
        ignored.loc[places.named(name)] = True
    apart += [places.pair(*names) for names in rules.apart]
    return Ruled(label=label, ignored=ignored, apart=tuple(apart), unmatched=tuple(dict.fromkeys(places.unmatched)))


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
        spellings = self._spelt(name)
        if must_occur and not spellings:
            self.unmatched.append(f'no author is printed as "{name}"')
        return self._printed(spellings)

    def _spelt(self, name: str) -> list[str]:
        """Spellings of a name; where there are none, those of the name begun at another word (Li Wei for Wei Li)."""
        words = _key(name).split()
        turned = (" ".join(words[start:] + words[:start]) for start in range(max(len(words), 1)))
        return next((self._of_key[key] for key in turned if key in self._of_key), [])

    def shown(self, label: str) -> str:
        """The label, or where it is in small letters (as VOSviewer writes all) how the name is printed most often."""
        spellings = self._spelt(label) if label == label.lower() else []
        return max(sorted(spellings), key=lambda name: len(self._spellings[name]), default=label)

    def _printed(self, spellings: Iterable[str]) -> pd.Index:
        found = [place for spelling in spellings for place in self._spellings[spelling]]
        return self._authorships.index[self._authorships.index.isin(found)]

    def on_papers(self, names: tuple[str, ...], references: Iterable[str]) -> pd.Index:
        """Authorships printed as one of the names on the papers that references mean."""
        named = self._printed(spelling for name in names for spelling in self._spelt(name))
        if named.empty:
            self.unmatched += [f'no author is printed as "{name}"' for name in names]
        papers_of = self._authorships.loc[named, "paper_id"]
        wanted: set[str] = set()
        for reference in references:
            found = self._papers.get(reference.strip().casefold()) or self._papers.get(_folded(reference), [])
            here = set(papers_of) & set(found)
            if not found:
                self.unmatched.append(f'no paper is "{reference}"')
            elif not here and len(named):
                self.unmatched.append(f'no author of "{reference}" is printed as {" or ".join(names)}')
            wanted |= here
        return named[papers_of.isin(wanted)]

    def pair(self, first: str, second: str) -> tuple[pd.Index, pd.Index]:
        """Authorships of two names that are apart; where one key would mean both, those of the two spellings."""
        if _key(first) != _key(second):
            return self.named(first), self.named(second)
        missing = [name for name in (first, second) if name not in self._spellings]
        self.unmatched += [f'no author is printed as "{name}"' for name in missing]
        one, two = (self._printed({name} - set(missing)) for name in (first, second))
        return one, two


def _folded(text: str) -> str:
    """What ways to write one title or the address of one DOI share."""
    plain = text.strip().casefold()
    for start in ("https://", "http://", "dx.", "doi.org/", "doi:"):
        plain = plain.removeprefix(start).strip()
    # The signs of a DOI tell it from others; those of a title do not.
    words = plain if plain.startswith("10.") else "".join(char if char.isalnum() else " " for char in plain)
    return " ".join(words.split())


def _paper_references(papers: pd.DataFrame) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for column in ("paper_id", "doi", "title"):
        for paper_id, text in zip(papers["paper_id"], papers[column], strict=True):
            if isinstance(text, str) and text:
                found.setdefault(_folded(text) or text, []).append(paper_id)
    return found
