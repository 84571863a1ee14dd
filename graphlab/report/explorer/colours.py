"""Colours of the figures, each with its twin for a dark ground."""

from graphlab.figures.style import contrast

DARK_GROUND = "#11181F"
MARK_CONTRAST, TEXT_CONTRAST = 3.0, 4.5  # least, as WCAG 2.2 asks of graphics and of text


class Colours:
    """Colours met so far; each is known by its place.

    Examples
    --------
    >>> colours = Colours()
    >>> colours.place("#1E5CA3"), colours.place("#D56720"), colours.place("#1E5CA3")
    (0, 1, 0)
    >>> len(colours.pairs())
    2
    """

    def __init__(self) -> None:
        self._places: dict[tuple[str, float], int] = {}

    def place(self, colour: str, *, least: float = MARK_CONTRAST) -> int:
        """Place of a colour, the next one if it is new; `least` is the contrast it needs, more for text."""
        return self._places.setdefault((colour, least), len(self._places))

    def pairs(self) -> list[list[str]]:
        """Each colour as it is on a light ground and on a dark one."""
        return [[colour, on_dark(colour, least=least)] for colour, least in self._places]


def on_dark(colour: str, *, least: float = MARK_CONTRAST) -> str:
    """Colour mixed with white until it stands out from the dark ground.

    Parameters
    ----------
    colour
        ``#RRGGBB``.
    least
        Contrast it needs.

    Examples
    --------
    >>> on_dark("#942F47") != "#942F47", on_dark("#D5DBE1")
    (True, '#D5DBE1')
    """
    channels = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    for share in range(0, 101, 2):
        lighter = "#" + "".join(f"{round(c + (255 - c) * share / 100):02X}" for c in channels)
        if contrast(lighter, DARK_GROUND) >= least:
            return lighter
    return "#FFFFFF"
