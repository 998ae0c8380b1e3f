"""Deeds between parties: what a sentence tells as its main act, by PLOVER's categories."""

from dateline.coding.deeds.deed import Deed
from dateline.coding.deeds.find import main_deed

__all__ = ["Deed", "main_deed"]
