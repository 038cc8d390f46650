"""The rows that are published of what happened between two dates: in each row every flow leads from count to count."""

from data.measures.shift_share import PARTS, SectionGrowth
from data.measures.vitality import APPEARED, CAME, VANISHED, WENT, Vitality
from data.registers import class_names
from data.registers.dimensions import AGE, INDUSTRY, UNKNOWN
from data.summaries.shift_share import Growth
from data.summaries.vitality import Vitalities
from data.view_rows import Row

DECIMALS = 9
"""Of a part of growth: what is beyond them is an error of binary numbers."""


def vitality(summary: Vitalities) -> list[Row]:
    """The level, its parts; then the chosen places together by class of each dimension.

    What is not known is blank. `section` and `age` repeat the class of these two, which had columns of their own first.
    """
    places = [one for one in (summary.total, *summary.places) if one]
    classes = [one for rows in (summary.sections, *summary.by_class) for one in rows]
    together, period = ",".join(summary.reach), {"since": summary.since, "as_of": summary.as_of}
    named: list[tuple[str, str, str | None, str | None]]
    named = [("place", one.adcode, one.name, None) for one in places]
    named += [(one.dimension, together, None, one.class_name or UNKNOWN) for one in classes]
    rows: list[Row] = [
        {
            "dimension": dimension,
            "adcode": adcode,
            "name": name,
            "section": text if dimension == INDUSTRY.name else None,
            "age": text if dimension == AGE.name else None,
            "class": text,
            "label": class_names.label(dimension, text, summary.lang) if text else None,
        }
        for dimension, adcode, name, text in named
    ]
    return [row | period | _vitality(one) for row, one in zip(rows, (*places, *classes), strict=True)]


def _vitality(one: Vitality) -> Row:
    changes = {f"{flow}_since_year_before": one.since_year_before(flow) for flow in ("registered", "closed", "net")}
    return {
        "earlier": one.earlier,
        **_flows(one, CAME),
        **_flows(one, WENT),
        "closed": one.closed,
        "net": one.net,
        **_flows(one, APPEARED),
        **_flows(one, VANISHED),
        "later": one.later,
        "registered_rate": one.of_stock(one.registered),
        "closed_rate": one.of_stock(one.closed),
        "net_rate": one.of_stock(one.net),
        "net_over_new": one.net_over_new,
        "closed_over_new": one.closed_over_new,
        "per_thousand": one.per_thousand,
        "population_year": one.people.year if one.people else None,
        **changes,
    }


def _flows(one: Vitality, names: tuple[str, ...]) -> Row:
    return {name: one.flows[name] if one.flows else None for name in names}


def shift_share(summary: Growth) -> list[Row]:
    """All sections together, whose `section` is blank, then each of them."""
    if summary.total is None:
        return []
    about = {"adcode": ",".join(summary.reach), "since": summary.since, "as_of": summary.as_of}
    return [about | _growth(one) for one in (summary.total, *summary.sections)]


def _growth(one: SectionGrowth) -> Row:
    row = one.vitality
    return {
        "section": row.class_name or UNKNOWN if row.dimension else None,
        "earlier": row.earlier,
        **{name: round(part, DECIMALS) for name, part in zip(PARTS, one.parts, strict=True)},
        **_flows(row, CAME),
        **_flows(row, WENT),
        **_flows(row, APPEARED),
        **_flows(row, VANISHED),
        "later": row.later,
    }
