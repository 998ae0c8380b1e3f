"""The type of a whole event from all its tellings: the most violent step decides (codebook §3, §4, §7)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable

from dateline.coding.acts import event_of_kind
from dateline.coding.mentions.armed import votes
from dateline.coding.mentions.between import refine
from dateline.coding.mentions.cluster import Cluster
from dateline.coding.mentions.scene import Scene
from dateline.coding.mentions.view import ActView
from dateline.coding.token import Parse
from dateline.model import EventType
from dateline.normalise.actors import describe_actor

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
_FIELDS = {"kill": "killed", "injure": "injured", "arrest": "arrested", "abduct": "abducted"}
_FIRED = ("shell", "grenade")
"""Kinds whose weapons armed men also carry into a fight."""
_SURE, _GAP = 0.65, 0.2
"""Chance of a fight, and by how much less likely than not the shelling must be, for the encoder to be followed."""
_FIRM = 0.75
"""Chance above which the encoder says which of clash and attack it was."""
_LITTLE = 0.02
"""Weight of an act that the encoder does not mark."""
_GENERIC = frozenset({"clash"})
"""Kinds that a headline names for want of a better word ("hostilities in ...")."""
_CROWD = ("protest", "riot", "mob", "force", "disperse")
_TROOPS = frozenset({"state_forces", "external_forces", "rebel"})
"""Who is no mob, whatever the words."""
_ROUGH = {"riot": ("arson",), "mob": ("arson", "beat")}
"""What a crowd does besides, by what it is."""
_QUIET = ("agree", "surrender", "arrest", "base", "withdraw", "loot")


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


def kind_votes(cluster: Cluster) -> Counter[str]:
    """How much each kind is told: sure triggers count fully, the headline's and the first telling's more."""
    found: dict[str, float] = {}
    told = {view.kind for view in cluster.views if not view.segment.title}
    first = next((v for v in cluster.views if not v.segment.title), cluster.views[0])
    for view in cluster.views:
        weight = view.act.weight * (1.5 if view.segment.title or view is first else 1.0)
        if view.segment.title and view.kind in _GENERIC and told and view.kind not in told:
            weight /= 2
        found[view.kind] = found.get(view.kind, 0.0) + weight
    return Counter({kind: round(100 * weight) for kind, weight in found.items()})


def _denied(scene: Scene, cluster: Cluster) -> set[str]:
    """Kinds of which every telling says that nobody met with it: "without a single arrest"."""
    none = [t for t in scene.tolls if t.claim.status == "explicit_zero"]
    told: dict[str, bool] = {}
    for view in cluster.views:
        start, end = view.act.span
        field = _FIELDS.get(view.kind)
        zero = any(t.field == field and t.clause[0] < end and start < t.clause[1] for t in none)
        told[view.kind] = told.get(view.kind, True) and zero
    return {kind for kind, zero in told.items() if zero} if not all(told.values()) else set()


def _remote(kinds: Counter[str], weapons: Counter[str]) -> str | None:
    """The kind of explosion, where one was told."""
    told = [k for k in _REMOTE if kinds[k]]
    if not told:
        return None
    for sure in ("suicide", "chemical", "grenade"):
        if kinds[sure] or weapons[sure]:
            return sure
    score = {k: kinds[k] + 150 * weapons[k] for k in ("air", "shell", "explode")}
    if kinds["air"] or kinds["shell"]:
        score["explode"] = score["explode"] // 2
    return max(("air", "shell", "explode"), key=lambda k: score[k])


def _went_home(parse: Parse, view: ActView) -> bool:
    """True where a crowd disperses of itself: nobody disperses it."""
    token = parse.tokens[view.act.token]
    deps = {parse.tokens[i].dep for i in parse.children[token.index]}
    return token.pos == "VERB" and "nsubj" in deps and not deps & {"dobj", "auxpass", "agent"}


def _burnt_by_crowd(scene: Scene, cluster: Cluster) -> bool:
    """True where those who demonstrate also set fire, wreck or attack."""
    rough = {v.index for v in cluster.views if v.kind in ("arson", "riot", "loot")}
    return any(p.act in rough and p.role == "demonstrator" for p in scene.parties)


def _crowd(kinds: Counter[str], rough: bool = False) -> str | None:
    """The kind of protest or riot, where a crowd is told of; ``rough`` where the crowd itself sets fire or attacks."""
    if kinds["mob"] and kinds["mob"] >= kinds["protest"]:
        return "mob"
    if not (kinds["protest"] or kinds["riot"] or kinds["force"] or kinds["disperse"]):
        return None
    peaceful = kinds["protest"] + kinds["disperse"]
    if kinds["force"] or (peaceful and kinds["shoot"] and (kinds["kill"] or kinds["injure"])):
        return "force"
    if rough or (kinds["riot"] + kinds["arson"] >= max(1, peaceful) and kinds["riot"]):
        return "riot"
    return (
        "disperse"
        if kinds["disperse"] or (kinds["protest"] and kinds["arrest"])
        else "riot"
        if kinds["riot"] or kinds["arson"]
        else "protest"
    )


def _sum(kinds: Counter[str], names: Iterable[str]) -> int:
    return sum(kinds[name] for name in names)


def kind_of(scene: Scene, cluster: Cluster) -> str:
    """The kind that stands for the event: the most violent step that is told firmly enough."""
    kinds = kind_votes(cluster)
    for kind in _denied(scene, cluster):
        del kinds[kind]
    if kinds["disperse"] and kinds["protest"]:
        own = [v for v in cluster.views if v.kind == "disperse"]
        if all(v.act.weight < 1 and _went_home(scene.parse, v) for v in own):
            del kinds["disperse"]
    if kinds["mob"] and set() < _doers(scene, cluster, ("mob",)) <= _TROOPS:
        kinds["attack"] += kinds.pop("mob")
    hostile, remote = _sum(kinds, _GUNS), _sum(kinds, _REMOTE)
    fought = hostile - kinds["kill"] - kinds["injure"]
    crowd = _mob(kinds, scene, cluster) or _crowd(kinds, _burnt_by_crowd(scene, cluster))
    if (
        crowd is not None
        and not (crowd == "mob" and remote)
        and _sum(kinds, (*_CROWD, *_ROUGH.get(crowd, ()))) >= fought + kinds["abduct"]
    ):
        return crowd
    if kinds["intercept"] > remote and kinds["intercept"] >= hostile and not kinds["kill"]:
        return "intercept"
    land = kinds["retake"] + kinds["capture"]
    quiet = max((k for k in _QUIET if k != "loot" or not kinds["kill"]), key=lambda k: kinds[k])
    if kinds[quiet] > hostile + remote + land + kinds["abduct"] + kinds["rape"]:
        return quiet
    if land > 60 and land >= max(fought // 2, remote):
        return _winner(scene, cluster, "retake" if kinds["retake"] >= kinds["capture"] else "capture")
    return _violent(kinds, scene, cluster, hostile, remote)


def _violent(kinds: Counter[str], scene: Scene, cluster: Cluster, hostile: int, remote: int) -> str:
    """The kind of an event that is violence and nothing else."""
    weapons = weapon_kinds(scene, cluster)
    if remote and remote >= kinds["shoot"] + kinds["clash"] + kinds["attack"] // (4 if weapons else 2):
        kind = _remote(kinds, weapons) or "explode"
        return _hostile(kinds, scene, cluster) if hostile and _reads_as_fight(scene, cluster, kind) else kind
    if kinds["rape"] and kinds["rape"] >= kinds["kill"]:
        return "rape"
    if kinds["abduct"] and kinds["arrest"] and _by_the_state(scene, cluster) and not kinds["kill"]:
        return "arrest"
    if kinds["abduct"] >= max(1, kinds["attack"] + kinds["shoot"]) and not _sum(kinds, ("kill", "execute", "blade")):
        return "abduct"
    if hostile > kinds["injure"]:
        return _hostile(kinds, scene, cluster)
    return max(kinds, key=lambda k: (kinds[k], k == cluster.views[0].kind))


def _read(scene: Scene, cluster: Cluster) -> Counter[str]:
    """The chance of each sub-type that the encoder reads in the event's acts together; empty without an encoder."""
    reading, found = scene.parse.reading, Counter[str]()
    if reading is None:
        return found
    acts = [(view.act.token, reading.chance(view.act.token, "act") + _LITTLE) for view in cluster.views]
    whole = sum(weight for _, weight in acts)
    for token, weight in acts:
        found.update({name: weight / whole * chance for name, chance in reading.sub_types(token).items()})
    return found


