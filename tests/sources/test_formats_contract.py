"""What every format promises, held against its samples, cut and damaged ones included.

A new format is one module in ``graphlab/sources``, one line in ``FORMATS`` and one sample in ``tests/data/formats``.
"""

from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from graphlab.corpus import Corpus
from graphlab.errors import UnreadableInputError
from graphlab.sources import read
from graphlab.sources.containers import open_file
from graphlab.sources.sniff import FORMATS

DATA = Path(__file__).parents[1] / "data"
SAMPLES = sorted(
    path
    for folder in ("formats", "profiles")
    for path in (DATA / folder).rglob("*")
    if path.suffix not in {".py", ".md"}
)
SAMPLES = [path for path in SAMPLES if path.is_file() and not path.name.startswith(".")]
NAMES = [str(path.relative_to(DATA)) for path in SAMPLES]


# These take any table or lines of JSON, and stand last.
ANY_TABLE = {"graphlab.sources.mapped", "graphlab.sources.mapped_values"}


def modules_matching(path: Path) -> list[str]:
    return [
        module.__name__
        for source in open_file(path, name=path.name).inputs
        for module in FORMATS
        if module.matches(source.head)
    ]


def is_conserved(corpus: Corpus) -> bool:
    listed = corpus.issues["code"].isin(["E101", "N202"]).sum()
    return len(corpus.papers) + listed == sum(item.n_records for item in corpus.inputs)


@pytest.mark.parametrize("module", FORMATS, ids=lambda module: module.__name__.rpartition(".")[2])
def test_every_format_has_a_sample(module: ModuleType) -> None:
    assert any(module.__name__ in modules_matching(path) for path in SAMPLES), (
        f"add a sample of {module.__name__} to {DATA / 'formats'}"
    )


@pytest.mark.parametrize("path", SAMPLES, ids=NAMES)
def test_exactly_one_format_knows_each_sample(path: Path) -> None:
    found = set(modules_matching(path))
    assert len(found - ANY_TABLE or found) == 1


@pytest.mark.parametrize("path", SAMPLES, ids=NAMES)
def test_each_sample_is_read_and_nothing_is_lost(path: Path) -> None:
    corpus = read(path)
    assert len(corpus) > 0
    assert is_conserved(corpus)


@pytest.mark.parametrize("path", SAMPLES, ids=NAMES)
def test_reading_twice_gives_the_same(path: Path) -> None:
    first, second = read(path), read(path)
    assert first.papers.equals(second.papers)
    assert first.authorships.equals(second.authorships)
    assert first.issues.equals(second.issues)


@pytest.mark.parametrize("path", SAMPLES, ids=NAMES)
def test_the_name_of_a_file_says_nothing(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "export.dat"
    other.write_bytes(path.read_bytes())
    assert read(other).papers["paper_id"].tolist() == read(path).papers["paper_id"].tolist()


@pytest.mark.parametrize("path", SAMPLES, ids=NAMES)
def test_line_ends_make_no_difference(path: Path, tmp_path: Path) -> None:
    other = tmp_path / path.name
    content = path.read_bytes()
    if b"\0" in content or b"\r" in content:
        pytest.skip("not plain text with Unix line ends")
    other.write_bytes(content.replace(b"\n", b"\r\n"))
    assert sorted(read(other).papers["title"].fillna("")) == sorted(read(path).papers["title"].fillna(""))


def damaged(content: bytes, cut: float, edits: list[tuple[float, bytes]]) -> bytes:
    """The content with bytes put over others and its end cut off."""
    changed = bytearray(content)
    for place, put in edits:
        at = int(place * len(changed))
        changed[at : at + len(put)] = put
    return bytes(changed[: int(cut * len(changed))])


# fmt: off
DAMAGE = st.sampled_from([
    b"", b'"', b"\n", b"\0", b"\xff\xfe", b"{", b"}", b"[", b"]", b"<", b">", b"&", b";", b",", b"\\", b"@", b"%", b"=",
    b"-1", b"{" * 50, b"[" * 50, b"\x1f", b"\xc3", b"null", b"<!--", b"]]>", b"\n\n", b"9" * 30,
])
# fmt: on


@pytest.mark.parametrize("path", SAMPLES, ids=NAMES)
@settings(max_examples=15, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    cut=st.floats(0, 1) | st.just(1.0),
    edits=st.lists(st.tuples(st.floats(0, 0.999), DAMAGE), max_size=4),
)
@example(cut=0.5, edits=[])
@example(cut=0.97, edits=[])
def test_damage_is_no_crash_and_loses_nothing_silently(
    path: Path, tmp_path: Path, cut: float, edits: list[tuple[float, bytes]]
) -> None:
    file = tmp_path / "damaged"
    file.write_bytes(damaged(path.read_bytes(), cut, edits))
    try:
        corpus = read(file)
    except UnreadableInputError:
        return
    assert is_conserved(corpus)
