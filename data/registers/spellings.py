"""What the distinct spellings of a column mean, each understood once: small tables that the rows are joined with."""

from collections.abc import Container
from typing import TYPE_CHECKING

import ibis
from ibis import _

from data.regions import NATION
from data.registers import class_meanings, masks, meanings
from data.registers import codes as codes_
from data.registers.bins import Bounds
from data.registers.columns import INDUSTRY_COLUMNS, PLACES
from data.registers.dimensions import UNKNOWN
from data.registers.places import countries

if TYPE_CHECKING:
    import ibis.expr.types as ir

WRITTEN = tuple(f"written_{place}" for place in PLACES)
"""The columns of places, as they are written."""
MAX_UNREAD = 200
"""Words of a column that are looked at where they are not understood: more are no words but a slipped column."""


def months(rows: "ir.Table", calendar: "ir.Table", ages: "ir.Table") -> "ir.Table":
    """Date -> month, class_age, and whether it is readable; a missing date is, it is not known."""
    dates = rows.select("date").distinct()
    dates = dates.mutate(text=meanings.trimmed(dates.date))
    dates = dates.mutate(day=meanings.day(dates.text))
    known = dates.left_join(calendar.select(day="text", month="month"), "day")
    known = known.select("date", month=_.month.cast("int64"), readable=(_.text == "") | _.month.notnull())
    return look_up(known, ages, "month").mutate(class_age=_.class_age.fill_null(UNKNOWN))


def codes(rows: "ir.Table") -> "ir.Table":
    """Code -> what it is instead, blank where it identifies no company, and whether it is damaged; only odd ones."""
    odd = rows.filter(rows.code != "", ~codes_.is_plain(rows.code)).select("code").distinct()
    code = codes_.usable(odd.code)
    return odd.mutate(meant_code=code, damaged_code=(code == "") & codes_.is_damaged(odd.code))


def statuses(rows: "ir.Table") -> "ir.Table":
    """Status -> status_class"""
    distinct = rows.select("status").distinct()
    return distinct.mutate(status_class=meanings.status_class(meanings.trimmed(distinct.status)))


def industries(rows: "ir.Table", standard: "ir.Table") -> "ir.Table":
    """Industry -> section; blank where it is missing or no industry of the standard."""
    distinct = rows.select("industry").distinct()
    distinct = look_up(distinct.mutate(name=distinct.industry.strip()), _outermost(standard), "name")
    return distinct.select("industry", section=distinct.outermost.substr(0, 1).fill_null(""))


def codes_of_industry(rows: "ir.Table", standard: "ir.Table") -> "ir.Table":
    """Industry, division, group and class -> the code of the deepest name that lies in the section that is stated.

    A name that is not one of the standard says nothing; where no section is stated the deepest known name decides.
    """
    known = rows.select("industry", *INDUSTRY_COLUMNS).distinct()
    known = look_up(known.mutate(name=known.industry.strip()), _outermost(standard), "name")
    for level in INDUSTRY_COLUMNS:
        names = standard.filter(standard.level == level)
        names = names.select(**{f"name_{level}": names.name, f"code_{level}": names.code})
        known = look_up(known.mutate(**{f"name_{level}": known[level].strip()}), names, f"name_{level}")
    section = known.outermost.substr(0, 1)
    deeper = (known[f"code_{level}"] for level in reversed(INDUSTRY_COLUMNS))
    inside = [ibis.ifelse(section.isnull() | (code.substr(0, 1) == section), code, None) for code in deeper]
    code = ibis.coalesce(*inside, known.outermost, ibis.literal(UNKNOWN))
    return known.select("industry", *INDUSTRY_COLUMNS, class_industry=code)


def _outermost(standard: "ir.Table") -> "ir.Table":
    """The code of each name of a section, else of the level below; a column named after sections may hold either."""
    return standard.group_by("name").agg(outermost=_.code.min())


