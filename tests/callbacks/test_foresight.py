"""What a click would bring, answered before it."""

import pytest

from callbacks import foresight

ACTS = ["choose:440000", "only:years=2018", "measure:companies", "open:440000", "lang:en", "beside:measure=companies"]


def event(act):
    return {"act": act, "shown": "?region=310000", "breakpoint": "desk", "breakpoint_shown": "desk", "serial": 3}


@pytest.fixture
def idle(monkeypatch):
    monkeypatch.setattr(foresight.Load, "measure", lambda self: 0.0)


@pytest.mark.parametrize("act", ACTS)
def test_it_is_the_answer_to_the_click(ask, idle, act):
    foreseen = ask("question.data", event(act))["foreseen"]["data"]
    assert foreseen == {"event": event(act), "answer": ask("event.data", event(act))}


def test_a_busy_worker_has_none(ask, monkeypatch):
    monkeypatch.setattr(foresight.Load, "measure", lambda self: 0.9)
    assert ask("question.data", event("choose:440000"))["foreseen"]["data"]["answer"] is None


def test_a_worker_that_works_all_the_time_is_busy(monkeypatch):
    monkeypatch.setattr(foresight.time, "monotonic", iter([0.0, 0.2, 1.2, 1.4, 3.0]).__next__)
    monkeypatch.setattr(foresight.time, "process_time", iter([0.0, 0.2, 1.0, 1.0, 1.0]).__next__)
    load = foresight.Load()
    assert [load.measure() > foresight.MAX_LOAD for _ in range(4)] == [False, True, True, False]
