"""What a reader is told of an upload; see uploads.py for its form."""

import json
from pathlib import Path
from typing import Any

from callbacks.routes import query
from callbacks.views import Server
from components import parklists, registers
from components.markup import Markup, markup
from components.panels import parklist_report, upload_report
from components.style import Style
from components.words import Words, words
from data import links
from data.dataset import Dataset
from data.parklists.report import ParkReport
from data.regions import Regions
from data.registers import store
from data.registers.imported import REFUSED, REPORT
from data.registers.upload import Kind, Status, Upload
from data.selection import Lang, Selection, SeriesId


def described(upload: Upload, server: Server, lang: Lang) -> dict[str, Any]:
    """How far it is; once it is done, its account and where to open it."""
    status = upload.status()
    told = {"state": status.state, "rows": status.rows, "message": "", "report": "", "open": "", "refused": 0}
    if status.state == "failed":
        return told | {"message": status.message.get(lang) or words(lang)("errors.upload_died")}
    return told | _done(upload, status, server, lang) if status.state == "done" else told


def refused_rows(kind: Kind, folder: Path, regions: Regions, w: Words) -> str:
    """refused.csv of an upload in the reader's language."""
    if kind == "parks":
        return parklists.refused_rows(_listed(folder), regions, w)
    return registers.refused_rows((folder / REFUSED).read_text(encoding="utf-8-sig"), w)


def _done(upload: Upload, status: Status, server: Server, lang: Lang) -> dict[str, Any]:
    with upload.at_rest():  # others may be accepting aliases
        folder = upload.result()
        if folder is None:
            raise FileNotFoundError(upload.folder)
        listed, account = (_companies if status.kind == "companies" else _parks)(folder, server.dataset, lang)
    return {"report": markup(account), "refused": listed, "open": _open(upload, status.kind, folder.name, server, lang)}


def _companies(folder: Path, dataset: Dataset, lang: Lang) -> tuple[int, Markup]:
    report, style = store.read_report(folder), Style(lang, "light", 0)
    return report.listed, upload_report.draw(report, store.read_aliases(folder), dataset.regions, style)


def _parks(folder: Path, dataset: Dataset, lang: Lang) -> tuple[int, Markup]:
    report = _listed(folder)
    return report.listed, parklist_report.draw(report, dataset.regions, Style(lang, "light", 0))


def _listed(folder: Path) -> ParkReport:
    return ParkReport.from_json(json.loads((folder / REPORT).read_text(encoding="utf-8")))


def _open(upload: Upload, kind: Kind, name: str, server: Server, lang: Lang) -> str:
    """The query of the atlas with the new numbers in view, in the reader's language and theme."""
    dataset = server.opened(f"upload={upload.token}").dataset
    theme = links.parse(query.text(), dataset).selection.theme
    return links.to_query(_shown(kind, name, dataset).replace(lang=lang, theme=theme), dataset)


def _shown(kind: Kind, name: str, dataset: Dataset) -> Selection:
    plain = links.default(dataset)
    if kind == "parks":
        return plain.replace(park_list=name)
    (made,) = (one for one in dataset.imports if one.id == name)
    return plain.replace(measure="companies", series=SeriesId(made.series_id(made.measures[0])))
