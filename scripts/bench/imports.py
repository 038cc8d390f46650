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
from typing import TYPE_CHECKING
from unittest.mock import patch

import duckdb
from playwright.sync_api import Browser
from python_calamine import CalamineWorkbook

from callbacks.commands import main
from data.dataset_loader import load
from data.regions import Regions
from data.registers import classes, engine, importer
from data.registers.rule import Rule
from data.settings import REFERENCE, ROOT, Settings
from scripts.bench import choices, registers
from scripts.bench.report import Figure, Section, table
from scripts.serving import serving

if TYPE_CHECKING:
    import ibis.expr.types as ir

ROUNDS = 3
FILES = 4
KIBIBYTES = 1024
Work = Callable[[Path], float]

DIMENSIONS = ["行业", "关键词", "人数段", "资本段", "实缴段", "类型", "规模", "纳税人", "年报", "年龄段"]
"""What the classes of companies are counted by."""
CLASS_COLUMNS = """
    try_cast(参保人数 as int) as 参保, try_cast(replace(实缴资本, '万元人民币', '') as bigint) * 10000 as 实缴,
    企业类型 as 类型, 企业规模 as 规模, 纳税人资质 as 纳税人, 最新年报年份 as 年报
"""
NO_CLASS_COLUMNS = "null::int as 参保, null::bigint as 实缴, '' as 类型, '' as 规模, '' as 纳税人, '' as 年报"
BY_HAND = (
    """
create temp table firsts as
    select min(file_row_number) as file_row_number from {source}
    where contains(企业名称, '{keyword}') or contains(经营范围, '{keyword}')
    group by 统一社会信用代码
""",
    """
create temp table companies as
    select 地区, (substr(成立日期, 1, 4) || substr(成立日期, 6, 2))::int as 月, 国标行业门类 as 行业,
        case
            when 登记状态 in ('存续', '在业') then '存续'
            when contains(登记状态, '注销') or contains(登记状态, '吊销') then '注销'
            else '其他'
        end as 状态,
        case
            when contains(企业名称, '{keyword}') and contains(经营范围, '{keyword}') then '皆含'
            when contains(企业名称, '{keyword}') then '名称'
            else '范围'
        end as 关键词,
        case 注册资本 when '-' then '' else if(suffix(注册资本, '人民币'), '人民币', '外币') end as 币种,
        coalesce(try_cast(replace(注册资本, '万元人民币', '') as bigint) * 10000, 0) as 资本,
        {class_columns}
    from {source} semi join firsts using (file_row_number) left join places using (所属省份, 所属城市, 所属区县)
""",
    """
copy (
    select 地区, 月, 状态, 行业, 关键词, 币种, count(*) as 家数, sum(资本) as 资本 from companies group by all
) to '{path}.cube' (format parquet)
""",
    """
copy (
    select 地区, 状态, {dimensions}, {of}, count(*) as 家数,
        count(*) filter (币种 = '人民币') as 人民币, count(*) filter (币种 = '外币') as 外币, sum(资本) as 资本,
        count(参保) as 参保家数, sum(参保) as 参保人数, count(实缴) as 实缴家数, sum(实缴) as 实缴资本
    from (
        select *,
            case
                when 参保 is null then '不详' when 参保 < 1 then '0' when 参保 < 10 then '1-9'
                when 参保 < 50 then '10-49' when 参保 < 100 then '50-99' when 参保 < 500 then '100-499' else '500-'
            end as 人数段,
            case
                when 币种 <> '人民币' then 币种 when 资本 < 1000000 then '0-100' when 资本 < 5000000 then '100-500'
                when 资本 < 10000000 then '500-1000' else '1000-'
            end as 资本段,
            case
                when 实缴 is null then '不详' when 实缴 < 1000000 then '0-100' when 实缴 < 5000000 then '100-500'
                else '500-'
            end as 实缴段,
            case
                when 月 > 202103 then '0-1' when 月 > 201903 then '1-3' when 月 > 201703 then '3-5'
                when 月 > 201203 then '5-10' else '10-'
            end as 年龄段
        from companies
    )
    group by {groups}
) to '{path}.classes' (format parquet)
""",
)
"""What the count comes to, as somebody would write it who knows the file: the first row of each code in which the
keyword stands, its place and its classes; the cube, and companies by their classes: by year and all dimensions together
where we keep that too, or by each dimension alone."""
TOGETHER = {"of": "月 // 100 as 年", "groups": "地区, 状态, 年, {dimensions}"}
APART = {"of": "grouping_id({dimensions}) as 维度", "groups": "grouping sets ((地区, 状态), {sets})"}


