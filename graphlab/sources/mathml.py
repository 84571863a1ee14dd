"""MathML -> one line of text that a person can read: x², a/b, ∑_(i=1)^n."""

import re
from collections.abc import Callable, Sequence

from lxml import etree

from graphlab.sources.xml_element import Element, local_name

_HIGH = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_LOW = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_SHORT_HIGH = re.compile(r"[0-9+\-−=()ni]{1,6}")
_SHORT_LOW = re.compile(r"[0-9+\-−=()]{1,6}")
_MARKED = re.compile(r"[⁰¹²³⁴-⁹ⁿⁱ₀-₉]$")
_MATH = re.compile(r"<(?:(\w{1,20}):)?math(?=[\s>/])", re.IGNORECASE)
_PREFIX = re.compile(r"(</?)\w{1,20}:")
# Deeper than any formula; beyond it only the characters are taken, so that a made-up file cannot exhaust the stack.
_MAX_DEPTH = 80
_SPACED = frozenset("=≠≈≃≅≡<>≤≥⩽⩾≪≫∈∉⊂⊆→←↔⇒⇔∼~∝±+−×·∪∩∧∨|∣:")
_INVISIBLE = frozenset("\u2061\u2062\u2063\u2064\u200b")
_NAMED = {
    "infinity": "∞",
    "in": "∈",
    "notin": "∉",
    "complexes": "ℂ",
    "reals": "ℝ",
    "integers": "ℤ",
    "naturalnumbers": "ℕ",
    "rationals": "ℚ",
    "pi": "π",
    "emptyset": "∅",
    "sep": " ",
    "mspace": " ",
    "plus": "+",
    "minus": "−",
    "times": "×",
    "divide": "/",
    "eq": "=",
    "neq": "≠",
    "lt": "<",
    "gt": ">",
    "leq": "≤",
    "geq": "≥",
}


def raised(text: str) -> str:
    """Text as a superscript: as characters where Unicode has them, else after a ``^``.

    Examples
    --------
    >>> raised("2"), raised("-1"), raised("th"), raised("a+b")
    ('²', '⁻¹', 'th', '^(a+b)')
    """
    if _SHORT_HIGH.fullmatch(text):
        return text.translate(_HIGH)
    if text in {"st", "nd", "rd", "th", "o", "°", "®", "™", "TM", "*", "†", "‡", "′", "″", "'", "''"} or not text:
        return text
    return f"^{_grouped(text)}"


def lowered(text: str) -> str:
    """Text as a subscript: as characters where Unicode has them, else after a ``_``.

    Examples
    --------
    >>> lowered("2"), lowered("max"), lowered("i+j")
    ('₂', '_max', '_(i+j)')
    """
    if _SHORT_LOW.fullmatch(text):
        return text.translate(_LOW)
    return f"_{_grouped(text)}" if text else ""


def _grouped(text: str) -> str:
    return text if text.isalnum() or (text[0] == "(" and text[-1] == ")" and text.count("(") == 1) else f"({text})"


def _low_and_high(parts: Sequence[str]) -> str:
    base, low, high = (*parts, "", "", "")[:3]
    return base + lowered(low) + raised(high)


def _fraction(parts: Sequence[str]) -> str:
    over, under = (*parts, "", "")[:2]
    return f"{_grouped(over) if over else ''}/{_grouped(under) if under else ''}"


def _accented(parts: Sequence[str]) -> str:
    """What stands over a base: a limit, or an accent that is said by its own character."""
    base, over = (*parts, "", "")[:2]
    accents = {"^": "\u0302", "~": "\u0303", "˜": "\u0303", "¯": "\u0304", "‾": "\u0304", "→": "\u20d7", "˙": "\u0307"}
    return base + accents[over] if over in accents and len(base) == 1 else base + raised(over)


