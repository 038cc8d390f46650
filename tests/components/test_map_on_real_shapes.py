"""What the map's box shows of the real shapes."""

import numpy as np
import pytest

from components.figures.map_plane import MapBox, Plane, map_box


@pytest.mark.parametrize("level", ["100000", "150000", "440000", "650000"])
@pytest.mark.parametrize("box", [map_box(1920, inset=True), map_box(1366, inset=False), MapBox(1032, 624, inset=True)])
def test_no_box_cuts_a_level(boundaries, level, box):
    plane = Plane(boundaries.frame(level), box)
    shapes = [
        np.array(ring) for feature in boundaries.geojson(level)["features"] for ring in rings(feature["geometry"])
    ]
    x, y = np.array(plane.pixels(np.concatenate(shapes))).T
    assert 0 <= x.min() < x.max() <= box.width
    assert 0 <= y.min() < y.max() <= box.height


def rings(geometry):
    """The exterior rings of a polygon, or of several."""
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [polygon[0] for polygon in polygons]
