"""Double coding at the desk: what is to be coded, the form, what others answered, and the agreement of two coders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import Field, create_model
from starlette.responses import Response

from dateline.doors.api import blind
from dateline.doors.api.asked import Asked, Reading
from dateline.doors.api.blind import Drawn
from dateline.doors.api.library import View
from dateline.doors.api.problem import ProblemRaised
from dateline.doors.api.route import Call
from dateline.doors.desk.frame import sent_on, shown
from dateline.errors import UsageError
from dateline.model import Article
from dateline.model.blind_field import BLIND_FIELDS, MOST_INCIDENTS, SILENCES, Answers
from dateline.model.double_coding import Folder, folders_of, incidents_answered
from dateline.publish import DEFAULT_POLICY
from dateline.publish.agreement import agreements
from dateline.publish.coding_table import MACHINE, table_csv

_WRITTEN = tuple(field for field in BLIND_FIELDS if not field.choices)
"""Fields whose value is written beside the kind of answer."""


class FormAsked(Reading):
    """How many incidents the form has room for."""

    incidents: int = Field(0, ge=0, le=MOST_INCIDENTS)


class _Entered(Asked):
    """Field by field a list, one item an incident, as a form sends them; ``stands`` is no where one is dropped."""

    none: str = Field("", max_length=3, description="The article tells no incident.")
    more: str = Field("", max_length=3, description="Room for another incident, please; nothing is stored.")
    because: str = Field("", max_length=4000)
    seen: int | None = Field(None, ge=0)


def _listed(*names: str) -> dict[str, Any]:
    return {name: (list[str], Field(default_factory=list, max_length=MOST_INCIDENTS)) for name in names}


Entered: type[_Entered] = create_model(
    "Entered",
    __base__=_Entered,
    **_listed(*(f.name for f in BLIND_FIELDS), *(f"{f.name}_answer" for f in _WRITTEN), "stands"),
)
"""What a form of double coding sends."""


class AgreementAsked(Reading):
    """Of which sample; the newest where none is named."""

    sample: str = Field("", max_length=100)


@dataclass(frozen=True, slots=True)
class Room:
    """One incident of the form: what each asked field holds so far."""

    entered: Mapping[str, str]
    stands: bool = True


def show_coding(call: Call) -> Response:
    """What this person has to code, every sample and how far it is, and for adjudicators what is to be settled."""
    view = call.seen
    folders = [*folders_of(view.ledger.works(view.upto)).values()][::-1]
    accounts = () if call.register is None else call.register.open_accounts()
    return shown(
        call,
        "coding",
        folders=folders,
        coding=any(call.person.name in f.sample.coders for f in folders),
        coders=[a.name for a in accounts if a.person.may("coder")],
        titles=_titles(view, [a for f in folders for a in f.sample.articles]),
    )


def _titles(view: View, articles: Sequence[str]) -> dict[str, str]:
    stored = {name: view.whole.article(name, view.upto) for name in dict.fromkeys(articles)}
    return {name: s.article.title or s.article.text[:60] for name, s in stored.items() if s is not None}


def draw(call: Call) -> Response:
    """Draw a sample."""
    blind.drawn_by(call, call.said(Drawn))
    return sent_on("/coding")


def show_form(call: Call) -> Response:
    """The article's text and the form; when one's part is done, one's own answers beside everybody's."""
    view, asked = call.seen, call.asked(FormAsked)
    folder = blind.folder_meant(view, call.path["id"])
    article = blind.article_of(view, folder, call.path["article"])
    if not folder.is_blind_for(call.person.name):
        return _compared(call, folder, article)
    own = incidents_answered(folder.answers.get((article.id, call.person.name)))
    rooms = [Room(answers) for answers in own or ()]
    rooms += [Room({})] * (max(asked.incidents, 0 if own else 1) - len(rooms))
    return _form(call, folder, article, rooms, own is not None)


def _form(
    call: Call, folder: Folder, article: Article, rooms: Sequence[Room], answered: bool, failed: str = ""
) -> Response:
    left = folder.left_for(call.person.name)
    return shown(
        call,
        "code_blind",
        folder=folder,
        article=article,
        rooms=rooms,
        answered=answered,
        failed=failed,
        left=len(left),
        fields=BLIND_FIELDS,
        silences=SILENCES,
    )


def _rooms_of(said: _Entered) -> list[Room]:
    """What a form sent, incident by incident."""
    sent: dict[str, list[str]] = {k: v for k, v in said.model_dump().items() if isinstance(v, list)}
    found = []
    for at in range(len(sent["event_type"])):
        entered: dict[str, str] = {}
        for field in BLIND_FIELDS:
            values, kinds = sent[field.name], sent.get(f"{field.name}_answer", [])
            value, kind = (values[at] if at < len(values) else ""), (kinds[at] if at < len(kinds) else "")
            entered[field.name] = kind if kind in field.silences else value
        stands = sent["stands"][at] != "no" if at < len(sent["stands"]) else True
        found.append(Room(entered, stands))
    return found


def _incidents(said: _Entered) -> list[Answers]:
    """The incidents that a form answers on."""
    if said.none:
        return []
    rooms = _rooms_of(said)
    if not rooms:
        raise UsageError("no incident was answered on; where the article tells none, say so.")
    return [room.entered for room in rooms if room.stands]


def code(call: Call) -> Response:
    """Keep the answers and go on with the next article; or make room for another incident."""
    said, name = call.said(_Entered), call.person.name
    failed, code = "", 200
    if not said.more:
        try:
            work = blind.coded_by(call, call.path["article"], _incidents(said))
        except UsageError as error:
            failed, code = str(error), 422
        else:
            with call.library.reading(None, DEFAULT_POLICY) as view:
                left = blind.folder_meant(view, call.path["id"]).left_for(name)
            sample = call.path["id"]
            return sent_on(f"/samples/{sample}/articles/{left[0]}" if left and work else "/coding")
    with call.library.reading(None, DEFAULT_POLICY) as view:
        here = replace(call, view=view, query=FormAsked())  # type: ignore[call-arg]
        folder = blind.folder_meant(view, call.path["id"])
        if not folder.is_blind_for(name):
            raise ProblemRaised("refused", failed or "You have coded the whole sample: your answers stand.")
        article = blind.article_of(view, folder, call.path["article"])
        rooms = [*_rooms_of(said), *([Room({})] if said.more else [])][:MOST_INCIDENTS]
        response = _form(here, folder, article, rooms, False, failed)
    response.status_code = code
    return response


def _columns(view: View, folder: Folder, article: str) -> list[tuple[str, Sequence[Answers] | None]]:
    """Who answers what on an article: the coders, and the program."""
    found: list[tuple[str, Sequence[Answers] | None]] = [
        (coder, incidents_answered(folder.answers.get((article, coder)))) for coder in folder.sample.coders
    ]
    return [*found, (MACHINE, blind.machine_of(view, [article]).get(article))]


def _compared(call: Call, folder: Folder, article: Article, failed: str = "", sent: Sequence[Room] = ()) -> Response:
    """Everybody's answers side by side; for who may settle, with the form for it."""
    view = call.seen
    columns = _columns(view, folder, article.id)
    settled = folder.settled.get(article.id)
    final = incidents_answered(settled)
    own = [incidents or () for _, incidents in columns[:2]]
    number = max(len(incidents) for incidents in (*own, final or ()))
    rooms = list(sent) or [Room(_agreed(own, final, at)) for at in range(number)]
    may_settle = (
        call.person.may("adjudicator")
        and call.person.name not in folder.sample.coders
        and folder.answered_by_both(article.id)
        and view.upto == view.head
    )
    return shown(
        call,
        "settle",
        folder=folder,
        article=article,
        columns=columns,
        settled=settled,
        rooms=rooms,
        number=max([number, *(len(incidents or ()) for _, incidents in columns)]),
        may_settle=may_settle,
        failed=failed,
        fields=BLIND_FIELDS,
        silences=SILENCES,
    )


