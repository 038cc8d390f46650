from math import cos, hypot, radians

import pytest

from data import datums
from data.datums import DATUMS, Datum

POINTS = {
    "wgs84": (116.404, 39.915),
    "gcj02": (116.41024449916938, 39.91640428150164),
    "bd09": (116.41662724378733, 39.922699552216216),
}
"""One point in each datum, as the published conversions (eviltransform, gcoord) give it."""


def metres(one: datums.Point, other: datums.Point) -> float:
    return 111_195 * hypot((one[0] - other[0]) * cos(radians(one[1])), one[1] - other[1])


@pytest.mark.parametrize("datum", DATUMS)
def test_a_point_in_any_datum_is_found_to_a_metre(datum: Datum) -> None:
    assert metres(datums.to_wgs84(*POINTS[datum], datum), POINTS["wgs84"]) < 1


def test_a_wrong_datum_would_be_off_by_hundreds_of_metres() -> None:
    assert 400 < metres(POINTS["gcj02"], POINTS["wgs84"]) < metres(POINTS["bd09"], POINTS["wgs84"]) < 1_500


@pytest.mark.parametrize(
    ("text", "datum"),
    [
        ("经度(GCJ-02)", "gcj02"),
        ("高德经度", "gcj02"),
        ("bd_lng", "bd09"),
        ("百度坐标", "bd09"),
        ("lon_wgs84", "wgs84"),
        ("CGCS2000", "wgs84"),
        ("ＧＰＳ", "wgs84"),
        ("经度", None),
        ("gcj02 / wgs84", None),
        ("", None),
    ],
)
def test_a_text_names_a_datum_or_none(text: str, datum: str | None) -> None:
    assert datums.stated(text) == datum
