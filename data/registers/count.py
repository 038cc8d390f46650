"""The ONE count: rows of companies -> how many, by all that the atlas can ask for, and why a row was not counted.

Written once, for every engine that ibis speaks: no SQL, no functions of our own; what has to be looked up goes in as a
table. Each distinct spelling of a place, date, status or industry is understood once and joined back.

    rows       file, row, broken, name, code, status, date, province, city, district, industry, scope, capital
    tally      the groups of `GROUPS` with their `count` and the `yuan` of their registered capital; the sum of all
               counts is the number of rows

The rows of a table on a server have no numbers: `row` is null.

A row has one reason, the first that fits: broken, empty, no_company, hidden, no_name, keyword_absent, unreadable_date,
after_as_of; then, among rows without one, duplicate_code and duplicate_name; then unmatched_place. Of several rows of
one company the first counts: by its code, and where a row has no code, by its name. Where rows have no numbers, the
first is the one that was registered first; among these what they say decides, so that the same rows give the same tally
on every engine, in whatever order it meets them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import ibis
import pandas as pd
from ibis import _

from data.regions import NATION, Regions
from data.registers import meanings, places
from data.registers.headers import COLUMNS, PLACES
from data.registers.rule import Rule

if TYPE_CHECKING:
    import ibis.expr.datatypes as dt
    import ibis.expr.types as ir

UNMATCHED = "unmatched_place"
MEANT = ("region", *PLACES, "month", "status", "industry", "keyword", "currency")
GROUPS = ("file", "reason", *MEANT)
NO_COMPANY = "未匹配到相关企业"
HIDDEN = ("企业信息暂不", "暂不予显示")
CODE_LENGTHS = (15, 18)
"""Of registration numbers; anything else in the code's column (无, 9.1E+17) tells no company from another."""
FILE_STEP = 10**10
"""More than the rows of any file: file * FILE_STEP + row puts all rows in order."""
MAX_PLACE_LENGTH, SHORT = 20, 7
PLACE, NO_PLACE = "([省市区县]|[^|]{3}[州盟旗])$", "[0-9]{4}|@|^[=+-]"
NO_PLACE_EITHER = "公司|(超市|门市|夜市|菜市|书市|小区|社区)$"
"""How an unknown text ends that means a place, and what it is not then: people are called 九州 and 红旗 too."""
DATED = ("unreadable_date", "after_as_of")
"""Reasons that lie in a date."""


LAST = 999_999
"""After every month: rows without a date come last."""


class Tables(Protocol):
    """How an engine is given small tables, and keeps what several queries need."""

    def given(self, frame: pd.DataFrame, name: str) -> "ir.Table":
        """A table of ours where the engine can join with it."""

    def kept(self, table: "ir.Table", name: str) -> "ir.Table":
        """The table, worked out once."""


@dataclass(frozen=True)
class Count:
    """Expressions over one register."""

    judged: "ir.Table"  # every row: file, row, order, name, code, month, keyword, and the reason of those refused
    codes: "ir.Table"  # code, first: codes of several rows
    names: "ir.Table"  # name, first, with_code: names of rows without a code, and whether a row with a code has it too
    placed: "ir.Table"  # province, city, district as written -> region and what was not understood


def prepare(rows: "ir.Table", rule: Rule, regions: Regions, tables: Tables, *, numbered: bool = True) -> Count:
    """What a count needs to know first: what the spellings mean, and which companies come twice."""
    rows = rows.mutate(**{column: rows[column].cast("string").fill_null("") for column in COLUMNS})
    meant = {
        "date": tables.kept(_months(rows, tables.given(meanings.calendar(), "calendar")), "months"),
        "status": tables.kept(_statuses(rows), "statuses"),
        "industry": tables.kept(_industries(rows, tables.given(meanings.industries(), "sections")), "industries"),
        "capital": tables.kept(_amounts(rows), "amounts"),
    }
    words = tables.given(places.words(regions), "words")
    placed = tables.kept(_placed(rows, tables.given(places.table(regions), "places"), words), "placed")
    judged = _judged(rows, rule, meant)
    if not numbered:
        judged = _numbered(judged, tables)
    able = judged.filter(judged.reason == "")
    coded, codeless = able.filter(able.code != ""), _named(judged.filter(judged.code == "", judged.reason == ""))
    codes = coded.group_by("code").agg(first=_.order.min(), many=_.count())
    names = tables.kept(codeless.group_by("name").agg(first=_.order.min()), "names")
    known = _named(coded).semi_join(names, "name").select("name").distinct().mutate(with_code=True)
    return Count(
        judged=judged,
        codes=tables.kept(codes.filter(_.many > 1).drop("many"), "codes"),
        names=tables.kept(_looked_up(names, known, "name"), "known_names"),
        placed=placed,
    )


