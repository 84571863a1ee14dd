"""Titles and abstracts as plain words: LaTeX, HTML, addresses and boilerplate taken out.

A LaTeX parser is not used on purpose: to LaTeX a bare "%" starts a comment, and abstracts are full of bare per-cents.
"""

import html
import re
import unicodedata

from graphlab.topics.stop_words import STOP_WORDS, VAGUE_WORDS

_INLINE_TAG = re.compile(
    r"</?(?:jats:)?(?:a|b|bold|em|emph|font|i|italic|scp|sc|small|span|strong|sub|sup|tt|u)\b[^<>]*>", re.IGNORECASE
)
_BLOCK_TAG = re.compile(
    r"</?(?:jats:\w+|mml:\w+|abstract|br|div|h[1-6]|li|math|ol|p|sec|title|ul)\b[^<>]*>", re.IGNORECASE
)
_HREF = re.compile(r"\\href\s*\{[^{}]*\}\s*\{([^{}]*)\}")
_DROPPED_COMMAND = re.compile(r"\\(?:cite[a-z]*|ref|eqref|label|url|footnote|vspace|hspace|unicode)\*?\s*\{[^{}]*\}")
_UNICODE_COMMAND = re.compile(r"\\unicode\s*\{x([0-9a-fA-F]{2,6})\}")
_WRAPPER = re.compile(r"\\[a-zA-Z]+\*?\s*\{([^{}]*)\}")
_COMMAND = re.compile(r"\\([a-zA-Z]+)\*?\s?")
_ACCENT = re.compile(r"\\([`'^\"~=.]|[uvHcdbkr](?=\s*\{|\s+[a-zA-Z]))\s*(?:\{\s*\\?([a-zA-Z])\s*\}|\\?([a-zA-Z]))")
# Pandoc's rule for a formula: no space just inside the dollars and no digit after them, so "$5 to $10" stays money.
_MATH = re.compile(r"\$\$?(?=[^\s$])([^$]{0,400}?)(?<=[^\s\\])\$\$?(?!\d)|\\\((.{0,400}?)\\\)|\\\[(.{0,400}?)\\\]")
_WORD_IN_MATH = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S*[^\s.,;:!?)\]}]|\b(?:github|gitlab|huggingface)\.(?:com|io|co)/\S*[^\s.,;)]"
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9©\[(\ue000])")
_AVAILABLE = re.compile(
    r"\b(?:codes?|implementations?|datasets?|data ?sets?|models?|weights|papers?|software|demos?|videos?|they|project|"
    r"benchmark|repository|details|resources|materials?)\b.*"
    r"\b(?:availa?ble|avaliable|released|found|accessed|open-?sourced|provided|public|website|page)\b",
    re.IGNORECASE,
)
_CODE_NOTICE = re.compile(
    r"^(?:the |our |all |source )*(?:codes?|implementation)\b.{0,80}"
    r"\b(?:availa?ble|avaliable|released|open-?sourced)\b",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"^(?:©|\(c\)\s|copyright\b)|\ball rights reserved\b|\bthis (?:paper|work|article|manuscript) (?:is|was|has been) "
    r"(?:currently )?(?:under (?:review|consideration)|accepted|submitted|published)\b|\bpublished by elsevier\b",
    re.IGNORECASE,
)
_LABEL_WORDS = (
    r"background|introduction|motivation|context|purpose|aims?|objectives?|goals?|problem|design|setting|participants|"
    r"methods?|methodology|materials and methods|approach|results?|findings|evaluation|conclusions?|discussion|"
    r"significance|implications|limitations|contributions?"
)
_LABEL = rf"(?:(?i:{_LABEL_WORDS})\s*:|(?:{_LABEL_WORDS.upper()})\b)\s*"
_BRACKET_LABEL = re.compile(rf"\[(?:{_LABEL_WORDS})\]\s*:?", re.IGNORECASE)
_FIRST_LABEL = re.compile(_LABEL)
# Searched for by the mark before it, which is several times faster than by looking behind at every place.
_LATER_LABEL = re.compile(rf"([.!?]\s){_LABEL}")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ADDRESS_MARK = "\ue000"
# What any match of an address and of a notice must hold.
_ADDRESS_CUES = ("http", "www.", "github.", "gitlab.", "huggingface.")
_NOTICE_CUES = (
    _ADDRESS_MARK, "©", "(c)", "copyright", "rights reserved", "elsevier", "availa", "avaliable", "released", "sourced",
    "under review", "under consideration", "accepted", "submitted", "published",
)  # fmt: skip
# Ligatures by their place in TeX's fonts, the soft hyphen with the space behind it.
_CID = re.compile(r"\(cid:(\d+)\)(?:(?<=173\))\s*)?")
_CID_LETTERS = {"11": "ff", "12": "fi", "13": "fl", "14": "ffi", "15": "ffl", "173": ""}
_LIGATURE = re.compile("[\u00ad\ufb00-\ufb04]")
_LIGATURES = dict(zip("\u00ad\ufb00\ufb01\ufb02\ufb03\ufb04", ("", "ff", "fi", "fl", "ffi", "ffl"), strict=True))
# "represen- tation", but not "short- and long-term".
_CUT_WORD = re.compile(
    r"(?<![\w-])([^\W\d_][\w-]*?)-\s+"
    r"(?!(?:and|as|but|for|in|is|nor|of|oder|on|or|the|to|und|versus|vs|with)\b)([a-z]{2,})"
)
_HYPHENATED = frozenset({"few", "low", "non", "multi", "self", "semi", "post", "top", "two", "zero"})
_LONGEST_SYLLABLE = 3
_ENDINGS = frozenset(
    {"able", "al", "ally", "ance", "ation", "ed", "er", "ers", "es", "ing", "ity", "ly", "ment", "ments", "tion"}
)
_KNOWN_WORDS = STOP_WORDS | VAGUE_WORDS
_LONGEST_NOTICE = 200

