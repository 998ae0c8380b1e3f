"""Find who did what to whom, and in which order."""

from dateline.coding.parties.find import find_parties
from dateline.coding.parties.step import StepMention, find_steps

__all__ = ["StepMention", "find_parties", "find_steps"]
