"""When two addresses are one: what tells that two articles are versions of one page."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit


def address_of(url: str | None) -> str | None:
    """The address without scheme, ``www.``, fragment and closing slash; None for no URL and for a site's front page.

    Every article that is met at a front page would be a version of every other. Query and path stay as they are:
    both may name the article.
    """
    if url is None:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    path = parts.path.rstrip("/")
    if not parts.netloc or not (path or parts.query):
        return None
    return urlunsplit(("", parts.netloc.lower().removeprefix("www."), path, parts.query, "")).removeprefix("//")
