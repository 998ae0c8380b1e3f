"""Proposals for the steps of an event, in the order in which they happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from dateline.coding.draft import Proposal
from dateline.coding.mentions.cluster import Cluster
from dateline.coding.mentions.scene import Scene
from dateline.coding.mentions.territory import Owner, told_before
from dateline.coding.parties import StepMention, find_steps
from dateline.coding.token import Range
from dateline.model import Step


def in_order(steps: Sequence[StepMention]) -> list[list[StepMention]]:
    """The deeds in order, each with all its tellings.

    Every sentence is a row of deeds. A deed that was told before keeps its place, and what the row tells before or
    after it goes there too; what led to the event stands before it, and what has been done since behind it.
    """
    lead: list[list[StepMention]] = []
    middle: list[list[StepMention]] = []
    since: list[list[StepMention]] = []
    for _, group in groupby(steps, key=lambda s: s.row):
        row = list(group)
        at = len(middle)
        anchors = [n for s in row if (n := _known(middle, s)) is not None]
        if anchors:
            at = anchors[0]
        for step in row:
            known = _known(middle, step)
            if step.first:
                lead.append([step])
            elif step.last:
                since.append([step])
            elif known is not None:
                middle[known].append(step)
                at = known + 1
            else:
                middle.insert(at, [step])
                at += 1
    return lead + middle + since


def _known(told: Sequence[Sequence[StepMention]], step: StepMention) -> int | None:
    """Where a deed already stands."""
    return next((n for n, one in enumerate(told) if one[0].deed == step.deed and " " in step.deed), None)


def _evidence(step: StepMention) -> Range:
    """The words of the deed, with those who do it and suffer it where they stand by."""
    spans = [step.span, *(s for s in (step.actor, step.target) if s is not None)]
    return min(s for s, _ in spans), max(e for _, e in spans)


def propose_steps(scene: Scene, clusters: Sequence[Cluster], around: Owner) -> Iterator[tuple[int, Proposal]]:
    """The number of an event with each telling of each of its steps, where it has two or more."""
    text = scene.parse.text
    mine: dict[int, list[StepMention]] = {}
    for step in find_steps(scene.parse, scene.acts):
        number = told_before(scene, step.span[0], clusters, around)
        if number is not None:
            mine.setdefault(number, []).append(step)
    for number, steps in mine.items():
        rows = in_order(steps)
        if len(rows) < 2:
            continue
        for order, tellings in enumerate(rows, 1):
            for step in tellings:
                actor, target = (text[slice(*s)] if s else None for s in (step.actor, step.target))
                written = text[slice(*step.span)]
                value = Step(order, step.deed, actor, target, written)
                yield number, Proposal("steps", value, _evidence(step), written, "mentions.sequence", 0.7)
