"""From the words that name a party to its kind, country and code (codebook §3, §7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from dateline.model import PartyKind, PartyRole, Status
from dateline.normalise.actors.actor import Actor
from dateline.normalise.actors.answer import ActorAnswer
from dateline.normalise.actors.country import capitals_only, country_words
from dateline.normalise.actors.head import Family, families, things
from dateline.normalise.actors.institution import institutions
from dateline.normalise.actors.phrase import Folded, Segment, fold, segments
from dateline.normalise.actors.registry import Registry, registry_in_use

_UNKNOWN = re.compile(
    r"(?<!hitherto )(?<!previously )(?<!little )(?<!until now )(?<!until then )"
    r"\b(?:unknown|unidentified|unnamed|mystery|persons? unknown|whoever|those (?:behind|responsible)|"
    r"(?:party|parties|people|group|side) responsible)\b",
    re.IGNORECASE,
)
_BOND = re.compile(r"-(backed|allied|aligned|supported|funded|sponsored|trained|led)$")
_OWNER = re.compile(r"['\u2019]s?\s*$")
_PRO = re.compile(r"\bpro[- ](?:government|regime|state|army|turkish|iranian|russian)\b", re.IGNORECASE)
_CIVIL = frozenset({"civilian", "villager", "student", "people", "crowd", "protester", "rioter", "communal", "person"})
_ARMED = frozenset({"state_forces", "police", "rebel", "militia", "external_forces"})
_INSIDE = frozenset({"of", "from", "for", "loyal", "belonging", "with", "calling", "presenting", "by"})
_DRESSED = re.compile(
    r"\b(?:men|man|people|persons|youths|figures) (?:in|on|with|carrying|wielding|wearing|holding) (?:[\w-]+ ){0,3}"
    r"(?:uniforms?|clothes|fatigues|camouflage|masks?|black|balaclavas?|hoods?|turbans?|tracksuits?|helmets?|vests?|"
    r"rifles?|guns?|knives|machetes?|swords?|pistols?|kalashnikovs?|weapons|motorcycles?|motorbikes?|scooters?|bikes?)\b|"
    r"\bdrivers?\b.*\b(?:packed|laden|loaded|rigged|filled) with explosives\b",
    re.IGNORECASE,
)
_ENEMY = re.compile(r"\b(?:enemy|aggressor|occupier|occupying|occupation|invading)\b", re.IGNORECASE)
_FORMER = re.compile(r"^(?:an? |the )?(?:former|ex-|reconciled|retired)\b|\bon leave\b", re.IGNORECASE)
_COUNTED = re.compile(
    r"^(?:(?:at least|about|some|around|nearly|almost|over|up to|(?:more|fewer|less) than|another|the|other)\s+)*"
    r"(?:\d[\d,.]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:\w+teen)|(?:\w+ty)(?:-\w+)?"
    r"|several|many|dozens of|scores of|hundreds of|thousands of|(?:an? )?(?:dozen|hundred)|few)\s+(?!of\b)",
    re.IGNORECASE,
)
"""Before people who are counted: "six Nigerians" are no army."""
_IN_ARMS = re.compile(
    r"\b(?:armed|\w*gun(?:man|men)|attackers?|assailants?|assassins?|shooters?|snipers?|(?:suicide )?bombers?|raiders?"
    r"|kidnappers?|abductors?|hijackers?|killers?)\b",
    re.IGNORECASE,
)
"""Nobody knows who they are, but they fought: dead, they are no civilians either."""
_WITHOUT_ARMY = frozenset({"PSE", "CRI", "ISL", "PAN"})
_TITLED = re.compile(r"^(?:[A-ZÀ-Ý][\w'’.-]*\s+){1,3}[A-ZÀ-Ý][\w'’.-]*(?:,\s*\d+,?)?$")
_NO_WORD = "no word of the phrase names a kind of party"
_STATE = frozenset({"state_forces", "police", "external_forces"})
_BANDS = frozenset({"rebel", "militia", "communal"})
_SPEAKERS = frozenset({"spokesman", "spokesperson", "spokeswoman", "spokesmen", "spokespersons", "representative"})


class _View(NamedTuple):
    """What one stretch of a phrase names: actors, its head's family, the families before the head, a country."""

    link: str
    actors: tuple[Actor, ...]
    head: Family | None
    modifiers: tuple[Family, ...]
    country: str | None
    bond: bool
    last: str
    backer: str | None = None


