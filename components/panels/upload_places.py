"""The regions that a place which was not understood may be counted for, as options of one list that is searched."""

from collections.abc import Iterable
from typing import Any

from components import registers
from components.controls import search_labels
from components.style import Style
from data.regions import Adcode, Region, Regions
from data.registers.report import OpenPlace


def choice(at: str, place: OpenPlace | None, regions: Regions, style: Style) -> dict[str, Any]:
    """The properties of the list for the place with this index in the report; hidden for none.

    An option's value is the change that it makes: `3=440100`.
    """
    return {
        "is_shown": "" if place else "d-none",
        "text": registers.describe_place(style.words, place, regions) if place else "",
        "options": [_option(at, one, place, regions, style) for one in _regions(place, regions)] if place else [],
        "value": None,
        "labels": search_labels(style, "upload"),
        "placeholder": style.words("upload.choose_region"),
    }


def _regions(place: OpenPlace, regions: Regions) -> Iterable[Region]:
    """What is clear of the place, then all in it: in the order of adcodes a region stands before its parts."""
    return sorted((one for one in regions if place.takes(one, regions)), key=lambda one: one.adcode)


def _option(at: str, region: Region, place: OpenPlace, regions: Regions, style: Style) -> dict[str, str]:
    name = region.name if style.lang == "zh" else region.name_en
    above = [up.label(style.lang) for up in regions.path(Adcode(region.adcode))[1:-1]]
    inside = style.words("upload.region_inside", region=name, above=" / ".join(above)) if above else name
    label = style.words("upload.only", region=name) if region.adcode == place.region else inside
    return {"value": f"{at}={region.adcode}", "label": label, "search": " ".join((label, region.short, region.name_en))}
