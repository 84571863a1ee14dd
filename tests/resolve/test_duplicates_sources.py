"""The same paper in exports of several sources: identifiers, versions, and what becomes of every value."""

import gzip
import json
import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphlab.corpus import Corpus
from graphlab.resolve import resolve
from graphlab.resolve.duplicates import without_duplicates
from graphlab.resolve.duplicates.blocks import WINDOW, candidate_pairs
from graphlab.resolve.duplicates.titles import parse_title
from graphlab.settings import ResolveSettings
from graphlab.sources.build import CorpusBuilder, SourceFile
from graphlab.sources.records import PaperDate, PrintedAuthor, Reading, Record

SHARED = Path(os.environ.get("GRAPHLAB_SHARED", Path(__file__).parents[2] / ".." / "shared" / "data"))
ABSTRACT = (
    "Gardeners prune trees every winter without knowing which branches matter. This paper counts branches before and "
    "after pruning across three orchards and shows that lower branches decide about next year's harvest."
)
OTHER_ABSTRACT = (
    "Harvest robots confuse apples with leaves under strong sunlight. Training images rendered from synthetic orchards "
    "improve detection, although shadows remain difficult and cameras need frequent cleaning."
)
BASE = Record(
    line=1,
    title="Pruning old trees in winter",
    abstract=ABSTRACT,
    byline=("Ada Nwosu", "Bo Marsh", "Cy Norton"),
    date=PaperDate(2020),
)
PREPRINT = BASE._replace(
    venue="arXiv preprint", doi="10.48550/arxiv.1912.00001", date=PaperDate(2019, 12, 1), extra={"arxiv": "1912.00001"}
)
PUBLISHED = BASE._replace(
    venue="Journal of Orchards", doi="10.1234/orchard.7", abstract="Short.", citations=4, extra={"pmid": "77"}
)


def corpus_of(*records: Record, sources: tuple[str, ...] = ("bibtex", "crossref", "pubmed")) -> Corpus:
    """Each record in a file of its own kind."""
    builder = CorpusBuilder()
    for number, record in enumerate(records):
        kind = sources[number % len(sources)]
        builder.add(SourceFile(f"{number}.{kind}", str(number), 9, Reading(source=kind, kind=kind, items=[record])))
    return builder.corpus()


def resolved(*records: Record, **how: Any) -> Corpus:
    return resolve(corpus_of(*records), ResolveSettings(**how))


def messages(corpus: Corpus) -> list[str]:
    return corpus.issues.loc[corpus.issues["code"] == "N202", "message"].tolist()


def extra(corpus: Corpus) -> dict[str, Any]:
    return json.loads(corpus.papers["extra"].iloc[0])


SAME = [
    {"title": "PRUNING OLD TREES  in winter."},
    {"title": "Pruning old trées in <i>winter</i>"},
    {"title": "Prunning old trees in winter"},
    {"byline": ("A. Nwosu", "B. Marsh", "C. Norton")},
    {"byline": ("Nwosu, Ada", "Marsh, Bo", "Norton, Cy P.")},
    {"byline": ("Nwosu Ada", "Marsh Bo", "Norton Cy")},
    {"byline": (), "abstract": ""},
    {"byline": ("Ada Nwosu",), "abstract": ""},
    {"date": PaperDate(2021)},
    {"date": PaperDate()},
    {"abstract": ""},
]
DIFFERENT = [
    {"title": "Pruning young trees in winter"},
    {"title": "Pruning old trees in winter, Part II"},
    {"title": "Erratum to: Pruning old trees in winter"},
    {"title": "Not pruning old trees in winter"},
    {"title": "Pruning old trees in winter and spring", "abstract": ""},
    {"title": "Pruning old trees in winter and spring", "abstract": OTHER_ABSTRACT},
    {"byline": ("Di Falk", "Ed Gray")},
    {"date": PaperDate(2015)},
]


@pytest.mark.parametrize("fields", SAME)
def test_sources_may_write_one_paper_differently(fields: Mapping[str, Any]) -> None:
    assert len(resolved(BASE, BASE._replace(**fields))) == 1


@pytest.mark.parametrize("fields", DIFFERENT)
def test_papers_that_look_alike_are_kept_apart(fields: Mapping[str, Any]) -> None:
    assert len(resolved(BASE, BASE._replace(**fields))) == 2