@lru_cache(maxsize=1)
def _longest() -> dict[str, int]:
    """The most words that a general word or a country's name can have, by its first."""
    found: dict[str, int] = {}
    for words in (*families(), *country_words()):
        first, _, rest = words.partition(" ")
        found[first] = max(found.get(first, 0), 1 + (rest.count(" ") + 1 if rest else 0))
    return found


@lru_cache(maxsize=1)
def _undivided() -> dict[str, tuple[str, ...]]:
    """General words with a preposition inside ("ministry of health"), by their first word."""
    found: dict[str, tuple[str, ...]] = {}
    for words in families():
        if " of " in words or " for " in words:
            first = words.partition(" ")[0]
            found[first] = (*found.get(first, ()), words)
    return found


def _whole(words: tuple[str, ...]) -> Iterator[int]:
    """The positions of general words that no preposition divides."""
    for place, word in enumerate(words):
        for term in _undivided().get(word, ()):
            size = term.count(" ") + 1
            if " ".join(words[place : place + size]) == term:
                yield from range(place, place + size)


def _view(segment: Segment, phrase: Folded, at: dict[int, tuple[Actor, ...]]) -> _View:
    """Look every stretch of a segment up, the longest words first; words of a name are not looked at again."""
    actors = next((at[p] for p in segment.places if p in at), ())
    names, known, longest = families(), country_words(), _longest()
    heads: list[Family] = []
    country: str | None = None
    free = [p for p in segment.places if p not in at]
    position = 0
    while position < len(free):
        step = 1
        for length in range(longest.get(phrase.words[free[position]], 0), 0, -1):
            part = " ".join(phrase.words[p] for p in free[position : position + length])
            if part in known and (part not in capitals_only() or phrase.shapes[free[position]].isupper()):
                country, step = country or known[part], length
                break
            if part in names:
                heads.append(names[part])
                step = length
                break
        position += step
    last = phrase.words[segment.places[-1]] if segment.places else ""
    bonds = [phrase.words[p] for p in segment.places if _BOND.search(phrase.words[p])]
    backer = next((known[b.rpartition("-")[0]] for b in bonds if b.rpartition("-")[0] in known), None)
    head = heads[-1] if heads else None
    return _View(segment.link, actors, head, tuple(heads[:-1]), country, bool(bonds), last, backer)


@lru_cache(maxsize=4096)
def _views(written: str, registry: Registry, context: str | None) -> tuple[_View, ...]:
    """A phrase as its stretches, the head's first."""
    phrase = fold(written)
    at: dict[int, tuple[Actor, ...]] = {}
    national = any(word in country_words() for word in phrase.words)
    for first, last, _ in registry.find(phrase.words, phrase.shapes):
        name = " ".join(phrase.words[first:last])
        family = families().get(name) if national else None
        found = registry.bearers(name, phrase.shapes[first:last], context)
        if found and (family is None or family.unit is None):
            at.update(dict.fromkeys(range(first, last), found))
    whole = {*at, *_whole(phrase.words)}
    return tuple(_view(s, phrase, at) for s in segments(phrase.words, whole))


def _chosen(actors: tuple[Actor, ...], context: str | None) -> Actor | None:
    """The one actor that a name means; of several, the one that acts where the event is."""
    if len(actors) <= 1:
        return next(iter(actors), None)
    home = [a for a in actors if context and a.country == context] or [
        a for a in actors if context and a.country and a.acts_in(context)
    ]
    return home[0] if len(home) == 1 else None


def _abroad(kind: PartyKind, sector: str | None, country: str | None, context: str | None) -> PartyKind:
    """A state's forces outside its land are external forces (codebook §7)."""
    if kind != "state_forces" or sector not in ("MIL", "SPY") or not context:
        return kind
    foreign = country != context if country else context in _WITHOUT_ARMY
    return "external_forces" if foreign else kind


def _named(written: str, actor: Actor, context: str | None) -> ActorAnswer:
    """The answer for a party of the registry."""
    return ActorAnswer(
        written,
        _abroad(actor.kind, actor.sector, actor.country, context),
        actor.name,
        actor.country,
        actor.id,
        actor.cameo,
        actor.sector,
    )


