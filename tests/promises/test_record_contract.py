"""What ``dateline code --json`` prints is the published contract: every record validates, every line has its record."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

import pytest
from code_one import coder
from jsonschema import Draft202012Validator
from program import DISPATCHES, EXAMPLES, run

from dateline.model import (
    ATTITUDES,
    CLAIM_FIELDS,
    CODEBOOK_VERSION,
    EVENT_TYPES,
    MODALITIES,
    PARTY_KINDS,
    PARTY_ROLES,
    PLOVER_EVENTS,
    STATUSES,
    TYPE_OF,
    WEAPON_CLASSES,
    Refusal,
    SetAside,
    words,
)
from dateline.model.article import NoticeKind
from dateline.model.claim import RulingVerdict
from dateline.model.codec import coder_json
from dateline.publish import policy_named, record_json, record_line, refusal_json, set_aside_json
from dateline.runner import code_snapshot, read_inputs

SCHEMA: dict[str, Any] = json.loads(
    files("dateline.publish").joinpath("record.schema.json").read_text(encoding="utf-8")
)
SAMPLES = [*sorted(EXAMPLES.iterdir()), DISPATCHES]


@cache
def validator() -> Draft202012Validator:
    Draft202012Validator.check_schema(SCHEMA)
    return Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


def complaints(record: Any) -> list[str]:
    return [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in validator().iter_errors(record)]


def records(path: Path) -> list[Any]:
    """Every record of one input, made in this process and brought through its printed line."""
    found = []
    for taken in read_inputs([path]):
        result = taken if isinstance(taken, Refusal) else code_snapshot(taken, coder())
        if isinstance(result, Refusal):
            record = refusal_json(result, coder_json(coder().id))
        elif isinstance(result, SetAside):
            record = set_aside_json(result, coder_json(coder().id))
        else:
            record = record_json(result.article, result.coding, policy_named("cautious"))
        found.append(json.loads(record_line(record)))
    return found


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_every_record_validates(path: Path) -> None:
    for record in records(path):
        assert complaints(record) == []


def test_the_schema_refuses_what_is_no_record() -> None:
    (record,) = records(EXAMPLES / "patrol-1.html")
    for breach in (
        {**record, "codebook": "2"},
        {**record, "more": 1},
        {k: v for k, v in record.items() if k != "claims"},
        {**record, "incidents": [{**record["incidents"][0], "role": "important"}]},
        {**record, "claims": [{**record["claims"][0], "span": {"start": 0, "end": 1, "quote": ""}}]},
    ):
        assert complaints(breach)


VOCABULARIES: dict[str, tuple[str, ...]] = {
    "date/precision": get_args(words.DatePrecision),
    "place/precision": get_args(words.PlacePrecision),
    "participant/kind": PARTY_KINDS,
    "participant/role": PARTY_ROLES,
    "weapon/class": WEAPON_CLASSES,
    "group/cause": get_args(words.Cause),
    "count_claim/cause": get_args(words.Cause),
    "event_value/event_type": tuple(EVENT_TYPES),
    "event_value/sub_event_type": tuple(TYPE_OF),
    "speaker/channel": get_args(words.Channel),
    "maker/kind": get_args(words.MakerKind),
    "claim/field": CLAIM_FIELDS,
    "claim/attitude": ATTITUDES,
    "incident/role": get_args(words.Role),
    "grade/name": get_args(words.GradeName),
    "incident/modality": MODALITIES,
    "incident/event_type": tuple(EVENT_TYPES),
    "incident/sub_event_type": tuple(TYPE_OF),
    "incident/investigation": get_args(words.Investigation),
    "notice/kind": get_args(NoticeKind),
    "article/published_from": get_args(words.PublishedFrom),
    "claim/ruling": get_args(RulingVerdict),
    **{f"{name}/status": STATUSES for name in ("date", "place", "participant", "group", "count", "count_claim")},
}


@pytest.mark.parametrize("name", VOCABULARIES)
def test_the_schema_has_the_words_of_the_code(name: str) -> None:
    part, _, key = name.partition("/")
    written = SCHEMA["$defs"][part]["properties"][key]["enum"]
    assert tuple(w for w in written if w is not None) == VOCABULARIES[name]


def test_no_list_of_words_in_the_schema_is_unchecked() -> None:
    listed = {
        f"{part}/{key}"
        for part, shape in SCHEMA["$defs"].items()
        for key, kind in shape.get("properties", {}).items()
        if "enum" in kind
    }
    assert listed == set(VOCABULARIES)
    assert SCHEMA["properties"]["codebook"]["const"] == CODEBOOK_VERSION
    assert tuple(SCHEMA["$defs"]["plover"]["anyOf"][0]["properties"]["event"]["enum"]) == PLOVER_EVENTS


def test_one_line_in_is_one_record_out(tmp_path: Path) -> None:
    """Bad lines give a refusal in their place; the others are coded; the exit code tells that some were bad."""
    good = [
        json.dumps({"title": f"Blast {n}", "text": f"A bomb killed {n} people in Arlit, police said."}) for n in "23"
    ]
    aside = json.dumps({"text": "Deux soldats ont été tués mardi près de la ville, selon le gouverneur de la région."})
    undated = json.dumps({"text": "Gunmen killed two people in Arlit, police said.", "published": "yesterday"})
    lines = ['{"title": "cut', good[0], "[1, 2]", aside, '{"text": 5}', "[" * 50_000, undated, "\ufffe\x00", good[1]]
    source = tmp_path / "wire.jsonl"
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = run("code", "--jsonl", source)
    assert done.is_clean()
    assert done.code == 3
    found = [json.loads(line) for line in done.out.splitlines()]
    assert [complaints(record) for record in found] == [[]] * len(lines)
    kinds = [record["rejections"][0]["kind"] if record["article"]["id"] is None else "" for record in found]
    assert kinds == ["broken_json", "", "broken_json", "", "bad_field", "broken_json", "", "broken_json", ""]
    assert [record["article"]["title"] for record in found if record["incidents"]] == ["Blast 2", None, "Blast 3"]
    assert found[3]["rejections"][0]["kind"] == "other_language"
    assert "yesterday" in done.err
    for number in (1, 3, 5, 6, 8):
        assert f"line {number}" in done.err


def test_the_command_prints_the_record_of_the_library() -> None:
    path = EXAMPLES / "strike.txt"
    done = run("code", path, "--json")
    assert (done.code, json.loads(done.out)) == (0, records(path)[0])


@pytest.mark.parametrize(("content", "kind"), [(b"", "empty"), (b"\x00\x01\x02" * 99, "binary"), (b"Hm.", "no_text")])
def test_what_cannot_be_coded_has_a_record_too(content: bytes, kind: str, tmp_path: Path) -> None:
    path = tmp_path / "input.txt"
    path.write_bytes(content)
    (record,) = records(path)
    assert complaints(record) == []
    assert record["rejections"][0]["kind"] == kind


def test_one_refused_file_has_its_record_on_standard_output(tmp_path: Path) -> None:
    missing = tmp_path / "no-such-story.txt"
    done = run("code", missing, "--json")
    assert done.code == 3
    assert done.is_clean()
    assert str(missing) in done.err
    (record,) = map(json.loads, done.out.splitlines())
    assert complaints(record) == []
    assert record["rejections"][0]["kind"] == "not_found"


def test_a_date_that_is_none_costs_only_the_date(tmp_path: Path) -> None:
    path = tmp_path / "story.json"
    path.write_text(json.dumps({"text": "Gunmen killed two people in Arlit, police said.", "published": "yesterday"}))
    done = run("code", path, "--json")
    assert done.code == 0
    assert "yesterday" in done.err
    assert json.loads(done.out)["article"]["published"] is None
