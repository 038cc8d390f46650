"""Five provinces and a timeline of four slots, made by hand."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import geopandas
import numpy as np
import pytest
import shapely

from components.style import Style
from data.boundaries.frames import NATION_FRAME, SPHERE, Frame, frame_around
from data.boundaries.label_grid import LabelGrid
from data.boundaries.label_room import owners
from data.measures.registry import MEASURES
from data.states import State
from data.summaries.founding_timeline import FoundingTimeline, Mark, SlotCount
from data.summaries.province_map import Dot, ProvinceMap
from data.values import Place

POINTS = {
    "110000": (116.4, 40.2),
    "310000": (121.4, 31.1),
    "330000": (120.1, 29.2),
    "440000": (113.4, 23.3),
    "620000": (95.7, 40.2),
}
NAMES = {"110000": "北京", "310000": "上海", "330000": "浙江", "440000": "广东", "620000": "甘肃"}


def _square(lon: float, lat: float, half: float = 2.0) -> shapely.Polygon:
    """A region as a square around its point."""
    return shapely.box(lon - half, lat - half, lon + half, lat + half)


@dataclass(frozen=True)
class FakeBoundaries:
    """What the figures ask of `Boundaries`."""

    lines: Mapping[str, Any] = field(
        default_factory=lambda: {
            "十段线": [[(119.5, 18.0), (120.1, 19.1)]],
            "省界(海上)": [[(121.3, 31.5), (121.4, 31.6)]],
        }
    )
    inset: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: {"100000": ("440000", "460000")})
    around: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: {"440000": ("450000",)})

    def frame(self, level: str) -> Frame:
        return NATION_FRAME if level == "100000" else frame_around(np.array([(109.7, 20.2), (117.3, 25.5)]))

    def point(self, adcode: str) -> tuple[float, float] | None:
        return POINTS.get(adcode[:2] + "0000")

    def label_grid(self, level: str) -> LabelGrid:
        frame, squares = self.frame(level), [_square(*POINTS[adcode]) for adcode in NAMES]
        plane = geopandas.GeoSeries(squares, crs=SPHERE).to_crs(frame.crs)
        return LabelGrid(frame, owners(plane, frame), tuple(NAMES))

    def rings(self, level: str, adcode: str) -> list[Any]:
        """A square, and an islet."""
        at = self.point(adcode)
        return [[*_square(*at, half).exterior.coords] for half in (2.0, 0.05)] if at else []

    def hatch(self, level: str, adcode: str) -> list[Any]:
        lon, lat = POINTS[adcode]
        return [((lon, lat), (lon + 1, lat + 1))]


@pytest.fixture
def boundaries() -> FakeBoundaries:
    return FakeBoundaries()


@pytest.fixture
def style() -> Style:
    return Style("zh", "light", 1440)


MapMaker = Callable[..., ProvinceMap]


@pytest.fixture
def a_map() -> MapMaker:
    def make(
        values: Mapping[str, float | State],
        measure: str = "listed",
        chosen: Sequence[str] = (),
        dots: Sequence[Dot] = (),
    ) -> ProvinceMap:
        rest = State.NOT_LISTED if measure == "listed" else State.NOT_PUBLISHED
        return ProvinceMap(
            level="100000",
            measure=next(one for one in MEASURES if one.id == measure),
            chosen=tuple(chosen),
            places=tuple(_place(adcode, values.get(adcode, rest)) for adcode in NAMES),
            dots=tuple(dots),
            series="s",
            filters_applied=(),
            sources=(),
        )

    return make


def _place(adcode: str, value: float | State) -> Place:
    if isinstance(value, State):
        return Place(adcode, NAMES[adcode], 0 if value == State.NO_MATCH else None, "parks", value)
    return Place(adcode, NAMES[adcode], value, "parks", State.COUNTED)


TimelineMaker = Callable[..., FoundingTimeline]


@pytest.fixture
def a_timeline() -> TimelineMaker:
    def make(listed: int = 2, published: int | None = 3, chosen: Sequence[str] = ()) -> FoundingTimeline:
        slots = (
            ("2017", 2017, "day"),
            ("2019-", 2019, "month"),
            ("unknown", None, "unknown"),
            ("planned", None, "not_founded"),
        )
        counts = tuple(
            _slot(slot, year, precision, listed, published if year else None, chosen) for slot, year, precision in slots
        )
        return FoundingTimeline(
            slots=counts,
            published_shown=published is not None,
            why_hidden="" if published is not None else "region",
            years_chosen=bool(chosen),
            filters_applied=(),
            sources=(),
        )

    return make


def _slot(
    slot: str, year: int | None, precision: str, listed: int, published: int | None, chosen: Sequence[str]
) -> SlotCount:
    founded = {"day": "2017-04-28", "month": "2019-11"}.get(precision, "")
    kept = not chosen or slot in chosen
    marks = tuple(Mark(f"{slot}-{index}", f"园区{index}", founded, precision, kept) for index in range(listed))
    return SlotCount(slot=slot, year=year, listed=listed, published=published, marks=marks, chosen=slot in chosen)