def _state_unit(family: Family, kind: PartyKind, country: str | None) -> Actor | None:
    """The institution of a state that a general word names beside the country."""
    if country is None or (family.unit is None and kind not in _STATE):
        return None
    unit = family.unit
    if unit is None or country not in unit.states:
        unit = institutions().get((family.sector or "").lower())
    return unit.of(country) if unit else None


def _generic(
    written: str, family: Family, country: str | None, context: str | None, role: PartyRole | None
) -> ActorAnswer | None:
    """The answer for a party named by what it is; with a country, the state's institution."""
    kind = family.kind if family.name == "unidentified" and _IN_ARMS.search(written) else family.kind_in(role)
    if kind is None:
        return None
    unit = _state_unit(family, kind, country)
    return ActorAnswer(
        written,
        _abroad(kind, family.sector, country, context),
        unit.name if unit else None,
        country,
        unit.id if unit else None,
        unit.cameo if unit else f"{country or ''}{family.sector or ''}" or None,
        family.sector,
        sure=family.strength != "shell"
        and family.name != "people"
        and not (kind == "state_forces" and country is not None and context is None),
        reason=None if family.strength != "shell" else "only the thing is named, not whose it is",
    )


@lru_cache(maxsize=1)
def _country_ends() -> frozenset[str]:
    """The last words of what a country or its people is called: with another word behind, no state is named."""
    return frozenset(name.rpartition(" ")[2] for name in country_words())


def _open(head: Family | None) -> bool:
    """True where a head says nothing of its own about who it is."""
    return head is None or head.strength == "shell" or head.name == "fighter"


def _of_head(
    view: _View, rest: tuple[_View, ...], written: str, context: str | None, role: PartyRole | None
) -> ActorAnswer | None:
    """Decide from the first stretch and, where that leaves it open, from those tied to it ("of", "loyal to")."""
    head = view.head
    decisive = head is not None and head.strength == "strong"
    actor = _chosen(view.actors, context)
    if actor and not (head and decisive and head.name in _CIVIL):
        named = _named(written, actor, context)
        in_arms = actor.sector == "IGO" and head is not None and head.sector == "MIL"
        return replace(named, kind="external_forces") if in_arms else named
    tied = tuple(v for v in rest if v.link in _INSIDE)
    country = view.country or next((v.country for v in tied if v.country and v.link in ("of", "from")), None)
    if country is None and head and head.kind in ("rebel", "militia"):
        country = next((v.country for v in rest if v.country and v.link == "in" and not v.head), None)
    if head and decisive and head.kind == "state_forces" and country is None and _ENEMY.search(written):
        return _generic(written, families()["occupier"], None, context, role)
    if head and decisive:
        unit = next((a for a in (_chosen(v.actors, context) for v in tied) if a), None)
        sworn = role in ("perpetrator", "both_sides") and any(v.link in ("loyal", "belonging") for v in tied)
        if unit and (head.kind in _ARMED or sworn) and unit.kind in _ARMED:
            return _named(written, unit, context)
        return _generic(written, head, country, context, role)
    strong = [f for f in view.modifiers if f.strength != "shell" and f.kind]
    if head and head.strength == "weak" and head.name in _CIVIL:
        strong = []
    if strong:
        return _generic(written, strong[-1], country, context, role)
    if view.bond and (head is None or head.name in ("fighter", "carrier", "partitive", "commander", "unidentified")):
        return _generic(written, families()["militia"], country, context, role)
    for other in tied:
        if head and head.kind and other.head is None and not other.actors:
            continue
        found = _of_head(other, (), written, context, role)
        band = view.last == "party" and found is not None and found.kind not in (None, "organisation")
        if found and found.kind == "person" and head and head.kind and other.link != "of":
            continue
        if (
            found
            and found.kind
            and (_open(head) or band or (found.kind in _ARMED and other.link not in ("with", "by")))
        ):
            return _official(found, head, role)
    if head and head.kind_in(role):
        return _generic(written, head, country, context, role)
    bare = head is None and view.last in _country_ends() and not _OWNER.search(written)
    if country and (bare or (head is not None and head.name in ("carrier", "partitive", "commander"))):
        people = bare and (role == "victim" or _COUNTED.match(written) is not None)
        return _generic(written, families()["people" if people else "army"], country, context, role)
    return None


