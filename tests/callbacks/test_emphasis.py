"""What a choice changes on a page's map is laid over it: the figure is the same whatever is chosen."""

from datetime import date

import pytest
from dash import no_update

from callbacks import province_map as feature
from callbacks import second_map
from callbacks.choice import respond
from callbacks.feature import Server

CHOICES = ("choose:440000", "add:330000", "unchoose:", "go:330000")


@pytest.fixture
def server(dataset, boundaries):
    return Server(dataset, boundaries, "/", lambda: date(2026, 11, 22))


@pytest.fixture
def answer(server):
    """What a feature answers to an event on a page."""

    def ask(act, shown, feature=feature.FEATURE):
        event = {"act": act, "shown": shown, "breakpoint": "desk", "breakpoint_shown": "desk", "serial": 1}
        opened, before, now, _ = respond(event, server)
        return feature.answer(now, before, opened)

    return ask


@pytest.mark.parametrize("shown", ["", "?measure=companies", "?region=310000", "?beside=year:2020&measure=gdp"])
@pytest.mark.parametrize("act", CHOICES)
def test_a_choice_sends_no_map(answer, shown, act):
    assert answer(act, shown)["figure"] is no_update
    assert answer(act, shown, second_map.FEATURE)["figure"] is no_update


def test_a_choice_says_what_is_to_be_marked(answer):
    assert 'data-chosen="440000,330000"' in answer("add:330000", "?region=440000")["places"]
    assert 'data-chosen=""' in answer("unchoose:", "?region=440000")["places"]


def test_another_measure_or_another_level_sends_one(answer):
    for act in ("measure:companies", "open:440000"):
        assert answer(act, "?region=440000")["figure"] is not no_update


def test_a_cluster_is_outlined_as_one_in_the_figure_and_not_again_by_the_page(answer, dataset):
    drawn = answer(f"cluster:{dataset.cluster_ids[0]}", "")
    assert drawn["figure"] is not no_update
    assert 'data-chosen=""' in drawn["places"]
