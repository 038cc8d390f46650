"""What the distinct spellings of a column mean, each understood once: small tables that the rows are joined with."""

import re
from functools import cache
from typing import TYPE_CHECKING

import ibis
from ibis import _

from data.regions import NATION, Regions
from data.registers import meanings
from data.registers.headers import PLACES
from data.registers.places import words as known_words

if TYPE_CHECKING:
    import ibis.expr.types as ir

MAX_PLACE_LENGTH = 20
PLACE, NO_PLACE = "([省市区县]|自治[州旗])$", "[0-9]{4}|@|^[=+-]"
NO_PLACE_EITHER = "公司|(超市|门市|夜市|菜市|书市|小区|社区)$"
"""How an unknown text ends that means a place, and what it is not then: people are called 九州 and 红旗 too."""


def months(rows: "ir.Table", calendar: "ir.Table") -> "ir.Table":
    """Date -> month, and whether it is readable; a missing date is, it is not known."""
    dates = rows.select("date").distinct()
    dates = dates.mutate(text=meanings.trimmed(dates.date))
    dates = dates.mutate(day=meanings.day(dates.text))
    known = dates.left_join(calendar.select(day="text", month="month"), "day")
    return known.select("date", month=_.month.cast("int64"), readable=(_.text == "") | _.month.notnull())


def statuses(rows: "ir.Table") -> "ir.Table":
    """Status -> status_class"""
    distinct = rows.select("status").distinct()
    return distinct.mutate(status_class=meanings.status_class(meanings.trimmed(distinct.status)))


def industries(rows: "ir.Table", sections: "ir.Table") -> "ir.Table":
    """Industry -> section; blank where it is missing or no industry of the standard."""
    distinct = rows.select("industry").distinct()
    distinct = distinct.mutate(name=distinct.industry.strip())
    return distinct.left_join(sections, "name").select("industry", section=_.section.fill_null(""))


def amounts(rows: "ir.Table") -> "ir.Table":
    """Capital -> its currency and, in renminbi, its yuan; 0 of those that are not summed."""
    distinct = rows.select("capital").distinct()
    distinct = distinct.mutate(amount=meanings.money(meanings.trimmed(distinct.capital)))
    distinct = distinct.mutate(currency=meanings.currency(distinct.amount))
    yuan = ibis.ifelse(_.currency == "cny", meanings.yuan(distinct.amount), 0)
    return distinct.select("capital", "currency", yuan=yuan.cast("int64"))


def places(rows: "ir.Table", names: "ir.Table", words: "ir.Table") -> "ir.Table":
    """Places as written -> the deepest region that is clear, and the texts where that leaves something open."""
    steps = rows.select(**{f"written_{place}": rows[place] for place in PLACES}).distinct()
    steps = steps.mutate(**{place: meanings.trimmed(steps[f"written_{place}"]) for place in PLACES})
    steps = steps.mutate(at=ibis.literal(NATION), leaf=ibis.literal(False), missed=ibis.literal(False))
    for place in PLACES:
        steps = _step(steps, place, names)
    open_end = (_.at == NATION) | (_.missed & ~_.leaf)
    for place in PLACES:
        steps = look_up(steps, words.select(**{place: "text", f"known_{place}": "known"}), place)
    texts = {place: ibis.ifelse(open_end, _shown(steps[place], steps[f"known_{place}"]), "") for place in PLACES}
    region = ibis.ifelse(_.at == NATION, "", _.at)
    return steps.select(*(f"written_{place}" for place in PLACES), region=region, **texts)


def _step(steps: "ir.Table", place: str, names: "ir.Table") -> "ir.Table":
    """One level deeper where the text is clear inside the place reached so far."""
    inside = names.select(at="within", **{place: "text"}, to="region", to_leaf="leaf")
    joined = steps.left_join(inside, ["at", place], rname="right_{name}")
    return joined.mutate(
        missed=_.missed | ((_[place] != "") & _.to.isnull()), at=_.to.fill_null(_.at), leaf=_.to_leaf.fill_null(_.leaf)
    ).select(*steps.columns)


def _shown(text: "ir.StringValue", known: "ir.BooleanValue") -> "ir.StringValue":
    """A place's name as it may be stored: one that is known somewhere, or ends like one; others may be personal."""
    odd = (text.length() > MAX_PLACE_LENGTH) | text.re_search(NO_PLACE)
    like_a_place = text.re_search(PLACE) & ~text.re_search(NO_PLACE_EITHER)
    return ibis.ifelse(((text == "") | known.fill_null(False) | like_a_place) & ~odd, text, "…")


def is_place(text: str, regions: Regions) -> bool:
    """The same of a single text."""
    odd = len(text) > MAX_PLACE_LENGTH or re.search(NO_PLACE, text)
    like_a_place = re.search(PLACE, text) and not re.search(NO_PLACE_EITHER, text)
    return not odd and bool(text in _known(regions) or like_a_place)


@cache
def _known(regions: Regions) -> frozenset[str]:
    return frozenset(known_words(regions)["text"])


def look_up(rows: "ir.Table", table: "ir.Table", *keys: str) -> "ir.Table":
    """The rows with the table's other columns beside them."""
    added = [name for name in table.columns if name not in keys]
    return rows.left_join(table, list(keys), rname="right_{name}").select(*rows.columns, *added)
