"""Names in other scripts: which face prints them, how wide they are, and that the archival PDF takes them."""

import pytest
import typst

from graphlab.figures.outlines import outlined
from graphlab.figures.scripts import FONT_DIR, script_face
from graphlab.figures.text import text_width
from graphlab.report.glyphs import with_covered_text

NAMES = {
    "李小明 Wei": "CJKsc", "鈴木花子": "CJKsc", "김민수": "CJKsc", "محمد الأحمد": "Arabic", "דוד כהן": "Hebrew",
    "अमित शर्मा": "Devanagari", "প্রিয়া সেন": "Bengali", "முத்து குமார்": "Tamil", "สมชาย ใจดี": "Thai",
    "გიორგი ბერიძე": "Georgian",    "Արամ Պետրոսյան": "Armenian",
}  # fmt: skip
LABEL = (
    '<text style="font-size: 8px; text-anchor: {}; fill: #000000" x="50" y="9" transform="rotate(-0 50 9)">{}</text>'
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 20">{}</svg>'


@pytest.mark.parametrize(("name", "script"), NAMES.items())
def test_each_script_has_its_face(name, script):
    assert {script_face(letter) for letter in name} - {None} == {
        f"NotoSans{script}-Regular.{'otf' if script == 'CJKsc' else 'ttf'}"
    }


def test_a_chinese_letter_is_as_wide_as_high():
    assert text_width("李小明", 10) == pytest.approx(30, abs=0.5)


def test_widths_are_those_of_the_letters_and_not_squares():
    assert text_width("محمد الأحمد", 10) < 60 < 10 * len("محمد الأحمد")


def test_a_mixed_name_is_as_wide_as_its_parts():
    assert text_width("李 Wei", 10) == pytest.approx(text_width("李", 10) + text_width(" Wei", 10), abs=1)


@pytest.mark.parametrize("name", [*NAMES, "Amit शर्मा (3)", "محمد Al-Ahmad 李", "李 ኃይለ"])
def test_a_label_in_any_script_is_taken_by_the_archival_pdf(name):
    source = f'#set document(title: "x")\n#image("a.svg", alt: "x")\n{name}'
    svg = SVG.format(LABEL.format("middle", name))
    sources = {"main.typ": with_covered_text(source).encode(), "a.svg": outlined(with_covered_text(svg)).encode()}
    options = {"font_paths": [str(FONT_DIR)], "ignore_system_fonts": True, "pdf_standards": ["a-2a", "ua-1"]}
    assert typst.compile(sources, timestamp=0, **options).startswith(b"%PDF")


@pytest.mark.parametrize("anchor", ["start", "middle", "end"])
def test_an_outline_stands_where_its_text_stood(anchor):
    width = text_width("अमित", 8)
    shift = {"start": 0.0, "middle": -width / 2, "end": -width}[anchor]
    drawn = outlined(LABEL.format(anchor, "अमित"))
    assert float(drawn.split("translate(")[2].split(" ")[0]) == pytest.approx(shift, abs=0.6)


def test_chinese_and_latin_texts_stay_text():
    for name in ("李小明", "Ada Lovelace", "Иван"):
        assert outlined(LABEL.format("start", name)) == LABEL.format("start", name)
