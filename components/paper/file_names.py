"""The names of exported files: view, region, years, measure, date: province-map_广东_2016-2018_listed_2026-11-22."""

import re
from datetime import date
from typing import Final

from components.panels import names
from components.style import Style
from data.dataset import Dataset
from data.filters.parks import YEARS
from data.selection import Selection

MAX_NAMED_REGIONS: Final = 3
"""Of more only the first is named, so that no name grows beyond what file systems take."""

FORBIDDEN: Final = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\s]+')
"""What some system does not allow in a file's name, or a command line splits at."""


def file_name(view: str, selection: Selection, dataset: Dataset, day: date) -> str:
    """The name without its suffix. What is not chosen, years or a list of one's own, has no part in it."""
    terms = YEARS.values.format(YEARS.of(selection)).replace(",", "+")
    park_list = dataset.substitute_list.name[: names.MAX_NAME_LENGTH] if dataset.substitute_list else ""
    parts = (view, _place(selection, dataset), terms, selection.measure, park_list, day.isoformat())
    return "_".join(FORBIDDEN.sub("-", part) for part in parts if part)


def _place(selection: Selection, dataset: Dataset) -> str:
    """The chosen regions, the cluster, or the opened level, in the language of the picture."""
    style = Style(selection.lang, selection.theme, 0)
    if selection.cluster:
        return names.cluster(selection.cluster, dataset, style)
    regions = [names.place(adcode, dataset, style) for adcode in selection.regions or (selection.map,)]
    return "+".join(regions) if len(regions) <= MAX_NAMED_REGIONS else f"{regions[0]}+{len(regions) - 1}"
