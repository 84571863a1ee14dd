"""Who works on what in the report: counts worked out by hand, ties, zeros, and nothing where there is no evidence."""

import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphlab.report.facts import evidence_rows, group_themes, report_facts, theme_people
from graphlab.report.facts.lookup import study_lookup
from tests.report.fabricated import ANN, BO, CY, DI, ED, FAY, GUS, HAL, LABELS, OWNER, Owner, P, make_study
from tests.report.test_findings import assert_traceable

AB, CD, EF, GH = (ANN, BO), (CY, DI), (ED, FAY), (GUS, HAL)


def said(study):
    work = report_facts(study)["work"]
    return [s["text"] + s["stop"] for key in ("groups", "people") for s in work[key]]


def papers(*parts):
    """Papers of (names, theme, number) parts, a year after another."""
    rows = [(names, theme) for names, theme, n in parts for _ in range(n)]
    return [P(names, 2000 + i % 20, theme) for i, (names, theme) in enumerate(rows)]


@pytest.fixture(scope="module")
def two_worlds():
    """Group A: seven of eight on forest fires; group B: all seven on river ice; Gus alone on GPU weather models."""
    return make_study(papers((AB, 1, 7), (AB, 2, 1), (CD, 2, 7), ((GUS,), 3, 2)))


def test_groups_are_held_against_the_shares_of_all_papers(two_worlds):
    text = said(two_worlds)
    assert text[:2] == [
        "Group A works on forest fires more than chance gives: 7 of its 8 papers (88%, 95% interval 53% to 98%), "
        "against 41% of all papers.",
        "Group B works on river ice more than chance gives: all 7 of its papers (100%, 95% interval 65% to 100%), "
        "against 47% of all papers.",
    ]
    assert "The most shared theme is river ice: both groups have papers on it." in text
    assert "No group works on GPU weather models (2 papers)." in text


def test_the_papers_of_a_sentence_are_those_it_counts(two_worlds):
    work = report_facts(two_worlds)["work"]
    assert [len(s["refs"]) + s["more"] for s in work["groups"]] == [7, 7, 8, 2]


def test_every_sentence_rests_on_cells_of_the_tables(two_worlds, profile_study, seed_study):
    for study in (two_worlds, profile_study, seed_study):
        facts = report_facts(study)
        assert_traceable(study, facts)
        told = [row["sentence"] for row in evidence_rows(facts) if row["finding"] == "who works on what"]
        assert list(dict.fromkeys(told)) == said(study)


def test_groups_that_are_as_clear_are_counted_and_none_is_named():
    study = make_study(papers(*[((f"Jo Ash{i}", f"Kim Elm{i}"), i + 1, 6) for i in range(6)]))
    assert said(study)[0] == ("Six pairs of a group and a theme are beyond chance, none more clearly than the others.")


def test_more_than_three_clear_pairs_are_counted_after_the_clearest():
    study = make_study(papers((AB, 1, 11), (CD, 2, 10), (EF, 3, 9), (GH, 4, 8)))
    text = said(study)
    assert sum("more than chance gives" in sentence for sentence in text) == 3
    assert "One more pair of a group and a theme is beyond chance." in text


def test_chance_is_said_to_explain_all_where_it_does():
    study = make_study(papers((AB, 1, 3), (AB, 2, 3), (CD, 1, 3), (CD, 2, 3)))
    assert said(study)[:2] == [
        "Neither of the two groups with enough papers to tell works on a theme more than chance gives.",
        "Each theme is worked on by both groups.",
    ]


def test_themes_that_no_two_groups_share_are_told():
    study = make_study(papers((AB, 1, 6), (CD, 2, 6)))
    assert "No theme is worked on by two groups." in said(study)


def test_people_on_two_themes_are_named_in_the_order_of_their_papers():
    study = make_study(papers((AB, 1, 6), ((ANN,), 2, 4), (CD, 2, 6), ((DI,), 1, 3)))
    assert (
        "Two authors have two papers or more on more than one theme: Ann Ash (6 on forest fires, 4 on river ice) and "
        "Di Dogwood (6 on river ice, 3 on forest fires)."
    ) in said(study)


