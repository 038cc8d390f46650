"""A dataset drawn by hand, about nothing that exists: the industry of kites in a country of four provinces.

甲省  three cities 甲一 甲二 甲三 and a pseudo one; 甲一 has the district 东区
乙市  a municipality with the district 西区
丙省  nothing in any table
丁省  outside the scope of the series
"""

from dataclasses import fields
from typing import Any

import pandas as pd
import pytest

from data import schemas
from data.about import About
from data.dataset import Dataset
from data.filters import COMPANY_FILTERS, PARK_FILTERS
from data.regions import Adcode, Regions
from data.selection import Selection, SeriesId

REGIONS = [
    ("100000", "中国", "全国", "China", "", "nation", False, ""),
    ("810000", "甲省", "甲", "Alpha", "100000", "province", False, ""),
    ("810100", "甲一市", "甲一", "Alpha One", "810000", "city", False, ""),
    ("810101", "东区", "东区", "East", "810100", "district", False, ""),
    ("810200", "甲二市", "甲二", "Alpha Two", "810000", "city", False, ""),
    ("810300", "甲三市", "甲三", "Alpha Three", "810000", "city", False, ""),
    ("810900", "甲九场", "甲九", "Alpha Nine", "810000", "city", True, ""),
    ("820000", "乙市", "乙", "Beta", "100000", "province", False, ""),
    ("820101", "西区", "西区", "West", "820000", "district", False, ""),
    ("830000", "丙省", "丙", "Gamma", "100000", "province", False, ""),
    ("840000", "丁省", "丁", "Delta", "100000", "province", False, ""),
]
PARKS = [
    # park_id, province, city, district, founded, year, precision, slot, kind, status, comparable, source
    ("first", "810000", "810100", "810101", "2015", 2015, "year", "2015", "incubator", "closed", True, "paper"),
    ("yearless", "810000", "810100", "", "", None, "unknown", "unknown", "base", "unknown", True, "paper"),
    ("third", "820000", "820000", "820101", "2018-03", 2018, "month", "2016-2018", "base", "operating", True, "web"),
    ("late", "820000", "820000", "", "2020-05-01", 2020, "day", "2019-", "centre", "operating", False, "web"),
    ("plan", "820000", "820000", "820101", "", None, "not_founded", "planned", "base", "planned", False, "web"),
]
COUNTS = [
    # series_id, region, year, value, approx
    ("exact", "100000", None, 1000, False),
    ("exact", "810000", None, 400, False),
    ("exact", "810100", None, 300, False),
    ("exact", "810200", None, 40, False),
    ("rough", "100000", None, 900, True),
    ("rough", "810000", None, 500, False),
    ("rough", "820000", None, 300, True),
    ("cities", "810100", None, 7, False),
    ("exact", "100000", 2015, 12, False),
]
SERIES = [
    # series_id, provider, as_of, measure, definition_zh, outside
    ("exact", "甲查", "2022-03-16", "existing", "名称或经营范围含“风筝”", "840000"),
    ("rough", "乙查", "2020-07", "cumulative", "主营风筝", ""),
    ("cities", "丙查", "2019", "existing", "主营风筝", ""),
]
SILENT = dict.fromkeys(("variant_zh", "variant_en", "note_zh", "note_en"), "")
PUBLISHED = [
    # measure, region, slot, value, text, nature
    ("parks", "100000", "", 10, "10", "count"),
    ("parks", "810000", "", 6, "6", "count"),
    ("parks", "810100", "", 5, "5", "count"),
    ("parks", "830000", "", 9, "9", "target"),
    ("provinces", "100000", "", 3, "3", "count"),
    ("parks_by_slot", "100000", "2015", 1, "1", "count"),
    ("parks_by_slot", "100000", "2016-2018", 6, "6", "count"),
    ("parks_by_slot", "100000", "2019-", 3, "3", "count"),
    ("company_share", "810000", "", 0.45, "45%", "share"),
]
CLUSTERS = [
    ("pair", "甲乙", "Alpha and Beta", "810000"),
    ("pair", "甲乙", "Alpha and Beta", "820000"),
    ("west", "西片", "The West", "820101"),
]
DENOMINATORS = [
    ("100000", "population", 2020, 10_000_000, "persons"),
    ("810000", "population", 2020, 1_000_000, "persons"),
    ("810000", "population", 2010, 900_000, "persons"),
    ("820000", "population", 2020, 3_000_000, "persons"),
    ("100000", "enterprises", 2021, 50_000, "units"),
    ("810000", "enterprises", 2021, 10_000, "units"),
    ("810000", "gdp", 2020, 80, "100m_cny"),
    ("810000", "gdp", 2021, 90, "100m_cny"),
]


