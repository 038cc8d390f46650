"""The workbook, opened again: the rows of /data as numbers and dates, and nothing that runs."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO

import openpyxl
import pytest

from components.paper.files import Provenance
from components.paper.presets import Marking
from components.paper.readable_rows import readable_note
from components.paper.workbook import cell, workbook
from components.style import Style
from components.words import words
from data import links, schemas
from data.dataset import Dataset
from data.views import VIEWS, View
from tests.invented import EXISTING, with_register

CODED = [
    *("state", "unit", "fact", "kind", "status", "precision", "lead", "slot", "confidence", "measure", "carrier"),
    *("basis_unit", "standing", "check", "scope", "reason", "dimension", "section"),
]
PROVENANCE = Provenance(datetime(2026, 11, 23, 9, 30), "https://atlas.example/", "0.1.0", "0123456789abcdef")


def opened(query: str, dataset: Dataset) -> openpyxl.Workbook:
    selection = links.parse(query, dataset).selection
    style = Style(selection.lang, selection.theme, 0)
    return openpyxl.load_workbook(BytesIO(workbook(selection, dataset, style, PROVENANCE)))


def offered(dataset: Dataset) -> dict[str, View]:
    """The views that have a sheet."""
    return {name: view for name, view in VIEWS.items() if view.is_offered(dataset)}


def table(book: openpyxl.Workbook, name: str, lang: str = "zh") -> list[dict[str, object]]:
    """The rows of a sheet, by the field names in the comments of its header."""
    sheet = book[words(lang)(f"workbook.sheet_{name}")]
    header, *rows = sheet.iter_rows()
    fields = [one.comment.text.split()[-1] for one in header if one.comment]
    return [dict(zip(fields, (one.value for one in row), strict=True)) for row in rows]


def codes(book: openpyxl.Workbook, lang: str = "zh") -> dict[tuple[str, str], str]:
    """The meaning of every field's codes, as the last sheet has them."""
    headings = {words(lang)(f"workbook.column_{name}"): name for name in CODED}
    _, *rows = book[words(lang)("workbook.sheet_codes")].iter_rows(values_only=True)
    return {(headings[str(field)], str(code)): str(meaning) for field, code, meaning in rows}


def stored(field: str, value: object, meanings: dict[tuple[str, str], str]) -> object:
    """A value as a sheet has it: codes in words, floats to fifteen digits, blank texts as blank cells."""
    kept = meanings.get((field, str(value)), cell(field, value))
    return None if kept == "" else pytest.approx(kept, rel=1e-14) if isinstance(kept, float) else kept


@pytest.mark.parametrize("query", ["", "?map=440000&measure=companies&lang=en", "?region=310000&years=2018"])
def test_every_sheet_holds_the_rows_of_its_endpoint(query: str, dataset: Dataset) -> None:
    selection = links.parse(query, dataset).selection
    book = opened(query, dataset)
    meanings = codes(book, selection.lang)
    for name, view in offered(dataset).items():
        rows = view.rows(selection, dataset)
        expected = [{field: stored(field, value, meanings) for field, value in row.items()} for row in rows]
        for row, cells in zip(rows, expected, strict=True):
            if str(row.get("slot", "")).endswith("-"):
                cells["year"] = words(selection.lang)("terms.slot_later", year=row["slot"][:-1])
            if "fact" in row and row["note"]:
                cells["note"] = readable_note(row["note"], Style(selection.lang, "light", 0))
        assert table(book, name, selection.lang) == expected


def test_numbers_are_numbers_and_keep_their_format(dataset: Dataset) -> None:
    book = opened("?region=440000&measure=companies", dataset)
    facts = {row["fact"]: row["value"] for row in table(book, "headline")}
    assert facts["现存企业"] == 45_473
    assert facts["企业占上级"] == pytest.approx(45_473 / 105_649)
    sheet = book["主要数据"]
    formats = {row[0].value: row[1].number_format for row in sheet.iter_rows(min_row=2)}
    assert (formats["现存企业"], formats["企业占上级"]) == ("#,##0", "0.0%")


def test_cells_hold_words_where_the_endpoint_has_codes(dataset: Dataset) -> None:
    book = opened("?map=440000&measure=companies", dataset)
    meanings = codes(book)
    for name in (*offered(dataset), "definitions", "sources"):
        assert [row for row in table(book, name) if any((field, row.get(field)) in meanings for field in CODED)] == []
    assert {row["unit"] for row in table(book, "ranking")} == {"家企业"}
    english = table(opened("?map=440000&measure=companies&lang=en", dataset), "ranking", "en")
    assert {row["state"] for row in english} == {"As the source states", words("en")("states.in_remainder_long")}


def test_the_cover_is_dated_by_what_is_shown(dataset: Dataset) -> None:
    imported = with_register(dataset)
    both = "公布园区 2022-03、收录园区 2026-11"
    for query, date in ((f"?series={EXISTING}&measure=companies", "2024-05-22"), ("?measure=published", both)):
        about = {row[0].value: row[1].value for row in opened(query, imported)["说明"].iter_rows()}
        assert about[words("zh")("workbook.about_as_of")] == date


