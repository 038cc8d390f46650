"""Imports beside the bare tool on the same file, every run in a new process; and what a choice costs afterwards."""

import multiprocessing
import resource
import shutil
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import median

import duckdb
import pandas as pd
from playwright.sync_api import Browser
from python_calamine import CalamineWorkbook

from callbacks.commands import main
from data.dataset_loader import load
from data.registers import importer
from data.registers.engine import MEMORY
from data.registers.rule import Rule
from data.settings import REFERENCE, Settings
from scripts.bench import choices, registers
from scripts.bench.report import Figure, table
from scripts.serving import serving

ROUNDS = 3
KIBIBYTES = 1024
Work = Callable[[Path], float]

BY_HAND = """
copy (select 所属省份, 所属城市, 所属区县, substr(成立日期, 1, 7) as 月, 登记状态, 国标行业门类, count(*) as 家数
from (select any_value(columns(* exclude 统一社会信用代码)) from '{path}' group by 统一社会信用代码)
group by all) to '{path}.counted' (format parquet)
"""
"""What the count comes to: de-duplicate by code, then group."""


def measure(browser: Browser, rounds: int) -> str:
    """The sections about imports."""
    regions = load(Settings().dataset, REFERENCE).regions
    with tempfile.TemporaryDirectory(prefix="park-atlas-bench-") as name:
        folder = Path(name)
        xlsx = registers.workbook(folder / "register.xlsx", 105_649, regions)
        csv = registers.text(folder / "register.csv", 1_000_000, regions)
        parquet = registers.parquet(folder / "register.parquet", 10_000_000, regions)
        figures = [
            *_beside("105,649 rows of xlsx", xlsx, "calamine alone", _calamine, 1.5),
            *_beside("1,000,000 rows of csv", csv, "the same by pandas", _pandas, 1.0),
            *_beside("10,000,000 rows of parquet", parquet, "the same in SQL by hand", _sql, 1.5),
            Figure("10,000,000 rows of parquet, peak memory", _apart(_import, parquet)[1], "MB", 1024),
        ]
        return "\n".join((table("Imports", figures), _afterwards(browser, parquet, folder / "dataset", rounds)))


def _beside(name: str, path: Path, tool: str, bare: Work, most: float) -> list[Figure]:
    """Ours and the bare tool by turns, so that both meet the same machine."""
    pairs = [(_apart(bare, path)[0], _apart(_import, path)[0]) for _ in range(ROUNDS)]
    theirs, ours = (median(times) for times in zip(*pairs, strict=True))
    return [
        Figure(f"{name}, median of {ROUNDS}", ours, "s"),
        Figure(f"{name}, {tool}", theirs, "s"),
        Figure(f"{name}, times {tool}", ours / theirs, "x", most),
    ]


def _apart(work: Work, path: Path) -> tuple[float, float]:
    """Seconds of the work, and the most memory that its process held, in MB."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_timed, work, path).result()


def _timed(work: Work, path: Path) -> tuple[float, float]:
    seconds = work(path)
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIBIBYTES


def _import(path: Path) -> float:
    regions, rule = load(Settings().dataset, REFERENCE).regions, Rule(registers.AS_OF, registers.KEYWORD)
    with tempfile.TemporaryDirectory() as folder:
        begin = time.perf_counter()
        importer.import_files([path], rule, regions, Path(folder), lambda rows: None)
        return time.perf_counter() - begin


def _calamine(path: Path) -> float:
    begin = time.perf_counter()
    CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    return time.perf_counter() - begin


def _pandas(path: Path) -> float:
    """What a careful hand would write for the same cube: less than ours, for no row is accounted for."""
    regions = load(Settings().dataset, REFERENCE).regions
    begin = time.perf_counter()
    rows = pd.read_csv(path, usecols=list(registers.COLUMNS), dtype=str)
    in_name, in_scope = (rows[column].str.contains(registers.KEYWORD) for column in ("企业名称", "经营范围"))
    rows = rows.assign(keyword=in_name.astype(int) + 2 * in_scope.fillna(False).astype(int))[in_name | in_scope]
    coded = rows["统一社会信用代码"].notna()
    by_code = rows[coded].drop_duplicates("统一社会信用代码")
    rows = pd.concat([by_code, rows[~coded].drop_duplicates("企业名称")])
    founded = pd.to_datetime(rows["成立日期"], format="ISO8601", errors="coerce")
    rows["月"] = founded.dt.year * 100 + founded.dt.month
    rows["现存"] = rows["登记状态"].str.contains("存续|在业|在营|开业")
    rows["注吊销"] = rows["登记状态"].str.contains("注销|吊销|撤销")
    rows["万元"] = rows["注册资本"].str.extract("^([0-9.]+)万元人民币$")[0].astype(float)
    rows["外币"] = rows["注册资本"].str.contains("美元|港元|欧元|日元|英镑")
    rows = rows.merge(registers.places(regions), how="left", on=["所属省份", "所属城市", "所属区县"])
    groups = ["地区", "月", "现存", "注吊销", "国标行业门类", "keyword", "外币"]
    rows.groupby(groups, dropna=False)["万元"].agg(["size", "count", "sum"])
    return time.perf_counter() - begin


def _sql(path: Path) -> float:
    with tempfile.TemporaryDirectory() as folder:
        limits: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": MEMORY,
            "temp_directory": folder,
            "preserve_insertion_order": False,
        }
        with duckdb.connect(config=limits) as connection:
            begin = time.perf_counter()
            connection.sql(BY_HAND.format(path=path))
            return time.perf_counter() - begin


def _afterwards(browser: Browser, register: Path, dataset: Path, rounds: int) -> str:
    """Choices of company counts on the shipped dataset, and on one that holds ten million companies more."""
    shutil.copytree(Settings().dataset, dataset)
    options = ["--as-of", registers.AS_OF, "--provider", "天眼查", "--into", str(dataset)]
    main(["import", str(register), *options], lambda: None)  # type: ignore[arg-type,return-value]
    imported = load(dataset, REFERENCE).series_ids[-1]
    with serving(workers=1) as atlas:
        before = choices.choosing(browser, atlas, "measure=companies", rounds)
    with serving(workers=1, dataset=dataset) as atlas:
        after = choices.choosing(browser, atlas, "measure=companies", rounds)
        on_import = choices.choosing(browser, atlas, f"measure=companies&series={imported}", rounds)
    return table(
        "A choice after an import of 10,000,000 companies",
        [
            Figure("on the shipped dataset, median", before, "ms"),
            Figure("the same choice after the import, median", after, "ms"),
            Figure("times the shipped dataset", after / before, "x", 1.1),
            Figure("on the imported series, which fills the whole map, median", on_import, "ms"),
        ],
    )