def test_one_person_on_two_themes_and_nobody():
    one = make_study(papers((AB, 1, 6), ((ANN,), 2, 2), (CD, 2, 6)))
    assert any(
        text.startswith("One author has two papers or more on more than one theme: Ann Ash (6 on") for text in said(one)
    )
    nearly = make_study(papers((AB, 1, 6), ((ANN,), 2, 1), (CD, 2, 6)))
    assert "Nobody has two papers or more on more than one theme." in said(nearly)
    nobody = make_study(papers((AB, 1, 6), (CD, 2, 6)))
    assert "Nobody has papers on two themes." in said(nobody)


def test_people_on_two_themes_are_only_counted_where_many_tie():
    study = make_study(papers((AB, 1, 3), (AB, 2, 3), (CD, 1, 3), (CD, 2, 3)))
    assert "Four authors have two papers or more on more than one theme." in said(study)


def test_somebody_who_turned_is_told_and_steady_people_are_not():
    turning = [P(AB, 2000 + i, 1 if i < 8 else 2) for i in range(16)]
    steady = [P(CD, 2000 + i, 2) for i in range(16)]
    text = said(make_study([*turning, *steady]))
    turned = [sentence for sentence in text if " turned from " in sentence]
    # Ann and Bo sign every paper together: they turn alike.
    assert len(turned) == 2
    assert turned[0].startswith(("Ann Ash turned from forest fires to river ice", "Bo Birch turned from forest fires"))
    assert all("adjusted for 4 people" in sentence for sentence in turned)
    assert not [sentence for sentence in said(make_study([*steady, *papers((AB, 1, 9))])) if "turned" in sentence]


def test_more_who_turned_alike_than_can_be_named_are_counted():
    team = (ANN, BO, ED, FAY)
    turning = [P(team, 2000 + i, 1 if i < 8 else 2) for i in range(16)]
    text = said(make_study([*turning, *[P(CD, 2000 + i, 2) for i in range(16)]]))
    assert "Four people turned to another theme." in text


def test_the_owner_of_a_page_may_have_turned_but_bridges_nothing():
    rows = [P(AB if i < 8 else CD, 2000 + i, 1 if i < 8 else 2) for i in range(16)]
    text = said(make_study(rows, owners=(Owner(OWNER),)))
    assert any(sentence.startswith("Zoe Zelkova turned from forest fires to river ice") for sentence in text)
    assert "Nobody has papers on two themes." in text


def test_a_person_who_may_be_several_is_told_as_such(two_worlds):
    study = make_study(papers((AB, 1, 6), ((ANN,), 2, 4), (CD, 2, 6)))
    authors = study.corpus.authors
    authors = authors.assign(certainty=[0.5 if name == ANN else 1.0 for name in authors["name"]])
    doubted = replace(study, corpus=replace(study.corpus, authors=authors))
    assert "Ann Ash may be more than one person of that name." in said(doubted)
    assert "Ann Ash may be" not in " ".join(said(two_worlds))


def test_a_theme_that_holds_its_papers_loosely_is_a_caveat(two_worlds):
    rows = papers((AB, 1, 7), (AB, 2, 1), (CD, 2, 7))
    loose = make_study([replace(p, certainty=0.4 if p.theme == 2 else 0.9) for p in rows])
    caveat = "The papers of river ice are less than half certain to belong together, so counts on it may shift."
    assert caveat in said(loose)
    assert caveat not in said(two_worlds)


def test_cut_lists_are_a_caveat(profile_study, two_worlds):
    assert said(profile_study)[-1].startswith("18 of 20 author lists are cut")
    assert said(profile_study)[-1].endswith(
        "so people and groups may have more papers on a theme than are counted here."
    )
    assert "author lists" not in " ".join(said(two_worlds))


@pytest.mark.parametrize(
    "rows",
    [
        papers((AB, 1, 20), (CD, 1, 20)),
        papers((AB, 1, 10), (AB, 2, 10)),
        papers((AB, 1, 4), (CD, 2, 4)),
        papers((AB, 1, 9), (CD, 2, 4)),
        papers(((ANN,), 1, 9), ((CY,), 2, 9)),
        papers(((), 1, 9), ((), 2, 9)),
        [P(AB)],
    ],
    ids=["one theme", "one group", "few papers", "one group with papers", "nobody together", "no authors", "one paper"],
)
def test_without_evidence_there_is_no_section(rows):
    work = report_facts(make_study(rows))["work"]
    assert not work["drawn"]
    assert (work["groups"], work["people"], work["rows"]) == ([], [], [])


