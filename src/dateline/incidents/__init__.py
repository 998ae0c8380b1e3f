"""Claims to clusters to records: candidate pairs, judgements with reasons, folding under a named policy."""

from dateline.incidents.candidates import are_candidates, candidate_pairs, keys_of
from dateline.incidents.cluster import cluster_around, clusters, standing
from dateline.incidents.features import compare, distance_km
from dateline.incidents.fold import fold_cluster, fold_incident, in_order
from dateline.incidents.heard import heard, is_backed
from dateline.incidents.judge import LINKER, is_telling, judge
from dateline.incidents.knowledge import (
    QUIET_DAYS,
    RULES,
    STALE_DAYS,
    Knowledge,
    StoryFacts,
    closing_words,
    fresh_of,
    knowledge_of,
    knowledge_on,
    next_look,
    stance_of,
)
from dateline.incidents.naming import founder, incident_id
from dateline.incidents.origins import origins_of
from dateline.incidents.policy import DEFAULT_POLICY, POLICIES, Policy, policy_named
from dateline.incidents.same_value import same_claim, same_value
from dateline.incidents.telling import Telling, telling_of, tellings_of

__all__ = [
    "DEFAULT_POLICY",
    "LINKER",
    "POLICIES",
    "QUIET_DAYS",
    "RULES",
    "STALE_DAYS",
    "Knowledge",
    "Policy",
    "StoryFacts",
    "Telling",
    "are_candidates",
    "candidate_pairs",
    "closing_words",
    "cluster_around",
    "clusters",
    "compare",
    "distance_km",
    "fold_cluster",
    "fold_incident",
    "founder",
    "fresh_of",
    "heard",
    "in_order",
    "incident_id",
    "is_backed",
    "is_telling",
    "judge",
    "keys_of",
    "knowledge_of",
    "knowledge_on",
    "next_look",
    "origins_of",
    "policy_named",
    "same_claim",
    "same_value",
    "stance_of",
    "standing",
    "telling_of",
    "tellings_of",
]
