"""`/data/<view>.csv|json|tsv`: the same summaries as the page, for people who script.

`/data/similar` and `/data/siblings` are JSON. `/data/<view>.csv-metadata.json` says what the columns of the CSV are;
the CSV names it in its `Link` (RFC 8288).

The query is the page's. A value that names nothing is answered with 400, where the page would open the nearest valid
view.
"""

import json
from dataclasses import asdict
from typing import Final

import pandas as pd
from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as BaseResponse

from callbacks.feature import Server
from callbacks.routes import marking, query
from callbacks.routes.attachment import content_disposition
from callbacks.routes.errors import refuse
from components.paper import csv_metadata
from components.paper.files import file_name
from components.paper.readable_rows import to_tsv
from components.style import Style
from data import links
from data.answers import content_hash, to_json
from data.dataset import Dataset
from data.selection import Selection
from data.spreadsheets import escape_formula, keep_digits
from data.views import GROUPS, PUBLISHED


def register(root: Blueprint, server: Server) -> None:
    """The endpoints over the dataset that a query names."""

    @root.get("/data/<view>.<any(csv, json, tsv):form>")
    @root.get(f"/data/<any({', '.join(GROUPS)}):view>")
    def data(view: str, form: str = "json") -> BaseResponse:
        dataset = server.resolve(query.text()).dataset
        link = links.parse(query.text(), dataset)
        if view not in PUBLISHED:
            return refuse(404, "errors.unknown_view", view=view, views=", ".join(PUBLISHED))
        if link.ignored:
            return refuse(400, "errors.bad_value", name=link.ignored[0].name, value=link.ignored[0].value)
        selection = PUBLISHED[view].adapt(link.selection)
        body = WRITERS[form](view, selection, dataset)
        response = Response(body, mimetype=TYPES[form])
        if form == "csv":
            name = file_name(view, selection, dataset, server.today())
            response.headers["Content-Disposition"] = content_disposition(name, f"{view}.csv")
            described = f"{view}.csv-metadata.json{links.to_query(selection, dataset)}"
            response.headers["Link"] = f'<{described}>; rel="describedby"; type="{TYPES["csv-metadata.json"]}"'
        response.set_etag(content_hash(body))
        response.cache_control.no_cache = True
        return response.make_conditional(request)

    @root.get("/data/<view>.csv-metadata.json")
    def metadata(view: str) -> BaseResponse:
        return data(view, "csv-metadata.json")


def _csv(view: str, selection: Selection, dataset: Dataset) -> bytes:
    """UTF-8 with a BOM, which Chinese Excel needs, and no cell that a spreadsheet would run or round."""
    rows, marked = PUBLISHED[view].rows(selection, dataset), _marks()
    cells = [{name: keep_digits(escape_formula(value)) for name, value in (row | marked).items()} for row in rows]
    table = pd.DataFrame(cells, dtype=object)  # whole numbers stay whole beside rates and blanks
    return table.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def _marks() -> dict[str, str]:
    """Classification and watermark as columns, so that no row is without them; none where the query has none."""
    return {name: text for name, text in asdict(marking.requested()).items() if text}


def _metadata(view: str, selection: Selection, dataset: Dataset) -> bytes:
    document = csv_metadata.describe(view, selection, dataset, Style(selection.lang, selection.theme, 0))
    return json.dumps(document, ensure_ascii=False).encode()


TYPES: Final = {
    "csv": "text/csv",
    "json": "application/json",
    "tsv": "text/tab-separated-values",
    "csv-metadata.json": "application/csvm+json",
}
WRITERS: Final = {
    "csv": _csv,
    "json": to_json,
    "tsv": lambda view, *chosen: to_tsv(PUBLISHED[view], *chosen).encode(),
    "csv-metadata.json": _metadata,
}