def _numbered(judged: "ir.Table", tables: Tables) -> "ir.Table":
    """Rows without numbers: those of one company numbered by what they say, those refused gathered to a few.

    So nothing but what can be counted is ever sorted or kept; `many` says how many rows a row stands for.
    """
    able, refused = judged.filter(judged.reason == ""), judged.filter(judged.reason != "")
    company = [able.code, ibis.ifelse(able.code == "", _folded(able.name), "")]
    # All that a row can change in a tally; a blank place comes after every name.
    written = [ibis.desc(able[f"written_{place}"]) for place in PLACES]
    said = [able.status, able.industry, able.keyword, able.currency, able.yuan]
    first = [able.month.fill_null(LAST), *written, *said]
    order = ibis.row_number().over(group_by=company, order_by=first).cast("int64")
    able = able.mutate(order=order, many=ibis.literal(1, "int64"))
    shown = ibis.ifelse(refused.reason.isin(DATED), refused.date, "")
    refused = refused.group_by("file", "reason", date=shown).agg(many=_.count().cast("int64"))
    missing = {name: _missing(kind) for name, kind in able.schema().items() if name not in refused.columns}
    refused = refused.mutate(**missing).select(*able.columns)
    able, refused = tables.kept(able, "able"), tables.kept(refused, "rejected")
    return ibis.union(able, refused.cast(able.schema()))  # an engine may keep small numbers as smaller types


def _missing(kind: "dt.DataType") -> "ir.Value":
    return ibis.literal("") if kind.is_string() else ibis.null(kind)


def _named(rows: "ir.Table") -> "ir.Table":
    """Rows with their names in the form in which two can be compared."""
    return rows.mutate(name=_folded(rows.name))


def _folded(name: "ir.StringValue") -> "ir.StringValue":
    return name.strip().replace("（", "(").replace("）", ")")


def rows_of(count: Count) -> "ir.Table":
    """Every row with its reason (blank if it is counted) and its meaning."""
    rows = count.judged
    codes = count.codes.select(code="code", first_of_code="first")
    names = count.names.select("with_code", codeless_name="name", first_of_name="first")
    rows = rows.mutate(codeless_name=ibis.ifelse(rows.code == "", _folded(rows.name), ""))
    rows = _looked_up(rows, codes, "code")
    rows = _looked_up(rows, names, "codeless_name")
    rows = _looked_up(rows, count.placed, *(f"written_{place}" for place in PLACES))
    able, coded = _.reason == "", _.code != ""
    by_name = _.with_code.fill_null(False) | (_.order != _.first_of_name)
    return rows.mutate(
        reason=ibis.cases(
            (~able, _.reason),
            (coded & _.first_of_code.notnull() & (_.order != _.first_of_code), "duplicate_code"),
            (~coded & by_name, "duplicate_name"),
            (_.region == "", UNMATCHED),
            else_="",
        )
    )


def tally(count: Count) -> "ir.Table":
    """How many rows of each file have which reason; of those counted or unmatched, by everything that they mean."""
    kept = _.reason.isin(("", UNMATCHED))
    rows = rows_of(count)
    blank = {name: ibis.ifelse(kept, rows[name], ibis.literal("")) for name in MEANT if name != "month"}
    rows = rows.mutate(**blank, month=ibis.ifelse(kept, _.month, ibis.null("int64")))
    rows_of_group = rows.many.sum().cast("int64") if "many" in rows.columns else rows.count()
    return rows.group_by(GROUPS).agg(count=rows_of_group, yuan=ibis.ifelse(kept, _.yuan, 0).sum().cast("int64"))


def _judged(rows: "ir.Table", rule: Rule, meant: Mapping[str, "ir.Table"]) -> "ir.Table":
    """Rows with name and code made clean, with what their texts mean, and the first reason that refuses them."""
    for column, table in meant.items():
        rows = _looked_up(rows, table, column)
    rows = rows.select(
        "file",
        "row",
        "broken",
        "name",
        "date",
        "month",
        "readable",
        order=rows.file.cast("int64") * FILE_STEP + rows.row,
        code=_code(rows.code),
        nameless=_nameless(rows.name),
        empty=ibis.and_(*(rows[column].strip() == "" for column in COLUMNS)),
        keyword=_keyword(rows, rule),
        status=rows.status_class,
        industry=rows.section,
        currency=rows.currency,
        yuan=rows.yuan,
        **{f"written_{place}": rows[place] for place in PLACES},
    )
    return rows.mutate(
        reason=ibis.cases(
            (_.broken, "broken"),
            (_.nameless & _.empty, "empty"),
            (_.nameless, "no_name"),
            (_.name == NO_COMPANY, "no_company"),
            (ibis.or_(*(_.name.contains(sign) for sign in HIDDEN)), "hidden"),
            (_.keyword == "absent", "keyword_absent"),
            (~_.readable, "unreadable_date"),
            (_.month > rule.last_month, "after_as_of"),
            else_="",
        )
    )


def _nameless(name: "ir.StringValue") -> "ir.BooleanValue":
    """Whether a name is missing. Only what is short or begins with a blank is worth a closer look."""
    worth = (name.length() <= SHORT) | name.startswith(" ") | name.startswith("*")
    return worth & name.re_search(meanings.NOTHING)


