from pathlib import Path

import numpy as np
import pytest

from graphlab.errors import SettingsError
from graphlab.settings import ThemeEdits
from graphlab.topics import TopicModel, read_theme_edits

RIVERS = [(f"River delta sediment {n}", "Sediment of the river delta and the flood, with erosion.") for n in range(8)]
STARS = [(f"Neutron star spectrum {n}", "The neutron star and the pulsar in a telescope spectrum.") for n in range(7)]
BREAD = [(f"Sourdough bread crust {n}", "Yeast and flour of the sourdough bread in an oven.") for n in range(6)]
PAPERS = RIVERS + STARS + BREAD


def fitted(**changes: object) -> TopicModel:
    return TopicModel(3, edits=ThemeEdits(**changes)).fit(PAPERS)


def test_no_edits_change_nothing():
    assert fitted().topic_labels_ == TopicModel(3).fit(PAPERS).topic_labels_


def test_a_theme_is_renamed_by_its_name_in_any_case_or_its_number():
    first, second, _ = TopicModel(3).fit(PAPERS).topic_labels_
    model = fitted(renames=((first.upper(), "Fluvial deposits"), ("2", "Compact stars")))
    assert model.topic_labels_[:2] == ("Fluvial deposits", "Compact stars")
    assert second not in model.topic_labels_


def test_merged_themes_hold_the_papers_of_all_and_stay_certain():
    names = TopicModel(3).fit(PAPERS).topic_labels_
    model = fitted(merges=(((names[1], names[2]), "Both"),))
    assert model.topic_labels_[0] == "Both"
    assert np.bincount(model.labels_).tolist() == [13, 8]
    assert (model.certainty_ > 0.5).all()
    assert (model.predict(PAPERS) == model.labels_).all()


def test_pinned_terms_gather_their_papers():
    papers = [
        *PAPERS,
        ("River delta telescope", "A telescope of the river delta."),
        ("Telescope of rivers", "Telescope."),
    ]
    model = TopicModel(3, edits=ThemeEdits(pins=((("telescope",), "Telescopes"),))).fit(papers)
    pinned = model.topic_labels_.index("Telescopes")
    assert model.labels_[-2:].tolist() == [pinned, pinned]
    assert model.certainty_[-1] == 1


@pytest.mark.parametrize(
    "changes",
    [{"renames": (("No such theme", "x"),)}, {"merges": ((("1", "99"), ""),)}, {"pins": ((("zebra",), ""),)}],
)
def test_an_edit_of_what_is_not_there_is_refused_in_words(changes: dict[str, object]):
    with pytest.raises(SettingsError, match=r"no theme|no term"):
        fitted(**changes)


def test_a_name_that_another_theme_has_is_refused():
    first = TopicModel(3).fit(PAPERS).topic_labels_[0]
    with pytest.raises(SettingsError, match="two themes"):
        fitted(renames=(("2", first.upper()),))


def test_themes_may_swap_names():
    first, second, _ = TopicModel(3).fit(PAPERS).topic_labels_
    assert fitted(renames=((first, second), (second, first))).topic_labels_[:2] == (second, first)


def test_a_file_of_edits_is_read(tmp_path: Path):
    path = tmp_path / "themes.toml"
    path.write_text(
        '[[rename]]\ntheme = 2\nname = "A"\n[[merge]]\nthemes = ["B", 3]\n[[pin]]\nterms = ["c d"]\nname = "E"\n',
        encoding="utf-8",
    )
    assert read_theme_edits(path) == ThemeEdits(
        renames=(("2", "A"),), merges=((("B", "3"), ""),), pins=((("c d",), "E"),)
    )


@pytest.mark.parametrize(
    "text",
    ["[[rename]]\ntheme = ''\nname = 'x'", "[[nonsense]]\n", "rename = 3", "[[merge]]\nthemes = 'a'", "= =",
     "[[merge]]\nthemes = ['a', 'A']",
     "[[pin]]\nterms = ['a']\ncolour = 'red'"],
)  # fmt: skip
def test_a_file_that_says_something_else_is_refused_with_its_name(tmp_path: Path, text: str):
    path = tmp_path / "themes.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"themes\.toml"):
        read_theme_edits(path)


def test_a_missing_file_is_an_error(tmp_path: Path):
    with pytest.raises(SettingsError, match="cannot be read"):
        read_theme_edits(tmp_path / "none.toml")
