"""Classification and watermark, names of files, and codes of many digits, in what the server hands out."""

import csv
import io
from urllib.parse import unquote

import openpyxl
import pytest

from data.spreadsheets import keep_digits

LABEL, MARK = "内" * 40, "样稿"
QUERY = {"region": "440000", "years": "2017-2018", "classification": LABEL, "watermark": MARK}


def name_of(answer):
    return unquote(answer.headers["Content-Disposition"].split("filename*=UTF-8''")[1])


def test_every_row_of_a_csv_is_marked_when_it_is_asked_for(client):
    answer = client.get("/data/parks.csv", query_string=QUERY)
    rows = [*csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig")))]
    assert rows
    assert {(row["classification"], row["watermark"]) for row in rows} == {(LABEL, MARK)}
    assert b"classification" not in client.get("/data/parks.csv").data


def test_a_workbook_and_printed_sheets_are_marked(client):
    answer = client.get("/export/workbook.xlsx", query_string=QUERY)
    book = openpyxl.load_workbook(io.BytesIO(answer.data))
    assert {sheet.oddHeader.right.text for sheet in book} == {LABEL}
    printed = client.get("/print.json", query_string=QUERY).get_json()
    assert LABEL in printed["listing"]
    for figure in printed["figures"]:
        texts = [item["text"] for item in figure["layout"]["annotations"]]
        assert LABEL in "".join(texts).replace("<br>", "")
        assert MARK in texts


@pytest.mark.parametrize("path", ["/data/parks.csv", "/export/workbook.xlsx", "/print.json", "/export/deck.pptx"])
def test_a_mark_that_is_too_long_is_refused_by_name(path, client):
    answer = client.get(path, query_string={"classification": "x" * 41})
    assert answer.status_code == 400
    assert "classification" in answer.get_json()["error"]["zh"]


def test_a_csv_is_named_after_what_is_chosen(client):
    name = name_of(client.get("/data/parks.csv", query_string=QUERY))
    assert name.startswith("parks_广东_2017-2018_listed_")
    assert name.endswith(".csv")


def test_no_file_names_an_address_of_this_machine(client):
    for address in ("http://127.0.0.1:8050", "http://localhost:8050"):
        book = openpyxl.load_workbook(io.BytesIO(client.get("/export/workbook.xlsx", base_url=address).data))
        cells = (str(one.value) for sheet in book for row in sheet.iter_rows() for one in row)
        assert not [text for text in cells if "127.0.0.1" in text or "localhost" in text]
    elsewhere = client.get("/export/workbook.xlsx", base_url="http://atlas.example").data
    sheet = openpyxl.load_workbook(io.BytesIO(elsewhere))["说明"]
    assert "http://atlas.example/" in {row[1].value for row in sheet.iter_rows()}


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("914403001922038216", "914403001922038216\t"),
        ("91440300MA00000001", "91440300MA00000001"),
        ("440000", "440000"),
        (914403001922038216, 914403001922038216),
        ("2017-04", "2017-04"),
    ],
)
def test_only_a_code_that_would_be_rounded_gets_a_tab(value, kept):
    assert keep_digits(value) == kept


def test_a_sheet_without_room_names_those_that_have(client):
    for form in ("json", "png"):
        answer = client.get(f"/export/region-profile.{form}?region=310000,330000,440000&preset=report")
        assert answer.status_code == 400
        for text in answer.get_json()["error"].values():
            assert "report (80 × 60 mm)" in text
            assert "slide (1920 × 1080)" in text
    assert client.get("/export/region-profile.json?region=310000,330000,440000&preset=slide").status_code == 200