def test_the_table_has_papers_years_groups_and_people_of_each_theme(two_worlds):
    rows = report_facts(two_worlds)["work"]["rows"]
    assert [(row["theme"], row["papers"], row["groups"], row["people"]) for row in rows] == [
        ("Forest fires", "7", "A 7", "Ann Ash 7 (88%), Bo Birch 7 (88%)"),
        ("River ice", "8", "B 7, A 1", "Cy Cedar 7 (100%), Di Dogwood 7 (100%), Ann Ash 1 (12%) and 1 more"),
        ("GPU weather models", "2", "", "Gus Gum 2 (100%)"),
    ]


def test_groups_that_are_not_drawn_are_counted_in_the_caption():
    pairs = [((f"Jo Ash{i}", f"Kim Elm{i}"), i % 3 + 1, 6) for i in range(14)]
    caption = report_facts(make_study(papers(*pairs)))["work"]["caption"]["text"]
    assert caption.endswith(" Two more groups with as many papers or fewer are not drawn.")


@settings(max_examples=5, deadline=None, derandomize=True)
@given(st.integers(0, 10_000))
def test_no_sentence_contradicts_its_table(seed):
    rng = np.random.default_rng(seed)
    teams = (AB, CD, EF, GH, (ANN, CY), (GUS,), ())
    n_themes = int(rng.integers(2, 5))
    home = rng.integers(1, n_themes + 1, len(teams))
    rows = []
    for i in range(60):
        team = int(rng.integers(len(teams)))
        theme = int(home[team]) if rng.random() < 0.7 else int(rng.integers(1, n_themes + 1))
        rows.append(P(teams[team], 2000 + i % 12, theme))
    rows += [P((ANN,), 2005, theme) for theme in range(1, n_themes + 1)]
    study = make_study(rows)
    facts = report_facts(study)
    assert_traceable(study, facts)
    look = study_lookup(study)
    members = {row["letter"]: set() for row in look.groups}
    for person in look.collaborators:
        letter = next(row["letter"] for row in look.communities if row["community"] == person["community"])
        members.setdefault(letter, set()).add(person["shown"])
    for text in said(study):
        check_group(text, rows, members)
        check_people(text, rows)


def check_group(text, rows, members):
    """Counts of a sentence on a group, from the papers themselves."""
    found = re.match(r"Group (\w+) works on (.+) more than chance gives: (?:all (\d+) of|(\d+) of its (\d+))", text)
    if found:
        own = [p for p in rows if members[found[1]] & set(p.names)]
        on = [p for p in own if LABELS[p.theme - 1].lower() == found[2].lower()]
        assert (len(on), len(own)) == (int(found[3] or found[4]), int(found[3] or found[5]))
        overall = sum(LABELS[p.theme - 1].lower() == found[2].lower() for p in rows) / len(rows)
        assert len(on) / len(own) > overall
        assert f"against {overall:.0%} of all papers" in text
    shared = re.match(r"The most shared theme is (.+): (?:(\d+) of the|all (\d+)|both)", text)
    if shared:
        counts = {
            label: sum(
                any(names & set(p.names) for p in rows if LABELS[p.theme - 1] == label)
                for key, names in members.items()
                if key
            )
            for label in LABELS
        }
        best = [label.lower() for label, n in counts.items() if n == max(counts.values())]
        assert best == [shared[1].lower()]
        assert max(counts.values()) == int(shared[2] or shared[3] or 2)


def check_people(text, rows):
    """Counts of a sentence on people, from the papers themselves."""
    for name, counts in re.findall(r"([A-Z]\w+ [A-Z]\w+) \(((?:\d+ on [^,)]+(?:, )?)+)\)", text):
        for n, label in re.findall(r"(\d+) on ([^,)]+)", counts):
            on = [p for p in rows if name in p.names and LABELS[p.theme - 1].lower() == label.lower()]
            assert len(on) == int(n)


def test_the_order_of_the_papers_changes_nothing():
    rows = papers((AB, 1, 7), (AB, 2, 3), (CD, 2, 7), (EF, 3, 6), ((ANN, ED), 3, 2))
    titled = [replace(p, title=f"On tree number {i}") for i, p in enumerate(rows)]
    one, two = (study_lookup(make_study(part)) for part in (titled, titled[::-1]))
    for sentences in (group_themes.group_sentences, theme_people.people_sentences):
        assert [s.text for s in sentences(one)] == [s.text for s in sentences(two)]
    tables = [theme_people.theme_rows(look, theme_people.leading_people(look)) for look in (one, two)]
    assert tables[0] == tables[1]
