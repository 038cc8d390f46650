"""Two maps that are read together: what has one measure and one unit has the same classes and one legend."""

from dataclasses import replace

from components.figures.map_classes import circles, stated
from components.figures.map_legend import LegendEntry, legend
from components.style import Style
from data.summaries.province_map import ProvinceMap
from data.two_maps import TwoMaps


def aligned(maps: TwoMaps) -> tuple[ProvinceMap, ProvinceMap | None]:
    """Both maps; of one measure with classes of the values of both, and both with circles or both with fills."""
    first, second = maps.first, maps.second
    if second is None or not maps.is_of_one_measure:
        return first, second
    scale = (*(first.scale or stated(first)), *(second.scale or stated(second)))
    marks = "circles" if all(circles(one) for one in (first, second) if stated(one)) else "fill"
    return replace(first, scale=scale, marks=marks), replace(second, scale=scale, marks=marks)


def shared_legend(maps: TwoMaps, style: Style) -> tuple[LegendEntry, ...]:
    """What occurs on either of two maps of one measure."""
    first, second = aligned(maps)
    assert second is not None, "a legend is shared by two maps"
    places, dots = (*first.places, *second.places), (*first.dots, *second.dots)
    return legend(replace(first, places=places, dots=dots, crowded=first.crowded or second.crowded), style)
