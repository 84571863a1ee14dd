"""Author lines and the shape of names."""

import pytest

from graphlab.sources.bylines import is_byline, is_names_only, name_shape, parse_byline


@pytest.mark.parametrize(
    ("line", "names", "complete", "n_stated"),
    [
        ("Wei Gao, Ann Lee", ("Wei Gao", "Ann Lee"), True, None),
        ("Wei Gao, Ann Lee et al.", ("Wei Gao", "Ann Lee"), False, None),
        ("Wei Gao, Ann Lee, et al", ("Wei Gao", "Ann Lee"), False, None),
        ("Wei Gao and Ann Lee", ("Wei Gao", "Ann Lee"), True, None),
        ("Wei Gao, Ann Lee, and others", ("Wei Gao", "Ann Lee"), False, None),
        ("Wei Gao, Ann Lee, …", ("Wei Gao", "Ann Lee"), False, None),
        ("Wei Gao, Ann Lee +7 authors", ("Wei Gao", "Ann Lee"), False, 9),
        ("Wei Gao, Ann Lee and 12 more", ("Wei Gao", "Ann Lee"), False, 14),
        ("Wei Gao*, Ann Lee†", ("Wei Gao", "Ann Lee"), True, None),
        ("John Hay, Jr., Ann Lee", ("John Hay, Jr.", "Ann Lee"), True, None),
        ("李明，王芳", ("李明", "王芳"), True, None),
        ("ACME, :, Ann Lee", ("ACME", "Ann Lee"), True, None),
        ("", (), True, None),
    ],
)
def test_an_author_line_is_read(line: str, names: tuple[str, ...], complete: bool, n_stated: int | None) -> None:
    assert parse_byline(line) == (names, complete, n_stated)


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("Wei Gao", 2),
        ("Gwen McAllister-DeLuca", 2),
        ("Abu Bakr al-Farsi", 2),
        ("J.-P. Sartel", 2),
        ("李明", 2),
        ("Аня Иванченко", 2),
        ("JingLi Lin", 1),
        ("lvmin Zhang", 1),
        ("Mausami", 1),
        ("Graphs for Serving", 0),
        ("in 2024", 0),
        ("van", 0),
        ("", 0),
        ("A" * 100, 0),
    ],
)
def test_names_are_known_by_their_shape(text: str, shape: int) -> None:
    assert name_shape(text) == shape


@pytest.mark.parametrize(
    ("line", "is_one", "is_sure"),
    [
        ("Wei Gao, Ann Lee, Bo Li et al.", True, True),
        ("Wei Gao", True, True),
        ("NVIDIA, 3DLab, Ann Lee et al.", True, False),
        ("We study graphs. They are large.", False, False),
        ("Graphs for Serving: A Survey", False, False),
    ],
)
def test_an_author_line_is_told_from_other_lines(line: str, is_one: bool, is_sure: bool) -> None:
    assert (is_byline(line), is_names_only(line)) == (is_one, is_sure)
