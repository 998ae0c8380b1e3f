"""Claims to clusters to records: candidate pairs, judgements with reasons, folding under a named policy."""

from dateline.incidents.candidates import candidate_pairs, keys_of, probes_of
from dateline.incidents.cluster import clusters, standing
from dateline.incidents.features import compare, distance_km
from dateline.incidents.fold import fold_cluster, fold_incident, in_order, incident_id
from dateline.incidents.judge import LINKER, judge
from dateline.incidents.policy import DEFAULT_POLICY, POLICIES, Policy, policy_named
from dateline.incidents.telling import Telling, telling_of

__all__ = [
    "DEFAULT_POLICY",
    "LINKER",
    "POLICIES",
    "Policy",
    "Telling",
    "candidate_pairs",
    "clusters",
    "compare",
    "distance_km",
    "fold_cluster",
    "fold_incident",
    "in_order",
    "incident_id",
    "judge",
    "keys_of",
    "policy_named",
    "probes_of",
    "standing",
    "telling_of",
]
