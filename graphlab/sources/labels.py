"""Rows of a thesaurus -> rules without chains, duplicates and contradictions."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from graphlab.errors import UnreadableInputError
from graphlab.names import name_key
from graphlab.settings import NameRules

_NUMBER = re.compile(r"\s*\(\d+\)$")


class Rule(NamedTuple):
    """One row that acts: who is printed as one of the names (on these papers, or on all) is the person of the label."""

    line: int
    decision: str
    label: str
    names: tuple[str, ...]
    papers: tuple[str, ...] = ()


class _Claim(NamedTuple):
    """A name, everywhere or on one paper, put under a label."""

    label: str
    line: int


def settled(rules: Sequence[Rule], *, file: str = "", n_open: int = 0) -> NameRules:
    """Rules with every name under one label.

    Parameters
    ----------
    rules
        Rows that act, in the order of their lines.
    file
        Name of the file, for messages.
    n_open
        Rows that wait for an answer.

    Raises
    ------
    UnreadableInputError
        If labels replace each other in a circle, a name is put under two labels, or both joined and kept apart.

    Examples
    --------
    >>> settled([Rule(2, "join", "B. Li", ("B Li",)), Rule(3, "join", "Bo Li", ("B. Li",))]).joins
    (('Bo Li', ('B Li', 'B. Li')),)
    """
    placing = _with_exceptions([rule for rule in rules if rule.decision in {"join", "split"}])
    end_of = _Ends(placing, file)
    _check_claims(placing, end_of, file)
    joins: dict[str, set[str]] = {}
    splits: dict[tuple[str, tuple[str, ...]], set[str]] = {}
    for rule in placing:
        label = end_of(rule.label)
        if rule.papers:
            splits.setdefault((label, tuple(sorted(rule.names))), set()).update(rule.papers)
        else:
            # A label that stands under another is a name of that one.
            joins.setdefault(label, set()).update({*rule.names, rule.label} - ({label} - set(rule.names)))
    ignored = [(name, rule.line) for rule in rules if rule.decision == "ignore" for name in rule.names]
    apart = [
        (rule.label, name, rule.line)
        for rule in rules
        if rule.decision == "apart"
        for name in rule.names
        if name != rule.label
    ]
    _check_against_joins(joins, ignored, apart, file=file)
    return NameRules(
        joins=tuple((label, tuple(sorted(names))) for label, names in sorted(joins.items())),
        splits=tuple((label, names, tuple(sorted(papers))) for (label, names), papers in sorted(splits.items())),
        apart=tuple(sorted({(min(first, second), max(first, second)) for first, second, _ in apart})),
        ignored=tuple(sorted({name for name, _ in ignored})),
        n_open=n_open,
        file=file,
    )


def _with_exceptions(rules: Sequence[Rule]) -> list[Rule]:
    """Rows in which joins leave out the papers that splits say are somebody else's."""
    elsewhere = {claim for rule in rules if rule.decision == "split" for claim in _claims(rule)}
    kept: list[Rule] = []
    for rule in rules:
        keys = {_key(name) for name in rule.names}
        papers = tuple(paper for paper in rule.papers if not any((key, paper.casefold()) in elsewhere for key in keys))
        if rule.decision == "split" or papers == rule.papers:
            kept.append(rule)
        elif papers:
            kept.append(rule._replace(papers=papers))
    return kept


def _key(name: str) -> str:
    return name_key(name) or name


def _base(label: str) -> str:
    """Key of a label without the number that tells namesakes apart."""
    return _key(_NUMBER.sub("", label))


def _numbered(label: str) -> tuple[int, str]:
    """Order of labels that differ in their number."""
    return len(label), label


