"""`/data/<view>.csv|json`: the same summaries as the page, for people who script.

The query is the page's. A value that names nothing is answered with 400, where the page would open the nearest valid
view.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import pandas as pd
from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as BaseResponse

from callbacks.routes import query
from callbacks.routes.errors import preferred_language
from components.words import LANGUAGES, words
from data import links
from data.dataset import Dataset
from data.selection import Selection
from data.summaries import (
    Summary,
    founding_timeline,
    headline,
    parks,
    province_map,
    ranking,
    region_profile,
)
from data.values import Fact

Row = dict[str, Any]

VIEWS: dict[str, tuple[Callable[[Selection, Dataset], Any], Callable[[Any], list[Row]]]] = {
    "province-map": (province_map.summarise, lambda summary: [_place(place) for place in summary.places]),
    "ranking": (
        ranking.summarise,
        lambda summary: [{**_place(row.place), "rank": _proved(row)} for row in summary.rows],
    ),
    "founding-timeline": (founding_timeline.summarise, lambda summary: [_slot(slot) for slot in summary.slots]),
    "region-profile": (region_profile.summarise, lambda summary: [_fact(fact) for fact in summary.facts]),
    "parks": (parks.summarise, lambda summary: [asdict(park) for park in summary.rows]),
    "headline": (headline.summarise, lambda summary: [_fact(fact) for fact in summary.facts]),
}
"""View -> its summary, and the rows that are published of it: names here are public and stable."""


def routes(dataset: Dataset) -> Blueprint:
    """The endpoints over one dataset."""
    blueprint = Blueprint("data", __name__)

    @blueprint.get("/data/<view>.<any(csv, json):form>")
    def data(view: str, form: str) -> BaseResponse:
        link = links.parse(query.text(), dataset)
        if view not in VIEWS:
            return _refuse("unknown_view", view=view, views=", ".join(VIEWS))
        if link.ignored:
            return _refuse("bad_value", name=link.ignored[0].name, value=link.ignored[0].value)
        return _answer(view, form, link.selection, dataset)

    return blueprint


def _answer(view: str, form: str, selection: Selection, dataset: Dataset) -> BaseResponse:
    summarise, rows = VIEWS[view]
    summary = summarise(selection, dataset)
    body = _csv(rows(summary)) if form == "csv" else _json(rows(summary), summary, selection, dataset)
    response = Response(body, mimetype="text/csv" if form == "csv" else "application/json")
    if form == "csv":
        response.headers["Content-Disposition"] = f'attachment; filename="{view}.csv"'
    response.set_etag(hashlib.sha256(body).hexdigest()[:32])
    response.cache_control.no_cache = True
    return response.make_conditional(request)


def _json(rows: list[Row], summary: Summary, selection: Selection, dataset: Dataset) -> bytes:
    about = asdict(selection) | {"years": [str(term) for term in selection.years]}
    sources = [dataset.source_card(source_id) for source_id in summary.sources]
    answer = {"selection": about, "filters_applied": summary.filters_applied, "rows": rows, "sources": sources}
    return json.dumps(answer, ensure_ascii=False, allow_nan=False).encode()


def _csv(rows: list[Row]) -> bytes:
    """UTF-8 with a BOM, which Chinese Excel needs, and no cell that a spreadsheet would run as a formula."""
    table = pd.DataFrame([{name: _harmless(value) for name, value in row.items()} for row in rows])
    return table.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def _harmless(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")) else value


def _proved(row: ranking.RankedPlace) -> int | None:
    """The rank among all; a rank among the published ones is no rank, since one of the others could be larger."""
    return row.rank if row.rank_among == "all" else None


def _place(place: Any) -> Row:
    return {name: getattr(place, name) for name in ("adcode", "name", "value", "unit", "state", "approx")}


def _fact(fact: Fact) -> Row:
    return {name: getattr(fact, name) for name in ("fact", "value", "unit", "as_of", "source", "state", "note")}


def _slot(slot: founding_timeline.SlotCount) -> Row:
    precisions = ("day", "month", "year", "unknown", "not_founded")
    counts = (slot.day, slot.month, slot.year_only, slot.unknown, slot.not_founded)
    plain = {"year": slot.year, "slot": slot.slot, "listed": slot.listed, "published": slot.published}
    return plain | {f"precision_{name}": count for name, count in zip(precisions, counts, strict=True)}


def _refuse(key: str, **values: str) -> Response:
    texts = {lang: words(lang)(f"errors.{key}", **values) for lang in LANGUAGES}
    message = {"message": texts[preferred_language()], "error": texts}
    status = 404 if key == "unknown_view" else 400
    return Response(json.dumps(message, ensure_ascii=False), status, mimetype="application/json")
