"""Make the small WOFF2 subsets that the HTML page embeds, from the static fonts in graphlab/figures/fonts.

Run by hand when a font is updated, never at run time:  python .ci/build_web_fonts.py
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "graphlab" / "figures" / "fonts"
TARGET = ROOT / "graphlab" / "report" / "templates" / "fonts"
FACES = ("Inter-Regular", "Inter-SemiBold", "SourceSerif4-Regular", "SourceSerif4Display-Medium")
# Latin, Latin-1, Latin Extended-A, the caron letters of Pinyin, dashes, quotes, dots, ellipsis, the two check marks.
COVERED = [(0x20, 0x7E), (0xA0, 0x17F), (0x1CD, 0x1DC), (0x2010, 0x2026), (0x25A1, 0x25CF)]


def main() -> None:
    TARGET.mkdir(exist_ok=True)
    for face in FACES:
        font = TTFont(SOURCE / f"{face}.ttf")
        options = Options()
        options.layout_features = ["kern", "liga", "mark", "ccmp", "tnum"]
        options.flavor = "woff2"
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=[c for low, high in COVERED for c in range(low, high + 1)])
        subsetter.subset(font)
        font.flavor = "woff2"
        path = TARGET / f"{face}.woff2"
        font.save(path)
        sys.stderr.write(f"{path.name}: {path.stat().st_size / 1024:.1f} KiB\n")


if __name__ == "__main__":
    main()
