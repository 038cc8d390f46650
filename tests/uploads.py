"""What the page asks of an upload through its callbacks, for tests without a browser."""

import json
from collections.abc import Mapping
from typing import Any

from components import ids

CALLBACKS = "/_dash-update-component"


def assigning(token: str, changes: Any, lang: str = "zh", name: str = "") -> Mapping[str, Any]:
    """The request by which the page counts places, by their index in the report, for other regions."""
    selection = {"lang": lang, "theme": "light", "search": ""}
    remembered = {"token": token, "name": name, "base": "/"}
    return {
        "output": f"{ids.UPLOAD_PLACED}.data",
        "outputs": {"id": ids.UPLOAD_PLACED, "property": "data"},
        "inputs": [{"id": ids.UPLOAD_ACCEPTED, "property": "data", "value": changes}],
        "changedPropIds": [f"{ids.UPLOAD_ACCEPTED}.data"],
        "state": [
            {"id": ids.UPLOAD_TOKEN, "property": "data", "value": remembered},
            {"id": ids.SELECTION, "property": "data", "value": selection},
        ],
    }


def message(answer: str | bytes) -> str:
    """Why nothing has changed; empty if it has."""
    return str(json.loads(answer)["response"][ids.UPLOAD_PLACED]["data"])


def call(client: Any, trigger: str, search: str = "", **values: Any) -> dict[str, Any]:
    """What the page's callback on `trigger` ("id.property") sets, by "id.property"; `values` by id, with _ for -."""
    listed = client.get("/_dash-dependencies").json
    answers: dict[str, Any] = {}
    known = values | {name.replace("_", "-"): value for name, value in values.items()}
    known[ids.SELECTION] = {"lang": "zh", "theme": "light", "search": search}
    for one in listed:
        if trigger not in {f"{each['id']}.{each['property']}" for each in one["inputs"]} or one["clientside_function"]:
            continue
        body = {"output": one["output"], "outputs": _outputs(one["output"]), "changedPropIds": [trigger]}
        for kind in ("inputs", "state"):
            body[kind] = [each | {"value": known.get(each["id"])} for each in one[kind]]
        answer = client.post(CALLBACKS, json=body)
        for element, properties in (answer.json or {"response": {}})["response"].items() if answer.data else ():
            answers |= {f"{element}.{name}": value for name, value in properties.items()}
    return answers


def _outputs(text: str) -> Any:
    """The outputs that the key of a callback names."""
    each = [dict(zip(("id", "property"), one.rsplit(".", 1), strict=True)) for one in text.strip(".").split("...")]
    return each if text.startswith("..") else each[0]
