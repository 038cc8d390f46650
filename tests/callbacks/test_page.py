"""The round trip of a choice, without a browser."""

import pytest

from callbacks.page import respond
from callbacks.views import UNCHANGED, Server, View
from callbacks.views.order import VIEWS


@pytest.fixture
def server(dataset, boundaries):
    from datetime import date

    return Server(dataset, boundaries, "/", lambda: date(2026, 11, 22))


def event(act, shown=None, width=1366, width_shown=1366):
    return {"act": act, "shown": shown, "width": width, "width_shown": width_shown, "serial": 1}


def drawn(act, shown, server):
    opened, before, now, _ = respond(event(act, shown), server)
    return {view.name for view in VIEWS if view.answer(now, before, opened) is not UNCHANGED}


def test_a_fresh_page_is_drawn_whole(server):
    assert len(drawn("address:?region=440000", None, server)) == len(VIEWS)


def test_what_a_choice_does_not_change_is_not_sent(server):
    assert "parks-table" not in drawn("measure:companies", "", server)


def test_a_change_of_language_draws_everything(server):
    assert len(drawn("lang:en", "?region=440000", server)) == len(VIEWS)


def test_only_a_choice_adds_to_the_history(server):
    history = {act: respond(event(act, ""), server)[-1]["history"] for act in ("choose:440000", "lang:en", "play:2017")}
    assert history == {"choose:440000": "push", "lang:en": "replace", "play:2017": "replace"}


def test_a_bad_link_is_mended_and_said(server):
    *_, answer = respond(event("address:?region=nowhere&years=2018"), server)
    assert (answer["search"], answer["history"]) == ("?years=2018", "replace")
    assert "nowhere" in answer["notice"]


@pytest.mark.parametrize("broken", [{}, {"act": None}, {"act": 7, "shown": 3}, {"act": "choose:<b>", "width": "wide"}])
def test_an_event_that_makes_no_sense_opens_a_valid_page(broken, server):
    assert respond(broken, server)[-1]["search"] == ""


def test_a_view_that_fails_leaves_the_others_alone(server, caplog):
    def explode(summary, now, server):
        raise RuntimeError("no ink")

    broken = View("ranking", VIEWS[3].summarise, explode)
    server, before, now, _ = respond(event("choose:440000", ""), server)
    told = broken.answer(now, before, server).panels["ranking"]
    assert told == now.style.words("page.view_failed")


def test_a_selection_is_settled_in_the_edition_that_is_opened(server, monkeypatch):
    from dataclasses import replace

    other = replace(server, dataset=replace(server.dataset))
    monkeypatch.setattr(Server, "opened", lambda self, query: other if "lang=en" in query else server)
    monkeypatch.setattr("data.links.can_open", lambda level, dataset: dataset is server.dataset)
    _, _, now, _ = respond(event("lang:en", "?map=440000"), server)
    assert now.selection.map != "440000"


def test_tables_read_anew_repaint_everything(server):
    event = {"shown": "", "act": "years:2018", "width": 1920, "width_shown": 1920}
    reading = respond(event, server)[3]["reading"]
    assert reading
    assert respond({**event, "reading": reading}, server)[1] is not None
    assert respond({**event, "reading": "of yesterday"}, server)[1] is None
