"""Labels on real ground: each in its own region or on the end of a line from it, and none over another."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from typing import Any

import numpy as np
import pytest
import shapely

from components.figures import map_inset
from components.figures.map_plane import Plane
from components.figures.map_spots import Circle, Rect, snug
from components.figures.province_map import draw, label_spots
from components.style import Canvas, Style
from components.theme import PALETTES
from data import links
from data.boundaries import Boundaries
from data.boundaries.derive import derive
from data.boundaries.label_grid import NOBODY
from data.dataset import Dataset
from data.settings import Settings
from data.states import State
from data.summaries import province_map
from data.summaries.province_map import ProvinceMap
from tests.colours import contrast

SHIPPED = (
    "",
    "measure=companies",
    "measure=published",
    "region=330000",
    "region=310000,330000",
    "map=440000",
    "map=440000&measure=companies",
    "map=330000",
    "map=460000",
    "map=310000",
)
STYLES = (
    *(Style("zh", "light", width) for width in (320, 360, 414, 600, 800, 1100, 1366, 1920, 2560)),
    Style("zh", "light", 1920, Canvas(1300, 680, 20 / 12)),
    Style("zh", "light", 945, Canvas(600, 350, 29.2 / 12)),
)


@dataclass(frozen=True)
class Drawn:
    """What a test reads off a map."""

    labels: dict[str, tuple[str, float, float]]  # adcode -> text, lon, lat
    leaders: list[tuple[tuple[float, float], tuple[float, float]]]  # from the place to the label
    size: float
    plane: Plane
    inset: list[Rect]
    circles: dict[str, Circle]  # a hair larger: positions are rounded

    def begins_at(self, adcode: str, start: tuple[float, float]) -> bool:
        """Whether a leader begins on the circle of a place."""
        return adcode in self.circles and Rect(*self.plane.pixels([start])[0], 0, 0).meets(self.circles[adcode])

    def touches(self, adcode: str) -> bool:
        """Whether the label stands on the circle of its place."""
        return adcode in self.circles and self.rect(adcode).meets(self.circles[adcode])

    def rect(self, adcode: str) -> Rect:
        text, lon, lat = self.labels[adcode]
        ((x, y),) = self.plane.pixels([(lon, lat)])
        return Rect(x, y, *snug(text, self.size))


@pytest.fixture(scope="session")
def boundaries() -> Boundaries:
    """The real ones, not those made by hand for the other figures."""
    derive(Settings().cache)
    return Boundaries.open(Settings().cache)


@pytest.fixture
def read(boundaries: Boundaries):
    from components.figures.province_map import sheet_of

    def make(summary: ProvinceMap, style: Style) -> Drawn:
        figure = draw(summary, style, boundaries, lambda name: name)
        texts, sheet = figure["data"][-1], sheet_of(summary, style, boundaries)
        places = zip(texts["text"], texts["lon"], texts["lat"], strict=True)
        last = max(index for index, trace in enumerate(figure["data"]) if trace.get("mode") == "markers")
        return Drawn(
            dict(zip(texts["ids"], places, strict=True)),
            [*_pairs(figure["data"][last + 1])],
            texts["textfont"]["size"],
            sheet.plane,
            map_inset.covered(sheet),
            {adcode: Circle(*sheet.anchors[adcode], size / 2 + 2) for adcode, size in sheet.circles.items()},
        )

    return make


def _pairs(trace: dict[str, Any]) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    points = [*zip(trace["lon"], trace["lat"], strict=True)]
    yield from ((points[at], points[at + 1]) for at in range(0, len(points), 3))


@pytest.fixture(scope="session")
def shape(boundaries: Boundaries):
    """(level, adcode) -> the region's shape, and a hair more: positions are rounded."""

    @cache
    def of(level: str) -> dict[str, shapely.Geometry]:
        features = boundaries.geojson(level)["features"]
        return {
            one["id"]: shapely.from_geojson(str(one["geometry"]).replace("'", '"')).buffer(0.02) for one in features
        }

    return lambda level, adcode: of(level)[adcode]


@pytest.fixture
def summary_of(dataset: Dataset):
    return lambda query: province_map.summarise(links.parse(query, dataset).selection, dataset)


def assert_every_label_is_at_home(summary: ProvinceMap, drawn: Drawn, shape) -> None:
    """In its region, on its circle's edge, or with a line that begins there and ends at the label."""
    ends = {drawn.plane.pixels([end])[0]: start for start, end in drawn.leaders}
    followed = 0
    for adcode, (text, lon, lat) in drawn.labels.items():
        rect = drawn.rect(adcode)
        near = replace(rect, width=rect.width + 12, height=rect.height + 10)
        starts = [start for (x, y), start in ends.items() if near.overlap(Rect(x, y, 1, 1))]
        home = shape(summary.level, adcode)
        led = [
            start
            for start in starts
            if home.buffer(0.3).contains(shapely.Point(start)) or drawn.begins_at(adcode, start)
        ]
        followed += bool(led)
        assert home.contains(shapely.Point(lon, lat)) or led or drawn.touches(adcode), f"{text} stands abroad"
    assert followed >= len(drawn.leaders), "a line leads to nothing"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("query", SHIPPED)
