"""The menus of views hold those that the dataset has a table for, and a new scene shows one of them."""

from datetime import date

import pytest

from callbacks import story
from callbacks.feature import PageState, Server
from callbacks.view_menus import FEATURE, MENUS
from components.style import Style
from data import links
from data.views import VIEWS, offered


@pytest.fixture(params=["dataset", "classified"])
def server(request, boundaries) -> Server:
    return Server(request.getfixturevalue(request.param), boundaries, "/", date.today)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_both_menus_hold_what_the_dataset_offers_in_the_readers_language(server, lang):
    style = Style(lang, "light", 1920)
    drawn = FEATURE.answer(PageState(links.default(server.dataset), style, date(2026, 11, 30)), None, server)
    names = [name for name, view in VIEWS.items() if view.is_offered(server.dataset)]
    assert set(drawn) == set(MENUS)
    for options in drawn.values():
        assert [one["value"] for one in options] == names
        assert [one["label"] for one in options] == [style.words(f"export_dialog.view_{name}") for name in names]


def test_what_is_counted_from_a_register_is_offered_with_one_alone(dataset, classified):
    assert "structure" in {view.name for view in offered(classified)} - {view.name for view in offered(dataset)}


@pytest.mark.parametrize("view", VIEWS)
def test_a_new_scene_shows_a_view_that_the_menu_has(view, server):
    page = story._page({"search": "", "lang": "zh", "theme": "light"}, view, server)
    assert page.view == (view if VIEWS[view].is_offered(server.dataset) else "province-map")
