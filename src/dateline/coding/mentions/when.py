"""Proposals for the date of an event: one for each telling that dates it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from dateline.coding.draft import Proposal
from dateline.coding.mentions.chain import date_of, day_before_it
from dateline.coding.mentions.cluster import REACH, Cluster
from dateline.coding.mentions.cue import TimeCue, same_day
from dateline.coding.mentions.evidence import clause, trimmed
from dateline.coding.mentions.family import AFTERMATH, EFFECTS, FOLLOWS
from dateline.coding.mentions.ruled import ruled
from dateline.coding.mentions.scene import Scene
from dateline.coding.mentions.speech_verbs import governed_by_speech
from dateline.coding.mentions.view import ActView, Segment
from dateline.coding.token import Range
from dateline.model import DateValue


def _counted(cue: TimeCue, anchor: DateValue | None, published: date | None) -> DateValue:
    """The value, counted from another event where it has to be; never to a day after publication."""
    if cue.value.start is None and cue.anchored is not None and anchor is not None:
        counted = cue.anchored(anchor)
        if published is None or counted.start is None or counted.start <= published:
            return counted
    return cue.value


def _proposal(scene: Scene, cue: TimeCue, value: DateValue, span: Range, sure: float) -> Proposal:
    written = value.written or scene.parse.text[cue.span[0] : cue.span[1]]
    if value.start is None:
        sure /= 2
    return Proposal("date", value, span, written, "mentions.when", sure)


_LATER_DEATH = re.compile(
    r"\bsuccumb|\b(?:died?|dies|dying|dead)\b[^.;]{0,30}?\b(?:of|from)\b[^.;]{0,20}?\b(?:wounds?|injur|burns)"
    r"|\bdied\b[^.;]{0,20}\bhospital|\bpassed away|\b(?:rose|rises|risen|climb\w*) to\b",
    re.IGNORECASE,
)


def _later_death(text: str, view: ActView) -> bool:
    """True where the stretch tells of a wounded person's death: its time is not that of the event."""
    return view.kind == "kill" and _LATER_DEATH.search(text, *view.segment.span) is not None


def _is_later(text: str, view: ActView) -> bool:
    """True for a telling of what came after the event."""
    return view.kind in AFTERMATH | EFFECTS | FOLLOWS or _later_death(text, view)


def _dated(text: str, cluster: Cluster) -> list[tuple[ActView, Range]]:
    """The tellings that a time is attached to, each time once; the aftermath's only where the act itself has none."""
    found: dict[Range, ActView] = {}
    core = [v for v in cluster.views if v.time is not None and not _is_later(text, v)]
    core = [v for v in core if v.time is not None and not v.time.aside] or core
    for view in core or cluster.views:
        if view.time is not None:
            found.setdefault(view.time.span, view)
    return [(view, span) for span, view in found.items()]


def _holds(wide: DateValue, narrow: DateValue) -> bool:
    """True where one stretch of days lies inside another, longer one."""
    if wide.start is None or wide.end is None or narrow.start is None or narrow.end is None:
        return False
    return wide.start <= narrow.start and narrow.end <= wide.end and wide.end - wide.start > narrow.end - narrow.start


def _own_day(scene: Scene, around: Sequence[Segment]) -> DateValue | None:
    """The first day told in an event's own stretches, to which their times of day belong."""
    cues = (cue for segment in around for cue in segment.times if _can_date(scene, cue))
    return next((cue.value for cue in cues if cue.value.start is not None and cue.value.precision == "day"), None)


def _told(scene: Scene, cluster: Cluster, anchor: DateValue | None, own: DateValue | None) -> Iterator[Proposal]:
    """Times attached to the event's acts; a heading's period gives way to a day inside it."""
    dated = [
        (view, span, _counted(view.time, (same_day(view.time) and own) or anchor, scene.article.published))
        for view, span in _dated(scene.parse.text, cluster)
        if view.time is not None
    ]
    for view, span, value in dated:
        inside = any(_holds(value, other) for _, _, other in dated)
        if view.time is not None and not inside:
            sure = 0.4 if view.time.aside or _later_death(scene.parse.text, view) else 0.9
            yield _proposal(scene, view.time, value, clause(scene.parse.text, view, span), sure)


def _settled(proposal: Proposal, earlier: bool) -> bool:
    """True for a date that needs no other: told with the act itself, and no year's or month's for the news."""
    value = proposal.value
    if not isinstance(value, DateValue) or value.start is None or proposal.confidence < 0.5:
        return False
    return earlier or value.precision in ("day", "week")


def propose_dates(
    scene: Scene, cluster: Cluster, around: Sequence[Segment], anchor: DateValue | None
) -> Iterator[Proposal]:
    """Times attached to the event's acts; where none can be placed, those of the stretches that go on about it."""
    own, published = _own_day(scene, around), scene.article.published
    told = list(_told(scene, cluster, anchor, own))
    yield from told
    seen = {span for _, span in _dated(scene.parse.text, cluster)}
    if any(_settled(p, cluster.earlier) for p in told):
        return
    vague = any(isinstance(p.value, DateValue) and p.value.start is not None for p in told)
    near = [
        (cue, segment, _counted(cue, day_before_it(cue, segment.times) or (same_day(cue) and own) or anchor, published))
        for segment in around
        for cue in segment.times
        if cue.span not in seen and _can_date(scene, cue)
    ]
    near = [n for n in near if n[2].start is not None and (not vague or (n[2].precision == "day" and not n[0].aside))]
    chances = ruled(scene.parse, (view.act for view in cluster.views[:REACH]), [cue.span for cue, _, _ in near], "date")
    ranked = sorted(zip(chances, near, strict=True), key=lambda n: (-round(n[0], 1), n[1][0].span))
    best = ranked[0][1] if ranked else None
    if best is not None:
        yield _proposal(scene, best[0], best[2], trimmed(scene.parse.text, best[1].span), 0.6)


def _can_date(scene: Scene, cue: TimeCue) -> bool:
    text = scene.parse.text
    return text[cue.span[0] : cue.span[0] + 5].lower() != "since" and not governed_by_speech(scene.parse, cue.span)


def anchor_of(dates: Sequence[DateValue | None], number: int) -> DateValue | None:
    """The day of the event told last before this one, else of the first that has any."""
    before = [d for d in dates[:number] if d is not None and d.precision == "day"]
    after = [d for d in dates[number + 1 :] if d is not None and d.precision == "day"]
    return before[-1] if before else after[0] if after else None


def first_dates(clusters: Sequence[Cluster]) -> list[DateValue | None]:
    """The dates that the events' own acts give."""
    return [date_of(cluster) for cluster in clusters]
