"""What papers lack, by source, and what is said about it."""

from graphlab.analysis import gaps
from graphlab.analysis.tables import GAP_COLUMNS
from graphlab.sources import read


def corpus_of(tmp_path, **texts):
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return read(*(tmp_path / name for name in texts))


def entry(number, **fields):
    body = "".join(f", {name} = {{{value}}}" for name, value in fields.items())
    return f"@article{{k{number}{body}}}\n"


def test_each_field_of_each_source_has_a_row_with_its_share_and_its_papers(tmp_path):
    ris = "TY  - JOUR\nTI  - On Trees\nAU  - Nwosu, Ada\nPY  - 2020\nUR  - https://www.scopus.com/x\nER  - \n"
    bib = entry(1, title="On Shade", author="Li, Bo", year=2021) + entry(2, title="On Light", abstract="We look.")
    table = gaps(corpus_of(tmp_path, a=ris, b=bib))
    assert list(table.columns) == list(GAP_COLUMNS)
    found = {(row.source, row.field): (row.missing, row.papers) for row in table.itertuples()}
    assert found == {
        ("scopus", "abstract"): (1, 1),
        ("bibtex", "abstract"): (1, 2),
        ("bibtex", "authors"): (1, 2),
        ("bibtex", "year"): (1, 2),
    }
    assert all(len(row.records) == row.missing for row in table.itertuples())


def test_the_sentence_says_how_many_and_what_it_means(tmp_path):
    bib = "".join(entry(n, title=f"Tree {n}", author="Li, Bo", year=2021) for n in range(8))
    row = gaps(corpus_of(tmp_path, a=bib)).loc[0]
    assert row["meaning"] == "8 of 8 papers (100%) have no abstract: themes rest on the titles alone"


def test_only_where_most_lack_a_field_a_new_export_is_advised(tmp_path):
    whole = "".join(entry(n, title=f"Tree {n}", author="Li, Bo", year=2021, abstract="We look.") for n in range(3))
    url = "https://www.scopus.com/x"
    bare = entry(9, title="Contents", author="Ma, Chi", year=2021, url=url)
    assert "Abstract & keywords" in gaps(corpus_of(tmp_path, a=bare)).loc[0, "fix"]
    assert (
        gaps(corpus_of(tmp_path, a=whole.replace("}}", f"}}, url = {{{url}}}}}") + bare))
        .loc[0, "fix"]
        .startswith("the others have it")
    )


def test_a_corpus_that_lacks_nothing_has_no_gap(tmp_path):
    bib = entry(1, title="On Shade", author="Li, Bo", year=2021, abstract="We look.")
    assert gaps(corpus_of(tmp_path, a=bib)).empty
