"""The element type of lxml under a name of its own, since lxml gives it none that is public; and its name."""

from lxml import etree

Element = etree._Element  # pyright: ignore[reportPrivateUsage] # lxml has no public name for it


def local_name(element: Element) -> str:
    """Name of an element without its namespace; damaged names, which `etree.QName` refuses, included.

    Examples
    --------
    >>> local_name(etree.fromstring('<a:title xmlns:a="x"/>'))
    'title'
    """
    return str(element.tag).rpartition("}")[2].rpartition(":")[2]
