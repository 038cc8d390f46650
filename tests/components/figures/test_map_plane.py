import numpy as np
import pytest

from components.figures.map_plane import Plane, map_box
from data.boundaries.frames import MAX_ASPECT, MIN_ASPECT, NATION_FRAME


@pytest.mark.parametrize("inset", [True, False])
@pytest.mark.parametrize("viewport", [360, 800, 1366, 1920])
def test_the_panel_is_the_whole_box_around_its_centre(viewport, inset):
    box = map_box(viewport, inset=inset)
    plane = Plane(NATION_FRAME, box)
    assert plane.panel.width / plane.panel.height == pytest.approx(box.width / box.height)
    assert plane.panel.width * plane.scale == pytest.approx(box.width)
    assert plane.pixels([plane.centre])[0] == pytest.approx((box.width / 2, box.height / 2), abs=0.1)


@pytest.mark.parametrize("aspect", [1.0, 1.3, 2.0, MAX_ASPECT])
def test_what_fills_a_panel_has_its_aspect(aspect):
    plane = Plane(NATION_FRAME, map_box(1920, inset=True))
    ((west, east, south, north),) = plane.fans([aspect])
    lons = np.linspace(west, east, 201)
    edges = np.vstack([np.column_stack((lons, np.full(201, lat))) for lat in (south, north)])
    width, height = np.ptp(plane.panel.flat(edges), axis=0)
    assert width / height == pytest.approx(aspect, rel=2e-3)
    assert min(width / plane.panel.width, height / plane.panel.height) == pytest.approx(1, rel=2e-3)


@pytest.mark.parametrize("viewport", [360, 800, 1366, 1920])
def test_degrees_are_the_inverse_of_pixels(viewport):
    plane = Plane(NATION_FRAME, map_box(viewport, inset=True))
    points = [(116.4, 40.2), (87.6, 43.8), (110.3, 20.0)]
    assert plane.degrees(plane.pixels(points)) == points


@pytest.mark.parametrize("viewport", [360, 414, 800, 1100, 1366, 1500, 1920])
def test_the_inset_covers_neither_taiwan_nor_the_dashes(viewport):
    size = map_box(viewport, inset=True)
    plane = Plane(NATION_FRAME, size)
    for x, y in plane.pixels([(122.0, 25.3), (121.5, 21.9), (122.8, 24.5), (119.1, 15.0)]):
        assert x < size.width - size.inset_width or y < size.height - size.inset_height


def test_the_frame_stays_in_the_box():
    size = map_box(1440, inset=True)
    (left, top), (right, bottom) = Plane(NATION_FRAME, size).pixels([(80.5, 54.6), (129.5, 17.2)])
    assert 0 <= left < right <= size.width
    assert -1 <= top < bottom <= size.height + 40


@pytest.mark.parametrize("viewport", [360, 414, 800, 1100, 1366, 1500, 1920, 2560, 3440])
def test_the_view_fills_the_box_and_holds_the_frame(viewport):
    size = map_box(viewport, inset=False)
    plane = Plane(NATION_FRAME, size)
    (left, bottom), (right, top) = plane.view.box
    corners = plane.view.degrees(np.array([(left, top), (right, bottom)]))
    (x0, y0), (x1, y1) = plane.pixels([*map(tuple, corners)])
    assert (x0, y0, x1, y1) == pytest.approx((0, 0, size.width, size.height), abs=0.01)
    assert plane.view.half >= NATION_FRAME.half - 1e-9
    assert plane.view.top >= NATION_FRAME.top - 1e-9
    assert min(plane.corner) == pytest.approx(0, abs=0.01)
    assert MIN_ASPECT < size.width / size.height < MAX_ASPECT
