"""The ONE count: rows of companies -> how many, by all that the atlas can ask for, and why a row was not counted.

Written once, for every engine that ibis speaks: no SQL, no functions of our own; what has to be looked up goes in as a
table.

    rows       file, row, broken, bare_address, name, code, status, date, province, city, district, industry, scope,
               capital
    tally      the groups of `GROUPS` with their `count` and the `yuan` of their registered capital, the `largest` of
               these, and how many have one of `DOUBTS`; the sum of all counts is the number of rows

The rows of a table on a server have no numbers: `row` is null.

A row has one reason, the first that fits: broken, empty, continuation, page_row, no_company, hidden, no_name, shifted,
keyword_absent, after_as_of; then, among rows without one, duplicate_code and duplicate_name; then unmatched_place. Of
several rows of one company the first counts: by its code, and where a row has none that is whole, by its name and
province. Where rows have no numbers, the first is the one that was registered first; among these what they say decides,
so that the same rows give the same tally on every engine, in whatever order it meets them.
"""

from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple

import ibis
from ibis import _

from data.regions import Regions
from data.registers import classes, industries, meanings, places, slips, spellings
from data.registers.columns import ALIASES, COLUMNS, PLACES
from data.registers.imports import COUNTED, UNMATCHED
from data.registers.rule import Rule
from data.registers.spellings import WRITTEN, look_up
from data.registers.tables import Tables

if TYPE_CHECKING:
    import ibis.expr.types as ir

MEANT = ("status", "industry", "keyword", "currency")
GROUPS = ("file", "reason", "place", "month", *MEANT)
REPEATED = ("duplicate_code", "duplicate_name")
NO_COMPANY = "未匹配到相关企业"
HIDDEN = ("企业信息暂不", "暂不予显示")
NO_CELL = ("", "-")
IDENTITY = ("code", "date", *PLACES)
CONTINUED = ("status", "industry", "scope", "capital")
"""What says whose row it is; one without a name and all of these, but one of the others, is the company's above."""
FILE_STEP = 10**10
"""More than the rows of any file: file * FILE_STEP + row puts all rows in order."""
TOTAL = r"^ *(小计|合计|总计|共计|小計|合計|總計)[ :：0-9,家户戶个個]*$"
"""What stands in the place of a name in the last row of a page, or of a table."""
SHORT = 7
"""Characters of a name that may be a sign for nothing."""
UNDATED = "undated"
"""Counted, with its year unknown: the date cannot be read."""
DATED = (UNDATED, "after_as_of")
"""What lies in a date."""
DOUBTS = (UNDATED, "damaged_code", "no_unit")
"""Of companies that are counted: what a row says and cannot be used."""
PROVINCE_DIGITS = 2
"""Of a place's adcode."""
COMPANY = ("name", "province_code")
"""What makes rows without a code one company."""
AFTER_ALL_MONTHS = 999_999


class Prepared(NamedTuple):
    """Every row with its reason, blank if it is counted."""

    rows: "ir.Table"  # with their meaning and their classes; `place` stands for where they lie
    places: "ir.Table"  # place -> region, and what was not understood
    unread_sizes: "ir.Table"  # word, count: what is written as a size and is none


