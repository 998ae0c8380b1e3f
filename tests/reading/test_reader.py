"""Snapshots become articles, or are set aside with a reason."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_samples import BODY, article, set_aside, snapshot

from cost import least_seconds
from dateline.model import Article, Given, SetAside
from dateline.reading import ReadingLimits, map_back, read_article

JSON_LINE = "application/x-dateline-article+json"


def test_plain_text_stays_as_it_is() -> None:
    text = f"Raid on market kills two\n\nTARA, March 4 – {BODY}\n"
    found = article(text)
    assert found.text == text
    assert found.title == "Raid on market kills two"
    assert [(piece.text_start, piece.source_start, piece.length) for piece in found.pieces] == [(0, 0, len(text))]
    assert (found.published, found.published_from, found.language) == (None, "none", "en")
    assert len(found.sentences) == 3


@pytest.mark.parametrize("text", [BODY, f"{BODY}\n\n{BODY}", f"Raid on market\n{BODY}", f"Raid ends.\n\n{BODY}"])
def test_a_first_line_that_is_no_headline(text: str) -> None:
    assert article(text).title is None


def test_what_was_given_comes_first() -> None:
    told = Given("Told title", "Tara Post", "https://tara.example/1", date(2021, 3, 5))
    found = article(f"Raid on market\n\n{BODY}", given=told)
    assert (found.title, found.outlet, found.url) == ("Told title", "Tara Post", "https://tara.example/1")
    assert (found.published, found.published_from) == (date(2021, 3, 5), "given")


def test_a_json_line() -> None:
    raw = json.dumps({"title": "Raid", "text": f"  {BODY} \ud800", "published": "2021-03-05", "id": 3})
    found = article(raw, JSON_LINE, Given(title="Raid", published=date(2021, 3, 5)))
    assert found.text == f"Raid\n\n  {BODY} \ufffd"  # a headline that the text lacks is its first line
    assert found.title == "Raid"


def test_furniture_goes_and_the_rest_maps_back() -> None:
    source = (
        "Skip to content\r\nRaid on market kills two\r\n\r\nShare Facebook Twitter\r\n"
        f"{BODY}\x00\r\n\r\nRelated stories\r\n• Five held in Bako\r\n• Mayor of Sule freed\r\n\r\n"
        f"Read more: The war in numbers\r\n{BODY}\u2028Follow us on Facebook\r\n"
    )
    found = article(source)
    assert found.text == f"Raid on market kills two\n\n{BODY}\n\n{BODY}\n"
    start = found.text.rindex("Two men")
    assert [source[low:high] for low, high in map_back(found, start, start + 7)] == ["Two men"]
    assert "".join(source[low:high] for low, high in map_back(found, 0, len(found.text))) == found.text[:-1]


def test_a_ticker_of_headlines_is_no_furniture() -> None:
    text = (
        "Top stories:\n" + "Gunmen storm market in Tara and kill nineteen people\nArmy says it has lost three men\n" * 3
    )
    assert article(text).text == text.removeprefix("Top stories:\n")


def test_an_id_rests_on_text_title_and_date_alone() -> None:
    told = Given(title="Raid", published=date(2021, 3, 5))
    one = article(BODY, given=told)
    assert one.id == article(BODY, given=Given("Raid", "Other", "https://x.example", date(2021, 3, 5))).id
    assert len({one.id, article(BODY).id, article(BODY + "!", given=told).id}) == 3


SET_ASIDE = [
    ("", "no_text"),
    ("\x00 \n ... 12 34", "no_text"),
    (
        "Deux hommes ont été tués lundi dans une attaque contre le marché de la ville, selon la police.",
        "other_language",
    ),
    ("Двое мужчин погибли в понедельник при нападении на рынок в городе, сообщила полиция.", "other_language"),
    ("قتل رجلان يوم الاثنين في هجوم على سوق في المدينة، وفق ما أعلنت الشرطة المحلية.", "other_language"),
    ("word " * 400, "too_large"),
]


@pytest.mark.parametrize(("text", "kind"), SET_ASIDE)
def test_set_aside_with_a_reason(text: str, kind: str) -> None:
    found = set_aside(text, limits=ReadingLimits(most_chars=1000))
    assert found.kind == kind
    assert (found.article is not None) == (kind == "other_language")


def _printed(words: str) -> date | None:
    return date(2021, 3, 4) if "4 March 2021" in words else None


@pytest.mark.parametrize(
    ("head", "foot", "expected"),
    [
        ("4 March 2021", "", date(2021, 3, 4)),
        ("Tara, 4 March 2021", "", date(2021, 3, 4)),
        ("Published on 4 March 2021 at 10.20", "", date(2021, 3, 4)),
        ("", "Tara, 4 March 2021", date(2021, 3, 4)),
        ("Updated 4 March 2021", "", None),
        ("The market burnt down on 4 March 2021", "", None),
        ("4 March", "", None),
    ],
)
def test_a_printed_date_line(head: str, foot: str, expected: date | None) -> None:
    found = read_article(snapshot(f"Raid on market\n\n{head}\n\n{BODY}\n\n{foot}"), printed_date=_printed)
    assert isinstance(found, Article)
    assert (found.published, found.published_from) == (expected, "metadata" if expected else "none")


NOTICES = [
    ("This is a developing story and will be updated.", "developing"),
    ("MORE TO FOLLOW", "developing"),
    ("Check back for updates.", "developing"),
    ("Correction: The raid was on Monday.", "correction"),
    ("An earlier version of this article said that three men died.", "correction"),
    ("UPDATE 2: Police name the dead", "update"),
    ("This report has been withdrawn.", "retraction"),
]


@pytest.mark.parametrize(("words", "kind"), NOTICES)
def test_notices(words: str, kind: str) -> None:
    found = article(f"{BODY}\n\n{words}\n")
    assert [(notice.kind, notice.span.quote) for notice in found.notices] == [(kind, words)]
    assert found.notices[0].span.stands_in(found.text)
    assert found.developing == (kind == "developing")


@pytest.mark.parametrize(
    "words",
    ["The situation is developing.", "The army corrected its aim.", "They said more troops would follow.", BODY],
)
def test_sentences_about_the_world_are_no_notices(words: str) -> None:
    assert article(f"{BODY}\n\n{words}\n").notices == ()


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings(codec: str) -> None:
    text = f"“Señor Núñez” – a café owner – spoke. {BODY}"
    assert article(text.encode(codec)).text == text


def test_broken_bytes_lose_no_more_than_themselves() -> None:
    raw = f"“Señor” – {BODY} – «Núñez»".encode()
    assert article(raw[:30] + b"\xff" + raw[30:]).text.count("\ufffd") == 1


@given(st.text(max_size=300) | st.text(alphabet="ab. \r\n\x00\u2028\ufeffRead more:|–", max_size=300))
@settings(max_examples=150, deadline=None)
def test_pieces_map_back_verbatim(text: str) -> None:
    found = read_article(snapshot(f"{BODY}\n{text}\n{BODY}"))
    if isinstance(found, SetAside):
        return
    source = f"{BODY}\n{text}\n{BODY}".encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    source = source if len(source) == len(text) + 2 * len(BODY) + 2 else ""
    last = 0
    for piece in found.pieces:
        assert piece.text_start >= last
        last = piece.text_start + piece.length
        if source:
            original = source[piece.source_start : piece.source_start + piece.length]
            assert found.text[piece.text_start : last] == original


@given(st.binary(max_size=400), st.sampled_from(["text/plain", JSON_LINE]))
@settings(max_examples=150, deadline=None)
def test_no_bytes_raise(content: bytes, media_type: str) -> None:
    assert isinstance(read_article(snapshot(content, media_type)), Article | SetAside)


def test_long_lines_and_odd_repeats_take_no_longer() -> None:
    def read_all() -> None:
        for unit in ("share ", "help, ", "| ", "Read more: ", "copyright ", "- ", "a\t", "(c) ", "update "):
            for size in (210, 100_000):
                read_article(snapshot(unit * (size // len(unit))))
                read_article(snapshot((unit * (210 // len(unit)) + "\n") * (size // 210)))

    assert least_seconds(read_all, tries=1) < 20
