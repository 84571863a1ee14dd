"""Who is one person: by the rarity of the name, by the evidence of the papers, by what the user says."""

import random

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphlab.corpus import stable_id
from graphlab.resolve.authors import resolved_authors
from graphlab.settings import NameRules
from tests.resolve.people_of import Printed, author_of, corpus_of_papers, decisions, resolved

WEI = "Wei Zhang"
SHARED = Printed((WEI, "Ada Nwosu", "Bo Marchetti"), "Roots of oak trees in wet soil")
ALONE = Printed((WEI, "Cy Okonkwo", "Di Ferrante"), "Prices of grain at sea ports", 2021)
PAPERS = {"p1": SHARED, "p2": SHARED._replace(title="Oak trees in dry soil", year=2021), "p3": ALONE}


def test_a_common_name_without_evidence_is_not_one_person() -> None:
    corpus = resolved(PAPERS)
    assert author_of(corpus, "p1", WEI) == author_of(corpus, "p2", WEI) != author_of(corpus, "p3", WEI)
    row = corpus.identity[corpus.identity["decision"].isin(["split", "suggested join"])].iloc[0]
    assert row["name_a"] == row["name_b"] == WEI
    assert {row["papers_a"], row["papers_b"]} == {("p1", "p2"), ("p3",)}
    assert "common name" in row["evidence"]


def test_a_rare_name_is_one_person_without_evidence() -> None:
    corpus = resolved({"p1": Printed(("Yevgenia Okonkwo",)), "p2": Printed(("Yevgenia Okonkwo",), year=1990)})
    assert len(corpus.authors) == 1
    assert corpus.authors["certainty"].iloc[0] > 0.95


def test_an_initial_is_joined_where_coauthors_agree() -> None:
    byline = ("Ada Nwosu", "Bo Marchetti", "Di Ferrante")
    corpus = resolved({"p1": Printed(("Yevgenia Okonkwo", *byline)), "p2": Printed(("Y. Okonkwo", *byline))})
    assert author_of(corpus, "p1", "Yevgenia Okonkwo") == author_of(corpus, "p2", "Y. Okonkwo")
    (row,) = corpus.identity[corpus.identity["decision"] == "joined"].to_dict("records")
    assert row["author_a"] == row["author_b"]
    assert "3 shared coauthors (" in row["evidence"]
    assert row["probability"] >= 0.99


def test_an_initial_alone_is_not_joined() -> None:
    corpus = resolved({"p1": Printed(("John Smith", "Ada Nwosu")), "p2": Printed(("J. Smith", "Bo Marchetti"))})
    assert author_of(corpus, "p1", "John Smith") != author_of(corpus, "p2", "J. Smith")


def test_letters_that_one_name_has_more_of_are_not_joined_for_one_circle_alone() -> None:
    byline = ("A. Nwosu", "B. Marchetti")
    corpus = resolved({"p1": Printed(("Y. Okonkwo", *byline)), "p2": Printed(("Y. A. Okonkwo", *byline))})
    assert author_of(corpus, "p1", "Y. Okonkwo") != author_of(corpus, "p2", "Y. A. Okonkwo")


def test_common_names_in_letters_stay_apart_without_evidence() -> None:
    corpus = resolved({"p1": Printed(("W. Zhang", "A. Nwosu")), "p2": Printed(("W. Zhang", "B. Marchetti"))})
    assert author_of(corpus, "p1", "W. Zhang") != author_of(corpus, "p2", "W. Zhang")


def test_rarer_names_in_letters_are_one_person_in_a_corpus_of_few_people() -> None:
    corpus = resolved({"p1": Printed(("Y. Okonkwo", "A. Nwosu")), "p2": Printed(("Y. Okonkwo", "B. Marchetti"))})
    assert author_of(corpus, "p1", "Y. Okonkwo") == author_of(corpus, "p2", "Y. Okonkwo")


