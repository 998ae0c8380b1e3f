"""Proposals for the weapons of an event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dateline.coding.draft import Proposal
from dateline.coding.mentions.cluster import Cluster
from dateline.coding.mentions.evidence import clause
from dateline.coding.mentions.scene import Scene
from dateline.model import Weapon

_UNUSED: Final = re.compile(
    r"\b(?:without|not a|never|no)\s+(?:a\s+|any\s+|single\s+|firing\s+|use of\s+)*$", re.IGNORECASE
)
"""Words right before a weapon that was not used: "without firing a shot", "no tear gas"."""


def propose_weapons(scene: Scene, cluster: Cluster) -> Iterator[Proposal]:
    """Each weapon named in a stretch that tells of the event."""
    text = scene.parse.text
    seen: set[tuple[int, int]] = set()
    for view in cluster.views:
        start, end = view.segment.span
        for weapon in scene.weapons:
            if weapon.span in seen or not start <= weapon.span[0] < end:
                continue
            seen.add(weapon.span)
            if _UNUSED.search(text, start, weapon.span[0]):
                continue
            written = text[weapon.span[0] : weapon.span[1]]
            sure = 0.6 if weapon.implied else 0.9 if weapon.sure else 0.7
            value = Weapon(written, weapon.weapon_class)
            yield Proposal("weapons", value, clause(text, view, weapon.span), written, "mentions.means", sure)
