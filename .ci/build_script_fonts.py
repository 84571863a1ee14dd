"""Make the static subsets for names in other scripts, in graphlab/figures/fonts, from the Noto fonts of Debian.

Run by hand when a font is updated, never at run time (apt-get install fonts-noto-cjk fonts-noto-core):

    python .ci/build_script_fonts.py [FOLDER]

The Noto fonts are under the SIL Open Font License without a reserved name, so the subsets keep their names.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

NOTO = Path("/usr/share/fonts")
TARGET = Path(__file__).parent.parent / "graphlab" / "figures" / "fonts"
LANGUAGES = TARGET.parent.parent / "report" / "languages"
# Letters of a script and what its names are written with; Latin letters come from the faces of the text.
SCRIPTS = {
    "Arabic": [(0x600, 0x6FF), (0x750, 0x77F), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC)],
    "Armenian": [(0x530, 0x58F), (0xFB13, 0xFB17)],
    "Bengali": [(0x964, 0x965), (0x980, 0x9FF)],
    "Devanagari": [(0x900, 0x97F), (0xA8E0, 0xA8FF)],
    "Georgian": [(0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F)],
    "Hebrew": [(0x590, 0x5FF), (0xFB1D, 0xFB4F)],
    "Tamil": [(0xB80, 0xBFF)],
    "Thai": [(0xE00, 0xE7F)],
}
# Space, full stop, hyphen, joiners: a name is set in one face.
JOINERS = {0x20, 0x2D, 0x2E, 0xA0, 0x200C, 0x200D, 0x25CC}
# Latin letters and punctuation (names and headings mix them), kana, full-width forms.
CJK = [(0x20, 0x7E), (0xA0, 0xFF), (0x2010, 0x2026), (0x3000, 0x30FF), (0x31F0, 0x31FF), (0xFF01, 0xFFEE)]

# Letters of given names that are in none of the four character sets.
GIVEN_NAMES = "喆堃垚赟祎玚翙颋飏骎骙骕骦烜珑玙琎瑨璟煊槗栁濵髙﨑嶋邨"


def level(codec: str, rows: range, cells: range) -> set[int]:
    """Characters of a double-byte character set in some of its rows."""
    points: set[int] = set()
    for row in rows:
        for cell in cells:
            try:
                points.update(map(ord, bytes((row, cell)).decode(codec)))
            except UnicodeDecodeError:
                continue
    return points


def cjk() -> set[int]:
    """Simplified Chinese (GB 2312), Japanese (JIS X 0208), Korean (KS X 1001), traditional Chinese (Big5)."""
    trail = range(0xA1, 0xFF)
    points = {point for low, high in CJK for point in range(low, high + 1)}
    points |= level("gb2312", range(0xB0, 0xF8), trail)
    points |= level("euc_jp", range(0xB0, 0xF5), trail)
    points |= level("euc_kr", range(0xB0, 0xC9), trail)
    points |= level("big5", range(0xA4, 0xFA), range(0x40, 0xFF))
    points |= set(map(ord, GIVEN_NAMES))
    return points | {ord(letter) for letter in (LANGUAGES / "zh.toml").read_text() if ord(letter) > 0x2E7F}


def subset(font: TTFont, points: set[int], *, features: list[str]) -> TTFont:
    options = Options()
    options.layout_features = features
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.hinting = False
    options.desubroutinize = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)
    font["head"].modified = font["head"].created
    return font


def main(folder: Path) -> None:
    for script, ranges in SCRIPTS.items():
        font = TTFont(NOTO / "truetype" / "noto" / f"NotoSans{script}-Regular.ttf")
        points = JOINERS | {point for low, high in ranges for point in range(low, high + 1)}
        report(subset(font, points, features=["*"]), folder / f"NotoSans{script}-Regular.ttf")
    collection = NOTO / "opentype" / "noto" / "NotoSansCJK-Regular.ttc"
    names = [TTFont(collection, fontNumber=i)["name"].getDebugName(1) for i in range(10)]
    font = TTFont(collection, fontNumber=names.index("Noto Sans CJK SC"))
    report(subset(font, cjk(), features=["kern", "ccmp"]), folder / "NotoSansCJKsc-Regular.otf")


def report(font: TTFont, path: Path) -> None:
    font.save(path)
    sys.stderr.write(f"{path.name}: {path.stat().st_size / 1024:.0f} KiB, {len(font.getBestCmap())} characters\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
