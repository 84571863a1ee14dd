"""People printed under several forms of a name: which groups of mentions of different forms are one person's."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse

from graphlab.resolve.agglomeration import smaller_decibans
from graphlab.resolve.evidence import pair_decibans, pair_features
from graphlab.resolve.mentions import Flags, Integers, Mentions
from graphlab.resolve.name_forms import NameForm, block_keys, compatibility, has_nickname
from graphlab.resolve.same_name import prior_decibans

# Two forms are joined when 99 to 1 are the odds, suggested from even odds, told as refused from 1 to 10.
JOINED, SUGGESTED, TOLD = 20.0, 0.0, -10.0
# A form that two people's names fit goes to the likelier only where the other is ten times less likely.
_MARGIN = 10.0
# A name so rare that two forms of it are one person before any evidence: with the worst, still 99 to 1.
_RARE = 1e-3
# Forms and coauthors that so many groups share tell nothing and would cost most.
_SHARED_BY = 100
# What one form of a name takes from the odds, in decibans: how often the other form is another person's.
FORM_DECIBANS = {
    "contradicting": 90.0,
    "same": 0.0,
    "spelling": 0.0,
    "middle": 0.0,
    "letters": 15.0,
    "nickname": 3.0,
    "initials": 0.0,
    "family": 7.0,
    "order": 3.0,
}


class Candidate(NamedTuple):
    """Two groups that may be one person: score in decibans, likeliest pair of mentions, kind of likeness of names."""

    score: float
    first: int
    second: int
    pair: tuple[int, int]
    likeness: str


class Joined(NamedTuple):
    """Group of every mention, and the candidates by what became of them."""

    group: Integers
    joined: list[Candidate]
    suggested: list[Candidate]
    refused: list[Candidate]


def joined_variants(found: Mentions, texts: sparse.csr_array, group: Integers) -> Joined:
    """Groups of mentions in which forms of one person's name are one group.

    Parameters
    ----------
    found, texts
        The mentions and the terms of their papers.
    group
        Group of every mention: all mentions of a group have one form.
    """
    candidates = sorted(_candidates(found, texts, group), key=lambda item: (-item.score, item.first, item.second))
    decided = _decided(found, group, candidates)
    return decided._replace(refused=[*decided.refused, *_one_id_two_names(found, texts, decided.group)])


def _one_id_two_names(found: Mentions, texts: sparse.csr_array, group: Integers) -> list[Candidate]:
    """Groups that an identifier makes one and their names two: an id is no gospel, but somebody has to look."""
    pairs: list[tuple[int, int]] = []
    for codes in found.ids.values():
        table = pd.DataFrame({"code": codes, "group": group, "mention": np.arange(len(group))})
        table = table[table["code"] >= 0].drop_duplicates(["code", "group"]).sort_values(["code", "group"])
        table["next"] = table.groupby("code")["mention"].shift(-1)
        near = table.dropna(subset="next")
        pairs += zip(near["mention"].tolist(), near["next"].astype(int).tolist(), strict=True)
    names = found.forms, found.form
    pairs = [
        (a, b) for a, b in sorted(set(pairs)) if compatibility(names[0][names[1][a]], names[0][names[1][b]]) is None
    ]
    if not pairs:
        return []
    first, second = (np.array([pair[side] for pair in pairs]) for side in (0, 1))
    expected = np.maximum(found.namesakes[found.form[first]], found.namesakes[found.form[second]])
    scores = pair_decibans(pair_features(found, texts, pairs=(first, second))) + prior_decibans(expected)
    scores -= FORM_DECIBANS["contradicting"]
    return [
        Candidate(float(score), int(group[a]), int(group[b]), (a, b), "contradicting")
        for score, (a, b) in zip(scores, pairs, strict=True)
    ]


def _candidates(found: Mentions, texts: sparse.csr_array, group: Integers) -> list[Candidate]:
    pairs = _mention_pairs(found, group)
    if pairs.empty:
        return []
    forms = found.form[pairs["first"]], found.form[pairs["second"]]
    pairs = pairs[_may_fit(found, forms)].reset_index(drop=True)
    forms = found.form[pairs["first"]], found.form[pairs["second"]]
    pairs["likeness"] = _likeness(found, forms)
    pairs = pairs[pairs["likeness"] != ""]
    first, second = pairs["first"].to_numpy(), pairs["second"].to_numpy()
    features = pair_features(found, texts, pairs=(first, second))
    expected = np.maximum(found.namesakes[found.form[first]], found.namesakes[found.form[second]])
    penalty = pairs["likeness"].map(FORM_DECIBANS).to_numpy(dtype=np.float64)
    sizes = np.bincount(group, minlength=len(group))
    smaller = smaller_decibans((sizes[group[first]], sizes[group[second]]))
    score = pair_decibans(features) + prior_decibans(expected) - penalty - smaller
    swapped = group[first] > group[second]
    first, second = np.where(swapped, second, first), np.where(swapped, first, second)
    table = pd.DataFrame(
        {"first": first, "second": second, "a": group[first], "b": group[second], "likeness": pairs["likeness"]}
    ).assign(score=score)
    table = table.sort_values(["a", "b", "score", "first", "second"], ascending=[True, True, False, True, True])
    best = table.drop_duplicates(["a", "b"])
    best = best[best["score"] >= TOLD]
    columns = (best[name].tolist() for name in ("score", "a", "b", "first", "second", "likeness"))
    return [Candidate(s, a, b, (m, n), kind) for s, a, b, m, n, kind in zip(*columns, strict=True)]


def _mention_pairs(found: Mentions, group: Integers) -> pd.DataFrame:
    """Pairs of mentions of different groups that meet: one block, and a coauthor, an id or a rare name in common."""
    rows = _blocks(found)
    if rows.empty:
        return pd.DataFrame({"first": [], "second": []}, dtype=np.int64)
    meetings = pd.concat([_with_coauthors(found, rows), _with_ids(found, rows), _rare(found, rows)], ignore_index=True)
    meetings["group"] = group[meetings["mention"]]
    # One mention speaks for its group at each meeting: the first.
    meetings = meetings.sort_values(["block", "token", "group", "mention"], ignore_index=True)
    meetings = meetings.drop_duplicates(["block", "token", "group"], ignore_index=True)
    at = meetings.groupby(["block", "token"], sort=False).ngroup().to_numpy()
    starts = np.flatnonzero(np.diff(at, prepend=-1))
    size = np.diff(np.append(starts, len(at)))[at]
    rank = np.arange(len(at)) - starts[at]
    mention = meetings["mention"].to_numpy()
    kept = (size > 1) & (size <= _SHARED_BY)
    found_pairs: list[tuple[Integers, Integers]] = []
    for step in range(1, int(size[kept].max()) if kept.any() else 0):
        left = np.flatnonzero(kept & (rank + step < size))
        found_pairs.append((mention[left], mention[left + step]))
    if not found_pairs:
        return pd.DataFrame({"first": [], "second": []}, dtype=np.int64)
    first, second = (np.concatenate([pair[side] for pair in found_pairs]) for side in (0, 1))
    differ = (found.form[first] != found.form[second]) & (found.paper[first] != found.paper[second])
    table = pd.DataFrame({"first": np.minimum(first, second)[differ], "second": np.maximum(first, second)[differ]})
    return table.drop_duplicates(ignore_index=True)


def _blocks(found: Mentions) -> pd.DataFrame:
    """Mentions by block, only blocks with several forms."""
    keys = [(form, key) for form, item in enumerate(found.forms) for key in block_keys(item)]
    keys += [(form, "of " + " ".join(sorted((item.given[0], item.core)))) for form, item in _two_words(found)]
    table = pd.DataFrame(keys, columns=["form", "key"])
    table["block"] = table.groupby("key", sort=True).ngroup()
    table = table[table.groupby("block")["form"].transform("size") > 1]
    mentions = pd.DataFrame({"form": found.form, "mention": np.arange(len(found.form))})
    return table[["form", "block"]].merge(mentions, on="form")[["block", "mention", "form"]]


def _two_words(found: Mentions) -> Iterable[tuple[int, NameForm]]:
    """Forms of two whole words, which may be printed in the other order."""
    return (
        (form, item)
        for form, item in enumerate(found.forms)
        if len(item.given) == 1 and item.has_full_given and len(item.family) == 1
    )


def _with_coauthors(found: Mentions, rows: pd.DataFrame) -> pd.DataFrame:
    """Mentions by block and coauthor, by family name and initial, they themselves left out."""
    n_coarse = len(found.coarse_weight)
    names = sparse.csr_array(found.coauthors[:, :n_coarse])
    paper = found.paper[rows["mention"]]
    count = np.diff(names.indptr)[paper]
    which = np.repeat(np.arange(len(rows)), count)
    offset = np.arange(len(which)) - np.repeat(np.cumsum(count) - count, count)
    token = names.indices[names.indptr[paper][which] + offset]
    own = token == found.coarse[rows["form"].to_numpy()][which]
    table = rows.iloc[which[~own]][["block", "mention"]]
    return table.assign(token=token[~own].astype(np.int64))


def _with_ids(found: Mentions, rows: pd.DataFrame) -> pd.DataFrame:
    parts = [rows.iloc[:0][["block", "mention"]].assign(token=np.zeros(0, dtype=np.int64))]
    for number, codes in enumerate(found.ids.values()):
        code = codes[rows["mention"]]
        has = code >= 0
        parts.append(rows[has][["block", "mention"]].assign(token=-2 - number - len(found.ids) * code[has]))
    return pd.concat(parts, ignore_index=True)


def _rare(found: Mentions, rows: pd.DataFrame) -> pd.DataFrame:
    rare = found.namesakes[rows["form"]] < _RARE
    return rows[rare][["block", "mention"]].assign(token=-1)


def _may_fit(found: Mentions, forms: tuple[Integers, Integers]) -> Flags:
    """Whether two forms are worth comparing: given names written out that begin differently are two people's.

    Unless either has an everyday form, or family and given name are exchanged.
    """
    begins = [form.given[0][:2] if form.given else "" for form in found.forms]
    begin = pd.factorize(pd.Series(begins, dtype="str"), sort=True)[0]
    family = pd.factorize(pd.Series([form.core[:2] for form in found.forms], dtype="str"), sort=True)[0]
    everyday = np.array([has_nickname(form) for form in found.forms], dtype=bool)
    first, second = forms
    open_ended = ~(found.is_whole[first] & found.is_whole[second]) | (everyday[first] & everyday[second])
    exchanged = family[first] != family[second]
    return open_ended | exchanged | (begin[first] == begin[second])


def _likeness(found: Mentions, forms: tuple[Integers, Integers]) -> list[str]:
    codes, distinct = pd.factorize(forms[0] * len(found.forms) + forms[1])
    n = len(found.forms)
    kinds = [_kind(found.forms[pair // n], found.forms[pair % n]) for pair in distinct.tolist()]
    return [kinds[code] for code in codes.tolist()]


def _kind(first: NameForm, second: NameForm) -> str:
    """How two forms can be one person's; letters beside more letters are told apart from a name beside more of it.

    A source that prints letters prints all of them: Smith J is seldom Smith JA, and thousands are.
    """
    kind = compatibility(first, second) or ""
    return "letters" if kind == "middle" and not (first.has_full_given or second.has_full_given) else kind


def _decided(found: Mentions, group: Integers, candidates: list[Candidate]) -> Joined:
    """Joins, likeliest first; a group whose name fits two people's is joined to neither unless one is far likelier."""
    members = _Members(found, group)
    rivals = _rivals(members, candidates)
    joined: list[Candidate] = []
    suggested: list[Candidate] = []
    refused: list[Candidate] = []
    for item in candidates:
        roots = members.root(item.first), members.root(item.second)
        if roots[0] == roots[1]:
            continue
        if not members.fit(*roots):
            continue
        contested = max(rivals.get(item.first, -np.inf), rivals.get(item.second, -np.inf)) > item.score - _MARGIN
        if item.score >= JOINED and not contested:
            members.join(*roots)
            joined.append(item)
        elif item.score >= SUGGESTED:
            suggested.append(item)
        else:
            refused.append(item)
    return Joined(members.groups(), joined, suggested, refused)


