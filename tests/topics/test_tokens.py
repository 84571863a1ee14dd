import pytest

from graphlab.topics.stream import read_texts
from graphlab.topics.tokens import BREAK, acronyms, printed_words, shared_acronyms, spelling_folds, tokenise, word_parts


@pytest.mark.parametrize(
    "text", ["обучение сетей", "τίτλος", "深度学习", "التعلم العميق", "हिन्दी", "Ångström", "naïve"]
)
def test_words_of_any_script_stay_whole(text: str):
    assert tokenise(text) == text.split()


@pytest.mark.parametrize(
    ("token", "parts"),
    [
        ("GPUs", ("gpus",)),
        ("data-center", ("data", "center")),
        ("few-shot", ("few-shot",)),
        ("re-identification", ("re-identification",)),
        ("text-to-image", ("text-to-image",)),
        ("LLM-based", ("llm",)),
        ("state-of-the-art", ()),
        ("2024", ()),
        ("propose", ()),
    ],
)
def test_hyphenated_words_are_cut_only_where_the_parts_mean_something(token: str, parts: tuple[str, ...]):
    assert word_parts(token) == parts


def test_spellings_fold_only_onto_words_that_occur():
    folds = spelling_folds(["policy", "policies", "analysis", "bus", "modelling", "modeling", "glass"])
    assert folds == {"policies": "policy", "modelling": "modeling"}


def test_an_acronym_needs_matching_first_letters():
    tokens = tokenise("person re-identification (ReID) by Support Vector Machines (SVMs) and foo (GPU)")
    assert acronyms(tokens) == {"svm": ("support", "vector", "machines")}


def test_an_acronym_with_two_meanings_is_left_alone():
    found = shared_acronyms([{"ssl": ("self", "supervised", "learning")}, {"ssl": ("secure", "sockets", "layer")}])
    assert found == {}


def test_acronyms_are_read_as_their_words_and_plain_words_are_not():
    texts = read_texts([("RATs the rat", "")], {"rat": ("radio", "access", "technology")})
    words = [word for number in texts.token.tolist() for word, _ in texts.words[number]]
    assert words == ["radio", "access", "technology", BREAK, "rat", BREAK, BREAK]


def test_a_paper_s_own_definition_goes_before_the_shared_one():
    papers = [("", "Radio access technology (RAT) and RAT."), ("", "A RAT is used.")]
    texts = read_texts(papers, {"rat": ("remote", "desktop", "server")})
    words = [[word for word, _ in texts.words[number] if word] for number in texts.token.tolist()]
    assert [row for row in words if "remote" in row] == [["remote", "desktop", "server"]]
    assert [row for row in words if row == ["radio", "access", "technology"]] == [["radio", "access", "technology"]] * 2


def test_no_phrase_runs_over_the_lost_half_of_a_hyphened_word():
    assert [part for part, _ in printed_words("structure-property")[0]] == ["structure", ""]
    assert [part for part, _ in printed_words("LLM-based")[0]] == ["llm"]
