"""The forms of English verbs, so that a cue is known whatever the tagger makes of it."""

from __future__ import annotations

from typing import Final

IRREGULAR: Final[dict[str, str]] = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "read": "reads read reading",
    "swear": "swears swore sworn swearing",
    "speak": "speaks spoke spoken speaking",
    "think": "thinks thought thinking",
    "know": "knows knew known knowing",
    "understand": "understands understood understanding",
    "hear": "hears heard hearing",
    "feel": "feels felt feeling",
    "find": "finds found finding",
    "hold": "holds held holding",
    "put": "puts put putting",
    "give": "gives gave given giving",
    "set": "sets set setting",
    "sing": "sings sang sung singing",
    "weep": "weeps wept weeping",
    "teach": "teaches taught teaching",
    "show": "shows showed shown showing",
    "see": "sees saw seen seeing",
    "cast": "casts cast casting",
    "foresee": "foresees foresaw foreseen foreseeing",
    "seek": "seeks sought seeking",
    "choose": "chooses chose chosen choosing",
    "forget": "forgets forgot forgotten forgetting",
    "deem": "deems deemed deeming",
    "forecast": "forecasts forecast forecasting",
    "lay": "lays laid laying",
    "leak": "leaks leaked leaking",
}
"""Third person, past, participle where it differs, -ing form."""

DOUBLING: Final = frozenset(
    {"admit", "brag", "beg", "log", "pin", "rip", "pan", "dub", "refer", "ban", "snap", "chat", "plan", "grin", "quip"}
    | {"sob", "blog", "concur", "demur", "infer", "regret", "blab"}
)
"""Verbs that double the last consonant."""


def verb_forms(lemma: str) -> tuple[str, ...]:
    """Every form of a verb, the lemma first."""
    if lemma in IRREGULAR:
        return (lemma, *IRREGULAR[lemma].split())
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        stem = lemma[:-1]
        return lemma, stem + "ies", stem + "ied", lemma + "ing"
    if lemma.endswith("e"):
        return lemma, lemma + "s", lemma + "d", (lemma if lemma.endswith(("ee", "oe")) else lemma[:-1]) + "ing"
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
    stem = lemma + lemma[-1] if lemma in DOUBLING else lemma
    return lemma, third, stem + "ed", stem + "ing"
