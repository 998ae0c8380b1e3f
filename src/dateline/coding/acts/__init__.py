"""Find the words that tell acts, and say whether an article is about political violence at all."""

from dateline.coding.acts.find import find_acts
from dateline.coding.acts.lexicon import event_of_kind
from dateline.coding.acts.relevance import is_relevant, topic_scores

__all__ = ["event_of_kind", "find_acts", "is_relevant", "topic_scores"]
