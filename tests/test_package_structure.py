"""House rules, as tests."""

import ast
import inspect
import re
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import graphlab
from graphlab.cli import cli
from graphlab.settings import Settings

ROOT = Path(graphlab.__file__).parent
SOURCES = sorted(ROOT.rglob("*.py"))
MODULES = [m.name for m in walk_packages(graphlab.__path__, "graphlab.")]


def public_functions():
    for name in MODULES:
        module = import_module(name)
        for attribute, value in vars(module).items():
            if inspect.isfunction(value) and value.__module__ == name and not attribute.startswith("_"):
                yield pytest.param(value, id=f"{name}.{attribute}")


FUNCTIONS = list(public_functions())


@pytest.mark.parametrize("path", SOURCES, ids=str)
def test_no_file_is_longer_than_400_lines(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", SOURCES, ids=str)
def test_no_function_is_longer_than_50_lines_without_its_docstring(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            docstring = node.body[0] if ast.get_docstring(node) else None
            text = docstring.end_lineno - docstring.lineno + 1 if docstring else 0
            assert node.end_lineno - node.lineno + 1 - text <= 50, f"{path.name}: {node.name}"


@pytest.mark.parametrize("function", FUNCTIONS)
def test_functions_take_at_most_three_positional_parameters_and_no_positional_flag(function):
    positional = [
        p
        for p in inspect.signature(function).parameters.values()
        if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)
    ]
    assert len(positional) <= 3
    assert not [p.name for p in positional if isinstance(p.default, bool)]


@pytest.mark.parametrize("function", [f for f in FUNCTIONS if f.values[0].__name__.startswith("plot_")])
def test_plots_take_an_axes_by_keyword(function):
    parameter = inspect.signature(function).parameters["ax"]
    assert parameter.default is None
    assert parameter.kind is parameter.KEYWORD_ONLY


@pytest.mark.parametrize("command", cli.commands.values(), ids=list(cli.commands))
def test_every_command_has_help_with_examples(command):
    assert "Examples:" in command.help


def settings_fields(settings):
    for item in fields(settings):
        value = getattr(settings, item.name)
        if is_dataclass(value):
            yield from settings_fields(value)
        else:
            yield item.name


OPTION_OF_FIELD = {"mapping": "map", "mode": "names", "n_topics": "topics"} | dict.fromkeys(
    ["joins", "splits", "apart", "ignored", "declined", "n_open", "file"], "thesaurus"
)
OPTION_OF_FIELD |= dict.fromkeys(["pins", "merges", "renames"], "themes")


@pytest.mark.parametrize("field", list(settings_fields(Settings())))
def test_every_setting_is_an_option_and_in_the_readme(field):
    option = "--" + OPTION_OF_FIELD.get(field, field).replace("_", "-")
    readme = (ROOT.parent / "README.md").read_text(encoding="utf-8")
    declared = {opt for parameter in cli.commands["report"].params for opt in parameter.opts}
    assert option in declared
    assert f"`{option}`" in readme


@pytest.mark.parametrize("name", [name for name in MODULES if "." in name])
def test_no_module_is_hidden_by_a_function_of_its_name(name):
    package, _, short = name.rpartition(".")
    assert getattr(import_module(package), short) is import_module(name)


def test_every_public_name_is_documented():
    for name in graphlab.__all__:
        assert (getattr(graphlab, name).__doc__ or "").strip(), name


def test_no_paths_of_a_machine_in_the_package():
    for path in SOURCES:
        assert not re.search(r"/(home|work|Users|root)/", path.read_text(encoding="utf-8")), path
