"""The command line as a user meets it: help, results, messages, exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from graphlab.cli import cli

ROOT = Path(__file__).parents[2]
SEED = "seeds/000_324a95f0e513ba83.txt"
HEAVY = ("numpy", "pandas", "scipy", "sklearn", "matplotlib", "networkx", "igraph", "typst", "jinja2")


def run(*words, **environment):
    return subprocess.run(
        [sys.executable, "-c", "from graphlab.cli import main; main()", *words],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, **environment},
        check=False,
    )


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["report", "--help"], ["check", "--help"]])
def test_help_imports_no_heavy_package(words):
    code = (
        "import sys\nfrom graphlab.cli import cli\n"
        f"cli.main({words!r}, standalone_mode=False)\n"
        f"print([m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stderr.strip() == "[]"


def test_check_names_file_line_and_what_to_do():
    done = run("check", SEED)
    assert done.returncode == 0
    assert '000_324a95f0e513ba83.txt:96: warning W102: date "Feb 5" has no year; taken as 2026' in done.stdout
    assert "what to do:" in done.stdout
    assert "and 41 more W101" in done.stdout


def test_check_verbose_lists_every_issue():
    done = run("check", "-v", SEED)
    assert done.stdout.count(" W101:") == 46


def test_check_strict_exits_with_4_on_warnings():
    assert run("check", "--strict", SEED).returncode == 4


def test_check_json_is_json_and_counts_every_record():
    result = json.loads(run("check", "--json", SEED).stdout)
    assert result["papers"] == 50
    assert result["inputs"][0]["n_records"] == 50
    assert {item["code"] for item in result["issues"]} >= {"W101", "W102", "W110", "W111"}


def test_check_says_what_is_missing_how_to_get_it_and_which_papers(tmp_path):
    export = tmp_path / "refs.bib"
    export.write_text("@article{a, title={On Trees}, author={Li, Bo}, year={2020}, url={https://www.scopus.com/x}}\n")
    done = run("check", "--list", str(export))
    assert "scopus: warning W105: 1 of 1 papers (100%) has no abstract: themes rest on the titles alone" in done.stdout
    assert "refs.bib:1: On Trees" in done.stdout
    assert 'what to do: in Scopus choose Export and tick "Abstract & keywords"' in done.stdout
    assert run("check", "--strict", str(export)).returncode == 4
    (gap,) = json.loads(run("check", "--json", str(export)).stdout)["gaps"]
    assert (gap["share"], gap["records"][0]["source_line"], gap["records"][0]["title"]) == (1.0, 1, "On Trees")


def test_network_prints_collaborators_on_stdout_and_the_caveat_on_stderr():
    done = run("network", SEED)
    assert "Weiming Zhuang" in done.stdout
    assert "lower bound" in done.stderr
    assert "lower bound" not in done.stdout


def test_quiet_says_nothing_on_stderr():
    assert run("network", "-q", SEED).stderr == ""


def test_network_json_leaves_the_owner_out_unless_asked():
    def names(*words):
        rows = json.loads(run("network", "--json", *words, SEED).stdout)["collaborators"]
        return {row["name"] for row in rows}

    assert "Yonggang Wen" not in names()
    assert "Yonggang Wen" in names("--include-owner")


def test_topics_takes_the_number_asked_for():
    assert len(json.loads(run("topics", "--json", "--topics", "4", SEED).stdout)["themes"]) == 4


@pytest.mark.parametrize("suffix", ["graphml", "gexf", "csv"])
def test_export_writes_the_network(tmp_path, suffix):
    out = tmp_path / f"network.{suffix}"
    assert run("export", SEED, "-o", str(out)).returncode == 0
    assert "Weiming Zhuang" in out.read_text(encoding="utf-8")


def test_export_to_an_unknown_suffix_is_a_usage_error(tmp_path):
    done = run("export", SEED, "-o", str(tmp_path / "network.xyz"))
    assert done.returncode == 2
    assert ".graphml" in done.stderr


@pytest.mark.parametrize("suffix", ["svg", "pdf", "png"])
def test_network_figure_is_written(tmp_path, suffix):
    out = tmp_path / f"network.{suffix}"
    assert run("network", "-q", SEED, "-o", str(out)).returncode == 0
    assert out.stat().st_size > 1000


def test_a_figure_of_an_unknown_kind_is_a_usage_error(tmp_path):
    done = run("network", "-q", SEED, "-o", str(tmp_path / "network.jpg"))
    assert done.returncode == 2
    assert ".svg, .pdf or .png" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_file_exits_with_3_and_one_sentence():
    done = run("report", "nowhere.txt", "-o", "nowhere")
    assert done.returncode == 3
    assert "nowhere.txt" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["network", SEED, "-o", "no-such-folder/n.svg"],
        ["export", SEED, "-o", "no-such-folder/e.csv"],
        ["network", SEED, "-o", "name"],
        ["network", "--resolution", "inf", SEED],
        ["check", "-q", "-v", SEED],
    ],
)
def test_what_cannot_work_is_a_usage_error_before_anything_is_read(words):
    done = run(*words)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("x")
    done = run("report", "-q", SEED, "-o", str(tmp_path / "file" / "sub"))
    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stderr
    assert "error" in done.stderr.lower()


def test_check_quiet_prints_errors_only():
    assert run("check", "-q", SEED).stdout == ""


def test_check_says_per_file_what_is_missing(tmp_path):
    other = tmp_path / "b.bib"
    other.write_text("@article{a, title={On Teapots}, author={Ada Ash}, year=2020}")
    done = run("check", SEED, str(other))
    assert "b.bib: BibTeX, 1 record, 1 kept" in done.stdout
    assert "  without abstract 1/1" in done.stdout


def test_python_m_graphlab_is_the_command_line():
    done = subprocess.run([sys.executable, "-m", "graphlab", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("graphlab, version")


def test_a_wrong_option_exits_with_2():
    assert run("report", "--nonsense", SEED).returncode == 2


def test_an_unknown_language_is_refused_with_those_there_are():
    done = run("report", "--lang", "xx", SEED, "-o", "nowhere")
    assert done.returncode == 2
    assert "'en', 'de', 'fr', 'es', 'zh'" in done.stderr


def test_a_misspelt_command_is_answered_with_the_right_one():
    assert "report" in run("reprot").stderr


def test_no_color_switches_colour_off_even_when_forced():
    assert "\x1b[" in run("check", SEED, FORCE_COLOR="1", NO_COLOR="").stdout
    assert "\x1b[" not in run("check", SEED, FORCE_COLOR="1", NO_COLOR="1").stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(shell):
    done = CliRunner().invoke(cli, ["completion", shell])
    assert done.exit_code == 0
    assert "_GRAPHLAB_COMPLETE" in done.output


def test_interrupt_exits_with_130():
    code = (
        "import graphlab.sources, graphlab.cli, sys\n"
        "def interrupted(*a, **k): raise KeyboardInterrupt\n"
        "graphlab.sources.read = interrupted\n"
        f"sys.argv = ['graphlab', 'check', {SEED!r}]\n"
        "graphlab.cli.main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 130
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("ending", ["parquet", "jsonl", "csv", "bib", "ris", "csl.json"])
def test_convert_writes_what_check_reads(tmp_path, ending):
    out = tmp_path / f"papers.{ending}"
    assert run("convert", "-q", SEED, "-o", str(out)).returncode == 0
    assert json.loads(run("check", "--json", str(out)).stdout)["papers"] == 50


def test_map_names_the_column_of_a_field(tmp_path):
    (tmp_path / "t.csv").write_text("Was,Wer\nOn Trees,Ada Nwosu\nOn Roots,Bo Li\n", encoding="utf-8")
    words = ["--map", "title=Was", "--map", "authors=Wer"]
    found = json.loads(run("check", "--json", *words, str(tmp_path / "t.csv")).stdout)
    assert (found["papers"], found["authors"]) == (2, 2)


def test_map_without_a_sign_is_a_usage_error():
    done = run("check", "--map", "title", SEED)
    assert done.returncode == 2
    assert "FIELD=COLUMN" in done.stderr


def test_latex_without_pandoc_fails_before_anything_is_read(monkeypatch, tmp_path):
    from graphlab.errors import GraphlabError
    from graphlab.report import latex

    def missing():
        msg = "no pandoc"
        raise GraphlabError(msg, hint="install it")

    monkeypatch.setattr(latex, "pandoc_version", missing)
    done = CliRunner().invoke(cli, ["report", "no such file", "-o", str(tmp_path / "r"), "--latex"])
    assert "no pandoc" in str(done.exception)
    assert not (tmp_path / "r").exists()


@pytest.mark.parametrize(("most_ties", "said"), [(0, "figures, tables\n"), (9, "figures, tables, network files\n")])
def test_the_last_line_of_report_names_network_files_only_where_they_were_written(
    tmp_path, monkeypatch, most_ties, said
):
    from graphlab.report.facts import limits

    monkeypatch.setattr(limits, "MOST_TIES_IN_FILES", most_ties)
    source = tmp_path / "one.bib"
    source.write_text("@article{a, title={River ice}, author={Ash, Ann and Birch, Bo}, year={2021}}", encoding="utf-8")
    done = CliRunner().invoke(cli, ["report", str(source), "-o", str(tmp_path / "r")])
    assert done.stderr.endswith(said) or done.output.endswith(said)
    assert (tmp_path / "r" / "network.gexf").exists() == ("network files" in said)
