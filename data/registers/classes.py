"""The classes of every company, and how many companies are of each combination of them: `classes.parquet`.

    region, province, city, district, status, NUMBERS and STAFF_YEARS (imports.py) by
    year and a column a dimension;
    or of, class: the count by each dimension alone, and where `of` is blank all numbers

A register of no more than `MAX_CROSSED` rows keeps every combination, so that any filters may be combined. Of a larger
one each dimension is kept by itself, without years: combinations would be nearly as many as companies.
"""

from collections.abc import Container, Mapping, Sequence
from typing import TYPE_CHECKING

import ibis
import pandas as pd
from ibis import _

from data.registers import industries, meanings, spellings
from data.registers.columns import INDUSTRY_COLUMNS
from data.registers.dimensions import DIMENSIONS, STATUS, UNKNOWN, age_classes
from data.registers.imports import COUNTED, CURRENCIES, MAX_CROSSED, STAFF_YEARS
from data.registers.rule import Rule
from data.registers.spellings import look_up_present
from data.registers.tables import Tables

if TYPE_CHECKING:
    import ibis.expr.types as ir

CLASSES = tuple(name for name in DIMENSIONS if name != STATUS.name)
"""Dimensions of which a company has a class."""
COLUMN_OF = {name: f"class_{name}" for name in CLASSES}
"""The column that has a company's class, by the dimension."""
COLUMNS = (*COLUMN_OF.values(), "insured", "of_year", "paid")
"""What `classed` knows of a row; the last three are numbers, null where they are not stated: of people, the year that
they are of, and of yuan."""
TEXTS = (*INDUSTRY_COLUMNS, "staff", "staff_year", "paid_in", "form", "size", "taxpayer", "report_year")
"""The columns that have a meaning as a class only."""
YEAR = 100
"""201703 is a month of the year 2017."""
PLACE_AND_STATUS = ("place", "status")

Meanings = Mapping[Sequence[str], "ir.Table"]
"""What the texts of some columns mean, by these."""


def is_crossed(rows: int) -> bool:
    """Whether every combination of classes of a register of so many rows is kept."""
    return rows <= MAX_CROSSED


def meanings_of(rows: "ir.Table", rule: Rule, tables: Tables) -> Meanings:
    """What the texts of the columns mean, each spelling understood once."""
    year, bins = rule.last_month // YEAR, rule.bins
    standard = tables.load(industries.spellings(), "standard")
    return {
        ("industry", *INDUSTRY_COLUMNS): tables.encode(
            spellings.codes_of_industry(rows, standard), "divisions", "class_industry"
        ),
        ("staff",): tables.encode(spellings.staff(rows, bins.staff), "staff", "class_staff"),
        ("staff_year",): tables.materialize(spellings.staff_years(rows, year), "staff_years"),
        ("paid_in",): tables.encode(spellings.paid_in(rows, bins.capital), "paid_in", "class_paid_in"),
        ("form",): tables.encode(spellings.forms(rows), "forms", "class_form"),
        ("size",): tables.encode(spellings.sizes(rows), "sizes", "class_size"),
        ("taxpayer",): tables.encode(spellings.taxpayers(rows), "taxpayers", "class_taxpayer"),
        ("report_year",): tables.encode(spellings.report_years(rows, year), "report_years", "class_report_year"),
    }


def ages(rule: Rule, tables: Tables) -> "ir.Table":
    """Month -> class_age"""
    return tables.load(age_classes(meanings.calendar()["month"], rule.last_month, rule.bins.age), "ages")


def classed(rows: "ir.Table", meant: Meanings, present: Container[str]) -> "ir.Table":
    """The rows with `COLUMNS` in place of what is written; what is written of industry is `written_industry`."""
    rows = rows.rename(section="industry", industry="written_industry")
    for columns, table in meant.items():
        rows = look_up_present(rows, table, present, *columns)
    rows = rows.mutate(class_match=rows.keyword.nullif("").fill_null(UNKNOWN))
    return rows.drop("industry", *TEXTS).rename(industry="section")


