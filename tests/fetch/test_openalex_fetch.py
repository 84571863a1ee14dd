"""Works of OpenAlex from a service that pages by cursor and has its bad days."""

import json
import logging
from dataclasses import replace

import pytest

from graphlab.errors import FetchError, SettingsError
from graphlab.fetch import fetch_openalex
from graphlab.sources import read

JSON = {"Content-Type": "application/json"}
KEY = "sk-very-secret-4711"
N_WORKS = 250


def work(number):
    return {
        "id": f"https://openalex.org/W{number}",
        "doi": f"https://doi.org/10.5555/w{number}",
        "title": f"Coauthor networks of small islands, part {number}",
        "publication_year": 2020,
        "publication_date": "2020-03-04",
        "language": "en",
        "authorships": [
            {
                "author_position": "first",
                "author": {
                    "id": "https://openalex.org/A5000000001",
                    "display_name": "Adaeze Nwosu-Öztürk",
                    "orcid": None,
                },
                "institutions": [{"display_name": "University of Examples"}],
            }
        ],
        "abstract_inverted_index": {"We": [0], "count": [1], "islands.": [2]},
    }


def page(query, n_works=N_WORKS):
    size, cursor = int(query["per-page"]), query["cursor"]
    start = 0 if cursor == "*" else int(cursor.removeprefix("at="))
    results = [work(number) for number in range(start, min(start + size, n_works))]
    meta = {"count": n_works, "per_page": size, "next_cursor": f"at={start + size}" if results else None}
    return {"meta": meta, "results": results, "group_by": []}


@pytest.fixture(autouse=True)
def openalex(service, monkeypatch):
    monkeypatch.delenv("OPENALEX_API_KEY", raising=False)
    service.answer = lambda _path, query: (200, JSON, json.dumps(page(query)))
    return service


def fetch(tmp_path, access, **query):
    out = tmp_path / "works.jsonl"
    fetch_openalex(out, access=access, **(query or {"authors": ("A5000000001",)}))
    return out


def test_every_work_of_every_page_is_written_once_and_read(tmp_path, access, openalex):
    out = fetch(tmp_path, access)
    ids = [json.loads(line)["id"] for line in out.read_text(encoding="utf-8").splitlines()]
    assert ids == [f"https://openalex.org/W{number}" for number in range(N_WORKS)]
    corpus = read(out)
    assert len(corpus) == N_WORKS
    assert set(corpus.authorships["printed_name"]) == {"Adaeze Nwosu-Öztürk"}
    assert set(corpus.papers["abstract"]) == {"We count islands."}
    assert [query["cursor"] for _, query in openalex.asked] == ["*", "at=100", "at=200", "at=300"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"authors": ("https://openalex.org/A5", "a4")}, {"filter": "author.id:A4|A5"}),
        ({"orcids": ("https://orcid.org/0000-0002-1825-0097",)}, {"filter": "author.orcid:0000-0002-1825-0097"}),
        ({"works_query": "small islands"}, {"search": "small islands"}),
        (
            {"works_query": "filter=publication_year:>2020,type:article&search=islands"},
            {"filter": "publication_year:>2020,type:article", "search": "islands"},
        ),
    ],
)
def test_the_query_reaches_the_service(tmp_path, access, openalex, query, expected):
    fetch(tmp_path, access, **query)
    path, asked = openalex.asked[0]
    assert path == "/works"
    assert {name: asked[name] for name in asked if name in {"filter", "search"}} == expected


@pytest.mark.parametrize(
    "query",
    [
        {"authors": ("Ada Nwosu",)},
        {"orcids": ("0000",)},
        {"works_query": "group_by=type"},
        {"works_query": "filter=islands"},
        {"authors": ("A1",), "works_query": "islands"},
    ],
)
def test_a_malformed_query_is_refused_before_anything_is_asked(tmp_path, access, openalex, query):
    with pytest.raises(SettingsError):
        fetch(tmp_path, access, **query)
    assert openalex.asked == []


def test_the_mail_address_is_told(tmp_path, access, openalex):
    fetch(tmp_path, access)
    assert all("ada@example.org" in headers["User-Agent"] for headers in openalex.headers)


def test_too_many_questions_waits_as_long_as_asked(tmp_path, access, openalex, waits):
    openalex.troubles = [(429, {"Retry-After": "17"}, "slow down")]
    assert len(read(fetch(tmp_path, access))) == N_WORKS
    assert 17 in waits
    assert any("too many questions" in line and "17 s" in line for line in access.said)


@pytest.mark.parametrize(
    "trouble",
    [
        (500, {}, "<html>Internal <b>error</b></html>"),
        (503, JSON, '{"error": "down"}'),
        (200, JSON, '{"meta": {"count": 250, "next_cur'),
        (200, JSON, '{"meta": {}, "results": []}'),
        (200, JSON, '{"meta": {"count": 250, "next_cursor": "*"}, "results": [{"id": "W1"}]}'),
        (200, {"Content-Type": "text/html"}, "<html>Sign in to the hotel's network</html>"),
        (200, JSON, "[]"),
        400,
        0,
    ],
)
def test_a_bad_answer_is_asked_for_again(tmp_path, access, openalex, waits, trouble):
    openalex.troubles = [trouble]
    assert len(read(fetch(tmp_path, access))) == N_WORKS
    assert len(openalex.asked) == 5
    assert 1.0 in waits


