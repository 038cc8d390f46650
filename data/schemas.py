"""The tables of a dataset: every column with its type, its meaning and its limits, declared once.

    parks  counts  series  published  clusters  sources  pilots (or none)  (and dataset.toml)

The tables of the reference folder stand in reference_schemas.py.

A model describes the file: its columns are those of the header. In the file a blank cell means "not known", and no
where the choice is yes or no; a place is written as the source has it, in any form in regions.csv or aliases.csv.
Loading turns places into adcodes; parks get the further columns of `LoadedParks`.
"""

from typing import Any, Optional

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from data import datums, years
from data.dates import is_date

KINDS = ("industrial_park", "incubator", "base", "centre", "pilot_zone", "other")
STATUSES = ("operating", "closed", "planned", "under_construction", "unknown")
NOT_BUILT = ("planned", "under_construction")
PILOT_KINDS = ("comprehensive", "special_field", "development_zone", "demonstration_zone")
LEADS = ("", "government", "company", "joint")
COUNT_MEASURES = ("existing", "cumulative", "new_registered", "revoked")
PUBLISHED_MEASURES = ("parks", "parks_by_slot", "provinces", "clusters", "company_share", "filings", "other")
NATURES = ("count", "target", "forecast", "ordinal", "share")
GRADES = ("A", "B", "C")
"""What each means is said once, in `confidence_a` ... of components/words/terms.toml; data/grades.py checks the A."""
CARRIERS = ("original", "repost", "unknown")
LISTED_SOURCE = "listed"
"""The source card of the list of parks itself, where a dataset has one."""
LEVELS = ("nation", "province", "city", "district")
DENOMINATORS = ("population", "gdp", "enterprises")
ADDED = ("population", "enterprises")
"""Those of which the parts of a region add up to its own: the product of cities is reckoned by each city."""
PRECISIONS = ("day", "month", "year", "unknown", "not_founded")

SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
ADCODE = r"[0-9]{6}"


def required(description: str, **limits: Any) -> Any:
    """A cell that must not be blank."""
    return pa.Field(description=description, str_length={"min_value": 1}, **limits)


def optional(description: str, **limits: Any) -> Any:
    """A cell that may be blank."""
    return pa.Field(description=description, **limits)


def coded(description: str, pattern: str = SLUG, form: str = "abc-123", **limits: Any) -> Any:
    """A cell in a fixed form; `form` shows it to people."""
    return pa.Field(description=description, str_matches=f"^(?:{pattern})$", metadata={"form": form}, **limits)


def _degrees(description: str, span: tuple[float, float]) -> Any:
    """A cell of a coordinate; blank if it is not known."""
    low, high = span
    return pa.Field(description=description, nullable=True, ge=low, le=high)


class Table(pa.DataFrameModel):
    """What all tables share: no unknown columns, no silent change of types, and dates in one form."""

    class Config:
        strict = True
        coerce = False

    @pa.check("^(founded|status_as_of|as_of|date)$", regex=True)
    def form_of_dates(cls, values: Series[str]) -> Series[bool]:  # noqa: N805
        return values.map(lambda value: value == "" or is_date(value)).astype(bool)


class Parks(Table):
    """Listed parks: one row for each park that a source names."""

    park_id: str = coded("Stable name of the row in addresses", unique=True)
    name: str = required("Name as the source writes it")
    name_en: str = optional("English name; a translation of ours where no source prints one")
    aliases: str = optional("Other names, separated by ;")
    province: str = required("Province-level unit as written")
    city: str = optional("City as written; in a municipality the municipality or blank")
    district: str = optional("District, county or development zone as written")
    founded: str = optional("Date of founding with the precision of the source; blank if unknown or not built")
    kind: str = required("What it calls itself", isin=KINDS)
    lead: str = optional("Who initiated it, where a source says so", isin=LEADS)
    operator: str = optional("Operating company or body")
    status: str = required("What the sources say on status_as_of, never today", isin=STATUSES)
    status_as_of: str = optional("Date of the status")
    comparable: bool = pa.Field(description="yes if the park can be set beside the publication's own count")
    source_id: str = required("Main source")
    source2_id: str = optional("Second source")
    evidence: str = required("What the sources say, in our words, Chinese")
    evidence_en: str = optional("The same in English")
    confidence: str = required("How far to trust the row", isin=GRADES)
    counted_by: str = optional("Sources whose own count names this park, separated by ;")
    lon: Optional[float] = _degrees("Longitude in `datum`", datums.LONGITUDES)  # noqa: UP045
    lat: Optional[float] = _degrees("Latitude in `datum`", datums.LATITUDES)  # noqa: UP045
    datum: Optional[str] = optional(  # noqa: UP045
        "Datum of lon and lat; all three are blank together", isin=("", *datums.DATUMS)
    )


