"""graphlab: from a pile of papers to who works with whom, on what, and a document to hand in.

Examples
--------
>>> import graphlab as gl
>>> corpus = gl.read("seeds/000_324a95f0e513ba83.txt")
>>> study = gl.analyze(corpus)
>>> study.collaborators["name"].iloc[0]
'Weiming Zhuang'
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graphlab.corpus import Corpus
    from graphlab.errors import GraphlabError
    from graphlab.network import author_paper_graph, coauthor_graph
    from graphlab.pipeline import analyze
    from graphlab.report import write_report
    from graphlab.settings import Settings
    from graphlab.sources import read
    from graphlab.study import Study
    from graphlab.topics import TopicModel

__version__ = "0.1.0"
__all__ = [
    "Corpus",
    "GraphlabError",
    "Settings",
    "Study",
    "TopicModel",
    "analyze",
    "author_paper_graph",
    "coauthor_graph",
    "read",
    "write_report",
]

_HOMES = {
    "Corpus": "graphlab.corpus",
    "GraphlabError": "graphlab.errors",
    "Settings": "graphlab.settings",
    "Study": "graphlab.study",
    "TopicModel": "graphlab.topics",
    "analyze": "graphlab.pipeline",
    "author_paper_graph": "graphlab.network",
    "coauthor_graph": "graphlab.network",
    "read": "graphlab.sources",
    "write_report": "graphlab.report",
}


def __getattr__(name: str) -> Any:
    # Loaded on first use: `graphlab --help` must not pay for pandas, scikit-learn and matplotlib.
    if name not in _HOMES:
        msg = f"module 'graphlab' has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