class _Ends:
    """The label at the end of the chain that a label begins, if it is itself a name under another."""

    def __init__(self, rules: Sequence[Rule], file: str) -> None:
        self._shown: dict[str, str] = {}
        self._above: dict[str, _Claim] = {}
        for rule in rules:
            self._shown.setdefault(_key(rule.label), rule.label)
        for rule in rules:
            for name in () if rule.papers else rule.names:
                if _key(name) in self._shown and _key(name) != _key(rule.label):
                    self._above.setdefault(_key(name), _Claim(rule.label, rule.line))
        for first, second in _overlapping(rules):
            self._join(first, second)
        for key in self._above:
            self._check_for_circle(key, file)

    def _join(self, first: Rule, second: Rule) -> None:
        """Put one label under the other where both are said of one name on one paper and can be one person's."""
        upper, lower = first, second
        if _base(upper.label) != _base(lower.label):
            if _key(lower.label) not in map(_key, upper.names):
                upper, lower = lower, upper
            if _key(lower.label) not in map(_key, upper.names):
                return
        ends = self(upper.label), self(lower.label)
        if _base(ends[0]) == _base(ends[1]):
            ends = min(ends, key=_numbered), max(ends, key=_numbered)
        if _key(ends[0]) != _key(ends[1]):
            self._above[_key(ends[1])] = _Claim(ends[0], upper.line)

    def _check_for_circle(self, start: str, file: str) -> None:
        seen = [start]
        claims = [self._above[start]]
        while (key := _key(claims[-1].label)) in self._above:
            if key in seen:
                lines = ", ".join(str(line) for line in sorted({claim.line for claim in claims}))
                names = " and ".join(sorted(f'"{self._shown[name]}"' for name in seen))
                msg = f"{file}: lines {lines} put {names} under each other"
                raise UnreadableInputError(msg, hint="choose one of them as the label of the others")
            seen.append(key)
            claims.append(self._above[key])

    def __call__(self, label: str) -> str:
        seen: set[str] = set()
        while (key := _key(label)) in self._above and key not in seen:
            seen.add(key)
            label = self._above[key].label
        return self._shown[_key(label)]


def _overlapping(rules: Iterable[Rule]) -> Iterator[tuple[Rule, Rule]]:
    """Rows with different labels about one name on one paper; a split is an exception from a join, not a part of it."""
    first: dict[tuple[str, str], Rule] = {}
    for rule in sorted(rules, key=lambda rule: bool(rule.papers)):
        for name, paper in _claims(rule):
            others = [first.setdefault((name, paper), rule)]
            if paper and rule.decision == "join":
                others.append(first.get((name, ""), rule))
            yield from ((other, rule) for other in others if _key(other.label) != _key(rule.label))


def _claims(rule: Rule) -> Iterator[tuple[str, str]]:
    for name in rule.names:
        for paper in rule.papers or ("",):
            yield _key(name), paper.casefold()


def _check_claims(rules: Iterable[Rule], end_of: _Ends, file: str) -> None:
    """Refuse a name that two labels claim, everywhere or on one paper; a paper that is listed goes before the rest."""
    claims: dict[tuple[str, str], _Claim] = {}
    for rule in rules:
        label = end_of(rule.label)
        for claim in _claims(rule):
            first = claims.setdefault(claim, _Claim(label, rule.line))
            if _key(first.label) != _key(label):
                name = next(name for name in rule.names if _key(name) == claim[0])
                where = f" on {claim[1]}" if claim[1] else ""
                msg = (
                    f'{file}:{rule.line}: "{name}"{where} is put under "{rule.label}", '
                    f'but line {first.line} puts it under "{first.label}"'
                )
                raise UnreadableInputError(msg, hint="keep one of the two, or list the papers of each person")


def _check_against_joins(
    joins: dict[str, set[str]],
    ignored: Iterable[tuple[str, int]],
    apart: Iterable[tuple[str, str, int]],
    *,
    file: str,
) -> None:
    label_of = {_key(name): label for label, names in joins.items() for name in (label, *names)}
    for name, line in ignored:
        if _key(name) in label_of:
            msg = f'{file}:{line}: "{name}" is ignored, but also joined with "{label_of[_key(name)]}"'
            raise UnreadableInputError(msg, hint="remove one of the two rows")
    for first, second, line in apart:
        label = label_of.get(_key(first))
        if label is not None and label == label_of.get(_key(second)):
            msg = f'{file}:{line}: "{first}" and "{second}" are apart, but both are joined under "{label}"'
            raise UnreadableInputError(msg, hint="remove one of the rows")
