"""What the records rest on at one position of the log: grows step by step, and says which incidents a step touches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from dateline.incidents import Policy
from dateline.ledger import StoredCoding
from dateline.model import Amendments, Claim, Incident, Judgement, Mention
from dateline.publish.corpus import Corpus, Held, fold_corpus

Links = Mapping[str, Sequence[Judgement]]


def links_of(judgements: Iterable[Judgement]) -> dict[str, list[Judgement]]:
    """Judgements by either of their mentions, each list in the order given."""
    found: dict[str, list[Judgement]] = {}
    for judgement in judgements:
        for end in (judgement.left, judgement.right):
            found.setdefault(end, []).append(judgement)
    return found


@dataclass(slots=True)
class FactState:
    """``counted`` has each article's coding that counts, ``silent`` the articles that a newer version has replaced.

    ``links`` are the linker's judgements; one counts once both its mentions are known. ``people`` are what standing
    decisions come to, ``amendments`` what they say about claims.
    """

    policy: Policy
    links: Links
    people: Links = field(default_factory=dict)
    amendments: Amendments = field(default_factory=Amendments)
    counted: dict[str, StoredCoding] = field(default_factory=dict)
    silent: set[str] = field(default_factory=set)
    mentions: dict[str, Mention] = field(default_factory=dict)
    listed: dict[tuple[str, ...], Incident] = field(default_factory=dict)
    """Incidents by their mentions as they are known to stand before the first step."""
    corpus: Corpus | None = None
    """What the last fold gave."""
    _held: dict[str, Incident | None] = field(default_factory=dict)
    _folded: dict[str, Held] = field(default_factory=dict)
    _alike: tuple[Links, Links, dict[str, list[str]]] | None = None

    def changed(self, article: str, stored: StoredCoding, stands: bool) -> set[str]:
        """The mentions that would come, go, speak or fall silent if this coding counted and the article stood so."""
        old = self.counted.get(article)
        if old is None or old.position != stored.position:
            return {m.id for s in (old, stored) if s is not None for m in s.coding.mentions}
        return set() if stands == (article not in self.silent) else {m.id for m in stored.coding.mentions}

    def count(self, article: str, stored: StoredCoding, stands: bool) -> None:
        """Let a coding count for its article, and the article speak or fall silent."""
        old = self.counted.get(article)
        if old is not None and old.position != stored.position:
            for mention in old.coding.mentions:
                self.mentions.pop(mention.id, None)
        self.counted[article] = stored
        self.mentions.update((m.id, m) for m in stored.coding.mentions)
        (self.silent.discard if stands else self.silent.add)(article)

    def drop(self, article: str) -> None:
        """No coding of an article counts any more."""
        old = self.counted.pop(article, None)
        for mention in () if old is None else old.coding.mentions:
            self.mentions.pop(mention.id, None)
        self.silent.discard(article)

    def claims_on(self, record: Incident, name: str) -> Iterator[Claim]:
        """What the articles of a record say about a field in its mentions, silenced ones included."""
        articles = dict.fromkeys(self.mentions[m].article for m in record.mentions if m in self.mentions)
        told = chain(*(self.counted[a].coding.claims for a in articles), self.amendments.claims.values())
        own = set(record.mentions)
        return (c for c in told if c.field == name and c.mention in own)

    def component(self, start: Iterable[str]) -> set[str]:
        """``start`` with the known mentions that *same* judgements connect with it."""
        seen = set(start)
        queue = list(seen)
        near = self._near()
        while queue:
            for end in near.get(queue.pop(), ()):
                if end in self.mentions and end not in seen:
                    seen.add(end)
                    queue.append(end)
        return seen

    def _near(self) -> Mapping[str, Sequence[str]]:
        """By mention, those that somebody judged to be the same; worked out once for what is said."""
        if self._alike is None or self._alike[0] is not self.links or self._alike[1] is not self.people:
            found: dict[str, list[str]] = {}
            for said in (self.links, self.people):
                for mention, judgements in said.items():
                    own = (j.right if j.left == mention else j.left for j in judgements if j.verdict == "same")
                    found.setdefault(mention, []).extend(own)
            self._alike = self.links, self.people, found
        return self._alike[2]

    def _on(self, mention: str) -> Iterator[Judgement]:
        yield from self.links.get(mention, ())
        yield from self.people.get(mention, ())

    def records(self, touched: set[str]) -> dict[str, Incident]:
        """The incidents of a closed set of mentions, by mention, folded where they are not remembered."""
        known = touched & self.mentions.keys()
        missing = known - self._held.keys()
        if missing:
            self.fold(self.component(missing))
        return {m: record for m in known if (record := self._held.get(m)) is not None}

    def fold(self, touched: set[str]) -> dict[str, Incident]:
        """The incidents of a closed set of mentions as they stand now, by mention; remembered."""
        self.forget(touched)
        known = sorted(touched & self.mentions.keys())
        judged = {j.id: j for j in chain(*map(self._on, known))}
        told = {self.mentions[m].article: self.counted[self.mentions[m].article] for m in known}
        corpus = fold_corpus(
            [s.article for s in told.values()],
            [self.mentions[m] for m in known if self.mentions[m].article not in self.silent],
            (c for s in told.values() for c in s.coding.claims),
            judged.values(),
            self.policy,
            [self.mentions[m] for m in known if self.mentions[m].article in self.silent],
            self.amendments,
            self._folded,
            self.listed,
        )
        self.corpus = corpus
        by_id = {record.id: record for record in corpus.incidents}
        self._held.update((m, by_id.get(corpus.incident_of.get(m, ""))) for m in known)
        return {m: record for m in known if (record := self._held[m]) is not None}

    def forget(self, touched: set[str]) -> None:
        """Fold these mentions anew when they are next asked for."""
        for mention in touched:
            self._held.pop(mention, None)
