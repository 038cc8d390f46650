import pytest

from components.figures.map_plane import Plane, box
from data.boundaries.frames import NATION_FRAME


@pytest.mark.parametrize("viewport", [360, 800, 1366, 1920])
def test_degrees_are_the_inverse_of_pixels(viewport):
    plane = Plane(NATION_FRAME, box(viewport, inset=True))
    points = [(116.4, 40.2), (87.6, 43.8), (110.3, 20.0)]
    assert plane.degrees(plane.pixels(points)) == points


@pytest.mark.parametrize("viewport", [360, 414, 800, 1100, 1366, 1500, 1920])
def test_the_inset_covers_neither_taiwan_nor_the_dashes(viewport):
    size = box(viewport, inset=True)
    plane = Plane(NATION_FRAME, size)
    for x, y in plane.pixels([(122.0, 25.3), (121.5, 21.9), (122.8, 24.5), (119.1, 15.0)]):
        assert x < size.width - size.inset_width or y < size.height - size.inset_height


def test_the_frame_stays_in_the_box():
    size = box(1440, inset=True)
    (left, top), (right, bottom) = Plane(NATION_FRAME, size).pixels([(80.5, 54.6), (129.5, 17.2)])
    assert 0 <= left < right <= size.width
    assert -1 <= top < bottom <= size.height + 40
