"""Drawings that workers share: drawn once, the same for whoever asks, never of an upload; and what is drawn ahead."""

import os
from dataclasses import replace
from datetime import date
from itertools import islice

import pytest
from dash import Output

from callbacks import features, warming
from callbacks.choice import respond
from callbacks.drawings import Drawings
from callbacks.feature import Feature, PageState, Server
from components.style import Style
from data import links
from data.shared_cache import SharedCache


@pytest.fixture
def workers(dataset, boundaries, tmp_path):
    """Two servers over the same tables, as two workers have them."""
    shared = SharedCache(tmp_path)
    one = Server(dataset, boundaries, "/", lambda: date(2026, 11, 22), drawings=Drawings(shared))
    return one, replace(one, drawings=Drawings(shared))


def page(query, server):
    chosen = links.parse(query, server.dataset).selection
    return PageState(chosen, Style(chosen.lang, chosen.theme, 1920), server.today())


@pytest.fixture
def counted():
    """A feature that counts how often it is drawn."""
    drawn = []

    def draw(summary, state, server):
        drawn.append(state)
        return {"html": ("廣", len(drawn))}

    return Feature("counted", {"html": Output("any", "html")}, draw=draw), drawn


def test_what_one_worker_has_drawn_no_other_draws(workers, counted):
    (one, other), (feature, drawn) = workers, counted
    state = page("?region=440000", one)
    assert one.drawings.find(feature, state, one) is None
    first = one.drawings.draw(feature, state, one)
    assert other.drawings.find(feature, state, other) == other.drawings.draw(feature, state, other) == first
    assert len(drawn) == 1
    other.drawings.draw(feature, page("?region=330000", other), other)
    assert len(drawn) == 2


def test_other_tables_have_other_drawings(workers, counted):
    (one, other), (feature, drawn) = workers, counted
    one.drawings.draw(feature, page("", one), one)
    newer = replace(other, dataset=replace(other.dataset, data_version="newer"))
    newer.drawings.draw(feature, page("", newer), newer)
    assert len(drawn) == 2


def test_drawings_of_an_upload_stay_in_the_worker(workers, counted):
    (one, other), (feature, drawn) = workers, counted
    mine, also_mine = (replace(each, dataset=replace(each.dataset, upload="secret")) for each in (one, other))
    for each in (mine, mine, also_mine):
        each.drawings.draw(feature, page("", each), each)
    assert len(drawn) == 2


def test_a_worker_keeps_a_bounded_number(dataset, boundaries, counted):
    server = Server(dataset, boundaries, "/", lambda: date(2026, 11, 22), drawings=Drawings(maximum=2))
    feature, _ = counted
    states = [page(query, server) for query in ("", "?region=440000", "?region=330000")]
    for state in states:
        server.drawings.draw(feature, state, server)
    assert [server.drawings.find(feature, state, server) is None for state in states] == [True, False, False]


@pytest.mark.parametrize("act", ["choose:440000", "measure:companies", "lang:en"])
def test_an_answer_from_the_cache_is_the_answer(act, workers):
    """Every feature, from the worker that drew it and from one that only reads it."""
    event = {"act": act, "shown": "", "breakpoint": "desk", "breakpoint_shown": "desk", "serial": 1}

    def answers(server):
        resolved, before, now, _ = respond(event, server)
        drawn = {one.name: one.answer(now, before, resolved) for one in features(server.dataset) if one.outputs}
        return {(name, output): str(value) for name, values in drawn.items() for output, value in values.items()}

    one, other = workers
    for feature in features(one.dataset):
        if feature.outputs:
            one.drawings.draw(feature, page("", one), one)  # the page before
    assert answers(one) == answers(other)


def test_what_is_asked_first_is_drawn_ahead_by_a_process_apart(workers, counted):
    (one, other), (feature, drawn) = workers, counted
    works = [lambda work=work: islice(work(), 20) for work in warming.works(one, [feature])[:2]]
    pid = warming.start(works)
    assert os.waitpid(pid, 0)[1] == 0
    assert other.drawings.find(feature, page("", other), other)
    assert other.drawings.find(feature, page("?measure=companies", other), other)
    narrow = replace(page("", other), style=Style("zh", "light", warming.WIDTHS[1]))
    assert other.drawings.find(feature, narrow, other)
    assert not drawn
