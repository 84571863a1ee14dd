"""Title and authors on one line without a separator: where the title ends and the first name begins.

Every place inside a word where a name could begin is a candidate. Each candidate gets points for what speaks for it;
the best one wins, and the split is certain only if no other candidate could be meant (see `split_glued`).
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from graphlab.names import PARTICLES, is_east_asian, name_key
from graphlab.sources.bylines import MAX_NAME, name_shape, parse_byline, without_cut_mark, word_shape

_COMMA = re.compile(r"\s*[,;，、；]\s*")
_SUFFIX_PIECE = re.compile(r"(?:Jr|Sr)\.?|II|III|IV")
_WORD = re.compile(r"[^\s,;:!?()\[\]{}“”\"]+")
_NO_BOUNDARY_AFTER = frozenset("-‐‑–—/([{“‘'’`_&@#\\^~<=|")
_PUNCTUATION = ".,:;!?()[]{}\"“”'’*$"
USUAL_NAMES_SHOWN = 3
# Words that end in a capital, which is no part of the name after it.
_USUAL_ENDS = frozenset({"2D", "3D", "4D"})
# A word before a glued particle is no shorter: Co|de, Mo|del.
_SHORTEST_WORD = 3
_USUAL_SHAPE = 2
# No title with its authors is longer; a longer line is not searched for a boundary.
MAX_LINE = 5000
# Points. What other lines of the page say counts most, then the shape of the name, then the shape of the title.
_KNOWN_NAME, _WORD_OF_PAGE, _WHOLE_WORD_OF_PAGE = 6, 3, -6
_GOOD_NAME, _ODD_NAME, _USUAL_COUNT = 3, -3, 3
_PLAIN_TITLE_END, _ODD_TITLE_END, _HOLDS_A_WORD, _NAME_IS_A_WORD = 1, -2, -4, -2


class Context(NamedTuple):
    """What the rest of the page says: keys of names printed alone, words of the abstracts, names shown before et al."""

    name_keys: Collection[str] = frozenset()
    words: Collection[str] = frozenset()
    n_shown: int = USUAL_NAMES_SHOWN


class Split(NamedTuple):
    """A glued line taken apart; ``names`` is empty where no name was found."""

    title: str
    names: tuple[str, ...]
    complete: bool
    n_stated: int | None
    certain: bool


class _Candidate(NamedTuple):
    title: str
    names: tuple[str, ...]
    points: int
    is_clean: bool
    is_known: bool


def _is_boundary(before: str, here: str, after: str) -> bool:
    """Whether a name can begin at ``here`` without a space before it."""
    if before.isspace() or before in _NO_BOUNDARY_AFTER or not here.isalpha():
        return False
    if here.isupper():
        return not before.isupper() or after.islower() or after in {".", "'", "’"}
    uncased = not here.islower()
    return uncased and not (before.isalpha() and is_east_asian(before) == is_east_asian(here))


def _boundaries(text: str, *, start: int, stop: int) -> Iterator[int]:
    for index in range(max(start, 1), stop):
        if _is_boundary(text[index - 1], text[index], text[index + 1 : index + 2]):
            yield index


def _pieces(text: str) -> list[tuple[int, int]]:
    """Spans between commas, from the last to the first; a suffix such as Jr. stays with its name."""
    spans: list[tuple[int, int]] = []
    start = 0
    for comma in _COMMA.finditer(text):
        spans.append((start, comma.start()))
        start = comma.end()
    spans.append((start, len(text)))
    merged: list[tuple[int, int]] = []
    for span in spans:
        if merged and _SUFFIX_PIECE.fullmatch(text[span[0] : span[1]]):
            merged[-1] = (merged[-1][0], span[1])
        else:
            merged.append(span)
    return merged[::-1]


def _hidden(text: str, *, start: int, stop: int, context: Context) -> Iterator[int]:
    """Places where a name begins though no change of case shows it: VQA|LI WEI, hacking|de Vries.

    A name in capitals after capitals must be known from elsewhere, and so must one that begins with a particle, unless
    a further particle, a further name, or a word of the page before it speaks for it: Inside ends in one, too.
    """
    for word in re.finditer(r"\S+(?= )", text[start:stop]):
        whole, first = word.group(), start + word.start()
        if whole.isupper():
            places = range(first + 1, first + len(whole))
            yield from (i for i in places if text[i].isalpha() and name_key(text[i:stop]) in context.name_keys)
            continue
        if start and (first == start or name_shape(text[start:stop]) == _USUAL_SHAPE):
            continue  # a name by itself, such as Daniel Berg, and no title
        following = text[first + len(whole) : stop].split()[:1]
        has_more = stop < len(text) or not PARTICLES.isdisjoint(following)
        for size in {len(particle) for particle in PARTICLES if whole.endswith(particle)}:
            index = first + len(whole) - size
            before = whole[:-size].strip(_PUNCTUATION).lower()
            is_known = name_key(text[index:stop]) in context.name_keys
            is_likely = is_known or has_more or before in context.words
            is_word = whole.lower() in context.words or len(before) < _SHORTEST_WORD or not before[-1].isalpha()
            if is_likely and (is_known or not is_word) and name_shape(text[index:stop]) == _USUAL_SHAPE:
                yield index


def _splits(text: str, *, n_free: int, context: Context) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Every place where a title could end and names begin, with those names.

    The last ``n_free`` pieces are names whatever they look like: a cut list shows a fixed number of them.
    """
    following: tuple[str, ...] = ()
    for start, end in _pieces(text):
        # What follows a comma directly is not glued to it.
        first = max(start + 1, end - MAX_NAME)
        shown = _boundaries(text, start=first, stop=end)
        hidden = _hidden(text, start=max(start, end - MAX_NAME), stop=end, context=context)
        for index in sorted({*shown, *hidden}):
            names = (*parse_byline(text[index:end]).names, *following)
            if names and name_shape(names[0]):
                yield index, names
        alone = parse_byline(text[start:end]).names
        if len(following) >= n_free and (not alone or not all(name_shape(name) for name in alone)):
            return
        following = (*alone, *following)


