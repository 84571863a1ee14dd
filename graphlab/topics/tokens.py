"""Texts cut into words: spellings of one word folded together, acronyms read as what they stand for."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from graphlab.topics.languages import FOREIGN_STOP_WORDS
from graphlab.topics.stop_words import STOP_WORDS as ENGLISH_STOP_WORDS

BREAK = ""
STOP_WORDS = ENGLISH_STOP_WORDS | FOREIGN_STOP_WORDS

# Marks (vowel signs, accents) belong to the letter before them; \w leaves them out.
_MARKS = "".join(chr(c) for c in range(0x300, 0x1100) if unicodedata.category(chr(c)).startswith("M"))
_WORD = rf"[^\W_{_MARKS}][^\W_]*(?:[{_MARKS}]+[^\W_]*)*"
_TOKEN = re.compile(rf"{_WORD}(?:[-‐‑'’]{_WORD})*|[^\w\s]")
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_HYPHEN = re.compile(r"[-‐‑]")
_PREFIX_WORDS = "anti bi co cross de few inter intra meta multi non one over post pre re self semi sub two un uni zero"
_PREFIXES = frozenset(_PREFIX_WORDS.split())
# "LLM-based agents" are LLM agents, but "structure-property relations" are no structure relations.
_MANNERS = ("aware", "ed", "driven", "ent", "free", "ing", "like", "oriented", "specific", "wise", "able", "level")
_SHORTEST_PART = 2
_SPELLINGS = (
    ("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("ses", "s"), ("s", ""),
    ("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("ise", "ize"), ("our", "or"), ("tre", "ter"),
    ("lling", "ling"), ("lled", "led"),
)  # fmt: skip


def tokenise(text: str) -> list[str]:
    """Words of a text as written, with punctuation as tokens of its own.

    Parameters
    ----------
    text
        Cleaned text in any script.

    Examples
    --------
    >>> tokenise("Person re-identification (ReID), on GPT2-XL.")
    ['Person', 're-identification', '(', 'ReID', ')', ',', 'on', 'GPT2-XL', '.']
    """
    return [_without_possessive(token) for token in raw_tokens(text)]


def raw_tokens(text: str) -> list[str]:
    """Tokens of a text with the possessive "'s" left on: what is cut off is cut off once per different token."""
    return _TOKEN.findall(text)


def word_parts(token: str) -> tuple[str, ...]:
    """Lower-case words a token stands for; empty for stop words, numbers and punctuation.

    Scripts written without spaces (Chinese, Japanese, Thai) are cut into overlapping pairs of characters, as is usual
    where there is no dictionary. A hyphenated token is cut into its parts, so that "data-center" and "data center" are
    the same two words, unless a part carries no meaning alone ("multi-tenant", "few-shot", "text-to-image").

    Parameters
    ----------
    token
        A token of `tokenise`.

    Examples
    --------
    >>> word_parts("联邦学习")
    ('联邦', '邦学', '学习')
    >>> word_parts("GPU-cluster"), word_parts("multi-tenant"), word_parts("LLM-based"), word_parts("the")
    (('gpu', 'cluster'), ('multi-tenant',), ('llm',), ())
    """
    word = token.lower()
    if _UNSPACED.search(word):
        return tuple(word[place : place + 2] for place in range(max(len(word) - 1, 1)))
    if len(word) < _SHORTEST_PART or word in STOP_WORDS or not any(map(str.isalpha, word)):
        return ()
    return (word,) if word.isalpha() else _hyphen_parts(word)


def _hyphen_parts(word: str) -> tuple[str, ...]:
    parts = _HYPHEN.split(word)
    if len(parts) == 1:
        return (word,)
    if parts[-1] in STOP_WORDS and parts[0] not in STOP_WORDS and len(parts) == 2:
        return word_parts(parts[0])
    if parts[0] in _PREFIXES or any(len(part) < _SHORTEST_PART or part in STOP_WORDS for part in parts):
        return ("-".join(parts),)
    return tuple(part for part in parts if any(map(str.isalpha, part)))


def spelling_folds(words: Iterable[str]) -> dict[str, str]:
    """Plural and British spellings mapped to the other spelling, where the texts hold both.

    Nothing is cut that would leave a word nobody wrote: "analysis" stays, "networks" becomes "network" only if
    "network" occurs.

    Parameters
    ----------
    words
        All lower-case words of the texts.

    Examples
    --------
    >>> spelling_folds(["network", "networks", "centre", "center", "bias", "policies"])
    {'centre': 'center', 'networks': 'network'}
    """
    known = set(words)
    folds = {word: _other_spelling(word, known) for word in sorted(known)}
    return {word: folds.get(other, other) for word, other in folds.items() if other != word}


def acronyms(tokens: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Acronyms that a text defines in brackets, with the lower-case words they stand for.

    An acronym counts as defined when its letters are the first letters of the words just before the bracket, which is
    the strict case of Schwartz and Hearst (2003).

    Parameters
    ----------
    tokens
        Tokens of one text.

    References
    ----------
    A. S. Schwartz, M. A. Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text",
    PSB 2003.

    Examples
    --------
    >>> acronyms(tokenise("Large language models (LLMs) and quality of experience (QoE)."))
    {'llm': ('large', 'language', 'models'), 'qoe': ('quality', 'of', 'experience')}
    """
    found: dict[str, tuple[str, ...]] = {}
    for place, name in enumerate(tokens[1:-1]):
        if tokens[place] != "(":
            continue
        letters = name.lower().removesuffix("s") if name.endswith("s") else name.lower()
        if not _is_acronym(name) or not letters.isalpha():
            continue
        before = [part.lower() for word in tokens[max(0, place - 8) : place] for part in _HYPHEN.split(word)]
        long_form = tuple(before[-len(letters) :])
        if len(long_form) == len(letters) and all(w[:1] == c for w, c in zip(long_form, letters, strict=True)):
            found.setdefault(letters, long_form)
    return found