def _reads_as_fight(scene: Scene, cluster: Cluster, kind: str) -> bool:
    """True where the encoder reads the acts as a fight or an attack in which rockets or shells were fired, too."""
    settled, read = event_of_kind(kind), _read(scene, cluster)
    if settled is None or kind not in _FIRED or not read:
        return False
    return read["Armed clash"] + read["Attack"] > _SURE and read[settled.sub_event_type] < 1 - _SURE - _GAP


def _by_the_state(scene: Scene, cluster: Cluster) -> bool:
    """True where those who took people away are a state's own: what some call taken, others call arrested."""
    takers = _doers(scene, cluster, ("abduct", "arrest"))
    return bool(takers) and takers <= {"police", "state_forces"}


def _doers(scene: Scene, cluster: Cluster, kinds: Container[str]) -> set[str | None]:
    """What kinds of party did the event's acts of some kinds."""
    text, own = scene.parse.text, {view.index for view in cluster.views if view.kind in kinds}
    return {
        describe_actor(text[p.span[0] : p.span[1]], None, "perpetrator").kind
        for p in scene.parties
        if p.act in own and p.role == "perpetrator"
    }


def _mob(kinds: Counter[str], scene: Scene, cluster: Cluster) -> str | None:
    """A crowd or neighbours who beat, stone or burn people, where nobody demonstrates."""
    if kinds["protest"] or kinds["shoot"] or not (kinds["beat"] or kinds["riot"]):
        return None
    text, own = scene.parse.text, {view.index for view in cluster.views}
    roles: dict[str, set[str | None]] = {"perpetrator": set(), "demonstrator": set(), "target": set(), "victim": set()}
    for party in scene.parties:
        if party.act in own and party.role in roles:
            roles[party.role].add(describe_actor(text[party.span[0] : party.span[1]], None, "perpetrator").kind)
    crowd = (roles["perpetrator"] | roles["demonstrator"]) & {"communal", "rioters", "protesters"}
    hit = roles["target"] | roles["victim"]
    return "mob" if crowd and hit and not hit & {"police", "state_forces", "organisation"} and kinds["beat"] else None


