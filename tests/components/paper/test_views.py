"""Every figure of the page can be drawn away from it, in one language as in the other."""

from components.paper.views import PAPER_VIEWS
from data.views import VIEWS


def test_every_view_has_its_parts_on_paper_in_the_order_of_the_page():
    assert tuple(PAPER_VIEWS) == tuple(VIEWS)
    assert all(name == view.name == PAPER_VIEWS[name].name for name, view in VIEWS.items())


def test_one_view_is_the_map():
    assert [name for name, view in PAPER_VIEWS.items() if view.is_map] == ["province-map", "two-maps"]