def shared_acronyms(definitions: Iterable[Mapping[str, tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
    """Acronyms whose definitions agree: at least four in five texts that define one mean the same words.

    Parameters
    ----------
    definitions
        The definitions each text makes.

    Examples
    --------
    >>> shared_acronyms([{"dc": ("data", "centers")}, {"dc": ("data", "center")}, {"pi": ("policy", "iteration")}])
    {'dc': ('data', 'center'), 'pi': ('policy', 'iteration')}
    """
    counts: dict[str, Counter[tuple[str, ...]]] = {}
    for definition in definitions:
        for name, words in definition.items():
            counts.setdefault(name, Counter())[words] += 1
    shared: dict[str, tuple[str, ...]] = {}
    for name in sorted(counts):
        ranked = sorted(counts[name].items(), key=lambda item: (-item[1], item[0]))
        best = ranked[0][0]
        same = sum(count for words, count in ranked if _stem_alike(words, best))
        if same >= 0.8 * counts[name].total():
            shared[name] = best
    return shared


def joined_words(words: Sequence[str]) -> str:
    """Words of a phrase as they are written: with spaces, or as one run where they are overlapping pairs of characters.

    Examples
    --------
    >>> joined_words(["data", "center"]), joined_words(["深度", "度学", "学习"])
    ('data center', '深度学习')
    """
    text = words[0]
    for word in words[1:]:
        overlaps = _UNSPACED.search(word) and text[-1:] == word[:1]
        text += word[1:] if overlaps else f" {word}"
    return text


def read_acronym(
    words: Sequence[tuple[str, str]], definitions: Mapping[str, tuple[str, ...]]
) -> tuple[tuple[str, str], ...]:
    """Words of a token with each acronym among them replaced by what it stands for; `BREAK` for its stop words.

    Parameters
    ----------
    words
        Words of one token with their spellings, from `printed_words`.
    definitions
        Acronyms to read as their words.

    Examples
    --------
    >>> read_acronym(printed_words("DC-cooling")[0], {"dc": ("data", "center")})
    (('data', 'data'), ('center', 'center'), ('cooling', 'cooling'))
    """
    read: list[tuple[str, str]] = []
    for part, spelling in words:
        long_form = definitions.get(part) or definitions.get(part.removesuffix("s"))
        if long_form and _is_acronym(spelling):
            read.extend((word if word_parts(word) else BREAK, word) for word in long_form)
        else:
            read.append((part, spelling))
    return tuple(read)


@lru_cache(maxsize=100_000)
def printed_words(token: str) -> tuple[tuple[tuple[str, str], ...], bool]:
    """The words of a token, each with its spelling, and whether one of them may be an acronym.

    A hyphen stays at the end of the spelling it stood behind.

    Examples
    --------
    >>> printed_words("GPU-cluster"), printed_words("the")
    (((('gpu', 'GPU-'), ('cluster', 'cluster')), True), ((('', 'the'),), False))
    """
    token = _without_possessive(token)
    parts = word_parts(token)
    if not parts:
        return ((BREAK, token),), False
    pieces = _HYPHEN.split(token)
    if _UNSPACED.search(token):
        spelled = list(parts)
    elif len(parts) == 1:
        spelled = [pieces[0] if pieces[0].lower() == parts[0] else token]
        if spelled[0] != token and not pieces[-1].endswith(_MANNERS):
            parts, spelled = (*parts, BREAK), [*spelled, pieces[-1]]
    else:
        worded = [piece for piece in pieces if any(character.isalpha() for character in piece)]
        spelled = [f"{piece}-" for piece in worded[:-1]] + worded[-1:]
    return tuple(zip(parts, spelled, strict=True)), _is_acronym(token)


def _is_acronym(spelling: str) -> bool:
    return not spelling.islower() and sum(map(str.isupper, spelling)) >= 2


def _other_spelling(word: str, known: set[str]) -> str:
    if len(word) < 4:
        return word
    for ending, replacement in _SPELLINGS:
        if word.endswith(ending) and not word.endswith("ss"):
            other = word.removesuffix(ending) + replacement
            if len(other) > 2 and other in known:
                return other
    return word


def _stem_alike(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return len(words) == len(others) and all(a[:4] == b[:4] for a, b in zip(words, others, strict=True))


def _without_possessive(token: str) -> str:
    return token.removesuffix("'s").removesuffix("’s")
