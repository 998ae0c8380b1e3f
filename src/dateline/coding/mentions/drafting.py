"""From the parts found in an article to its event mentions with their proposals."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.act import Act, PartyMention
from dateline.coding.draft import Draft, Leftover, Proposal
from dateline.coding.frame import SpeechFrame
from dateline.coding.mentions.cluster import Cluster
from dateline.coding.mentions.clusters import gather
from dateline.coding.mentions.inquiry import propose_inquiries
from dateline.coding.mentions.kinds_told import propose_type
from dateline.coding.mentions.layout import read_layout
from dateline.coding.mentions.losses import propose_tolls
from dateline.coding.mentions.means import propose_weapons
from dateline.coding.mentions.places import find_place_cues
from dateline.coding.mentions.roles import roles_of
from dateline.coding.mentions.scene import Scene
from dateline.coding.mentions.segments import cut_segments
from dateline.coding.mentions.territory import share_out
from dateline.coding.mentions.times import find_time_cues
from dateline.coding.mentions.views import view_acts
from dateline.coding.mentions.when import anchor_of, first_dates, propose_dates
from dateline.coding.mentions.where import propose_places
from dateline.coding.mentions.who import propose_claimants, propose_parties
from dateline.coding.token import Parse
from dateline.coding.toll import Toll
from dateline.model import Article, DateValue
from dateline.normalise.places import Gazetteer
from dateline.normalise.weapons import find_weapons


def _scene(
    article: Article,
    parse: Parse,
    acts: Sequence[Act],
    parties: Sequence[PartyMention],
    tolls: Sequence[Toll],
    frames: Sequence[SpeechFrame],
    gazetteer: Gazetteer,
) -> Scene:
    layout = read_layout(article.text, article.title)
    times = find_time_cues(article.text, article.published)
    places = find_place_cues(article, parse, gazetteer)
    segments = cut_segments(parse, layout, times, places, article.published)
    weapons = find_weapons(article.text)
    return Scene(article, parse, layout, acts, parties, tolls, frames, times, places, weapons, segments)


def _claimed(scene: Scene, clusters: Sequence[Cluster]) -> int:
    """The event that a claim of responsibility is about: the first of the news."""
    return next((n for n, c in enumerate(clusters) if not c.earlier), 0)


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
    scene = _scene(article, parse, acts, parties, tolls, frames, gazetteer)
    clusters = gather(view_acts(parse, acts, scene.segments))
    roles = roles_of(clusters, article.published, article.text[: scene.layout.title_end])
    proposals: list[list[Proposal]] = []
    owner = share_out(scene.segments, clusters)
    losses, left = propose_tolls(scene, clusters, owner)
    dates = first_dates(clusters)
    for number, cluster in enumerate(clusters):
        around = [s for row in scene.segments for s in row if owner.get(s.span) == number]
        when = list(propose_dates(scene, cluster, around, anchor_of(dates, number)))
        dates[number] = dates[number] or next(
            (d.value for d in when if isinstance(d.value, DateValue) and d.value.start), None
        )
        found = [*propose_type(scene, cluster, around), *when, *propose_places(scene, cluster, around)]
        found += [*propose_parties(scene, cluster), *propose_weapons(scene, cluster), *losses[number]]
        proposals.append(found)
    for number, proposal in propose_inquiries(scene, clusters):
        proposals[number].append(proposal)
    if clusters:
        main = _claimed(scene, clusters)
        proposals[main].extend(propose_claimants(scene, clusters[main]))
    drafts = tuple(
        Draft(role, tuple(v.act for v in cluster.views), tuple(found))
        for role, cluster, found in zip(roles, clusters, proposals, strict=True)
    )
    left += [
        Leftover("not_an_event", f"{act.kind}: {act.nonevent}", act.span) for act in acts if act.nonevent is not None
    ]
    return drafts, tuple(left)
