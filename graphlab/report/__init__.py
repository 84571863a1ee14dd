"""A study as a folder to hand in: PDF, page, figures, tables, networks, manifest."""

from graphlab.report.writer import write_report

__all__ = ["write_report"]
