"""A story in its versions: how they were found to be one, what each changed in words and in claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.errors import UsageError
from dateline.incidents import same_claim
from dateline.ledger import LedgerReader, StoredArticle, StoredCoding
from dateline.ledger.address import address_of
from dateline.ledger.story import link_of
from dateline.model import Article, Claim, Json, JsonObject
from dateline.model.codec import claim_json
from dateline.publish.record import article_summary
from dateline.publish.traces import Trace, former_json, traces, version_codings
from dateline.publish.wording import Wording


@dataclass(frozen=True, slots=True)
class Version:
    """``number`` from 1; ``rule`` says why it is a version of those before: ``first``, ``address``, ``headline``,
    ``text``, or ``linked`` through a later one. ``seen`` counts how often its bytes were met."""

    number: int
    stored: StoredArticle
    coded: StoredCoding | None
    stands: bool
    rule: str
    seen: int

    @property
    def article(self) -> Article:
        """The version's text."""
        return self.stored.article


@dataclass(frozen=True, slots=True)
class VersionDiff:
    """``traces`` say what became of the old version's claims, ``added`` are the new one's that the old one lacked."""

    old: Version
    new: Version
    wording: Wording
    traces: tuple[Trace, ...]
    added: tuple[Claim, ...]


def _rule(article: Article, before: Sequence[Article]) -> str:
    if not before:
        return "first"
    address = address_of(article.url)
    if address is not None and any(address_of(other.url) == address for other in before):
        return "address"
    return next((link.rule for other in before if (link := link_of(article, other)) is not None), "linked")


def story_of(ledger: LedgerReader, prefix: str, upto: int | None = None) -> tuple[Version, ...]:
    """All versions of the article whose id begins so, the newest last; UsageError where there is none."""
    found = ledger.article(prefix, upto)
    if found is None:
        raise UsageError(f"no article {prefix!r}; dateline show names the articles of an incident")
    family = ledger.family(found.article.id, upto)
    coded = {s.article.id: s for s in version_codings(ledger, found.article.id, upto)}
    held = ledger.counting_of(coded, upto)
    texts = [stored.article for stored in family]
    return tuple(
        Version(
            number,
            stored,
            coded.get(stored.article.id),
            held.get(stored.article.id, (0, False))[1],
            _rule(stored.article, texts[: number - 1]),
            sum(1 for _ in ledger.observations(stored.capture.id, upto)),
        )
        for number, stored in enumerate(family, 1)
    )


def version_named(ledger: LedgerReader, prefix: str, upto: int | None = None) -> Version:
    """The version that the article whose id begins so is; UsageError where there is none."""
    story = story_of(ledger, prefix, upto)
    return next(version for version in story if version.article.id.startswith(prefix))


def diff_of(old: Version, new: Version) -> VersionDiff:
    """What became of the words and the claims of one version in another."""
    wording = Wording(old.article.text, new.article.text)
    both = [s for s in (old.coded, new.coded) if s is not None]
    found = tuple(traces(both, {})) if len(both) == len((old, new)) else ()
    taken = {one.successor for one in found}
    added = () if new.coded is None else tuple(c for c in new.coded.coding.claims if c.id not in taken)
    return VersionDiff(old, new, wording, found, _unlike(added, old))


def _unlike(claims: Sequence[Claim], old: Version) -> tuple[Claim, ...]:
    """The claims that say something which the old version did not."""
    before = () if old.coded is None else old.coded.coding.claims
    return tuple(c for c in claims if not any(same_claim(c, other) for other in before))


def version_json(version: Version) -> JsonObject:
    """One version as JSON."""
    return {
        "number": version.number,
        "recorded_at": version.stored.recorded_at,
        "stands": version.stands,
        "rule": version.rule,
        "seen": version.seen,
        "article": article_summary(version.article, None if version.coded is None else version.coded.coding.relevant),
    }


def diff_json(diff: VersionDiff) -> JsonObject:
    """The wording as runs of kept, removed and added text, and the claims of both sides."""
    wording: list[Json] = [{"kind": s.kind, "text": s.text, "old": s.old, "new": s.new} for s in diff.wording.stretches]
    former: list[Json] = [former_json(one, None) for one in diff.traces]
    return {
        "old": diff.old.article.id,
        "new": diff.new.article.id,
        "wording": wording,
        "former": former,
        "added": [claim_json(c) for c in diff.added],
    }