def _code(cell: "ir.StringValue") -> "ir.StringValue":
    """A code that tells companies apart, else nothing; a masked one tells none. Few have blanks around them."""
    text = ibis.ifelse(cell.length().isin(CODE_LENGTHS), cell, cell.strip())
    return ibis.ifelse(text.length().isin(CODE_LENGTHS) & ~text.contains("*"), text.upper(), "")


def _keyword(rows: "ir.Table", rule: Rule) -> "ir.StringValue":
    """Where the keyword is: name, scope, both, or absent from where the rule looks for it; blank without a keyword."""
    if not rule.keyword:
        return ibis.literal("")
    in_name, in_scope = rows.name.contains(rule.keyword), rows.scope.contains(rule.keyword)
    counts = {"name": in_name, "scope": in_scope, "name-or-scope": in_name | in_scope}[rule.match]
    return ibis.cases((~counts, "absent"), (in_name & in_scope, "both"), (in_name, "name"), else_="scope")


def _months(rows: "ir.Table", days_of_months: "ir.Table") -> "ir.Table":
    """Date -> month, and whether it can be read; a missing date can, it is not known."""
    days = rows.select("date").distinct()
    days = days.mutate(text=meanings.trimmed(days.date))
    days = days.mutate(day=meanings.day(days.text))
    calendar = days_of_months.select(day="text", month="month")
    known = days.left_join(calendar, "day")
    return known.select("date", month=_.month.cast("int64"), readable=(_.text == "") | _.month.notnull())


def _statuses(rows: "ir.Table") -> "ir.Table":
    found = rows.select("status").distinct()
    return found.mutate(status_class=meanings.status_class(meanings.trimmed(found.status)))


def _industries(rows: "ir.Table", sections: "ir.Table") -> "ir.Table":
    """Industry -> section; blank where it is missing or no industry of the standard."""
    found = rows.select("industry").distinct()
    found = found.mutate(name=found.industry.strip())
    return found.left_join(sections, "name").select("industry", section=_.section.fill_null(""))


def _amounts(rows: "ir.Table") -> "ir.Table":
    """Capital -> its currency and, in renminbi, its yuan; 0 of those that are not summed."""
    found = rows.select("capital").distinct()
    found = found.mutate(amount=meanings.money(meanings.trimmed(found.capital)))
    found = found.mutate(currency=meanings.currency(found.amount))
    yuan = ibis.ifelse(_.currency == "cny", meanings.yuan(found.amount), 0)
    return found.select("capital", "currency", yuan=yuan.cast("int64"))


def _placed(rows: "ir.Table", names: "ir.Table", words: "ir.Table") -> "ir.Table":
    """Places as written -> the deepest region that is clear, and the texts where that leaves something open."""
    written = rows.select(**{f"written_{place}": rows[place] for place in PLACES})
    steps = written.distinct()
    steps = steps.mutate(**{place: meanings.trimmed(steps[f"written_{place}"]) for place in PLACES})
    steps = steps.mutate(at=ibis.literal(NATION), leaf=ibis.literal(False), missed=ibis.literal(False))
    for place in PLACES:
        steps = _step(steps, place, names)
    region = ibis.ifelse(_.at == NATION, "", _.at)
    open_end = (_.at == NATION) | (_.missed & ~_.leaf)
    for place in PLACES:
        steps = _looked_up(steps, words.select(**{place: "text", f"known_{place}": "known"}), place)
    texts = {place: ibis.ifelse(open_end, _shown(steps[place], steps[f"known_{place}"]), "") for place in PLACES}
    return steps.select(*(f"written_{place}" for place in PLACES), region=region, **texts)


def _step(steps: "ir.Table", place: str, names: "ir.Table") -> "ir.Table":
    """One level deeper where the text is clear inside the place reached so far."""
    inside = names.select(at="within", **{place: "text"}, to="region", to_leaf="leaf")
    joined = steps.left_join(inside, ["at", place], rname="right_{name}")
    return joined.mutate(
        missed=_.missed | ((_[place] != "") & _.to.isnull()),
        at=_.to.fill_null(_.at),
        leaf=_.to_leaf.fill_null(_.leaf),
    ).select(*steps.columns)


def _shown(text: "ir.StringValue", known: "ir.BooleanValue") -> "ir.StringValue":
    """A place's name as it may be kept: one that is known somewhere, or ends like one; others may be personal."""
    odd = (text.length() > MAX_PLACE_LENGTH) | text.re_search(NO_PLACE)
    kept = (text == "") | known.fill_null(False) | (text.re_search(PLACE) & ~text.re_search(NO_PLACE_EITHER))
    return ibis.ifelse(kept & ~odd, text, "…")


def _looked_up(rows: "ir.Table", table: "ir.Table", *keys: str) -> "ir.Table":
    """The rows with the table's other columns beside them."""
    added = [name for name in table.columns if name not in keys]
    return rows.left_join(table, list(keys), rname="right_{name}").select(*rows.columns, *added)
