"""The manifest: what went in, with what settings and versions, and the hash of everything that came out."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphlab.exchange.folder import files_in, sha256_of
from graphlab.report.facts.methods import versions

if TYPE_CHECKING:
    from graphlab.study import Study

MANIFEST = "manifest.json"
FORMAT = "graphlab report 1"


def report_manifest(study: "Study", folder: Path, *, tools: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Manifest of a finished folder: no clock, no path and no user name in it.

    Parameters
    ----------
    study
        The study the folder was written from.
    folder
        The folder, complete but for its manifest.
    tools
        Versions of other programs that wrote a part of it.

    Returns
    -------
    dict
        Plain values, ready for JSON.
    """
    corpus = study.corpus
    return {
        "format": FORMAT,
        "versions": versions() | dict(tools or {}),
        "settings": study.settings.to_dict(),
        "reference_date": study.as_of.isoformat() if study.as_of else None,
        "inputs": [
            {
                "name": item.name,
                "sha256": item.sha256,
                "bytes": item.n_bytes,
                "kind": item.kind,
                "records": item.n_records,
                "kept": item.n_kept,
            }
            for item in sorted(corpus.inputs, key=lambda item: (item.name, item.sha256))
        ],
        "counts": counts(study),
        "files": {path.relative_to(folder).as_posix(): sha256_of(path) for path in files_in(folder)},
    }


def counts(study: "Study") -> dict[str, int]:
    """How many of everything there are.

    Parameters
    ----------
    study
        The study.
    """
    corpus = study.corpus
    return {
        "papers": len(corpus.papers),
        "bylines_cut": corpus.n_cut,
        "authors": len(corpus.authors),
        "collaborators": len(study.collaborators),
        "coauthors": len(study.coauthors),
        "communities": len(study.communities),
        "themes": len(study.themes),
        "issues": len(corpus.issues),
    }


def manifest_text(values: dict[str, Any]) -> str:
    r"""Manifest as JSON text that is the same on every run.

    Examples
    --------
    >>> manifest_text({"b": 1, "a": "é"})
    '{\n  "b": 1,\n  "a": "é"\n}\n'
    """
    return json.dumps(values, indent=2, ensure_ascii=False) + "\n"


def obstacle(folder: Path, study: "Study", *, kind: str = FORMAT) -> str:
    """Why a folder is not an older output of the same kind on the same input as it was written; empty where it is.

    Parameters
    ----------
    folder
        An existing folder. Files of the report may be missing from it; none may differ, and none may be added.
    study
        The study that is about to be written.
    kind
        ``format`` in its manifest: a report by default.
    """
    what = f"an older {kind.split()[1]} on the same input"
    stranger = f"holds something that is not {what}"
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        hashes = sorted(item["sha256"] for item in found["inputs"])
        known = {**found["files"]}
    except (OSError, ValueError, KeyError, TypeError):
        return stranger
    if found.get("format") != kind or hashes != sorted(item.sha256 for item in study.corpus.inputs):
        return stranger
    for path in files_in(folder):
        name = path.relative_to(folder).as_posix()
        if name != MANIFEST and name not in known:
            return f"holds {name}, which is not {what}"
        if name != MANIFEST and not (path.is_file() and sha256_of(path) == known[name]):
            return f"holds {name}, which was edited after graphlab wrote it"
    return ""
