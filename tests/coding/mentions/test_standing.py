"""Where the parties of one event stand, seen beside each other."""

from __future__ import annotations

from dateline.coding.draft import Proposal
from dateline.coding.mentions.sides import harmed, is_bare, opposing
from dateline.coding.mentions.standing import Standing, settle
from dateline.model import CountClaim, EventType, Participant, PartyKind, PartyRole

_CLASH = EventType("Armed clash", "ASSAULT", None)
_MOB = EventType("Mob violence", "ASSAULT", None)
_MARCH = EventType("Protest with intervention", "PROTEST", None)


def _row(written: str, kind: PartyKind, role: PartyRole, weight: float, act: str = "attack") -> Standing:
    party = Participant(written, None, kind, role)
    return Standing(Proposal("participants", party, (0, 1), written, "test", weight), party, act)


def _settled(event: EventType, *rows: Standing) -> set[tuple[str, str, str]]:
    found = [p.value for p in settle(rows, event, [r.kind for r in rows])]
    return {(v.written, v.role, v.kind) for v in found if isinstance(v, Participant)}


def test_a_fight_with_a_known_first_shooter_has_a_target() -> None:
    rows = (_row("rebels", "rebel", "perpetrator", 1.0), _row("a company", "state_forces", "both_sides", 1.0, "clash"))
    assert ("a company", "target", "state_forces") in _settled(_CLASH, *rows)


def test_a_side_named_in_passing_is_struck_not_the_striker() -> None:
    rows = (_row("the army", "state_forces", "perpetrator", 1.0), _row("the gang", "militia", "perpetrator", 0.4))
    assert ("the gang", "target", "militia") in _settled(_CLASH, *rows)


def test_a_lynch_mob_did_it_and_police_came_after() -> None:
    rows = (
        _row("a crowd", "protesters", "demonstrator", 1.0, "mob"),
        _row("police", "police", "perpetrator", 1.0, "disperse"),
    )
    wanted = {("a crowd", "perpetrator", "rioters"), ("police", "responder", "police")}
    assert _settled(_MOB, *rows) == wanted


def test_those_who_arrest_after_an_attack_come_after_and_the_arrested_are_no_targets() -> None:
    rows = (
        _row("gunmen", "unidentified", "perpetrator", 1.0),
        _row("police", "police", "perpetrator", 1.0, "arrest"),
        _row("two men", "civilians", "target", 1.0, "arrest"),
    )
    wanted = {("gunmen", "perpetrator", "unidentified"), ("police", "responder", "police")}
    assert _settled(_CLASH, *rows) == wanted


def test_whom_armed_men_hold_is_their_victim() -> None:
    rows = (
        _row("armed men", "unidentified", "perpetrator", 1.0, "arrest"),
        _row("two watchmen", "civilians", "target", 1.0, "arrest"),
        _row("the office", "organisation", "target", 1.0, "loot"),
    )
    assert ("two watchmen", "victim", "civilians") in _settled(_CLASH, *rows)


def test_nobody_comes_after_what_nobody_did() -> None:
    assert _settled(_CLASH, _row("soldiers", "state_forces", "responder", 0.4)) == set()


def test_marchers_that_clash_with_police_march() -> None:
    rows = (
        _row("workers", "civilians", "both_sides", 1.0, "clash"),
        _row("police", "police", "both_sides", 1.0, "clash"),
    )
    wanted = {("workers", "demonstrator", "protesters"), ("police", "perpetrator", "police")}
    assert _settled(_MARCH, *rows) == wanted


def test_a_side_that_bled_was_the_target() -> None:
    rows = (_row("rebels", "rebel", "perpetrator", 1.0), _row("14 soldiers", "state_forces", "victim", 0.7))
    found = [p.value for p in opposing([r.proposal for r in rows], False)]
    assert [(v.written, v.role) for v in found if isinstance(v, Participant)] == [("14 soldiers", "target")]


def test_the_dead_of_a_clash_are_its_sides() -> None:
    rows = (_row("two herders", "communal", "victim", 0.7), _row("a trader", "civilians", "victim", 0.7))
    found = [p.value for p in opposing([r.proposal for r in rows], True)]
    assert [(v.written, v.role) for v in found if isinstance(v, Participant)] == [("two herders", "both_sides")]


def test_people_of_a_toll_are_victims_but_attackers_did_it() -> None:
    text = "Nine villagers and two attackers were killed. None of the nurses was hurt. Five men were arrested."
    nine, two, none, five = "Nine villagers", "two attackers", "None of the nurses", "Five men"
    losses = [
        Proposal("killed", CountClaim(9, 9, "reported"), (0, 45), nine, "test", 0.9),
        Proposal("killed", CountClaim(2, 2, "reported"), (0, 45), two, "test", 0.9),
        Proposal("injured", CountClaim(0, 0, "explicit_zero"), (46, 74), none, "test", 0.9),
        Proposal("arrested", CountClaim(5, 5, "reported"), (75, len(text)), five, "test", 0.9),
    ]
    found = [(text[slice(*t.span)], t.role) for t in harmed(text, losses, arrests=False)]
    assert found == [(nine, "victim"), (two, "perpetrator")]
    assert (five, "target") in [(text[slice(*t.span)], t.role) for t in harmed(text, losses, arrests=True)]


def test_bare_numbers() -> None:
    assert all(is_bare(words) for words in ("five", "two others", "at least nine of them"))
    assert not is_bare("five soldiers")