def test_a_name_of_very_many_papers_is_compared_in_windows_and_then_across_them() -> None:
    papers = {
        f"p{n:04}": Printed(
            ("Wei Zhang", "Ada Nwosu", "Cy Marchetti", "Fay Obi", "Gil Tern")
            if n % 2
            else ("Wei Zhang", "Di Okonkwo", "Ed Ferrante", "Hal Ruiz", "Ivo Quist"),
            year=2010 + n // 200,
        )
        for n in range(1600)
    }
    corpus = resolved(papers)
    people = [{author_of(corpus, f"p{n:04}", "Wei Zhang") for n in (side, 700 + side, 1598 + side)} for side in (0, 1)]
    assert [len(found) for found in people] == [1, 1]
    assert people[0] != people[1]


def test_names_that_contradict_each_other_are_never_joined() -> None:
    byline = ("Ada Nwosu", "Bo Marchetti", "Di Ferrante")
    corpus = resolved({"p1": Printed(("Ann B. Okonkwo", *byline)), "p2": Printed(("Ann C. Okonkwo", *byline))})
    assert author_of(corpus, "p1", "Ann B. Okonkwo") != author_of(corpus, "p2", "Ann C. Okonkwo")


def test_an_initial_that_fits_two_people_is_joined_to_neither() -> None:
    byline = ("Ada Nwosu", "Bo Marchetti", "Di Ferrante")
    names = ("Yevgenia Okonkwo", "Yolanda Okonkwo", "Y. Okonkwo")
    corpus = resolved({f"p{n}": Printed((name, *byline)) for n, name in enumerate(names)})
    assert len({author_of(corpus, f"p{n}", name) for n, name in enumerate(names)}) == 3
    assert decisions(corpus).get("suggested join", 0) >= 1


def test_two_people_of_one_list_are_never_joined() -> None:
    corpus = resolved({"p1": Printed(("Y. Okonkwo", "Yevgenia Okonkwo", "Ada Nwosu"))})
    assert len(corpus.authors) == 3


def test_one_orcid_joins_what_names_allow_only() -> None:
    same = {"Wei Zhang": "0000-1", "W. Zhang": "0000-1", "Lin Zhang": "0000-1"}
    papers = {
        "p1": Printed(("Wei Zhang", "Ada Nwosu"), orcid=same),
        "p2": Printed(("Wei Zhang", "Cy Okonkwo"), orcid=same),
        "p3": Printed(("Lin Zhang", "Cy Okonkwo"), orcid=same),
    }
    corpus = resolved(papers)
    assert author_of(corpus, "p1", WEI) == author_of(corpus, "p2", WEI) != author_of(corpus, "p3", "Lin Zhang")


def test_one_orcid_of_two_names_is_told() -> None:
    same = {"Yevgenia Okonkwo": "0000-1", "Lin Marchetti": "0000-1"}
    papers = {f"p{n}": Printed((name, "Ada Nwosu"), orcid=same) for n, name in enumerate(same)}
    (row,) = resolved(papers).identity.to_dict("records")
    assert (row["decision"], row["name_a"], row["name_b"]) == ("refused", "Yevgenia Okonkwo", "Lin Marchetti")
    assert row["evidence"].startswith("the names contradict each other -90; ")
    assert "same identifier +40" in row["evidence"]


def test_different_orcids_keep_a_rare_name_apart() -> None:
    name = "Yevgenia Zhang"
    papers = {
        f"p{n}": Printed((name, other), orcid={name: f"0000-{n}"}) for n, other in enumerate(("Ada Nwosu", "Bo Marsh"))
    }
    corpus = resolved(papers)
    assert author_of(corpus, "p0", name) != author_of(corpus, "p1", name)


def test_names_mode_knows_no_evidence() -> None:
    corpus = resolved(PAPERS, mode="names")
    assert author_of(corpus, "p1", WEI) == author_of(corpus, "p3", WEI)
    assert corpus.identity.empty
    assert corpus.authors["certainty"].isna().all()


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_records_changes_nothing(seed: int) -> None:
    papers = mixed_papers(30)
    corpus = corpus_of_papers(papers)
    rng = random.Random(seed)  # noqa: S311 # no secret is drawn
    order = rng.sample(range(len(corpus.authorships)), len(corpus.authorships))
    other = corpus_of_papers(dict(rng.sample(sorted(papers.items()), len(papers))))
    shuffled = corpus.authorships.iloc[order].reset_index(drop=True)
    one = resolved_authors(corpus, mode="careful")
    for changed in (
        other,
        type(corpus)(papers=corpus.papers, authorships=shuffled, authors=corpus.authors, issues=corpus.issues),
    ):
        again = resolved_authors(changed, mode="careful")
        for table in ("authorships", "authors", "identity", "issues"):
            pd.testing.assert_frame_equal(getattr(one, table), getattr(again, table))


