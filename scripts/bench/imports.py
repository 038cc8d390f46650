"""Imports beside the bare tool on the same file, every run in a new process; and what a choice costs afterwards."""

import multiprocessing
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import median

import duckdb
from playwright.sync_api import Browser
from python_calamine import CalamineWorkbook

from callbacks.commands import main
from data.dataset_loader import load
from data.regions import Regions
from data.registers import importer
from data.registers.engine import MEMORY
from data.registers.rule import Rule
from data.settings import REFERENCE, ROOT, Settings
from scripts.bench import choices, registers
from scripts.bench.report import Figure, Section, table
from scripts.serving import serving

ROUNDS = 3
KIBIBYTES = 1024
Work = Callable[[Path], float]

BY_HAND = """
copy (
    select 地区, substr(成立日期, 1, 7) as 月, 登记状态, 国标行业门类, 名称含, 范围含, count(*) as 家数
    from (
        select any_value(columns(* exclude 统一社会信用代码))
        from (
            select * exclude (企业名称, 经营范围),
                contains(企业名称, '{keyword}') as 名称含, contains(经营范围, '{keyword}') as 范围含
            from (select {columns} from {source})
        )
        where 名称含 or 范围含
        group by 统一社会信用代码
    )
    left join places using (所属省份, 所属城市, 所属区县)
    group by all
) to '{path}.counted' (format parquet)
"""
"""What the count comes to: look for the keyword, de-duplicate by code, find the place, group."""


def measure(browser: Browser, rounds: int) -> list[Section]:
    """The sections about imports."""
    regions = load(Settings().dataset, REFERENCE).regions
    with tempfile.TemporaryDirectory(prefix="park-atlas-bench-") as name:
        folder = Path(name)
        xlsx = registers.workbook(folder / "register.xlsx", 105_649, regions)
        csv = registers.text(folder / "register.csv", 1_000_000, regions)
        parquet = registers.parquet(folder / "register.parquet", 10_000_000, regions)
        figures = [
            *_beside("105,649 rows of xlsx", xlsx, "calamine alone", _calamine, 1.5),
            *_beside("1,000,000 rows of csv", csv, "the same in SQL by hand", _sql, 1.5),
            *_beside("10,000,000 rows of parquet", parquet, "the same in SQL by hand", _sql, 1.1),
            Figure("10,000,000 rows of parquet, peak memory", _apart(_import, parquet)[1], "MB", 700),
            _smallest(folder, regions),
        ]
        return [table("Imports", figures), _afterwards(browser, parquet, folder / "dataset", rounds)]


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


def _sql(path: Path) -> float:
    places = registers.places(load(Settings().dataset, REFERENCE).regions)
    source = f"read_csv('{path}', all_varchar = true)" if path.suffix == ".csv" else f"'{path}'"
    query = BY_HAND.format(path=path, source=source, keyword=registers.KEYWORD, columns=", ".join(registers.COLUMNS))
    with tempfile.TemporaryDirectory() as folder:
        limits: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": MEMORY,
            "temp_directory": folder,
            "preserve_insertion_order": False,
        }
        with duckdb.connect(config=limits) as connection:
            connection.register("places", places)
            begin = time.perf_counter()
            connection.sql(query)
            return time.perf_counter() - begin


def _smallest(folder: Path, regions: Regions) -> Figure:
    """The command on ten rows, in a process of its own: user and system time."""
    shutil.copytree(Settings().dataset, folder / "smallest")
    register = registers.text(folder / "smallest.csv", 10, regions)
    options = ["--as-of", registers.AS_OF, "--provider", "天眼查", "--into", str(folder / "smallest")]
    before = _cpu_of_children()
    subprocess.run(
        [sys.executable, str(ROOT / "app.py"), "import", str(register), *options], check=True, stdout=subprocess.DEVNULL
    )
    return Figure("10 rows of csv, the whole command, CPU", _cpu_of_children() - before, "s", 2)


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _afterwards(browser: Browser, register: Path, dataset: Path, rounds: int) -> Section:
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
