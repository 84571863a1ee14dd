"""Names on a map: our placement against adjustText's and textalloc's, on the same nodes with the same names.

Run ``python benchmarks/labels.py``. adjustText 1.4 (MIT) and textalloc 1.2 (MIT) are installed by hand: ``pip install
adjustText textalloc``; a peer that is not here is left out, and a line says so. The nodes are those of fabricated
networks of 50, 80, 300 and 1,000 authors as the network figure lays them out, 1,600 square points of page per author.
Peers get the circles (``objects=``, ``scatter_plot=``) and are otherwise left at their defaults, but that textalloc
does not draw the names it found no place for. Ties and communities, which only ours knows, are left out for all.

All are measured by matplotlib's own extents of the texts: ``text-text`` pairs of names that overlap, ``on nodes``
names that touch a circle, ``outside`` names that leave the page, ``left out`` names not drawn, ``nearer`` names that
are nearer to another node than to their own, ``leader`` mean distance in points from the rim of a node to its name,
``CPU`` seconds of placing alone. One run (2026-11-25, adjustText 1.4.0, textalloc 1.2.4, two cores shared with others):

| names | text-text | on nodes | left out | nearer | leader | CPU |
|---|---|---|---|---|---|---|
| 50: graphlab, adjustText, textalloc | 0, 2, 0 | 0, 6, 0 | 1, 0, 3 | 11, 24, 31 | 7.0, 11.1, 17.2 | 0.04, 0.21, 0.07 |
| 80 | 0, 3, 0 | 0, 17, 0 | 6, 0, 14 | 26, 42, 50 | 7.0, 9.7, 27.0 | 0.05, 0.32, 0.11 |
| 300 | 0, 1, 0 | 0, 21, 0 | 0, 0, 35 | 36, 157, 195 | 3.3, 9.5, 46.3 | 0.15, 3.40, 0.43 |
| 1,000 | 0, 10, 0 | 0, 96, 0 | 0, 0, 412 | 147, 518, 534 | 3.9, 9.4, 116.5 | 0.69, 124.4, 1.83 |

``outside`` is 0 for all. adjustText leaves no name out, whatever it lies on.
"""

import importlib
from collections.abc import Callable
from time import process_time
from typing import Any

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import CircleCollection
from matplotlib.figure import Figure
from matplotlib.text import Text

from graphlab.figures.canvas import LINE_DESCENT
from graphlab.figures.geometry import label_height, network_scene, placed_nodes
from graphlab.figures.labels import label_placement, rim_distance
from graphlab.figures.marks import styled_nodes
from graphlab.figures.style import RC
from graphlab.figures.text import ASCENT, DESCENT, font, text_width

SIZES = (50, 80, 300, 1000)
AREA_PER_AUTHOR = 1600.0
SIZE = 6.6
DPI = 100  # names are placed at matplotlib's own resolution,
FINE = 288  # and measured at this one, for it rounds extents to whole dots
GIVEN = [
    "Ana",
    "Bo",
    "Chen",
    "Dmitri",
    "Elif",
    "Fatima",
    "Goran",
    "Hana",
    "Ivan",
    "Jun",
    "Kemi",
    "Lars",
    "Mei",
    "Nadia",
    "Omar",
    "Priya",
]
FAMILY = [
    "Abe",
    "Berg",
    "Costa",
    "Diaz",
    "Eriksen",
    "Farouk",
    "Gupta",
    "Huang",
    "Ito",
    "Jansen",
    "Kim",
    "Lopez-Vega",
    "Novak",
    "Okafor",
    "van-den-Bergh",
    "Zhang",
]
Boxes = dict[int, tuple[float, float, float, float]]


