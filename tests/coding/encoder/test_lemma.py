"""Dictionary forms, as spaCy's tables give them."""

from __future__ import annotations

import pytest

from dateline.coding.encoder.lemma import lemma_of
from dateline.coding.parser import LEMMAS


@pytest.mark.parametrize(
    ("word", "pos", "tag", "lemma"),
    [
        *[("killed", "VERB", "VBD", "kill"), ("Shot", "VERB", "VBN", "shoot"), ("women", "NOUN", "NNS", "woman")],
        *[("singing", "VERB", "VBG", "sing"), ("worst", "ADJ", "JJS", "bad"), ("were", "AUX", "VBD", "be")],
        *[
            ("'s", "AUX", "VBZ", "be"),
            ("'s", "PART", "POS", "'s"),
            ("n't", "PART", "RB", "not"),
            ("them", "PRON", "PRP", "they"),
        ],
        *[
            ("Qamishli", "PROPN", "NNP", "qamishli"),
            ("clashes", "NOUN", "NNS", "clash"),
            ("drones", "NOUN", "NNS", "drone"),
        ],
    ],
)
def test_lemma(word: str, pos: str, tag: str, lemma: str) -> None:
    assert lemma_of(word, pos, tag, LEMMAS) == lemma
