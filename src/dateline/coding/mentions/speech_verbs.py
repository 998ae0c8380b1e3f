"""Times and places that belong to a verb of saying, not to the event."""

from __future__ import annotations

from dateline.coding.token import Parse, Range, Token

_SPEECH_WORDS = (
    "accuse add allege announce appear blame charge claim comment condemn confirm convict declare deny explain hear"
    " hold insist issue meet note post promise publish reject release remark reply report rule say sentence speak"
    " state tell visit warn write"
)
_SPEECH = frozenset(_SPEECH_WORDS.split())
_CLIMB = 6


def governed_by_speech(parse: Parse, span: Range, trigger: Token | None = None) -> bool:
    """True where a time or place belongs to a verb of saying ("said on Wednesday", "told reporters in Kaduna").

    Words on the trigger's side of the verb are the trigger's: "said that gunmen fired on Monday", "fired on Monday,
    police said"; so are those that hang on the trigger, and those behind a colon.
    """
    word = parse.head_of(*span)
    below = word
    for _ in range(_CLIMB):
        if word is None or word.head == word.index:
            break
        below, word = word, parse.tokens[word.head]
        if trigger is not None and word.index == trigger.index:
            return False
        if word.pos in ("VERB", "AUX"):
            break
    if word is None or below is None or word.pos not in ("VERB", "AUX"):
        return False
    if word.lemma not in _SPEECH or (trigger is not None and _only_told(word, trigger)):
        return False
    if word.end <= span[0] and ":" in parse.text[word.end : span[0]]:
        return False
    if trigger is None or below.dep in ("nsubj", "nsubjpass"):
        return True
    if span[0] < word.start < trigger.start:
        return not _parenthesis(parse.text, span, word)
    if span[0] < trigger.start < word.start and trigger.dep not in ("acl", "relcl"):
        return "," not in parse.text[trigger.end : word.start]
    return not (word.start < trigger.start < span[0] or trigger.start < span[0] < word.start)


def _only_told(verb: Token, trigger: Token) -> bool:
    """True for "shelling was reported on Tuesday", where nobody speaks: the time is that of what was reported."""
    passive = trigger.head == verb.index and trigger.dep == "nsubjpass"
    return verb.lemma == "report" and (verb.head == trigger.index or passive)


def _parenthesis(text: str, span: Range, verb: Token) -> bool:
    """True where the speaker is put in between: "In Mora, police said, a shell fell"."""
    return text[span[1] : span[1] + 1] == "," and text[verb.end : verb.end + 1] == ","
