"""Double coding as programs ask and say it: samples, blind codings, settlements, agreement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from pydantic import Field
from starlette.responses import Response

from dateline.doors.api.asked import Asked, Id, Listing, Reading, Said
from dateline.doors.api.library import View
from dateline.doors.api.paging import page_json, page_of
from dateline.doors.api.problem import ProblemRaised
from dateline.doors.api.reads import json_answer
from dateline.doors.api.route import Call, absent
from dateline.errors import UsageError
from dateline.ledger import KeptWork
from dateline.model import Article, Json, JsonObject, Saying
from dateline.model.blind_field import BLIND_FIELDS, Answers
from dateline.model.double_coding import Folder, folders_of, incidents_answered
from dateline.model.work_codec import worked_json
from dateline.publish.agreement import Agreement, agreements
from dateline.publish.blind_record import machine_answers
from dateline.publish.coding_table import CodedRow, rows_of, table_csv
from dateline.runner import double_coding


class Drawn(Asked):
    """A draw: the seed says which articles, whoever draws."""

    seed: str = Field(min_length=1, max_length=200)
    size: int = Field(ge=1, le=double_coding.MOST_ARTICLES)
    coders: list[str] = Field(min_length=2, max_length=2, description="Names of two accounts, coder or above.")
    because: str = Field("", max_length=4000, description="What the sample is for.")


class IncidentAnswers(Asked):
    """One incident, field by field: a value, or one of not_reported, unknown, zero and vague."""

    event_type: str = Field(max_length=100)
    date: str = Field(max_length=20)
    date_precision: str = Field("", max_length=10)
    country: str = Field(max_length=20)
    place: str = Field(max_length=200)
    killed: str = Field(max_length=20)
    injured: str = Field(max_length=20)
    abducted: str = Field(max_length=20)
    arrested: str = Field(max_length=20)
    missing: str = Field(max_length=20)
    perpetrator: str = Field(max_length=40)
    disputed: str = Field(max_length=10)

    @property
    def answers(self) -> Answers:
        """By field, without what was not asked."""
        return {name: value for name, value in self.model_dump().items() if value}


class CodedBlind(Asked):
    """What an article tells: its incidents in the order of the text, none where it tells none."""

    article: Id
    incidents: list[IncidentAnswers] = Field(max_length=20)


class SettledOn(Said):
    """What stands for an article in the end."""

    article: Id
    incidents: list[IncidentAnswers] = Field(max_length=20)


def folder_meant(view: View, name: str) -> Folder:
    """The sample whose id begins so; a problem where there is none."""
    try:
        return double_coding.folder_named(view.ledger, name, view.upto)
    except UsageError:
        raise absent("sample of that id") from None


def folder_to_see(call: Call, name: str) -> Folder:
    """A sample whose answers this person may see: not while they are still coding it."""
    folder = folder_meant(call.seen, name)
    if folder.is_blind_for(call.person.name):
        left = len(folder.left_for(call.person.name))
        raise ProblemRaised("blind", f"You are coding this sample blind, with {left} left; it opens when you are done.")
    return folder


def article_of(view: View, folder: Folder, name: str) -> Article:
    """An article of a sample; its coders see its words here and nowhere else."""
    found = [a for a in folder.sample.articles if a.startswith(name)]
    stored = view.whole.article(found[0], view.upto) if len(found) == 1 else None
    if stored is None:
        raise absent("article of that id in this sample")
    return stored.article


def machine_of(view: View, articles: Sequence[str]) -> dict[str, Sequence[Answers]]:
    """What the program reads in articles, as the coding that counts has it."""
    found: dict[str, Sequence[Answers]] = {}
    for name, (position, _) in view.ledger.counting_of(articles, view.upto).items():
        stored = view.ledger.coding_at(position)
        found[name] = machine_answers(stored.article, stored.coding, view.policy)
    return found


def table_of(view: View, folder: Folder) -> list[CodedRow]:
    """Every row of a sample's table."""
    return rows_of(folder, machine_of(view, folder.sample.articles))


