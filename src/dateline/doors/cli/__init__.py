"""The command line: ``dateline --help``."""

from dateline.doors.cli.main import cli, main

__all__ = ["cli", "main"]
