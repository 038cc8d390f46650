"""The ONE count: rows of companies -> how many, by all that the atlas can ask for, and why a row was not counted.

Written once, for every engine that ibis speaks: no SQL, no functions of our own; what has to be looked up goes in as a
table. Each distinct spelling of a place, date, status or industry is understood once and joined back.

    rows       file, row, broken, name, code, status, date, province, city, district, industry, scope
    tally      the groups of `GROUPS` with their `count`; the sum of all counts is the number of rows

A row has one reason, the first that fits: broken, empty, no_company, hidden, no_name, keyword_absent, unreadable_date,
after_as_of; then, among rows without one, duplicate_code and duplicate_name; then unmatched_place. Of several rows of
one company the first counts: by its code, and where a row has no code, by its name.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import ibis
from ibis import _

from data.regions import NATION, Regions
from data.registers import meanings, places
from data.registers.headers import COLUMNS, PLACES
from data.registers.rule import Rule

if TYPE_CHECKING:
    import ibis.expr.types as ir

UNMATCHED = "unmatched_place"
MEANT = ("region", *PLACES, "month", "status", "industry", "keyword")
GROUPS = ("file", "reason", *MEANT)
NO_COMPANY = "未匹配到相关企业"
HIDDEN = ("企业信息暂不", "暂不予显示")
CODE_LENGTHS = (15, 18)
"""Of registration numbers; anything else in the code's column (无, 9.1E+17) tells no company from another."""
FILE_STEP = 10**10
"""More than the rows of any file: file * FILE_STEP + row puts all rows in order."""
LONGEST_PLACE, SHORT = 20, 7


Keep = Callable[["ir.Table", str], "ir.Table"]
"""Puts a small table where the engine has it at hand; the engine's own way, or nothing at all."""


@dataclass(frozen=True)
class Count:
    """Expressions over one register."""

    judged: "ir.Table"  # every row: file, row, order, name, code, month, keyword, and the reason of those refused
    codes: "ir.Table"  # code, first: codes of several rows
    names: "ir.Table"  # name, first, with_code: names of rows without a code, and whether a row with a code has it too
    placed: "ir.Table"  # province, city, district as written -> region and what was not understood


def prepare(rows: "ir.Table", rule: Rule, regions: Regions, keep: Keep) -> Count:
    """What a count needs to know first: what the spellings mean, and which companies come twice."""
    rows = rows.mutate(**{column: rows[column].cast("string").fill_null("") for column in COLUMNS})
    meant = {
        "date": keep(_months(rows), "months"),
        "status": keep(_statuses(rows), "statuses"),
        "industry": keep(_industries(rows), "industries"),
    }
    judged = _judged(rows, rule, meant)
    able = judged.filter(judged.reason == "")
    coded, codeless = able.filter(able.code != ""), _named(judged.filter(judged.code == "", judged.reason == ""))
    codes = coded.group_by("code").agg(first=_.order.min(), many=_.count())
    names = keep(codeless.group_by("name").agg(first=_.order.min()), "names")
    known = _named(coded).semi_join(names, "name").select("name").distinct().mutate(with_code=True)
    return Count(
        judged=judged,
        codes=keep(codes.filter(_.many > 1).drop("many"), "codes"),
        names=keep(_looked_up(names, known, "name"), "known_names"),
        placed=keep(_placed(rows, regions), "placed"),
    )


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
    return rows.group_by(GROUPS).agg(count=_.count())


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


def _months(rows: "ir.Table") -> "ir.Table":
    """Date -> month, and whether it can be read; a missing date can, it is not known."""
    days = rows.select("date").distinct()
    days = days.mutate(text=meanings.trimmed(days.date))
    days = days.mutate(day=meanings.day(days.text))
    calendar = ibis.memtable(meanings.calendar()).select(day="text", month="month")
    known = days.left_join(calendar, "day")
    return known.select("date", month=_.month.cast("int64"), readable=(_.text == "") | _.month.notnull())


def _statuses(rows: "ir.Table") -> "ir.Table":
    found = rows.select("status").distinct()
    return found.mutate(status_class=meanings.status_class(meanings.trimmed(found.status)))


def _industries(rows: "ir.Table") -> "ir.Table":
    """Industry -> section; blank where it is missing or no industry of the standard."""
    found = rows.select("industry").distinct()
    found = found.mutate(name=found.industry.strip())
    sections = ibis.memtable(meanings.industries())
    return found.left_join(sections, "name").select("industry", section=_.section.fill_null(""))


def _placed(rows: "ir.Table", regions: Regions) -> "ir.Table":
    """Places as written -> the deepest region that is clear, and the texts where that leaves something open."""
    names = ibis.memtable(places.table(regions))
    written = rows.select(**{f"written_{place}": rows[place] for place in PLACES})
    steps = written.distinct()
    steps = steps.mutate(**{place: meanings.trimmed(steps[f"written_{place}"]) for place in PLACES})
    steps = steps.mutate(at=ibis.literal(NATION), leaf=ibis.literal(False), missed=ibis.literal(False))
    for place in PLACES:
        steps = _step(steps, place, names)
    region = ibis.ifelse(_.at == NATION, "", _.at)
    open_end = (_.at == NATION) | (_.missed & ~_.leaf)
    texts = {place: ibis.ifelse(open_end, _shown(steps[place]), "") for place in PLACES}
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


def _shown(text: "ir.StringValue") -> "ir.StringValue":
    """A place's name as it may be kept: what is too long or holds digits or @ is no place, and may be personal."""
    odd = (text.length() > LONGEST_PLACE) | text.re_search("[0-9]{4}|@|^[=+-]")
    return ibis.ifelse(odd, "…", text)


def _looked_up(rows: "ir.Table", table: "ir.Table", *keys: str) -> "ir.Table":
    """The rows with the table's other columns beside them."""
    added = [name for name in table.columns if name not in keys]
    return rows.left_join(table, list(keys), rname="right_{name}").select(*rows.columns, *added)
