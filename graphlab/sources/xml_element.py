"""The element type of lxml under a name of its own, since lxml gives it none that is public."""

from lxml import etree

Element = etree._Element  # pyright: ignore[reportPrivateUsage] # lxml has no public name for it
