"""One's own imports as a list, and the question whether a new one is another date of one of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from markupsafe import Markup

from components.numbers import integer
from components.panels import names
from components.style import Style
from components.templating import render
from data.parklists.lists import ParkList, read_lists
from data.regions import NATION, Regions
from data.registers import histories, store
from data.registers.import_loader import read_imports
from data.registers.imports import Import
from data.registers.upload import Upload
from data.registers.uploads import MAX_DATES, obstacle


@dataclass(frozen=True)
class Row:
    """One date of an import, or a list of parks: what it is."""

    name: str
    what: str
    as_of: str
    count: str
    places: str = ""
    token: str = ""  # of an upload
    query: str = ""  # which opens it

    @property
    def title(self) -> str:
        """天眼查“区块链” 2022-03-16."""
        return f"{self.what} {self.as_of}"

    @property
    def about(self) -> str:
        """1,204 家企业 · 12 个省级地区、30 个地级地区."""
        return " · ".join(text for text in (self.count, self.places) if text)


def rows(upload: Upload, regions: Regions, style: Style) -> Iterator[Row]:
    """What an upload that is done holds, in the order of dates."""
    imports, _ = read_imports(upload.folder, regions)
    for one in sorted(imports, key=histories.day):
        query = _query(upload, {"measure": "companies", "series": one.series_id(one.measures[0])}, style)
        yield replace(company_row(one, regions, style), token=upload.token, query=query)
    for parks in read_lists(upload.folder, regions)[0]:
        query = _query(upload, {"list": parks.id}, style)
        yield replace(park_row(parks, style), token=upload.token, query=query)


def company_row(one: Import, regions: Regions, style: Style) -> Row:
    """One date of a register: how many companies, and of how many places."""
    count = style.words("upload.own_companies", count=integer(one.total(one.measures[0], NATION)))
    return Row(one.id, what(one, style), _day(one), count, _places(one, regions, style))


def park_row(parks: ParkList, style: Style) -> Row:
    """A list of parks: how many they are."""
    return Row(parks.id, parks.name, parks.as_of, style.words("upload.own_parks", count=integer(len(parks.parks))))


def what(one: Import, style: Style) -> str:
    """The definition of an import: 天眼查“区块链”, or the provider alone."""
    provider, keyword = one.card["provider" if style.lang == "zh" else "provider_en"], one.card.get("keyword", "")
    if not keyword:
        return str(provider)
    where = style.words(f"upload.match_{one.card.get('match') or 'name-or-scope'}")
    return style.words("upload.own_what", provider=provider, keyword=keyword, where=where)


def draw(own: Sequence[Row], base_path: str, style: Style) -> Markup:
    """The list; nothing where there is none."""
    return render("upload_own", style, rows=own, base_path=base_path)


def beside(
    new: Sequence[Import], present: Iterable[tuple[str, Sequence[Import]]], address: str, style: Style
) -> Markup | str:
    """The question, with a button for each upload that a date can be added to; nothing where the new one is alone.

    `present`: tokens and their imports. Why a date cannot be added is said where only that stands in the way.
    """
    if len(new) != 1:
        return ""
    (one,), lines = new, []
    for token, imports in present:
        problem = obstacle(one, imports)
        if problem != "other_definition":
            days = names.listed_together([_day(each) for each in sorted(imports, key=histories.day)], style)
            values = {"what": what(one, style), "dates": days, "date": _day(one), "count": MAX_DATES}
            lines.append(("" if problem else token, style.words(f"upload.beside_{problem or 'question'}", **values)))
    return render("upload_beside", style, lines=lines, address=address) if lines else ""


def _day(one: Import) -> str:
    return str(one.card["as_of"])


def _places(one: Import, regions: Regions, style: Style) -> str:
    """How many provinces and cities have companies, and how many places were not understood."""
    levels = [regions[region].level for region in one.sums["region"].unique() if region]
    counts = {level: integer(levels.count(level)) for level in ("province", "city")}
    assigned = store.read_aliases(one.folder)
    remaining = sum(place.texts not in assigned for place in store.read_report(one.folder).places)
    texts = [style.words("upload.own_places", **counts)]
    if remaining:
        texts.append(style.words("upload.own_open", count=remaining))
    return " · ".join(texts)


def _query(upload: Upload, values: dict[str, str], style: Style) -> str:
    looks = {"lang": style.lang, "theme": style.theme, "upload": upload.token}
    return f"?{urlencode(values | looks)}"
