"""The tables that all datasets share, declared as those of a dataset are (schemas.py).

regions  aliases  successors  denominators  sources  publishers
"""

import pandas as pd
import pandera.pandas as pa

from data.schemas import ADCODE, DENOMINATORS, GRADES, LEVELS, Sources, Table, coded, optional, required


class RegionsTable(Table):
    """All places, from the nation to the districts."""

    adcode: str = coded("Six digits of GB/T 2260", ADCODE, "440000", unique=True)
    name: str = required("Official Chinese name")
    short: str = required("Name on the map")
    name_en: str = required("English name")
    parent: str = coded("adcode of the parent; blank only for the nation", f"{ADCODE}|", "440000")
    level: str = required("nation, province, city or district", isin=LEVELS)
    pseudo: bool = pa.Field(description="yes for places on maps that are no statistical unit")
    pinyin: str = optional("Syllables of the short name, for search")


class Aliases(Table):
    """Other names of places. A development zone stands for its district where that is certain, else for its city."""

    alias: str = required("Other name", unique=True)
    adcode: str = coded("The place", ADCODE, "440000")


class Successors(Table):
    """Places that were merged, divided or renamed: where each belongs today, a row for each part."""

    name: str = required("Name that the place had")
    adcode: str = coded("Code that it had; blank where another place has it today", f"{ADCODE}|", "440000")
    parent: str = required("Where it lay, by the name of that time")
    successor: str = coded("The place today", ADCODE, "440000")
    date: str = required("Since when the name is gone")
    source_id: str = required("Where it was read")


class Denominators(Table):
    """Populations, GDP, enterprises: what a number is set against."""

    region: str = coded("adcode", ADCODE, "440000")
    measure: str = required("population (persons), gdp (100m yuan), enterprises (legal units)", isin=DENOMINATORS)
    year: pd.Int64Dtype = pa.Field(ge=1900, le=2100, description="Year of the figure")
    value: float = pa.Field(ge=0, description="The figure")
    unit: str = required("persons, 100m_cny or units")
    source_id: str = required("Where it was read")
    confidence: str = required("How far to trust the figure", isin=GRADES)
    note: str = optional("Conflicts between carriers, Chinese")
    note_en: str = optional("The same in English")


class Publishers(Table):
    """What publishers call themselves in English. One without a known English name has no row, and keeps its own."""

    publisher: str = required("Publisher and carrier, as in sources.csv", unique=True)
    publisher_en: str = required("The same in English; desks after ·, co-publishers after ;, remarks in brackets")


REFERENCE_TABLES: dict[str, type[Table]] = {
    "regions.csv": RegionsTable,
    "aliases.csv": Aliases,
    "successors.csv": Successors,
    "denominators.csv": Denominators,
    "sources.csv": Sources,
    "publishers.csv": Publishers,
}
