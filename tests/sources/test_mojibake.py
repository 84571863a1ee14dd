"""Wrongly decoded text: what is repaired, what never is, and what is said about it."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphlab.sources import read
from graphlab.sources.mojibake import repaired


@pytest.mark.parametrize("text", ["José Müller", "Größe", "École d’été", "Krkoška", "it’s – here", "a ≤ b", "Ação"])
def test_what_is_certain_is_repaired(text):
    assert repaired(text.encode().decode("cp1252")) == text


@pytest.mark.parametrize(
    ("wrong", "text"),
    [("childrenâ€™s", "children’s"), ("ÃƒÂ©tude", "étude"), ("GarcÃa", "García"), ("at 5Â°C", "at 5°C")],
)
def test_repairs_of_real_files(wrong, text):
    assert repaired(wrong) == text


@pytest.mark.parametrize(
    "text",
    [
        "Ã", "SÃO PAULO", "AMANHÃ", "45 Å²", "2 Å–4 Å…", "CAFÉ™", "JosÃ© and José", "Âge", "Ångström", "«Ô»",
        "naïve – test", "Dvořák", "李明", "α-helix â", "Ãß",
    ],
)  # fmt: skip
def test_legal_text_stays(text):
    assert repaired(text) == text


@given(st.text(alphabet=st.characters(min_codepoint=0xA1, max_codepoint=0x17F) | st.sampled_from("abz AZ"), max_size=9))
@settings(max_examples=200, derandomize=True)
def test_any_text_is_kept_or_shortened(text):
    assert len(repaired(text)) <= len(text) + text.count("Ã")


def test_repairs_of_titles_and_names_are_noted_with_file_and_line(tmp_path):
    rows = [{"title": "On Trees", "authors": ["Ada Nwosu"], "year": 2020}]
    rows += [{"title": "On Größe", "authors": ["JosÃ© Li", "Bo Ma"], "abstract": "We donâ€™t.", "year": 2021}]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows))
    corpus = read(path)
    assert sorted(corpus.authors["name"]) == ["Ada Nwosu", "Bo Ma", "José Li"]
    assert corpus.papers.set_index("year").loc[2021, "abstract"] == "We don’t."
    notes = corpus.issues[corpus.issues["code"] == "N210"]
    assert notes["line"].tolist() == [2, 2]
    assert notes["message"].tolist() == ['abstract: "donâ€™t." read as "don’t."', 'author: "JosÃ©" read as "José"']