def test_formulas_are_alike_in_latex_and_as_characters() -> None:
    latex = BASE._replace(title=r"On $\beta$-pruning of \"old \texttt{Trees}", abstract="")
    assert len(resolved(latex, BASE._replace(title="On β-Pruning of öld Trees"))) == 1


@pytest.mark.parametrize("ids", [{"doi": "10.1/x"}, {"extra": {"pmid": "7"}}, {"extra": {"arxiv_id": "1912.00001v2"}}])
def test_one_identifier_is_one_paper_whatever_the_names(ids: Mapping[str, Any]) -> None:
    first = BASE._replace(**ids)
    second = first._replace(title="Pruning old trees", byline=("阿达",), date=PaperDate(2010), abstract="")
    corpus = resolved(first, second)
    assert len(corpus) == 1
    assert "same " in messages(corpus)[0]


def test_the_reason_names_the_identifier() -> None:
    corpus = resolved(BASE._replace(doi="10.1/x"), BASE._replace(doi="10.1/x"))
    assert messages(corpus) == ["same DOI 10.1/x, same title as 0.bibtex:1, which is kept"]


def test_a_doi_of_proceedings_does_not_join_the_papers_in_them() -> None:
    papers = [
        BASE._replace(doi="10.1/proceedings", title=title, abstract="")
        for title in ("Pruning old trees", "Counting wild bees", "Erratum to: Pruning old trees")
    ]
    assert len(resolved(*papers)) == 3


def test_no_doi_is_not_the_same_doi() -> None:
    assert len(resolved(BASE._replace(doi=""), BASE._replace(doi="", title="Counting wild bees at night"))) == 2


def test_two_editorials_of_one_journal_are_two_papers() -> None:
    first = BASE._replace(title="Editorial", venue="Journal of Orchards", doi="10.1/a", abstract="")
    assert len(resolved(first, first._replace(doi="10.1/b"))) == 2
    assert len(resolved(first._replace(doi=""), first._replace(doi="", date=PaperDate(2022)))) == 2


def test_a_preprint_and_its_publication_count_once() -> None:
    corpus = resolved(PREPRINT, PUBLISHED)
    row = corpus.papers.iloc[0]
    assert (len(corpus), row["doi"], row["venue"], row["year"]) == (1, "10.1234/orchard.7", "Journal of Orchards", 2020)
    assert row["abstract"] == ABSTRACT
    assert messages(corpus)[0].startswith("another version: same title, 3 of 3 authors, years 2019 and 2020 as 1.")
    assert {"arxiv": "1912.00001", "pmid": "77"}.items() <= extra(corpus).items()


def test_every_value_not_taken_is_kept_with_its_place() -> None:
    found = extra(resolved(PREPRINT, PUBLISHED))
    assert found["values_from"] == {"abstract": "0.bibtex:1"}
    kept, dropped = found["merged_from"]
    assert (kept["source_file"], kept["values"]) == ("1.crossref", {"abstract": "Short."})
    assert (dropped["source_file"], dropped["source_line"]) == ("0.bibtex", 1)
    values = dropped["values"]
    assert (values["doi"], values["venue"], values["year"], values["day"]) == (PREPRINT.doi, PREPRINT.venue, 2019, 1)


def test_versions_are_kept_apart_on_request_and_name_each_other() -> None:
    corpus = resolved(PREPRINT, PUBLISHED, PUBLISHED, versions="apart")
    first, second = corpus.papers.to_dict("records")
    assert json.loads(first["extra"])["versions"] == [second["paper_id"]]
    assert json.loads(second["extra"])["versions"] == [first["paper_id"]]
    assert len(messages(corpus)) == 1


def test_a_conference_paper_and_its_journal_article_count_once() -> None:
    talk = BASE._replace(venue="Symposium on Gardens", byline=BASE.byline[:2], date=PaperDate(2017))
    assert len(resolved(talk, PUBLISHED)) == 1
    assert len(resolved(talk, PUBLISHED, versions="apart")) == 2


def test_a_yearly_report_of_one_venue_is_a_paper_each_year() -> None:
    report = BASE._replace(venue="Orchard Reports", title="State of the old orchards")
    assert len(resolve(corpus_of(report, report._replace(date=PaperDate(2022)), sources=("bibtex",)))) == 2


