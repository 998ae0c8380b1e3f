"""Find who did what to whom."""

from dateline.coding.parties.find import find_parties

__all__ = ["find_parties"]
