"""Where the title ends and the first name begins."""

import time

import pytest

from graphlab.sources.glued import Context, page_context, split_glued, split_page

WORDS = frozenset(
    {"PyTorch", "pytorch", "GitHub", "github", "LoRA", "GPT", "gpt", "training", "serving", "understanding"}
)


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Deep Learning Serving", ["Yonggang Wen"]),
        ("Elastic Training for LLMs", ["Minghao Li", "Wei Gao", "Ann Lee"]),
        ("A Survey (2024)", ["Wei Zhang"]),
        ("What Changed in 2024", ["Wei Gao", "Ann Lee"]),
        ("Distillation via GPT", ["Ana Klimt"]),
        ("Can Machines Plan?", ["Li Shen", "Ann Lee"]),
        ("Agents for serving", ["Wei Gao", "Ann Lee"]),
        ("Notes on PyTorch", ["Wei Zhang"]),
        ("Bugs on GitHub", ["Gwen McDonald", "Maria DeLuca"]),
        ("Tuning with LoRA", ["Li Shen"]),
        ("Scene Understanding", ["JingLi Lin", "Wei Gao", "Ann Lee"]),
        ("Methods, Challenges, and Opportunities", ["Zhi Hao", "Jan Berg", "Li Shen"]),
        ("Queues, Caches", ["Laurens van der Berg"]),
        ("Person Re-identification", ["Wei-Ming Zhuang", "Shuai O'Brannigan"]),
        ("Trees and Forests", ["J. R. Whitcombe", "J.-P. Sartel"]),
        ("Part II", ["Wei Gao"]),
        ("Graphs in $O(n)$", ["Wei Gao"]),
        ("Learning C++", ["Wei Gao"]),
        ('The Word "Graph"', ["Wei Gao"]),
        ("Parsing Verse", ["李明远", "王芳"]),
        ("Разбор стиха", ["Аня Иванченко", "Пётр Сидоренко"]),
        ("Letters", ["Łukasz Øster", "Émile Dupré"]),
        ("Team Reports", ["John Hay, Jr.", "Ann Lee"]),
    ],
)
@pytest.mark.parametrize("is_cut", [False, True])
def test_a_glued_line_is_split(title: str, names: list[str], is_cut: bool) -> None:
    if is_cut and len(names) != 3:
        names = [*names, "Bo Marsh", "Cy Norton"][:3]
    line = title + ", ".join(names) + (" et al." if is_cut else "")
    split = split_glued(line, context=Context(words=WORDS))
    assert (split.title, list(split.names), split.complete) == (title, names, not is_cut)


def test_a_clear_split_is_certain() -> None:
    assert split_glued("Graphs for ServingAda Nwosu, Bo Li, Cy Norton et al.").certain


@pytest.mark.parametrize("line", ["TrainingJiaWei Chen", "On GitHubWei Zhang", "A line in which no name stands"])
def test_a_split_that_could_be_another_is_a_guess(line: str) -> None:
    assert not split_glued(line).certain


def test_a_line_without_a_name_keeps_its_text_as_title() -> None:
    assert split_glued("a line in which no name stands")[:2] == ("a line in which no name stands", ())


def test_a_name_printed_on_another_line_decides() -> None:
    line = "MethodsXLingling Stone"
    assert split_glued(line).names == ("Lingling Stone",)
    context = page_context(["On TreesAnn Lee, Bo Li", "On BeesAnn Lee, Bo Li"], [])
    context = context._replace(name_keys=context.name_keys | {"xlingling stone"})
    assert split_glued(line, context=context).names == ("XLingling Stone",)


def test_a_name_in_lower_case_is_a_name_in_a_cut_list() -> None:
    assert split_glued("SharingJiahao Chen, junhao li, Yiming Wang et al.").names[1] == "junhao li"


def test_first_names_of_certain_lines_help_with_the_others() -> None:
    page = ["Pruning NetworksJiaWei Chen", "Networks of TreesAnn Lee, JiaWei Chen"]
    splits = split_page(page, context=page_context(page, ["Trees are pruned."]))
    assert [split.names for split in splits] == [("JiaWei Chen",), ("Ann Lee", "JiaWei Chen")]


def test_the_order_of_lines_has_no_effect() -> None:
    page = ["On GraphsWei Gao, Ann Lee, Bo Li et al.", "On TreesAnn Lee", "PyTorchBo Li", "X-RaysAna DeLuca, Wei Gao"]
    forward = split_page(page, context=page_context(page, ["We use PyTorch."]))
    backward = split_page(page[::-1], context=page_context(page[::-1], ["We use PyTorch."]))
    assert forward == backward[::-1]


KNOWN = "On TreesAnn Lee, LI WEI, de Vries"


@pytest.mark.parametrize(
    ("line", "title", "names"),
    [
        ("Notes on VQALI WEI", "Notes on VQA", ("LI WEI",)),
        ("Ethical hackingde Vries", "Ethical hacking", ("de Vries",)),
        ("Neural netsvan der Berg", "Neural nets", ("van der Berg",)),
        ("Neural netsvan der Berg, Bo Xu, Ann Lee et al.", "Neural nets", ("van der Berg", "Bo Xu", "Ann Lee")),
        ("Growing treesvan Berg", "Growing trees", ("van Berg",)),
        ("Scenes in 3DAnna Berg", "Scenes in 3D", ("Anna Berg",)),
        ("Scenes in 3DÅsa Öberg", "Scenes in 3D", ("Åsa Öberg",)),
        ("On BeesAnn Lee,Bo Xu", "On Bees", ("Ann Lee", "Bo Xu")),
    ],
)
def test_a_name_is_found_where_no_change_of_case_shows_it(line: str, title: str, names: tuple[str, ...]) -> None:
    page = [line, KNOWN]
    split = split_page(page, context=page_context(page, ["We grow trees."]))[0]
    assert (split.title, split.names) == (title, names)


def test_a_name_that_two_lines_can_end_in_decides_both() -> None:
    page = ["Scenes in 3DAnna Berg", "Why DAGsAnna Berg"]
    splits = split_page(page, context=page_context(page, []))
    assert [(split.title, split.names, split.certain) for split in splits] == [
        ("Scenes in 3D", ("Anna Berg",), True),
        ("Why DAGs", ("Anna Berg",), True),
    ]


@pytest.mark.parametrize("line", ["The Inside Story", "A Neural Portrait", "Beyond Trade Winds"])
def test_a_word_that_ends_like_a_particle_begins_no_name(line: str) -> None:
    assert split_page([line], context=page_context([line], []))[0].names == ()


@pytest.mark.parametrize("name", ["Daniel Berg", "Guido Stone", "Han bin Zhao", "Carla Rafael Stone"])
def test_a_name_that_holds_a_particle_is_one_name(name: str) -> None:
    line = f"On TreesAnn Lee, Bo Xu, {name}, Cy Orr"
    assert split_glued(line).names == ("Ann Lee", "Bo Xu", name, "Cy Orr")


@pytest.mark.parametrize(
    "piece", ["AbCd", "Wei Gao, ", "A, ", "et al.", "Aa Bb", "-A", "李A", "Aande ", "AA LI ", "inde Xu, "]
)
def test_a_line_of_a_million_characters_takes_no_time(piece: str) -> None:
    line = piece * (1_000_000 // len(piece))
    start = time.process_time()
    split_page([line], context=page_context([line], [line]))
    assert time.process_time() - start < 2
