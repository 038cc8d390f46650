import numpy as np
import pytest

from components.figures.map_crowd import Cells, Crowd, Label, Option
from components.figures.map_spots import Circle, Rect, Spots

CELLS = Cells((0.0, 0.0), 1.0, (200, 300))
ANCHOR = (50.0, 50.0)


def option(text: str, *spots: tuple[float, float, float], cost: float = 0.0, led: bool = False) -> Option:
    """A label of 20 x 10 cells with these middles and costs."""
    x, y, costs = (np.array(each, dtype=float) for each in zip(*spots, strict=True))
    return Option(text, (20, 10), lambda: Spots(x, y, costs), cost, led)


def crowd(*dots: Rect) -> Crowd:
    return Crowd(CELLS, CELLS.marked(dots, 10.0))


def test_the_cheapest_spot_is_taken_and_then_no_other_label_covers_it():
    map_ = crowd()
    first = map_.best([option("甲", (50.5, 50.5, 0.0), (90.5, 50.5, 5.0))], ANCHOR, 100.0)
    map_.add(first)
    second = map_.best([option("乙", (55.5, 50.5, 0.0), (90.5, 50.5, 5.0))], ANCHOR, 100.0)
    assert (first.rect.x, second.rect.x) == (50.5, 90.5)


def test_a_label_gives_way_to_dots():
    label = crowd(Rect(50, 50, 8, 8)).best([option("甲", (50.5, 50.5, 0.0), (90.5, 50.5, 5.0))], ANCHOR, 100.0)
    assert label.rect.x == 90.5


def test_another_way_to_write_it_is_taken_when_that_costs_less():
    ways = [option("甲 1", (90.5, 50.5, 20.0)), option("1", (50.5, 50.5, 0.0), cost=10.0)]
    assert crowd().best(ways, ANCHOR, 100.0).text == "1"


@pytest.mark.parametrize("most", [4.0, 5.0])
def test_a_label_that_costs_too_much_is_left_out(most: float):
    assert crowd().best([option("甲", (90.5, 50.5, 5.0))], ANCHOR, most) is None


def test_a_leader_crosses_no_label_and_no_other_leader():
    map_ = crowd()
    map_.add(Label("甲", Rect(80, 50, 20, 10)))
    map_.add(Label("乙", Rect(50, 20, 20, 10), ((20.0, 40.0), (45.0, 40.0))))
    map_.leaders.append(((30.0, 75.0), (70.0, 75.0)))
    ways = [option("丙", (120.5, 50.5, 0.0), (50.5, 110.5, 1.0), (100.5, 90.5, 2.0), led=True)]
    label = map_.best(ways, ANCHOR, 100.0)
    assert label.rect.x == 100.5
    assert label.leader[0] == ANCHOR


def test_no_label_lies_on_a_leader():
    map_ = crowd()
    map_.add(Label("甲", Rect(200, 50, 20, 10), (ANCHOR, (190.0, 50.0))))
    label = map_.best([option("乙", (100.5, 50.5, 0.0), (100.5, 80.5, 1.0))], (100.0, 60.0), 100.0)
    assert label.rect.y == 80.5


def test_neither_a_label_nor_its_leader_lies_on_a_circle():
    map_ = Crowd(CELLS, None, {(80.0, 50.0): Circle(80.0, 50.0, 12.0)})
    ways = [option("甲", (85.5, 50.5, 0.0), (120.5, 50.5, 1.0), (50.5, 90.5, 2.0), led=True)]
    assert map_.best(ways, ANCHOR, 100.0).rect.y == 90.5


def test_a_leader_begins_at_the_edge_of_its_own_circle():
    map_ = Crowd(CELLS, None, {ANCHOR: Circle(*ANCHOR, 8.0)})
    label = map_.best([option("甲", (100.5, 50.0, 0.0), led=True)], ANCHOR, 100.0)
    assert label.leader[0] == pytest.approx((58.0, 50.0))


def test_a_leader_passes_no_other_place():
    map_ = Crowd(CELLS, None, places=[Rect(80.0, 50.0, 12.0, 12.0), Rect(*ANCHOR, 12.0, 12.0)])
    ways = [option("甲", (120.5, 52.5, 0.0), (50.5, 90.5, 1.0), led=True)]
    assert map_.best(ways, ANCHOR, 100.0).rect.y == 90.5, "past its own place, not past the other"