def cells(rows: "ir.Table", tables: Tables, *, crossed: bool) -> "ir.Table":
    """Counted rows by place, status and class: by year and all dimensions together, or by each dimension alone."""
    rows = tables.coded(rows) if crossed else rows
    rows = rows.filter(rows.reason.isin(COUNTED))
    classes = {name: rows[column] for name, column in COLUMN_OF.items()}
    if crossed:
        year = (rows.month // YEAR).cast("int64")
        return rows.group_by(*PLACE_AND_STATUS, year=year, **classes).agg(**_numbers(rows))
    # In one pass: a server that may store nothing would understand all rows anew for each dimension.
    each = rows.cross_join(tables.load(pd.DataFrame({"of": list(CLASSES)}), "dimensions"))
    one = ibis.cases(*((each.of == name, each[column]) for name, column in COLUMN_OF.items()))
    apart = each.group_by(*PLACE_AND_STATUS, "of", **{"class": one}).agg(count=each.count())
    whole = rows.group_by(PLACE_AND_STATUS).agg(**_numbers(rows))
    whole = whole.mutate(of=ibis.literal(""), **{"class": ibis.literal("")})
    # Sums would take three times as long as counts, and a class of its own has no need of them.
    apart = apart.mutate(**{name: ibis.null("int64") for name in whole.columns if name not in apart.columns})
    return ibis.union(apart.select(*whole.columns), whole)


def staff_years(cells: "ir.Table") -> Mapping[str, int]:
    """first, last, unknown: the years of reports that insured people are of, and how many companies state none.

    Empty where no company states a year.
    """
    years = [cells[name] for name in STAFF_YEARS]
    undated = _total(cells.stating_staff.fill_null(0) - cells.dated_staff.fill_null(0))
    found = cells.aggregate(first=years[0].min(), last=years[1].max(), unknown=undated).execute().iloc[0]
    return {} if pd.isna(found["first"]) else found.astype(int).to_dict()


def unknown(cells: "ir.Table") -> Mapping[str, int]:
    """How many companies are of no known class, by the dimension."""
    if "of" in cells.columns:
        rows = cells.filter(cells["class"] == UNKNOWN).group_by("of").agg(count=_total(_["count"])).execute()
        found = dict(rows.itertuples(index=False, name=None))
        return {name: int(found.get(name, 0)) for name in CLASSES}
    sums = {name: _total(ibis.ifelse(cells[name] == UNKNOWN, cells["count"], 0)) for name in CLASSES}
    numbers = cells.aggregate(**sums).execute().iloc[0]
    return {name: 0 if pd.isna(number) else int(number) for name, number in numbers.items()}


def _total(value: "ir.Value") -> "ir.Value":
    return value.sum().cast("int64")


def _numbers(rows: "ir.Table") -> "dict[str, ir.Value]":
    both = (rows.currency == "cny") & rows.paid.notnull()
    summed = {
        **{one: ibis.ifelse(rows.currency == one, 1, 0) for one in CURRENCIES},
        "yuan": rows.yuan,
        "stating_staff": ibis.ifelse(rows.insured.notnull(), 1, 0),
        "insured": rows.insured.fill_null(0),
        "dated_staff": ibis.ifelse(rows.insured.notnull() & rows.of_year.notnull(), 1, 0),
        "stating_paid_in": ibis.ifelse(rows.paid.notnull(), 1, 0),
        "paid_in_yuan": rows.paid.fill_null(0),
        "stating_both": ibis.ifelse(both, 1, 0),
        "subscribed_of_both": ibis.ifelse(both, rows.yuan, 0),
        "paid_in_of_both": ibis.ifelse(both, rows.paid, 0),
    }
    year = ibis.ifelse(rows.insured.notnull(), rows.of_year, None)
    ends = dict(zip(STAFF_YEARS, (year.min(), year.max()), strict=True))
    sums = {name: value.sum() for name, value in summed.items()}
    return {"count": rows.count()} | {name: value.cast("int64") for name, value in (sums | ends).items()}
