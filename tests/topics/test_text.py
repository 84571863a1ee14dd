import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphlab.topics.text import clean_text, plain_title


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        (r"Combining \underline{v}ideo and \emph{online \textbf{retail}}", "Combining video and online retail"),
        (r"Poincar\'{e}, Erd\H{o}s, G\"odel, na\"{\i}ve and \v{S}koda", "Poincaré, Erdős, Gödel, naïve and Škoda"),
        (r"sets of size $m$ with $\mathsf{dist}(q, w) \le 3$ hold", "sets of size m with hold"),
        (r"components$\unicode{x2013}$such as weights", "components–such as weights"),
        (r"by 76.3\% in Roe et al.~(2024)", "by 76.3% in Roe et al. (2024)"),
        ("a gain of 3% to 14% on average", "a gain of 3% to 14% on average"),
        ("it costs $5 to $10 a day", "it costs $5 to $10 a day"),
        ("<p>Water is H<sub>2</sub>O &amp; more</p>", "Water is H2O & more"),
        ("&lt;i&gt;Doubly&lt;/i&gt; escaped", "Doubly escaped"),
        ("[Method] We count. [Results] It works.", "We count. It works."),
        ("BACKGROUND: We count. Results: It works.", "We count. It works."),
        ("Results show that it works.", "Results show that it works."),
        ("BACKGROUND We count. CONCLUSIONS It works.", "We count. It works."),
        ("  two\n\tlines ", "two lines"),
        ("", ""),
    ],
)
def test_markup_and_section_labels_are_taken_out(raw: str, clean: str):
    assert clean_text(raw) == clean


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("a represen- tation of net-\nworks", "a representation of networks"),
        ("learn- ing of short- and long-term plans", "learning of short- and long-term plans"),
        ("real- time, state-of-the- art and low- rank", "real-time, state-of-the-art and low-rank"),
        ("top- k of 5- fold", "top- k of 5- fold"),
        ("de(cid:12)ned net(cid:173)\nworks x(cid:99)", "defined networks x"),
        ("e\ufb03cient \ufb01rst re\u00adsults", "efficient first results"),
    ],
)
def test_what_reading_a_pdf_broke_is_mended(raw: str, clean: str):
    assert clean_text(raw) == clean


@pytest.mark.parametrize(
    "notice",
    [
        "Code is available at https://example.org/x.",
        "Code has been made avaliable at: https://github.com/jane/x.",
        "Our datasets can be found in https://example.org/data",
        "Our source code will be released.",
        "This paper is under review.",
        "© 2024 Example Press. All rights reserved.",
        "Copyright 2024 by the authors.",
    ],
)
def test_a_sentence_that_only_says_where_something_is_found_is_dropped(notice: str):
    assert clean_text(f"We count sheep. {notice}") == "We count sheep."


def test_a_sentence_with_an_address_and_content_keeps_its_content():
    assert clean_text("The tool at https://example.org/a counts sheep.") == "The tool at counts sheep."


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        (r"Learning $Q$-functions", "Learning Q-functions"),
        (r"\texttt{torch} at scale", "torch at scale"),
        (r"$\alpha$-fair {GPU} sharing for $n \leq 10^6$", "α-fair GPU sharing for n ≤ 10⁶"),
        (r"Ma\ss e, \L\'od\'z and \O{}re", "Maße, Łódź and Øre"),
        ("T$^2$ and FA^{3} at 360$^\\circ$ -- a view", "T² and FA³ at 360° – a view"),
        ("Cats &amp; <i>dogs</i>", "Cats & dogs"),
        ("Plain #title_1 & <3", "Plain #title_1 & <3"),
    ],
)
def test_titles_keep_every_word_without_markup(raw: str, plain: str):
    assert plain_title(raw) == plain


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.text(max_size=60))
def test_any_text_can_be_cleaned_to_one_line(raw: str):
    for text in (clean_text(raw), plain_title(raw)):
        assert text == " ".join(text.split())


@pytest.mark.parametrize(
    ("raw", "words"),
    [("MOMENTUM AND FORCES IN DNA", "momentum and forces in dna"), ("GPT", "GPT"), ("Forces in DNA", "Forces in DNA")],
)
def test_a_text_in_capitals_throughout_is_made_small(raw: str, words: str):
    assert clean_text(raw) == words
