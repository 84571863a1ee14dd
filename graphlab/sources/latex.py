r"""LaTeX in names, titles and abstracts -> readable text: accents become letters, commands go, every word stays.

>>> latex_text(r"{\'E}tienne M{\"u}ller on {LaTeX} and $\alpha_2$ --- an {\em overview}")
'Étienne Müller on LaTeX and α₂ — an overview'
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from pylatexenc.latex2text import get_default_latex_context_db

from graphlab.sources.mathml import lowered, raised

Wrap = Callable[[str], str]
_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331",
}  # fmt: skip
# Beside what pylatexenc's table knows.
_SYMBOLS = {
    "i": "ı", "j": "ȷ", "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "aa": "å", "AA": "Å", "ae": "æ",
    "AE": "Æ", "oe": "œ", "OE": "Œ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ",
    "NG": "Ŋ", "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX", "textbackslash": "\\", "backslash": "\\",
    "slash": "/", "textasciitilde": "~", "textasciicircum": "^", "textunderscore": "_", "textquoteright": "’",
    "textquoteleft": "‘", "textquotedblleft": "“", "textquotedblright": "”", "textendash": "–", "textemdash": "—",
    "ldots": "…", "dots": "…", "textellipsis": "…", "quad": " ", "qquad": " ", "space": " ", "newline": " ",
    "par": " ", "linebreak": " ", "to": "→", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠",
    "sim": "∼", "times": "×", "cdot": "·", "pm": "±", "mp": "∓", "langle": "⟨", "rangle": "⟩", "infty": "∞",
    "circ": "°", "textdegree": "°", "degree": "°", "copyright": "©", "textcopyright": "©", "textregistered": "®",
    "texttrademark": "™", "euro": "€", "texteuro": "€", "pounds": "£", "S": "§", "P": "¶", "dag": "†", "ell": "ℓ",
    "mu": "μ", "textmu": "µ", "epsilon": "ε", "varepsilon": "ε", "phi": "φ", "varphi": "φ", "log": "log",
    "exp": "exp", "sin": "sin", "cos": "cos", "tan": "tan", "max": "max", "min": "min", "lim": "lim", "ln": "ln",
    "det": "det", "lbrace": "{", "rbrace": "}", "vert": "|", "mid": "|", "lvert": "|", "rvert": "|", "Vert": "‖",
    "colon": ":", "guillemotleft": "«", "guillemotright": "»", "flqq": "«", "frqq": "»", "glqq": "„", "grqq": "“",
    "textless": "<", "textgreater": ">", "textbar": "|",
    "prime": "′", "lt": "<", "gt": ">", "hbar": "ħ", "emptyset": "∅", "bullet": "•", "textbullet": "•",
}  # fmt: skip
_CHARACTERS = {
    "\\": " ", " ": " ", "\n": " ", "\t": " ", ",": " ", ";": " ", ":": " ", "!": "", "-": "", "/": "", "@": "",
    "(": "", ")": "", "[": "", "]": "", "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}",
    "|": "‖", "*": "",
}  # fmt: skip
# Commands that change how text looks, or nothing that can be read.
_SILENT = frozenset({
    "sc", "em", "it", "bf", "rm", "tt", "sl", "sf", "cal", "bfseries", "itshape", "scshape", "ttfamily", "normalfont",
    "upshape", "mdseries", "tiny", "small", "large", "Large", "huge", "footnotesize", "scriptsize", "relax",
    "displaystyle", "textstyle", "scriptstyle", "limits", "nolimits", "left", "right", "big", "Big", "bigg", "Bigg",
    "bigl", "bigr", "Bigl", "Bigr", "noindent", "protect", "ensuremath", "boldmath", "unskip", "ignorespaces",
    "hfill", "centering", "null", "allowbreak", "nobreak", "break", "nonumber", "middle", "bibcyr", "ud",
})  # fmt: skip
# The first argument of these is no text.
_DROPPED = frozenset({
    "cite", "citep", "citet", "citeauthor", "citeyear", "textcite", "parencite", "autocite", "label", "ref", "eqref",
    "vspace", "hspace", "vphantom", "hphantom", "phantom", "footnotemark", "usepackage", "href", "begin", "end",
    "discretionary", "noopsort", "color", "textcolor", "selectlanguage", "foreignlanguage", "includegraphics",
    "bibliographystyle", "nocite",
})  # fmt: skip
# pylatexenc gives the clock's date and marks such as <cit.> for these.
_UNWANTED = frozenset({*_ACCENTS, *_DROPPED, "today", "autoref", "cref", "Cref"})
_UNREAD = frozenset({"href", "color", "textcolor", "foreignlanguage"})
_URLS = frozenset({"url", "path", "nolinkurl"})
_TOKEN = re.compile(
    r"\\([A-Za-z]+)[ \t\n]*|\\([^A-Za-z])|([{}$~^_])|(``|''|-{2,3})|((?:[^\\{}$~^_`'-]++|-(?!-)|'(?!')|`(?!`))++|.)",
    re.DOTALL,
)
# Looked for one after the other, which takes a tenth of the time of a pattern.
_MARKS = ("\\", "{", "}", "~", "``", "''", "--")
# Where none of these is, braces are all that goes.
_NEEDS_READING = ("$", *(mark for mark in _MARKS if mark not in "{}"))
_RAW_GROUP = re.compile(r"\{([^{}]*)\}")
_MAX_DEPTH = 200


@lru_cache(maxsize=1)
def _known_symbols() -> dict[str, str]:
    """Name of a command -> its character: pylatexenc's table, and what it lacks."""
    found = {
        macro.macroname: macro.simplify_repl
        for macro in get_default_latex_context_db().iter_macro_specs()
        if isinstance(macro.simplify_repl, str) and macro.macroname not in _UNWANTED
    }
    found = {name: text for name, text in found.items() if name.isalpha() and text.strip() and "%" not in text}
    return found | _SYMBOLS


