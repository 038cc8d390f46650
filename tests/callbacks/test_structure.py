"""The section of classes stands on the page of a register's companies, and is empty everywhere else."""

from datetime import date

import pytest

from callbacks import structure
from callbacks.feature import PageState, Server
from components.style import Style
from data import links


def drawn(dataset, query, boundaries):
    selection = links.parse(query, dataset).selection
    state = PageState(selection, Style("zh", "light", 1920), date(2026, 1, 1))
    server = Server(dataset, boundaries, "/", date.today)
    return str(structure.draw(structure.summarise(selection, dataset), state, server)["html"])


def test_it_is_there_while_the_page_shows_companies_of_a_register(classified, boundaries):
    series = next(one for one in classified.series_ids if "import" in one)
    assert "structure-title" in drawn(classified, f"?measure=companies&series={series}", boundaries)
    assert drawn(classified, f"?measure=gdp&series={series}", boundaries) == ""


@pytest.mark.parametrize("query", ["", "?measure=companies", "?measure=companies&region=440000"])
def test_printed_numbers_have_none(dataset, boundaries, query):
    assert drawn(dataset, query, boundaries) == ""


def test_a_class_in_an_address_divides_what_is_published(classified):
    series = next(one for one in classified.series_ids if one.endswith("-existing") and "import" in one)
    found = structure.summarise(
        links.parse(f"?measure=companies&series={series}&staff=0&industry=I", classified).selection, classified
    )
    assert {"staff", "industry"} <= set(found.filters_applied)
    assert "company_status" not in {one.dimension.name for one in found.breakdowns}  # all of them exist
