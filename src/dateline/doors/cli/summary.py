"""What became of the inputs of a run, in words."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.runner import RunSummary


def _counted(name: str, counts: Mapping[str, int]) -> str:
    total = sum(counts.values())
    kinds = ", ".join(f"{n} {kind.replace('_', ' ')}" for kind, n in sorted(counts.items()))
    return f"{total} {name}" + (f" ({kinds})" if counts else "")


def summary_text(summary: RunSummary) -> str:
    """What became of every input, in one paragraph."""
    parts = [
        f"{summary.coded} coded ({summary.relevant} relevant)",
        _counted("set aside", summary.set_aside),
        _counted("refused", summary.refused),
        f"{summary.known} known already",
    ]
    made = f"{summary.mentions} mentions, {summary.claims} claims, {_counted('proposals rejected', summary.rejected)}"
    return f"{summary.done} inputs: {'; '.join(parts)}\n{made}; {summary.judgements} judgements"
