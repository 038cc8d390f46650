"""Numbers that follow the hand along the years: their parts go to the browser once, when the hand comes near."""

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output
from pydantic import validate_call

from callbacks.feature import Feature, Server
from callbacks.requests import YearsQuestion
from components import ids
from data import links
from data.summaries import year_sums
from data.summaries.year_sums import Parts


def register(app: Dash, server: Server) -> None:
    """Answer which numbers the years have, in the view of a query."""

    @app.callback(Output(ids.YEAR_SUMS, "data"), Input(ids.YEARS_QUESTION, "data"), prevent_initial_call=True)
    @validate_call
    def parts(question: YearsQuestion) -> dict[str, Any]:
        return {"view": question["view"], **answer(question["shown"], server)}

    app.clientside_callback(
        ClientsideFunction("years", "keep"), Input(ids.YEAR_SUMS, "data"), prevent_initial_call=True
    )


def answer(query: str, server: Server) -> dict[str, Any]:
    """The parts of every place as lists."""
    resolved = server.resolve(query)
    sums = year_sums.summarise(links.parse(query, resolved.dataset).selection, resolved.dataset)
    return {
        "filter": sums.filter,
        "fact": sums.measure.id,
        "on_map": sums.on_map,
        "slots": sums.slots,
        "focus": sums.focus and _serialize(sums.focus),
        "places": {adcode: _serialize(parts) for adcode, parts in sums.places.items()},
    }


def _serialize(parts: Parts) -> tuple[Any, ...]:
    """Numbers of which there are none left out."""
    return parts.values, parts.undetermined if any(parts.undetermined) else (), parts.undated


FEATURE = Feature("year_sums", script_words=("terms.at_least", "states.undetermined"), register=register)
