"""What a click would bring, answered while the pointer rests on its mark: the browser then shows it at the click.

The answer is that of the one callback of a choice (`callbacks/choice.py`) to the same event, as properties by
component: no number is computed in a second place. A busy server answers that it has none.
"""

import time
from collections.abc import Sequence
from typing import Any, Final

from dash import ClientsideFunction, Dash, Input, Output
from pydantic import validate_call

from callbacks import choice
from callbacks.feature import Feature, Server
from callbacks.requests import Event
from components import ids

MAX_LOAD: Final = 0.5
"""The part of its time that a worker may have worked, to answer before it is asked in earnest."""
WINDOW: Final = 1.0
"""Seconds over which that is measured."""


class Load:
    """How much of the last window this process has worked."""

    def __init__(self) -> None:
        self._since = time.monotonic(), time.process_time()
        self._part = 0.0

    def measure(self) -> float:
        """The part of its time, between 0 and the number of cores."""
        now = time.monotonic(), time.process_time()
        passed, worked = (after - before for after, before in zip(now, self._since, strict=True))
        if passed >= WINDOW:
            self._since, self._part = now, worked / passed
        return self._part


def register(app: Dash, server: Server, features: Sequence[Feature]) -> None:
    """Answer questions, and have the browser keep the answers."""
    load = Load()

    @app.callback(Output(ids.FORESEEN, "data"), Input(ids.QUESTION, "data"), prevent_initial_call=True)
    @validate_call
    def foresee(event: Event) -> dict[str, Any]:
        answer = None if load.measure() > MAX_LOAD else properties(event, server, features)
        return {"event": event, "answer": answer}

    app.clientside_callback(
        ClientsideFunction("foresight", "keep"), Input(ids.FORESEEN, "data"), prevent_initial_call=True
    )


def properties(event: Event, server: Server, features: Sequence[Feature]) -> dict[str, dict[str, Any]]:
    """What the answer to the event sets: for each component_id a dict of properties by name."""
    outputs, answer = choice.outputs(features), choice.answer(event, server, features)
    pairs = []
    for name, output in outputs.items():
        pairs += (
            [(output[key], answer[name][key]) for key in output]
            if isinstance(output, dict)
            else [(output, answer[name])]
        )
    return choice.by_component(pairs)
