"""XML as a stream: damage, encodings, entities and size."""

import io
import tracemalloc

import pytest
from lxml import etree

from graphlab.errors import UnreadableInputError
from graphlab.sources.input_source import InputSource
from graphlab.sources.records import Notice
from graphlab.sources.xml_stream import XmlRecord, find_root, read_elements

LAUGHS = b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><r><p>&b;</p></r>'
OUTSIDE = b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r><p>&x;</p></r>'


def _read(content: bytes) -> tuple[list[tuple[str, int]], list[str]]:
    """Texts and lines of the elements p, and codes of what was noticed."""
    texts: list[tuple[str, int]] = []
    codes: list[str] = []
    for item in read_elements(InputSource("a.xml", lambda: io.BytesIO(content)), ["p"]):
        if isinstance(item, Notice):
            codes.append(item.code)
        else:
            texts.append((etree.tostring(item.element, method="text", encoding="unicode", with_tail=False), item.line))
    return texts, codes


@pytest.mark.parametrize("content", [LAUGHS, OUTSIDE])
def test_entities_of_the_file_itself_are_refused(content: bytes) -> None:
    with pytest.raises(UnreadableInputError, match="declares entities"):
        _read(content)


def test_entities_declared_far_down_are_not_resolved() -> None:
    content = b"<!DOCTYPE r [" + b"<!-- -->" * 20_000 + OUTSIDE[len("<!DOCTYPE r [") :]
    assert "root:" not in str(_read(content))


def test_named_characters_of_html_need_no_dtd() -> None:
    content = b'<!DOCTYPE dblp SYSTEM "dblp.dtd"><dblp><p>J&uuml;rgen &amp; &Eacute;va &#233;</p></dblp>'
    assert _read(content) == ([("Jürgen & Éva é", 1)], [])


def test_a_bare_ampersand_is_a_character() -> None:
    assert _read(b"<r>\n<p>R&D, Q & A &nosuch;</p></r>") == ([("R&D, Q & A &nosuch;", 2)], ["N212"])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-8"])
def test_unicode_is_read_in_any_form(encoding: str) -> None:
    assert _read("<r><p>Bö 李</p></r>".encode(encoding)) == ([("Bö 李", 1)], [])


@pytest.mark.parametrize(("stated", "actual", "codes"), [
    ("ISO-8859-1", "latin-1", []),
    ("GBK", "gbk", []),
    ("ISO-8859-1", "utf-8", ["W112"]),
    ("UTF-8", "latin-1", ["W112"]),
    ("no-such", "utf-8", ["W112"]),
])  # fmt: skip
def test_the_encoding_that_fits_is_taken(stated: str, actual: str, codes: list[str]) -> None:
    word = "中文" if actual == "gbk" else "Bö"
    content = f"<?xml version='1.0' encoding='{stated}'?><r><p>{word}</p></r>".encode(actual)
    assert _read(content) == ([(word, 1)], codes)


def test_forbidden_characters_are_left_out() -> None:
    assert _read(b"<r><p>a\x00\x01b</p></r>") == ([("ab", 1)], ["W112"])


def test_a_broken_record_costs_no_other() -> None:
    texts, codes = _read(b"<r>\n<p>one</p></x>\n<p>two<b></p>\n<p>three</p>\n<p>four</p></r>")
    assert [(text.strip(), line) for text, line in texts] == [("one", 2), ("two", 3), ("three", 4), ("four", 5)]
    assert "W104" in codes


def test_files_joined_end_to_end_are_read_as_one() -> None:
    texts, _ = _read(b"<?xml version='1.0'?><r><p>one</p></r>\n<?xml version='1.0'?><r><p>two</p></r>")
    assert texts == [("one", 1), ("two", 2)]


def test_a_cut_file_keeps_its_last_record_and_says_so() -> None:
    assert _read(b"<r><p>one</p>\n<p>tw") == ([("one", 1), ("tw", 2)], ["W113"])


def test_depth_without_end_is_survived() -> None:
    texts, codes = _read(b"<r>" + b"<q>" * 100_000 + b"<p>x</p></r>")
    assert "W104" in codes or texts


def test_lines_beyond_what_the_parser_counts_are_right() -> None:
    assert _read(b"<r>" + b"\n" * 70_000 + b"<p>x</p>\n<p>y</p></r>")[0] == [("x", 70_001), ("y", 70_002)]


def test_what_is_commented_out_is_no_record_and_shifts_no_line() -> None:
    assert _read(b"<r>\n<!-- <p>no</p> -->\n<p>x</p>\n<!-- <p>no</p> --></r>") == ([("x", 3)], [])


def test_records_lost_to_damage_are_counted() -> None:
    content = b"<r><p>x</p><!-- " + b"<p>lost</p>" * 1000
    items = list(read_elements(InputSource("a.xml", lambda: io.BytesIO(content)), ["p"]))
    assert any(isinstance(item, Notice) and item.code == "E101" for item in items) or len(items) > 900


def test_memory_does_not_grow_with_the_file() -> None:
    class Long(io.RawIOBase):
        def __init__(self) -> None:
            self.left = 30

        def readable(self) -> bool:
            return True

        def read(self, size: int = -1) -> bytes:
            del size
            self.left -= 1
            return b"<r>" if self.left == 29 else b"<p>word</p>" * 6000 if self.left > 0 else b""

    tracemalloc.start()
    source = InputSource("a.xml", Long)  # type: ignore[arg-type] # reads as any stream does
    n_records = sum(isinstance(item, XmlRecord) for item in read_elements(source, ["p"]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert n_records == 28 * 6000
    assert peak < 4_000_000


def test_the_outermost_element_is_found_behind_what_stands_before_it() -> None:
    head = '<?xml version="1.0"?>\n<!-- a > b --><!DOCTYPE x:r [ <!ATTLIST r a CDATA "1"> ]>\n<x:r a="1">'
    assert find_root(head).name == "r"
