"""Between double coding and the JSON that the ledger keeps, both ways and without loss."""

from __future__ import annotations

from dateline.model.blind_field import Answers
from dateline.model.double_coding import Adjudication, BlindCoding, Sample, Work, Worked
from dateline.model.json_value import Json, JsonObject, as_int, as_list, as_object, as_optional_text, as_text


def work_json(work: Work) -> JsonObject:
    """What was drawn, coded or settled, without who, why and when."""
    match work:
        case Sample(seed, among, position, articles, coders):
            drawn: JsonObject = {"seed": seed, "among": among, "position": position}
            return {**drawn, "articles": list(articles), "coders": list(coders)}
        case BlindCoding(sample, article, incidents) | Adjudication(sample, article, incidents):
            told: list[Json] = [dict(answers) for answers in incidents]
            return {"sample": sample, "article": article, "incidents": told}


def work_from(kind: str, o: JsonObject) -> Work:
    """The inverse of work_json; ``kind`` is the kind of event. ValueError for another kind."""
    if kind == "sample":
        one, other = map(as_text, as_list(o["coders"]))
        articles = tuple(map(as_text, as_list(o["articles"])))
        return Sample(as_text(o["seed"]), as_int(o["among"]), as_int(o["position"]), articles, (one, other))
    incidents = tuple(_answers(as_object(one)) for one in as_list(o["incidents"]))
    match kind:
        case "blind_coding":
            return BlindCoding(as_text(o["sample"]), as_text(o["article"]), incidents)
        case "adjudication":
            return Adjudication(as_text(o["sample"]), as_text(o["article"]), incidents)
        case _:
            raise ValueError(f"{kind!r} is no kind of double coding")


def _answers(o: JsonObject) -> Answers:
    return {name: as_text(answer) for name, answer in o.items()}


def worked_json(worked: Worked) -> JsonObject:
    """The whole piece of work, without its position."""
    who: JsonObject = {"id": worked.id, "by": worked.by, "because": worked.because, "at": worked.at, "key": worked.key}
    return {**who, **work_json(worked.work)}


def worked_from(position: int, kind: str, o: JsonObject) -> Worked:
    """The inverse of worked_json."""
    key = as_optional_text(o["key"])
    by, because, at = (as_text(o[name]) for name in ("by", "because", "at"))
    return Worked(position, as_text(o["id"]), work_from(kind, o), by, because, at, key)
