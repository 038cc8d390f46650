"""The description of a CSV fits the CSV: every column, every value, every source, in every view."""

import csv
import io
import json
import re

import pytest

from components.paper import csv_metadata
from components.style import Style
from data import links
from data.views import PUBLISHED
from tests.snapshots import AFTER, BEFORE, FIRST, SECOND, beside, take

QUERIES = ("", "region=440000&measure=companies", "region=440300&map=440000&measure=companies&peers=population")
PATTERNS = {"number": r"-?\d+(\.\d+)?(e-\d+)?", "integer": r"-?\d+", "boolean": "True|False", "string": r"(?s:.*)"}


def described(client, view, query):
    table = client.get(f"/data/{view}.csv?{query}")
    link = re.fullmatch(r'<(.+)>; rel="describedby"; type="application/csvm\+json"', table.headers["Link"])
    answer = client.get(f"/data/{link[1]}")
    assert answer.mimetype == "application/csvm+json"
    return csv.reader(io.StringIO(table.data.decode("utf-8-sig"))), answer.get_json(force=True)


@pytest.mark.parametrize("view", PUBLISHED)
@pytest.mark.parametrize("query", QUERIES)
def test_every_column_and_every_value_is_as_it_is_described(client, view, query):
    table, document = described(client, view, query)
    header, *rows = [*table] or [[]]
    columns = document["tableSchema"]["columns"]
    assert [column["name"] for column in columns] == header
    assert all(column["name"] == column["titles"]["und"] and column["titles"]["zh"] for column in columns)
    for column, values in zip(columns, zip(*rows, strict=True), strict=bool(rows)):
        kind = column["datatype"]
        pattern = re.compile(PATTERNS[kind if isinstance(kind, str) else kind["base"]])
        assert all(pattern.fullmatch(value) for value in values if value)
    asked = client.get(f"/data/{document['url'].replace('.csv', '.json')}").get_json()
    assert [one["dc:title"] for one in document["dc:source"]] == [one["title"] for one in asked["sources"]]


def test_a_unit_that_all_rows_share_is_that_of_the_column(client):
    _, document = described(client, "ranking", "measure=companies")
    units = {one["name"]: one.get("schema:unitText") for one in document["tableSchema"]["columns"]}
    assert (units["value"], units["name"]) == ("companies", None)
    _, document = described(client, "region-profile", "region=440000")
    assert not any("schema:unitText" in one for one in document["tableSchema"]["columns"])


def test_histories_are_described_too(dataset, tmp_path):
    take(tmp_path, dataset.regions, FIRST, BEFORE)
    series = take(tmp_path, dataset.regions, SECOND, AFTER)
    with_dates = beside(dataset, tmp_path)
    selection = links.parse(f"?measure=companies&series={series}-existing", with_dates).selection
    for view in ("growth", "changes"):
        document = csv_metadata.describe(view, selection, with_dates, Style("en", "light", 0))
        rows = PUBLISHED[view].rows(selection, with_dates)
        assert [column["name"] for column in document["tableSchema"]["columns"]] == [*rows[0]]
        headings = {column["name"]: column["titles"]["zh"] for column in document["tableSchema"]["columns"]}
        assert len({*headings.values()}) == len(headings)
        assert not [name for name, heading in headings.items() if heading == name]
        whole = [one["name"] for one in document["tableSchema"]["columns"] if one["datatype"] == "integer"]
        assert all(isinstance(row[name], int | None) for name in whole for row in rows)
        assert json.loads(json.dumps(document)) == document
