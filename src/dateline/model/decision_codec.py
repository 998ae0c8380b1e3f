"""Between decisions and the JSON that the ledger keeps, both ways and without loss."""

from __future__ import annotations

from typing import cast

from dateline.model.claim import RulingVerdict
from dateline.model.codec import claim_from, claim_json
from dateline.model.decision import Act, Correction, Decision, Grouping, Marking, Matter, Ruling, Undo
from dateline.model.json_value import Json, JsonObject, as_list, as_object, as_optional_text, as_text
from dateline.model.judgement import Verdict


def matter_json(matter: Matter) -> JsonObject:
    """What was decided, without who, when and why."""
    match matter:
        case Grouping(verdict, groups, tied):
            return {"verdict": verdict, "groups": [list(group) for group in groups], "tied": tied}
        case Correction(claim):
            return {"claim": claim_json(claim)}
        case Ruling(claim_id, mention, verdict):
            return {"claim": claim_id, "mention": mention, "verdict": verdict}
        case Marking(mentions, sensitive):
            return {"mentions": list(mentions), "sensitive": sensitive}
        case Undo(undoes):
            return {"undoes": undoes}


def matter_from(kind: str, o: JsonObject) -> Matter:
    """The inverse of matter_json; ``kind`` is the kind of event. ValueError for another kind."""
    match kind:
        case "decision":
            groups = tuple(tuple(map(as_text, as_list(group))) for group in as_list(o["groups"]))
            return Grouping(cast(Verdict, as_text(o["verdict"])), groups, o["tied"] is True)
        case "correction":
            return Correction(claim_from(o["claim"]))
        case "ruling":
            verdict = cast(RulingVerdict, as_text(o["verdict"]))
            return Ruling(as_text(o["claim"]), as_text(o["mention"]), verdict)
        case "marking":
            return Marking(tuple(map(as_text, as_list(o["mentions"]))), o["sensitive"] is True)
        case "undo":
            return Undo(as_text(o["undoes"]))
        case _:
            raise ValueError(f"{kind!r} is no kind of decision")


def decision_json(decision: Decision) -> JsonObject:
    """The whole decision."""
    return {
        "id": decision.id,
        "act": decision.act,
        "by": decision.by,
        "because": decision.because,
        "at": decision.at,
        "key": decision.key,
        **matter_json(decision.matter),
    }


def decision_from(kind: str, value: Json) -> Decision:
    """The inverse of decision_json."""
    o = as_object(value)
    return Decision(
        as_text(o["id"]),
        cast(Act, as_text(o["act"])),
        matter_from(kind, o),
        as_text(o["by"]),
        as_text(o["because"]),
        as_text(o["at"]),
        as_optional_text(o["key"]),
    )
