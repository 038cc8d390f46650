"""What the page asks of an upload through its callbacks, for tests without a browser."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from components import ids

CALLBACKS = "/_dash-update-component"


def acceptance(token: str, accepted: Sequence[Any] | Any, lang: str = "zh") -> Mapping[str, Any]:
    """The request by which the page lets exactly these suggestions hold."""
    selection = {"lang": lang, "theme": "light", "search": ""}
    return {
        "output": f"{ids.UPLOAD_PLACED}.data",
        "outputs": {"id": ids.UPLOAD_PLACED, "property": "data"},
        "inputs": [{"id": ids.UPLOAD_ACCEPTED, "property": "data", "value": accepted}],
        "changedPropIds": [f"{ids.UPLOAD_ACCEPTED}.data"],
        "state": [
            {"id": ids.UPLOAD_TOKEN, "property": "data", "value": {"token": token, "base": "/"}},
            {"id": ids.SELECTION, "property": "data", "value": selection},
        ],
    }


def message(answer: str | bytes) -> str:
    """Why the suggestions do not hold; empty if they do."""
    return str(json.loads(answer)["response"][ids.UPLOAD_PLACED]["data"])
