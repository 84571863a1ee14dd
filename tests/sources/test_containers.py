"""Packed files, archives and standard input: the same papers however they come, and nothing unpacked without bounds."""

import bz2
import gzip
import io
import lzma
import zipfile
from types import SimpleNamespace

import pyarrow as pa
import pytest

from graphlab.errors import UnreadableInputError
from graphlab.sources import containers, read

RIS = b"TY  - JOUR\nTI  - On Trees\nAU  - Ash, Ann\nPY  - 2020\nER  - \n"
OTHER = RIS.replace(b"On Trees", b"On Lakes")
ANSWER = '[{"title": "On Trees", "authors": ["Ann Ash"]}]'
RECORDING = f"interactions:\n- response:\n    body: {{string: '{ANSWER}'}}\n".encode()


def zipped(**members: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


PACKED = {
    "plain": RIS,
    "gz": gzip.compress(RIS),
    "gz of two parts": gzip.compress(RIS[:20]) + gzip.compress(RIS[20:]),
    "bz2": bz2.compress(RIS),
    "xz": lzma.compress(RIS),
    "zst": pa.compress(RIS, codec="zstd", asbytes=True),
    "zip": zipped(**{"a.ris": RIS}),
    "recording": RECORDING,
}


@pytest.fixture(params=["file", "standard input"])
def given(request, tmp_path, monkeypatch):
    """Content as a path to read: that of a file, or standard input."""

    def path_of(content: bytes) -> str:
        if request.param == "file":
            path = tmp_path / "export"
            path.write_bytes(content)
            return str(path)
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(content)))
        return "-"

    return path_of


@pytest.mark.parametrize("content", PACKED.values(), ids=PACKED)
def test_packed_papers_are_read_from_a_file_and_from_standard_input(content, given):
    assert read(given(content)).papers["title"].tolist() == ["On Trees"]


def test_every_member_of_an_archive_is_read_whatever_its_name(given, tmp_path):
    corpus = read(given(zipped(**{"../../a.ris": RIS, "b/c.ris": OTHER, "__MACOSX/._c.ris": b"junk"})))
    assert sorted(corpus.papers["title"]) == ["On Lakes", "On Trees"]
    assert {path.name for path in tmp_path.rglob("*")} <= {"export"}


@pytest.mark.parametrize("kind", ["gz", "bz2", "xz", "zst"])
def test_a_cut_off_file_is_said_to_be_damaged(kind, given):
    with pytest.raises(UnreadableInputError, match="damaged after"):
        read(given(PACKED[kind][:-12]))


def test_a_cut_off_archive_is_said_to_be_damaged(given):
    with pytest.raises(UnreadableInputError, match="damaged ZIP archive"):
        read(given(PACKED["zip"][:-30]))


@pytest.mark.parametrize("pack", [gzip.compress, lambda content: zipped(**{"a.ris": content})], ids=["gz", "zip"])
def test_a_bomb_stops_where_text_never_gets(pack, given, monkeypatch):
    monkeypatch.setattr(containers, "_SAFE_RATIO_BYTES", 1024)
    monkeypatch.setattr(containers, "MAX_RATIO", 20)
    with pytest.raises(UnreadableInputError, match="unpacks to more than"):
        read(given(pack(RIS + b" " * 10_000_000)))


def test_an_archive_of_too_many_files_is_not_read(given, monkeypatch):
    monkeypatch.setattr(containers, "MAX_MEMBERS", 2)
    with pytest.raises(UnreadableInputError, match="more than 2 files"):
        read(given(zipped(**{f"{n}.ris": RIS for n in range(3)})))


def test_an_office_document_is_called_one(given):
    with pytest.raises(UnreadableInputError, match="office document"):
        read(given(zipped(**{"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"})))
