"""graphlab fetch as a user meets it: results in a file, progress on stderr, one sentence when it fails."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import graphlab
from graphlab.cli import main
from graphlab.sources import read

ROOT = Path(graphlab.__file__).parents[1]
JSON = {"Content-Type": "application/json"}
KEY = "sk-very-secret-4711"


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    for name in ("GRAPHLAB_MAIL", "OPENALEX_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def fetch(monkeypatch, capsys):
    def run(*words):
        monkeypatch.setattr(sys, "argv", ["graphlab", "fetch", *words])
        with pytest.raises(SystemExit) as caught:
            main()
        return caught.value.code, *capsys.readouterr()

    return run


@pytest.fixture
def openalex(service):
    def answer(_path, query):
        results = [{"id": "https://openalex.org/W1", "title": "On islands", "authorships": []}]
        is_first = query["cursor"] == "*"
        meta = {"count": 1, "next_cursor": "end" if is_first else None}
        return 200, JSON, json.dumps({"meta": meta, "results": results if is_first else []})

    service.answer = answer
    return service


def test_papers_go_to_a_file_and_progress_to_stderr(tmp_path, openalex, fetch, monkeypatch):
    monkeypatch.setenv("GRAPHLAB_MAIL", "ada@example.org")
    monkeypatch.setenv("OPENALEX_API_KEY", KEY)
    words = ("openalex", "--works-query", "islands", "-o", "works.jsonl", "--base-url", openalex.url)
    code, out, err = fetch(*words)
    assert (code, out) == (0, "")
    assert "1 of 1 works" in err
    assert "wrote works.jsonl" in err
    assert read(tmp_path / "works.jsonl").papers["title"].tolist() == ["On islands"]
    assert "ada@example.org" in openalex.headers[0]["User-Agent"]
    assert openalex.headers[0]["Authorization"] == f"Bearer {KEY}"
    assert sorted(path.name for path in tmp_path.iterdir()) == [".graphlab-cache", "works.jsonl"]


def test_quiet_says_nothing(openalex, fetch):
    words = ("openalex", "--author", "A5", "-o", "works.jsonl", "--base-url", openalex.url)
    assert fetch(*words, "-q") == (0, "", "")


def test_without_a_mail_address_one_is_asked_for(openalex, fetch):
    words = ("openalex", "--author", "A5", "-o", "works.jsonl", "--base-url", openalex.url)
    assert "GRAPHLAB_MAIL" in fetch(*words)[2]


def test_a_refusal_is_one_sentence_without_the_key(openalex, fetch, monkeypatch):
    monkeypatch.setenv("OPENALEX_API_KEY", KEY)
    openalex.troubles = [(401, JSON, json.dumps({"error": f"API key {KEY} is invalid"}))]
    code, _, err = fetch("openalex", "--author", "A5", "-o", "works.jsonl", "--base-url", openalex.url)
    assert code == 1
    assert "error: OpenAlex refused (401)" in err
    assert KEY not in err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "--author, --orcid or --works-query"),
        (("--author", "A5", "--mail", "ada"), '"ada" is not a mail address'),
        (("--author", "A5", "--base-url", "https://ada:pw@example.org"), "the address of the service is not one"),
    ],
)
def test_a_usage_error_exits_with_2(openalex, fetch, words, said):
    code, _, err = fetch("openalex", "-o", "works.jsonl", "--base-url", openalex.url, *words)
    assert code == 2
    assert said in err
    assert openalex.asked == []


@pytest.mark.parametrize("place", ["file/works.jsonl", "works.jsonl"])
def test_a_place_that_cannot_be_written_is_named(tmp_path, openalex, fetch, place):
    (tmp_path / "file").write_text("", encoding="utf-8")
    words = ("-o", place, "--cache", "file/cache", "--base-url", openalex.url)
    code, _, err = fetch("openalex", "--author", "A5", *words)
    assert code == 1
    assert "cannot be written" in err


def test_without_the_extra_one_sentence_says_how_to_install_it(fetch, monkeypatch):
    for name in [name for name in sys.modules if name.startswith("graphlab.fetch")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "habanero", None)
    code, _, err = fetch("arxiv", "--query", "au:nwosu", "-o", "papers.xml")
    assert code == 1
    assert "pip install 'graphlab-scholar[fetch]'" in err


def test_control_c_leaves_no_half_file_and_the_next_run_goes_on(tmp_path, service, fetch):
    (tmp_path / "dois.txt").write_text("10.5555/a\n10.5555/b\n", encoding="utf-8")
    message = {"DOI": "10.5555/a", "title": ["On islands"], "author": [], "member": "1", "reference-count": 1}
    words = ("crossref", "--dois", "dois.txt", "-o", "works.jsonl", "--base-url", service.url)
    running = []

    def answer(path, _query):
        if len(service.asked) == 2:
            running[0].send_signal(signal.SIGINT)
            running[0].wait(timeout=60)
        return 200, JSON, json.dumps({"message": {**message, "DOI": path.removeprefix("/works/")}})

    service.answer = answer
    code = "from graphlab.cli import main; main()"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    running.append(subprocess.Popen([sys.executable, "-c", code, "fetch", *words], env=environment))
    assert running[0].wait(timeout=60) == 130
    assert not (tmp_path / "works.jsonl").exists()
    assert fetch(*words)[0] == 0
    assert service.paths() == ["/works/10.5555/a", "/works/10.5555/b", "/works/10.5555/b"]
    assert len((tmp_path / "works.jsonl").read_text(encoding="utf-8").splitlines()) == 2
