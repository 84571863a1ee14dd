"""Works of Crossref by DOI, from a service that does not know them all and has its bad days."""

import json
from dataclasses import replace

import pytest

from graphlab.errors import FetchError, SettingsError
from graphlab.fetch import fetch_crossref
from graphlab.sources import read

JSON = {"Content-Type": "application/json;charset=utf-8"}
DOIS = ["10.5555/a1", "10.5555/(sici)1097<1::aid-x>2.0;2-#", "10.5555/a3?x=1"]


def work(doi):
    message = {
        "DOI": doi,
        "type": "journal-article",
        "title": [f"Coauthor networks of {doi}"],
        "author": [{"given": "Adaeze", "family": "Nwosu-Öztürk", "sequence": "first", "affiliation": []}],
        "issued": {"date-parts": [[2020, 3]]},
        "container-title": ["Journal of Examples"],
        "is-referenced-by-count": 3,
        "reference-count": 9,
        "member": "1",
    }
    return json.dumps({"status": "ok", "message-type": "work", "message-version": "1.0.0", "message": message})


@pytest.fixture(autouse=True)
def crossref(service):
    def answer(path, _query):
        doi = path.removeprefix("/works/")
        if doi in DOIS:
            return 200, JSON, work(doi)
        if doi == "10.5555/old":
            return 301, {"Location": "/works/10.5555%2Fa1"}, ""
        return 404, {"Content-Type": "text/plain"}, "Resource not found."

    service.answer = answer
    return service


def fetch(tmp_path, access, dois=DOIS):
    out, listed = tmp_path / "works.jsonl", tmp_path / "dois.txt"
    listed.write_text("\n".join(dois), encoding="utf-8")
    fetch_crossref(out, dois=listed, access=access)
    return out


def test_every_doi_is_asked_once_and_read(tmp_path, access, crossref):
    corpus = read(fetch(tmp_path, access, ["# mine", "", *DOIS, f"https://doi.org/{DOIS[0].upper()}"]))
    assert sorted(corpus.papers["doi"]) == sorted(DOIS)
    assert set(corpus.authorships["printed_name"]) == {"Adaeze Nwosu-Öztürk"}
    assert crossref.paths() == [f"/works/{doi}" for doi in DOIS]


def test_the_mail_address_is_told(tmp_path, access, crossref):
    fetch(tmp_path, access)
    assert all("mailto:ada@example.org" in headers["User-Agent"] for headers in crossref.headers)


def test_dois_that_crossref_does_not_know_are_named_and_the_rest_is_written(tmp_path, access):
    assert len(read(fetch(tmp_path, access, [*DOIS, "10.5281/zenodo.1"]))) == len(DOIS)
    assert any("does not know 1 of 4 DOIs: 10.5281/zenodo.1" in line for line in access.said)


def test_lines_without_a_doi_are_named(tmp_path, access):
    fetch(tmp_path, access, ["nothing", *DOIS])
    assert any("1 lines without a DOI: line 1" in line for line in access.said)


def test_a_doi_that_was_renamed_is_followed(tmp_path, access):
    assert read(fetch(tmp_path, access, ["10.5555/old"])).papers["doi"].tolist() == [DOIS[0]]


@pytest.mark.parametrize(
    "trouble",
    [
        (429, {**JSON, "Retry-After": "13"}, '{"status":"failed","message":"rate limit"}'),
        (429, {"Retry-After": "13", "Content-Type": "text/plain"}, "Too many requests"),
        (500, {}, "down"),
        (504, {}, "<html>gateway</html>"),
        (200, JSON, work(DOIS[0])[:80]),
        (200, JSON, '{"status":"ok","message":null}'),
        (200, JSON, "[]"),
        (200, {"Content-Type": "text/html"}, "<html>Sign in</html>"),
        (200, {}, work(DOIS[0])),
        80,
        0,
    ],
)
def test_a_bad_answer_is_asked_for_again(tmp_path, access, crossref, waits, trouble):
    crossref.troubles = [trouble]
    assert len(read(fetch(tmp_path, access))) == len(DOIS)
    assert len(crossref.asked) == len(DOIS) + 1
    assert (13 in waits) == (isinstance(trouble, tuple) and trouble[0] == 429)


def test_silence_ends_and_is_asked_again(tmp_path, access, crossref, waits, silence):
    crossref.troubles = [silence]
    assert len(read(fetch(tmp_path, access))) == len(DOIS)
    assert any("Timeout" in line for line in access.said)
    assert 1.0 in waits


def test_bad_answers_in_a_row_keep_what_came_and_write_no_file(tmp_path, access, crossref):
    answer = crossref.answer
    crossref.answer = lambda path, query: answer(path, query) if "a3" not in path else (500, {}, "down")
    with pytest.raises(FetchError, match="5 times in a row"):
        fetch(tmp_path, access)
    assert not (tmp_path / "works.jsonl").exists()
    crossref.answer = answer
    crossref.asked.clear()
    assert len(read(fetch(tmp_path, access))) == len(DOIS)
    assert crossref.paths() == [f"/works/{DOIS[2]}"]


def test_unknown_dois_are_not_asked_again_unless_refreshed(tmp_path, access, crossref):
    dois = [*DOIS, "10.5281/zenodo.1"]
    fetch(tmp_path, access, dois)
    crossref.asked.clear()
    fetch(tmp_path, access, dois)
    assert crossref.asked == []
    fetch(tmp_path, replace(access, refresh=True), dois)
    assert len(crossref.asked) == len(dois)


def test_no_known_doi_at_all_is_an_error(tmp_path, access):
    with pytest.raises(FetchError, match="none of the 1 DOIs"):
        fetch(tmp_path, access, ["10.5281/zenodo.1"])


@pytest.mark.parametrize("content", [b"", b"nothing\n", b"\xff\xfe\x00"])
def test_a_file_without_dois_is_refused(tmp_path, access, content):
    path = tmp_path / "dois.txt"
    path.write_bytes(content)
    with pytest.raises(SettingsError, match=r"dois\.txt"):
        fetch_crossref(tmp_path / "out.jsonl", dois=path, access=access)
