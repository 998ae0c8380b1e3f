"""``jsonl``: one full record a line, with its claims, spans and the articles they come from."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import Incident, JsonObject, canonical
from dateline.publish.corpus import Corpus
from dateline.publish.record import article_summary, claims_json, incident_json
from dateline.publish.traces import former_json


def line(incident: Incident, corpus: Corpus) -> JsonObject:
    """``{"incident", "claims", "former", "articles"}``; ``former`` are the claims of replaced versions."""
    incident_of = dict.fromkeys(incident.mentions, incident.id)
    return {
        "incident": incident_json(incident),
        "claims": claims_json(corpus.claims_of(incident), incident_of),
        "former": [former_json(one, incident.id) for one in corpus.former.get(incident.id, ())],
        "articles": [article_summary(a, True) for a in corpus.articles_of(incident)],
    }


def jsonl_text(incidents: Sequence[Incident], corpus: Corpus) -> str:
    """All records."""
    return "".join(f"{canonical(line(i, corpus))}\n" for i in incidents)