_LAYOUTS: dict[str, Callable[[Sequence[str]], str]] = {
    "msub": lambda parts: _low_and_high(parts[:2]),
    "munder": lambda parts: _low_and_high(parts[:2]),
    "msup": lambda parts: "".join(parts[:1]) + raised("".join(parts[1:2])),
    "mover": _accented,
    "msubsup": _low_and_high,
    "munderover": _low_and_high,
    "mfrac": _fraction,
    "msqrt": lambda parts: f"√{_grouped(''.join(parts))}" if any(parts) else "",
    "mroot": lambda parts: f"{raised(''.join(parts[1:2]))}√{_grouped(parts[0])}" if parts and parts[0] else "",
    "mtable": "; ".join,
    "mtr": ", ".join,
    "matrix": "; ".join,
    "matrixrow": ", ".join,
    "apply": lambda parts: " ".join(part for part in parts if part),
    "semantics": lambda parts: next((part for part in parts if part), ""),
}


def _fenced(element: Element, parts: Sequence[str]) -> str:
    opening, closing = element.get("open", "("), element.get("close", ")")
    separators = "".join(element.get("separators", ",").split())
    joined = parts[0] if parts else ""
    for index, part in enumerate(parts[1:]):
        mark = separators[min(index, len(separators) - 1)] if separators else ""
        joined += (f"{mark} " if mark == "," else mark) + part
    return f"{opening}{joined}{closing}"


def _operator(text: str) -> str:
    if text in _INVISIBLE:
        return ""
    return f" {text} " if text in _SPACED else f"{text} " if text in {",", ";"} else text


def _text(element: Element, depth: int) -> str:
    if depth > _MAX_DEPTH:
        return "".join(str(text) for text in element.itertext())
    name = local_name(element)
    if len(element) == 0:
        text = " ".join((element.text or "").split())
        return _operator(text) if name == "mo" else text or _NAMED.get(name, "")
    children = [child for child in element if isinstance(child.tag, str)]
    if name == "semantics" and any(not _is_annotation(child) for child in children):
        children = [child for child in children if not _is_annotation(child)]
    parts = [_text(child, depth + 1) for child in children]
    if name == "mfenced":
        return _fenced(element, parts)
    if name in _LAYOUTS:
        return _LAYOUTS[name]([part.strip() for part in parts])
    tails = [" ".join((child.tail or "").split()) for child in children]
    start = " ".join((element.text or "").split())
    return start + "".join(part + tail for part, tail in zip(parts, tails, strict=True))


def _is_annotation(element: Element) -> bool:
    return str(element.tag).startswith("annotation")


def parse_mathml(markup: str) -> str:
    """One formula as text.

    Parameters
    ----------
    markup
        A ``<math>`` element, with or without a namespace prefix; damaged markup is read as far as it goes.

    Returns
    -------
    str
        The formula in one line; empty where nothing readable is in it.

    Examples
    --------
    >>> parse_mathml("<mml:math><mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math>")
    'x²'
    >>> parse_mathml("<math><mfrac><mi>a</mi><mrow><mi>b</mi><mo>+</mo><mn>1</mn></mrow></mfrac></math>")
    'a/(b + 1)'
    """
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    root = etree.fromstring(_PREFIX.sub(r"\1", markup).encode(), parser)
    # None where nothing at all could be read; the stub does not say so.
    return "" if root is None else " ".join(_text(root, 0).split())  # pyright: ignore[reportUnnecessaryComparison]


def replace_mathml(text: str) -> str:
    """Text in which every MathML formula is replaced by its one-line form.

    Examples
    --------
    >>> replace_mathml("for <math><mi>n</mi><mo>=</mo><mn>2</mn></math> only")
    'for n = 2 only'
    """
    pieces: list[str] = []
    position = 0
    while match := _MATH.search(text, position):
        closing = f"</{match[1]}:math>" if match[1] else "</math>"
        end = text.find(closing, match.end())
        if end < 0:
            break
        pieces += (text[position : match.start()], parse_mathml(text[match.start() : end + len(closing)]))
        position = end + len(closing)
    return "".join((*pieces, text[position:]))
