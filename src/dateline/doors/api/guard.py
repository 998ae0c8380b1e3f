"""What every request passes before a page sees it, and what every answer carries: hosts, origins, headers.

Rules: OWASP's cheat sheets on cross-site request forgery (Fetch Metadata, Origin) and on Content Security Policy.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.doors.api.problem import Problem, problem_answer

LOCAL_HOSTS: Final = ("127.0.0.1", "localhost", "::1")
READS: Final = ("GET", "HEAD")

HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "private, no-cache",
}
"""Sent with every answer; an answer that says otherwise itself is left alone."""


def host_of(address: str) -> str:
    """The name or number of a host without its port and brackets; empty where it is none."""
    try:
        return (urlsplit(f"//{address}").hostname or "").lower()
    except ValueError:
        return ""


def refusal(method: str, headers: Headers, hosts: Collection[str]) -> Problem | None:
    """Why a request is not let in; None where it is.

    A write that a browser sends from another site carries ``Sec-Fetch-Site`` or ``Origin``; a program's has neither.
    """
    host = headers.get("host", "")
    if host_of(host) not in hosts:
        return Problem(421, "unknown_host", "This address is not one that the desk answers to.")
    if method in READS:
        return None
    if method != "POST":
        return Problem(405, "method", "Only GET, HEAD and POST are understood here.")
    site = headers.get("sec-fetch-site")
    origin = headers.get("origin")
    own = site in ("same-origin", "none") if site is not None else origin is None or _same(origin, host)
    if own and (origin is None or _same(origin, host)):
        return None
    return Problem(403, "cross_site", "A page of another site sent this. Nothing was stored; open the desk itself.")


def _same(origin: str, host: str) -> bool:
    """True where an origin is the address that was asked, whatever the scheme before a proxy."""
    return "://" in origin and origin.partition("://")[2].lower() == host.lower()


class Guard:
    """ASGI middleware around the whole desk; ``images`` is an origin elsewhere that pages may ask for map tiles."""

    def __init__(self, app: ASGIApp, hosts: Collection[str] = LOCAL_HOSTS, images: str = "") -> None:
        self.app, self.hosts = app, frozenset(host.lower() for host in hosts)
        own = HEADERS["Content-Security-Policy"]
        self.policy = own.replace("img-src 'self'", f"img-src 'self' {images}") if images else own

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or let in; anything but HTTP is let through to where it is refused."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message.setdefault("headers", []))
                headers.setdefault("Content-Security-Policy", self.policy)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        problem = refusal(scope["method"], Headers(scope=scope), self.hosts)
        if problem is None:
            await self.app(scope, receive, marked)
        else:
            await problem_answer(problem)(scope, receive, marked)