def measure(browser: Browser, rounds: int) -> list[Section]:
    """The sections about imports."""
    regions = load(Settings().dataset, REFERENCE).regions
    with tempfile.TemporaryDirectory(prefix="park-atlas-bench-") as name:
        folder = Path(name)
        xlsx = registers.workbook(folder / "register.xlsx", 105_649, regions)
        csv = registers.text(folder / "register.csv", 1_000_000, regions)
        books = [registers.workbook(_inside(folder / "books", f"{at}.xlsx"), 26_000, regions) for at in range(FILES)]
        texts = [registers.text(_inside(folder / "texts", f"{at}.csv"), 250_000, regions) for at in range(FILES)]
        crossed = registers.parquet(folder / "crossed.parquet", 1_000_000, regions)
        parquet = registers.parquet(folder / "register.parquet", 10_000_000, regions)
        plain = registers.parquet(folder / "plain.parquet", 10_000_000, regions, classes=False)
        figures = [
            *_beside("105,649 rows of xlsx", xlsx, "calamine alone", _calamine, 1.5),
            *_beside(f"{len(books)} workbooks of 26,000 rows", xlsx.parent / "books", "calamine alone", _calamine, 1.5),
            *_beside("1,000,000 rows of csv", csv, "the same in SQL by hand", _sql, 1.5),
            *_beside(f"{len(texts)} csv of 250,000 rows", csv.parent / "texts", "the same in SQL by hand", _sql, 1.5),
            *_beside("1,000,000 rows of parquet", crossed, "the same in SQL by hand", _sql, 1.1),
            *_beside("10,000,000 rows of parquet", parquet, "the same in SQL by hand", _sql, 1.1),
            *_with_classes(parquet, plain),
            _smallest(folder, regions),
        ]
        steps = table("Where the time of an import of 10,000,000 rows of parquet goes", _steps(parquet))
        return [table("Imports", figures), steps, _afterwards(browser, parquet, folder / "dataset", rounds)]


def _inside(folder: Path, name: str) -> Path:
    folder.mkdir(exist_ok=True)
    return folder / name


def _beside(name: str, path: Path, tool: str, bare: Work, most: float) -> list[Figure]:
    """Ours and the bare tool by turns, so that both meet the same machine."""
    pairs = [(_apart(bare, path), _apart(_import, path)) for _ in range(ROUNDS)]
    theirs, ours = ([median(numbers) for numbers in zip(*runs, strict=True)] for runs in zip(*pairs, strict=True))
    return [
        Figure(f"{name}, median of {ROUNDS}", ours[0], "s"),
        Figure(f"{name}, {tool}", theirs[0], "s"),
        Figure(f"{name}, times {tool}", ours[0] / theirs[0], "x", most),
        Figure(f"{name}, times the processor time of {tool}", ours[1] / theirs[1], "x", most),
        Figure(f"{name}, peak memory", ours[2], "MB", 700),
    ]


def _with_classes(classes: Path, plain: Path) -> list[Figure]:
    """An import of the columns from which classes are made, beside one without these columns."""
    pairs = [(_apart(_import, plain), _apart(_import, classes)) for _ in range(ROUNDS)]
    without, ours = ([median(numbers) for numbers in zip(*runs, strict=True)] for runs in zip(*pairs, strict=True))
    return [
        Figure("with columns of classes, times without", ours[0] / without[0], "x", 1.5),
        Figure("with columns of classes, times the memory without", ours[2] / without[2], "x", 1.5),
    ]


def _apart(work: Work, path: Path) -> tuple[float, float, float]:
    """Seconds of the work, those of the processor, and the most memory that it or one of its children held, in MB."""
    with _process() as pool:
        return pool.submit(_timed, work, path).result()


def _process() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(1, multiprocessing.get_context("spawn"))


