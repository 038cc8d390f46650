from itertools import combinations

from components.figures.map_labels import Label, Rect, extent, place
from components.figures.map_plane import Box

BOX = Box(700, 500, inset=False)


def test_chinese_is_twice_as_wide_as_digits_and_tags_take_no_room():
    assert extent("广东", 10)[0] == 20
    assert extent("广东 <b>3</b>", 10) == extent("广东 3", 10)
    assert extent("广东<br>3", 10)[1] == 2 * extent("广东", 10)[1]


def test_labels_of_crowded_places_do_not_cover_each_other():
    labels = [Label(f"地方{index}", 12, (300 + 20 * index, 200.0)) for index in range(5)]
    assert all(one.overlap(other) == 0 for one, other in combinations(place(labels, [], BOX), 2))


def test_a_label_avoids_dots():
    (rect,) = place([Label("上海", 12, (100, 100))], [Rect(100, 100, 8, 8)], BOX)
    assert rect.overlap(Rect(100, 100, 8, 8)) == 0


def test_a_label_stays_in_the_figure():
    (rect,) = place([Label("黑龙江", 12, (698, 250))], [], BOX)
    assert rect.outside(BOX) < 9


def test_a_fixed_label_stands_where_it_was_put_and_others_give_way():
    free, fixed = place([Label("甲乙", 12, (100, 100)), Label("丙丁", 12, (100, 100), fixed=True)], [], BOX)
    assert (fixed.x, fixed.y) == (100, 100)
    assert free.overlap(fixed) == 0
