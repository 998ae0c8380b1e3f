"""The figures that each task is told by, with the floor of the trivial baseline on the same split."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a scorer's JSON line; ``floor`` is the baseline's, None where it has none."""

    name: str
    floor: float | None = None


FIGURES: Final[dict[str, tuple[Figure, ...]]] = {
    "muc4": (Figure("all_templates_f", 0.047), Figure("matched_only_f", 0.399), Figure("simple_f1", 0.146)),
    "gva_counts": (
        Figure("killed_exact", 0.491), Figure("injured_exact", 0.477), Figure("mean_exact", 0.484),
    ),
    "linking": (
        Figure("b3_f1", 0.668), Figure("gva_b3_f1", 0.743), Figure("ecb_b3_f1", 0.158), Figure("pairwise_f1", 0.0),
    ),
    "attribution": (
        Figure("content_f1", 0.207), Figure("source_f1", 0.129), Figure("cue_f1", 0.125),
        Figure("attribution_f1", 0.128),
    ),
    "dates": (Figure("strict_f1", 0.299), Figure("relaxed_f1", 0.346), Figure("value_f1", 0.232)),
    "places": (
        Figure("detect_f1", 0.269), Figure("acc161", 0.807), Figure("acc161_all", 0.135),
        Figure("end_to_end_f1", 0.229),
    ),
    "places, names given": (Figure("acc161"), Figure("acc161_all")),
    "event_type": (
        Figure("types30_weighted_f1", 0.301), Figure("types25_weighted_f1", 0.367), Figure("six_weighted_f1", 0.468),
    ),
    "entities": (Figure("micro_f1", 0.128), Figure("spans_only_f1", 0.331)),
    "relevance": (Figure("relevant_f1", 0.526), Figure("police_relevant_f1", 0.263), Figure("p_at_r95", 0.163)),
    "roles": (Figure("cameo_span_f1", 0.281), Figure("cameo_head_f1", 0.335), Figure("arg_head_f1", 0.0)),
    "roles, triggers given": (Figure("arg_head_f1"),),
    "plover": (Figure("event_accuracy", 0.150), Figure("mode_accuracy", 0.0)),
    "main_event": (
        Figure("who_f1", 0.565), Figure("what_f1", 0.493), Figure("where_f1", 0.282), Figure("when_f1", 0.401),
        Figure("date_accuracy", 0.553),
    ),
    "dispatches": (
        Figure("main incidents found", 0.0), Figure("type", 0.0), Figure("date", 0.0), Figure("country", 0.0),
        Figure("killed low", 0.0), Figure("killed status", 0.0), Figure("perpetrator role", 0.0),
        Figure("speaker of toll", 0.0),
        Figure("mean", 0.0), Figure("false_incidents"),
    ),
    "airwars": (Figure("killed_inside"), Figure("date_exact"), Figure("place_25km")),
}  # fmt: skip
"""Floors are those that the benchmark pack prints for its baseline on the development splits."""
GIVEN: Final = {"places": ("spans", "names"), "roles": ("triggers", "triggers")}
"""Tasks that are also measured with gold spans given: the file's name part, and what is given."""
