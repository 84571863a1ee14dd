"""The network stays in one package, and that package stays asleep until its command runs."""

import subprocess
import sys
import tomllib
from pathlib import Path
from pkgutil import iter_modules

import graphlab

ROOT = Path(graphlab.__file__).parents[1]
NETWORK = ("graphlab.fetch", "pyalex", "arxiv", "habanero", "requests", "urllib3", "httpx2")


def contracts():
    with (ROOT / "pyproject.toml").open("rb") as file:
        return {item["name"]: item for item in tomllib.load(file)["tool"]["importlinter"]["contracts"]}


def test_the_offline_contract_holds_for_every_module_but_fetch():
    contract = contracts()["Nothing is sent anywhere: no module but fetch opens a connection"]
    modules = {f"graphlab.{module.name}" for module in iter_modules(graphlab.__path__)}
    assert set(contract["source_modules"]) == modules - {"graphlab.fetch"}


def test_reading_and_helping_load_no_network_package():
    code = (
        "import sys\nimport graphlab.sources\n"
        "from graphlab.cli import cli\n"
        "cli.main(['fetch', 'openalex', '--help'], standalone_mode=False)\n"
        f"print([name for name in {NETWORK!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stderr.strip() == "[]"
