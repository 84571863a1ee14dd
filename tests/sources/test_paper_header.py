"""The line that opens a paper, in all its forms."""

import pytest

from graphlab.sources.paper_header import find_paper_headers, is_subject, parse_paper_header


@pytest.mark.parametrize(
    ("line", "score", "subjects", "date", "has_code"),
    [
        ("AIOct 12, 2023Code", None, ("AI",), (2023, 10, 12), True),
        ("MTRL-SCIOct 19, 2022", None, ("MTRL-SCI",), (2022, 10, 19), False),
        ("94.1LGMar 19Code", 94.1, ("LG",), (None, 3, 19), True),
        ("7CRApr 16", 7, ("CR",), (None, 4, 16), False),
        ("MMMay 18, 2016Code", None, ("MM",), (2016, 5, 18), True),
        ("cs.LGSept 3, 2022", None, ("cs.LG",), (2022, 9, 3), False),
        ("quant-phJanuary 5, 2018", None, ("quant-ph",), (2018, 1, 5), False),
        ("PHYSICS.CHEM-PH June 5 2019", None, ("PHYSICS.CHEM-PH",), (2019, 6, 5), False),
        ("  94.1\tLG  Mar. 19 , 2024  Code ", 94.1, ("LG",), (2024, 3, 19), True),
        ("LG · Mar 19, 2024 · Code", None, ("LG",), (2024, 3, 19), True),
        ("LG, AI Mar 19th, 2024", None, ("LG", "AI"), (2024, 3, 19), False),
        ("NLIN-CD 7 May 2017", None, ("NLIN-CD",), (2017, 5, 7), False),
        ("LG2024-03-19Code", None, ("LG",), (2024, 3, 19), True),
        ("LGMar 2024", None, ("LG",), (2024, 3, None), False),
        ("Mar 19, 2024", None, (), (2024, 3, 19), False),
        ("88.0LGCode", 88, ("LG",), (None, None, None), True),
    ],
)
def test_an_opening_line_is_read(
    line: str, score: float | None, subjects: tuple[str, ...], date: tuple[int | None, ...], has_code: bool
) -> None:
    header = parse_paper_header(line)
    assert header is not None
    assert (header.score, header.subjects, header.date[:3], header.has_code) == (score, subjects, date, has_code)
    assert header.rest == ""


@pytest.mark.parametrize(
    "line",
    [
        "",
        "LG",
        "77 Papers",
        "Yonggang Wen",
        "March of the Penguins",
        "AI May 2 Change Everything",
        "In March 2020 we began",
        "May 5 things happen",
        "QR Code",
        "3D",
        "LG" * 100 + "Mar 1, 2020",
    ],
)
def test_any_other_line_is_not(line: str) -> None:
    assert parse_paper_header(line) is None


@pytest.mark.parametrize("printed", ["Feb 30, 2023", "Feb 29, 2023", "Mar 32", "2024-13-01"])
def test_a_day_that_does_not_exist_is_left_out(printed: str) -> None:
    header = parse_paper_header(f"LG{printed}")
    assert header is not None
    assert (header.date_is_valid, header.date.day, header.printed_date) == (False, None, printed)


def test_text_glued_to_an_opening_line_is_kept() -> None:
    header = parse_paper_header("LGMar 19, 2024CodeLasers in AmberEmeka Obi")
    assert header is not None
    assert (header.has_code, header.rest) == (True, "Lasers in AmberEmeka Obi")


def test_parts_on_lines_of_their_own_are_one_opening_line() -> None:
    (header,) = find_paper_headers(["64.0", "MTRL-SCI", "Apr 3, 2021", "Code", "A Title", "Bo Li"])
    assert (header.start, header.end) == (0, 4)
    assert (header.score, header.subjects, header.has_code) == (64, ("MTRL-SCI",), True)


@pytest.mark.parametrize(("line", "expected"), [("LG", True), ("cs.LG", True), ("Wen", False), ("A", False)])
def test_subject_codes_are_known_by_their_shape(line: str, expected: bool) -> None:
    assert is_subject(line) is expected


def test_a_paper_called_code_keeps_its_title() -> None:
    lines = ["LGJan 3, 2020", "Code", "", "Ann Lee, Bo Xu", "", "We study code."]
    (header,) = find_paper_headers(lines)
    assert (header.end, header.has_code) == (1, False)
    (header,) = find_paper_headers(["LGJan 3, 2020", "Code", "", "Machine Learning", "", "Ann Lee, Bo Xu", "", "We."])
    assert (header.end, header.has_code) == (2, True)
