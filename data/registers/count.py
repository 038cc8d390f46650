"""The ONE count: rows of companies -> how many, by all that the atlas can ask for, and why a row was not counted.

Written once, for every engine that ibis speaks: no SQL, no functions of our own; what has to be looked up goes in as a
table.

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
from typing import TYPE_CHECKING

import ibis
from ibis import _

from data.regions import Regions
from data.registers import meanings, places, spellings
from data.registers.headers import COLUMNS, PLACES
from data.registers.rule import Rule
from data.registers.spellings import look_up
from data.registers.tables import Tables

if TYPE_CHECKING:
    import ibis.expr.types as ir

UNMATCHED = "unmatched_place"
COUNTED = ("", UNMATCHED)
"""Reasons of companies: those that are counted, and those that would be if their place were known."""
MEANT = ("region", *PLACES, "month", "status", "industry", "keyword", "currency")
GROUPS = ("file", "reason", *MEANT)
NO_COMPANY = "未匹配到相关企业"
HIDDEN = ("企业信息暂不", "暂不予显示")
CODE_LENGTHS = (15, 18)
"""Of registration numbers; anything else in the code's column (无, 9.1E+17) does not identify a company."""
FILE_STEP = 10**10
"""More than the rows of any file: file * FILE_STEP + row puts all rows in order."""
SHORT = 7
"""Characters of a name that may be a sign for nothing."""
DATED = ("unreadable_date", "after_as_of")
"""Reasons that lie in a date."""
AFTER_ALL_MONTHS = 999_999


@dataclass(frozen=True)
class Count:
    """Expressions over one register."""

    rows: "ir.Table"  # every row: file, row, order, name, code, month, keyword, and the reason of those rejected
    codes: "ir.Table"  # code, first: codes of several rows
    names: "ir.Table"  # name, first, with_code: names of rows without a code, and whether a row with a code has it too
    places: "ir.Table"  # province, city, district as written -> region and what was not understood


def prepare(rows: "ir.Table", rule: Rule, regions: Regions, tables: Tables, *, numbered: bool = True) -> Count:
    """What a count needs to know first: what the spellings mean, and which companies come twice."""
    rows = rows.mutate(**{column: rows[column].cast("string").fill_null("") for column in COLUMNS})
    sections = tables.load(meanings.industries(), "sections")
    meant = {
        "date": tables.materialize(spellings.months(rows, tables.load(meanings.calendar(), "calendar")), "months"),
        "status": tables.materialize(spellings.statuses(rows), "statuses"),
        "industry": tables.materialize(spellings.industries(rows, sections), "industries"),
        "capital": tables.materialize(spellings.amounts(rows), "amounts"),
    }
    words, names = tables.load(places.words(regions), "words"), tables.load(places.table(regions), "places")
    placed = tables.materialize(spellings.places(rows, names, words), "placed")
    rows = _understood(rows, rule, meant)
    if not numbered:
        rows = _numbered(rows, tables)
    with_code = rows.filter(_.reason == "", _.code != "")
    without = rows.filter(_.reason == "", _.code == "").mutate(name=comparable(_.name))
    codes = with_code.group_by("code").agg(first=_.order.min(), count=_.count())
    names = tables.materialize(without.group_by("name").agg(first=_.order.min()), "names")
    known = with_code.select(name=comparable(_.name)).semi_join(names, "name").distinct().mutate(with_code=True)
    return Count(
        rows=rows,
        codes=tables.materialize(codes.filter(_["count"] > 1).drop("count"), "codes"),
        names=tables.materialize(look_up(names, known, "name"), "known_names"),
        places=placed,
    )


def _understood(rows: "ir.Table", rule: Rule, meant: Mapping[str, "ir.Table"]) -> "ir.Table":
    """Rows with a clean code, with what their texts mean, and with the first reason that rejects them."""
    for column, table in meant.items():
        rows = look_up(rows, table, column)
    rows = rows.select(
        *("file", "row", "broken", "name", "date", "month", "readable", "currency", "yuan"),
        order=rows.file.cast("int64") * FILE_STEP + rows.row,
        code=_code(rows.code),
        nameless=_nameless(rows.name),
        empty=ibis.and_(*(rows[column].strip() == "" for column in COLUMNS)),
        keyword=_keyword(rows, rule),
        status=rows.status_class,
        industry=rows.section,
        **{f"written_{place}": rows[place] for place in PLACES},
    )
    reasons = (
        (_.broken, "broken"),
        (_.nameless & _.empty, "empty"),
        (_.nameless, "no_name"),
        (_.name == NO_COMPANY, "no_company"),
        (ibis.or_(*(_.name.contains(sign) for sign in HIDDEN)), "hidden"),
        (_.keyword == "absent", "keyword_absent"),
        (~_.readable, "unreadable_date"),
        (_.month > rule.last_month, "after_as_of"),
    )
    return rows.mutate(reason=ibis.cases(*reasons, else_=""))


