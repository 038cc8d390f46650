"""The short table of parks in the profile: name, city, founding date, dated status, confidence."""

from collections.abc import Sequence

from components.panels import names
from components.panels.rows import Values
from components.style import Style
from data.dataset import Dataset

MAX_ROWS = 100
"""Parks that the profile names; the table below has more."""


def park_rows(park_ids: Sequence[str], dataset: Dataset, style: Style) -> list[Values]:
    """The parks with these ids, oldest first, undated ones after them and unbuilt ones last; as many as are named."""
    parks = dataset.parks[dataset.parks["park_id"].isin(list(park_ids))].to_dict("records")
    ordered = sorted(parks, key=lambda park: (park["slot"] == "planned", park["slot"] == "unknown", park["founded"]))
    return [_row(park, dataset, style) for park in ordered[:MAX_ROWS]]


def _row(park: dict[str, str], dataset: Dataset, style: Style) -> Values:
    return park_name(park["name"], park["name_en"], style) | {
        "source": park["source_id"],
        "place": names.place(park["city"] or park["province"], dataset, style),
        "founded": names.founded(park["founded"], park["precision"], style),
        "status": names.status(park["status"], park["status_as_of"], style),
        "confidence": park["confidence"],
    }


def park_name(name: str, name_en: str, style: Style) -> Values:
    """The name and its language. Where no English name exists, the Chinese one says that it is Chinese."""
    english = style.lang == "en" and name_en
    return {"name": name_en if english else name, "language": "en" if english else "zh"}