def network(n: int) -> tuple[pd.DataFrame, pd.DataFrame, tuple[float, float]]:
    """Nodes with their places, ties, and the size of the page."""
    rng = np.random.default_rng(1)
    group = np.sort(rng.integers(0, max(2, n // 14), n))
    ids = [f"a{i:04}" for i in range(n)]
    ties: dict[tuple[int, int], int] = {}
    papers = np.ones(n, dtype=int)
    for i in range(n):
        mates = np.flatnonzero(group == group[i])
        for j in rng.choice(mates[: max(2, len(mates) // 3)], 2):
            pair = (min(i, int(j)), max(i, int(j)))
            if i != j:
                ties[pair] = ties.get(pair, 0) + 1
                papers[list(pair)] += 1
        if rng.random() < 0.1:
            ties.setdefault((min(i, n - 1 - i), max(i, n - 1 - i)), 1)
    names = [f"{GIVEN[(i * 7) % 16]} {FAMILY[(i * 5 + i // 16) % 16]}" for i in range(n)]
    authors = pd.DataFrame({"author_id": ids, "name": names, "papers": papers, "strength": papers, "community": group})
    groups = pd.DataFrame({"community": np.unique(group), "theme_id": 1})
    nodes = styled_nodes(authors, groups, n_themes=1).assign(font_size=SIZE, weight=400)
    pairs = [(ids[a], ids[b], float(w), w) for (a, b), w in sorted(ties.items()) if a != b]
    table = pd.DataFrame(pairs, columns=pd.Index(["author_a", "author_b", "weight", "papers"]))
    side = float(np.sqrt(n * AREA_PER_AUTHOR))
    nodes, height = placed_nodes(nodes, table, page=(side, side), foot=0.0)
    return nodes, table, (side, height)


def sheet(nodes: pd.DataFrame, size: tuple[float, float]) -> tuple[Axes, CircleCollection]:
    """Page with the circles and no names."""
    figure = Figure(figsize=(size[0] / 72, size[1] / 72), dpi=DPI)
    FigureCanvasAgg(figure)
    ax = figure.add_axes((0, 0, 1, 1))
    ax.set_axis_off()
    ax.set_xlim(0, size[0])
    ax.set_ylim(0, size[1])
    circles = ax.scatter(nodes["x"], nodes["y"], s=4 * nodes["r"] ** 2)
    figure.canvas.draw()
    return ax, circles


def ours(nodes: pd.DataFrame, size: tuple[float, float]) -> tuple[Boxes, float]:
    ax, _ = sheet(nodes, size)
    start = process_time()
    nodes = nodes.assign(label_width=[text_width(name, SIZE) for name in nodes["label"]])
    no_ties = pd.DataFrame(columns=pd.Index(["x0", "y0", "cx", "cy", "x1", "y1", "width"]), dtype=float)
    scene = network_scene(nodes, no_ties, page=(0.0, 0.0, *size))
    sizes = np.column_stack([nodes["label_width"], label_height(nodes)])
    rank = nodes.sort_values(["papers", "author_id"], ascending=[False, True]).index.to_numpy()
    found = label_placement(np.arange(len(nodes)), sizes, scene, importance=rank)
    seconds = process_time() - start
    texts = {
        i: _text(ax, (box[0], box[1] + DESCENT * SIZE), nodes["label"][i])
        for i, box in enumerate(found.boxes)
        if found.shown[i]
    }
    return _extents(texts), seconds


def adjusttext(nodes: pd.DataFrame, size: tuple[float, float]) -> tuple[Boxes, float]:
    adjust = importlib.import_module("adjustText").adjust_text
    ax, circles = sheet(nodes, size)
    np.random.seed(1)  # noqa: NPY002 - adjustText draws from this generator
    start = process_time()
    places = zip(nodes["x"], nodes["y"], nodes["label"], strict=True)
    texts = {i: _text(ax, (x, y), name) for i, (x, y, name) in enumerate(places)}
    adjust(list(texts.values()), nodes["x"].to_numpy(), nodes["y"].to_numpy(), objects=circles, ax=ax)
    seconds = process_time() - start
    return _extents(texts), seconds


def textalloc(nodes: pd.DataFrame, size: tuple[float, float]) -> tuple[Boxes, float]:
    allocate = importlib.import_module("textalloc").allocate
    ax, circles = sheet(nodes, size)
    start = process_time()
    found = allocate(
        ax,
        nodes["x"].to_numpy(),
        nodes["y"].to_numpy(),
        list(nodes["label"]),
        scatter_plot=circles,
        textsize=SIZE,
        draw_all=False,
        fontproperties=font(SIZE),
    )[2]
    seconds = process_time() - start
    return _extents({i: text for i, text in enumerate(found) if text is not None}), seconds


def measured(nodes: pd.DataFrame, size: tuple[float, float], boxes: Boxes) -> dict[str, float]:
    """The numbers of the table, from the extents of the texts in points."""
    which = np.array(sorted(boxes), dtype=int)
    box = np.array([boxes[i] for i in which])
    one, two = np.triu_indices(len(box), 1)
    overlap = np.minimum(box[one, 2:], box[two, 2:]) - np.maximum(box[one, :2], box[two, :2])
    rim = rim_distance(box, nodes[["x", "y"]].to_numpy(), nodes["r"].to_numpy())
    own = rim[np.arange(len(box)), which]
    others = rim.copy()
    others[np.arange(len(box)), which] = np.inf
    away = (box[:, :2] < -0.5).any(axis=1) | (box[:, 2:] > np.array(size) + 0.5).any(axis=1)
    return {
        "text-text": int((overlap > 0.5).all(axis=1).sum()),
        "on nodes": int((rim.min(axis=1) < -0.25).sum()),
        "outside": int(away.sum()),
        "left out": len(nodes) - len(box),
        "nearer": int((others.min(axis=1) < own - 0.25).sum()),
        "leader": float(np.clip(own, 0, None).mean()),
    }


def _text(ax: Axes, at: tuple[float, float], name: str) -> Text:
    return ax.text(*at, name, fontproperties=font(SIZE), va="baseline")


def _extents(texts: dict[int, Text]) -> Boxes:
    """Box of each name from the foot of its letters to the top of its capitals' accents, in points."""
    found: Boxes = {}
    for text in texts.values():
        text.figure.set_dpi(FINE)
        break
    for i, text in texts.items():
        box = text.get_window_extent()
        base = box.y0 * 72 / FINE + LINE_DESCENT * SIZE
        found[i] = (box.x0 * 72 / FINE, base - DESCENT * SIZE, box.x1 * 72 / FINE, base + ASCENT * SIZE)
    return found


PLACERS: dict[str, Callable[[pd.DataFrame, tuple[float, float]], tuple[Boxes, float]]] = {
    "graphlab": ours,
    "adjustText": adjusttext,
    "textalloc": textalloc,
}


def main() -> None:
    for n in SIZES:
        nodes, _, size = network(n)
        print(f"{n} names on {size[0]:.0f} x {size[1]:.0f} points")
        ours_s: Any = None
        for name, place in PLACERS.items():
            try:
                with mpl.rc_context(RC):
                    boxes, seconds = place(nodes, size)
                    row = measured(nodes, size, boxes)
            except ImportError:
                print(f"  {name}: not here, left out")
                continue
            ours_s = ours_s or seconds
            words = "".join(f"{key} {value:<6.4g}" for key, value in row.items())
            print(f"  {name:11}{words}CPU {seconds:<8.2f}{seconds / ours_s:.1f} times ours", flush=True)


if __name__ == "__main__":
    main()
