"""An import of invented companies, made in memory: 19 in two provinces, and 3 whose place was not understood."""

from pathlib import Path

import pandas as pd

from data.dataset import Dataset
from data.dataset_variants import with_imports
from data.regions import Adcode, Regions
from data.registers.imports import CURRENCIES, STATUSES, UNPLACED, Import

COMPANIES = [
    # region, year, status, how many
    ("440305", 2017, "existing", 5),  # 深圳 南山
    ("440305", 2017, "closed", 2),
    ("440304", 2019, "existing", 3),  # 深圳 福田
    ("440305", None, "closed", 1),
    ("440100", 1998, "existing", 2),  # 广州, no district
    ("440000", 2018, "existing", 1),  # 广东, no city
    ("330106", 2016, "existing", 4),  # 杭州 西湖
    ("330106", 2016, "unknown", 1),
    (UNPLACED, 2018, "existing", 2),
    (UNPLACED, None, "closed", 1),
]
CARD = {
    "variant_zh": "导入",
    "variant_en": "import",
    "definition_zh": "名称或经营范围含“区块链”",
    "definition_en": "with the word",
    "note_zh": "",
    "note_en": "",
}
SOURCE = {"publisher": "甲查", "title": "导出", "says_zh": "", "says_en": ""}
CAPITAL = [
    # region, year, status, companies in renminbi, in other currencies, unreadable, yuan
    ("440305", 2017, "existing", 3, 1, 1, 500_000_000),
    ("440305", 2017, "closed", 1, 0, 0, 20_000_000),
    ("440100", 2018, "existing", 2, 0, 0, 1_000_000),
    ("440100", None, "unknown", 1, 0, 0, 70_000),
    ("330000", 2019, "existing", 0, 2, 0, 0),
]
NO_CAPITAL = pd.DataFrame(columns=["region", "year", "status", *CURRENCIES, "yuan"])
EXISTING, CUMULATIVE = "invented-existing", "invented-cumulative"


def register(
    regions: Regions,
    companies: list[tuple] = COMPANIES,
    measures: tuple[str, ...] = ("existing", "cumulative"),
    capital: pd.DataFrame | None = None,
    keyword: str = "区块链",
) -> Import:
    """The companies as an import."""
    cells = [
        (up, year, status, many)
        for region, year, status, many in companies
        for up in ([one.adcode for one in regions.path(Adcode(region))] if region else [UNPLACED])
    ]
    frame = pd.DataFrame(cells, columns=["region", "year", "status", "count"]).astype({"year": "Int64"})
    wide = frame.groupby(["region", "year", "status"], dropna=False)["count"].sum().unstack("status", fill_value=0)
    sums = wide.reindex(columns=list(STATUSES), fill_value=0).reset_index().rename_axis(columns=None)
    about = {
        "provider": "甲查",
        "provider_en": "Jia",
        "as_of": "2024-05-22",
        "keyword": keyword,
        "source": SOURCE,
    }
    card = {**about, **dict.fromkeys(measures, CARD)}
    return Import("invented", card, sums, NO_CAPITAL if capital is None else capital, Path("nowhere"))


def with_register(dataset: Dataset, *companies: tuple, **options) -> Dataset:
    """The dataset with these companies, or the usual ones, as two more series."""
    return with_imports(dataset, (register(dataset.regions, list(companies) or COMPANIES, **options),))


def stated(regions: Regions) -> pd.DataFrame:
    """The registered capital of some of them."""
    cells = [(up.adcode, *row) for region, *row in CAPITAL for up in regions.path(Adcode(region))]
    frame = pd.DataFrame(cells, columns=NO_CAPITAL.columns).astype({"year": "Int64"})
    return frame.groupby(["region", "year", "status"], dropna=False).sum().reset_index()