class LoadedParks(Parks):
    """Parks with their places resolved to adcodes (province, city, district: adcode or blank) and their slot."""

    place: str = optional("Place as written: province, city, district")
    region: str = coded("Deepest region known", ADCODE, "440000")
    year: pd.Int64Dtype = pa.Field(nullable=True, description="Year of founding; missing if unknown or not built")
    precision: str = required("How much of the founding date is known", isin=PRECISIONS)
    slot: str = required("Slot of the timeline: a slot of the dataset, unknown, or planned")


class Counts(Table):
    """Company counts: one row for a series, a region and a year of registration."""

    series_id: str = required("Series that the number belongs to")
    region: str = required("Region that was counted")
    year: pd.Int64Dtype = pa.Field(
        nullable=True, ge=1900, le=2100, description="Year of registration; blank: all years together"
    )
    value: pd.Int64Dtype = pa.Field(ge=0, description="Number of companies")
    approx: bool = pa.Field(description="yes if printed rounded or as a floor (超, 逾, more than)")
    source_id: str = required("Where the number was read")
    confidence: str = required("How far to trust the figure", isin=GRADES)
    note: str = optional("What to know about this one number, Chinese")
    note_en: str = optional("The same in English")


class SeriesTable(Table):
    """Series: counts of ONE provider, date, definition and status rule. Two series are never joined."""

    series_id: str = coded("Stable name of the series in addresses", unique=True)
    provider: str = required("Who counted, Chinese")
    provider_en: str = required("Who counted, English")
    as_of: str = optional("Day of the count; blank if the source shows none")
    measure: str = required(
        "existing 现存, cumulative 累计登记, new_registered 新注册, revoked 注销吊销", isin=COUNT_MEASURES
    )
    variant_zh: str = optional("What sets it apart from others of the same provider, day and measure, Chinese")
    variant_en: str = optional("The same in English")
    definition_zh: str = required("What was counted, Chinese")
    definition_en: str = required("What was counted, English")
    note_zh: str = optional("What to beware of, Chinese")
    note_en: str = optional("What to beware of, English")
    outside: str = optional("Regions known to be outside its scope, separated by ;")
    order: pd.Int64Dtype = pa.Field(ge=0, unique=True, description="Place in the menu, smallest first")


class Published(Table):
    """Totals that somebody printed, as printed."""

    source_id: str = required("Who printed it")
    as_of: str = optional("Date that the number is for")
    measure: str = required("What was counted", isin=PUBLISHED_MEASURES)
    region: str = optional("Region that was counted; blank if it is no single region")
    slot: str = optional("For parks_by_slot: 2015, 2016-2018 or 2019- (and later)")
    value: float = pa.Field(nullable=True, ge=0, description="The number; a share as a fraction; blank if none")
    text: str = required("As printed")
    nature: str = required("A count, or something else", isin=NATURES)
    label_zh: str = required("What the number says, Chinese")
    label_en: str = required("What the number says, English")

    @pa.check("slot", name="slot")
    def _slot(cls, values: Series[str]) -> Series[bool]:  # noqa: N805
        return values.map(lambda value: value == "" or years.is_span(value)).astype(bool)


class Clusters(Table):
    """Named groups of regions: one row for a member."""

    cluster: str = coded("Name of the cluster in addresses")
    name_zh: str = required("Chinese name")
    name_en: str = required("English name")
    region: str = required("One member")


class Pilots(Table):
    """Pilots that the state named for an industry: places and bodies, none of which is a park."""

    pilot_id: str = coded("Stable name of the row", unique=True)
    name: str = required("Who was named, as the source writes it")
    name_en: str = optional("The same in English")
    region: str = optional("Deepest place that the source states; blank if it states none")
    date: str = required("When it was named")
    kind: str = required("Which list it is on", isin=PILOT_KINDS)
    source_id: str = required("Main source")
    source2_id: str = optional("Second source")
    confidence: str = required("How far to trust the row", isin=GRADES)
    note: str = optional("What to know about this one row, Chinese")
    note_en: str = optional("The same in English")


class Sources(Table):
    """Sources: publisher, title, date, what it says, how far to trust it."""

    source_id: str = coded("Name used by the other tables", unique=True)
    publisher: str = required("Who published it, and who carried the copy that was read")
    title: str = required("Title as printed")
    date: str = optional("Date of publication")
    url: str = coded("Address of the copy that was read", r"https?://\S+|", "https://example.org/page")
    says_zh: str = required("What it says, in our words, Chinese")
    says_en: str = optional("The same in English")
    grade: str = optional("Best grade of what was taken from it; blank where it only supports", isin=("", *GRADES))
    carrier: str = required("Whether the original or a re-post was read", isin=CARRIERS)


DATASET_TABLES: dict[str, type[Table]] = {
    "parks.csv": Parks,
    "counts.csv": Counts,
    "series.csv": SeriesTable,
    "published.csv": Published,
    "clusters.csv": Clusters,
    "sources.csv": Sources,
    "pilots.csv": Pilots,
}
OPTIONAL_TABLES = ("pilots.csv",)
"""Those that a dataset may lack: without its file, such a table has no rows."""
