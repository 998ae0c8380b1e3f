"""What parties do to each other in a strategic development, by the words that tell it."""

from __future__ import annotations

from dataclasses import replace

from dateline.coding.deeds import main_deed
from dateline.coding.mentions.cluster import Cluster
from dateline.coding.token import Parse
from dateline.model import EventType


def refine(parse: Parse, cluster: Cluster, event: EventType) -> EventType:
    """The event with PLOVER's category of the first sentence whose main deed is one of its acts.

    The sub-type alone does not tell a truce agreed on from one refused; the verbs around the act do.
    """
    if event.event_type != "Strategic developments":
        return event
    acts = tuple(view.act for view in cluster.views)
    own = {act.token for act in acts}
    for sentence in dict.fromkeys(act.sentence for act in acts):
        deed = main_deed(parse, sentence, acts)
        if deed is not None and deed.token in own:
            mode = event.plover_mode if deed.category == event.plover_event else None
            return replace(event, plover_event=deed.category, plover_mode=deed.mode or mode)
    return event
