"""A short table of parks for the profile: name, city, founding date, dated status, confidence."""

from collections.abc import Sequence

from components.markup import Markup, html
from components.numbers import integer
from components.panels import names
from components.panels.controls import act
from components.panels.rows import cell, head
from components.style import Style
from data.dataset import Dataset

MOST_ROWS = 100
"""Parks that the profile names; the table below has more."""


def park_list(park_ids: Sequence[str], dataset: Dataset, style: Style) -> Markup:
    """The parks with these ids, oldest first, undated ones after them and unbuilt ones last."""
    wanted = dataset.parks[dataset.parks["park_id"].isin(list(park_ids))].to_dict("records")
    ordered = sorted(wanted, key=lambda park: (park["slot"] == "planned", park["slot"] == "unknown", park["founded"]))
    words = style.words
    columns = [(words(f"region_profile.{key}"), key) for key in ("name", "city", "founded", "status", "confidence")]
    body = html.Tbody([_row(park, dataset, style) for park in ordered[:MOST_ROWS]])
    return html.Table([head(columns), body, _rest(len(ordered) - MOST_ROWS, style)], className="park-list")


def _rest(count: int, style: Style) -> Markup | None:
    """How many parks are not named."""
    if count <= 0:
        return None
    return html.Tfoot(html.Tr(html.Td(style.words("region_profile.rest", count=integer(count)), colSpan="5")))


def _row(park: dict[str, str], dataset: Dataset, style: Style) -> Markup:
    place = park["city"] or park["province"]
    return html.Tr(
        [
            html.Th(park_name(park["name"], park["name_en"], park["source_id"], style), scope="row"),
            cell(names.place(place, dataset, style)),
            cell(names.founded(park["founded"], park["precision"], style)),
            cell(names.status(park["status"], park["status_as_of"], style)),
            cell(grade(park["confidence"], style)),
        ]
    )


def park_name(name: str, name_en: str, source: str, style: Style) -> Markup:
    """The name, which opens the source card. Where no English name exists, the Chinese one says that it is Chinese."""
    english = style.lang == "en" and name_en
    return act(
        name_en if english else name,
        f"card:{source}",
        "park",
        lang="en" if english else "zh",
        **{"aria-haspopup": "dialog"},
    )


def grade(letter: str, style: Style) -> Markup:
    """The badge of confidence."""
    label = style.words(f"terms.confidence_{letter.lower()}")
    return html.Span(
        letter, className=f"badge grade-{letter.lower()}", title=label, role="img", **{"aria-label": label}
    )
