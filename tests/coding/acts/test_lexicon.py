"""The lexicon file holds together."""

from __future__ import annotations

from dateline.coding.acts.forms import form_table, inflections
from dateline.coding.acts.lexicon import load_lexicon
from dateline.coding.acts.trigger import read_trigger
from dateline.model import PLOVER_EVENTS, TYPE_OF


def test_every_set_that_a_trigger_needs_exists() -> None:
    lexicon = load_lexicon()
    needed = {t.needs for found in lexicon.triggers.values() for t in found if t.needs}
    assert needed <= set(lexicon.sets)


def test_every_kind_has_a_row_and_every_type_is_known() -> None:
    lexicon = load_lexicon()
    kinds = {t.kind for found in lexicon.triggers.values() for t in found}
    assert kinds <= set(lexicon.types)
    for event in filter(None, lexicon.types.values()):
        assert event.sub_event_type in TYPE_OF
        assert event.plover_event in PLOVER_EVENTS


def test_every_subtype_of_the_codebook_can_be_told() -> None:
    told = {event.sub_event_type for event in load_lexicon().types.values() if event is not None}
    assert set(TYPE_OF) - told <= {"Other"}


def test_entries() -> None:
    trigger = read_trigger("arson", "v", "set * alight/ablaze >property")
    assert trigger.size == 2
    assert trigger.gaps == {1}
    assert (trigger.needs, trigger.side) == ("property", ">")


def test_forms() -> None:
    assert {"stabbed", "stabbing"} <= set(inflections("stab"))
    table = form_table(["shoot", "carry", "gunman"], {"shot": "shoot"})
    assert (table["shot"], table["carried"], table["gunmen"]) == ("shoot", "carry", "gunman")