def mixed_papers(n: int, *, start: int = 0, year: int = 2000) -> dict[str, Printed]:
    names = [
        "Wei Zhang",
        "W. Zhang",
        "Wei Li",
        "J. Smith",
        "John Smith",
        "Ada Nwosu",
        "Bo Marchetti",
        "Lei Wang",
        "A. Nwosu",
    ]
    words = ["oak", "soil", "grain", "port", "tides", "roots", "prices", "coral"]
    papers = {}
    for number in range(start, start + n):
        rng = random.Random(number)  # noqa: S311 # no secret is drawn
        byline = tuple(rng.sample(names, rng.randint(1, 4)))
        papers[f"p{number:04}"] = Printed(byline, " ".join(rng.sample(words, 4)), year + number)
    return papers


@settings(max_examples=12, deadline=None, derandomize=True)
@given(before=st.integers(2, 25), more=st.integers(1, 10))
def test_later_papers_rename_nobody_whose_papers_stay_together(before: int, more: int) -> None:
    old = resolved(mixed_papers(before))
    new = resolved(mixed_papers(before + more))
    known = new.authorships[new.authorships["paper_id"].isin(old.papers["paper_id"])]
    groups = [
        {
            author: frozenset(zip(rows["paper_id"], rows["printed_name"], strict=True))
            for author, rows in table.groupby("author_id")
        }
        for table in (old.authorships, known)
    ]
    for author, papers in groups[0].items():
        assert [name for name, others in groups[1].items() if others == papers] in ([], [author])


@pytest.mark.parametrize("what", ["title", "byline", "year"])
def test_missing_evidence_joins_no_more(what: str) -> None:
    papers = mixed_papers(40)
    less = {
        key: paper._replace(title="") if what == "title" else paper._replace(year=None) if what == "year"
        else paper._replace(complete=False)
        for key, paper in papers.items()
    }  # fmt: skip
    full, poor = (resolved(each).authorships for each in (papers, less))
    together = [
        {
            frozenset(pair)
            for _, rows in table[table["printed_name"] == WEI].groupby("author_id")
            for pair in pairs(rows)
        }
        for table in (full, poor)
    ]
    assert len(together[1]) <= len(together[0])


def pairs(rows: pd.DataFrame) -> list[tuple[str, str]]:
    ids = rows["paper_id"].tolist()
    return [(one, other) for place, one in enumerate(ids) for other in ids[place + 1 :]]


def test_the_user_joins_what_evidence_keeps_apart() -> None:
    corpus = resolved(PAPERS, rules=NameRules(joins=((WEI, ()),)))
    assert len(set(corpus.authorships.loc[corpus.authorships["printed_name"] == WEI, "author_id"])) == 1
    assert decisions(corpus)["user"] == 1
    (row,) = corpus.authors[corpus.authors["name"] == WEI].to_dict("records")
    assert row["certainty"] == 1.0


def test_the_user_parts_what_evidence_joins() -> None:
    rules = NameRules(splits=(("Wei Zhang (Oslo)", (WEI,), ("p1",)),))
    corpus = resolved(PAPERS, rules=rules)
    assert author_of(corpus, "p1", WEI) != author_of(corpus, "p2", WEI)
    assert "Wei Zhang (Oslo)" in set(corpus.authors["name"])


def test_the_users_ignored_names_are_left_out() -> None:
    corpus = resolved(PAPERS, rules=NameRules(ignored=("Ada Nwosu",)))
    assert "Ada Nwosu" not in set(corpus.authors["name"])


def test_an_author_known_by_name_keeps_the_id_of_the_name() -> None:
    corpus = resolved(PAPERS)
    assert author_of(corpus, "p1", "Ada Nwosu") == stable_id("a", "ada nwosu")
    assert author_of(corpus, "p1", WEI) == stable_id("a", "wei zhang")
    assert author_of(corpus, "p3", WEI) == stable_id("a", "wei zhang", "p3")