_SYMBOL_PAIRS = """
times × cdot · pm ± approx ≈ le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ in ∈ infty ∞ to → rightarrow → leftarrow ← cap ∩ cup ∪
sum ∑ prod ∏ partial ∂ nabla ∇ ell ℓ ldots … dots … circ ° subset ⊂ forall ∀ exists ∃ propto ∝ sqrt √ star * epsilon ε
varepsilon ε varphi φ copyright © textendash – textemdash — LaTeX LaTeX TeX TeX
"""
_LETTER_PAIRS = "ss ß ae æ AE Æ oe œ OE Œ o ø O Ø l ł L Ł aa å AA Å i ı"
_SYMBOLS: dict[str, str] = dict(zip(_SYMBOL_PAIRS.split()[::2], _SYMBOL_PAIRS.split()[1::2], strict=True))
_LETTERS: dict[str, str] = dict(zip(_LETTER_PAIRS.split()[::2], _LETTER_PAIRS.split()[1::2], strict=True))
_LETTER = re.compile(rf"\\({'|'.join(_LETTERS)})(?:\{{\}}|\s|(?![a-zA-Z]))")
# fmt: off
_COMBINING: dict[str, str] = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331",
}
# fmt: on


def clean_text(raw: str) -> str:
    r"""Words of a title or abstract, ready to be cut into terms.

    Formulas, addresses, HTML and LaTeX markup, section labels ("[Method]", "Background:"), copyright lines and
    sentences that only say where code or data can be found are taken out. A text of three words or more printed in
    capitals throughout, as titles in older exports, is made small: its capitals say nothing of the words.

    Parameters
    ----------
    raw
        Text as printed in the source.

    Returns
    -------
    str
        One line of text.

    Examples
    --------
    >>> clean_text(r"We study \emph{sparse} caches of size $O(n^2)$. Code is available at https://example.org/x.")
    'We study sparse caches of size .'
    >>> clean_text("[Method] Training costs $5 to $10 &amp; 3% more.")
    'Training costs $5 to $10 & 3% more.'
    """
    # Each step first asks whether its mark is there at all: most texts hold none, and looking is a tenth of replacing.
    text = _unwrap_markup(_unbroken(raw))
    if any(map(text.__contains__, _ADDRESS_CUES)):
        text = _ADDRESS.sub(_ADDRESS_MARK, text)
    if "$" in text or "\\" in text:
        text = _MATH.sub(_math_word, text)
    text = _one_line(_strip_commands(text))
    if text.isupper() and text.count(" ") >= 2:
        text = text.lower()
    if "[" in text:
        text = _one_line(_BRACKET_LABEL.sub(" ", text))
    first = _FIRST_LABEL.match(text)
    text = _LATER_LABEL.sub(r"\1", text[first.end() :] if first else text)
    if not any(map(text.lower().__contains__, _NOTICE_CUES)):
        return text
    sentences = [sentence for sentence in _SENTENCE.split(text) if not _is_notice(sentence)]
    return _one_line(" ".join(sentences).replace(_ADDRESS_MARK, " "))


