"""``dateline correct``, ``accept``, ``reject`` and ``cannot-tell``: what a person says of a field or a claim."""

from __future__ import annotations

import re
from typing import cast

import click

from dateline.doors.cli.saying import Deciding, decides
from dateline.errors import UsageError
from dateline.model import CLAIM_FIELDS, ClaimField, RulingVerdict
from dateline.runner import Reading, decide

_SPAN = re.compile(r"(?P<article>[\w:-]+):(?P<start>\d+)-(?P<end>\d+)")


@click.command()
@click.argument("incident")
@click.argument("field", type=click.Choice(CLAIM_FIELDS))
@click.argument("value")
@click.option("--quote", help="The words that carry the value, as they stand in one of the incident's articles.")
@click.option("--span", help="The same by place: ARTICLE:START-END, in characters of the article's text.")
@click.option("--article", help="The article (the beginning of its id) that the quote stands in.")
@click.option("--speaker", help="The words that name who says so; without it the article itself does.")
@decides
def correct(
    incident: str,
    field: str,
    value: str,
    quote: str | None,
    span: str | None,
    article: str | None,
    speaker: str | None,
) -> Deciding:
    """Say what FIELD of an INCIDENT is, and which words of its articles say so.

    The claims that the program made stay and are shown; the record holds yours until it is undone or corrected again.
    The words must carry the value: the same gate proves it as proves the program's claims.

    \b
    Examples:
      dateline correct incident-3f2a killed 3 --quote "three men were killed" --because "the third died at once"
      dateline correct incident-3f2a date 2024-05-14 --span article-9a1b:120-132 --because "the strike, not the funeral"
    """
    start = end = None
    if span is not None:
        found = _SPAN.fullmatch(span)
        if found is None:
            raise UsageError(f"--span {span!r} is no ARTICLE:START-END; write for example article-9a1b:120-132")
        article, start, end = found["article"], int(found["start"]), int(found["end"])
    reading = Reading(cast(ClaimField, field), value, quote, article, start, end, speaker)
    return lambda ledger, saying, at: decide.correct(ledger, incident, reading, saying, at)


def _ruling(verdict: RulingVerdict, claim: str) -> Deciding:
    return lambda ledger, saying, at: decide.rule(ledger, claim, verdict, saying, at)


@click.command()
@click.argument("claim")
@decides
def accept(claim: str) -> Deciding:
    """Stand behind a CLAIM (its id or the beginning of it): it beats the claims that nobody stands behind.

    \b
    Example:
      dateline accept claim-4c1d --because "confirmed by the hospital's list"
    """
    return _ruling("accepted", claim)


@click.command()
@click.argument("claim")
@decides
def reject(claim: str) -> Deciding:
    """Take a CLAIM (its id or the beginning of it) out of the record: it stays stored and is shown as rejected.

    \b
    Example:
      dateline reject claim-4c1d --because "the toll of another attack"
    """
    return _ruling("rejected", claim)


@click.command("cannot-tell")
@click.argument("claim")
@decides
def cannot_tell(claim: str) -> Deciding:
    """Say that nobody can tell whether a CLAIM is right: earlier verdicts on it no longer count.

    \b
    Example:
      dateline cannot-tell claim-4c1d --because "the picture shows neither"
    """
    return _ruling("cannot_tell", claim)