def _last_word(title: str) -> str:
    return title[max(title.rfind(" "), title.rfind("-"), title.rfind("/")) + 1 :]


def _holds_a_word(word: str, words: Collection[str]) -> bool:
    """Whether a capital inside a word of the title follows a word of the page: then a name begins there."""
    bare = word.strip(_PUNCTUATION)
    if bare in words or len(bare) > MAX_NAME:
        return False
    part = bare[bare.rfind("-") + 1 :]
    return part not in words and any(
        part[index].isupper() and part[:index].lower() in words for index in range(3, len(part))
    )


def _title_end(title: str, words: Collection[str]) -> tuple[int, bool]:
    """Points for the title's last words, and whether the last is a word a title can end in."""
    last = _last_word(title)
    bare = last.strip(_PUNCTUATION)
    if any(_holds_a_word(word, words) for word in title.split()[-4:]):
        return _HOLDS_A_WORD, False
    if not bare or not bare[-1].isalpha() or last[-1] in '.!?)]}"”$':
        return _PLAIN_TITLE_END, True
    if bare in words or bare in _USUAL_ENDS or (bare.lower() in words and (bare.islower() or bare[1:].islower())):
        return _WORD_OF_PAGE, True
    if any(char.isupper() for char in bare[1:]) and not bare.isupper():
        return _ODD_TITLE_END, False
    return (_PLAIN_TITLE_END, True) if len(bare) > 1 else (0, False)


def _candidate(text: str, index: int, names: tuple[str, ...], *, is_cut: bool, context: Context) -> _Candidate:
    title, first = text[:index].strip(), names[0]
    given = first.split()[0]
    # A name such as NovelSeek Team is odd, unless the page has the word.
    first_shape = 2 if given in context.words and word_shape(given) == 1 else name_shape(first)
    is_known = name_key(first) in context.name_keys
    end_points, end_is_plain = _title_end(title, context.words)
    is_word = _last_word(title) + given in context.words or _holds_a_word(given, context.words)
    has_usual_count = (len(names) == context.n_shown) if is_cut else (len(names) <= context.n_shown)
    points = (
        end_points
        + (_GOOD_NAME if first_shape == 2 else _ODD_NAME)
        + _KNOWN_NAME * is_known
        + _USUAL_COUNT * has_usual_count
        + _WHOLE_WORD_OF_PAGE * is_word
        + _NAME_IS_A_WORD * (first_shape == name_shape(first) and given.lower() in context.words)
    )
    is_clean = (
        name_shape(first) == 2
        and not first[0].islower()
        and all(map(name_shape, names))
        and end_is_plain
        and has_usual_count
        and not is_word
    )
    return _Candidate(title, names, points, is_clean, is_known)