def _rivals(members: "_Members", candidates: list[Candidate]) -> dict[int, float]:
    """For each group the score of the likeliest candidate that cannot be the same person as its likeliest."""
    best: dict[int, int] = {}
    rival: dict[int, float] = {}
    for item in candidates:
        for one, other in ((item.first, item.second), (item.second, item.first)):
            if one not in best:
                best[one] = other
            elif one not in rival and not members.fit(best[one], other):
                rival[one] = item.score
    return rival


class _Members:
    """Groups that grow: which forms and papers each has."""

    def __init__(self, found: Mentions, group: Integers) -> None:
        self._group = group
        self._parent: dict[int, int] = {}
        self._forms_of = found.forms
        self._form = found.form
        self._paper = found.paper
        self._order = np.argsort(group, kind="stable")
        self._sorted = group[self._order]
        self._forms: dict[int, set[int]] = {}
        self._papers: dict[int, set[int]] = {}

    def root(self, group: int) -> int:
        while group in self._parent:
            group = self._parent[group]
        return group

    def _load(self, group: int) -> None:
        if group not in self._forms:
            start, stop = np.searchsorted(self._sorted, [group, group + 1])
            places = self._order[start:stop]
            self._forms[group] = set(self._form[places].tolist())
            self._papers[group] = set(self._paper[places].tolist())

    def fit(self, first: int, second: int) -> bool:
        """Whether two groups can be one person's: no two names contradict each other, no paper has both."""
        self._load(first)
        self._load(second)
        if self._papers[first] & self._papers[second]:
            return False
        return all(
            one == other or compatibility(self._forms_of[one], self._forms_of[other]) is not None
            for one in self._forms[first]
            for other in self._forms[second]
        )

    def join(self, first: int, second: int) -> None:
        kept, gone = min(first, second), max(first, second)
        self._parent[gone] = kept
        self._forms[kept] |= self._forms.pop(gone)
        self._papers[kept] |= self._papers.pop(gone)

    def groups(self) -> Integers:
        root = np.arange(len(self._group))
        for group in self._parent:
            root[group] = self.root(group)
        return root[self._group]
