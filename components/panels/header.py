"""The head of the page: whose numbers these are, and how old."""

from datetime import date

from components.markup import Markup, html
from components.panels import names
from components.style import Style
from data.dataset import Dataset


def brand(dataset: Dataset, style: Style, today: date) -> list[Markup | None]:
    """Name, dataset, main date and its age."""
    words = style.words
    tagline = words("header.tagline", industry=names.industry(dataset, style))
    as_of = words("header.as_of", date=dataset.about.as_of)
    age_of_data = age(dataset.about.as_of, today, style)
    return [
        html.H1(words("page.name")),
        html.P([html.Span(tagline), html.Span(as_of)], className="tagline"),
        html.P(age_of_data, className="age") if age_of_data else None,
    ]


def age(as_of: str, today: date, style: Style) -> str:
    """距今 4 年 8 个月, in whole months; empty while the data are younger than a month."""
    year, month = (int(part) for part in f"{as_of}-01".split("-")[:2])
    years, months = divmod((today.year - year) * 12 + today.month - month, 12)
    if years > 0:
        return style.words("header.age" if months else "header.age_years", years=years, months=months)
    return style.words("header.age_months", months=months) if years == 0 and months else ""
