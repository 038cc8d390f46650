"""The round trip of a choice, without a browser."""

import pytest
from dash import no_update

from callbacks import features
from callbacks.choice import respond
from callbacks.feature import Feature, Server


@pytest.fixture
def server(dataset, boundaries):
    from datetime import date

    return Server(dataset, boundaries, "/", lambda: date(2026, 11, 22))


def event(act, shown=None):
    return {"act": act, "shown": shown, "breakpoint": "laptop", "breakpoint_shown": "laptop", "serial": 1}


def drawn(act, shown, server):
    opened, before, now, _ = respond(event(act, shown), server)
    answers = {
        feature.name: feature.answer(now, before, opened) for feature in features(server.dataset) if feature.outputs
    }
    return {name for name, values in answers.items() if any(value is not no_update for value in values.values())}


def with_outputs(server):
    return {feature.name for feature in features(server.dataset) if feature.outputs}


def test_a_fresh_page_is_drawn_whole(server):
    assert drawn("address:?region=440000", None, server) == with_outputs(server)


def test_what_a_choice_does_not_change_is_not_sent(server):
    assert "parks" not in drawn("measure:companies", "", server)


def test_a_change_of_language_draws_everything(server):
    assert drawn("lang:en", "?region=440000", server) == with_outputs(server)


def test_nothing_is_said_of_uploads_while_none_is_open(server):
    opened, _, now, _ = respond(event("address:?"), server)
    (imports,) = (one for one in features(server.dataset) if one.name == "imports")
    assert imports.answer(now, None, opened) == {"note": ""}


def test_only_a_choice_adds_to_the_history(server):
    history = {
        act: respond(event(act, ""), server)[-1]["history"] for act in ("choose:440000", "lang:en", "play:years=2017")
    }
    assert history == {"choose:440000": "push", "lang:en": "replace", "play:years=2017": "replace"}


def test_a_bad_link_is_mended_and_said(server):
    *_, answer = respond(event("address:?region=nowhere&years=2018"), server)
    assert (answer["search"], answer["history"]) == ("?years=2018", "replace")
    assert "nowhere" in answer["notice"]


@pytest.mark.parametrize(
    "broken", [{}, {"act": None}, {"act": 7, "shown": 3}, {"act": "choose:<b>", "breakpoint": "wide"}]
)
def test_an_event_that_makes_no_sense_opens_a_valid_page(broken, server):
    assert respond(broken, server)[-1]["search"] == ""


def test_a_view_that_fails_leaves_the_others_alone(server, caplog):
    def explode(summary, now, server):
        raise RuntimeError("no ink")

    ranking = next(feature for feature in features(server.dataset) if feature.name == "ranking")
    broken = Feature("ranking", ranking.outputs, ranking.summarise, explode)
    server, before, now, _ = respond(event("choose:440000", ""), server)
    message = broken.answer(now, before, server)["html"]
    assert message == now.style.words("page.view_failed")


def test_a_selection_is_settled_in_the_edition_that_is_opened(server, monkeypatch):
    from dataclasses import replace

    other = replace(server, dataset=replace(server.dataset))
    monkeypatch.setattr(Server, "resolve", lambda self, query: other if "lang=en" in query else server)
    monkeypatch.setattr("data.links.can_open", lambda level, dataset: dataset is server.dataset)
    _, _, now, _ = respond(event("lang:en", "?map=440000"), server)
    assert now.selection.map != "440000"


def test_tables_read_anew_repaint_everything(server):
    event = {"shown": "", "act": "only:years=2018", "breakpoint": "desk", "breakpoint_shown": "desk"}
    data_version = respond(event, server)[3]["data_version"]
    assert data_version
    assert respond({**event, "data_version": data_version}, server)[1] is not None
    assert respond({**event, "data_version": "of yesterday"}, server)[1] is None
