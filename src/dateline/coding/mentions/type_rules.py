"""The type of a whole event from all its tellings: the most violent step decides (codebook §3, §4, §7)."""

from __future__ import annotations

from collections import Counter

from dateline.coding.acts import event_of_kind
from dateline.coding.mentions.armed import votes
from dateline.coding.mentions.cluster import Cluster
from dateline.coding.mentions.scene import Scene
from dateline.model import EventType

_BY_WEAPON = {
    "chemical": "chemical",
    "suicide": "suicide",
    "drone": "air",
    "air": "air",
    "artillery": "shell",
    "missile": "shell",
    "ied": "explode",
    "explosive": "explode",
}
_REMOTE = ("chemical", "suicide", "grenade", "air", "shell", "explode")
_GUNS = frozenset({"shoot", "clash", "ambush", "attack", "kill", "injure", "incident", "execute", "blade", "beat"})


def weapon_kinds(scene: Scene, cluster: Cluster) -> Counter[str]:
    """Kinds of act that the weapons named beside the event's acts speak for."""
    spans = {view.segment.span for view in cluster.views}
    found: Counter[str] = Counter()
    for weapon in scene.weapons:
        if not any(start <= weapon.span[0] < end for start, end in spans):
            continue
        words = scene.parse.text[weapon.span[0] : weapon.span[1]].lower()
        kind = (
            "grenade"
            if "grenade" in words and "rocket" not in words and "stun" not in words
            else _BY_WEAPON.get(weapon.weapon_class)
        )
        if kind is not None:
            found[kind] += 1
    return found


def _remote(kinds: Counter[str], weapons: Counter[str]) -> str | None:
    """The kind of explosion, where one was told."""
    told = [k for k in _REMOTE if kinds[k]]
    if not told:
        return None
    if kinds["suicide"] or weapons["suicide"]:
        return "suicide"
    if kinds["chemical"] or weapons["chemical"]:
        return "chemical"
    if kinds["grenade"] or weapons["grenade"]:
        return "grenade"
    score = {k: 1.0 * kinds[k] + 1.2 * weapons[k] for k in ("air", "shell", "explode")}
    if kinds["air"] or kinds["shell"]:
        score["explode"] *= 0.6
    return max(("air", "shell", "explode"), key=lambda k: score[k])


def _crowd(kinds: Counter[str], scene: Scene, cluster: Cluster) -> str | None:
    """The kind of protest or riot, where a crowd is told of."""
    if kinds["mob"] and kinds["mob"] >= kinds["protest"]:
        return "mob"
    if not (kinds["protest"] or kinds["riot"] or kinds["force"] or kinds["disperse"]):
        return None
    if kinds["force"] or (
        (kinds["protest"] or kinds["disperse"]) and kinds["shoot"] and (kinds["kill"] or kinds["injure"])
    ):
        return "force"
    if kinds["riot"] and kinds["riot"] >= kinds["protest"]:
        return "riot"
    return "disperse" if kinds["disperse"] else "riot" if kinds["riot"] else "protest"


def _land(kinds: Counter[str]) -> str | None:
    if kinds["retake"]:
        return "retake"
    return "capture" if kinds["capture"] else None


def kind_of(scene: Scene, cluster: Cluster) -> str:
    """The kind that stands for the event."""
    kinds = Counter(cluster.kinds)
    weapons = weapon_kinds(scene, cluster)
    crowd = _crowd(kinds, scene, cluster)
    hostile = sum(kinds[k] for k in _GUNS)
    if (
        crowd is not None
        and sum(kinds[k] for k in ("protest", "riot", "mob", "force", "disperse")) >= hostile - kinds["kill"]
    ):
        return crowd
    if kinds["intercept"] and not (kinds["kill"] or kinds["injure"]) and kinds["intercept"] >= hostile:
        return "intercept"
    remote = _remote(kinds, weapons)
    land = _land(kinds)
    if land is not None and kinds[land] >= max(1, hostile // 3):
        return land
    if remote is not None and sum(kinds[k] for k in _REMOTE) >= kinds["shoot"] + kinds["clash"]:
        return remote
    if kinds["rape"]:
        return "rape"
    if (
        kinds["abduct"]
        and kinds["abduct"] >= kinds["attack"] + kinds["shoot"]
        and not (kinds["kill"] + kinds["execute"] + kinds["blade"])
    ):
        return "abduct"
    if hostile:
        return _hostile(kinds, scene, cluster)
    if remote is not None:
        return remote
    return max(kinds, key=lambda k: (kinds[k], k == cluster.views[0].kind))


def _hostile(kinds: Counter[str], scene: Scene, cluster: Cluster) -> str:
    """Armed clash or attack on civilians."""
    if kinds["clash"]:
        return "clash"
    armed, civil = votes(scene, cluster)
    if kinds["blade"] and armed <= civil:
        return "attack"
    if armed > civil or (armed and armed == civil and not kinds["execute"]):
        return "clash"
    return "attack"


def type_of(scene: Scene, cluster: Cluster) -> EventType:
    """The event's type in both vocabularies."""
    kind = kind_of(scene, cluster)
    settled = event_of_kind(kind)
    if settled is not None:
        return settled
    mode = "firearms" if "shoot" in cluster.kinds else None
    return EventType("Attack", "ASSAULT", mode)