def prepare(
    rows: "ir.Table", rule: Rule, regions: Regions, tables: Tables, present: Collection[str], *, numbered: bool = True
) -> Prepared:
    """Every row with its reason and its meaning. Columns that are not `present` are blank in all rows.

    What the spellings mean, and which companies come twice, is computed; so is what each row comes to, once.
    """
    rows = rows.mutate(**{column: rows[column].cast("string").fill_null("") for column in COLUMNS})
    standard = tables.load(industries.spellings(), "standard_names")
    calendar, ages = tables.load(meanings.calendar(), "calendar"), classes.ages(rule, tables)
    meant = {
        "date": tables.encode(spellings.months(rows, calendar, ages), "months", "class_age"),
        "code": tables.materialize(spellings.codes(rows), "written_codes"),
        "status": tables.encode(spellings.statuses(rows), "statuses", "status_class"),
        "industry": tables.encode(spellings.industries(rows, standard), "industries", "section"),
        "capital": tables.encode(spellings.amounts(rows, rule.bins.capital), "amounts", "currency", "class_capital"),
    }
    words, names = tables.load(places.words(regions), "words"), tables.load(places.table(regions), "places")
    placed = tables.materialize(slips.marked_places(spellings.places(rows, names, words), regions), "placed")
    regions_of = placed.select("place", "region", *PLACES).distinct()
    class_meanings = classes.meanings_of(rows, rule, tables)
    unread_sizes = spellings.unread_sizes(rows, class_meanings[("size",)])
    for column, table in meant.items():
        rows = spellings.look_up_present(rows, table, {*present, "code"}, column)  # only odd codes have a row
    rows = look_up(rows.rename(dict(zip(WRITTEN, PLACES, strict=True))), placed.drop(*PLACES), *WRITTEN)
    rows = classes.classed(_understood(slips.marked(rows, regions), rule), class_meanings, present)
    # Rows without numbers stay on their server, where nothing that is written may be stored.
    rows = _stored(rows, tables) if numbered else _numbered(rows, tables)
    valid = rows.filter(_.reason.isin(COUNTED))
    with_code, without = valid.filter(_.code != ""), valid.filter(_.code == "").mutate(name=comparable(_.name))
    repeated = with_code.group_by("code").agg(first=_.order.min(), count=_.count())
    names = tables.materialize(without.group_by(COMPANY).agg(first=_.order.min()), "names")
    known = with_code.mutate(name=comparable(_.name)).semi_join(names, "name")
    known = known.select(COMPANY).distinct().mutate(with_code=True)
    codes = tables.materialize(repeated.filter(_["count"] > 1).drop("count"), "codes")
    names = tables.materialize(look_up(names, known, *COMPANY), "known_names")
    accounted = _accounted(rows, codes, names)
    rows = _with_repeated(rows, accounted, tables) if numbered else accounted
    return Prepared(tables.define(rows, "accounted"), regions_of, unread_sizes)


def with_places(rows: "ir.Table", places: "ir.Table") -> "ir.Table":
    """Rows, or groups of them, with their region and what was not understood, blank where no place is asked for."""
    names = {name: _[name].fill_null("") for name in ("region", *PLACES)}
    shown = (names if column == "place" else {column: _[column]} for column in rows.columns)
    return look_up(rows, places, "place").select(**{name: value for one in shown for name, value in one.items()})


def _stored(rows: "ir.Table", tables: Tables) -> "ir.Table":
    """Rows with numbers, written once: each later look at them reads the few columns that it needs."""
    stored = tables.spool(rows.drop("row", *WRITTEN), "understood")
    return stored.mutate(row=stored.order - stored.file.cast("int64") * FILE_STEP)


def _with_repeated(rows: "ir.Table", accounted: "ir.Table", tables: Tables) -> "ir.Table":
    """Rows with numbers with the reasons that `accounted` gives: looked up by number, of the few that it rejects."""
    repeated = accounted.filter(_.reason.isin(REPEATED)).select("order", again="reason")
    rows = look_up(rows, tables.materialize(repeated, "repeated"), "order")
    return rows.mutate(reason=rows.again.fill_null(rows.reason)).drop("again")


def _understood(rows: "ir.Table", rule: Rule) -> "ir.Table":
    """Rows with a clean code, with what their texts mean, and with the first reason that rejects them."""
    doubtful = ~rows.readable | (rows.month > rule.last_month).fill_null(False)
    rows = rows.select(
        *("file", "row", "broken", "name", "month", "currency", "yuan", "no_unit", "place", "region", *WRITTEN),
        *("class_age", "class_capital"),
        date=ibis.ifelse(doubtful, rows.date, ""),
        order=rows.file.cast("int64") * FILE_STEP + rows.row,
        code=rows.meant_code.fill_null(rows.code),
        damaged_code=rows.damaged_code.fill_null(False),
        undated=~rows.readable,
        shifted=rows.shifted,
        nameless=_nameless(rows),
        keyword=_keyword(rows, rule),
        status=rows.status_class,
        industry=rows.section,
        written_industry=rows.industry,
        **{column: rows[column] for column in classes.TEXTS},
    )
    reasons = (
        (_.broken, "broken"),
        (_.nameless != "", _.nameless),
        (_.name == NO_COMPANY, "no_company"),
        (ibis.or_(*(_.name.contains(sign) for sign in HIDDEN)), "hidden"),
        (_.shifted, "shifted"),
        (_.keyword == "absent", "keyword_absent"),
        (_.month > rule.last_month, "after_as_of"),
        (_.region == "", UNMATCHED),
    )
    rows = rows.mutate(reason=ibis.cases(*reasons, else_=""), province_code=_.region.substr(0, PROVINCE_DIGITS))
    return rows.drop("broken", "nameless", "shifted", "region")