def amounts(rows: "ir.Table", bounds: Bounds) -> "ir.Table":
    """Capital -> its class, its currency and, in renminbi, its yuan, 0 if it is not summed; and what it lacks."""
    distinct = _valued(rows, "capital")
    return distinct.select(
        *("capital", "currency", "yuan"),
        class_capital=class_meanings.money(distinct.currency, distinct.yuan, bounds),
        no_unit=meanings.is_bare(distinct.amount),
        no_amount=meanings.is_no_amount(distinct.amount),
    )


def paid_in(rows: "ir.Table", bounds: Bounds) -> "ir.Table":
    """Paid-in capital -> its class and, in renminbi, its yuan, null of all others."""
    distinct = _valued(rows, "paid_in")
    yuan = ibis.ifelse(distinct.currency == "cny", distinct.yuan, None)
    class_ = class_meanings.money(distinct.currency, distinct.yuan, bounds)
    return distinct.select("paid_in", class_paid_in=class_, paid=yuan.cast("int64"))


def _valued(rows: "ir.Table", column: str) -> "ir.Table":
    """A column of amounts -> amount, currency, yuan."""
    distinct = rows.select(column).distinct()
    distinct = distinct.mutate(amount=meanings.money(meanings.trimmed(distinct[column])))
    distinct = distinct.mutate(currency=meanings.currency(distinct.amount))
    yuan = ibis.ifelse(distinct.currency == "cny", meanings.yuan(distinct.amount), 0)
    return distinct.mutate(yuan=yuan.cast("int64"))


def staff(rows: "ir.Table", bounds: Bounds) -> "ir.Table":
    """Staff -> the class and the number of insured people, null where it is not stated."""
    distinct = rows.select("staff").distinct()
    distinct = distinct.mutate(insured=class_meanings.people(meanings.trimmed(distinct.staff)))
    return distinct.mutate(class_staff=class_meanings.staff(distinct.insured, bounds))


def staff_years(rows: "ir.Table", latest: int) -> "ir.Table":
    """Staff_year -> the year of the report in which the staff stands, null where none is stated."""
    distinct = rows.select("staff_year").distinct()
    return distinct.mutate(of_year=class_meanings.report_year(meanings.trimmed(distinct.staff_year), latest))


def report_years(rows: "ir.Table", latest: int) -> "ir.Table":
    """Report_year -> its class."""
    distinct = rows.select("report_year").distinct()
    year = class_meanings.report_year(meanings.trimmed(distinct.report_year), latest)
    return distinct.mutate(class_report_year=year.cast("string").fill_null(UNKNOWN))


def taxpayers(rows: "ir.Table") -> "ir.Table":
    """Taxpayer -> the class of status as a taxpayer."""
    distinct = rows.select("taxpayer").distinct()
    return distinct.mutate(class_taxpayer=class_meanings.taxpayer(meanings.trimmed(distinct.taxpayer)))


def forms(rows: "ir.Table") -> "ir.Table":
    """Form -> the class of legal form."""
    distinct = rows.select("form").distinct()
    return distinct.mutate(class_form=class_meanings.legal_form(meanings.trimmed(distinct.form)))


def sizes(rows: "ir.Table") -> "ir.Table":
    """Size -> the class of size."""
    distinct = rows.select("size").distinct()
    return distinct.mutate(class_size=class_meanings.size(meanings.trimmed(distinct["size"])))


def unread_sizes(rows: "ir.Table", sizes: "ir.Table") -> "ir.Table":
    """word, count: what is written as a size and is none, the most frequent first, and in how many rows."""
    unread = sizes.filter(sizes.class_size == UNKNOWN, meanings.trimmed(sizes["size"]) != "").select("size")
    words = rows.semi_join(unread, "size").group_by(word="size").agg(count=_.count().cast("int64"))
    return words.order_by(ibis.desc("count"), "word").limit(MAX_UNREAD)


