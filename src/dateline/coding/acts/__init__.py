"""Find the words that tell acts, and say whether an article is about political violence at all."""

from dateline.coding.acts.find import find_acts

__all__ = ["find_acts"]
