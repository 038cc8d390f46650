"""The account of an upload; callbacks/routes/uploads.py has its form."""

from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from callbacks.feature import Server
from components import parklists, registers
from components.panels import accounting, parklist_report, upload_report
from components.style import Style
from components.words import Words, words
from data import links
from data.companylists.lists import folders_of
from data.companylists.report import CompanyListReport
from data.dataset import Dataset
from data.measures.on_list import ON_LIST
from data.parklists.report import ParkReport
from data.regions import Regions
from data.registers import store
from data.registers.imports import REJECTED_ROWS, REPORT
from data.registers.report import Report
from data.registers.upload import Kind, Upload
from data.selection import Lang, Selection, SeriesId, ThemeName


def describe(upload: Upload, server: Server, lang: Lang, theme: ThemeName, name: str = "") -> dict[str, Any]:
    """How far it is; once it is done, the account of an import, by default the latest, and where to open it."""
    status = upload.status()
    described = {
        "state": status.state,
        "rows": status.rows,
        "message": "",
        "report": "",
        "open": "",
        "refused": 0,
        "other": "",
    }
    if status.state == "failed":
        message = status.message.get(lang) or words(lang)("errors.upload_died")
        return described | {"message": message, "other": status.other}
    if status.state != "done":
        return described
    return described | _result(upload, status.kind, server, Style(lang, theme, 0), name)


def table(upload: Upload, server: Server, style: Style, name: str) -> dict[str, Any]:
    """The properties of a grid with what became of every row of an import that is done."""
    with upload.at_rest():
        report = _report(upload.status().kind, _folder(upload, name))
    drawn = parklist_report if isinstance(report, ParkReport) else upload_report
    return accounting.table(drawn.rows(report, style), style)


def rejected_rows(kind: Kind, folder: Path, regions: Regions, w: Words) -> str:
    """refused.csv of an upload in the reader's language."""
    if kind == "parks":
        return parklists.rejected_rows_csv(_park_report(folder), regions, w)
    return registers.rejected_rows_csv((folder / REJECTED_ROWS).read_text(encoding="utf-8-sig"), w)


def leave(search: str, remaining: Dataset) -> str:
    """The same view as far as there is one without the import: with another date of it, or the shipped numbers."""
    link = links.parse(search, remaining)
    selection, lost = link.selection, any(one.name == "series" for one in link.ignored)
    if lost and remaining.upload:
        latest = remaining.imports[-1]
        selection = selection.replace(series=SeriesId(latest.series_id(latest.measures[0])))
    return links.to_query(selection, remaining)


def _result(upload: Upload, kind: Kind, server: Server, style: Style, name: str) -> dict[str, Any]:
    with upload.at_rest():  # others may be changing it
        folder, regions = _folder(upload, name), server.dataset.regions
        report = _report(kind, folder)
        if isinstance(report, ParkReport):
            drawn = parklist_report.draw(report, regions, style)
        else:
            lists = [_list_report(path) for path in reversed(_by_age(folder))]
            drawn = upload_report.draw(report, store.read_aliases(folder), regions, style, lists)
    dataset = server.resolve(f"upload={upload.token}").dataset
    view = _view(kind, folder.name, dataset).replace(lang=style.lang, theme=style.theme)
    return {"report": drawn, "refused": report.listed, "open": links.to_query(view, dataset)}


def _folder(upload: Upload, name: str) -> Path:
    folder = upload.result(name)
    if folder is None:
        raise FileNotFoundError(upload.folder)
    return folder


def _report(kind: Kind, folder: Path) -> Report | ParkReport:
    return store.read_report(folder) if kind == "companies" else _park_report(folder)


def _park_report(folder: Path) -> ParkReport:
    return TypeAdapter(ParkReport).validate_json((folder / REPORT).read_bytes())


def _by_age(folder: Path) -> list[Path]:
    """The folders of the lists laid over an import, the latest last."""
    return sorted(folders_of(folder), key=lambda path: path.stat().st_mtime)


def _list_report(folder: Path) -> CompanyListReport:
    return TypeAdapter(CompanyListReport).validate_json((folder / REPORT).read_bytes())


def _view(kind: Kind, name: str, dataset: Dataset) -> Selection:
    """The atlas with the numbers of an import in view."""
    plain = links.default(dataset)
    if kind == "parks":
        return plain.replace(park_list=name)
    new = next((one for one in dataset.imports if one.id == name), None)
    if new is None:  # discarded in this moment
        raise FileNotFoundError(name)
    selection = plain.replace(measure="companies", series=SeriesId(new.series_id(new.measures[0])))
    lists = _by_age(new.folder)
    return selection.replace(measure=ON_LIST.id, company_list=lists[-1].name) if lists else selection