def _timed(work: Work, path: Path) -> tuple[float, float, float]:
    before = _cpu()
    seconds = work(path)
    peaks = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return seconds, _cpu() - before, max(peaks) / KIBIBYTES


def _steps(path: Path) -> list[Figure]:
    with _process() as pool:
        return [Figure(name, seconds, "s") for name, seconds in pool.submit(_clocked, path).result().items()]


def _clocked(path: Path) -> dict[str, float]:
    """Seconds of each step of an import; the remaining ones are those of reading, of sums and of the account."""
    steps: dict[str, float] = {}

    class Clocked(engine.EmbeddedTables):
        """Says how long each table took."""

        def materialize(self, table: "ir.Table", name: str) -> "ir.Table":
            begin = time.perf_counter()
            made = super().materialize(table, name)
            steps[name] = time.perf_counter() - begin
            return made

        def write(self, table: "ir.Table", path: Path) -> None:
            begin = time.perf_counter()
            super().write(table, path)
            steps[path.stem] = time.perf_counter() - begin

    with patch.object(engine, "EmbeddedTables", Clocked):
        total = _import(path)
    return {**steps, "all other": total - sum(steps.values()), "total": total}


def _import(path: Path) -> float:
    """Seconds; what every command loads is loaded before. An engine's threads are no process of their own."""
    regions, rule = load(Settings().dataset, REFERENCE).regions, Rule(registers.AS_OF, registers.KEYWORD)
    with tempfile.TemporaryDirectory() as folder:
        begin = time.perf_counter()
        importer.import_files([path], rule, regions, Path(folder), lambda rows: None)
        return time.perf_counter() - begin


def _calamine(path: Path) -> float:
    begin = time.perf_counter()
    for one in sorted(path.iterdir()) if path.is_dir() else [path]:
        CalamineWorkbook.from_path(str(one)).get_sheet_by_index(0).to_python()
    return time.perf_counter() - begin


def _sql(path: Path) -> float:
    places = registers.places(load(Settings().dataset, REFERENCE).regions)
    is_text = path.suffix != ".parquet"
    files = path / "*.csv" if path.is_dir() else path
    named = {
        "path": path,
        "source": "staged" if is_text else f"read_parquet('{path}', file_row_number = true)",
        "keyword": registers.KEYWORD,
        "class_columns": NO_CLASS_COLUMNS if is_text else CLASS_COLUMNS,
        "dimensions": ", ".join(DIMENSIONS),
    }
    lists = {**named, "sets": ", ".join(f"(地区, 状态, {one})" for one in DIMENSIONS)}
    with tempfile.TemporaryDirectory() as folder:
        limits: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": engine.MEMORY,
            "threads": engine.THREADS,
            "temp_directory": folder,
            "preserve_insertion_order": False,
        }
        with duckdb.connect(config=limits) as connection:
            connection.register("places", places)
            begin = time.perf_counter()
            if is_text:
                columns = ", ".join(registers.COLUMNS)
                rows = f"select {columns} from read_csv('{files}', all_varchar = true)"
                numbered = f"select *, row_number() over () as file_row_number from ({rows})"
                connection.execute(f"create temp table staged as {numbered}")
            ((rows,),) = connection.execute(f"select count(*) from {named['source']}").fetchall()
            grouping = TOGETHER if classes.is_crossed(rows) else APART
            named |= {name: text.format(**lists) for name, text in grouping.items()}
            for statement in BY_HAND:
                connection.execute(statement.format(**named))
            return time.perf_counter() - begin


def _smallest(folder: Path, regions: Regions) -> Figure:
    """The command on ten rows, in a process of its own: user and system time."""
    shutil.copytree(Settings().dataset, folder / "smallest")
    register = registers.text(folder / "smallest.csv", 10, regions)
    options = ["--as-of", registers.AS_OF, "--provider", "天眼查", "--into", str(folder / "smallest")]
    before = _cpu()
    subprocess.run(
        [sys.executable, str(ROOT / "app.py"), "import", str(register), *options], check=True, stdout=subprocess.DEVNULL
    )
    return Figure("10 rows of csv, the whole command, CPU", _cpu() - before, "s", 2)


def _cpu() -> float:
    """Seconds of the processor that this process and its children have used."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


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
