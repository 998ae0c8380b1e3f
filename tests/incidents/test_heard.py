"""A person's word beats a machine's, and both stay."""

from __future__ import annotations

from dataclasses import replace

from claim_samples import claim, mention, toll

from dateline.incidents import POLICIES, fold_incident, heard
from dateline.model import Claim, EventType, Incident, Maker, Participant

ONE = mention("one")
PERSON = Maker("person", "ana", "1")
CLASH, ATTACK = EventType("Armed clash", "ASSAULT"), EventType("Attack", "ASSAULT")


def said(made: Claim, at: str = "2031-05-04") -> Claim:
    """The same claim made by a person."""
    return replace(made, maker=PERSON, said_at=at, confidence=1.0)


def ruled(made: Claim, verdict: str, at: str = "2031-05-04") -> Claim:
    return replace(made, ruling=verdict, said_at=at)  # type: ignore[arg-type]


def record(*claims: Claim) -> Incident:
    found = fold_incident([ONE], claims, POLICIES["cautious"], {})
    assert len(found.claims) == len(claims), "nothing is dropped"
    return found


def killed(*claims: Claim) -> tuple[int | None, int | None, str]:
    count = record(*claims).killed
    return count.low, count.high, count.status


def test_without_people_every_claim_is_heard() -> None:
    claims = (claim(ONE, "killed", toll(3, 3)), claim(ONE, "event_type", CLASH))
    assert heard(claims) == claims


def test_a_persons_total_replaces_totals_and_what_is_counted_beside_them() -> None:
    others = [claim(ONE, "killed", toll(n, n), speaker=s) for n, s in ((4, "police"), (9, "hospital"))]
    group = claim(ONE, "killed", toll(2, 2, group="soldiers"))
    assert killed(*others, group)[2] == "disputed"
    assert killed(*others, group, said(claim(ONE, "killed", toll(7, 7)))) == (7, 7, "reported")


def test_a_part_of_the_total_stays_a_part() -> None:
    part = claim(ONE, "killed", toll(2, 2, group="children", part=True))
    found = record(part, said(claim(ONE, "killed", toll(7, 7))))
    assert (found.killed.low, [g.group for g in found.killed.groups]) == (7, ["children"])


def test_a_persons_group_replaces_the_row_of_that_group_alone() -> None:
    rows = [claim(ONE, "killed", toll(n, n, group=g)) for n, g in ((2, "soldiers"), (3, "rebels"))]
    found = record(*rows, said(claim(ONE, "killed", toll(5, 5, group="soldiers"))))
    assert {g.group: g.low for g in found.killed.groups} == {"soldiers": 5, "rebels": 3}


def test_an_accepted_claim_beats_those_that_nobody_stands_behind() -> None:
    four, nine = (claim(ONE, "killed", toll(n, n), speaker=s) for n, s in ((4, "police"), (9, "hospital")))
    assert killed(four, ruled(nine, "accepted")) == (9, 9, "reported")
    assert killed(ruled(four, "accepted"), ruled(nine, "accepted"))[2] == "disputed"
    assert killed(four, ruled(nine, "rejected")) == (4, 4, "reported")
    assert killed(four, ruled(nine, "cannot_tell"))[2] == "disputed"


def test_the_last_correction_holds() -> None:
    early, late = (
        said(claim(ONE, "killed", toll(4, 4)), "2031-05-04"),
        said(claim(ONE, "killed", toll(5, 5)), "2031-05-05"),
    )
    assert killed(early, late) == killed(late, early) == (5, 5, "reported")
    assert killed(early, ruled(late, "rejected", "2031-05-06")) == (4, 4, "reported")


def test_a_field_of_one_value() -> None:
    told = [claim(ONE, "event_type", ATTACK) for _ in range(3)]
    assert record(*told, said(claim(ONE, "event_type", CLASH))).event == CLASH


def test_a_party_in_another_role_is_replaced_and_others_stay() -> None:
    def party(written: str, role: str) -> Participant:
        return Participant(written, None, "unidentified", role)  # type: ignore[arg-type]

    told = [
        claim(ONE, "participants", party("the guards", "perpetrator")),
        claim(ONE, "participants", party("gunmen", "perpetrator")),
    ]
    found = record(*told, said(claim(ONE, "participants", party("the guards", "target"))))
    assert {(p.written, p.role) for p in found.participants} == {("the guards", "target"), ("gunmen", "perpetrator")}


def test_a_persons_word_that_somebody_denies_something_silences_nobody() -> None:
    denial = said(claim(ONE, "killed", toll(4, 4), speaker="army", attitude="denies"))
    assert killed(claim(ONE, "killed", toll(4, 4)), denial) == (4, 4, "reported")
