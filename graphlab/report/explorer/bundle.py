"""The explorer's JavaScript modules as one script, in the order of their imports, with nothing but Python."""

import re
from functools import cache
from importlib.resources import files

ENTRY = "main.mjs"
_IMPORT = re.compile(r'^import\s+\{[^}]*\}\s+from\s+"\./(?P<module>[\w-]+\.mjs)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:const|function|class) )", re.MULTILINE)


@cache
def explorer_script() -> str:
    """All modules as one script; top-level names are unique across them (a test looks).

    Returns
    -------
    str
        JavaScript without imports, to stand inside one ``<script>``: it runs as soon as it is read, before the page is
        whole, so that the first picture need not wait for all papers.

    Raises
    ------
    ValueError
        If modules import each other in a circle.

    Examples
    --------
    >>> "import " in explorer_script().split("function")[0]
    False
    """
    joined = "".join(_EXPORT.sub("", _IMPORT.sub("", module_text(name))) for name in module_order())
    return f'"use strict";\n(() => {{\n{joined}}})();\n'


def module_text(name: str) -> str:
    """Text of one module.

    Parameters
    ----------
    name
        File name, such as ``"model.mjs"``.
    """
    return files("graphlab.report.explorer").joinpath("js", name).read_text(encoding="utf-8")


@cache
def module_order() -> tuple[str, ...]:
    """Modules, each after those it imports.

    Raises
    ------
    ValueError
        If modules import each other in a circle.

    Examples
    --------
    >>> module_order()[-1]
    'main.mjs'
    """
    order: list[str] = []
    _visit(ENTRY, order, path=())
    return tuple(order)


def _visit(name: str, order: list[str], *, path: tuple[str, ...]) -> None:
    if name in path:
        msg = f"modules import each other in a circle: {' -> '.join([*path, name])}"
        raise ValueError(msg)
    if name in order:
        return
    for match in _IMPORT.finditer(module_text(name)):
        _visit(match["module"], order, path=(*path, name))
    order.append(name)


@cache
def explorer_style() -> str:
    """The explorer's style sheet."""
    return files("graphlab.report.explorer").joinpath("explorer.css").read_text(encoding="utf-8")
