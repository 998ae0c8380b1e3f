"""The two fits: deterministic, and right where the features tell the answers apart."""

from training.fit_mentions import Choice, Group, fit_choices, fit_groups, right_choices, right_groups


def _choices() -> list[Choice]:
    new, same, other = frozenset({"new"}), frozenset({"same"}), frozenset({"other"})
    return [Choice((new, same), 1, 1.0), Choice((new, other), 0, 0.5)] * 20


def test_choices_are_learnt_the_same_each_time() -> None:
    weights = fit_choices(_choices())
    assert weights == fit_choices(_choices())
    assert weights["same"] > weights["new"] > weights["other"]
    assert right_choices(_choices(), weights) == 1.0


def test_groups_are_learnt() -> None:
    groups = [Group(frozenset({"always", "toll"}), True), Group(frozenset({"always", "plural"}), False)] * 20
    weights = fit_groups(groups)
    assert weights["toll"] > 0 > weights["plural"]
    assert right_groups(groups, weights) == 1.0