def _spaced_splits(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Last resort: the first name begins after a space."""
    following: tuple[str, ...] = ()
    for start, end in _pieces(text):
        words = list(re.finditer(r"\S+", text[start:end]))
        for size in (2, 3):
            if len(words) > size and name_shape(name := text[start + words[-size].start() : end]) == 2:
                yield start + words[-size].start(), (name, *following)
        if not name_shape(text[start:end]):
            return
        following = (text[start:end], *following)


def split_glued(line: str, *, context: Context = Context()) -> Split:
    """Title and names of a line on which they are glued together.

    Parameters
    ----------
    line
        Such as ``Elastic Training for LLMsMinghao Li, Wei Gao et al.``
    context
        What the rest of the page says (`page_context`).

    Returns
    -------
    Split
        ``certain`` where exactly one candidate is clean: every name of it has the usual shape, the title ends in a
        plain word, a word of the page, a digit or a stop, the word that is cut is not itself a word of the page, and
        as many names follow as this page shows; or where exactly one candidate's first name is printed alone on
        another line. Anything else is a guess.

    Examples
    --------
    >>> split_glued("Elastic Training for LLMsMinghao Li, Wei Gao, Ann Lee et al.").title
    'Elastic Training for LLMs'
    >>> split_glued("Notes on PyTorchWei Zhang", context=Context(words={"PyTorch"})).names
    ('Wei Zhang',)
    """
    text, is_cut, more = without_cut_mark(line)
    if len(line) > MAX_LINE:
        return Split(line, (), not is_cut, None, certain=False)
    n_free = context.n_shown - 1 if is_cut else 0
    found = [
        _candidate(text, i, n, is_cut=is_cut, context=context) for i, n in _splits(text, n_free=n_free, context=context)
    ]
    clean = [item for item in found if item.is_clean]
    known = [item for item in found if item.is_known]
    if not found and (is_cut or "," in text):
        found = [_candidate(text, i, n, is_cut=is_cut, context=context) for i, n in _spaced_splits(text)]
    if not found:
        return Split(line.strip(), (), not is_cut, None, certain=False)
    best = max(found, key=lambda item: (item.points, -len(item.title)))
    certain = [best] in (clean, known)
    return Split(best.title, best.names, not is_cut, None if more is None else len(best.names) + more, certain)


def _names_alone(text: str) -> tuple[list[str], bool]:
    """Names at the end in which no other could begin, and whether the piece before them is clearly the glued one."""
    names: list[str] = []
    for start, end in _pieces(text):
        piece = text[start:end]
        is_glued = any(True for _ in _boundaries(text, start=start + 1, stop=end))
        if is_glued or not name_shape(piece):
            return names, is_glued and not name_shape(piece)
        names.append(piece)
    return names, False


def page_context(glued_lines: Iterable[str], texts: Iterable[str]) -> Context:
    """What a page says about its own names and words.

    Parameters
    ----------
    glued_lines
        The lines to be split.
    texts
        The abstracts.

    Returns
    -------
    Context

    Examples
    --------
    >>> sorted(page_context(["On GraphsWei Gao, Ann Lee, Bo Li et al."], ["We study PyTorch."]).name_keys)
    ['ann lee', 'bo li']
    """
    keys: set[str] = set()
    counts: Counter[int] = Counter()
    for line in (item for item in glued_lines if len(item) <= MAX_LINE):
        text, is_cut, _ = without_cut_mark(line)
        names, is_whole = _names_alone(text)
        counts[len(names) + 1] += is_cut and is_whole
        keys.update(
            name_key(name) for name in names[: USUAL_NAMES_SHOWN - 1 if is_cut else None] if name_shape(name) == 2
        )
    words = {word.rstrip(".") for text in texts for word in _WORD.findall(text)}
    words |= {part for word in words if "-" in word for part in word.split("-")}
    words |= {word.lower() for word in words}
    shown = (
        max(counts, key=lambda n: (counts[n], -abs(n - USUAL_NAMES_SHOWN), n)) if counts.total() else USUAL_NAMES_SHOWN
    )
    return Context(frozenset(keys), words, shown)


def _shared_names(glued_lines: Iterable[str], context: Context) -> set[str]:
    """Keys of names that could begin on two lines or more: in 3D|Anna Berg, Why DAGs|Anna Berg."""
    counts: Counter[str] = Counter()
    for line in {item for item in glued_lines if len(item) <= MAX_LINE}:
        text, is_cut, _ = without_cut_mark(line)
        n_free = context.n_shown - 1 if is_cut else 0
        starts = {index: names[0] for index, names in _splits(text, n_free=n_free, context=context)}
        # After a comma and part of a word it is the end of a name: Ann Lee, JiaWei Chen.
        names = {name for index, name in starts.items() if " " in _COMMA.split(text[:index])[-1]}
        counts.update({name_key(name) for name in names if " " in name and name_shape(name) == _USUAL_SHAPE})
    return {key for key, n_lines in counts.items() if n_lines > 1}


def split_page(glued_lines: list[str], *, context: Context) -> list[Split]:
    """Every line split, those that are certain first, because their names help with the others.

    Examples
    --------
    >>> page = ["On GraphsWei Gao", "On TreesAnn Lee, Wei Gao"]
    >>> [split.names for split in split_page(page, context=page_context(page, []))]
    [('Wei Gao',), ('Ann Lee', 'Wei Gao')]
    """
    first = [split_glued(line, context=context) for line in glued_lines]
    sure = {name_key(name) for split in first if split.certain for name in split.names if " " in name}
    context = context._replace(name_keys=frozenset(context.name_keys) | sure | _shared_names(glued_lines, context))
    return [
        split if split.certain else split_glued(line, context=context)
        for line, split in zip(glued_lines, first, strict=True)
    ]
