"""The head of the page: whose numbers these are, and how old."""

from datetime import date

from markupsafe import Markup

from components.panels import names
from components.style import Style
from components.templating import render
from data.dataset import Dataset
from data.measures.listed import LISTED
from data.measures.registry import shown
from data.selection import Selection


def shown_date(selection: Selection, dataset: Dataset) -> str:
    """Of when the numbers are: of a series or list that the reader opened; blank while it is the main date."""
    if shown(selection, dataset).has_series and selection.series != dataset.about.series:
        return names.series_row(selection.series, dataset)["as_of"]
    return dataset.substitute_list.as_of if dataset.substitute_list else ""


def brand(shown_date: str, dataset: Dataset, style: Style, today: date) -> Markup:
    """Name, dataset, the date of what is shown and its age."""
    as_of = shown_date or dataset.about.as_of
    dated = style.words("header.as_of_shown" if shown_date else "header.as_of", date=as_of)
    key = "header.tagline" if LISTED.is_offered(dataset) else "header.tagline_companies"
    tagline = style.words(key, industry=names.industry(dataset, style))
    return render("brand", style, tagline=tagline, dated=dated, age=age(as_of, today, style))


def age(as_of: str, today: date, style: Style) -> str:
    """距今 4 年 8 个月, in whole months; empty while the data are younger than a month."""
    year, month = (int(part) for part in f"{as_of}-01".split("-")[:2])
    years, months = divmod((today.year - year) * 12 + today.month - month, 12)
    if years > 0:
        return style.words("header.age" if months else "header.age_years", years=years, months=months)
    return style.words("header.age_months", months=months) if years == 0 and months else ""
