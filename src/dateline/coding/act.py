"""Words that tell an act: the trigger of an event mention."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.coding.token import Range
from dateline.model import EventType, Modality


@dataclass(frozen=True, slots=True)
class Act:
    """``token`` is the index of the trigger's head token, ``span`` the words ("opened fire", "came under fire").

    ``event`` is None for an act whose own words do not settle the type ("attack", "killed"). ``nonevent`` gives the
    reason why the words tell no event ("threat", "drill", "fiction", "hypothetical", "announced", "aggregate"); such
    an act makes no mention and is kept as a rejection. ``weight`` in (0, 1] says how sure the trigger is.
    ``kind`` is the lexicon's word for the act ("shoot", "clash", "intercept").
    """

    span: Range
    token: int
    sentence: int
    event: EventType | None
    modality: Modality = "occurred"
    nonevent: str | None = None
    weight: float = 1.0
    kind: str = ""


@dataclass(frozen=True, slots=True)
class PartyMention:
    """A noun phrase in a role of one act. ``act`` indexes the acts of the article."""

    span: Range
    act: int
    role: str
    weight: float = 1.0