def _accented(mark: str) -> Wrap:
    def wrap(text: str) -> str:
        stripped = text.lstrip()
        if not stripped:
            return {"\u0302": "^", "\u0303": "~"}.get(mark, "")
        letter = {"ı": "i", "ȷ": "j"}.get(stripped[0], stripped[0])
        return unicodedata.normalize("NFC", letter + mark) + stripped[1:]

    return wrap


def _dropped(_: str) -> str:
    return ""


def _numerator(text: str) -> str:
    return f"{text}/" if len(text) < 2 or text.isalnum() else f"({text})/"


def _root(text: str) -> str:
    return f"√{text}" if len(text) < 2 or text.isalnum() else f"√({text})"


def _quoted(text: str) -> str:
    return f"“{text}”"


_WRAPS: dict[str, Wrap] = {
    "textsuperscript": raised, "textsubscript": lowered, "mkbibsuperscript": raised, "mkbibsubscript": lowered,
    "frac": _numerator, "dfrac": _numerator, "tfrac": _numerator, "sqrt": _root, "enquote": _quoted,
    "mkbibquote": _quoted, "bar": _accented("\u0304"), "overline": _accented("\u0305"), "hat": _accented("\u0302"),
    "tilde": _accented("\u0303"), "vec": _accented("\u20d7"), "dot": _accented("\u0307"), "ddot": _accented("\u0308"),
}  # fmt: skip


class _Reader:
    """Text read so far, as a stack of open groups: what each holds, and what is done to it when it closes."""

    def __init__(self, *, has_math: bool, in_math: bool) -> None:
        self._groups: list[tuple[Wrap | None, list[str]]] = [(None, [])]
        self._pending: Wrap | None = None
        self._has_math = has_math
        self._in_math = in_math
        self._is_balanced = True

    @property
    def stands_alone(self) -> bool:
        """Whether every group that was opened is closed, and no other, and no accent waits for its letter."""
        return self._is_balanced and len(self._groups) == 1 and self._pending is None

    def add(self, text: str, *, is_whole: bool = False) -> None:
        """Text; a waiting accent takes its first letter, or all of it where it came as one."""
        if self._pending is not None and text:
            if not is_whole and text.isspace():
                return
            wrap, self._pending = self._pending, None
            stripped = text if is_whole else text.lstrip()
            text = wrap(stripped) if is_whole else wrap(stripped[0]) + stripped[1:]
        self._groups[-1][1].append(text)

    def _open(self) -> None:
        if len(self._groups) < _MAX_DEPTH:
            self._groups.append((self._pending, []))
        else:
            self._is_balanced = False
        self._pending = None

    def _close(self) -> None:
        if len(self._groups) == 1:
            self._is_balanced = False
            return
        wrap, pieces = self._groups.pop()
        text = "".join(pieces)
        self._pending = None
        self._groups[-1][1].append(wrap(text) if wrap else text)

    def sign(self, sign: str, *, before: str) -> None:
        """One of the characters with a meaning of their own."""
        if sign == "{":
            self._open()
        elif sign == "}":
            self._close()
        elif sign == "$" and self._has_math:
            self._in_math = not self._in_math
        elif sign in "^_" and self._in_math:
            self._pending = raised if sign == "^" else lowered
        elif sign == "~":
            self.add("~" if before.endswith("/") else " ")
        else:
            self.add(sign)

    def command(self, name: str, *, spaces: str, has_group: bool) -> None:
        """A command with a name; its groups are read as text unless they are none."""
        if name in _ACCENTS:
            self._pending = _accented(_ACCENTS[name])
        elif name in _WRAPS:
            self._pending = _WRAPS[name]
        elif name in _DROPPED:
            self._pending = _dropped if has_group else None
        elif name in _known_symbols():
            self.add(_known_symbols()[name], is_whole=True)
        elif not (name in _SILENT or has_group):
            self.add(f"\\{name}{spaces}", is_whole=True)

    def character(self, sign: str) -> None:
        """A command of one sign: an accent, or a character that had to be escaped."""
        if sign in _ACCENTS:
            self._pending = _accented(_ACCENTS[sign])
        else:
            self.add(_CHARACTERS.get(sign, f"\\{sign}"), is_whole=True)

    def text(self) -> str:
        while len(self._groups) > 1:
            self._close()
        return "".join(self._groups[0][1])


