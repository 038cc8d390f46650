"""An invented register in which everything goes wrong that can, and what a plain loop over its rows counts."""

import random
from collections import Counter
from collections.abc import Mapping

import pandas as pd

from data.registers.rule import Rule

RULE = Rule("2024-06-30", "区块链")
ROWS = 20_000
COMPANIES = 9_000
NAMES = (
    "不存在{}号链业有限公司",
    "丙（{}）区块链公司",
    "丙({})区块链公司",
    " 有空格{}号公司 ",
    "Straße {} GmbH",
    "a\\b'c\"{}%s",
)
ODD_NAMES = ("-", "***", " ", "未匹配到相关企业", "企业信息暂不予显示")
STATUSES = {
    "存续": "existing",
    "存续（在营、开业、在册）": "existing",
    " 在业 ": "existing",
    "注销": "closed",
    "吊销，未注销": "closed",
    "迁出": "other",
    "-": "unknown",
    "": "unknown",
    None: "unknown",
}
DATES = {
    "2018-03-04": 201803,
    "2018/4/1": 201804,
    "2019.05.06 12:30:00": 201905,
    "2019-05-06T12:30:00\n": 201905,
    "2018年7月8日": 201807,
    "43832": 202001,
    "43832.0": 202001,
    "2020-01": 202001,
    "2020": 202000,
    "2020年": 202000,
    "43832.75": 202001,
    "民國109年1月2日": 202001,
    "N/A": None,
    "企业选择不公示": None,
    "2024-06-30": 202406,
    "-": None,
    "—": None,
    "***": None,
    None: None,
}
BAD_DATES = {"不知道", "2018-02-30", "70-05-06"}
LATE_DATES = {"2024-07-01": "after_as_of"}
PLACES = {
    ("广东省", "深圳市", "南山区"): "440305",
    ("广东", "深圳", "-"): "440300",
    (" 广东省 ", "深圳市", "福田区"): "440304",
    ("广东", "", None): "440000",
    ("广东省", "穗", ""): "440000",
    ("北京市", "市辖区", "朝阳区"): "110105",
    ("湖北省", "省直辖县级行政区划", "仙桃市"): "429004",
    ("吉林", "吉林", "-"): "220200",
    ("", "杭州市", "-"): "330100",
    ("火星", "", ""): "",
    ("-", None, "***"): "",
    ("欧阳红旗", "测试市区", ""): "",
}
ODD_PROVINCES = ("火星", "欧阳红旗")
SLIPPED_CAPITAL, SLIPPED_SCOPE, SLIPPED_ADDRESS = "乙某某", "100万元", "江苏"
"""What stands in these columns after a slip."""
SCOPES = ("区块链技术", "贸易，批发", "“区块链”\n及其他\\服务", "", None, "区块 链", SLIPPED_SCOPE)
ADDRESSES = (SLIPPED_ADDRESS, "某路1号", None)
INDUSTRIES = {"批发业": "F", "信息传输、软件和信息技术服务业": "I", " 批发业": "F", "无此行业": "", None: ""}
CAPITALS = {
    "100万元": ("cny", 1_000_000),
    "5,001(万元人民币)": ("cny", 50_010_000),
    "179,589.0452（万人民币元）": ("cny", 1_795_890_452),
    "人民币 1.5 亿元": ("cny", 150_000_000),
    "500万美元": ("foreign", 0),
    "200万（港元）": ("foreign", 0),
    "1000": ("unreadable", 0),
    "99999999999999万元": ("unreadable", 0),
    SLIPPED_CAPITAL: ("unreadable", 0),
    "***": ("", 0),
    "": ("", 0),
    None: ("", 0),
}
NO_CODES = ("-", "", "无", "9.1E+17", "9.132000008711E+17", "*" * 18, "913200000871102000", "913200000871101952", None)
LAST = 999_999


def register(rows: int = ROWS, seed: int = 20_240_630) -> pd.DataFrame:
    """The rows in the columns of an export, with one that must never be read."""
    chance = random.Random(seed)
    return pd.DataFrame([_row(chance) for _ in range(rows)], dtype=object)


def _row(chance: random.Random) -> dict[str, str | None]:
    number = chance.randrange(COMPANIES)
    name = chance.choice(ODD_NAMES) if chance.random() < 0.02 else chance.choice(NAMES).format(number)
    dates = (sorted(BAD_DATES), LATE_DATES, DATES)[chance.choices((0, 1, 2), (2, 1, 97))[0]]
    province, city, district = chance.choice(list(PLACES))
    return {
        "企业名称": name,
        "统一社会信用代码": _code(chance, number),
        "法定代表人": "秘密甲",
        "登记状态": chance.choice(list(STATUSES)),
        "成立日期": chance.choice(list(dates)),
        "所属省份": province,
        "所属城市": city,
        "所属区县": district,
        "国标行业门类": chance.choice(list(INDUSTRIES)),
        "经营范围": chance.choice(SCOPES),
        "注册资本": chance.choice(list(CAPITALS)),
        "注册地址": chance.choice(ADDRESSES),
    }