def test_an_orcid_of_the_dropped_record_is_not_lost() -> None:
    named = BASE._replace(byline=(PrintedAuthor("NWOSU, Ada", orcid="0000-0001"), *BASE.byline[1:]), abstract="")
    corpus = resolved(BASE, named)
    assert corpus.authorships["orcid"].dropna().tolist() == ["0000-0001"]
    assert len(corpus.authorships) == 3


def test_reading_back_a_merged_paper_keeps_what_was_merged_before() -> None:
    once = extra(resolved(PREPRINT, PUBLISHED))
    again = extra(resolved(PUBLISHED._replace(abstract=ABSTRACT, extra=once), PUBLISHED._replace(citations=9)))
    assert [item["source_file"] for item in again["merged_from"]][:2] == ["1.crossref", "0.bibtex"]


POOL = [
    BASE, PREPRINT, PUBLISHED, *(BASE._replace(**fields) for fields in (*SAME, *DIFFERENT)),
    PUBLISHED._replace(title="Counting wild bees", citations=9), BASE._replace(byline_complete=False),
]  # fmt: skip


@settings(max_examples=15, deadline=None, derandomize=True)
@given(chosen=st.lists(st.sampled_from(range(len(POOL))), min_size=2, max_size=8), data=st.data())
def test_order_has_no_effect_and_nothing_is_lost(chosen: list[int], data: st.DataObject) -> None:
    corpus = corpus_of(*(POOL[number] for number in chosen))
    order = data.draw(st.permutations(range(len(corpus.papers))))
    shuffled = replace(corpus, papers=corpus.papers.iloc[list(order)].reset_index(drop=True))
    first, second = without_duplicates(corpus), without_duplicates(shuffled)
    pd.testing.assert_frame_equal(first.papers, second.papers.sort_values("paper_id", ignore_index=True))
    pd.testing.assert_frame_equal(first.issues, second.issues)
    assert (
        len(first) + len(messages(first))
        == len(chosen)
        == sum(item.n_kept for item in first.inputs) + len(messages(first))
    )


@settings(max_examples=15, deadline=None, derandomize=True)
@given(chosen=st.lists(st.sampled_from(range(len(POOL))), min_size=2, max_size=5, unique=True))
def test_every_record_can_be_restored(chosen: list[int]) -> None:
    before = corpus_of(*(POOL[number] for number in chosen))
    after = without_duplicates(before)
    told = after.issues[after.issues["code"] == "N202"]
    kept_for = {row.file: row.paper_id for row in told.itertuples()}
    finals = after.papers.set_index("paper_id")
    for row in before.papers.to_dict("records"):
        final = finals.loc[kept_for.get(row["source_file"], row["paper_id"])]
        merged = json.loads(final["extra"]).get("merged_from", [])
        own = next((item["values"] for item in merged if item["source_file"] == row["source_file"]), {})
        for column in ("title", "abstract", "venue", "doi", "year", "month", "day", "citations"):
            if pd.notna(row[column]):
                assert own.get(column, final[column]) == row[column], column


def test_a_thousand_editorials_are_not_compared_with_one_another() -> None:
    n = 1000
    pairs = candidate_pairs(
        [parse_title("Editorial")] * n,
        [(f"Author {number}",) for number in range(n)],
        ids=[{"doi": "10.1/proceedings"}] * n,
        years=np.full(n, 2020.0),
        order=np.arange(n),
    )
    assert len(pairs) <= n * WINDOW


@pytest.mark.skipif(not (SHARED / "dedupe-links").is_dir(), reason="needs dedupe-links beside the repository")
def test_records_of_two_collectors_are_joined_as_their_addresses_say() -> None:
    lines = gzip.decompress((SHARED / "dedupe-links" / "visible.jsonl.gz").read_bytes()).splitlines()[::6]
    rows = [json.loads(line) for line in lines]
    builder = CorpusBuilder()
    for side in "ab":
        records = [
            Record(number, row[f"title_{side}"], "", tuple(row[f"authors_{side}"]), date=PaperDate(int(row["year"])))
            for number, row in enumerate(rows, 1)
        ]
        builder.add(SourceFile(side, side, 0, Reading(source="jsonl", kind="jsonl", items=records)))
    corpus = without_duplicates(builder.corpus())
    told = corpus.issues[corpus.issues["code"] == "N202"]
    lines_of_kept = corpus.papers.set_index("paper_id")["source_line"]
    right = (told["paper_id"].map(lines_of_kept) == told["line"]).sum()
    assert right / len(told) >= 0.999
    assert right / len(rows) >= 0.998
