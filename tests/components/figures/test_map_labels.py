from components.figures.map_labels import Rect, in_circle


def test_all_rows_of_a_text_must_fit_a_circle():
    assert in_circle("广东<br>45,473", 10, 46)
    assert not in_circle("广东<br>45,473", 10, 38)
    assert in_circle("45,473", 10, 38)
    assert not in_circle("9", 10, 0)


def test_a_line_runs_through_a_rectangle_or_beside_it():
    rect = Rect(50, 50, 20, 10)
    assert rect.crossed((0, 50), (100, 50))
    assert rect.crossed((38, 38), (62, 62))
    assert not rect.crossed((0, 0), (100, 20))
    assert not rect.crossed((0, 50), (30, 50))
    assert not rect.crossed((35, 50), (50, 35))  # its box meets the corner, the line does not


def test_a_line_to_a_label_ends_at_its_edge():
    rect = Rect(50, 50, 20, 10)
    assert rect.edge_towards((0, 50)) == (40, 50)
    assert rect.edge_towards((0, 50), gap=2) == (38, 50)
    assert rect.edge_towards((50, 0)) == (50, 45)
