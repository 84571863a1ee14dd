"""Elements of XML -> values of a record's fields, as every XML format needs them."""

from collections.abc import Callable, Iterable, Iterator
from html import escape

from lxml import etree

from graphlab.errors import UnreadableInputError
from graphlab.sources.cells import first_dated
from graphlab.sources.input_source import InputSource
from graphlab.sources.latex import written_out
from graphlab.sources.markup import KNOWN_TAGS, readable
from graphlab.sources.name_lists import natural_name
from graphlab.sources.records import Notice, PaperDate, PrintedAuthor, Record
from graphlab.sources.text import cleaned
from graphlab.sources.xml_element import Element, local_name
from graphlab.sources.xml_stream import XmlRecord, read_elements


def children(element: Element | None, name: str) -> list[Element]:
    """Direct children of a name, whatever their namespace.

    Examples
    --------
    >>> len(children(etree.fromstring("<r><p/><q/><p/></r>"), "p"))
    2
    """
    return [] if element is None else list(element.iterchildren(f"{{*}}{name}"))


def child(element: Element | None, *path: str) -> Element | None:
    """First element at the end of a path of names.

    Examples
    --------
    >>> found = child(etree.fromstring("<r><p><q>x</q></p></r>"), "p", "q")
    >>> plain_text(found)
    'x'
    """
    for name in path:
        if element is None:
            return None
        element = next(element.iterchildren(f"{{*}}{name}"), None)
    return element


def plain_text(element: Element | None) -> str:
    """Text of an element and all in it, in one line; for what holds no markup that means anything."""
    if element is None:
        return ""
    text = (element.text or "") if len(element) == 0 else "".join(str(part) for part in element.itertext())
    return readable(cleaned(text))


def rich_text(element: Element | None) -> str:
    """Readable text of an element with markup in it: powers, formulas and headings survive.

    Examples
    --------
    >>> rich_text(etree.fromstring("<t>CO<sub>2</sub> &lt; 5</t>"))
    'CO₂ < 5'
    """
    if element is None:
        return ""
    if len(element) == 0:
        return written_out(readable(cleaned(element.text or "")))
    unknown = {str(part.tag) for part in element.iterdescendants() if local_name(part).lower() not in KNOWN_TAGS}
    # Formulas have elements of their own, which the reader of formulas knows.
    if unknown and not any(local_name(part) == "math" for part in element.iterdescendants()):
        etree.strip_tags(element, *sorted(unknown))
    inside = escape(element.text or "", quote=False)
    inside += "".join(etree.tostring(part, encoding="unicode") for part in element)
    return written_out(readable(cleaned(inside)))


def texts(elements: Iterable[Element]) -> tuple[str, ...]:
    """Texts of several elements, each once, in order."""
    return tuple(dict.fromkeys(text for element in elements if (text := rich_text(element))))


def person(family: str, given: str, **more: str) -> PrintedAuthor:
    """Author of a source that separates family from given names; one name alone is the family name.

    Examples
    --------
    >>> person("van der Berg", "Anna", suffix="Jr").name, person("", "Plato").family
    ('Anna van der Berg, Jr', 'Plato')
    """
    if not family:
        family, given = given, ""
    return PrintedAuthor(natural_name(family, given, more.get("suffix", "")), family, given, **more)


def earliest(dates: Iterable[PaperDate]) -> PaperDate:
    """The earliest date; within a month or year, the one that says more.

    Examples
    --------
    >>> earliest([PaperDate(2020), PaperDate(2020, 3), PaperDate(2021)])[:2]
    (2020, 3)
    """
    return first_dated(sorted(dates, key=lambda date: (date.year or 9999, date.month or 13, date.day or 32)))


def finest(*dates: PaperDate) -> PaperDate:
    """The first date with a year, completed from later ones that say more about that year.

    Examples
    --------
    >>> finest(PaperDate(2020), PaperDate(2019, 5), PaperDate(2020, 3)).month
    3
    """
    first = first_dated(dates)
    same = [date for date in dates if date.year == first.year and first.month in {None, date.month}]
    return max([first, *same], key=lambda date: (date.month is not None) + (date.day is not None))


def read_records(
    source: InputSource, names: tuple[str, ...], record_of: Callable[[Element, int], Record | Notice | None]
) -> Iterator[Record | Notice]:
    """Records of a file, and what was noticed; None for an element that is no record at all.

    Raises
    ------
    UnreadableInputError
        If no element of these names is in the file.
    """
    has_any = False
    for item in read_elements(source, names):
        if not isinstance(item, XmlRecord):
            yield item
            continue
        has_any = True
        made = record_of(item.element, item.line)
        if isinstance(made, Record) and item.is_cut:
            made = made._replace(notices=(*made.notices, Notice("W104", item.line, "damaged; read in part")))
        if made is not None:
            yield made
    if not has_any:
        msg = f"{source.name}: no record is in this file"
        raise UnreadableInputError(msg, hint="search or export again so that there are results in it")
