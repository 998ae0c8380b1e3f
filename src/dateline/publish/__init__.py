"""From the ledger to files that people use: the record, lists, exports."""

from dateline.publish.corpus import Corpus, fold_corpus
from dateline.publish.export import FORMATS, Format, Origin, export, format_named
from dateline.publish.filters import IncidentFilter, Near, select
from dateline.publish.record import incident_json, incidents_of, record_json, record_line, set_aside_json

__all__ = [
    "FORMATS",
    "Corpus",
    "Format",
    "IncidentFilter",
    "Near",
    "Origin",
    "export",
    "fold_corpus",
    "format_named",
    "incident_json",
    "incidents_of",
    "record_json",
    "record_line",
    "select",
    "set_aside_json",
]
