"""``python -m benchmarks speed [INPUT.jsonl]``."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.speed import DEFAULT_INPUT, measure


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    speed = commands.add_parser("speed", help="articles a second, milliseconds a stage, memory; one core")
    speed.add_argument("input", nargs="?", type=Path, default=DEFAULT_INPUT)
    speed.add_argument("--words", type=int, default=400, help="measure articles within a quarter of this many words")
    options = parser.parse_args()
    for line in measure(options.input, options.words):
        print(line)


if __name__ == "__main__":
    main()
