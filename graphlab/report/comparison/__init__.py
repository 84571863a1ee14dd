"""Two sides of a study as a folder to read: PDF, page, tables, manifest."""

from graphlab.report.comparison.writer import ComparisonReport, comparison_report, write_comparison

__all__ = ["ComparisonReport", "comparison_report", "write_comparison"]
