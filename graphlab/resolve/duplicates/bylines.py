"""How far two author lists agree, whatever each source does to the names."""

from functools import lru_cache
from typing import Literal, NamedTuple

from graphlab.resolve.duplicates.entries import Entry


class Agreement(NamedTuple):
    """How two author lists relate, how many names they share, and the length of the shorter and the longer list."""

    kind: Literal["same", "cut", "overlap", "different", "missing"]
    n_shared: int
    n_shorter: int
    n_longer: int


@lru_cache(maxsize=1 << 16)
def name_likeness(first: str, second: str) -> float:
    """1 for two spellings of one name, 0.5 for one family name with other given names, 0 for different names.

    Parameters
    ----------
    first, second
        Keys of names, `graphlab.names.name_key`.

    Notes
    -----
    Spellings: initials for names, a middle name more or less, the family name first, a compound family name cut.

    Examples
    --------
    >>> name_likeness("alexander j smola", "alex smola"), name_likeness("wen yonggang", "yonggang wen")
    (1.0, 1.0)
    >>> name_likeness("j smith", "john smith"), name_likeness("bill smith", "william smith")
    (1.0, 0.5)
    """
    left, right = first.split(), second.split()
    if not left or not right:
        return 0.0
    same_words = sorted(left) == sorted(right) or "".join(left) == "".join(right)
    is_part = min(len(left), len(right)) > 1 and (set(left) <= set(right) or set(right) <= set(left))
    same_family = left[-1] == right[-1]
    if same_words or is_part or (same_family and left[0][0] == right[0][0]):
        return 1.0
    if _is_family_first(left, right) or _is_family_first(right, left):
        return 1.0
    return 0.5 if same_family or any(len(word) > 2 for word in set(left) & set(right)) else 0.0


def _is_family_first(words: list[str], others: list[str]) -> bool:
    """Whether the first name begins with the family name of the second: Smith J and John Smith."""
    return len(words) > 1 and words[0] == others[-1] and words[1][0] == others[0][0]


def _shared(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[int, int]:
    """Names of the first list found in the second, each once: those alike, and those with one family name only."""
    # Most lists name the same people in the same order.
    is_in_place = [name_likeness(*names) == 1.0 for names in zip(first, second, strict=False)]
    rest = [name for n, name in enumerate(second) if n >= len(is_in_place) or not is_in_place[n]]
    open_names: list[str] = []
    n_alike, n_family = sum(is_in_place), 0
    for name in (name for n, name in enumerate(first) if n >= len(is_in_place) or not is_in_place[n]):
        if name in rest:
            rest.remove(name)
            n_alike += 1
        else:
            open_names.append(name)
    if len(open_names) * len(rest) > 10_000:
        return n_alike, 0
    for name in open_names:
        best = max(rest, key=lambda other: name_likeness(name, other), default="")
        likeness = name_likeness(name, best) if best else 0.0
        if likeness > 0:
            rest.remove(best)
            n_alike += likeness == 1.0
            n_family += likeness == 0.5
    return n_alike, n_family


def _is_whole_list(n_alike: int, n_family: int, n_names: int) -> bool:
    """Every name found, one in four by family name only; in long lists one name in ten may be missing."""
    return n_alike + n_family >= n_names - n_names // 10 and n_alike + n_family / 2 >= 0.75 * n_names


def byline_agreement(first: Entry, second: Entry) -> Agreement:
    """How two author lists relate.

    Returns
    -------
    Agreement
        ``same``: whole lists of the same people. ``cut``: one list is cut and is the beginning of the other.
        ``overlap``: half the longer list is shared, or the whole shorter one. ``missing``: one has no names.

    Examples
    --------
    >>> from graphlab.resolve.duplicates.titles import parse_title
    >>> one = Entry("p1", parse_title("T"), ("ada nwosu", "bo marsh"))
    >>> byline_agreement(one, one._replace(names=("a nwosu", "b marsh"))).kind
    'same'
    >>> byline_agreement(one, one._replace(names=("cy norton",))).kind
    'different'
    """
    shorter, longer = sorted((first, second), key=lambda entry: (len(entry.names), not entry.complete, entry.names))
    n_shorter, n_longer = len(shorter.names), len(longer.names)
    if not n_shorter:
        return Agreement("missing", 0, n_shorter, n_longer)
    n_alike, n_family = _shared(shorter.names, longer.names)
    n_shared = n_alike + n_family
    if first.complete and second.complete:
        if n_shorter >= n_longer - n_longer // 10 and _is_whole_list(n_alike, n_family, n_longer):
            return Agreement("same", n_shared, n_shorter, n_longer)
    elif n_shorter == n_longer or not shorter.complete:
        beginning = longer.names[:n_shorter]
        if _is_whole_list(*_shared(shorter.names, beginning), n_shorter):
            return Agreement("cut", n_shared, n_shorter, n_longer)
        return Agreement("different", n_shared, n_shorter, n_longer)
    elif shorter.complete:
        return Agreement("different", n_shared, n_shorter, n_longer)
    is_overlap = n_alike >= 0.5 * n_longer or n_alike == n_shorter
    return Agreement("overlap" if is_overlap else "different", n_shared, n_shorter, n_longer)
