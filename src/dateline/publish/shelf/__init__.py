"""The shelf: incidents ready to be listed at any position, made from the log and read back."""

from dateline.publish.shelf.check import shelf_problems
from dateline.publish.shelf.line import DOUBTFUL, Kept
from dateline.publish.shelf.listed import corpus_listed, stand_at
from dateline.publish.shelf.shelving import OvertakenError, is_shelved, made_by, shelve
from dateline.publish.shelf.stand import Stand, Wanted

__all__ = [
    "DOUBTFUL",
    "Kept",
    "OvertakenError",
    "Stand",
    "Wanted",
    "corpus_listed",
    "is_shelved",
    "made_by",
    "shelf_problems",
    "shelve",
    "stand_at",
]
