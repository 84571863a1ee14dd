"""Make the static font subsets in graphlab/figures/fonts from the upstream variable fonts.

Run by hand when a font is updated, never at run time: instancing takes minutes.

    python .ci/build_fonts.py INTER_VARIABLE.ttf SOURCE_SERIF_VARIABLE.ttf SOURCE_SERIF_ITALIC_VARIABLE.ttf OUT

Both families are under the SIL Open Font License without a reserved name, so the subsets keep their names.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

# Latin, Latin extended, IPA, Greek, Cyrillic, Vietnamese, punctuation, currency, arrows, maths, shapes, ligatures.
COVERED = [
    (0x20, 0x7E),
    (0xA0, 0x24F),
    (0x250, 0x2AF),
    (0x2B0, 0x2FF),
    (0x300, 0x36F),
    (0x370, 0x3FF),
    (0x400, 0x52F),
    (0x1E00, 0x1EFF),
    (0x2000, 0x206F),
    (0x2070, 0x209F),
    (0x20A0, 0x20BF),
    (0x2100, 0x214F),
    (0x2190, 0x21FF),
    (0x2200, 0x22FF),
    (0x25A0, 0x25FF),
    (0xFB00, 0xFB06),
]
FACES = [
    (0, "Inter", "Regular", {"opsz": 14, "wght": 400}),
    (0, "Inter", "Medium", {"opsz": 14, "wght": 500}),
    (0, "Inter", "SemiBold", {"opsz": 14, "wght": 600}),
    (1, "Source Serif 4", "Regular", {"opsz": 10, "wght": 400}),
    (1, "Source Serif 4", "SemiBold", {"opsz": 10, "wght": 600}),
    (2, "Source Serif 4", "Italic", {"opsz": 10, "wght": 400}),
    (1, "Source Serif 4 Display", "Medium", {"opsz": 48, "wght": 500}),
]
WEIGHTS = {"Regular": 400, "Italic": 400, "Medium": 500, "SemiBold": 600}


def static_subset(path: Path, family: str, style: str, *, axes: dict[str, float]) -> TTFont:
    font = instantiateVariableFont(TTFont(path), axes, inplace=False)
    font["OS/2"].usWeightClass = WEIGHTS[style]
    name = font["name"]
    for name_id in (16, 17, 21, 22, 25):
        name.removeNames(nameID=name_id)
    full = f"{family} {style}"
    for name_id, text in {
        1: family if style in ("Regular", "Italic") else full,
        2: style if style in ("Regular", "Italic") else "Regular",
        4: full,
        6: full.replace(" ", "-"),
        16: family,
        17: style,
    }.items():
        name.setName(text, name_id, 3, 1, 0x409)
        name.setName(text, name_id, 1, 0, 0)
    options = Options()
    options.layout_features = ["kern", "liga", "mark", "mkmk", "ccmp", "locl", "tnum", "lnum", "onum", "pnum", "calt"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.hinting = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[c for low, high in COVERED for c in range(low, high + 1)])
    subsetter.subset(font)
    font["head"].modified = font["head"].created
    return font


def main(*words: str) -> None:
    *sources, out = map(Path, words)
    for source, family, style, axes in FACES:
        target = out / f"{family.replace(' ', '')}-{style}.ttf"
        static_subset(sources[source], family, style, axes=axes).save(target)
        sys.stderr.write(f"{target}: {target.stat().st_size / 1024:.0f} KiB\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
