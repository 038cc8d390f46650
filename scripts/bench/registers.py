"""Large registers of invented companies, in the layouts of real exports."""

from itertools import cycle, islice
from pathlib import Path

import duckdb
import pandas as pd
import xlsxwriter

from data.regions import Region, Regions
from scripts.exports import QICHACHA_2023, TIANYANCHA_2024, cells, company

AS_OF = "2022-03-16"
KEYWORD = "区块链"
COLUMNS = (
    "企业名称",
    "统一社会信用代码",
    "登记状态",
    "成立日期",
    "所属省份",
    "所属城市",
    "所属区县",
    "国标行业门类",
    "经营范围",
    "注册资本",
)
"""What the atlas needs of a register; a parquet file of ten million rows has no others."""

_ROWS = """
select '不存在' || i || '号链业有限公司' as 企业名称,
       '91440300' || lpad(i::varchar, 10, '0') as 统一社会信用代码,
       (['存续', '在业', '注销', '吊销，未注销'])[1 + i % 4] as 登记状态,
       (date '1995-01-01' + (i * 7919 % 9900)::int)::varchar as 成立日期,
       province as 所属省份, city as 所属城市, district as 所属区县,
       '信息传输、软件和信息技术服务业' as 国标行业门类,
       case i % 5 when 0 then '软件开发' else '区块链技术开发' end as 经营范围,
       case i % 50 when 0 then '-' when 1 then '500万美元' else (10 + i * 7919 % 1990) || '万元人民币' end as 注册资本
from range({rows}) as numbers(i) join places on places.at = i % {places}
"""


def workbook(path: Path, rows: int, regions: Regions) -> Path:
    """An xlsx of all 33 columns of a real export."""
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet("高级搜索")
    sheet.write_row(0, 0, TIANYANCHA_2024)
    for at, place in enumerate(islice(cycle(_places(regions)), rows)):
        fields = dict(zip(("province", "city", "district"), place, strict=True))
        one = company(at, date=f"{1995 + at % 27}-0{1 + at % 9}-15", **fields)
        sheet.write_row(at + 1, 0, cells(TIANYANCHA_2024, one))
    book.close()
    return path


def text(path: Path, rows: int, regions: Regions) -> Path:
    """A csv of all 29 columns of a real export."""
    others = ", ".join(f"'-' as \"{name}\"" for name in QICHACHA_2023 if name not in COLUMNS)
    _write(f"select *, {others} from ({_ROWS})", path, rows, "format csv, header", regions)
    return path


def parquet(path: Path, rows: int, regions: Regions) -> Path:
    """A parquet file of the columns needed, each company with a code of its own."""
    _write(_ROWS, path, rows, "format parquet", regions)
    return path


def places(regions: Regions) -> pd.DataFrame:
    """Every district as exports write it, and its adcode as 地区."""
    named = pd.DataFrame(_places(regions), columns=["所属省份", "所属城市", "所属区县"])
    return named.assign(地区=[one.adcode for one in _districts(regions)])


def _write(query: str, path: Path, rows: int, form: str, regions: Regions) -> None:
    places = pd.DataFrame(_places(regions), columns=["province", "city", "district"])
    with duckdb.connect() as connection:
        connection.register("places", places.reset_index(names="at"))
        connection.sql(f"copy ({query.format(rows=rows, places=len(places))}) to '{path}' ({form})")


def _places(regions: Regions) -> list[tuple[str, str, str]]:
    """Every district with the names of its city and province."""
    paths = (regions.path(one.adcode) for one in _districts(regions))
    return [(path[1].name, path[-2].name, path[-1].name) for path in paths]


def _districts(regions: Regions) -> list[Region]:
    return [one for one in regions if one.level == "district" and not one.pseudo and len(regions.path(one.adcode)) > 2]
