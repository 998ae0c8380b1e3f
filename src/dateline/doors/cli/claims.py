"""``dateline claims``: who says what about one incident, mention or article."""

from __future__ import annotations

from datetime import date

import click

from dateline.doors.cli.console import visible
from dateline.doors.cli.find import incident_named
from dateline.doors.cli.options import as_of_option, db_option, policy_option
from dateline.doors.cli.store import reading
from dateline.model import CLAIM_FIELDS, canonical
from dateline.model.codec import claim_json
from dateline.publish import policy_named
from dateline.publish.reading_room import corpus_of
from dateline.publish.words import value_text, voice_text
from dateline.settings import Place


@click.command()
@click.argument("incident")
@click.option("--field", type=click.Choice(CLAIM_FIELDS), help="Only claims on this field.")
@click.option("--json", "as_json", is_flag=True, help="One claim a line as JSON.")
@policy_option
@as_of_option
@db_option
def claims(incident: str, field: str | None, as_json: bool, policy: str, as_of: date | None, db: Place) -> None:
    """List every claim on an INCIDENT (its id or the beginning of it), with the exact words and who says them.

    \b
    Example:
      dateline claims incident-3f2a --field killed
    """
    with reading(db, as_of) as (ledger, upto):
        corpus = corpus_of(ledger, policy_named(policy), upto)
    found = incident_named(corpus, incident)
    for claim in corpus.claims_of(found):
        if field is not None and claim.field != field:
            continue
        if as_json:
            click.echo(canonical({**claim_json(claim), "incident": found.id}))
            continue
        article = corpus.articles[corpus.mentions[claim.mention].article]
        where = f"{article.outlet or 'unnamed outlet'}, {article.published or 'undated'}"
        span = claim.span
        click.echo(f"{click.style(claim.field, bold=True)}  {visible(value_text(claim))}")
        click.echo(visible(f"    “{' '.join(span.quote.split())}”"))
        click.echo(visible(f"    says: {voice_text(claim)} · {where} · [{span.start}:{span.end}] · {claim.id[:18]}"))
