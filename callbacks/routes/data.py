"""`/data/<view>.csv|json`: the same summaries as the page, for people who script.

The query is the page's. A value that names nothing is answered with 400, where the page would open the nearest valid
view.
"""

import hashlib
import json

import pandas as pd
from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as BaseResponse

from callbacks.routes import query
from callbacks.routes.errors import refuse
from callbacks.views import Server
from data import links
from data.dataset import Dataset
from data.selection import Selection
from data.spreadsheets import harmless
from data.summaries import Summary
from data.views import PUBLISHED


def routes(server: Server) -> Blueprint:
    """The endpoints over the edition that a query names."""
    blueprint = Blueprint("data", __name__)

    @blueprint.get("/data/<view>.<any(csv, json):form>")
    def data(view: str, form: str) -> BaseResponse:
        dataset = server.opened(query.text()).dataset
        link = links.parse(query.text(), dataset)
        if view not in PUBLISHED:
            return refuse(404, "errors.unknown_view", view=view, views=", ".join(PUBLISHED))
        if link.ignored:
            return refuse(400, "errors.bad_value", name=link.ignored[0].name, value=link.ignored[0].value)
        return _answer(view, form, link.selection, dataset)

    return blueprint


def digest(view: str, selection: Selection, dataset: Dataset) -> str:
    """Names the data behind a picture of the view, whatever its language and theme.

    It is the beginning of the ETag of the JSON answer in Chinese.
    """
    return _hash(_json(view, selection.replace(lang="zh", theme="light"), dataset))[:16]


def _answer(view: str, form: str, selection: Selection, dataset: Dataset) -> BaseResponse:
    body = (_csv if form == "csv" else _json)(view, selection, dataset)
    response = Response(body, mimetype="text/csv" if form == "csv" else "application/json")
    if form == "csv":
        response.headers["Content-Disposition"] = f'attachment; filename="{view}.csv"'
    response.set_etag(_hash(body))
    response.cache_control.no_cache = True
    return response.make_conditional(request)


def _hash(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()[:32]


def _json(view: str, selection: Selection, dataset: Dataset) -> bytes:
    summary: Summary = PUBLISHED[view].summarise(selection, dataset)
    rows = PUBLISHED[view].rows_of(summary)
    about = links.serialize(selection, dataset)
    sources = [dataset.source_card(source_id) for source_id in summary.sources]
    answer = {"selection": about, "filters_applied": summary.filters_applied, "rows": rows, "sources": sources}
    return json.dumps(answer, ensure_ascii=False, allow_nan=False).encode()


def _csv(view: str, selection: Selection, dataset: Dataset) -> bytes:
    """UTF-8 with a BOM, which Chinese Excel needs, and no cell that a spreadsheet would run as a formula."""
    rows = PUBLISHED[view].rows(selection, dataset)
    cells = [{name: harmless(value) for name, value in row.items()} for row in rows]
    table = pd.DataFrame(cells, dtype=object)  # whole numbers stay whole beside rates and blanks
    return table.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")