def _code(chance: random.Random, number: int) -> str | None:
    code = f"91440300MA{number:08}"
    digits = f"913200{number:09}"
    forms = (code, code, code, code.lower(), f" {code} ", code[:-8] + code[-8:].replace("0", "O"), digits, *NO_CODES)
    return chance.choice(forms)


def plain_count(table: pd.DataFrame) -> tuple[Counter[str], Counter[tuple]]:
    """Rows by outcome, companies and yuan by cell, counted by a loop."""
    rows = [_meaning(row) for row in table.to_dict("records")]
    able = [row for row in rows if not row["reason"]]
    winners = _winners(able)
    with_code = {_named(row) for row in able if row["code"]}
    outcomes, cells = Counter(), Counter()
    for at, row in enumerate(rows):
        reason = row["reason"] or _repeated(row, at, winners, rows, with_code)
        if not reason:
            cell = tuple(row[column] for column in ("region", "month", "status", "industry", "keyword", "currency"))
            cells[cell] += 1
            cells["yuan", cell] += row["yuan"]
        outcomes[reason or ("" if row["region"] else "unmatched_place")] += 1
    return outcomes, +cells


def _meaning(row: Mapping[str, str | None]) -> dict:
    cells = {key: value or "" for key, value in row.items()}
    name, scope = cells["企业名称"], cells["经营范围"]
    code = cells["统一社会信用代码"]
    keyword = {(1, 1): "both", (1, 0): "name", (0, 1): "scope", (0, 0): "absent"}
    date = row["成立日期"]
    place = (row["所属省份"], row["所属城市"], row["所属区县"])
    found = {
        "name": name,
        "code": "" if code in NO_CODES else code.strip().upper().replace("O", "0"),
        "month": DATES.get(date),
        "status": STATUSES[row["登记状态"]],
        "region": PLACES[place],
        "place": tuple(text or "" for text in place),
        "industry": INDUSTRIES[row["国标行业门类"]],
        "keyword": keyword["区块链" in name, "区块链" in scope],
        **dict(zip(("currency", "yuan"), CAPITALS[row["注册资本"]], strict=True)),
    }
    return {**found, "reason": _refusal(found, date, has_slipped=_has_slipped(row))}


def _has_slipped(row: Mapping[str, str | None]) -> bool:
    is_odd = row["所属省份"] in ODD_PROVINCES
    stray = (is_odd or row["注册资本"] == SLIPPED_CAPITAL) and row["经营范围"] == SLIPPED_SCOPE
    return stray or (is_odd and row["注册地址"] == SLIPPED_ADDRESS)


def _refusal(row: Mapping, date: str | None, *, has_slipped: bool) -> str:
    name = row["name"].strip()
    odd = {
        "-": "no_name",
        "***": "no_name",
        "": "no_name",
        "未匹配到相关企业": "no_company",
        "企业信息暂不予显示": "hidden",
    }
    if name in odd:
        return odd[name]
    if has_slipped:
        return "shifted"
    if row["keyword"] == "absent":
        return "keyword_absent"
    return LATE_DATES.get(date, "")


def _winners(able: list[dict]) -> dict:
    """Of the rows of one company the one that counts: registered first; then by what it says."""
    best: dict = {}
    for row in able:
        key = row["code"] or _named(row)
        if key not in best or _order(row) < _order(best[key]):
            best[key] = row
    return {id(row) for row in best.values()}


def _order(row: Mapping) -> tuple:
    places = tuple((*(-byte for byte in text.encode()), 1) for text in row["place"])
    output = tuple(row[column] for column in ("status", "industry", "keyword", "currency", "yuan"))
    return (row["month"] or LAST, places, *output)


def _repeated(row: Mapping, at: int, winners: set[int], rows: list, with_code: set[str]) -> str:
    if row["code"]:
        return "" if id(row) in winners else "duplicate_code"
    return "" if id(row) in winners and _named(row) not in with_code else "duplicate_name"


def _named(row: Mapping) -> tuple[str, str]:
    """What makes rows without a code one company."""
    return row["name"].strip().replace("（", "(").replace("）", ")"), row["region"][:2]