def _nameless(name: "ir.StringValue") -> "ir.BooleanValue":
    """Whether a name is missing. Only what is short or begins with a blank is worth a closer look."""
    doubtful = (name.length() <= SHORT) | name.startswith(" ") | name.startswith("*")
    return doubtful & name.re_search(meanings.NOTHING)


def _code(cell: "ir.StringValue") -> "ir.StringValue":
    """A code that identifies a company, else blank; a masked one identifies none. Few have blanks around them."""
    text = ibis.ifelse(cell.length().isin(CODE_LENGTHS), cell, cell.strip())
    return ibis.ifelse(text.length().isin(CODE_LENGTHS) & ~text.contains("*"), text.upper(), "")


def _keyword(rows: "ir.Table", rule: Rule) -> "ir.StringValue":
    """Where the keyword is: name, scope, both, or absent from where the rule looks for it; blank without a keyword."""
    if not rule.keyword:
        return ibis.literal("")
    in_name, in_scope = rows.name.contains(rule.keyword), rows.scope.contains(rule.keyword)
    counts = {"name": in_name, "scope": in_scope, "name-or-scope": in_name | in_scope}[rule.match]
    return ibis.cases((~counts, "absent"), (in_name & in_scope, "both"), (in_name, "name"), else_="scope")


def comparable(name: "ir.StringValue") -> "ir.StringValue":
    """A name in the form in which two can be compared."""
    return name.strip().replace("（", "(").replace("）", ")")


def _numbered(rows: "ir.Table", tables: Tables) -> "ir.Table":
    """Rows without numbers: those of one company numbered by what they say, the rejected ones gathered to a few.

    So nothing but what can be counted is ever sorted or stored; `weight` says how many rows a row stands for.
    """
    valid, rejected = rows.filter(_.reason == ""), rows.filter(_.reason != "")
    company = [valid.code, ibis.ifelse(valid.code == "", comparable(valid.name), "")]
    # All that a row can change in a tally; a blank place comes after every name.
    written = [ibis.desc(valid[f"written_{place}"]) for place in PLACES]
    content = [valid.month.fill_null(AFTER_ALL_MONTHS), *written]
    content += [valid[column] for column in ("status", "industry", "keyword", "currency", "yuan")]
    order = ibis.row_number().over(group_by=company, order_by=content).cast("int64")
    valid = valid.mutate(order=order, weight=ibis.literal(1, "int64"))
    shown = ibis.ifelse(rejected.reason.isin(DATED), rejected.date, "")
    rejected = rejected.group_by("file", "reason", date=shown).agg(weight=_.count().cast("int64"))
    missing = {
        name: ibis.literal("") if kind.is_string() else ibis.null(kind)
        for name, kind in valid.schema().items()
        if name not in rejected.columns
    }
    rejected = rejected.mutate(**missing).select(*valid.columns)
    valid, rejected = tables.materialize(valid, "able"), tables.materialize(rejected, "rejected")
    return ibis.union(valid, rejected.cast(valid.schema()))  # an engine may keep small numbers as smaller types


def rows_of(count: Count) -> "ir.Table":
    """Every row with its reason (blank if it is counted) and its meaning."""
    rows = count.rows
    rows = rows.mutate(codeless_name=ibis.ifelse(rows.code == "", comparable(rows.name), ""))
    rows = look_up(rows, count.codes.select(code="code", first_of_code="first"), "code")
    names = count.names.select("with_code", codeless_name="name", first_of_name="first")
    rows = look_up(rows, names, "codeless_name")
    rows = look_up(rows, count.places, *(f"written_{place}" for place in PLACES))
    by_name = _.with_code.fill_null(False) | (_.order != _.first_of_name)
    reasons = (
        (_.reason != "", _.reason),
        ((_.code != "") & _.first_of_code.notnull() & (_.order != _.first_of_code), "duplicate_code"),
        ((_.code == "") & by_name, "duplicate_name"),
        (_.region == "", UNMATCHED),
    )
    return rows.mutate(reason=ibis.cases(*reasons, else_=""))


def tally(count: Count) -> "ir.Table":
    """How many rows of each file have which reason; of those counted or unmatched, by everything that they mean."""
    counted, rows = _.reason.isin(COUNTED), rows_of(count)
    number = _.weight.sum().cast("int64") if "weight" in rows.columns else _.count()
    meant = {name: ibis.ifelse(counted, rows[name], ibis.literal("")) for name in MEANT if name != "month"}
    rows = rows.mutate(**meant, month=ibis.ifelse(counted, _.month, ibis.null("int64")))
    return rows.group_by(GROUPS).agg(count=number, yuan=ibis.ifelse(counted, _.yuan, 0).sum().cast("int64"))
