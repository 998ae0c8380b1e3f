"""Articles that share a text are many articles and one origin."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dateline.incidents import origins_of
from dateline.incidents.origins import share
from dateline.model import Article, content_hash

WIRE = """The ferry Halcyon was fired on from the eastern bank late on Monday and two deckhands were killed, the port's
master said. The captain turned back to Brel with engine trouble and a list of eleven wounded, six of whom were taken to
the mission hospital. Nobody said who fired. Ferries had been shot at twice since the harvest, and traders now sail in
convoys of four with an army launch before them."""

OTHER = """Teachers in Brel marched to the prefecture on Tuesday and asked for the wages of three months. The prefect
received five of them and promised an answer within the week; the march ended without an incident, and the schools stay
closed until the answer comes, the union's secretary told reporters at the gate of the girls' school."""


def article(name: str, text: str, day: int | None = 4) -> Article:
    published = None if day is None else date(2031, 5, day)
    digest = content_hash(text.encode())
    return Article(f"article-{name}", digest, digest, text, None, None, None, published, "given", "en")


def test_a_reprint_and_a_shortened_copy_have_the_wires_origin() -> None:
    wire, reprint = article("m", WIRE), article("a", "The Brel Post, from agencies\n" + WIRE, 5)
    short = article("b", WIRE.partition("Ferries had")[0], None)
    found = origins_of([short, article("c", OTHER), reprint, wire])
    assert found == {"article-m": "article-m", "article-a": "article-m", "article-b": "article-m"}


def test_different_texts_and_very_short_ones_are_their_own_origins() -> None:
    assert origins_of([article("a", WIRE), article("b", OTHER)]) == {}
    assert origins_of([article("a", "Two killed on the ferry."), article("b", "Two killed on the ferry.")]) == {}


def test_a_copys_copy_is_a_copy() -> None:
    words = (WIRE + " " + OTHER).split()
    first, second, third = (" ".join(words[n : n + 60]) for n in (0, 20, 40))
    assert share(first, third) < share(first, second)
    found = origins_of([article("a", first, 1), article("b", second, 2), article("c", third, 3)])
    assert set(found.values()) == {"article-a"}


@given(st.permutations([article(name, text, day) for name, text, day in (
    ("a", WIRE, 4), ("b", WIRE + " " + OTHER, 3), ("c", OTHER, 5), ("d", OTHER[:200], None))]))  # fmt: skip
def test_the_order_of_the_articles_does_not_matter(shuffled: list[Article]) -> None:
    assert origins_of(shuffled) == origins_of(shuffled[::-1])


def test_the_share_is_symmetric_and_whole_for_one_text() -> None:
    assert share(WIRE, WIRE) == 1.0
    assert share(WIRE, WIRE + OTHER) == share(WIRE + OTHER, WIRE) > 0.8
