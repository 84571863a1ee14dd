"""Bylines of many JSON records at once: doubled lists taken once, cut ones marked."""

from collections.abc import Callable, Mapping, Sequence
from itertools import chain

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from graphlab.sources.batches import Bylines, columns_of
from graphlab.sources.json_columns import Texts, fields, natural_names, readable_list, text_list
from graphlab.sources.json_fields import author_of, dicts_of, is_cut_mark, text_of
from graphlab.sources.json_stream import Value
from graphlab.sources.name_lists import DOUBLED, orcid_in
from graphlab.sources.records import Notice, PrintedAuthor
from graphlab.sources.text_columns import Flags, Integers, column_of

# An author with one of these is read alone, as is one without a family name.
_SAY_MORE = frozenset({"affiliations", "dropping-particle", "non-dropping-particle"})


class Places:
    """Places of bylines, some of which are taken out.

    Parameters
    ----------
    names
        Name of each place, one byline after the other.
    lengths
        Places of each byline.
    parts
        What else is known of the places, by the names of the fields of `PrintedAuthor`.
    """

    def __init__(
        self,
        names: pa.Array,
        lengths: Sequence[int],
        parts: Mapping[str, Texts | pa.Array] | None = None,
    ) -> None:
        self.names = names
        self.lengths: Integers = np.array(lengths, dtype=np.int64)
        columns = {name: column_of(part) if isinstance(part, list) else part for name, part in (parts or {}).items()}
        self.parts = {name: column for name, column in columns.items() if column.null_count < len(column)}

    def keep(self, is_kept: Flags) -> None:
        """Take out the places that are not kept."""
        rows = np.repeat(np.arange(len(self.lengths)), self.lengths)
        self.lengths = np.bincount(rows[is_kept], minlength=len(self.lengths))
        mask = pa.array(is_kept)
        self.names = self.names.filter(mask)
        self.parts = {part: column.filter(mask) for part, column in self.parts.items()}

    def undouble(self) -> Flags:
        """Take out the second half of a list that is printed twice in a row; which ones were."""
        starts = np.cumsum(self.lengths) - self.lengths
        halves = self.lengths // 2
        rows = np.flatnonzero((self.lengths > 1) & (self.lengths % 2 == 0))
        firsts = [self.names.take(pa.array(places)) for places in (starts[rows], starts[rows] + halves[rows])]
        rows = rows[pc.call_function("equal", firsts).to_numpy(zero_copy_only=False)]
        was_doubled = np.zeros(len(self.lengths), dtype=bool)
        is_kept = np.ones(len(self.names), dtype=bool)
        for row in rows.tolist():
            start, half = int(starts[row]), int(halves[row])
            if self.names.slice(start, half).equals(self.names.slice(start + half, half)):
                was_doubled[row] = True
                is_kept[start + half : start + 2 * half] = False
        if was_doubled.any():
            self.keep(is_kept)
        return was_doubled

    def without_cut_marks(self) -> Flags:
        """Take out a last name that only says that the list is cut; which lists had one."""
        rows = np.flatnonzero(self.lengths)
        ends = np.cumsum(self.lengths)[rows] - 1
        marks = [is_cut_mark(name) for name in self.names.take(pa.array(ends)).to_pylist()]
        was_marked = np.zeros(len(self.lengths), dtype=bool)
        was_marked[rows] = marks
        if was_marked.any():
            is_kept = np.ones(len(self.names), dtype=bool)
            is_kept[ends[marks]] = False
            self.keep(is_kept)
        return was_marked


def bylines_of(
    places: Places,
    *,
    lines: Sequence[int],
    stated: Sequence[int | None] | None = None,
    is_cut: Flags | None = None,
    cap: int = 0,
) -> Bylines:
    """Bylines of records: a doubled list taken once, a cut one marked, as `json_fields.byline_of` does it for one.

    Parameters
    ----------
    places
        Places of all bylines; one without a name is left out.
    lines
        Lines of the records, for what is noticed.
    stated
        Number of authors that each record states.
    is_cut
        Which records say that their lists are cut.
    cap
        Number of authors at which the source cuts every list; 0 for one that does not.

    Examples
    --------
    >>> found = bylines_of(Places(column_of(["Ada Nwosu", "et al.", "Bo Li"]), [2, 1]), lines=[1, 2])
    >>> found.names.to_pylist(), found.lengths.tolist(), found.is_complete.tolist()
    (['Ada Nwosu', 'Bo Li'], [1, 1], [False, True])
    """
    if places.names.null_count:
        places.keep(places.names.is_valid().to_numpy(zero_copy_only=False))
    was_doubled = places.undouble()
    was_marked = places.without_cut_marks()
    cut = was_marked if is_cut is None else was_marked | is_cut
    if stated is not None:
        numbers = np.array([-1 if number is None else number for number in stated], dtype=np.int64)
        cut |= (numbers > places.lengths) & ~was_doubled
        cut |= (places.lengths == cap) & (numbers < 0) & (cap > 0)
    elif cap:
        cut |= places.lengths == cap
    notices = [
        (row, Notice("W101", lines[row], f"{places.lengths[row]} names printed, then the list is cut"))
        for row in np.flatnonzero(cut).tolist()
    ]
    notices += [(row, Notice("N205", lines[row], DOUBLED)) for row in np.flatnonzero(was_doubled).tolist()]
    return Bylines(lengths=places.lengths, names=places.names, parts=places.parts, is_complete=~cut, notices=notices)


def bylines_from(authors: Sequence[Sequence[str | PrintedAuthor | None]], *, lines: Sequence[int]) -> Bylines:
    """Bylines of records whose authors are read one by one."""
    kept = [[author for author in byline if author] for byline in authors]
    names, parts = columns_of(list(chain.from_iterable(kept)))
    return bylines_of(Places(names, list(map(len, kept)), parts), lines=lines)


def _names_of(places: object) -> object:
    """Names of institutions in one text; a name that stands alone as it is written."""
    found = [place.get("name") for place in dicts_of(places)]
    return found[0] if len(found) == 1 else "; ".join(filter(None, map(text_of, found)))


def bylines_in_parts(
    authors: Sequence[Sequence[Value]],
    *,
    lines: Sequence[int],
    read: Callable[[Value], PrintedAuthor | None] = author_of,
) -> Bylines:
    """Bylines of records whose authors are objects with ``family`` and ``given``.

    Parameters
    ----------
    authors
        Authors of each record.
    lines
        Lines of the records.
    read
        Reads an author who has more than these, as `json_fields.author_of` does.
    """
    flat = list(chain.from_iterable(authors))
    families, givens = (readable_list(fields(flat, key)) for key in ("family", "given"))
    suffixes = text_list(fields(flat, "suffix"))
    parts: dict[str, Texts] = {
        "family": families,
        "given": givens,
        "suffix": suffixes,
        "orcid": [orcid_in(text) if text else None for text in text_list(fields(flat, "ORCID", "orcid"))],
        "affiliation": text_list([_names_of(places) if places else None for places in fields(flat, "affiliation")]),
    }
    names: Texts = [*natural_names(families, givens, suffixes)]
    # The keys are looked at once for all who have the same.
    if not all(families) or not all(map(_SAY_MORE.isdisjoint, set(map(tuple, flat)))):
        for row, (family, author) in enumerate(zip(families, flat, strict=True)):
            if not family or not _SAY_MORE.isdisjoint(author):
                alone = read(author)
                names[row] = alone.name if alone else None
                for part, column in parts.items():
                    column[row] = getattr(alone, part) if alone else None
    return bylines_of(Places(column_of(names), list(map(len, authors)), parts), lines=lines)
