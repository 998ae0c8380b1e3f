"""What the forms of the desk say: the same decisions as the API's, and then the page that shows them."""

from __future__ import annotations

from typing import Final, cast

from pydantic import Field, model_validator
from starlette.responses import Response

from dateline.doors.api.asked import Corrected, Marked, Merged, Ruled, Said, SplitOff
from dateline.doors.api.route import Call
from dateline.doors.api.writes import correcting, decided_by, marking, merging, ruling, splitting, undoing
from dateline.doors.desk.frame import back_to, sent_on

NO_REASON: Final = "no reason given"


class RuledHere(Ruled):
    """A verdict, and the page that it was given on."""

    back: str = Field("/inbox", max_length=2000)

    @model_validator(mode="before")
    @classmethod
    def _agreed(cls, given: object) -> object:
        """Only who overrules owes a reason; an empty one is kept as what it is."""
        fields = dict(cast("dict[str, object]", given)) if isinstance(given, dict) else {}
        if fields.get("verdict") != "rejected" and not str(fields.get("because", "")).strip():
            fields["because"] = NO_REASON
        return fields


class UndoneHere(Said):
    """An undo, and the page that it was given on."""

    back: str = Field("/incidents", max_length=2000)


class MergedHere(Merged):
    """Incidents that are one, as a page names them."""

    @model_validator(mode="before")
    @classmethod
    def _trimmed(cls, given: object) -> object:
        """Names as they are typed or pasted, without white space around them."""
        fields = dict(cast("dict[str, object]", given)) if isinstance(given, dict) else {}
        names = fields.get("names")
        fields["names"] = [str(n).strip() for n in names if str(n).strip()] if isinstance(names, list) else []
        return fields


def rule(call: Call) -> Response:
    """Accept a claim, reject it, or say that nobody can tell."""
    said = call.said(RuledHere)
    decided_by(call, said, ruling(call.path["id"], said))
    return sent_on(back_to(said.back, "/inbox"))


def undo(call: Call) -> Response:
    """Take back a decision."""
    said = call.said(UndoneHere)
    _, found = decided_by(call, said, undoing(call.path["id"], call.person))
    return sent_on(f"/incidents/{min(found)}" if found else back_to(said.back, "/incidents"))


def correct(call: Call) -> Response:
    """Say what a field's value is, with the words that carry it."""
    said = call.said(Corrected)
    _, found = decided_by(call, said, correcting(call.path["id"], said))
    return sent_on(f"/incidents/{min(found, default=call.path['id'])}")


def merge(call: Call) -> Response:
    """Make several incidents one."""
    said = call.said(MergedHere)
    _, found = decided_by(call, said, merging(said.names))
    return sent_on(f"/incidents/{min(found, default=said.names[0])}")


def mark(call: Call) -> Response:
    """Mark an incident as sensitive, or no longer."""
    said = call.said(Marked)
    decided_by(call, said, marking(call.path["id"], said))
    return sent_on(f"/incidents/{call.path['id']}")


def split(call: Call) -> Response:
    """Take mentions out of their incident."""
    said = call.said(SplitOff)
    decided_by(call, said, splitting(call.path["id"], said.mentions))
    return sent_on(f"/incidents/{call.path['id']}")
