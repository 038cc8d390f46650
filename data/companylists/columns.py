"""The columns of a list of companies, under the names that published lists give them. The others are never read."""

from collections.abc import Mapping

from data.parklists import columns as parks
from data.registers.columns import ALIASES as REGISTER_ALIASES
from data.registers.columns import REGISTER_COLUMNS, ColumnSet
from data.registers.upload import Content

ALIASES: Mapping[str, tuple[str, ...]] = {
    "name": (
        *("单位详细名称", "企业详细名称", "企业名称", "公司全称", "企业全称", "公司中文全称", "公司名称", "单位名称"),
        *("法人单位名称", "申报单位", "申报企业", "认定企业", "入库企业", "上市公司全称", "上市公司名称", "上市公司"),
        *(one for one in REGISTER_ALIASES["name"] if one != "名称"),
    ),
    "code": tuple(one for one in REGISTER_ALIASES["code"] if one != "证件号码"),
    "valid": (
        *("有效期至", "有效期截止", "有效期截止日期", "有效期截至", "证书有效期至", "有效截止日期", "有效期止"),
        *("到期日期", "到期时间", "到期日", "证书到期日", "失效日期", "截止日期", "有效期限", "证书有效期", "有效期"),
        *("有效时间", "资质有效期", "认定有效期", "validuntil", "expirydate", "expires", "validto"),
    ),
    "issued": (
        *("发证日期", "发证时间", "颁证日期", "颁发日期", "证书日期", "认定日期", "认定时间", "批准日期", "公布日期"),
        *("公告日期", "公示日期", "入库日期", "入库时间", "有效期起", "上市日期", "上市时间", "issuedate", "issued"),
    ),
    "year": (
        *("认定年份", "认定年度", "入选年份", "公布年份", "公告年份", "入库年份", "年份", "年度", "year"),
        *("认定批次", "公布批次", "批次", "batch"),
    ),
    "level": (
        *("级别", "认定级别", "企业级别", "资质级别", "荣誉级别", "名单级别", "层级", "认定层级", "等级", "认定等级"),
        *("企业等级", "资质等级", "level", "grade"),
    ),
}
"""Names by column, the better source first."""
COLUMNS = tuple(ALIASES)
WANTED = ColumnSet(ALIASES, frozenset(name for names in ALIASES.values() for name in names), 1)
"""The column of names is mark enough: many lists have nothing besides it but a number."""
COLUMNS_OF: Mapping[Content, ColumnSet] = {"companies": REGISTER_COLUMNS, "parks": parks.WANTED, "list": WANTED}
"""The columns of a table by what its rows are."""
