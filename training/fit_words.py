"""How telling a word is, from a frequency list of English and from how many reports of a kind have it.

    python -m training.fit_words --material DIR --list en_lexeme_prob.json.gz

The list is that of the package ``spacy-lookups-data`` (MIT). ``DIR`` holds ``bench/data``; read are the Syrian-war
articles (CC BY 4.0 as first published) and the train split of the dispatches (CC0). What is kept is one number a word;
words that are mostly written with a capital are left to the list, so that no collection's own places get in.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from dateline.incidents import rarity
from dateline.incidents.rarity import MOST, WORD, plain
from training.fit_mentions import BESIDE

FREE: Final = 4.0
"""What a word of the list costs nothing below, in -ln of its share: function words and the commonest verbs."""

_HEAD: Final = "# How telling words are, 0 to 8; a word that is not here counts 8. Made by training/fit_words.py.\n"


def texts_of(path: Path) -> Iterator[str]:
    """Title and text of every article of a file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield f"{row.get('title') or ''}\n{row['text']}"


def shares(texts: Iterable[str], least: float) -> dict[str, float]:
    """-ln of the share of texts that have a word, for words of at least that share, three texts, and small letters."""
    have: Counter[str] = Counter()
    small: Counter[str] = Counter()
    number = 0
    for text in texts:
        number += 1
        found: dict[str, bool] = {}
        for word in WORD.findall(text):
            found[plain(word)] = found.get(plain(word), False) or word[0].islower()
        have.update(found.keys())
        small.update(word for word, is_small in found.items() if is_small)
    return {
        word: math.log(number / n)
        for word, n in have.items()
        if n >= max(3, least * number) and not word[0].isdigit() and 2 * small[word] >= n
    }


def listed(path: Path) -> dict[str, float]:
    """-ln of a word's share of the list, whatever its capitals, less what is free."""
    share: dict[str, float] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for word, logarithm in json.load(lines).items():
            name = plain(word)
            if WORD.fullmatch(name) and name.isalpha():
                share[name] = share.get(name, 0.0) + math.exp(logarithm)
    return {word: max(0.0, -math.log(s) - FREE) for word, s in share.items()}


def main() -> int:
    """Entry point."""
    options = argparse.ArgumentParser(prog="python -m training.fit_words", description=__doc__)
    options.add_argument("--material", type=Path, default=Path(os.environ.get("DATELINE_MATERIAL") or BESIDE))
    options.add_argument("--list", type=Path, required=True)
    given = options.parse_args()
    data = given.material / "bench" / "data"
    tables = (
        listed(given.list),
        shares(texts_of(data / "syria_news" / "input.jsonl"), 0.004),
        shares(texts_of(data / "dispatches" / "train.input.jsonl"), 0.02),
    )
    by_cost: dict[float, list[str]] = {}
    for word in sorted(set().union(*tables)):
        cost = round(min(table.get(word, MOST) for table in tables), 1)
        if cost < MOST:
            by_cost.setdefault(cost, []).append(word)
    lines = (f"{cost}\t{' '.join(words)}\n" for cost, words in sorted(by_cost.items()))
    rarity.TABLE.write_text(_HEAD + "".join(lines), encoding="utf-8")
    print(f"{sum(map(len, by_cost.values()))} words")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