def sample_json(folder: Folder) -> JsonObject:
    """A sample: how it was drawn, and how far it is; no answers."""
    done: dict[str, Json] = {
        coder: len(folder.sample.articles) - len(folder.left_for(coder)) for coder in folder.sample.coders
    }
    told = worked_json(folder.drawn)
    return {**told, "done": done, "settled": len(folder.settled)}


def list_samples(call: Call) -> Response:
    """Every sample, the newest first."""
    view, asked = call.seen, call.asked(Listing)
    found = [*folders_of(view.ledger.works(view.upto)).values()][::-1]
    page, after = page_of(found, asked, view.upto)
    return json_answer(page_json([sample_json(f) for f in page], len(found), view.upto, after))


def get_sample(call: Call) -> Response:
    """One sample."""
    return json_answer(sample_json(folder_meant(call.seen, call.path["id"])))


def _listed(incidents: Sequence[Answers] | None) -> Json:
    return None if incidents is None else [dict(answers) for answers in incidents]


def get_sampled(call: Call) -> Response:
    """An article's text and one's own answers; who is not blind any more sees everybody's."""
    view = call.seen
    folder = folder_meant(view, call.path["id"])
    article, name = article_of(view, folder, call.path["article"]), call.person.name
    blind = folder.is_blind_for(name)
    published = None if article.published is None else article.published.isoformat()
    told: JsonObject = {"article": article.id, "title": article.title, "outlet": article.outlet, "text": article.text}
    answers: dict[str, Json] = {
        coder: _listed(incidents_answered(folder.answers.get((article.id, coder))))
        for coder in folder.sample.coders
        if coder == name or not blind
    }
    settled = None if blind else _listed(incidents_answered(folder.settled.get(article.id)))
    machine = None if blind else _listed(machine_of(view, [article.id]).get(article.id))
    return json_answer(
        {**told, "published": published, "blind": blind, "answers": answers, "settled": settled, "program": machine}
    )


def _coders(call: Call, names: Sequence[str]) -> list[str]:
    """The names as the accounts have them; a problem where one may not code."""
    if call.register is None:
        raise ProblemRaised("refused", "Double coding needs accounts for two coders: dateline people add NAME.")
    found = [call.register.account(name) for name in names]
    for name, account in zip(names, found, strict=True):
        if account is None or not account.person.may("coder"):
            raise ProblemRaised("refused", f"{name} has no account with the role coder or above.")
    return [account.name for account in found if account is not None]


def saying_so(call: Call, because: str = "", seen: int | None = None) -> Saying:
    """Who says so, by the session or the token."""
    return Saying(call.person.name, because, call.key, seen)


def drawn_by(call: Call, said: Drawn) -> KeptWork:
    """Draw a sample."""
    coders = _coders(call, said.coders)
    with call.library.writing() as ledger:
        return double_coding.draw(
            ledger, said.seed, said.size, coders, saying_so(call, said.because), call.library.now()
        )


def coded_by(call: Call, article: str, incidents: Sequence[Answers]) -> KeptWork:
    """Keep what a coder answers on an article of the sample in the address."""
    with call.library.writing() as ledger:
        sample, now = call.path["id"], call.library.now()
        return double_coding.code_blind(ledger, sample, article, incidents, saying_so(call), now)


def settled_by(call: Call, article: str, incidents: Sequence[Answers], because: str, seen: int | None) -> KeptWork:
    """Keep what an adjudicator settles on."""
    with call.library.writing() as ledger:
        sample, now = call.path["id"], call.library.now()
        return double_coding.settle(ledger, sample, article, incidents, saying_so(call, because, seen), now)


def _kept(work: KeptWork) -> Response:
    told: JsonObject = {"work": worked_json(work.worked), "kept": work.kept, "position": work.worked.position}
    return json_answer(told, 201 if work.kept == "new" else 200)


def draw(call: Call) -> Response:
    """Draw a sample for two coders."""
    return _kept(drawn_by(call, call.said(Drawn)))


def code_blind(call: Call) -> Response:
    """Say what an article of the sample tells."""
    said = call.said(CodedBlind)
    return _kept(coded_by(call, said.article, [one.answers for one in said.incidents]))


