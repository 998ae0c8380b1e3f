"""From the ledger to files that people use: the record, lists, exports."""

from dateline.incidents import DEFAULT_POLICY, POLICIES, Knowledge, Policy, policy_named
from dateline.publish.corpus import Corpus, fold_corpus
from dateline.publish.export import FORMATS, Format, Origin, export, format_named, write_text
from dateline.publish.filters import IncidentFilter, Near, select
from dateline.publish.record import incident_json, incidents_of, record_json, record_line, refusal_json, set_aside_json

__all__ = [
    "DEFAULT_POLICY",
    "FORMATS",
    "POLICIES",
    "Corpus",
    "Format",
    "IncidentFilter",
    "Knowledge",
    "Near",
    "Origin",
    "Policy",
    "export",
    "fold_corpus",
    "format_named",
    "incident_json",
    "incidents_of",
    "policy_named",
    "record_json",
    "record_line",
    "refusal_json",
    "select",
    "set_aside_json",
    "write_text",
]
