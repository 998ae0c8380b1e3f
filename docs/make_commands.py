"""Write ``commands.md`` from the command line's own help: python docs/make_commands.py."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from dateline.doors.cli import cli

HEAD = "# Commands\n\nEvery command has `--help` with examples. Exit codes: [errors](errors.md#exit-codes).\n"


def _paragraphs(text: str) -> Iterator[str]:
    """Prose as one line each, examples as a code block."""
    for part in text.split("\n\n"):
        lines = [line.strip() for line in part.replace("\b", "").strip().splitlines()]
        if lines and lines[0].startswith("Example"):
            yield f"{lines[0]}\n\n" + "\n".join(f"    {line}" for line in lines[1:])
        elif lines:
            yield " ".join(lines)


def _options(command: click.Command) -> Iterator[str]:
    context = click.Context(command)
    for option in command.params:
        if isinstance(option, click.Option):
            value = "" if option.is_flag else f" {option.make_metavar(context)}".replace("|", "/")
            yield f"| `{option.opts[0]}{value}` | {option.help} |"


def _section(command: click.Command, path: str) -> str:
    parts = [f"## {path}", *_paragraphs(command.help or "")]
    rows = list(_options(command))
    if rows:
        parts.append("\n".join(["| option | meaning |", "|---|---|", *rows]))
    return "\n\n".join(parts)


def _sections(group: click.Group, path: str) -> Iterator[str]:
    for name, command in group.commands.items():
        if not isinstance(command, click.Group) or command.invoke_without_command:
            yield _section(command, f"{path} {name}")
        if isinstance(command, click.Group):
            yield from _sections(command, f"{path} {name}")


def commands_page() -> str:
    """The whole page."""
    return HEAD + "\n" + "\n\n".join(_sections(cli, "dateline")) + "\n"


if __name__ == "__main__":
    Path(__file__).with_name("commands.md").write_text(commands_page(), encoding="utf-8")
