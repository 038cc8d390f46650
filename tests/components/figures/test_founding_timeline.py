from dataclasses import replace

import plotly.graph_objects as go
import pytest

from components.figures import founding_timeline
from components.figures.timeline_slots import Slots
from components.line_breaks import lines_height
from components.text_width import text_width


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
    centred = [trace for trace in traces(figure, mode="text") if trace.get("textposition") == "middle center"]
    (trace,) = [trace for trace in centred if trace["x"]]  # no places are compared, so there are no letters of theirs
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


def alone(a_timeline, *names):
    """A timeline without published years; `names` are those of the parks of its first slot."""
    timeline = a_timeline(listed=0, published=None)
    parks = a_timeline(listed=len(names), published=None).slots[0]
    marks = tuple(replace(mark, name=name) for mark, name in zip(parks.marks, names, strict=True))
    return replace(timeline, slots=(replace(parks, marks=marks), *timeline.slots[1:]))


def test_without_published_years_the_parks_have_the_height_to_themselves(a_timeline, style):
    beside, single = Slots(a_timeline(listed=9).slots, style), Slots(a_timeline(listed=9, published=None).slots, style)
    assert single.room < 10
    assert single.room - single.bottom == beside.room - beside.bottom
    assert single.square > beside.square


@pytest.mark.parametrize("width", [360, 414, 768, 1024, 1366, 1920])
@pytest.mark.parametrize("count", [1, 5, 18, 60, 90])
def test_alone_no_square_leaves_its_column_or_the_figure_either(a_timeline, style, width, count):
    slots = Slots(a_timeline(listed=count, published=None).slots, replace(style, width=width))
    half = slots.square / 2
    for index, column in enumerate(slots.columns):
        spots = [] if slots.bars else slots.spots(index, count, below=True)
        assert all(column.left <= x - half and x + half <= column.right + 0.5 for x, _ in spots)
        assert all(slots.bottom <= y - half and y + half <= -slots.caption_height for _, y in spots)


def test_bars_alone_have_no_scale_above_them(a_timeline, style):
    figure = draw(a_timeline(listed=90, published=None), style)
    assert max(figure.data[2].y) < 0
    assert min(traces(figure, type="bar")[2]["y"]) > Slots(a_timeline(listed=90, published=None).slots, style).bottom


def test_few_parks_are_named_beside_their_squares(a_timeline, style):
    names = ("越秀国际区块链产业园", "广东金融高新区“区块链+”金融科技产业孵化中心")
    figure = draw(alone(a_timeline, *names), style)
    (trace,) = [trace for trace in traces(figure, mode="text") if set("".join(trace["text"])) & {"越"}]
    assert [text.replace("<br>", "") for text in trace["text"]] == [*names]
    _, listed = published_and_listed(figure)
    assert list(trace["y"]) == list(listed.y)
    assert all(name > square for name, square in zip(trace["x"], listed.x, strict=True))


@pytest.mark.parametrize("names", [("很长的名字" * 40,), ("园区",) * 12])
def test_names_that_have_no_room_are_all_left_out(a_timeline, style, names):
    figure = draw(alone(a_timeline, *names), style)
    written = [text for trace in traces(figure, mode="text") for text in trace["text"]]
    assert not any(name[:2] in text for text in written for name in names)
    assert len(published_and_listed(figure)[1].x) == len(names)


@pytest.mark.parametrize("width", [1024, 1366, 1920, 2560])
def test_no_name_leaves_its_column(a_timeline, style, width):
    slots = Slots(alone(a_timeline, "广东金融高新区“区块链+”金融科技产业孵化中心").slots, replace(style, width=width))
    lines, room = slots.named.names[0][0], slots.columns[0].width - slots.square
    assert all(text_width(line, 12) < room for line in lines)


def test_rows_of_names_stand_under_each_other_as_high_as_their_lines(a_timeline, style):
    slots = Slots(alone(a_timeline, "很长的名字" * 9, "园区").slots, style)
    (long, short), (first, second) = slots.named.names[0], slots.spots(0, 2, below=True)
    assert len(long) > len(short) == 1
    assert first[1] - second[1] >= (lines_height(len(long), 12) + slots.square) / 2
    assert second[1] - slots.square / 2 >= slots.bottom
