"""Times and places that belong to a verb of saying, not to the event."""

from __future__ import annotations

from dateline.coding.token import Parse, Range, Token

_SPEECH = frozenset(
    [
        "say",
        "tell",
        "announce",
        "report",
        "add",
        "state",
        "declare",
        "claim",
        "write",
        "post",
        "confirm",
        "comment",
        "speak",
        "warn",
        "note",
        "remark",
        "explain",
        "publish",
        "issue",
        "release",
        "insist",
        "reply",
        "deny",
        "promise",
        "meet",
        "hear",
        "visit",
        "convict",
        "sentence",
        "rule",
        "hold",
        "charge",
        "appear",
    ]
)


def governed_by_speech(parse: Parse, span: Range, trigger: Token | None = None) -> bool:
    """True where a time or place belongs to a verb of saying ("said on Wednesday", "told reporters in Kaduna")."""
    word = parse.head_of(*span)
    for _ in range(5):
        if word is None or word.head == word.index:
            break
        word = parse.tokens[word.head]
        if word.pos in ("VERB", "AUX"):
            break
    if word is None or word.pos not in ("VERB", "AUX"):
        return False
    return word.lemma in _SPEECH and (trigger is None or trigger.index != word.index)