def _official(found: ActorAnswer, head: Family | None, role: PartyRole | None) -> ActorAnswer:
    """The head or an official of an organisation is a person, not the organisation."""
    if head is None or head.name != "commander" or found.kind != "organisation":
        return found
    return replace(found, kind="civilians" if role in ("victim", "target") else "person")


def _speaker(answer: ActorAnswer) -> ActorAnswer:
    """Who speaks for a party is a person; CAMEO codes him as the party."""
    return ActorAnswer(
        answer.written,
        "person",
        country=answer.country,
        cameo=answer.cameo,
        sector=answer.sector,
        sure=answer.sure,
        of=answer,
    )


def _undecided(written: str, phrase: Folded, context: str | None, registry: Registry) -> ActorAnswer:
    """The abstention for a phrase that names no kind of party, or a name of several."""
    spans = [" ".join(phrase.words[a:b]) for a, b, _ in registry.find(phrase.words, phrase.shapes)]
    actors = [actor for name in spans for actor in registry.named(name)]
    if not actors:
        return ActorAnswer(written, None, sure=False, reason=_NO_WORD)
    bearers = ", ".join(f"{a.name} ({a.country or 'no single country'})" for a in actors)
    if context is not None and all(not a.acts_in(context) for a in actors):
        return ActorAnswer(written, None, sure=False, reason=f"a name of parties elsewhere: {bearers}")
    kinds = {a.kind for a in actors}
    kind = kinds.pop() if len(actors) > 1 and len(kinds) == 1 else None
    reason = f"only the country of the event would tell who bears the name: {bearers}"
    return ActorAnswer(written, kind, sure=False, reason=reason)


def _person(written: str, role: PartyRole | None) -> ActorAnswer | None:
    """A personal name: a victim is a civilian until something else is said of him."""
    if not _TITLED.match(written.strip()):
        return None
    kind: PartyKind = "civilians" if role in ("victim", "target") else "person"
    return ActorAnswer(written, kind, sector="CVL", sure=False, reason="a personal name without a word of rank")


def describe_actor(
    written: str,
    context_country: str | None = None,
    role: PartyRole | None = None,
    registry: Registry | None = None,
) -> ActorAnswer:
    """Who a noun phrase names, as far as its own words tell.

    ``context_country`` (ISO 3166 alpha-3) is where the event happened: it tells a state's forces at home from external
    forces and chooses between parties with the same acronym. ``role`` tells a crowd that marches from one that lynches.
    A phrase that names no kind of party gives ``kind`` None and a reason.
    """
    return _describe(written, context_country, role, registry or registry_in_use())


@lru_cache(maxsize=4096)
def _describe(written: str, context: str | None, role: PartyRole | None, registry: Registry) -> ActorAnswer:
    """The uncached answer."""
    views = _views(written, registry, context)
    unknown = _UNKNOWN.search(written) is not None
    answer = _of_head(views[0], views[1:], written, context, role) if views else None
    known = answer is not None and answer.sure and answer.kind in ("civilians", "state_forces", "police")
    if (unknown and (role == "perpetrator" or not known)) or (role != "victim" and _DRESSED.search(written)):
        status: Status = "unknown_to_source" if unknown else "reported"
        return ActorAnswer(written, "unidentified", sector="UAF", status=status)
    if answer and answer.actor is None and _PRO.search(written) and answer.kind in ("rebel", "unidentified", None):
        answer = replace(answer, kind="militia", sector="UAF", cameo="UAF")
    if answer and answer.kind in _ARMED and _FORMER.search(written):
        answer = replace(answer, kind="person", sector="CVL", cameo=None)
    if answer and role is None and answer.kind != "person" and views[0].last in _SPEAKERS:
        answer = _speaker(answer)
    if answer and (backer := next((v.backer for v in views if v.backer), None)):
        answer = replace(answer, backer=backer)
    answer = answer or _person(written, role) or _undecided(written, fold(written), context, registry)
    return replace(answer, thing=True) if views and views[0].last in things() else answer
