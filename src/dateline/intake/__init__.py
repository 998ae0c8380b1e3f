"""Get bytes safely: files, folders, JSON lines, standard input."""

from dateline.intake.article_line import parse_date, read_article_line
from dateline.intake.inputs import count_inputs, read_inputs
from dateline.intake.kinds import NOTES, REFUSAL_KINDS
from dateline.intake.limits import InputLimits
from dateline.intake.sniff import ARTICLE_JSON, HTML, TEXT, MediaType, is_binary, media_type

__all__ = [
    "ARTICLE_JSON",
    "HTML",
    "NOTES",
    "REFUSAL_KINDS",
    "TEXT",
    "InputLimits",
    "MediaType",
    "count_inputs",
    "is_binary",
    "media_type",
    "parse_date",
    "read_article_line",
    "read_inputs",
]
