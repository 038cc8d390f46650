"""What can be chosen in the legend: only what would change this map."""

from dataclasses import replace

import pytest

from components.panels import map_panel
from data import links
from data.dataset import Dataset
from data.selection import MAP_OPTIONS
from data.summaries import province_map

QICHACHA = "measure=companies&series=qichacha-2020-07-07-cumulative"


@pytest.fixture
def offered(dataset: Dataset, look, acts):
    """The events of a map's legend, by the name of what they change."""

    def read(query: str) -> dict[str, list[str]]:
        selection, style = look(query)
        found: dict[str, list[str]] = {}
        for act in acts(map_panel.legend(province_map.summarise(selection, dataset), style)):
            name, _, word = act.partition(":")
            found.setdefault(name, []).append(word)
        return found

    return read


def every(*names: str) -> dict[str, list[str]]:
    return {name: [*MAP_OPTIONS[name]] for name in names}


@pytest.mark.parametrize(
    ("query", "names"),
    [
        (QICHACHA, ("marks", "classes", "class_count")),
        (f"{QICHACHA}&marks=circles", ("marks",)),
        ("measure=companies", ("marks",)),  # one circle
        ("measure=listed", ("classes", "class_count")),
        ("measure=companies&map=310000", ()),  # no figure
    ],
)
def test_only_what_changes_the_map_is_offered(offered, query, names):
    assert offered(query) == every(*names)


def test_what_is_chosen_is_pressed(dataset, look):
    selection, style = look(f"{QICHACHA}&classes=natural&class_count=5")
    drawn = map_panel.legend(province_map.summarise(selection, dataset), style)
    pressed = [part.split('"')[0] for part in drawn.split('data-event="')[1:] if 'aria-pressed="true"' in part]
    assert pressed == ["marks:auto", "classes:natural", "class_count:5"]


def test_around_a_middle_there_is_one_method(dataset, look, acts):
    selection, style = look(QICHACHA)
    summary = province_map.summarise(selection, dataset)
    summary = replace(summary, measure=replace(summary.measure, midpoint=1.0))
    assert {act.partition(":")[0] for act in acts(map_panel.legend(summary, style))} == {"marks", "class_count"}
    assert links.to_query(selection, dataset) == f"?{QICHACHA}"
