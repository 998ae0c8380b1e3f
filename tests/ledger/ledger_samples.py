"""Small invented articles with a coding each, built without any other room."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from dateline.ledger import Entry
from dateline.model import (
    Article,
    Claim,
    CoderId,
    Coding,
    CountClaim,
    Given,
    Judgement,
    Maker,
    Mention,
    Rejection,
    SetAside,
    Snapshot,
    Span,
    content_hash,
    make_id,
)

CODER = CoderId("small", "1", "sha256:none")
NEWER = CoderId("small", "2", "sha256:none")
NOON = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)
RULE = Maker("rule", "small", "1")


def moment(minutes: int) -> datetime:
    return NOON + timedelta(minutes=minutes)


def snapshot_of(number: int, origin: str | None = None, given: Given | None = None) -> Snapshot:
    text = f"Gunmen killed {number + 2} people in Talmora on Sunday. Police blamed no one."
    content = text.encode()
    beside = given or Given(outlet="The Talmora Courier", published=date(2031, 5, 4))
    return Snapshot(content_hash(content), content, "text/plain", origin or f"in/{number}.txt", beside)


def article_of(snapshot: Snapshot) -> Article:
    text = snapshot.content.decode()
    given = snapshot.given
    return Article(
        id=content_hash(repr((text, given.published)).encode()),
        snapshot=snapshot.id,
        text_hash=content_hash(text.encode()),
        text=text,
        title=given.title,
        outlet=given.outlet,
        url=given.url,
        published=given.published,
        published_from="given",
        language="en",
        sentences=((0, text.index(".") + 1),),
    )


def coding_of(article: Article, coder: CoderId = CODER) -> Coding:
    act = Span.of(article.text, 7, 13)
    mention = Mention(make_id("mention", article.id, act.start, act.end), article.id, "main", (act,))
    quote = Span.of(article.text, 0, article.text.index(".") + 1)
    number = int(article.text.split()[2])
    claim = Claim(
        id=make_id("claim", mention.id, coder.version),
        mention=mention.id,
        field="killed",
        value=CountClaim(number, number, "reported"),
        written=f"{number} people",
        span=quote,
        speakers=(),
        attitude="asserts",
        hedge=None,
        quoted=False,
        maker=RULE,
        confidence=0.9,
    )
    rejection = Rejection("unattached", "nobody is blamed", None)
    return Coding(article.id, coder, True, (mention,), (claim,), (rejection,))


def entry_of(number: int, coder: CoderId = CODER, origin: str | None = None, given: Given | None = None) -> Entry:
    snapshot = snapshot_of(number, origin, given)
    if number % 5 == 4:
        return Entry.set_aside(snapshot, coder, SetAside(snapshot.id, "language", "not in English"))
    article = article_of(snapshot)
    return Entry.coded(snapshot, article, coding_of(article, coder))


def judgement_on(left: str, right: str, verdict: str = "same", kind: str = "rule") -> Judgement:
    one, other = sorted((left, right))
    maker = Maker(kind, "sample", "1")  # type: ignore[arg-type]
    return Judgement(make_id("judgement", one, other, verdict, kind), one, other, verdict, 1.0, (), maker)  # type: ignore[arg-type]
