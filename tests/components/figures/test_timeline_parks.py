"""Parks by year, where no publication stands beside them."""

import itertools
from dataclasses import replace

import plotly.graph_objects as go
import pytest

from components.figures import founding_timeline, timeline_parks
from components.figures.timeline_parks import Squares
from components.figures.timeline_years import Years
from components.style import Canvas, Style
from components.text_width import text_extent
from data.measures.ages import YearCount
from data.summaries.founding_timeline import FoundingTimeline, Mark, SlotCount

YEARS = range(1998, 2027)
WINDOWS = [(320, "en"), (360, "zh"), (768, "en"), (1366, "zh"), (1920, "en"), (3840, "zh")]


def slot(name, listed, chosen, any_chosen):
    year = int(name) if name.isdigit() else None
    precision = "year" if year else {"planned": "not_founded"}.get(name, name)
    kept = chosen or not any_chosen
    marks = tuple(Mark(f"{name}-{at}", f"园区{at}", name if year else "", precision, kept) for at in range(listed))
    return SlotCount(slot=name, year=year, listed=listed, published=None, marks=marks, chosen=chosen)


def timeline(most=3, unknown=4, planned=6, years=YEARS, chosen=()):
    counts = {str(year): year * 7 % (most + 1) for year in years} | {"unknown": unknown, "planned": planned}
    slots = tuple(slot(name, listed, name in chosen, bool(chosen)) for name, listed in counts.items())
    return FoundingTimeline(
        slots=slots,
        published_shown=False,
        why_hidden="",
        years_chosen=bool(chosen),
        by_year=True,
        filters_applied=(),
        sources=(),
    )


def draw(what, style):
    """The figure, through plotly's own validation."""
    return go.Figure(founding_timeline.draw(what, style))


def marks(figure):
    """The trace of squares or bars."""
    return figure.data[2]


@pytest.fixture(params=WINDOWS)
def window(request):
    width, lang = request.param
    return Style(lang, "light", width)


def test_every_slot_is_a_target_and_chooses_years(window):
    target = draw(timeline(), window).data[0]
    assert target.meta == "years"
    assert [entry[0] for entry in target.customdata] == [*map(str, YEARS), "unknown", "planned"]
    edges = [(x - w / 2, x + w / 2) for x, w in zip(target.x, target.width, strict=True)]
    assert all(left[1] <= right[0] + 0.1 for left, right in itertools.pairwise(edges))
    assert target.width[0] > 3


@pytest.mark.parametrize("unknown", [4, 60])
def test_up_to_sixty_each_park_is_a_square_with_its_name(unknown):
    what = timeline(unknown=unknown)
    squares = marks(draw(what, Style("zh", "light", 1920)))
    assert len(squares.x) == sum(one.listed for one in what.slots)
    assert squares.hovertext[0].startswith("<b>园区0</b>")
    assert min(squares.y) > 0


def test_beyond_sixty_a_slot_is_a_bar_as_high_as_its_number():
    what, style = timeline(unknown=61), Style("zh", "light", 1920)
    figure = draw(what, style)
    heights = marks(figure).y
    unit = heights[-2] / 61
    assert list(heights) == pytest.approx([one.listed * unit for one in what.slots])
    assert max(heights) <= max(figure.data[1].y)  # the highest number of the scale
    assert all(text.isdigit() for text in figure.data[1].text)


def test_narrow_columns_have_bars_however_few_the_parks():
    assert timeline_parks.marking(timeline(), Style("zh", "light", 1920)) == "dated"
    assert timeline_parks.marking(timeline(), Style("zh", "light", 320)) == "bars"


def test_what_is_not_built_is_hollow_as_square_and_as_bar(style):
    for what, hollow in ((timeline(planned=6), 6), (timeline(unknown=61), 1)):
        colours = marks(draw(what, replace(style, width=1920))).marker.color
        assert set(colours[-hollow:]) == {style.palette.paper}
        assert set(colours[:-hollow]) == {style.palette.teal_3}


