"""The fit of confidence: deterministic, never falling, shrunk where there is little, right where there is much."""

from __future__ import annotations

import numpy as np
from training.fit_confidence import Row, error, fit
from training.held_out import in_fold

ROWS = (
    [Row("killed", 0.9, 0.95, True)] * 90 + [Row("killed", 0.9, 0.05, False)] * 60 + [Row("date", 0.9, 0.9, True)] * 40
)


def test_it_is_the_same_each_time_and_tells_good_words_from_bad() -> None:
    curves = fit(ROWS, True)
    assert curves == fit(ROWS, True)
    assert curves["killed"].at(0.9, 0.95) > 0.8 > 0.4 > curves["killed"].at(0.9, 0.05)


def test_a_field_without_claims_has_the_curve_of_all() -> None:
    curves = fit(ROWS, True)
    assert curves["missing"] == curves["abducted"]


def test_a_surer_rule_that_is_oftener_wrong_gets_no_weight() -> None:
    curves = fit([Row("place", 0.9, 0.5, False), Row("place", 0.4, 0.5, True)] * 50, False)
    assert curves["place"].rule == 0
    assert curves["place"].words == 0


def test_the_error_is_the_distance_from_what_was_right() -> None:
    assert error(np.array([0.8] * 10), np.array([1.0] * 8 + [0.0] * 2)) < 1e-9
    assert abs(error(np.array([0.95] * 10), np.array([1.0] * 5 + [0.0] * 5)) - 0.45) < 1e-9


def test_every_article_is_in_one_part() -> None:
    for name in ("a-1", "b-2", "c-3"):
        assert sum(in_fold(name, part, 4) for part in range(4)) == 1