_LIGATURES = {"``": "“", "''": "”", "--": "–", "---": "—"}


def _read(text: str, *, has_math: bool, in_math: bool = False) -> tuple[str, bool]:
    """Readable text, and whether it stands for itself: nothing in it has a bearing on what follows."""
    reader = _Reader(has_math=has_math, in_math=in_math)
    position = 0
    while match := _TOKEN.match(text, position):
        position = match.end()
        name, sign, special, ligature, plain = match.groups()
        if plain is not None:
            reader.add(plain)
        elif special is not None:
            reader.sign(special, before=text[max(0, match.start() - 1) : match.start()])
        elif ligature is not None:
            reader.add(_LIGATURES[ligature])
        elif name is not None:
            group = _RAW_GROUP.match(text, position) if name in _URLS or name in _UNREAD else None
            if group is not None:
                position = group.end()
                reader.add(group[1] if name in _URLS else "", is_whole=True)
            else:
                spaces = text[match.start() + len(name) + 1 : position]
                reader.command(name, spaces=spaces, has_group=text.startswith("{", position))
        else:
            reader.character(sign)
    stands_alone = reader.stands_alone
    return reader.text(), stands_alone


@lru_cache(maxsize=1 << 14)
def _formula(text: str) -> tuple[str, bool]:
    """Readable text of what stands between two dollar signs; the short ones come again and again."""
    return _read(text, has_math=True, in_math=True)


def _in_pieces(text: str) -> str | None:
    """Text with its formulas read one by one; nothing where braces or commands reach over a dollar sign."""
    if "\\$" in text or text.count("$") % 2:
        return None
    pieces: list[str] = []
    for number, part in enumerate(text.split("$")):
        if number % 2:
            piece, stands_alone = _formula(part)
        elif any(mark in part for mark in _MARKS):
            piece, stands_alone = _read(part, has_math=False)
        else:
            piece, stands_alone = part, True
        if not stands_alone:
            return None
        pieces.append(piece)
    return "".join(pieces)


def latex_text(text: str) -> str:
    r"""Readable text of a field that may hold LaTeX, in one line.

    Parameters
    ----------
    text
        As it stands in the file.

    Returns
    -------
    str
        Braces and commands are gone, accents and symbols are Unicode (NFC), formulas are written out as far as one
        line allows. What is no LaTeX comes back as it is, but for spaces. The time grows with the length alone.

    Notes
    -----
    Names of symbols come from pylatexenc's table. Its parser is not used: it takes 0.4 ms for a name, drops what
    follows ``%`` and cuts text at an unbalanced brace (measured on 2.11).

    Examples
    --------
    >>> latex_text(r"J{\"o}rg \L{}uk, Erd{\H o}s, \v{C}apek, Ya\u{g}mur, na{\"\i}ve")
    'Jörg Łuk, Erdős, Čapek, Yağmur, naïve'
    >>> latex_text("Rock & roll: 5% off, $5, a_b"), latex_text(r"CO\textsubscript{2} at 5\,\% in $10^{-3}$ s")
    ('Rock & roll: 5% off, $5, a_b', 'CO₂ at 5 % in 10⁻³ s')
    """
    if not any(mark in text for mark in _NEEDS_READING):
        return " ".join(unicodedata.normalize("NFC", text.replace("{", "").replace("}", "")).split())
    plain = _in_pieces(text) if "$" in text else None
    if plain is None:
        plain = _read(text, has_math=(text.count("$") - text.count("\\$")) % 2 == 0)[0]
    return " ".join(unicodedata.normalize("NFC", plain).split())


def written_out(text: str) -> str:
    r"""Text of a format that is not LaTeX, whose LaTeX, if it has any, is written in characters.

    Examples
    --------
    >>> written_out(r"In $O(n^2)$ time"), written_out("For $5 a {tree}")
    ('In O(n²) time', 'For $5 a {tree}')
    """
    return latex_text(text) if "\\" in text or text.count("$") > 1 else text
