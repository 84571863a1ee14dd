"""Pages of the PDF at several shapes of corpus: none but the last is more than half empty."""

import re
import shutil
import subprocess

import pytest

from tests.report.fabricated import ANN, BO, CY, P, make_study, profile_papers
from tests.report.test_pdf import pdf_of

TOP, BOTTOM = 65.0, 785.0  # of the text, in points from the upper edge; the footer is below
WORD = re.compile(r'<word [^>]*yMax="([\d.]+)"')
SHAPES = {
    "one paper": [P((ANN, BO, CY))],
    "one pair": [P((ANN, BO), 2010 + i % 12, i % 4 + 1) for i in range(40)],
    "nobody tied": [P((f"One{i % 30} Of{i % 30}",), 2018 + i % 6, i % 3 + 1) for i in range(80)],
    "one year": [P((f"One{i} Of{i}", f"Two{i} Of{i}"), 2024, i % 5 + 1) for i in range(60)],
    "profile": profile_papers(),
}


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext of poppler")
@pytest.mark.parametrize("shape", SHAPES)
def test_no_page_but_the_last_is_more_than_half_empty(shape, tmp_path):
    path = tmp_path / "summary.pdf"
    path.write_bytes(pdf_of(make_study(SHAPES[shape]))[1])
    command = [shutil.which("pdftotext") or "", "-bbox", str(path), "-"]
    pages = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("<page ")[1:]
    lowest = [max(y for y in map(float, WORD.findall(page)) if y < BOTTOM) for page in pages]
    filled = [(y - TOP) / (BOTTOM - TOP) for y in lowest]
    assert all(share > 0.5 for share in filled[:-1]), [round(share, 2) for share in filled]
