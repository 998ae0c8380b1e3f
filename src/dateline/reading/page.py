"""What a web page gives: its article's text and what it says about itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """``dates`` are publication dates as the page writes them, the most trusted first; blocks of ``text`` stand apart
    by a blank line."""

    text: str
    title: str | None
    outlet: str | None
    url: str | None
    dates: tuple[str, ...]

    @classmethod
    def from_answer(cls, answer: dict[str, object]) -> Page:
        """From the helper process's JSON object."""
        dates = answer.get("dates")
        return cls(
            text=str(answer.get("text") or ""),
            title=_words(answer.get("title")),
            outlet=_words(answer.get("outlet")),
            url=_words(answer.get("url")),
            dates=tuple(str(one) for one in dates) if isinstance(dates, list) else (),
        )


def _words(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
