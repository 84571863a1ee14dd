"""Which printed names are one author."""

from dataclasses import replace
from pathlib import Path

import pytest

from graphlab.corpus import Corpus, stable_id
from graphlab.names import name_key
from graphlab.resolve import resolve
from graphlab.settings import ResolveSettings
from graphlab.sources import read


def corpus_of_lists(folder: Path, *bylines: str, owner: str = "") -> Corpus:
    head = f"{owner}\nh-index3\n\n" if owner else ""
    papers = [f"LGMar {day}, 2020\nPaper {day}\n\n{names}\n\nAbstract {day}." for day, names in enumerate(bylines, 1)]
    path = folder / "page.txt"
    path.write_text(head + "\n\n".join(papers), encoding="utf-8")
    return read(path)


def test_spellings_that_differ_in_case_only_are_one_author(tmp_path: Path) -> None:
    corpus = resolve(corpus_of_lists(tmp_path, "Bo MARSH", "Bo Marsh", "Ann Lee"))
    (bo,) = corpus.authors[corpus.authors["variants"].map(len) > 1].to_dict("records")
    assert (bo["name"], bo["variants"], bo["n_papers"]) == ("Bo Marsh", ("Bo MARSH", "Bo Marsh"), 2)
    assert bo["resolution"] == "case differs: Bo MARSH, Bo Marsh"
    assert bo["author_id"] == stable_id("a", name_key("Bo Marsh"))


def test_names_printed_alike_only_are_joined_in_the_other_mode(tmp_path: Path) -> None:
    corpus = resolve(corpus_of_lists(tmp_path, "Bo MARSH", "Bo Marsh", "Bo Marsh"), ResolveSettings(mode="names"))
    assert sorted(corpus.authors["name"]) == ["Bo MARSH", "Bo Marsh"]
    assert set(corpus.authors["resolution"]) == {"printed alike"}
    assert "N203" not in set(corpus.issues["code"])


@pytest.mark.parametrize(
    ("spellings", "preferred", "reason"),
    [
        (("Jörg Marsh", "Jorg Marsh", "Jorg Marsh"), "Jorg Marsh", "accents differ"),
        (("Jia-Wei Marsh", "Jiawei Marsh"), "Jia-Wei Marsh", "case and hyphens differ"),
        (("J. P. Marsh", "J.P. Marsh"), "J. P. Marsh", "stops or spaces differ"),
        (("Søren Marsh", "Soren Marsh"), "Soren Marsh", "accents differ"),
        (("O\u2019Hara", "O'Hara"), "O'Hara", "apostrophes differ"),
        (("BO MARSH", "BO MARSH", "Bo Marsh"), "BO MARSH", "case differs"),
    ],
)
def test_the_preferred_spelling_is_the_one_printed_most_often(
    tmp_path: Path, spellings: tuple[str, ...], preferred: str, reason: str
) -> None:
    (author,) = resolve(corpus_of_lists(tmp_path, *spellings)).authors.to_dict("records")
    assert author["name"] == preferred
    assert author["resolution"].startswith(f"{reason}: ")


def test_joined_spellings_are_listed(tmp_path: Path) -> None:
    corpus = resolve(corpus_of_lists(tmp_path, "Bo MARSH", "Bo Marsh"))
    said = corpus.issues[corpus.issues["code"] == "N203"]
    assert said["message"].tolist() == ["counted as one author, Bo Marsh: case differs: Bo MARSH, Bo Marsh"]
    assert said["file"].tolist() == ["page.txt"]


def test_two_spellings_on_one_list_are_two_people(tmp_path: Path) -> None:
    corpus = resolve(corpus_of_lists(tmp_path, "WEI ZHANG, Wei Zhang, Ann Lee", "Wei Zhang"))
    assert len(corpus.authors) == 3
    assert corpus.authorships.duplicated(["paper_id", "author_id"]).sum() == 0
    assert (corpus.issues["code"] == "N204").sum() == 1


def test_a_name_repeated_on_one_list_is_counted_once_and_said(tmp_path: Path) -> None:
    corpus = resolve(corpus_of_lists(tmp_path, "Ann Lee, Bo Xu, Carl Diaz, Bo Xu", "Bo Xu"))
    assert sorted(corpus.authors["name"]) == ["Ann Lee", "Bo Xu", "Carl Diaz"]
    on_first = corpus.authorships.groupby("paper_id")["position"].agg(list)
    assert sorted(on_first.map(len)) == [1, 3]
    assert {"N204", "N207"} & set(corpus.issues["code"]) == {"N207"}
    said = corpus.issues.loc[corpus.issues["code"] == "N207", "message"].tolist()
    assert said == ["printed more than once, counted once: Bo Xu"]


def test_namesakes_with_identifiers_of_their_own_are_two_people(tmp_path: Path) -> None:
    corpus = corpus_of_lists(tmp_path, "Bo Xu, Ann Lee, Bo Xu")
    orcids = corpus.authorships["position"].map({1: "0000-0001", 3: "0000-0002"}).astype("str")
    corpus = resolve(replace(corpus, authorships=corpus.authorships.assign(orcid=orcids)))
    assert sorted(corpus.authors["name"]) == ["Ann Lee", "Bo Xu", "Bo Xu"]


def test_the_owner_printed_in_another_spelling_is_not_implied_too(tmp_path: Path) -> None:
    corpus = resolve(corpus_of_lists(tmp_path, "Bo MARSH, Ann Lee", "Ann Lee", owner="Bo Marsh"))
    owner = corpus.authorships[corpus.authorships["author_id"].isin(corpus.owner_ids)]
    assert sorted(owner["evidence"]) == ["implied", "printed"]


def test_names_without_letters_in_common_scripts_stay_apart(tmp_path: Path) -> None:
    corpus = resolve(corpus_of_lists(tmp_path, "李明, 王芳", "李 明"))
    assert sorted(corpus.authors["n_papers"]) == [1, 2]


def test_every_authorship_points_to_an_author_and_back(tmp_path: Path) -> None:
    corpus = resolve(corpus_of_lists(tmp_path, "Bo Marsh, Ann Lee", "Ann Lee et al.", owner="Cy Norton"))
    assert set(corpus.authorships["author_id"]) == set(corpus.authors["author_id"])
    counts = corpus.authorships.groupby("author_id")["paper_id"].nunique()
    assert corpus.authors.set_index("author_id")["n_papers"].to_dict() == counts.to_dict()


def test_resolving_twice_changes_no_author(tmp_path: Path) -> None:
    once = resolve(corpus_of_lists(tmp_path, "Bo Marsh, Ann Lee", "Bo MARSH", owner="Cy Norton"))
    again = resolve(once)
    assert again.authors["author_id"].tolist() == once.authors["author_id"].tolist()
    assert again.owner_ids == once.owner_ids
