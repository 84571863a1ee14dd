"""The explorer: a study as one page to look around in, offline; the browser draws, and computes no layout."""

from graphlab.report.explorer.bundle import explorer_script, explorer_style
from graphlab.report.explorer.data import ExplorerJson, explorer_data, explorer_json

__all__ = ["ExplorerJson", "explorer_data", "explorer_json", "explorer_script", "explorer_style"]
