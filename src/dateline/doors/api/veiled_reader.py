"""The ledger as somebody sees it from whom a part is hidden: every page and answer that reads it reads it so.

What is not named here is refused, so that a new question has to be thought about before it is answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final, Self, cast

from dateline.doors.api.veil import Veil
from dateline.ledger import (
    Event,
    LedgerReader,
    Outcome,
    StoredArticle,
    StoredClaim,
    StoredCoding,
    StoredDecision,
)
from dateline.model import (
    Amendments,
    Article,
    Claim,
    CoderId,
    Coding,
    Correction,
    Decision,
    Grouping,
    Judgement,
    Marking,
    Mention,
    Ruling,
    Span,
)
from dateline.publish.shelf.line import NOT_SHOWN

_OPEN: Final = frozenset(
    (
        *("close", "head", "position_at", "content_hash", "counts", "counting_of", "stands", "coded_articles"),
        *("counts_now", "observations", "refusals", "runs", "run_shares", "chosen", "choices", "family_of"),
        *("works", "standing_articles", "standing_coders", "sensitive", "kin_of", "is_all_touched"),
    )
)
"""Questions whose answers have nothing of an article's words in them, or of what became of hidden inputs."""


def veiled(ledger: LedgerReader, veil: Veil) -> LedgerReader:
    """The ledger behind a veil; itself where nothing is hidden."""
    return cast(LedgerReader, VeiledReader(ledger, veil)) if veil else ledger


