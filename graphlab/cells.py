"""How objects show themselves in a cell of a notebook: a small drawing, a sentence, a few rows."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

BAR_COLOUR = "#1E5CA3"
TEXT_COLOUR = "#5B6875"
WIDTH, HEIGHT, FOOT = 480, 96, 16
MOST_LABELS = 8


def cell_html(*, title: str, caption: str, svg: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Figure with its caption, and a table.

    Parameters
    ----------
    title
        What it is; bold.
    caption
        What there is to know, counts first.
    svg
        Drawing; it is not escaped.
    columns, rows
        Table; empty rows are no table.

    Examples
    --------
    >>> html = cell_html(title="Tea", caption="2 < 3", svg="<svg></svg>", columns=["a"], rows=[["<b>"]])
    >>> "<strong>Tea</strong>: 2 &lt; 3" in html, "<td>&lt;b&gt;</td>" in html
    (True, True)
    """
    figure = (
        f'<figure style="margin: 0">{svg}<figcaption><strong>{escape(title)}</strong>: {escape(caption)}'
        "</figcaption></figure>"
    )
    body = "".join(f"<tr>{''.join(f'<td>{escape(str(cell))}</td>' for cell in row)}</tr>" for row in rows)
    head = "".join(f"<th>{escape(column)}</th>" for column in columns)
    return figure + (f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>" if body else "")


def bars_svg(counts: Mapping[str, int], *, label: str) -> str:
    """Counts as bars from left to right, some of them named.

    Parameters
    ----------
    counts
        Height by name, in order.
    label
        Alternative text.

    Examples
    --------
    >>> bars_svg({"2020": 1, "2021": 3}, label="Papers by year").count("<rect")
    2
    >>> bars_svg({}, label="Papers by year")
    ''
    """
    if not counts:
        return ""
    step = min(WIDTH / len(counts), 60.0)
    most = max(1, *counts.values())
    every = -(-len(counts) // MOST_LABELS)
    parts: list[str] = []
    for place, (name, n) in enumerate(counts.items()):
        tall = (HEIGHT - FOOT) * n / most
        x, y = place * step, HEIGHT - FOOT - tall
        parts.append(
            f'<rect x="{x + 0.1 * step:.1f}" y="{y:.1f}" width="{0.8 * step:.1f}" height="{tall:.1f}" '
            f'fill="{BAR_COLOUR}"><title>{escape(name)}: {n:,}</title></rect>'
        )
        if place % every == 0:
            parts.append(
                f'<text x="{x + step / 2:.1f}" y="{HEIGHT - 3}" text-anchor="middle" font-size="10" '
                f'fill="{TEXT_COLOUR}">{escape(name)}</text>'
            )
    return svg_of("".join(parts), width=round(step * len(counts)), height=HEIGHT, label=label)


def svg_of(body: str, *, width: int, height: int, label: str) -> str:
    """Drawing to stand in a page, with its alternative text.

    Examples
    --------
    >>> svg_of("", width=2, height=1, label="a < b")[:55]
    '<svg role="img" aria-label="a &lt; b" viewBox="0 0 2 1"'
    """
    return (
        f'<svg role="img" aria-label="{escape(label)}" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" style="max-width: 100%" font-family="sans-serif">{body}</svg>'
    )
