"""Papers of arXiv from a service that pages by number and has its bad days."""

from dataclasses import replace

import pytest

from graphlab.errors import FetchError, SettingsError
from graphlab.fetch import fetch_arxiv
from graphlab.sources import read

ATOM = {"Content-Type": "application/atom+xml"}
N_PAPERS = 230
ENTRY = """<entry>
    <id>http://arxiv.org/abs/2001.{number:05}v1</id>
    <updated>2020-01-02T00:00:00Z</updated><published>2020-01-02T00:00:00Z</published>
    <title>Coauthor networks of
  small islands, part {number}</title>
    <summary>  We count islands &amp; bridges: $a &lt; b$.
</summary>
    <author>
      <name>Adaeze Nwosu-Öztürk</name>
      <arxiv:affiliation xmlns:arxiv="http://arxiv.org/schemas/atom">University of Examples</arxiv:affiliation>
    </author>
    <author><name>Søren van der Berg</name></author>
    <arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="cs.DL"/>
    <category term="cs.DL" scheme="http://arxiv.org/schemas/atom"/>
  </entry>"""


def feed(start, size, total=N_PAPERS):
    entries = "\n  ".join(ENTRY.format(number=number) for number in range(start, min(start + size, total)))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title type="html">ArXiv Query: search_query=au:nwosu</title>
  <id>http://arxiv.org/api/x</id>
  <updated>2020-02-02T00:00:00-05:00</updated>
  <opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">{total}</opensearch:totalResults>
  <opensearch:startIndex xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">{start}</opensearch:startIndex>
  {entries}
</feed>
"""


REFUSAL = feed(0, 0, 1).replace(
    "</feed>",
    "<entry><id>http://arxiv.org/api/errors#x</id><summary>incorrect id format for 12</summary></entry></feed>",
)
BOMB = feed(0, 1, 1).replace("<feed", '<!DOCTYPE feed [<!ENTITY a "aaaa">]><feed')


@pytest.fixture(autouse=True)
def arxiv(service):
    service.answer = lambda _path, query: (200, ATOM, feed(int(query["start"]), int(query["max_results"])))
    return service


def fetch(tmp_path, access, query="au:nwosu AND cat:cs.DL"):
    out = tmp_path / "papers.xml"
    fetch_arxiv(out, query=query, access=access)
    return out


def test_every_paper_of_every_page_is_written_once_and_read(tmp_path, access, arxiv):
    corpus = read(fetch(tmp_path, access))
    assert sorted(corpus.papers["title"]) == sorted(
        f"Coauthor networks of small islands, part {number}" for number in range(N_PAPERS)
    )
    assert set(corpus.authorships["printed_name"]) == {"Adaeze Nwosu-Öztürk", "Søren van der Berg"}
    assert set(corpus.papers["categories"]) == {("cs.DL",)}
    assert corpus.issues[corpus.issues["severity"] == "error"].empty
    assert [query["start"] for _, query in arxiv.asked] == ["0", "100", "200"]
    assert arxiv.asked[0][1]["search_query"] == "au:nwosu AND cat:cs.DL"


def test_questions_are_three_seconds_apart(tmp_path, access, waits):
    fetch(tmp_path, access)
    assert [round(seconds) for seconds in waits] == [3, 3]


def test_the_mail_address_is_told(tmp_path, access, arxiv):
    fetch(tmp_path, access)
    assert {headers["From"] for headers in arxiv.headers} == {"ada@example.org"}


@pytest.mark.parametrize(
    "trouble",
    [
        (503, {"Retry-After": "21"}, "busy"),
        (429, {"Retry-After": "21"}, "Rate exceeded."),
        (500, {}, "down"),
        (200, ATOM, feed(0, 100)[:9000]),
        (200, ATOM, feed(100, 0)),
        (200, ATOM, ""),
        (200, ATOM, BOMB),
        (200, {}, "<html>Sign in</html>"),
        3000,
        0,
    ],
)
def test_a_bad_answer_is_asked_for_again(tmp_path, access, arxiv, trouble):
    arxiv.troubles = [trouble]
    assert len(read(fetch(tmp_path, access))) == N_PAPERS
    assert [query["start"] for _, query in arxiv.asked] == ["0", "0", "100", "200"]


def test_the_wait_that_arxiv_names_is_kept(tmp_path, access, arxiv, waits):
    arxiv.troubles = [(503, {"Retry-After": "21"}, "busy")]
    fetch(tmp_path, access)
    assert 21 in waits


def test_a_page_shorter_than_asked_loses_nothing(tmp_path, access, arxiv):
    arxiv.answer = lambda _path, query: (200, ATOM, feed(int(query["start"]), 70))
    assert len(read(fetch(tmp_path, access))) == N_PAPERS


@pytest.mark.parametrize("status", [200, 400])
def test_a_refused_query_says_why_and_is_not_repeated(tmp_path, access, arxiv, status):
    arxiv.troubles = [(status, ATOM, REFUSAL)]
    with pytest.raises(FetchError, match="incorrect id format for 12"):
        fetch(tmp_path, access)
    assert len(arxiv.asked) == 1


def test_silence_ends_and_is_asked_again(tmp_path, access, arxiv, waits, silence):
    arxiv.troubles = [silence]
    assert len(read(fetch(tmp_path, access))) == N_PAPERS
    assert any("Timeout" in line for line in access.said)
    assert 1.0 in waits


def test_bad_answers_in_a_row_end_in_one_sentence_and_no_file(tmp_path, access, arxiv):
    arxiv.troubles = [(500, {}, "down")] * 9
    with pytest.raises(FetchError, match="5 times in a row"):
        fetch(tmp_path, access)
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []


def test_after_an_interruption_only_the_missing_pages_are_asked_for(tmp_path, access, arxiv):
    def stop(line):
        if "200 of 230" in line:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetch(tmp_path, replace(access, tell=stop))
    arxiv.asked.clear()
    assert len(read(fetch(tmp_path, access))) == N_PAPERS
    assert [query["start"] for _, query in arxiv.asked] == ["200"]


def test_no_paper_at_all_is_an_error(tmp_path, access, arxiv):
    arxiv.answer = lambda *_: (200, ATOM, feed(0, 0, 0))
    with pytest.raises(FetchError, match="no paper"):
        fetch(tmp_path, access)


def test_an_empty_query_is_refused(tmp_path, access):
    with pytest.raises(SettingsError):
        fetch(tmp_path, access, query=" ")