def plain_title(raw: str) -> str:
    r"""Title as a person would type it: no LaTeX or HTML markup, formulas as readable characters.

    Parameters
    ----------
    raw
        Title as printed in the source.

    Returns
    -------
    str
        One line of text; every word of the title is kept.

    Examples
    --------
    >>> plain_title(r"Learning $Q$-functions with \texttt{torch} and $\alpha \leq 1$")
    'Learning Q-functions with torch and α ≤ 1'
    """
    text = _MATH.sub(lambda match: _readable_math(next(filter(None, match.groups()), "")), _unwrap_markup(raw))
    text = re.sub(r"\^(\d+)", lambda match: match[1].translate(_SUPERSCRIPTS), _strip_commands(text))
    text = re.sub(r"(?<!-)--(?!-)", "–", re.sub(r"(?<!-)---(?!-)", "—", text))
    return _one_line(text)


def _unbroken(raw: str) -> str:
    """Text with what reading a PDF broke mended: ligatures, codes of missing characters, words cut at a line."""
    text = raw
    if "(cid:" in text:
        text = _CID.sub(lambda match: _CID_LETTERS.get(match[1], " "), text)
    if not text.isascii():
        text = _LIGATURE.sub(lambda match: _LIGATURES[match[0]], text)
    return _CUT_WORD.sub(_joined_word, text) if "- " in text or "-\n" in text else text


def _joined_word(match: re.Match[str]) -> str:
    """A word cut at the end of a line without its hyphen, unless the hyphen is the word's own ("real- time")."""
    begin, end = match.groups()
    word = begin.lower()
    is_whole = "-" in word or word in _HYPHENATED or (len(word) > _LONGEST_SYLLABLE and word in _KNOWN_WORDS)
    return f"{begin}-{end}" if is_whole and end not in _ENDINGS else begin + end


def _unwrap_markup(raw: str) -> str:
    """Text without HTML and with LaTeX accents and dashes as characters; formulas untouched."""
    text = raw if raw.isascii() else unicodedata.normalize("NFC", raw).replace(_ADDRESS_MARK, " ")
    text = html.unescape(text).replace(_ADDRESS_MARK, " ") if "&" in text else text
    if "<" in text:
        text = _BLOCK_TAG.sub(" ", _INLINE_TAG.sub("", text))
    if "\\" in text:
        text = _HREF.sub(r"\1", text)
        text = _UNICODE_COMMAND.sub(lambda match: _character(match[1]), text)
        text = _ACCENT.sub(_accented, text)
    return text


def _character(code: str) -> str:
    point = int(code, 16)
    return chr(point) if point < 0xD800 or 0xE000 < point < 0x110000 else " "


def _accented(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", (match[2] or match[3]) + _COMBINING[match[1]])


def _math_word(match: re.Match[str]) -> str:
    """A formula that is one word or a dash stays as text ("$k$-means"); any other is dropped."""
    content = next(filter(None, match.groups()), "").strip()
    return content if _WORD_IN_MATH.fullmatch(content) or content in "–—-" else " "


def _readable_math(content: str) -> str:
    text = re.sub(r"\s*_\s*", "", _strip_commands(content))
    return re.sub(r"\s*\^\s*(°?)", lambda match: match[1] or "^", text)


def _strip_commands(text: str) -> str:
    """Text with LaTeX commands replaced by their argument or character, and braces removed."""
    if not ("\\" in text or "{" in text or "}" in text or "~" in text):
        return text
    text = _LETTER.sub(lambda match: _LETTERS[match[1]], _DROPPED_COMMAND.sub(" ", text))
    for _ in range(4):  # nested as deep as titles are in practice
        text, n_unwrapped = _WRAPPER.subn(r"\1", text)
        if not n_unwrapped:
            break
    text = _COMMAND.sub(_command_character, text)
    text = re.sub(r"\\([%&#_$])", r"\1", text)
    return re.sub(r"[\\{}]", "", text.replace("~", " ").replace(r"\,", " "))


def _command_character(match: re.Match[str]) -> str:
    found = _SYMBOLS.get(match[1]) or _greek(match[1])
    return found + " " * match[0].endswith(" ") if found else " "


def _greek(name: str) -> str:
    size = "CAPITAL" if name[:1].isupper() else "SMALL"
    try:
        return unicodedata.lookup(f"GREEK {size} LETTER {name.upper().replace('LAMBDA', 'LAMDA')}")
    except KeyError:
        return ""


def _is_notice(sentence: str) -> bool:
    """Whether a sentence says only where something is found, whose it is or where it was sent."""
    if len(sentence) > _LONGEST_NOTICE:
        return False
    if _NOTICE.search(sentence) or _CODE_NOTICE.search(sentence):
        return True
    return _ADDRESS_MARK in sentence and bool(_AVAILABLE.search(sentence))


def _one_line(text: str) -> str:
    return " ".join(text.split())
