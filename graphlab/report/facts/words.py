"""Numbers, names and years as words: singular, plural, zero, lists, spans; and text that is safe to show."""

import re
import unicodedata
from collections.abc import Sequence

_NUMBER_WORDS = [
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
# Direction marks and overrides: invisible, and able to make a title read as something it is not.
_DIRECTION_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


def number_word(n: int) -> str:
    """Number as a word up to twelve, as digits with thousands commas above.

    Examples
    --------
    >>> number_word(0), number_word(3), number_word(5694)
    ('no', 'three', '5,694')
    """
    return _NUMBER_WORDS[n] if 0 <= n < len(_NUMBER_WORDS) else f"{n:,}"


def how_many(n: int) -> str:
    """Number as the subject of a clause.

    Examples
    --------
    >>> how_many(0), how_many(1), how_many(40)
    ('none', 'one', '40')
    """
    return "none" if n == 0 else number_word(n)


def count_of(n: int, noun: str, *, plural: str = "") -> str:
    """Number and noun that agree.

    Examples
    --------
    >>> count_of(1, "paper"), count_of(1200, "paper"), count_of(0, "theme")
    ('1 paper', '1,200 papers', '0 themes')
    >>> count_of(2, "person", plural="people")
    '2 people'
    """
    return f"{n:,} {noun if n == 1 else plural or noun + 's'}"


def counted(n: int, noun: str, *, plural: str = "") -> str:
    """Number as a word and noun that agree, for prose.

    Examples
    --------
    >>> counted(0, "paper"), counted(1, "paper"), counted(40, "paper")
    ('no paper', 'one paper', '40 papers')
    """
    return f"{number_word(n)} {noun if n in (0, 1) else plural or noun + 's'}"


def portion(part: int, whole: int) -> str:
    """Part of a whole as the subject of a sentence, without a verb.

    Examples
    --------
    >>> portion(0, 5), portion(1, 1), portion(2, 2), portion(3, 3), portion(46, 50)
    ('none of the 5', 'the only one', 'both', 'all 3', '46 of the 50')
    """
    if part == 0:
        return f"none of the {whole:,}"
    if part < whole:
        return f"{part:,} of the {whole:,}"
    return {1: "the only one", 2: "both"}.get(whole, f"all {whole:,}")


def is_or_are(n: int) -> str:
    """Verb that agrees with a count.

    Examples
    --------
    >>> is_or_are(0), is_or_are(1), is_or_are(2)
    ('is', 'is', 'are')
    """
    return "is" if n in (0, 1) else "are"


def listing(items: Sequence[str]) -> str:
    """Items as a list in a sentence.

    Examples
    --------
    >>> listing([]), listing(["A"]), listing(["A", "B"]), listing(["A", "B", "C"])
    ('', 'A', 'A and B', 'A, B and C')
    >>> listing(["questions & answers", "vision"])
    'questions & answers, and vision'
    """
    if len(items) < 2:
        return "".join(items)
    # Names that hold an "and" of their own need the comma before the last.
    last = ", and " if any(" & " in item or " and " in item for item in items) else " and "
    return f"{', '.join(items[:-1])}{last}{items[-1]}"


def year_span(first: int | None, last: int | None) -> str:
    """Years from first to last, or nothing where they are not known.

    Examples
    --------
    >>> year_span(2016, 2026), year_span(2020, 2020), year_span(None, None)
    ('2016\N{EN DASH}2026', '2020', '')
    """
    if first is None or last is None:
        return ""
    return f"{first}" if first == last else f"{first}\N{EN DASH}{last}"


def sentence_case(text: str) -> str:
    """Text with a capital first letter and nothing else changed.

    Examples
    --------
    >>> sentence_case("three people"), sentence_case("GPU scheduling"), sentence_case("")
    ('Three people', 'GPU scheduling', '')
    """
    return text[:1].upper() + text[1:]


def inside_sentence(label: str) -> str:
    """Label as it stands inside a sentence: a plain capital goes, an acronym or a name with capitals stays.

    Examples
    --------
    >>> inside_sentence("Federated learning"), inside_sentence("GPU scheduling"), inside_sentence("Fine-tuning")
    ('federated learning', 'GPU scheduling', 'fine-tuning')
    """
    word = label.split(" ", 1)[0]
    plain = len(word) > 1 and word[1:] == word[1:].lower() and word.replace("-", "").isalpha()
    return label[:1].lower() + label[1:] if plain else label


def clean_cut(values: Sequence[float], *, preferred: Sequence[int] = (3, 4, 2, 5, 1)) -> int:
    """How many of the first values to name without cutting through a tie; 0 where every cut would.

    Parameters
    ----------
    values
        Counts or measures, largest first.
    preferred
        Lengths to try, best first.

    Examples
    --------
    >>> clean_cut([7, 6, 6, 4, 4]), clean_cut([7, 6, 6, 6, 2]), clean_cut([2] * 9), clean_cut([5]), clean_cut([])
    (3, 4, 0, 1, 0)
    """
    for n in preferred:
        if n == len(values) or (n < len(values) and values[n] < values[n - 1]):
            return n
    return 0


def printable(text: str) -> str:
    r"""Text on one line, composed, with controls and direction marks shown by their code point.

    Parameters
    ----------
    text
        Anything a stranger wrote.

    Examples
    --------
    >>> printable("abc\u202edef\n  ghi")
    'abc[U+202E]def ghi'
    """
    line = " ".join(unicodedata.normalize("NFC", text).split())
    # Direction marks and controls are never printable to Python; nearly all text is, and is done here.
    if line.isprintable():
        return line
    return "".join(_shown(character) for character in line)


def shortened(text: str, limit: int) -> str:
    """Text cut at a word, with an ellipsis, where it is longer than the limit.

    Examples
    --------
    >>> shortened("Scheduling of GPU clusters", 15), shortened("short", 15)
    ('Scheduling of…', 'short')
    """
    if len(text) <= limit:
        return text
    # One character more, so that a word that just fits is kept.
    return re.sub(r"\s+\S*$", "", text[:limit]).rstrip(" ,;:&") + _ELLIPSIS


def _shown(character: str) -> str:
    hidden = character in _DIRECTION_CONTROLS or unicodedata.category(character) in ("Cc", "Cs", "Co", "Cn")
    return f"[U+{ord(character):04X}]" if hidden else character