def _winner(scene: Scene, cluster: Cluster, told: str) -> str:
    """Who took the ground decides the name: a state's forces regain it, others overtake it."""
    text = scene.parse.text
    mine = {view.index for view in cluster.views if view.kind in ("retake", "capture")}
    for party in scene.parties:
        if party.act in mine and party.role == "perpetrator":
            kind = describe_actor(text[party.span[0] : party.span[1]], None, "perpetrator").kind
            if kind in ("state_forces", "police", "external_forces"):
                return "retake"
            if kind in ("rebel", "militia"):
                return "capture"
    return told


def _hostile(kinds: Counter[str], scene: Scene, cluster: Cluster) -> str:
    """Armed clash or attack on civilians."""
    read = _read(scene, cluster)
    armed, civil = votes(scene, cluster)
    if max(read["Armed clash"], read["Attack"]) > _FIRM:
        return "clash" if read["Armed clash"] > read["Attack"] and (armed or civil < 2) else "attack"
    lone = civil > 1 and not armed and kinds["clash"] <= kinds["attack"]
    if kinds["clash"] and kinds["clash"] >= kinds["kill"] // 2 and not lone:
        return "clash"
    if kinds["blade"] and armed <= civil:
        return "attack"
    return "clash" if armed > civil or (armed and armed == civil and not kinds["execute"]) else "attack"


def type_of(scene: Scene, cluster: Cluster) -> EventType:
    """The event's type in both vocabularies."""
    settled = event_of_kind(kind_of(scene, cluster))
    if settled is not None:
        return refine(scene.parse, cluster, settled)
    return EventType("Attack", "ASSAULT", "firearms" if "shoot" in cluster.kinds else None)
