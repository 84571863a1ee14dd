"""Where an output folder may stand: never over a file that was read."""

import hashlib

import pytest

from graphlab.corpus import InputFile
from graphlab.errors import OutputExistsError
from graphlab.exchange.folder import checked_target

DATA = b"what was read"
READ = InputFile(
    name="a.txt", sha256=hashlib.sha256(DATA).hexdigest(), n_bytes=len(DATA), kind="made", n_records=1, n_kept=1
)


def test_a_folder_with_an_input_under_another_name_is_refused(tmp_path):
    (tmp_path / "own" / "deep").mkdir(parents=True)
    (tmp_path / "own" / "deep" / "b.txt").write_bytes(DATA)
    with pytest.raises(OutputExistsError, match=r"deep/b\.txt, a file that was read"):
        checked_target(tmp_path / "own", inputs=[READ])


def test_a_file_of_the_same_size_is_not_an_input(tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "b.txt").write_bytes(b"x" * len(DATA))
    assert checked_target(tmp_path / "own", inputs=[READ]) == (tmp_path / "own").resolve()


def test_a_link_to_an_input_counts_and_a_link_to_nowhere_does_not(tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "a").symlink_to(tmp_path / "nowhere")
    assert checked_target(tmp_path / "own", inputs=[READ]).name == "own"
    (tmp_path / "a.txt").write_bytes(DATA)
    (tmp_path / "own" / "b").symlink_to(tmp_path / "a.txt")
    with pytest.raises(OutputExistsError):
        checked_target(tmp_path / "own", inputs=[READ])


def test_a_folder_that_is_not_there_yet_may_be_written(tmp_path):
    assert checked_target(tmp_path / "new", inputs=[READ]) == (tmp_path / "new").resolve()
