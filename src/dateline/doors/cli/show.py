"""``dateline show``: one incident's record with the evidence behind every value."""

from __future__ import annotations

from datetime import date

import click

from dateline.doors.cli.console import console_of, visible
from dateline.doors.cli.evidence import evidence_text, record_table
from dateline.doors.cli.find import incident_named
from dateline.doors.cli.options import as_of_option, db_option, policy_option
from dateline.doors.cli.store import reading
from dateline.publish import policy_named, record_line
from dateline.publish.jsonl import line
from dateline.publish.knowledge import knowledge_json, knowledge_of_one
from dateline.publish.reading_room import corpus_of
from dateline.publish.record import unheard
from dateline.publish.traces import with_former
from dateline.publish.words import value_text
from dateline.settings import Place


@click.command()
@click.argument("incident")
@click.option("--json", "as_json", is_flag=True, help="The record, its claims and its articles as one JSON line.")
@policy_option
@as_of_option
@db_option
def show(incident: str, as_json: bool, policy: str, as_of: date | None, db: Place) -> None:
    """Show an INCIDENT (its id or the beginning of it): every field, who says it, and the words in their article.

    \b
    Example:
      dateline show incident-3f2a
    """
    with reading(db, as_of) as (ledger, upto):
        corpus = corpus_of(ledger, policy_named(policy), upto)
        found = incident_named(corpus, incident, ledger, upto)
        corpus = with_former(ledger, corpus, upto, found.id)
        state = knowledge_of_one(ledger, corpus, found, policy_named(policy), upto)
    if as_json:
        click.echo(record_line({**line(found, corpus), "knowledge": knowledge_json(state)}))
        return
    console = console_of()
    claims = corpus.claims_of(found)
    silent = unheard(claims)
    console.print(record_table(found, claims, silent))
    click.echo(visible(f"{state.state}: {state.reason}" + (f" (since {state.since})" if state.since else "")))
    for one in corpus.former.get(found.id, ()):
        if one.fate == "withdrawn" and not one.claim.withdrawn:
            words = f"{one.claim.field} {value_text(one.claim)} “{' '.join(one.claim.written.split())}”"
            click.echo(visible(f"withdrawn by {one.by[:20]}: {words}, said in {one.article[:20]}"))
    for article in corpus.articles_of(found):
        own = [c for c in claims if corpus.mentions[c.mention].article == article.id]
        console.print(evidence_text(article, own, silent))
