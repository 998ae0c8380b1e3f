"""What the records rest on at one position of the log: grows step by step, and says which incidents a step touches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dateline.incidents import Policy, clusters, fold_cluster
from dateline.ledger import StoredCoding
from dateline.model import Claim, Incident, Judgement, Mention


@dataclass(slots=True)
class FactState:
    """Mentions, claims and judgements that count so far.

    ``links`` are judgements by either of their mentions; one counts once both its mentions are known. ``counted`` has
    each article's coding; the mentions of ``standing`` speak, those of replaced versions only connect.
    """

    policy: Policy
    links: Mapping[str, Sequence[Judgement]]
    counted: dict[str, StoredCoding] = field(default_factory=dict)
    mentions: dict[str, Mention] = field(default_factory=dict)
    claims: dict[str, list[Claim]] = field(default_factory=dict)
    standing: dict[str, Mention] = field(default_factory=dict)
    published: dict[str, date | None] = field(default_factory=dict)
    _held: dict[str, Incident | None] = field(default_factory=dict)

    def count(self, article: str, coding: StoredCoding | None, stands: bool) -> set[str]:
        """Let a coding count for its article and the article speak or fall silent; the mentions that this changes."""
        old = self.counted.get(article)
        if old is not None and (coding is None or coding.position != old.position):
            gone = {m.id for m in old.coding.mentions}
            del self.counted[article]
            for mention in gone:
                for table in (self.mentions, self.claims, self.standing):
                    table.pop(mention, None)
        else:
            gone = set()
        if coding is None:
            return gone
        if article not in self.counted:
            self._take(article, coding)
            gone |= {m.id for m in coding.coding.mentions}
        return gone | self._stand(article, stands)

    def _take(self, article: str, stored: StoredCoding) -> None:
        self.counted[article] = stored
        self.published[article] = stored.article.published
        self.mentions.update((m.id, m) for m in stored.coding.mentions)
        self.claims.update((m.id, []) for m in stored.coding.mentions)
        for claim in stored.coding.claims:
            self.claims[claim.mention].append(claim)

    def _stand(self, article: str, stands: bool) -> set[str]:
        own = [m.id for m in self.counted[article].coding.mentions]
        changed = {m for m in own if (m in self.standing) != stands}
        for mention in changed:
            if stands:
                self.standing[mention] = self.mentions[mention]
            else:
                del self.standing[mention]
        return changed

    def component(self, start: Iterable[str]) -> set[str]:
        """The mentions that *same* judgements connect with ``start``, through known ones."""
        seen = set(start)
        queue = list(seen)
        while queue:
            for judgement in self.links.get(queue.pop(), ()):
                if judgement.verdict != "same":
                    continue
                for end in (judgement.left, judgement.right):
                    if end in self.mentions and end not in seen:
                        seen.add(end)
                        queue.append(end)
        return seen

    def records(self, touched: set[str]) -> dict[str, Incident]:
        """The incidents of a closed set of mentions as they stood when last asked for, else as they stand."""
        known = touched & self.mentions.keys()
        missing = {m for m in known if m not in self._held}
        if missing:
            self.fold(self.component(missing))
        return {m: record for m in known if (record := self._held.get(m)) is not None}

    def fold(self, touched: set[str]) -> dict[str, Incident]:
        """The incidents of a closed set of mentions as they stand now, by mention; remembered."""
        known = touched & self.mentions.keys()
        judged = {j.id: j for m in sorted(known) for j in self.links.get(m, ())}
        for mention in touched - known:
            self._held.pop(mention, None)
        for group in clusters(sorted(known), list(judged.values())):
            record = fold_cluster(group, self.standing, self.claims, self.policy, self.published)
            self._held.update(dict.fromkeys(group, record))
        return {m: record for m in known if (record := self._held.get(m)) is not None}

    def forget(self, touched: set[str]) -> None:
        """Fold these mentions anew when they are next asked for."""
        for mention in touched:
            self._held.pop(mention, None)
