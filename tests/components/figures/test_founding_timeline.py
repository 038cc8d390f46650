from dataclasses import replace

import plotly.graph_objects as go
import pytest

from components.figures import founding_timeline
from components.figures.timeline_slots import Slots


def draw(summary, style):
    """The figure, through plotly's own validation."""
    return go.Figure(founding_timeline.draw(summary, style))


def traces(figure, **features):
    found = [trace.to_plotly_json() for trace in figure.data]
    return [trace for trace in found if all(trace.get(name) == value for name, value in features.items())]


def published_and_listed(figure):
    return [trace for trace in figure.data if trace.type == "scatter" and "markers" in trace.mode]


def letters(figure):
    """The letters of the squares below the line, and the squares that they stand on."""
    _, listed = published_and_listed(figure)
    (trace,) = [trace for trace in traces(figure, mode="text") if trace.get("textposition") == "middle center"]
    spots = [*zip(listed.x, listed.y, strict=True)]
    return [*trace["text"]], [spots.index(spot) for spot in zip(trace["x"], trace["y"], strict=True)]


def test_one_square_for_each_published_unit_and_each_listed_park(a_timeline, style):
    published, listed = published_and_listed(draw(a_timeline(listed=2, published=3), style))
    assert len(published.x) == 2 * 3
    assert len(listed.x) == 4 * 2


def test_published_units_stand_above_the_line_and_listed_parks_below(a_timeline, style):
    published, listed = published_and_listed(draw(a_timeline(), style))
    assert min(published.y) > 0 > max(listed.y)


def test_a_square_tells_how_precisely_its_date_is_known(a_timeline, style):
    assert letters(draw(a_timeline(listed=1), style)) == (["日", "月"], [0, 1])
    assert letters(draw(a_timeline(listed=1), replace(style, lang="en"))) == (["D", "M"], [0, 1])


@pytest.mark.parametrize("chosen", [(), ("2017",)])
@pytest.mark.parametrize("published", [3, None])
def test_no_text_is_empty_since_plotly_would_never_write_there_again(a_timeline, style, chosen, published):
    figure = draw(a_timeline(published=published, chosen=chosen), style)
    written = [trace for trace in figure.data if trace.type == "scatter" and "text" in trace.mode]
    assert written
    assert all(text for trace in written for text in trace.text)


def test_what_is_not_built_is_hollow(a_timeline, style):
    _, listed = published_and_listed(draw(a_timeline(listed=1), style))
    assert listed.marker.color[-1] == style.palette.paper
    assert set(listed.marker.color[:-1]) == {style.palette.teal_3}


def test_every_mark_and_the_whole_of_every_slot_name_the_slot(a_timeline, style):
    figure = draw(a_timeline(), style)
    slots = {"2017", "2019-", "unknown", "planned"}
    assert {entry[0] for entry in figure.data[0].customdata} == slots
    assert all({entry[0] for entry in trace.customdata} <= slots for trace in figure.data if trace.customdata)


def test_a_choice_of_years_fades_the_others(a_timeline, style):
    published, listed = published_and_listed(draw(a_timeline(chosen=("2017",)), style))
    assert listed.marker.opacity[0] == 1 > listed.marker.opacity[-1]
    assert published.marker.opacity[0] == 1 > published.marker.opacity[-1]


def test_without_published_years_the_captions_speak_of_listed_parks_only(a_timeline, style):
    texts = [text for trace in traces(draw(a_timeline(published=None), style), mode="text") for text in trace["text"]]
    assert "收录 2" in texts
    assert not any("公布" in text for text in texts)


def test_the_number_of_traces_is_always_the_same(a_timeline, style):
    counts = {
        len(draw(timeline, style).data) for timeline in (a_timeline(), a_timeline(listed=90), a_timeline(0, None))
    }
    assert len(counts) == 1


def test_beyond_sixty_squares_become_bars_on_whole_numbers(a_timeline, style):
    figure = draw(a_timeline(listed=61), style)
    assert all(len(trace.x) == 0 for trace in published_and_listed(figure))
    _, up, down = traces(figure, type="bar")
    assert min(up["y"]) >= 0 > min(down["y"])
    assert {int(tick) for tick in figure.data[2].text} == {20, 40}


def test_a_bar_of_what_is_not_built_is_hollow(a_timeline, style):
    _, _, down = traces(draw(a_timeline(listed=61), style), type="bar")
    assert list(down["marker"]["color"]) == [*[style.palette.teal_3] * 3, style.palette.paper]


@pytest.mark.parametrize("width", [360, 414, 768, 1024, 1366, 1920])
@pytest.mark.parametrize("count", [1, 18, 60])
def test_no_square_leaves_its_column_or_the_figure(a_timeline, style, width, count):
    timeline = a_timeline(listed=count, published=count)
    slots = Slots(timeline.slots, replace(style, width=width))
    half = slots.square / 2
    for index, column in enumerate(slots.columns):
        spots = [spot for below in (False, True) for spot in slots.spots(index, count, below=below)]
        assert all(column.left <= x - half and x + half <= column.right + 0.5 for x, _ in spots)
        assert all(abs(y + slots.caption_height / 2) <= slots.room + slots.caption_height / 2 for _, y in spots)


def test_a_dashed_line_parts_years_from_the_slots_without_one(a_timeline, style):
    slots = Slots(a_timeline().slots, style)
    (divider,) = draw(a_timeline(), style).layout.shapes
    assert slots.columns[1].right < divider.x0 == divider.x1 < slots.columns[2].left