class VeiledReader:
    """LedgerReader without hidden mentions, and without the words of hidden articles."""

    def __init__(self, ledger: LedgerReader, veil: Veil) -> None:
        self._ledger, self._veil = ledger, veil
        self._found: dict[str, tuple[Span, ...]] = {}

    def __getattr__(self, name: str) -> Any:
        if name in _OPEN:
            return getattr(self._ledger, name)
        raise AttributeError(f"{name} is not to be asked behind a veil")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._ledger.close()

    # ---- the log ------------------------------------------------------------------------------------

    def events(self, after: int = 0, upto: int | None = None) -> Iterator[Event]:
        """When things were recorded, without what."""
        return (replace(event, body="{}") for event in self._ledger.events(after, upto))

    # ---- articles -----------------------------------------------------------------------------------

    def _shown(self, stored: StoredArticle) -> bool:
        return stored.article.id not in self._veil.articles

    def articles(self, upto: int | None = None) -> Iterator[StoredArticle]:
        return filter(self._shown, self._ledger.articles(upto))

    def article(self, prefix: str, upto: int | None = None) -> StoredArticle | None:
        """An article; a hidden one without its words, for what is shown of incidents that it tells beside."""
        found = self._ledger.article(prefix, upto)
        return found if found is None or self._shown(found) else replace(found, article=_blank(found.article))

    def versions(self, url: str, upto: int | None = None) -> Iterator[StoredArticle]:
        return filter(self._shown, self._ledger.versions(url, upto))

    def family(self, article: str, upto: int | None = None) -> Sequence[StoredArticle]:
        return [*filter(self._shown, self._ledger.family(article, upto))]

    def outcomes(self, upto: int | None = None) -> Iterator[Outcome]:
        return (one for one in self._ledger.outcomes(upto) if one.article not in self._veil.articles)

    # ---- codings ------------------------------------------------------------------------------------

    def codings(
        self, upto: int | None = None, *, after: int = 0, coder: CoderId | None = None, latest: bool = True
    ) -> Iterator[StoredCoding]:
        return map(self._coding, self._ledger.codings(upto, after=after, coder=coder, latest=latest))

    def standing(self, upto: int | None = None) -> Iterator[StoredCoding]:
        return map(self._coding, self._ledger.standing(upto))

    def codings_of(self, article: str, upto: int | None = None) -> Iterator[StoredCoding]:
        return map(self._coding, self._ledger.codings_of(article, upto))

    def coding_by(self, article: str, coder: CoderId, upto: int | None = None) -> StoredCoding | None:
        found = self._ledger.coding_by(article, coder, upto)
        return None if found is None else self._coding(found)

    def coding_at(self, position: int) -> StoredCoding:
        return self._coding(self._ledger.coding_at(position))

    def coding_parts(self, article: str, mentions: frozenset[str], upto: int) -> Iterator[StoredCoding]:
        return map(self._coding, self._ledger.coding_parts(article, mentions - self._veil.mentions, upto))

    def _coding(self, stored: StoredCoding) -> StoredCoding:
        """A coding without what is hidden of it; the others' words stay where none of the hidden ones' are."""
        coding, veil = stored.coding, self._veil
        told = {mention.id for mention in coding.mentions} & veil.mentions
        hidden_article = stored.article.id in veil.articles
        if not told and not hidden_article:
            return stored
        spans = self._spans(coding.article)
        mentions = tuple(m for m in coding.mentions if m.id not in told)
        claims = tuple(_kept(claim, spans) for claim in coding.claims if claim.mention not in told)
        kept = Coding(coding.article, coding.coder, coding.relevant, mentions, claims, ())
        return replace(stored, coding=kept, article=_blank(stored.article) if hidden_article else stored.article)

    def _spans(self, article: str) -> tuple[Span, ...]:
        """Where an article tells what is hidden, as far as any coding found it."""
        if article in self._found:
            return self._found[article]
        found: set[Span] = set()
        for stored in self._ledger.codings_of(article):
            told = {mention.id for mention in stored.coding.mentions} & self._veil.mentions
            found.update(span for m in stored.coding.mentions if m.id in told for span in m.acts)
            found.update(claim.span for claim in stored.coding.claims if claim.mention in told)
        self._found[article] = tuple(sorted(found, key=lambda span: (span.start, span.end)))
        return self._found[article]

    # ---- mentions and claims ------------------------------------------------------------------------

    def mention(self, prefix: str, upto: int | None = None) -> Mention | None:
        found = self._ledger.mention(prefix, upto)
        return None if found is None or found.id in self._veil.mentions else found

    def heir(self, mention: str, upto: int | None = None) -> str | None:
        found = self._ledger.heir(mention, upto)
        return None if found in self._veil.mentions else found

    def claims(self, mention: str, upto: int | None = None) -> Iterator[Claim]:
        found = self.mention(mention, upto)
        told = iter(()) if found is None else self._ledger.claims(mention, upto)
        return told if found is None else (_kept(claim, self._spans(found.article)) for claim in told)

    def claim(self, prefix: str, upto: int | None = None) -> StoredClaim | None:
        found = self._ledger.claim(prefix, upto)
        if found is None or found.mention.id in self._veil.mentions:
            return None
        return replace(found, claim=_kept(found.claim, self._spans(found.article)))

    def judgements(self, upto: int | None = None, *, mention: str | None = None) -> Iterator[Judgement]:
        found = self._ledger.judgements(upto, mention=mention)
        return (j for j in found if not self._veil.hides((j.left, j.right)))

    # ---- people -------------------------------------------------------------------------------------

    def _may_tell(self, decision: Decision) -> bool:
        match decision.matter:
            case Grouping() | Marking() as spoken:
                return not self._veil.hides(spoken.mentions)
            case Correction(claim):
                return claim.mention not in self._veil.mentions
            case Ruling(mention=mention):
                return mention not in self._veil.mentions
            case _:
                return not self._veil.hides(self._ledger.decided(decision.id))

    def decisions(self, upto: int | None = None) -> Iterator[StoredDecision]:
        return (s for s in self._ledger.decisions(upto) if self._may_tell(s.decision))

    def decisions_on(self, mentions: Sequence[str], upto: int | None = None) -> Iterator[StoredDecision]:
        return (s for s in self._ledger.decisions_on(mentions, upto) if self._may_tell(s.decision))

    def decision(self, prefix: str, upto: int | None = None) -> StoredDecision | None:
        found = self._ledger.decision(prefix, upto)
        return found if found is not None and self._may_tell(found.decision) else None

    def decided(self, decision: str) -> Sequence[str]:
        return [name for name in self._ledger.decided(decision) if name not in self._veil.mentions]

    def people(self, upto: int | None = None, *, mention: str | None = None) -> Sequence[Decision]:
        return [d for d in self._ledger.people(upto, mention=mention) if self._may_tell(d)]

    def amendments(self, upto: int | None = None) -> Amendments:
        return Amendments.of(self.people(upto))


def _kept(claim: Claim, spans: Iterable[Span]) -> Claim:
    """A claim, without its words where they are also those of something hidden."""
    own = claim.span
    if not any(own.start < span.end and span.start < own.end for span in spans):
        return claim
    return replace(claim, written=NOT_SHOWN, span=replace(own, quote=NOT_SHOWN), speakers=(), hedge=None)


def _blank(article: Article) -> Article:
    """An article of which nothing is told but its outlet and its day."""
    return replace(article, text="", title=NOT_SHOWN, url=None, notices=(), pieces=(), sentences=())
