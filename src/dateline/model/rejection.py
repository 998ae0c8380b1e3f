"""What was proposed or given, not taken, and why: stored and counted, never dropped in silence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dateline.model.span import Span

REJECTION_KINDS: Final[dict[str, str]] = {
    "quote_not_found": "the quote does not stand at its offsets",
    "number_not_in_quote": "the number read again from the quote is another one",
    "words_not_in_quote": "the place or actor words are not in the quote",
    "negation_lost": "the quote's clause negates what the claim asserts",
    "attribution_lost": "the quote stands in somebody's speech and the claim names no speaker",
    "aggregate": "the toll of a war, a year or a series, which belongs to no incident",
    "not_an_event": "a threat, drill, film, hypothesis, figure of speech or announcement",
    "not_people": "the count is of things or time, not of people",
    "unattached": "a value that no incident of the article could be found for",
    "out_of_vocabulary": "the value is not one that the codebook knows",
    "duplicate": "the same claim was already made",
    "below_floor": "the coder's confidence is under the floor that the run was given",
}
"""Every kind of rejection of a proposed claim, with its meaning in words."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """``kind`` is a key of REJECTION_KINDS; ``reason`` names the particulars."""

    kind: str
    reason: str
    span: Span | None
