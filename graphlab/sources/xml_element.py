"""The element type of lxml under a name of its own, since lxml gives it none that is public."""

from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage] # lxml has no public name for it

__all__ = ["Element"]
