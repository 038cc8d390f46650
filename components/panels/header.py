"""The head of the page: whose numbers these are, how old, and in which language and theme."""

from datetime import date

from components.markup import Markup, html
from components.panels import names
from components.panels.controls import act
from components.style import Style
from data.dataset import Dataset
from data.selection import Selection


def draw(selection: Selection, dataset: Dataset, style: Style, today: date, uploads: bool = False) -> list[Markup]:
    """Brand and tools; the search field stands between them for good. `uploads`: whether tables may be handed in."""
    return [_brand(dataset, style, today), _tools(style, uploads)]


def _brand(dataset: Dataset, style: Style, today: date) -> Markup:
    words = style.words
    tagline = words("header.tagline", industry=names.industry(dataset, style))
    as_of = words("header.as_of", date=dataset.about.as_of)
    age_of_data = age(dataset.about.as_of, today, style)
    return html.Div(
        [
            html.H1(words("page.name")),
            html.P([html.Span(tagline), html.Span(as_of)], className="tagline"),
            html.P(age_of_data, className="age") if age_of_data else None,
        ],
        className="brand",
    )


def age(as_of: str, today: date, style: Style) -> str:
    """距今 4 年 8 个月, in whole months; empty while the data are younger than a month."""
    year, month = (int(part) for part in f"{as_of}-01".split("-")[:2])
    years, months = divmod((today.year - year) * 12 + today.month - month, 12)
    if years > 0:
        return style.words("header.age" if months else "header.age_years", years=years, months=months)
    return style.words("header.age_months", months=months) if years == 0 and months else ""


def _tools(style: Style, uploads: bool) -> Markup:
    words = style.words
    other, theme = ("en", "zh")[style.lang == "en"], ("dark", "light")[style.theme == "dark"]
    theme_label = words(f"header.theme_label_{theme}")
    return html.Div(
        [
            act(
                words("header.language"),
                f"lang:{other}",
                "button",
                lang=other,
                **{"aria-label": words("header.language_label")},
            ),
            act(
                [html.Span("◐", **{"aria-hidden": "true"}), words(f"header.{theme}")],
                f"theme:{theme}",
                "button",
                title=theme_label,
            ),
            act(words("header.copy_link"), "link:", "button"),
            act(words("export_dialog.open"), "export:", "button", **{"aria-haspopup": "dialog"}),
            act(words("upload.open"), "upload:", "button", **{"aria-haspopup": "dialog"}) if uploads else None,
            act(words("stage.story"), "story:", "button", **{"aria-haspopup": "dialog"}),
            act(words("stage.open"), "present:", "button", title=words("stage.open_hint")),
        ],
        className="tools",
    )
