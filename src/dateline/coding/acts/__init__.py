"""Find the words that tell acts, and say whether an article is about political violence at all."""

from dateline.coding.acts.find import find_acts
from dateline.coding.acts.glance import Glance, glance
from dateline.coding.acts.lexicon import event_of_kind
from dateline.coding.acts.relevance import foreign_topic, is_relevant

__all__ = ["Glance", "event_of_kind", "find_acts", "foreign_topic", "glance", "is_relevant"]
