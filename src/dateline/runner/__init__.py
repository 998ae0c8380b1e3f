"""Turns rooms into a run: one process or many, resumable, every input accounted for."""

from dateline.intake import NOTES, read_inputs
from dateline.runner import decide
from dateline.runner.add import add_inputs, add_snapshots
from dateline.runner.code import Coded, code_snapshot
from dateline.runner.concerned import incidents_now, mentions_meant
from dateline.runner.correction import Reading
from dateline.runner.crew import WorkLimits
from dateline.runner.floor import FlooredCoder
from dateline.runner.link import judge_new
from dateline.runner.read import read_snapshot
from dateline.runner.recode import recode
from dateline.runner.summary import Progress, RunSummary
from dateline.runner.verify import VerifyReport, verify
from dateline.runner.work import WORK_REFUSALS, Reader

__all__ = [
    "NOTES",
    "WORK_REFUSALS",
    "Coded",
    "FlooredCoder",
    "Progress",
    "Reader",
    "Reading",
    "RunSummary",
    "VerifyReport",
    "WorkLimits",
    "add_inputs",
    "add_snapshots",
    "code_snapshot",
    "decide",
    "incidents_now",
    "judge_new",
    "mentions_meant",
    "read_inputs",
    "read_snapshot",
    "recode",
    "verify",
]
