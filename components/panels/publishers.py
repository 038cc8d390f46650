"""How the panels call sources: who published them, in short, and when."""

import re

from components.panels import names
from components.style import Style
from data.dataset import Dataset


def publisher(source_id: str, dataset: Dataset, style: Style) -> str:
    """Who published a source; of an import its provider. In English if it has an English name; blank if unknown."""
    name = dataset.source_cards.get(source_id, {}).get("publisher", "")
    if style.lang == "zh":
        return name
    provider = next((one.card["provider_en"] for one in dataset.imports if one.id == source_id), "")
    return provider or dataset.publishers.get(name, name)


def publisher_name(source_id: str, dataset: Dataset, style: Style, *, brief: bool = False) -> str:
    """The publisher without its desk: 财联社·区块链日报 is 财联社; if brief, also without remarks and co-publishers."""
    name = publisher(source_id, dataset, style).split("·")[0].strip()
    return re.split("[（、;]| \\(", name)[0] if brief else name


def language(text: str) -> str:
    """What a name that may have stayed Chinese is spoken in, whatever the page's language."""
    return "zh" if re.search("[\u4e00-\u9fff]", text) else "en"


def citation(source_id: str, dataset: Dataset, style: Style) -> str:
    """财联社 2022-03-21: the publisher without desk and remarks, and the date."""
    date = dataset.source_cards[source_id]["date"] or style.words("notes.undated")
    return f"{publisher_name(source_id, dataset, style, brief=True)} {date}"


def is_quoted(series_id: str, source_id: str, dataset: Dataset) -> bool:
    """Whether somebody else than who counted the series printed its figures."""
    name = publisher_name(source_id, dataset, Style("zh", "light", 0))
    return name not in ("", names.series_row(series_id, dataset)["provider"])
