import itertools
from dataclasses import replace

import plotly.graph_objects as go
import pytest

from components.figures import founding_timeline, timeline_parks
from components.figures.timeline_years import Years
from components.style import Canvas, Style
from components.text_width import text_width
from data.measures.ages import Ages, YearCount


def ages(first=1980, last=2026, unknown=9, most=120, chosen=()):
    years = [
        YearCount(str(year), year, (year * 37) % (most + 1), str(year) in chosen) for year in range(first, last + 1)
    ]
    apart = [YearCount("unknown", None, unknown, "unknown" in chosen)] if unknown else []
    return Ages(("s",), (*years, *apart), bool(chosen), 1, 1, ())


def ground(what, style):
    return Years(what.slots, what.chosen, style)


def draw(what, style):
    """The figure, through plotly's own validation."""
    return go.Figure(timeline_parks.draw_ages(what, style))


@pytest.fixture(params=[(320, "en"), (360, "zh"), (768, "en"), (1366, "zh"), (1920, "en"), (3840, "zh")])
def window(request):
    width, lang = request.param
    return Style(lang, "light", width)


@pytest.mark.parametrize(("first", "last"), [(1980, 2026), (2016, 2018), (2020, 2020), (1900, 2026)])
def test_no_two_names_collide_and_all_stay_inside(window, first, last):
    years = ground(ages(first, last), window)
    named = [
        (column.middle, text_width(years.label(slot), years.name_size))
        for slot, column, has in zip(years.slots, years.columns, years.named, strict=True)
        if has
    ]
    assert len(named) >= 2
    for (left, one), (right, other) in itertools.pairwise(named):
        assert left + one / 2 < right - other / 2
    assert named[-1][0] + named[-1][1] / 2 <= years.width + 2


def test_bars_stand_as_high_as_their_numbers_on_a_scale_of_round_whole_numbers(window):
    years = ground(ages(), window)
    bars = draw(ages(), window).data[1 + 1]
    assert list(bars.y) == pytest.approx([slot.value * years.scale for slot in years.slots])
    assert max(bars.y) <= years.ticks[-1] * years.scale <= years.room
    assert all(str(tick).rstrip("0") in ("1", "2", "5") or tick % years.ticks[0] == 0 for tick in years.ticks)
    assert len(set(bars.width)) == 1


def test_every_slot_is_a_target_over_its_full_height_and_says_what_it_chooses(window):
    target = draw(ages(), window).data[0]
    assert target.meta == "registered"
    assert [entry[0] for entry in target.customdata] == [*(str(year) for year in range(1980, 2027)), "unknown"]
    edges = [(x - w / 2, x + w / 2) for x, w in zip(target.x, target.width, strict=True)]
    assert all(left[1] <= right[0] + 0.1 for left, right in itertools.pairwise(edges))


def test_a_choice_fades_the_others_and_names_the_chosen_in_bold(window):
    figure = draw(ages(chosen=("2000", "unknown")), window)
    strengths = list(figure.data[2].marker.opacity)
    assert strengths[20] == strengths[-1] == 1 > strengths[0]
    assert figure.data[4].text[-1].startswith("<b>")


@pytest.mark.parametrize("chosen", ["2021", "2003", "1999"])
def test_a_chosen_year_is_named_even_where_only_round_years_have_room(chosen):
    years = ground(ages(1998, 2026, chosen=(chosen,)), Style("zh", "light", 360))
    named = [years.label(slot) for slot, has in zip(years.slots, years.named, strict=True) if has]
    assert chosen in named
    assert named[-1] == "未知"


@pytest.mark.parametrize("most", [1, 7, 111, 117, 4_321])
@pytest.mark.parametrize("height", [120, 300, 1200])
def test_the_scale_ends_above_the_tallest_bar_and_leaves_it_most_of_the_room(most, height):
    style = Style("zh", "light", 1600, Canvas(1600, height, 1.67))
    found = Ages("s", (YearCount("2020", 2020, most, False),), False, 1, 1, ())
    ticks = ground(found, style).ticks
    assert most <= ticks[-1] < max(2, 2 * most)
    assert len(ticks) <= 6


def test_no_bar_is_wider_than_its_column():
    years = ground(ages(2024, 2025), Style("zh", "light", 3840))
    assert all(years.bar <= column.width for column in years.columns)


def test_it_takes_the_place_of_the_parks(a_timeline, style):
    with_ages = replace(a_timeline(), ages=ages())
    assert founding_timeline.draw(with_ages, style) == timeline_parks.draw_ages(ages(), style)


def test_nothing_at_all_and_a_single_year_can_be_drawn(window):
    empty = Ages("s", (YearCount("2020", 2020, 0, False),), False, 0, 1, ())
    figure = draw(empty, window)
    assert list(figure.data[2].y) == [0]
    assert list(figure.data[1].text) == []


def test_a_canvas_has_no_type_below_its_body():
    canvas = Canvas(1600, 700, 1.9)
    figure = draw(ages(), Style("zh", "light", 1600, canvas))
    assert all(trace.textfont.size >= canvas.body for trace in figure.data if trace.textfont and trace.textfont.size)
    assert (figure.layout.width, figure.layout.height) == (1600, 700)
