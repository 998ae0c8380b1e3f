"""``dateline serve``: the desk and the API, for one person at this machine or for everybody who has an account."""

from __future__ import annotations

import logging
from contextlib import suppress
from ipaddress import ip_address
from typing import Final

import click

from dateline.doors.cli.options import db_option
from dateline.doors.cli.saying import user_name
from dateline.doors.people import PeopleFile, Person, Register, people_path
from dateline.errors import LedgerError, UsageError
from dateline.settings import ENV_BY, Place

LOCAL_HOSTS: Final = ("127.0.0.1", "localhost", "::1")


def _local(host: str) -> bool:
    """True for an address that only this machine can reach."""
    try:
        return host == "localhost" or ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _hosts(host: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names that the desk answers to; UsageError where it would answer to any."""
    own = host.strip("[]").lower()
    try:
        anywhere = ip_address(own).is_unspecified
    except ValueError:
        anywhere = False
    if anywhere and not names:
        raise UsageError(
            f"--host {host} listens at every address of this machine; say under which name people ask for the desk, "
            "for example --name desk.example (each with a --name of its own)."
        )
    return (*LOCAL_HOSTS, *(() if anywhere else (own,)), *(name.strip("[]").lower() for name in names))


def _who(host: str, by: str | None, db: Place) -> Person | Register:
    """Everybody who has an account, or where nobody has, whoever sits here; UsageError where others could reach it."""
    register = Register(PeopleFile(people_path(db)))
    if register.open_accounts():
        if by is not None:
            raise UsageError("there are accounts, so the name is that of whoever signs in; leave out --by.")
        return register
    if not _local(host):
        raise UsageError(
            f"--host {host} can be reached from other machines, and the desk has no accounts yet: anybody could decide "
            "in your name. Make the first with: dateline people add NAME --role admin; or leave --host at 127.0.0.1."
        )
    return Person(by or user_name())


_MANY: Final = 300
"""Reports of incidents; fewer are ready at once."""


class _Shelving:
    """Says at every tenth how far the incidents are ready to be listed, where there are many to make ready."""

    def __init__(self) -> None:
        self._said = 0

    def __call__(self, done: int, of: int) -> None:
        tenth = 10 * done // max(1, of)
        if of >= _MANY and tenth > self._said:
            click.echo(f"getting incidents ready to be listed, once: {done:,} of {of:,} reports", err=True)
            self._said = tenth


@click.command()
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="The address to listen at; another needs accounts."
)
@click.option("--port", type=click.IntRange(0, 65535), default=8642, show_default=True, help="The port.")
@click.option("--name", "names", multiple=True, help="A name under which people ask for the desk; may be repeated.")
@click.option("--by", help=f"Who sits at the desk and decides.  [default: ${ENV_BY}, or the system's user]")
@click.option("--cert", type=click.Path(exists=True, dir_okay=False), help="The certificate, for HTTPS.")
@click.option("--key", type=click.Path(exists=True, dir_okay=False), help="The certificate's key.")
@click.option("--anew", is_flag=True, help="Make the lists of incidents from the log once more.")
@db_option
def serve(
    host: str,
    port: int,
    names: tuple[str, ...],
    by: str | None,
    cert: str | None,
    key: str | None,
    anew: bool,
    db: Place,
) -> None:
    """Open the desk: read the evidence, decide, add articles. Ctrl-C ends it.

    Without accounts it is for one person at this machine: nobody signs in, and it listens at this machine's own
    address alone. With accounts (dateline people add) everybody signs in. The API is at /api/v1, described at
    /api/v1/openapi.json. Pages load nothing from elsewhere.

    \b
    Example:
      dateline serve --db build/demo/ledger.sqlite
      dateline serve --host 0.0.0.0 --name desk.example --cert desk.pem --key desk.key
    """
    who, hosts = _who(host, by, db), _hosts(host, names)
    if (cert is None) != (key is None):
        raise UsageError("--cert and --key go together.")
    import uvicorn

    from dateline.doors.api.library import Library
    from dateline.doors.api.tiles import Tiles
    from dateline.doors.desk import make_app

    try:
        library = Library(db)
    except OSError as error:
        raise LedgerError(f"{db}: {error.strerror}; name another path with --db") from error
    library.catch_up(_Shelving(), anew)
    app = make_app(library, who, hosts, Tiles.read())
    shown = f"[{host}]" if ":" in host.strip("[]") else host
    logging.basicConfig(level=logging.WARNING, format="%(name)s: %(message)s")
    click.echo(f"The desk is at http{'s' if cert else ''}://{shown}:{port}/ (Ctrl-C ends it)", err=True)
    if cert is None and not _local(host):
        click.echo(
            "Passwords and texts travel in the clear: give --cert and --key, or put a proxy before it.", err=True
        )
    config = uvicorn.Config(app, host.strip("[]"), port, log_level="warning", server_header=False, ws="none")
    config.ssl_certfile, config.ssl_keyfile = cert, key
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run()
