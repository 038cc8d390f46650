"""The head of the page: whose numbers these are, and how old."""

from datetime import date

from markupsafe import Markup

from components.panels import names
from components.style import Style
from components.templating import render
from data.dataset import Dataset


def brand(dataset: Dataset, style: Style, today: date, imported: str = "") -> Markup:
    """Name, dataset, main date and its age; the date of the import while one is shown."""
    as_of, key = (imported, "as_of_import") if imported else (dataset.about.as_of, "as_of")
    date, industry = style.words(f"header.{key}", date=as_of), names.industry(dataset, style)
    return render("brand", style, industry=industry, as_of=date, age=age(as_of, today, style))


def age(as_of: str, today: date, style: Style) -> str:
    """距今 4 年 8 个月, in whole months; empty while the data are younger than a month."""
    year, month = (int(part) for part in f"{as_of}-01".split("-")[:2])
    years, months = divmod((today.year - year) * 12 + today.month - month, 12)
    if years > 0:
        return style.words("header.age" if months else "header.age_years", years=years, months=months)
    return style.words("header.age_months", months=months) if years == 0 and months else ""
