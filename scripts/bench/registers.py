"""Large registers of invented companies, as wide as real exports."""

from pathlib import Path

import duckdb
import pandas as pd
import xlsxwriter

from data.regions import Regions

AS_OF = "2022-03-16"
KEYWORD = "区块链"
NEEDED = """
select '不存在' || i || '号链业有限公司' as 企业名称,
       '91440300' || lpad(i::varchar, 10, '0') as 统一社会信用代码,
       (['存续', '在业', '注销', '吊销，未注销'])[1 + i % 4] as 登记状态,
       (date '1995-01-01' + (i * 7919 % 9900)::int)::varchar as 成立日期,
       所属省份, 所属城市, 所属区县,
       '信息传输、软件和信息技术服务业' as 国标行业门类,
       case i % 5 when 0 then '软件开发' else '区块链技术开发' end as 经营范围,
       case i % 50 when 0 then '-' when 1 then '500万美元' else (10 + i * 7919 % 1990) || '万元人民币' end as 注册资本
from range({rows}) as numbers(i) join places on places.at = i % {places}
"""
"""What the atlas needs of a register; a parquet file of ten million rows has no other columns."""
WITH_CLASSES = """
select *,
       case number % 3 when 0 then '-' else (number * 31 % 1200)::varchar end as 参保人数,
       case number % 3 when 0 then '-' else (2017 + number % 5)::varchar || '年报' end as 参保人数所属年报,
       case number % 4 when 0 then '-' else (10 + number * 7919 % 990) || '万元人民币' end as 实缴资本,
       (['有限责任公司(自然人投资或控股)', '有限责任公司', '个体工商户', '股份有限公司'])[1 + number % 4] as 企业类型,
       (['小型', '微型', '-', '大型'])[1 + number % 4] as 企业规模,
       (['一般纳税人', '小规模纳税人', '-'])[1 + number % 3] as 纳税人资质,
       (2017 + number % 5)::varchar as 最新年报年份
from (select *, row_number() over () as number from ({companies}))
"""
"""What exports say of a company besides, in columns from which classes are made."""
COLUMNS = (
    *("企业名称", "统一社会信用代码", "登记状态", "成立日期", "所属省份", "所属城市", "所属区县"),
    *("国标行业门类", "经营范围", "注册资本"),
)
UNREAD = {"xlsx": 23, "csv": 19}
"""Further columns of a real export."""


def workbook(path: Path, rows: int, regions: Regions) -> Path:
    """An xlsx of 33 columns."""
    with duckdb.connect() as connection:
        table = _companies(connection, rows, regions, UNREAD["xlsx"])
        book = xlsxwriter.Workbook(path, {"constant_memory": True})
        sheet = book.add_worksheet("高级搜索")
        for at, cells in enumerate((table.columns, *table.fetchall())):
            sheet.write_row(at, 0, cells)
        book.close()
    return path


def text(path: Path, rows: int, regions: Regions) -> Path:
    """A csv of 29 columns."""
    with duckdb.connect() as connection:
        _companies(connection, rows, regions, UNREAD["csv"]).write_csv(str(path))
    return path


def parquet(path: Path, rows: int, regions: Regions, *, classes: bool = True) -> Path:
    """A parquet file of the columns needed, each company with a code of its own, and of those that make classes."""
    with duckdb.connect() as connection:
        companies = _companies(connection, rows, regions, 0)
        if classes:
            companies = connection.sql(WITH_CLASSES.format(companies=companies.sql_query()))
        companies.write_parquet(str(path))
    return path


def places(regions: Regions) -> pd.DataFrame:
    """Every district as exports write it, and its adcode as 地区."""
    paths = [regions.path(one.adcode) for one in regions if one.level == "district" and not one.pseudo]
    cells = [(path[1].name, path[-2].name, path[-1].name, path[-1].adcode) for path in paths if len(path) > 2]
    return pd.DataFrame(cells, columns=["所属省份", "所属城市", "所属区县", "地区"])


def _companies(
    connection: duckdb.DuckDBPyConnection, rows: int, regions: Regions, unread: int
) -> duckdb.DuckDBPyRelation:
    table = places(regions)
    connection.register("places", table.reset_index(names="at"))
    others = "".join(f", '-' as 其他{number}" for number in range(unread))
    return connection.sql(f"select *{others} from ({NEEDED.format(rows=rows, places=len(table))})")
