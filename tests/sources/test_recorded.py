"""Recorded answers of web services."""

import base64
import gzip
from pathlib import Path

import pytest

from graphlab.errors import UnreadableInputError
from graphlab.sources import read

PAPER = '{"paperId": "a1", "title": "On Trees", "authors": [{"authorId": "1", "name": "Ada Nwosu"}]}'


def recording(folder: Path, *answers: str) -> Path:
    path = folder / "cassette.yaml"
    parts = "".join(f"- request: {{uri: x}}\n  response:\n{answer}" for answer in answers)
    path.write_text(f"interactions:\n{parts}version: 1\n")
    return path


def test_each_answer_is_an_input_of_its_own(tmp_path: Path) -> None:
    packed = base64.b64encode(gzip.compress(PAPER.replace("Trees", "Lakes").encode())).decode()
    path = recording(
        tmp_path,
        "    body: {string: <html>Moved</html>}\n    status: {code: 302, message: Found}\n",
        f"    body: {{string: '{PAPER}'}}\n    status: {{code: 200, message: OK}}\n",
        f"    body: {{string: !!binary {packed}}}\n    status: {{code: 200, message: OK}}\n",
        f"    content: '{PAPER.replace('Trees', 'Seas')}'\n    status_code: 200\n",
    )
    corpus = read(path)
    assert sorted(corpus.papers["title"]) == ["On Lakes", "On Seas", "On Trees"]
    assert [item.name for item in corpus.inputs] == [f"cassette.yaml/answer {number}" for number in (1, 2, 3)]


@pytest.mark.parametrize(
    ("content", "said"),
    [("interactions: []\n", "without an answer"), ("interactions:\n- {[\n", "damaged recording")],
)
def test_a_recording_without_answers_is_refused(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "cassette.yaml"
    path.write_text(content)
    with pytest.raises(UnreadableInputError, match=said):
        read(path)