def test_silence_ends_and_is_asked_again(tmp_path, access, openalex, waits, silence):
    openalex.troubles = [silence]
    assert len(read(fetch(tmp_path, access))) == N_WORKS
    assert any("Timeout" in line for line in access.said)
    assert 1.0 in waits


def test_bad_answers_in_a_row_end_in_one_sentence_and_no_file(tmp_path, access, openalex, waits):
    openalex.troubles = [(500, {}, "down")] * 9
    with pytest.raises(FetchError, match="OpenAlex: answered 500, 5 times in a row") as caught:
        fetch(tmp_path, access)
    assert "run the same command again" in caught.value.hint
    assert [second for second in waits if second >= 1] == [1, 2, 4, 8]
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []


def test_a_quota_used_up_is_told_and_not_waited_for(tmp_path, access, openalex, waits):
    openalex.troubles = [(429, {"Retry-After": "36000"}, "daily limit")]
    with pytest.raises(FetchError, match="wait 600 minutes"):
        fetch(tmp_path, access)
    assert max(waits) < 1


def test_a_refused_query_says_what_the_service_said_and_is_not_repeated(tmp_path, access, openalex):
    openalex.troubles = [(400, {}, "<p>\x1b[31mcolour is not\na valid field</p>")]
    with pytest.raises(FetchError, match="colour is not a valid field") as caught:
        fetch(tmp_path, access, works_query="filter=colour:red")
    assert "\x1b" not in str(caught.value)
    assert len(openalex.asked) == 1


def test_after_an_interruption_only_the_missing_pages_are_asked_for(tmp_path, access, openalex):
    def stop(line):
        if "200 of 250" in line:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetch(tmp_path, replace(access, tell=stop))
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []
    openalex.asked.clear()
    assert len(read(fetch(tmp_path, access))) == N_WORKS
    assert [query["cursor"] for _, query in openalex.asked] == ["at=200", "at=300"]


def test_a_second_fetch_asks_nothing_and_writes_the_same(tmp_path, access, openalex):
    first = fetch(tmp_path, access).read_bytes()
    openalex.asked.clear()
    assert fetch(tmp_path, access).read_bytes() == first
    assert openalex.asked == []


def test_refresh_asks_everything_anew(tmp_path, access, openalex):
    fetch(tmp_path, access)
    openalex.answer = lambda _path, query: (200, JSON, json.dumps(page(query, n_works=120)))
    assert len(read(fetch(tmp_path, replace(access, refresh=True)))) == 120


def test_a_damaged_page_of_the_cache_is_asked_for_again(tmp_path, access, openalex):
    first = fetch(tmp_path, access).read_bytes()
    damaged = sorted(access.cache.rglob("page-*.json"))[1]
    damaged.write_bytes(damaged.read_bytes()[:500])
    openalex.asked.clear()
    assert fetch(tmp_path, access).read_bytes() == first
    assert [query["cursor"] for _, query in openalex.asked] == ["at=100"]


def test_works_announced_but_not_sent_are_told(tmp_path, access, openalex):
    answer = openalex.answer

    def short(path, query):
        status, headers, body = answer(path, query)
        return status, headers, body.replace('"count": 250', '"count": 260')

    openalex.answer = short
    fetch(tmp_path, access)
    assert any("260 works were announced, 250 came" in line for line in access.said)


def test_no_work_at_all_is_an_error(tmp_path, access, openalex):
    openalex.answer = lambda _path, query: (200, JSON, json.dumps(page(query, n_works=0)))
    with pytest.raises(FetchError, match="no work for this query"):
        fetch(tmp_path, access)


def everything_in(folder):
    return "\n".join(
        f"{path}\n" + (path.read_text(encoding="utf-8") if path.is_file() else "") for path in folder.rglob("*")
    )


def test_the_key_is_sent_and_written_nowhere(tmp_path, access, openalex, monkeypatch, caplog):
    monkeypatch.setenv("OPENALEX_API_KEY", KEY)
    openalex.troubles = [(500, {}, f"failed for {KEY}")]
    with caplog.at_level(logging.DEBUG):
        fetch(tmp_path, access)
    assert all(headers["Authorization"] == f"Bearer {KEY}" for headers in openalex.headers)
    assert KEY not in everything_in(tmp_path) + caplog.text + "".join(access.said) + repr(access)


@pytest.mark.parametrize("status", [400, 401, 403])
def test_the_key_is_in_no_error_even_where_the_service_repeats_it(tmp_path, access, openalex, monkeypatch, status):
    monkeypatch.setenv("OPENALEX_API_KEY", KEY)
    openalex.troubles = [(status, JSON, json.dumps({"error": f"Invalid API key {KEY}", "message": KEY}))]
    with pytest.raises(FetchError) as caught:
        fetch(tmp_path, access)
    assert KEY not in str(caught.value) + caught.value.hint
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


def test_a_key_in_the_query_is_refused_without_being_repeated(tmp_path, access):
    with pytest.raises(SettingsError, match="a key does not belong in the query") as caught:
        fetch(tmp_path, access, works_query=f"https://api.openalex.org/works?search=x&api_key={KEY}")
    assert KEY not in str(caught.value) + caught.value.hint


def test_the_package_forgets_the_key_afterwards(tmp_path, access, monkeypatch):
    import pyalex

    monkeypatch.setenv("OPENALEX_API_KEY", KEY)
    fetch(tmp_path, access)
    assert KEY not in repr(pyalex.config)
