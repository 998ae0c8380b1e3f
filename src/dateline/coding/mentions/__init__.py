"""From acts to event mentions: which tellings belong together, and what each says."""

from dateline.coding.mentions.drafting import draft_mentions

__all__ = ["draft_mentions"]