def settle(call: Call) -> Response:
    """Say what stands for an article."""
    said = call.said(SettledOn)
    return _kept(settled_by(call, said.article, [one.answers for one in said.incidents], said.because, said.seen))


def agreement_json(one: Agreement) -> JsonObject:
    """One variable's agreement; ``alpha`` is null where it is not defined, and ``why`` says why."""
    confusions: list[Json] = [{"one": c.one, "other": c.other, "times": c.times} for c in one.confusions]
    against: list[Json] = [{"coder": a.coder, "same": a.same, "units": a.units} for a in one.against]
    return {
        "variable": one.variable.name,
        "label": one.variable.label,
        "level": one.variable.level,
        "units": one.units,
        "same": one.same,
        "alpha": one.alpha,
        "why": one.why,
        "confusions": confusions,
        "against_final": against,
    }


def get_agreement(call: Call) -> Response:
    """How far the two coders of a sample agree."""
    folder = folder_to_see(call, call.path["id"])
    found: list[Json] = [agreement_json(a) for a in agreements(table_of(call.seen, folder), folder.sample.coders)]
    return json_answer({"sample": folder.id, "coders": list(folder.sample.coders), "variables": found})


def get_table(call: Call) -> Response:
    """The table that agreement is measured on."""
    folder = folder_to_see(call, call.path["id"])
    return csv_answer(folder, table_csv(folder.id, table_of(call.seen, folder)))


def csv_answer(folder: Folder, text: str) -> Response:
    """A table as a file."""
    headers = {"Content-Disposition": f'attachment; filename="{folder.id[:15]}.csv"'}
    return Response(text, media_type="text/csv; charset=utf-8", headers=headers)


class SampledAsked(Reading):
    """Nothing beside the position."""


_TEXT: Final[dict[str, Any]] = {"type": "string"}
_MAYBE: Final[dict[str, Any]] = {"type": ["string", "null"]}
_NUMBER: Final[dict[str, Any]] = {"type": "integer"}
_ANSWERS: Final[dict[str, Any]] = {
    "type": ["array", "null"],
    "items": {"type": "object", "properties": {field.name: _TEXT for field in BLIND_FIELDS}},
}


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": dict(properties), "required": list(properties)}


_WHO: Final = {"id": _TEXT, "by": _TEXT, "because": _TEXT, "at": _TEXT, "key": _MAYBE}
_NAMES: Final = {"type": "array", "items": _TEXT}
SCHEMAS: Final[dict[str, Any]] = {
    "Sample": _object(
        {
            **_WHO,
            "seed": _TEXT,
            "among": _NUMBER,
            "position": _NUMBER,
            "articles": _NAMES,
            "coders": _NAMES,
            "done": {"type": "object", "additionalProperties": _NUMBER},
            "settled": _NUMBER,
        }
    ),
    "Sampled": _object(
        {
            **dict.fromkeys(("article", "text"), _TEXT),
            **dict.fromkeys(("title", "outlet", "published"), _MAYBE),
            "blind": {"type": "boolean"},
            "answers": {"type": "object", "additionalProperties": _ANSWERS},
            "settled": _ANSWERS,
            "program": _ANSWERS,
        }
    ),
    "Kept": _object({"work": {"type": "object"}, "kept": {"enum": ["new", "known"]}, "position": _NUMBER}),
    "Agreement": _object(
        {
            "sample": _TEXT,
            "coders": _NAMES,
            "variables": {
                "type": "array",
                "items": _object(
                    {
                        **dict.fromkeys(("variable", "label", "why"), _TEXT),
                        "level": {"enum": ["nominal", "ordinal", "interval"]},
                        **dict.fromkeys(("units", "same"), _NUMBER),
                        "alpha": {"type": ["number", "null"]},
                        "confusions": {
                            "type": "array",
                            "items": _object({"one": _TEXT, "other": _TEXT, "times": _NUMBER}),
                        },
                        "against_final": {
                            "type": "array",
                            "items": _object({"coder": _TEXT, "same": _NUMBER, "units": _NUMBER}),
                        },
                    }
                ),
            },
        }
    ),
}
"""What these answers hold, for the description."""
