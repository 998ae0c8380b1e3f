"""``dateline judge``, ``merge``, ``split``, ``undo`` and ``decisions``: which mentions are one incident."""

from __future__ import annotations

from datetime import date
from typing import cast

import click

from dateline.doors.cli.console import visible
from dateline.doors.cli.options import as_of_option, db_option
from dateline.doors.cli.saying import Deciding, decides
from dateline.doors.cli.store import reading
from dateline.errors import UsageError
from dateline.model import Correction, Decision, Grouping, Marking, Ruling, Undo, Verdict, canonical, undone
from dateline.model.decision_codec import decision_json
from dateline.publish.words import value_text
from dateline.runner import decide
from dateline.settings import Place


@click.command()
@click.argument("verdict", type=click.Choice(["same", "different", "unsure"]))
@click.argument("one")
@click.argument("other")
@decides
def judge(verdict: str, one: str, other: str) -> Deciding:
    """Say that ONE and OTHER are the same incident, different ones, or that nobody can tell.

    Both are ids of mentions or incidents, or their beginnings; an incident stands for all its mentions. A person's word
    beats the program's, the latest word the earlier ones, and *different* keeps apart what a third mention would join.

    \b
    Example:
      dateline judge different incident-3f2a incident-91c0 --because "two strikes, a day apart"
    """
    return lambda ledger, saying, at: decide.judge(ledger, cast(Verdict, verdict), one, other, saying, at)


@click.command()
@click.argument("names", metavar="INCIDENT...", nargs=-1, required=True)
@decides
def merge(names: tuple[str, ...]) -> Deciding:
    """Make several incidents, or mentions, one. The id of the one told first goes on; the others lead to it.

    \b
    Example:
      dateline merge incident-3f2a incident-91c0 --because "the same convoy"
    """
    if len(names) < 2:
        raise UsageError("a merge needs two incidents or mentions")
    return lambda ledger, saying, at: decide.merge(ledger, names, saying, at)


@click.command()
@click.argument("incident")
@click.argument("mentions", metavar="MENTION...", nargs=-1, required=True)
@decides
def split(incident: str, mentions: tuple[str, ...]) -> Deciding:
    """Take MENTIONs out of their INCIDENT: they become one of their own, and the rest stays one.

    \b
    Example:
      dateline split incident-3f2a mention-77d1 --because "this tells of the attack in March"
    """
    return lambda ledger, saying, at: decide.split(ledger, incident, mentions, saying, at)


@click.command()
@click.argument("incident")
@decides
def mark(incident: str) -> Deciding:
    """Mark an INCIDENT as sensitive: readers of the desk do not see it, nor the articles that tell it.

    \b
    Example:
      dateline mark incident-3f2a --because "the family has not been told"
    """
    return lambda ledger, saying, at: decide.mark(ledger, incident, True, saying, at)


@click.command()
@click.argument("incident")
@decides
def unmark(incident: str) -> Deciding:
    """Show an INCIDENT that was marked as sensitive to everybody again.

    \b
    Example:
      dateline unmark incident-3f2a --because "named in the ministry's list"
    """
    return lambda ledger, saying, at: decide.mark(ledger, incident, False, saying, at)


@click.command()
@click.argument("decision")
@decides
def undo(decision: str) -> Deciding:
    """Take back a DECISION (its id or the beginning of it), an undo too. Nothing is deleted: the undo is kept as well.

    \b
    Example:
      dateline undo decision-5b1e --because "misread the place"
    """
    return lambda ledger, saying, at: decide.undo(ledger, decision, saying, at)


def _matter(decision: Decision) -> str:
    """What a decision is about, in one line."""
    match decision.matter:
        case Grouping(verdict, groups):
            return f"{verdict}: " + " | ".join(", ".join(m[:20] for m in group) for group in groups)
        case Correction(claim):
            return f"{claim.field}: {value_text(claim)} “{claim.written}” ({claim.id[:18]})"
        case Ruling(claim_id, _, verdict):
            return f"{verdict}: {claim_id[:18]}"
        case Marking(mentions, sensitive):
            return f"{'sensitive' if sensitive else 'not sensitive'}: " + ", ".join(m[:20] for m in mentions)
        case Undo(undoes):
            return f"undoes {undoes}"


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One decision a line as JSON.")
@as_of_option
@db_option
def decisions(as_json: bool, as_of: date | None, db: Place) -> None:
    """List what people decided, with who, when and why, and what was undone.

    \b
    Example:
      dateline decisions --json
    """
    with reading(db, as_of) as (ledger, upto):
        found = list(ledger.decisions(upto))
    gone = undone(stored.decision for stored in found)
    for stored in found:
        decision = stored.decision
        by = gone.get(decision.id)
        if as_json:
            more = {"position": stored.position, "undone_by": None if by is None else by.id}
            click.echo(canonical({**decision_json(decision), **more}))
            continue
        when = decision.at[:16].replace("T", " ")
        state = "" if by is None else f"  [undone by {by.by}]"
        click.echo(visible(f"{when}  {decision.id[:22]}  {decision.by}  {decision.act}  {_matter(decision)}{state}"))
        click.echo(visible(f"    because {decision.because}"))