def _nameless(rows: "ir.Table") -> "ir.StringValue":
    """What a row without a company's name is, blank for one with it. Only few rows are worth a closer look."""
    written = dict(zip(PLACES, WRITTEN, strict=True))
    name, cells = rows.name, {column: rows[written.get(column, column)].strip() for column in COLUMNS}
    doubtful = (name.length() <= SHORT) | name.startswith(" ") | name.startswith("*")
    missing = doubtful & name.re_search(meanings.NOTHING)
    printed = doubtful & (name.strip().re_search(f"^({'|'.join(ALIASES['name'])})$") | name.re_search(TOTAL))
    is_empty = ibis.and_(*(cell == "" for cell in cells.values()))
    goes_on = ibis.and_(*(cells[column].isin(NO_CELL) for column in IDENTITY))
    goes_on &= ibis.or_(*(~cells[column].isin(NO_CELL) for column in CONTINUED))
    kind = ibis.cases((is_empty, "empty"), (goes_on, "continuation"), else_="no_name")
    return ibis.cases((missing, kind), (printed, "page_row"), else_="")


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
    valid, rejected = rows.filter(_.reason.isin(COUNTED)), rows.filter(~_.reason.isin(COUNTED))
    named = {"name": comparable(valid.name), "province_code": valid.province_code}
    company = [valid.code, *(ibis.ifelse(valid.code == "", named[column], "") for column in COMPANY)]
    # All that a row can change in a tally; a blank place comes after every name.
    written = [ibis.desc(valid[name]) for name in WRITTEN]
    content = [valid.month.fill_null(AFTER_ALL_MONTHS), *written]
    content += [
        valid[column] for column in ("status", "industry", "keyword", "currency", "yuan", *DOUBTS, *classes.COLUMNS)
    ]
    order = ibis.row_number().over(group_by=company, order_by=content).cast("int64")
    valid = valid.mutate(order=order, weight=ibis.literal(1, "int64")).drop(*WRITTEN)
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


def _accounted(rows: "ir.Table", codes: "ir.Table", names: "ir.Table") -> "ir.Table":
    """The rows with the reasons that lie in other rows.

    codes    code, first: codes of several rows
    names    name, province_code, first, with_code: of rows without a code, and whether a row with a code has both
    """
    rows = look_up(rows, codes.select(code="code", first_of_code="first"), "code")
    name = ibis.ifelse(_.code == "", comparable(_.name), "")
    rows = rows.mutate(codeless_name=name, codeless_province=_.province_code)
    names = names.select("with_code", codeless_name="name", codeless_province="province_code", first_of_name="first")
    rows = look_up(rows, names, "codeless_name", "codeless_province")
    by_name = _.with_code.fill_null(False) | (_.order != _.first_of_name)
    reasons = (
        (~_.reason.isin(COUNTED), _.reason),
        ((_.code != "") & _.first_of_code.notnull() & (_.order != _.first_of_code), "duplicate_code"),
        ((_.code == "") & by_name, "duplicate_name"),
    )
    return rows.mutate(reason=ibis.cases(*reasons, else_=_.reason))


def tally(rows: "ir.Table", places: "ir.Table") -> "ir.Table":
    """How many rows of each file have which reason; of those counted or unmatched, by everything that they mean.

    And how many of the latter have each of `DOUBTS`, and the largest capital in yuan among them.
    """
    counted = _.reason.isin(COUNTED)
    number = _.weight.sum().cast("int64") if "weight" in rows.columns else _.count()
    texts = {name: ibis.ifelse(counted, rows[name], ibis.literal("")) for name in MEANT}
    numbers = {name: ibis.ifelse(counted, rows[name], ibis.null("int64")) for name in ("place", "month")}
    rows = rows.mutate(**texts, **numbers)
    doubts = {name: ibis.ifelse(counted & _[name], 1, 0).sum().cast("int64") for name in DOUBTS}
    yuan = ibis.ifelse(counted, _.yuan, 0)
    groups = rows.group_by(GROUPS).agg(
        count=number, yuan=yuan.sum().cast("int64"), largest=yuan.max().cast("int64"), **doubts
    )
    return with_places(groups, places)