def places(rows: "ir.Table", names: "ir.Table", words: "ir.Table") -> "ir.Table":
    """Places as written -> the deepest region that is clear, and the texts where that leaves something open.

    `place` numbers these meanings: rows are soonest grouped by it. And, for those whose cells may have slipped, whether
    the province is no place's name, and whether nothing is.
    """
    steps = rows.select(*PLACES).distinct().rename(dict(zip(WRITTEN, PLACES, strict=True)))
    steps = steps.mutate(**{place: meanings.trimmed(steps[one]) for one, place in zip(WRITTEN, PLACES, strict=True)})
    none = ibis.literal(False)
    steps = steps.mutate(at=ibis.literal(NATION), leaf=none, missed=none, asked=none)
    for place in PLACES:
        steps = _step(steps, place, names)
    open_end = (_.at == NATION) | (_.missed & ~_.leaf)
    steps = steps.mutate(**{f"key_{place}": masks.folded_places(steps[place]) for place in PLACES})
    for place in PLACES:
        steps = look_up(steps, words.select(**{f"key_{place}": "text", f"known_{place}": "known"}), f"key_{place}")
    # Where one cell is no place, the row may have slipped: then those that only end like one are not shown either.
    is_whole = ibis.and_(*((_[place] == "") | masks.are_places(_[place], _[f"known_{place}"]) for place in PLACES))
    odd_province = (_.province != "") & ~masks.are_places(_.province, _.known_province)
    no_known_place = ibis.and_(*(~_[f"known_{place}"].fill_null(False) for place in PLACES))
    steps = steps.mutate(open_end=open_end, is_whole=is_whole, odd_province=odd_province, no_known_place=no_known_place)
    texts = {place: ibis.ifelse(_.open_end, _shown(_[place], _[f"known_{place}"], _.is_whole), "") for place in PLACES}
    region = ibis.ifelse(_.at == NATION, "", _.at)
    steps = steps.select(
        *WRITTEN,
        region=region,
        **texts,
        odd_province=_.odd_province,
        no_known_place=_.no_known_place,
    )
    number = ibis.dense_rank().over(order_by=[steps.region, *(steps[place] for place in PLACES)])
    return steps.mutate(place=number.cast("int64"))


def _step(steps: "ir.Table", place: str, names: "ir.Table") -> "ir.Table":
    """One level deeper where the text is clear inside the place reached so far; none below a city that was divided."""
    inside = names.select(at="within", key="text", to="region", to_leaf="leaf", divided="divided")
    keyed = steps.mutate(key=masks.folded_places(steps[place]))
    joined = keyed.left_join(inside, ["at", "key"], rname="right_{name}")
    if place == "city":
        joined = joined.mutate(asked=_.divided.fill_null(False))
    # One after the other: an engine may give an expression the new value of a column that it mentions.
    joined = joined.mutate(to=ibis.ifelse(_.asked, "", _.to).nullif(""))
    joined = joined.mutate(missed=_.missed | ((_[place] != "") & _.to.isnull()))
    return joined.mutate(at=_.to.fill_null(_.at), leaf=ibis.ifelse(_.to.isnull(), _.leaf, _.to_leaf)).select(
        *steps.columns
    )


def _shown(text: "ir.StringValue", known: "ir.BooleanValue", is_whole: "ir.BooleanValue") -> "ir.StringValue":
    """A place's name as it may be stored; of what begins with that of a country, no more than it; else masked."""
    shown = masks.are_places(text, known) & (is_whole | known.fill_null(False))
    folded, country = masks.folded_places(text), f"^({'|'.join(countries())})"
    abroad = (folded.re_search(country), folded.re_extract(country, 0))
    return ibis.cases(((text == "") | shown, text), abroad, else_=masks.MASKED)


def look_up_present(rows: "ir.Table", table: "ir.Table", present: Container[str], *keys: str) -> "ir.Table":
    """As `look_up`, by those keys that are present: where none is, all rows have the one meaning of a blank."""
    used = [key for key in keys if key in present]
    table = table.drop(*(key for key in keys if key not in present))
    return look_up(rows, table, *used) if used else rows.cross_join(table)


def look_up(rows: "ir.Table", table: "ir.Table", *keys: str) -> "ir.Table":
    """The rows with the table's other columns beside them."""
    added = [name for name in table.columns if name not in keys]
    return rows.left_join(table, list(keys), rname="right_{name}").select(*rows.columns, *added)