@pytest.mark.parametrize(("unknown", "width"), [(4, 1366), (61, 1366), (61, 360), (4, 360)])
def test_a_chosen_year_is_tinted_named_and_strong(unknown, width):
    what, style = timeline(unknown=unknown, chosen=("2021",)), Style("zh", "light", width)
    figure = draw(what, style)
    tints = list(figure.data[0].marker.color)
    assert [index for index, tint in enumerate(tints) if tint != tints[0]] == [YEARS.index(2021)]
    strong = [
        entry[0] for entry, one in zip(marks(figure).customdata, marks(figure).marker.opacity, strict=True) if one == 1
    ]
    assert set(strong) == {"2021"}
    assert "<b>2021</b>" in figure.data[4].text


@pytest.mark.parametrize("canvas", [None, (1760, 760, 1.67), (860, 200, 2.43), (970, 700, 1.67), (700, 250, 0.8)])
@pytest.mark.parametrize("most", [1, 3, 17, 60])
@pytest.mark.parametrize("width", [320, 768, 1366, 3840])
def test_no_square_leaves_its_column_or_the_figure(most, width, canvas):
    style = Style("zh", "light", width, canvas and Canvas(*canvas))
    counts = tuple(YearCount(str(year), year, year % (most + 1), False) for year in YEARS)
    squares = Squares(Years(counts, False, style, scaled=False))
    if not squares.fit:
        return
    half = squares.side / 2
    for index, column in enumerate(squares.years.columns):
        for x, y in squares.spots(index):
            assert column.left <= x - half + 0.5
            assert x + half <= column.right + 0.5
            assert y - half > 0
            assert y + half <= squares.years.room


def test_no_two_squares_overlap():
    squares = timeline_parks.squares_of(timeline(unknown=60), Style("zh", "light", 1366))
    spots = [spot for index in range(len(squares.years.slots)) for spot in squares.spots(index)]
    for one, other in itertools.combinations(spots, 2):
        assert max(abs(one[0] - other[0]), abs(one[1] - other[1])) >= squares.side + 1


def test_whether_squares_or_bars_does_not_hang_on_a_canvass_height():
    for unknown in (4, 61):
        found = {
            timeline_parks.marking(timeline(unknown=unknown), Style("zh", "light", 1920, Canvas(1760, height, 1.67)))
            == "bars"
            for height in (300, 500, 900)
        }
        assert len(found) == 1


@pytest.mark.parametrize(
    "what",
    [timeline(years=()), timeline(years=(2020,)), timeline(0, 0, 0), timeline(0, 0, 0, years=()), timeline(9, 900, 0)],
)
def test_lists_with_hardly_anything_can_be_drawn(what, window):
    figure = draw(what, window)
    assert len(figure.data) == 8
    assert all(x == x for trace in figure.data for x in trace.x if x is not None)


def test_a_canvas_has_no_type_below_its_body():
    for what in (timeline(), timeline(unknown=61)):
        canvas = Canvas(1600, 700, 1.9)
        figure = draw(what, Style("zh", "light", 1600, canvas))
        sizes = [trace.textfont.size for trace in figure.data if trace.textfont and trace.textfont.size]
        assert all(size >= canvas.body for size in sizes)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("canvas", [None, (1760, 760, 1.67), (890, 200, 2.43), (970, 700, 1.67), (700, 250, 1)])
@pytest.mark.parametrize("unknown", [4, 61])
def test_no_two_names_and_no_two_numbers_touch(lang, canvas, unknown):
    for width in (320, 360, 768, 1366, 1920):
        figure = draw(
            timeline(unknown=unknown, chosen=("2019", "2021")), Style(lang, "light", width, canvas and Canvas(*canvas))
        )
        for texts in figure.data[4:6]:
            spots = [
                (x, text_extent(text, texts.textfont.size)[0] / 2)
                for x, text in zip(texts.x, texts.text, strict=True)
                if text
            ]
            assert all(x + half < right - other for (x, half), (right, other) in itertools.pairwise(spots))
