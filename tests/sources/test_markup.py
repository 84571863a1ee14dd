"""Markup goes, words stay, and hostile text costs no more than plain text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphlab.sources.markup import readable


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plain title", "Plain title"),
        ("<jats:p>One</jats:p>\n<jats:p>Two</jats:p>", "One Two"),
        ("<jats:title>Abstract</jats:title><jats:sec><jats:title>Aims</jats:title><jats:p>x", "Aims: x"),
        ("<h4>Aim</h4>We <i>did</i> it.<br/>Then", "Aim: We did it. Then"),
        ("10<sup>-3</sup> CO<sub>2</sub> 5<sup>th</sup>", "10⁻³ CO₂ 5th"),
        ("&Uuml;ber &amp;uuml; &amp;amp;lt; R&D", "Über ü < R&D"),
        ("a<b>c, p < 0.05, <unknown> kept", "a<b>c, p < 0.05, <unknown> kept"),
        ("&lt;p&gt;Escaped&lt;/p&gt;", "Escaped"),
        ("x <!-- hidden --><![CDATA[y]]><script>z</script>", "x y"),
        ("wrapped\n   lines", "wrapped lines"),
    ],
)
def test_markup_becomes_plain_text(text: str, expected: str) -> None:
    assert readable(text) == expected


def test_a_formula_given_twice_is_read_once() -> None:
    both = "<alternatives><tex-math>$x$</tex-math><mml:math><mml:mi>x</mml:mi></mml:math></alternatives> ok"
    assert readable(both) == "x ok"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<msubsup><mi>η</mi><mi>p</mi><mn>2</mn></msubsup>", "η_p²"),
        ("<mfenced open='|'><mi>a</mi><mi>b</mi></mfenced>", "|a, b)"),
        ("<mfrac><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow><mi>b</mi></mfrac>", "(a + 1)/b"),
        ("<semantics><mi>x</mi><annotation>TEX</annotation></semantics>", "x"),
        ("<apply><in/><cn>17<sep/>29</cn><complexes/></apply>", "∈ 17 29 ℂ"),
    ],
)
def test_formulas_become_one_line(markup: str, expected: str) -> None:
    assert readable(f"<math>{markup}</math>") == expected


@pytest.mark.parametrize(
    "line",
    [
        "© 2020 Elsevier B.V. All rights reserved.",
        "Copyright © The Author(s) 2019.",
        "(C) 2010 Wiley Periodicals, Inc.",
    ],
)
def test_a_copyright_line_at_the_end_goes(line: str) -> None:
    assert readable(f"It works. {line}") == "It works."


@pytest.mark.parametrize(
    "text", ["On copyright. Copyright law is hard.", "© 2020 IEEE", "Case (c) holds. Case (C) too."]
)
def test_a_sentence_about_copyright_stays(text: str) -> None:
    assert readable(text) == text


@pytest.mark.parametrize("part", ["<", "<sup>a", "<math>", "<!--", "&amp;", "<title>a</title>", "<script></script>"])
def test_hostile_text_takes_linear_time(part: str) -> None:
    start = time.process_time()
    readable(part * 50_000)
    assert time.process_time() - start < 5


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.lists(st.text("abcdefgh", min_size=1), min_size=1), st.sampled_from(["i", "jats:p", "sub", "title", "zz"]))
def test_no_letter_is_lost(words: list[str], tag: str) -> None:
    text = " ".join(f"<{tag}>{word}</{tag}>" for word in words)
    kept = "".join(char for char in readable(text) if char.isalpha())
    assert "".join(words) in kept or tag == "zz"
