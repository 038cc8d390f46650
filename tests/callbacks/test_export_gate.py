"""One gate for all exports, and errors that are told without end."""

import json
import threading
import time

import pytest

from app import create_app
from callbacks.export_gate import ExportGate, ExportsBusy
from data.scenes.exchange import MAX_BYTES, MAX_ERRORS
from data.settings import Settings

SCENE = {"id": "mine", "query": "", "view": "ranking", "title": "t"}
EXPORTS = ("/export/deck.pptx", "/export/workbook.xlsx", "/export/ranking.png", "/print.json")


@pytest.fixture(scope="module")
def narrow(dataset, boundaries):
    """A server that makes one export at a time."""
    return create_app(dataset, boundaries, Settings(export_queue=1)).server


def test_a_place_is_free_again_also_when_an_export_fails():
    gate = ExportGate(1)
    failing = gate.limited(lambda: 1 // 0)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            failing()
    with gate.place(), pytest.raises(ExportsBusy), gate.place():
        pass
    assert gate.taken == 0


@pytest.mark.parametrize("address", EXPORTS)
def test_a_second_export_is_told_to_come_back_whatever_it_is(address, narrow, monkeypatch):
    begun, go_on = threading.Event(), threading.Event()

    def wait(*args):
        begun.set()
        go_on.wait(60)
        return b"", "name"

    monkeypatch.setattr("callbacks.slides.make", wait)
    first = threading.Thread(target=narrow.test_client().get, args=("/export/deck.pptx",))
    first.start()
    try:
        assert begun.wait(60)
        answer = narrow.test_client().get(f"{address}?lang=en")
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "2")
        assert "try again" in answer.json["message"]
        assert narrow.test_client().get("/health").status_code == 200
    finally:
        go_on.set()
        first.join()


ENDLESS = {
    "values": [SCENE | {"id": f"s{at}", "query": "?region=" + "a," * 900} for at in range(60)],
    "keys": [SCENE | {f"k{at}": 0 for at in range(70_000)}],
    "scenes": [0] * 60,
}


@pytest.mark.parametrize("scenes", ENDLESS.values(), ids=ENDLESS)
def test_errors_without_end_are_a_short_answer_soon(scenes, client):
    body = json.dumps({"scenes": scenes}).encode()
    assert len(body) < MAX_BYTES
    begun = time.monotonic()
    answer = client.post("/export/scenes.json", data=body)
    assert time.monotonic() - begun < 20  # of a busy machine; without a limit it took minutes
    assert answer.status_code == 400
    assert len(answer.json["faults"]) <= MAX_ERRORS + 1
    assert len(answer.data) < 200_000