def _agreed(own: Sequence[Sequence[Answers]], final: Sequence[Answers] | None, at: int) -> Answers:
    """What stands on an incident so far: what was settled, else what both coders say."""
    if final is not None:
        return final[at] if at < len(final) else {}
    if any(at >= len(incidents) for incidents in own):
        return {}
    one, other = (incidents[at] for incidents in own)
    return {name: answer for name, answer in one.items() if other.get(name) == answer}


def show_settlement(call: Call) -> Response:
    """Both coders' answers beside each other with the program's, and the form to settle them."""
    folder = blind.folder_to_see(call, call.path["id"])
    return _compared(call, folder, blind.article_of(call.seen, folder, call.path["article"]))


def settle(call: Call) -> Response:
    """Keep what stands in the end, and go on with the next article to settle."""
    said = call.said(_Entered)
    try:
        blind.settled_by(call, call.path["article"], _incidents(said), said.because, said.seen)
    except UsageError as error:
        with call.library.reading(None, DEFAULT_POLICY) as view:
            here = replace(call, view=view, query=Reading())  # type: ignore[call-arg]
            folder = blind.folder_to_see(here, call.path["id"])
            article = blind.article_of(view, folder, call.path["article"])
            response = _compared(here, folder, article, str(error), _rooms_of(said))
        response.status_code = 422
        return response
    with call.library.reading(None, DEFAULT_POLICY) as view:
        folder = blind.folder_meant(view, call.path["id"])
        left = folder.to_settle()
    onward = f"/samples/{folder.id}/articles/{left[0]}/settlement" if left else f"/agreement?sample={folder.id}"
    return sent_on(onward)


def _chosen(call: Call) -> Folder | None:
    """The sample that is asked for, else the newest that this person may see."""
    view, asked = call.seen, call.asked(AgreementAsked)
    if asked.sample:
        return blind.folder_to_see(call, asked.sample)
    folders = [*folders_of(view.ledger.works(view.upto)).values()][::-1]
    return next((f for f in folders if not f.is_blind_for(call.person.name)), None)


def show_agreement(call: Call) -> Response:
    """Krippendorff's alpha per field, what is taken for what, and who agrees with what was settled."""
    view, folder = call.seen, _chosen(call)
    found = [] if folder is None else agreements(blind.table_of(view, folder), folder.sample.coders)
    folders = [*folders_of(view.ledger.works(view.upto)).values()][::-1]
    return shown(call, "agreement", folder=folder, agreements=found, folders=folders, machine=MACHINE)


def download_table(call: Call) -> Response:
    """The table that agreement is measured on."""
    folder = _chosen(call)
    if folder is None:
        raise ProblemRaised("not_found", "There is no sample yet whose table you may see.")
    return blind.csv_answer(folder, table_csv(folder.id, blind.table_of(call.seen, folder)))