def test_every_label_is_at_home_and_covers_no_other(read, summary_of, shape, query: str, lang: str):
    summary = summary_of(f"{query}&lang={lang}")
    for style in STYLES:
        drawn = read(summary, replace(style, lang=lang))
        assert_every_label_is_at_home(summary, drawn, shape)
        rects = [*(drawn.rect(adcode) for adcode in drawn.labels), *drawn.inset]
        assert not any(one.overlap(other) > 1 for one, other in combinations(rects[: len(drawn.labels)], 2))
        assert not any(one.overlap(other) > 1 for one in rects[: len(drawn.labels)] for other in drawn.inset)


def test_hardly_a_line_of_enclosed_places_crosses_more_than_one_neighbour(read, summary_of, boundaries):
    under = []
    for level in ("110000", "120000", "310000", "500000", "420100", "610100"):
        summary, grid = summary_of(f"map={level}"), boundaries.label_grid(level)
        places = tuple(
            replace(place, state=State.COUNTED, value=1.0 + at % 7) for at, place in enumerate(summary.places)
        )
        drawn = read(replace(summary, places=places, dots=()), Style("zh", "light", 1920))
        for line in drawn.leaders:
            cells = np.linspace(*grid.cells_of([*line]), 80).astype(int).clip(0, (grid.shape[1] - 1, grid.shape[0] - 1))
            under.append(
                len({*grid.owners[cells[:, 1], cells[:, 0]].tolist()} - {NOBODY, grid.owners[*cells[0][::-1]]})
            )
    assert len(under) >= 15
    assert sum(crossed > 1 for crossed in under) <= 4


def test_a_line_has_the_ink_of_its_label_and_is_followed_over_every_fill(boundaries, summary_of):
    for theme, palette in PALETTES.items():
        style = Style("zh", theme, 1920)
        figure = draw(summary_of("map=310000"), style, boundaries, lambda name: name)
        last = max(index for index, trace in enumerate(figure["data"]) if trace.get("mode") == "markers")
        colour = figure["data"][last + 1]["line"]["color"]
        assert min(contrast(colour, fill) for fill in (*palette.fills, palette.unknown, palette.paper)) >= 3


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("level", "least"), [("100000", 26), ("440000", 19), ("330000", 11)])
def test_a_map_full_of_numbers_keeps_its_labels_at_home(read, summary_of, shape, level: str, least: int, lang: str):
    summary = summary_of(f"map={level}&measure=companies&lang={lang}")
    places = tuple(
        replace(place, state=State.COUNTED, value=float(20 + 37 * at * at)) for at, place in enumerate(summary.places)
    )
    for width in (360, 1366, 1920):
        drawn = read(replace(summary, places=places), Style(lang, "light", width))
        assert_every_label_is_at_home(summary, drawn, shape)
    assert len(drawn.labels) >= least


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_on_a_desk_hardly_a_name_is_missing(read, summary_of, lang: str):
    for width, most in ((1920, 2), (1366, 4 if lang == "zh" else 8)):
        for query, count in (("", 34), ("map=440000", 21), ("map=440000&measure=companies", 21), ("map=330000", 11)):
            drawn = read(summary_of(f"{query}&lang={lang}"), Style(lang, "light", width))
            assert count - len(drawn.labels) <= most, (query, width)


@pytest.mark.parametrize("width", [320, 360, 390, 480, 600])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_circle_on_a_phone_carries_its_number(read, summary_of, width: int, lang: str):
    summary = summary_of(f"measure=companies&lang={lang}")
    drawn = read(summary, Style(lang, "light", width))
    text, lon, _ = drawn.labels["440000"]
    assert "45,473" in text
    assert lon == pytest.approx(113.4, abs=0.8)
    assert drawn.touches("440000")


@pytest.mark.parametrize("width", [1366, 1920])
def test_the_label_of_a_small_chosen_province_is_clear_of_its_dots(read, summary_of, boundaries, width: int):
    summary, style = summary_of("region=330000"), Style("zh", "light", width)
    drawn = read(summary, style)
    figure = draw(summary, style, boundaries, lambda name: name)
    dots = next(at for at in figure["data"] if at.get("mode") == "markers" and len((at["customdata"] or [[]])[0]) > 1)
    sizes = dots["marker"]["size"]
    pixels = drawn.plane.pixels(zip(dots["lon"], dots["lat"], strict=True))
    assert drawn.labels["330000"][0] == "<b>浙江</b> <b>4</b>"
    covered = [drawn.rect("330000").overlap(Rect(*at, size, size)) for at, size in zip(pixels, sizes, strict=True)]
    assert sum(covered) < min(sizes) ** 2 / 2


@pytest.mark.parametrize("width", [360, 800, 1920])
@pytest.mark.parametrize("query", ["map=460000", "map=460000&measure=companies"])
def test_a_place_that_only_the_inset_shows_is_named_there(boundaries, summary_of, width: int, query: str):
    figure = draw(summary_of(query), Style("zh", "light", width), boundaries, lambda name: name)
    assert "460300" not in label_spots(figure)
    assert [at["text"] for at in figure["data"] if at.get("mode") == "text" and at["geo"] == "geo2"] == [["三沙"]]


def test_the_labels_say_where_they_stand(boundaries, summary_of):
    figure = draw(summary_of(""), Style("zh", "light", 1920), boundaries, lambda name: name)
    spots = label_spots(figure)
    assert spots["650000"] == pytest.approx((85, 41), abs=6)