def test_a_day_is_a_date_and_a_month_stays_what_it_says(dataset: Dataset) -> None:
    founded = {row["park_id"]: row["founded"] for row in table(opened("", dataset), "parks")}
    listed = dict(zip(dataset.parks["park_id"], dataset.parks["founded"], strict=True))
    for park, date in founded.items():
        given = listed[park]
        assert date == (datetime.fromisoformat(given) if len(given) == 10 else given or None)
    assert {type(date) for date in founded.values()} == {datetime, str, type(None)}


def test_the_header_is_frozen_filterable_and_in_the_reader_s_language(dataset: Dataset) -> None:
    for query, title, header in (("", "园区名单", "园区编号"), ("?lang=en", "Parks", "Park id")):
        sheet = opened(query, dataset)[title]
        assert (sheet["A1"].value, sheet.freeze_panes) == (header, "B2")
        assert sheet.auto_filter.ref == sheet.dimensions


def test_sources_definitions_and_the_selection_come_along(dataset: Dataset) -> None:
    book = opened("?region=440000&measure=companies", dataset)
    assert "cls-2022" in {row["source_id"] for row in table(book, "sources")}
    definitions = table(book, "definitions")
    assert definitions[0]["series_id"] == dataset.about.series
    assert len(definitions) == len(dataset.series)
    about = {row[0].value: row[1].value for row in book["说明"].iter_rows()}
    assert about["实时视图"] == "https://atlas.example/?region=440000&measure=companies"
    assert about["数据指纹"] == PROVENANCE.digest
    assert about["生成时间（北京时间）"] == datetime(2026, 11, 23, 9, 30)
    assert "45,473" in about["当前视图"]
    assert book["说明"]["B5"].hyperlink.target == about["实时视图"]


def test_columns_fit_their_texts(dataset: Dataset) -> None:
    sheet = opened("", dataset)["地图"]
    assert 8 <= sheet.column_dimensions["A"].width <= 30


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)"])
def test_no_cell_of_a_table_is_run(text: str, dataset: Dataset) -> None:
    parks = dataset.parks.copy()
    parks["operator"] = text
    selection = links.default(dataset)
    book = openpyxl.load_workbook(
        BytesIO(workbook(selection, replace(dataset, parks=parks), Style("zh", "light", 0), PROVENANCE))
    )
    assert {row["operator"] for row in table(book, "parks")} == {text}
    assert {one.quotePrefix for row in book["园区名单"].iter_rows() for one in row if one.value == text} == {True}
    cells = (one for sheet in book for row in sheet.iter_rows() for one in row)
    assert not [one.coordinate for one in cells if one.data_type == "f"]


def test_compared_places_have_their_own_facts_and_sources(dataset: Dataset) -> None:
    book = opened("?region=310000,440000", dataset)
    for name in ("region-profile", "headline"):
        rows = table(book, name)
        assert [row["name"] for row in rows if row["fact"] == "收录园区"] == ["上海", "广东", None]
        assert {row["adcode"]: row["value"] for row in rows if row["fact"] == "现存企业"}["440000"] == 45_473
    population = [row for row in table(book, "region-profile") if row["fact"] == "常住人口"]
    assert {row["source_id"] for row in table(book, "sources")} >= {row["source"] for row in population} != set()


def test_notes_and_filters_are_words_and_addresses_links(dataset: Dataset) -> None:
    book = opened("?region=310000,440000&years=2017-2018", dataset)
    cells = [one for sheet in book for row in sheet.iter_rows() for one in row if isinstance(one.value, str)]
    assert [one.value for one in cells if one.value.startswith(("known=", "approx=", "members="))] == []
    about = {row[0].value: row[1].value for row in book["说明"].iter_rows()}
    assert about["筛选"] == "地区：上海、广东 · 年份：2017–2018"
    addresses = [one for one in cells if one.parent.title == "来源" and one.value.startswith("http")]
    assert addresses
    assert all(one.hyperlink.target == one.value for one in addresses)


def test_marks_stand_on_the_first_sheet_and_over_every_printed_page(dataset: Dataset) -> None:
    selection, style = links.default(dataset), Style("zh", "light", 0)
    content = workbook(selection, dataset, style, PROVENANCE, Marking("样稿 & 草案", "内" * 40))
    book = openpyxl.load_workbook(BytesIO(content))
    assert {sheet.oddHeader.right.text for sheet in book} == {"内" * 40}
    assert {"样稿 & 草案", "内" * 40} <= {row[1].value for row in book["说明"].iter_rows()}


def test_a_selection_without_rows_says_so(dataset: Dataset) -> None:
    assert opened("?region=440000&years=1999", dataset)["园区名单"]["A1"].value == "没有可显示的数字。"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_column_has_a_name(lang: str) -> None:
    tables = (schemas.Sources, schemas.SeriesTable)
    names = {name for model in tables for name in model.to_schema().columns}
    assert [name for name in names if f"workbook.column_{name}" not in words(lang)] == []
