"""``python -m benchmarks speed | normalisers | predict | scores | pin``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.tasks import TASKS


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    speed = commands.add_parser("speed", help="milliseconds a stage, memory, a fresh process; one core")
    speed.add_argument("input", nargs="?", type=Path, help="articles (default: the material's news, else shipped)")
    speed.add_argument("--words", type=int, default=400, help="measure articles of about this many words")
    speed.add_argument("--material", type=Path, help="the folder that holds bench/ (default: DATELINE_MATERIAL)")
    speed.add_argument("--pin", action="store_true", help="keep the figures in speed_pins.json")
    normalisers = commands.add_parser("normalisers", help="milliseconds a phrase, and the import of each normaliser")
    normalisers.add_argument("--pin", action="store_true", help="keep the figures in normaliser_pins.json")
    growth = commands.add_parser("growth", help="what adding an article costs a small and a large ledger")
    growth.add_argument("--sizes", type=int, nargs="+", default=[10_000, 1_000_000], help="mentions held before")
    growth.add_argument("--stores", type=Path, help="a folder that keeps the filled ledgers and has those of before")
    growth.add_argument("--pin", action="store_true", help="keep the figures in growth_pins.json")
    desk = commands.add_parser("desk", help="what the desk's pages and filters cost with very many incidents")
    desk.add_argument("--events", type=int, default=100_000, help="incidents in the ledger")
    desk.add_argument("--store", type=Path, help="a file that keeps the filled ledger and has that of before")
    desk.add_argument("--times", type=int, default=20, help="how often each question is asked")
    desk.add_argument("--pin", action="store_true", help="keep the figures in desk_pins.json")
    predict = commands.add_parser("predict", help="predictions of one task in its benchmark's format")
    predict.add_argument("task", choices=TASKS)
    predict.add_argument("input", type=Path)
    predict.add_argument("output", type=Path)
    predict.add_argument("--limit", type=int, help="only the first so many lines")
    predict.add_argument(
        "--given", "--triggers", "--spans", type=Path, dest="given", help="gold spans (places) or triggers (roles)"
    )
    for name, words in (
        ("scores", "run the development splits and print one table"),
        ("pin", "scores, kept in pins.json"),
    ):
        scores = commands.add_parser(name, help=words)
        scores.add_argument("--material", type=Path, help="the folder that holds bench/ (default: DATELINE_MATERIAL)")
        scores.add_argument("--tasks", nargs="+", choices=TASKS, default=list(TASKS))
        scores.add_argument("--limit", type=int, help="only the first so many lines of each split")
        scores.add_argument("--keep", type=Path, help="a folder to leave the predictions in")
    return parser


def main() -> int:
    """Entry point."""
    options = _parser().parse_args()
    if options.command == "speed":
        from benchmarks.speed import measure

        for line in measure(options.input, options.words, options.material, options.pin):
            print(line, flush=True)
        return 0
    if options.command == "normalisers":
        from benchmarks.normalisers import measure_normalisers

        for line in measure_normalisers(options.pin):
            print(line)
        return 0
    if options.command == "growth":
        from benchmarks.growth import measure as measure_growth

        for line in measure_growth(options.sizes, options.stores, pin=options.pin):
            print(line, flush=True)
        return 0
    if options.command == "desk":
        from benchmarks.desk import measure as measure_desk

        for line in measure_desk(options.events, options.store, options.times, options.pin):
            print(line, flush=True)
        return 0
    if options.command == "predict":
        from benchmarks.predict import predict

        print(f"{predict(options.task, options.input, options.output, options.limit, options.given)} predictions")
        return 0
    from benchmarks.scores import run_scores

    return run_scores(options.material, options.tasks, options.limit, options.keep, pin=options.command == "pin")


if __name__ == "__main__":
    sys.exit(main())
