"""Each option of a filter of companies says how many of them it keeps, as it does when it is chosen."""

import pytest

from components.controls import Option
from components.numbers import integer
from components.panels import filters
from components.style import Style
from data import links
from data.regions import NATION
from data.summaries import headline
from tests.invented import CUMULATIVE, with_register


@pytest.fixture(scope="module")
def imported(dataset):
    return with_register(dataset)


def options(name, query, imported) -> tuple[Option, ...]:
    control = next(one for one in filters.controls(imported) if one.name == name)
    selection = links.parse(query, imported).selection
    return filters.state(control, selection, imported, Style("zh", "light", 1920)).options


@pytest.mark.parametrize("name", ["registered", "company_status"])
def test_an_option_keeps_as_many_companies_as_it_says(imported, name):
    query = f"?measure=companies&series={CUMULATIVE}"
    offered = options(name, query, imported)
    assert offered
    for option in offered:
        chosen = links.parse(f"{query}&{name}={option.value}", imported).selection
        shown = headline.summarise(chosen, imported)
        assert (shown.focus, integer(shown.facts[2].value or 0)) == (NATION, option.hint)


def test_a_choice_of_a_place_changes_no_count(imported):
    query = f"?measure=companies&series={CUMULATIVE}"
    assert options("registered", query, imported) == options("registered", f"{query}&region=440000", imported)
