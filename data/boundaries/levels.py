"""A level: the regions that one map shows side by side, ready to be written."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, log10
from typing import Any, Final

import numpy as np
import shapely

from data.boundaries.frames import INSET_LAT, INSET_LON, NATION_FRAME, Frame, frame_around
from data.boundaries.hatch import hatch
from data.boundaries.points import points
from data.boundaries.projection import Point, Segment
from data.boundaries.simplify import Grain, Shapes, simplify
from data.boundaries.source import Source, Unit
from data.boundaries.surroundings import cut, neighbours
from data.regions import NATION, Adcode

Units = dict[Adcode, Unit]

SANSHA: Final = Adcode("460300")
"""Its islands reach 1,800 km south of the province's main island: the inset shows them, the frame does not."""

_PIXELS: Final = 900  # of a frame's width on a usual screen: a corner smaller than one goes
_KM_PER_DEGREE: Final = 111.0


@dataclass(frozen=True)
class Level:
    """What opening a region shows."""

    names: Mapping[Adcode, str]
    shapes: Shapes
    surroundings: Shapes
    frame: Frame
    points: Mapping[Adcode, Point]
    hatch: Mapping[Adcode, list[Segment]]

    @property
    def outline(self) -> shapely.MultiPolygon:
        """All regions as one, for the coast: a line under the fills."""
        whole = shapely.coverage_union_all(np.array(list(self.shapes.values())))
        return shapely.orient_polygons(whole, exterior_cw=True)

    @property
    def inset(self) -> list[Adcode]:
        """The regions that reach into 南海诸岛."""
        (west, east), (south, north) = INSET_LON, INSET_LAT
        frame = shapely.box(west, south, east, north)
        return [adcode for adcode, shape in self.shapes.items() if shape.intersects(frame)]

    def geojson(self, shapes: Shapes) -> dict[str, Any]:
        """Some of its regions as a figure reads them."""
        return {
            "type": "FeatureCollection",
            "features": [
                {
                    "type": "Feature",
                    "id": adcode,
                    "properties": {"name": self.names.get(adcode, "")},
                    "geometry": shapely.geometry.mapping(shape),
                }
                for adcode, shape in shapes.items()
            ],
        }


def members(source: Source, parents: Mapping[Adcode, Adcode]) -> dict[Adcode, Units]:
    """The units of each level that can be opened. A province that the source does not divide shows itself."""
    units = {**source.districts, **source.cities, **source.provinces}
    levels: defaultdict[Adcode, Units] = defaultdict(dict)
    for adcode, unit in sorted(units.items()):
        if adcode in parents:
            levels[parents[adcode]][adcode] = unit
    undivided = {adcode: {adcode: unit} for adcode, unit in source.provinces.items() if adcode not in levels}
    return dict(sorted({**levels, **undivided}.items()))


def level(adcode: Adcode, units: Units, source: Source) -> Level:
    """The level of one opened region, from its units and their neighbours at full size."""
    frame = NATION_FRAME if adcode == NATION else _frame(units)
    grain = _grain(frame)
    everything = units | neighbours(adcode, frame, source)
    drawn = simplify({member: unit.shape for member, unit in everything.items()}, grain, frame.albers)
    shapes = {member: drawn[member] for member in units}
    return Level(
        names={member: unit.name for member, unit in everything.items()},
        shapes=shapes,
        surroundings=cut({other: shape for other, shape in drawn.items() if other not in units}, frame),
        frame=frame,
        points=points(shapes, frame.albers),
        hatch={member: hatch(shape, frame, grain.digits) for member, shape in shapes.items()},
    )


def _frame(units: Units) -> Frame:
    """The frame that shows all units, but not 三沙 beside others."""
    shown = [unit.shape for adcode, unit in units.items() if adcode != SANSHA or len(units) == 1]
    return frame_around(shapely.get_coordinates(np.array(shown)))


def _grain(frame: Frame) -> Grain:
    """As fine as a screen shows the frame: corners of a pixel, on a grid of half a pixel."""
    pixel = frame.width / _PIXELS
    return Grain(tolerance=pixel, islet=0.4 * pixel**2, digits=ceil(-log10(pixel / 2 / _KM_PER_DEGREE)))
