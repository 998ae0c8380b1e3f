"""One static, self-contained HTML page: incidents, evidence in the text, a map and a timeline drawn offline."""

from dateline.publish.report.page import report_html

__all__ = ["report_html"]
