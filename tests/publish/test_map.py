"""The map's land is cut to its frame, and its names cover nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.publish.report.labels import LETTER, country_label, place_labels
from dateline.publish.report.land import Box, clipped, land_in

degrees = st.floats(-50, 50, allow_nan=False)


def area(ring: list[tuple[float, float]]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], *ring[:1]], strict=True))) / 2


def test_a_square_over_a_corner_keeps_its_quarter() -> None:
    square = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)]
    assert area(clipped(square, Box(0, 0, 5, 5))) == pytest.approx(1.0)
    assert area(clipped(square, Box(-5, -5, 5, 5))) == pytest.approx(4.0)
    assert clipped(square, Box(2, 2, 5, 5)) == []


@given(st.lists(st.tuples(degrees, degrees), min_size=3, max_size=12))
def test_what_is_cut_lies_in_the_box(ring: list[tuple[float, float]]) -> None:
    for lon, lat in clipped(ring, Box(-10, -10, 10, 10)):
        assert -10.001 <= lon <= 10.001
        assert -10.001 <= lat <= 10.001


def test_a_box_inland_is_all_land() -> None:
    box = Box(8.0, 17.0, 9.0, 18.0)
    (niger,) = land_in(box)
    assert niger.name == "Niger"
    assert area(list(niger.rings[0])) == pytest.approx(1.0)


def test_a_box_at_sea_has_none() -> None:
    assert list(land_in(Box(-40.0, 0.0, -30.0, 5.0))) == []


points = st.lists(
    st.tuples(st.floats(0, 400), st.floats(0, 300), st.floats(3, 60), st.sampled_from(["Arlit", "Agadez", "Téra", ""])),
    max_size=20,
)


@given(points)
def test_names_are_set_once_inside_and_apart(found: list[tuple[float, float, float, str]]) -> None:
    labels = place_labels(found, 400, 300)
    assert len({label.text for label in labels}) == len(labels)
    for label in labels:
        long = len(label.text) * LETTER
        left = label.x - {"start": 0.0, "end": long, "middle": long / 2}[label.anchor]
        assert left >= -0.1
        assert left + long <= 400.1
        assert 0 <= label.y <= 300


def test_a_country_too_small_for_its_name_has_none() -> None:
    assert country_label("Liechtenstein", [[(0, 0), (9, 0), (9, 9), (0, 9)]]) is None
    label = country_label("Mali", [[(0, 0), (300, 0), (300, 200), (0, 200)]])
    assert label is not None
    assert (label.x, label.y) == (150, 100)
