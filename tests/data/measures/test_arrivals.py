"""Months that are not all in: the chain ladder by hand, its properties, and imports at several dates."""

from math import isclose, prod
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.figures import founding_timeline as figure
from components.panels import timeline_panel as panel
from components.style import Style
from data import view_rows
from data.dataset import Dataset
from data.measures import ages, arrivals
from data.measures.arrivals import MAX_AGE, Link, factors
from data.regions import NATION, Adcode
from data.registers.imports import Import
from data.selection import Selection, SeriesId
from data.statistics import Range
from data.summaries import founding_timeline
from tests.exports import company
from tests.snapshots import beside, take

DATES = ("2024-02-20", "2024-03-20", "2024-04-20", "2024-05-20")
SEEN = (20, 30, 36, 36)
"""Companies of one month, as they are known one to four months later: all are in after three."""


def test_two_pairs_of_dates_by_hand() -> None:
    first = Link(1, [20, 40, 50], [25, 44, 50])  # ratios 1.25, 1.1, 1
    second = Link(1, [10, 20, 30], [15, 24, 30])  # ratios 1.5, 1.2, 1
    found = factors([first, second])
    assert found == {1: Range(1.25 * 1.1, 1.5 * 1.2), 2: Range(1.1, 1.2)}


def test_dates_that_lie_wider_apart_lead_to_ages_that_are_all_in() -> None:
    found = factors([Link(6, [20, 100], [30, 100]), Link(4, [10, 100], [11, 100])])
    assert found == {1: Range(1.1, 1.5)}


@pytest.mark.parametrize(
    "links",
    [
        [],
        [Link(1, [20, 40], [30, 50])],  # one ratio has no range
        [Link(1, [20], [30]), Link(1, [9], [18])],  # too few companies for a ratio
        [Link(1, [20], [30]), Link(1, [None], [18])],
        [Link(1, [100], [101]), Link(1, [100], [100])],  # less than 1% more
    ],
)
def test_with_too_little_history_nothing_is_estimated(links: list[Link]) -> None:
    assert factors(links) == {}


def test_what_has_come_in_does_not_go_out_by_arriving() -> None:
    assert factors([Link(1, [20], [30]), Link(1, [20], [18])]) == {1: Range(1, 1.5)}


RATIOS = st.lists(st.floats(1.02, 3), min_size=3, max_size=3)


@given(st.lists(RATIOS, min_size=1, max_size=MAX_AGE - 1))
def test_of_monthly_dates_it_is_the_product_of_the_least_and_of_the_largest_ratios(ratios: list[list[float]]) -> None:
    size = 10**9
    links = [Link(1, [size] * (len(ratios) + 1), [*(round(size * row[at]) for row in ratios), size]) for at in range(3)]
    found = factors(links)
    assert [*sorted(found)] == [*range(1, len(ratios) + 1)]
    for age, factor in found.items():
        assert isclose(factor.low, prod(min(row) for row in ratios[age - 1 :]), rel_tol=1e-6)
        assert isclose(factor.high, prod(max(row) for row in ratios[age - 1 :]), rel_tol=1e-6)


def exported(as_of: str) -> list[dict]:
    """The companies that a register knows on a day: of each month so many as `SEEN` says of its age."""
    until = pd.Period(as_of, "M")
    months = pd.period_range("2023-06", until - 1, freq="M")
    counts = {month: SEEN[min((until - month).n, len(SEEN)) - 1] for month in months}
    return [
        company(number * 100 + at, date=f"{month}-15", status="注销" if at % 10 == 9 else "存续")
        for number, (month, count) in enumerate(counts.items())
        for at in range(count)
    ]


@pytest.fixture(scope="module")
def opened(dataset: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The dataset with a register at four dates."""
    home: Path = tmp_path_factory.mktemp("imports")
    for as_of in DATES:
        take(home, dataset.regions, as_of, exported(as_of), keep=False)
    for file in home.glob("*.csv"):
        file.unlink()
    return beside(dataset, home)


def chosen(opened: Dataset, at: int = -1, measure: str = "cumulative", **more: object) -> Selection:
    one: Import = sorted(opened.imports, key=lambda each: str(each.card["as_of"]))[at]
    return Selection(SeriesId(one.series_id(measure)), measure="companies", **more)


def test_every_month_grows_as_the_months_before_it_did(opened: Dataset) -> None:
    found = arrivals.read(chosen(opened), opened)
    assert found
    assert (found.first, found.last) == ("2024-03", "2024-04")
    # 2024-04 has 20 and will have 36; 2024-03 has 30 and will have 36.
    assert found.more == {"2024": (22, 22)}
    assert len(found.sources) == len(DATES)


def test_what_is_expected_stands_beside_the_number_and_in_no_total(opened: Dataset) -> None:
    selection = chosen(opened)
    slots = {slot.slot: slot for slot in ages.read(selection, opened).slots}
    assert slots["2023"].expected is None
    assert slots["2024"].expected == (slots["2024"].value + 22, slots["2024"].value + 22)
    assert sum(slot.value for slot in slots.values()) == len(exported(DATES[-1]))
    rows = view_rows.founding_timeline(founding_timeline.summarise(selection, opened))
    assert [row["expected_low"] for row in rows if row["slot"] == "2024"] == [slots["2024"].value + 22]
    assert sum(row["registered"] or 0 for row in rows) == len(exported(DATES[-1]))


def test_of_existing_companies_the_seen_ones_are_those_that_exist(opened: Dataset) -> None:
    # 18 of 20 and 27 of 30 exist: 18 x 0.8 + 27 x 0.2 = 19.8.
    assert arrivals.read(chosen(opened, measure="existing"), opened).more == {"2024": (19, 20)}


@pytest.mark.parametrize("more", [{"map": Adcode("440300")}, {"regions": (Adcode("440000"),)}, {"map": NATION}])
def test_places_have_their_own_months(more: dict, opened: Dataset) -> None:
    assert arrivals.read(chosen(opened, **more), opened).more == {"2024": (22, 22)}


@pytest.mark.parametrize(
    ("at", "more"), [(0, {}), (1, {}), (-1, {"regions": (Adcode("330000"),)}), (-1, {"regions": (Adcode("440100"),)})]
)
def test_of_fewer_than_three_dates_or_of_no_companies_nothing_is_expected(at: int, more: dict, opened: Dataset) -> None:
    assert arrivals.read(chosen(opened, at, **more), opened) is None


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_timeline_shows_and_says_it(lang: str, opened: Dataset) -> None:
    selection, style = chosen(opened, lang=lang), Style(lang, "light", 1920)
    timeline = founding_timeline.summarise(selection, opened)
    drawn = figure.draw(timeline, style)["data"]
    (dotted,) = [trace for trace in drawn if trace.get("line", {}).get("dash") == "dot"]
    assert dotted["x"].count(None) == 2  # one year: its top, and the line at the least
    assert "2024-03" in panel.caption(timeline, opened, style)
    value = timeline.ages.slots[-1].value
    assert f"{value + 22}" in panel.table(timeline, style)


def test_one_date_alone_draws_and_says_nothing_of_it(opened: Dataset) -> None:
    style, timeline = Style("zh", "light", 1920), founding_timeline.summarise(chosen(opened, 0), opened)
    dotted = [one for one in figure.draw(timeline, style)["data"] if one.get("line", {}).get("dash") == "dot"]
    assert dotted
    assert not dotted[0]["x"]
    assert "尚未收齐" not in panel.caption(timeline, opened, style)
