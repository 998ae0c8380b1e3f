"""From the parts found in an article to its event mentions with their proposals."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.act import Act, PartyMention
from dateline.coding.draft import Draft, Leftover, Proposal
from dateline.coding.frame import SpeechFrame
from dateline.coding.mentions.aside import read_asides
from dateline.coding.mentions.cluster import Cluster
from dateline.coding.mentions.clusters import gather
from dateline.coding.mentions.denials import propose_denials
from dateline.coding.mentions.inquiry import propose_inquiries
from dateline.coding.mentions.kinds_told import propose_type
from dateline.coding.mentions.layout import read_layout
from dateline.coding.mentions.losses import propose_tolls
from dateline.coding.mentions.means import propose_weapons
from dateline.coding.mentions.places import find_place_cues
from dateline.coding.mentions.plausible import plausible
from dateline.coding.mentions.roles import lead_of, roles_of
from dateline.coding.mentions.scene import Scene
from dateline.coding.mentions.segments import cut_segments
from dateline.coding.mentions.sequence import propose_steps
from dateline.coding.mentions.territory import share_out
from dateline.coding.mentions.times import find_time_cues
from dateline.coding.mentions.view import Segment
from dateline.coding.mentions.views import view_acts
from dateline.coding.mentions.voices import heard_parties, heard_tolls
from dateline.coding.mentions.when import anchor_of, first_dates, propose_dates
from dateline.coding.mentions.where import propose_places
from dateline.coding.mentions.who import propose_claimants, propose_parties
from dateline.coding.token import Parse
from dateline.coding.toll import Toll
from dateline.model import Article, DateValue
from dateline.normalise.places import Gazetteer
from dateline.normalise.weapons import find_weapons


def scene_of(
    article: Article,
    parse: Parse,
    acts: Sequence[Act],
    parties: Sequence[PartyMention],
    tolls: Sequence[Toll],
    frames: Sequence[SpeechFrame],
    gazetteer: Gazetteer,
) -> Scene:
    """What the article offers to its mentions."""
    layout = read_layout(article.text, article.title)
    times = read_asides(parse, find_time_cues(article.text, article.published), "date")
    places = read_asides(parse, find_place_cues(article, parse, gazetteer), "place")
    segments = cut_segments(parse, layout, times, places, article.published)
    weapons = find_weapons(article.text)
    parties, tolls = heard_parties(parse, acts, parties, frames), heard_tolls(parse, tolls, frames)
    return Scene(article, parse, layout, acts, parties, tolls, frames, times, places, weapons, segments)


def _dated(scene: Scene, clusters: Sequence[Cluster], around: Sequence[Sequence[Segment]]) -> list[list[Proposal]]:
    """Proposals for the dates, event by event, so that a chained time can count from an event told before."""
    dates = first_dates(clusters)
    made: list[list[Proposal]] = []
    for number, cluster in enumerate(clusters):
        found = list(propose_dates(scene, cluster, around[number], anchor_of(dates, number)))
        told = (p.value for p in found if isinstance(p.value, DateValue) and p.value.start is not None)
        dates[number] = dates[number] or next(told, None)
        made.append(found)
    return made


def _told(
    scene: Scene, cluster: Cluster, around: Sequence[Segment], lead: bool, lost: Sequence[Proposal]
) -> list[Proposal]:
    """What the event's own stretches say: type, modality, place, parties, weapons."""
    return [
        *propose_type(scene, cluster, around),
        *propose_places(scene, cluster, around, lead),
        *propose_parties(scene, cluster, lost),
        *propose_weapons(scene, cluster),
    ]


def _stray(scene: Scene, clusters: Sequence[Cluster], losses: Sequence[Sequence[Proposal]]) -> frozenset[int]:
    """Numbers of the groups of acts that tell no event."""
    of = len(clusters)
    return frozenset(n for n, c in enumerate(clusters) if not plausible(scene, c, n, of, len(losses[n])))


def _left_behind(scene: Scene, clusters: Sequence[Cluster], losses: Sequence[Sequence[Proposal]]) -> list[Leftover]:
    """The acts and tolls of groups that tell no event."""
    acts = [Leftover("not_an_event", f"{v.kind}: stray words", v.act.span) for c in clusters for v in c.views]
    tolls = [Leftover("unattached", f"{p.field} told with no incident", p.span) for found in losses for p in found]
    return acts + tolls


def draft_mentions(
    article: Article,
    parse: Parse,
    acts: Sequence[Act],
    parties: Sequence[PartyMention],
    tolls: Sequence[Toll],
    frames: Sequence[SpeechFrame],
    gazetteer: Gazetteer,
) -> tuple[tuple[Draft, ...], tuple[Leftover, ...]]:
    """Every event that the article tells of, in the order of its first telling, and what belongs to none."""
    scene = scene_of(article, parse, acts, parties, tolls, frames, gazetteer)
    clusters = gather(view_acts(parse, acts, scene.segments), article.published)
    owner = share_out(scene.segments, clusters)
    around = [[s for row in scene.segments for s in row if owner.get(s.span) == n] for n in range(len(clusters))]
    roles = roles_of(clusters, article.published, article.text[: scene.layout.title_end])
    lead = lead_of(clusters)
    losses, left = propose_tolls(scene, clusters, owner)
    proposals = [
        [*_told(scene, cluster, stretches, cluster is lead, lost), *dated, *lost]
        for cluster, stretches, dated, lost in zip(
            clusters, around, _dated(scene, clusters, around), losses, strict=True
        )
    ]
    told = (propose_inquiries, propose_claimants, propose_denials, propose_steps)
    for number, proposal in (found for propose in told for found in propose(scene, clusters, owner)):
        proposals[number].append(proposal)
    stray = _stray(scene, clusters, losses)
    drafts = tuple(
        Draft(role, tuple(v.act for v in cluster.views), tuple(proposals[number]))
        for number, (role, cluster) in enumerate(zip(roles, clusters, strict=True))
        if number not in stray
    )
    left += _left_behind(scene, [clusters[n] for n in sorted(stray)], [losses[n] for n in sorted(stray)])
    left += [Leftover("not_an_event", f"{a.kind}: {a.nonevent}", a.span) for a in acts if a.nonevent is not None]
    return drafts, tuple(left)
