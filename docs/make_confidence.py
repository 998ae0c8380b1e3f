"""Write the tables of ``confidence.md`` and its diagram from the pinned figures: python docs/make_confidence.py."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

DOCS: Final = Path(__file__).parent
PIN: Final = DOCS.parent / "benchmarks" / "confidence_pins.json"
PAGE: Final = DOCS / "confidence.md"
DIAGRAM: Final = DOCS / "images" / "confidence.svg"
BEGIN, END = "<!-- figures -->\n", "<!-- end of figures -->\n"
SIDE, PAD = 300, 46
COLOURS: Final = {"before": "#b0562f", "after": "#1f5f8b"}
TITLES: Final = {"before": "the rule's own constant", "after": "calibrated"}


def figures() -> dict[str, Any]:
    """What ``training.fit_confidence`` pinned."""
    found: dict[str, Any] = json.loads(PIN.read_text(encoding="utf-8"))
    return found


def table(pin: dict[str, Any]) -> str:
    """One row a field, the smallest last in the order of the codebook."""
    lines = [
        "| field | claims | right | calibration error before | after | Brier score before | after |",
        "|---|---|---|---|---|---|---|",
    ]
    for field, row in pin["figures"].items():
        b, a = row["before"], row["after"]
        name = "**all**" if field == "all" else f"`{field}`"
        lines.append(
            f"| {name} | {row['claims']} | {row['right']:.3f} | {b['error']:.3f} | {a['error']:.3f} "
            f"| {b['brier']:.3f} | {a['brier']:.3f} |"
        )
    total = pin["figures"]["all"]["claims"]
    lines.append("")
    lines.append(
        f"{total:,} claims of {pin['articles']} development dispatches (`{pin['data'][7:19]}`); "
        f"the curves were fitted on {pin['fitted_on']:,} of other articles, unseen by that encoder."
    )
    lines += ["", "| `--floor` | claims kept | of these right |", "|---|---|---|"]
    lines += [f"| {floor:g} | {100 * kept:.0f} % | {100 * right:.0f} % |" for floor, kept, right in pin["floors"]]
    return "\n".join(lines) + "\n"


def _xy(x: float, y: float) -> tuple[float, float]:
    return round(PAD + x * SIDE, 1), round(PAD + (1 - y) * SIDE, 1)


def diagram(pin: dict[str, Any]) -> str:
    """A reliability diagram: for ten bins of confidence, the share that was right; the area of a dot is its claims."""
    wide, high = SIDE + 2 * PAD + 170, SIDE + 2 * PAD
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" '
        'font-family="sans-serif" font-size="12">',
        "<title>Reliability of the confidence of claims, before and after calibration</title>",
        f'<rect width="{wide}" height="{high}" fill="#ffffff"/>',
    ]
    for tick in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0):
        (x, low), (_, top) = _xy(tick, 0), _xy(tick, 1)
        left, y = _xy(0, tick)
        right = _xy(1, tick)[0]
        parts.append(f'<path d="M{x} {low}V{top}M{left} {y}H{right}" stroke="#e3e3e3" fill="none"/>')
        parts.append(f'<text x="{x}" y="{low + 16}" text-anchor="middle" fill="#444">{tick:g}</text>')
        parts.append(f'<text x="{left - 8}" y="{y + 4}" text-anchor="end" fill="#444">{tick:g}</text>')
    (x0, y0), (x1, y1) = _xy(0, 0), _xy(1, 1)
    parts.append(f'<path d="M{x0} {y0}L{x1} {y1}" stroke="#888" stroke-dasharray="4 4"/>')
    for n, when in enumerate(("before", "after")):
        bins = pin["figures"]["all"][when]["bins"]
        total = sum(count for count, _, _ in bins)
        spots = [(*_xy(told, right), max(3.0, 26 * (count / total) ** 0.5)) for count, told, right in bins]
        path = "M" + "L".join(f"{x} {y}" for x, y, _ in spots)
        parts.append(f'<path d="{path}" stroke="{COLOURS[when]}" fill="none" stroke-width="1.5"/>')
        for x, y, r in spots:
            parts.append(f'<circle cx="{x}" cy="{y}" r="{r:.1f}" fill="{COLOURS[when]}" fill-opacity="0.45"/>')
        at = PAD + 20 + 22 * n
        error = pin["figures"]["all"][when]["error"]
        parts.append(f'<circle cx="{x1 + 22}" cy="{at - 4}" r="6" fill="{COLOURS[when]}" fill-opacity="0.6"/>')
        parts.append(f'<text x="{x1 + 34}" y="{at}" fill="#222">{TITLES[when]}, error {error:.3f}</text>')
    parts.append(f'<text x="{(x0 + x1) / 2}" y="{y0 + 36}" text-anchor="middle" fill="#222">confidence</text>')
    middle = (y0 + y1) / 2
    parts.append(
        f'<text x="12" y="{middle}" text-anchor="middle" fill="#222" transform="rotate(-90 12 {middle})">'
        "share of claims that were right</text>"
    )
    return "\n".join([*parts, "</svg>"]) + "\n"


def page(text: str, pin: dict[str, Any]) -> str:
    """The page with its table made anew."""
    head, rest = text.split(BEGIN)
    return head + BEGIN + "\n" + table(pin) + "\n" + END + rest.split(END)[1]


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8"), figures()), encoding="utf-8")
    DIAGRAM.write_text(diagram(figures()), encoding="utf-8")