def frame(rows: list[tuple[Any, ...]], *columns: str, **constant: Any) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(columns)).assign(**constant)


def parks() -> pd.DataFrame:
    columns = ("park_id", "province", "city", "district", "founded", "year", "precision", "slot", "kind", "status")
    drawn = frame(PARKS, *columns, "comparable", "source_id")
    texts = dict.fromkeys(
        ("aliases", "lead", "operator", "status_as_of", "source2_id", "counted_by", "evidence_en", "datum"), ""
    ) | dict.fromkeys(("lon", "lat"), float("nan"))
    drawn = drawn.assign(**texts, evidence="见报", confidence="B", year=drawn["year"].astype("Int64"))
    deepest = [district or city or province for province, city, district in drawn[list(columns[1:4])].to_numpy()]
    return drawn.assign(name="园" + drawn["park_id"], name_en=drawn["park_id"], region=deepest)


@pytest.fixture(scope="session")
def tiny() -> Dataset:
    region_columns = ("adcode", "name", "short", "name_en", "parent", "level", "pseudo", "pinyin")
    texts = {"source_id": "paper", "confidence": "A", "note": "", "note_en": ""}
    counts = frame(COUNTS, "series_id", "region", "year", "value", "approx", **texts)
    series = frame(SERIES, "series_id", "provider", "as_of", "measure", "definition_zh", "outside", definition_en="-")
    published = frame(
        PUBLISHED, "measure", "region", "slot", "value", "text", "nature", source_id="paper", as_of="2022-03"
    )
    other = published.iloc[:1].assign(source_id="web", value=99)
    denominators = frame(DENOMINATORS, "region", "measure", "year", "value", "unit", source_id="census")
    return Dataset(
        about=About(
            slug="kites",
            name_zh="风筝产业",
            name_en="Kites",
            industry_zh="风筝",
            industry_en="kite",
            as_of="2022-03",
            series=SeriesId("exact"),
            publication="paper",
            publication_zh="风筝报不完全统计",
            publication_en="The Kite Paper's incomplete count",
            published_as_of="2022-03",
        ),
        regions=Regions(frame(REGIONS, *region_columns), pd.DataFrame({"alias": ["A"], "adcode": ["810000"]})),
        parks=parks(),
        counts=counts.assign(year=counts["year"].astype("Int64"), value=counts["value"].astype("Int64")),
        series=series.assign(order=range(3), provider_en=series["provider"], **SILENT),
        published=pd.concat([other, published], ignore_index=True).astype({"value": "Float64"}),
        clusters=frame(CLUSTERS, "cluster", "name_zh", "name_en", "region"),
        sources=pd.DataFrame({"source_id": ["paper", "web", "census"]}),
        denominators=denominators.astype({"value": "Float64", "year": "Int64"}),
        pilots=schemas.Pilots.empty(),
        slots=("2015", "2016-2018", "2019-"),
    )


@pytest.fixture
def chosen() -> Any:
    """Selections over the drawn dataset, by the fields and filters that differ from the default."""

    def choose(*regions: str, **changes: Any) -> Selection:
        named = {one.name for one in fields(Selection)}
        plain = {name: value for name, value in changes.items() if name in named}
        selection = Selection(
            series=plain.pop("series", SeriesId("exact")), regions=tuple(map(Adcode, regions)), **plain
        )
        narrowed = {name: value for name, value in changes.items() if name not in named}
        assert {*narrowed} <= {one.name for one in (*PARK_FILTERS, *COMPANY_FILTERS)}
        return selection.with_filters(**narrowed)

    return choose
