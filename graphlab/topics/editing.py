"""A user's changes applied to the topics found: pins, merges, names."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

import numpy as np
import numpy.typing as npt

from graphlab.errors import SettingsError
from graphlab.settings import ThemeEdits
from graphlab.topics.clustering import Space, affinities, topic_centres

IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True, eq=False)
class Edited:
    """Topics after a user's changes.

    Attributes
    ----------
    groups
        Topic of each paper.
    joined
        What each topic found has become.
    pinned
        Papers that the user's terms put where they are.
    names
        Names the user gave.
    """

    groups: IntArray
    joined: IntArray
    pinned: BoolArray
    names: dict[int, str]


def edited(
    where: Space, labels: IntArray, edits: ThemeEdits, *, names: Sequence[str], uses: Callable[[str], BoolArray | None]
) -> Edited:
    """Topics after pins, merges and renames, in this order.

    A pinned topic holds the papers that use one of its terms, and those whose words are then more like it than like
    their own topic.

    Parameters
    ----------
    where
        Space of the papers.
    labels
        Topic of each paper.
    edits
        The changes.
    names
        Name of each topic as it would be shown.
    uses
        Function from a term to the papers that use it; missing if it is no term.

    Raises
    ------
    SettingsError
        If a change names a topic or a term that is not there.
    """
    called = list(names)
    groups, pinned = labels.copy(), np.zeros(len(labels), dtype=np.bool_)
    given: dict[int, str] = {}
    for terms, name in edits.pins:
        users = np.any([_users(term, uses) for term in terms], axis=0)
        groups, pinned = _pinned(where, groups, users, new=len(called)), pinned | users
        given |= {len(called): name} if name else {}
        called.append(name)
    joined = np.arange(len(called))
    for themes, name in edits.merges:
        members = {int(joined[_number(theme, called)]) for theme in themes}
        joined[np.isin(joined, list(members))] = min(members)
        given |= {min(members): name} if name else {}
    for theme, name in edits.renames:
        given[int(joined[_number(theme, called)])] = name
    return Edited(groups=joined[groups], joined=joined, pinned=pinned, names=given)


def distinct(names: Sequence[str]) -> tuple[str, ...]:
    """The names of the topics, once it is sure that no two are the same.

    Raises
    ------
    SettingsError
        If a user gave a name twice, or that of another topic.

    Examples
    --------
    >>> distinct(["Rivers", "Stars"])
    ('Rivers', 'Stars')
    """
    seen: set[str] = set()
    for name in names:
        if name.casefold() in seen:
            msg = f"two themes would be called {name!r}"
            raise SettingsError(msg, hint="rename one of them, or merge them")
        seen.add(name.casefold())
    return tuple(names)


def _pinned(where: Space, groups: IntArray, users: BoolArray, *, new: int) -> IntArray:
    groups = np.where(users, new, groups)
    near = affinities(where.rows, topic_centres(where.rows, groups, new + 1))
    return np.where(near[:, new] > near[np.arange(len(groups)), groups], new, groups)


def _users(term: str, uses: Callable[[str], BoolArray | None]) -> BoolArray:
    found = uses(term)
    if found is None:
        msg = f"the pinned term {term!r} is no term of these papers"
        raise SettingsError(msg, hint="pin a word or phrase that at least two papers use")
    return found


def _number(theme: str, called: Sequence[str]) -> int:
    lower = [name.casefold() for name in called]
    if theme.casefold() in lower:
        return lower.index(theme.casefold())
    if theme.isdecimal() and 1 <= int(theme) <= len(called):
        return int(theme) - 1
    near = get_close_matches(theme, [name for name in called if name], n=1, cutoff=0.3)
    msg = f"there is no theme {theme!r}"
    raise SettingsError(msg, hint=f"did you mean {near[0]!r}?" if near else f"themes are: {'; '.join(called)}")
