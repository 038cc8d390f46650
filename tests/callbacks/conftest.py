"""Callbacks as the browser calls them: an input has changed, and the answer comes back by output."""

import os
from collections.abc import Callable, Iterator
from typing import Any
from unittest.mock import patch

import pytest
from flask.testing import FlaskClient

Ask = Callable[..., dict[str, Any]]


@pytest.fixture(autouse=True, scope="module")
def environment() -> Iterator[None]:
    """What a command's options put into the environment goes with its module."""
    with patch.dict(os.environ):
        yield


@pytest.fixture
def ask(client: FlaskClient) -> Ask:
    """`ask("search.value", "深圳", lang="en")`: what the one callback with that input alone answers."""
    callbacks = client.get("/_dash-dependencies").get_json()

    def call(changed: str, value: Any, search: str = "", lang: str = "zh") -> dict[str, Any]:
        (callback,) = (one for one in callbacks if [_name(each) for each in one["inputs"]] == [changed])
        shown = {"search": search, "lang": lang, "theme": "light"}
        outputs = [_output(one) for one in callback["output"].strip(".").split("...")]
        body = {
            "output": callback["output"],
            "outputs": outputs if callback["output"].startswith("..") else outputs[0],
            "inputs": [{**one, "value": value} for one in callback["inputs"]],
            "state": [{**one, "value": shown} for one in callback["state"]],
            "changedPropIds": [changed],
        }
        answer = client.post("/_dash-update-component", json=body)
        assert answer.status_code == 200
        parts: dict[str, Any] = answer.get_json()["response"]
        return parts

    return call


def _name(dependency: dict[str, str]) -> str:
    return f"{dependency['id']}.{dependency['property']}"


def _output(name: str) -> dict[str, str]:
    return dict(zip(("id", "property"), name.rsplit(".", 1), strict=True))
