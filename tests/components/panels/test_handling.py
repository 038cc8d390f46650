"""What a table and a menu give to the hand: bars of growth, headings that sort, options with their numbers."""

import re
from itertools import groupby

import pytest

from components.panels import filters, growth_table
from components.panels import ranking as ranking_panel
from components.panels import snapshots as panel
from components.style import Style
from data import links
from data.summaries import ranking, snapshots
from tests.exports import company
from tests.snapshots import FIRST, SECOND, beside, take

BEIJING = {"province": "北京市", "city": "北京市", "district": "朝阳区"}
HANGZHOU = {"province": "浙江省", "city": "杭州市", "district": "西湖区"}
EARLIER = [company(1, **BEIJING), company(2, **BEIJING), *(company(at, **HANGZHOU) for at in range(3, 5))]
LATER = [company(1, **BEIJING), *(company(at, **HANGZHOU) for at in range(3, 9))]
"""北京 loses one of two, 浙江 grows from two to six."""
LINKS = {"growth": "data/growth.csv", "changes": "data/changes.csv"}


@pytest.fixture(scope="module")
def grown(dataset, tmp_path_factory):
    """The shipped dataset with an import of two dates, and the selection of the later one."""
    home = tmp_path_factory.mktemp("grown")
    _, later = (take(home, dataset.regions, date, rows) for date, rows in ((FIRST, EARLIER), (SECOND, LATER)))
    own = beside(dataset, home)
    return own, links.parse(f"?measure=companies&series={later}-existing", own).selection


def test_a_change_is_a_bar_on_the_scale_of_the_largest(grown):
    dataset, selection = grown
    table = growth_table.table(snapshots.summarise(selection, dataset), Style("zh", "light", 1920))
    bars = {row["adcode"]: (row["picture"]["length"], row["shrunk"]) for row in table["rows"]}
    assert bars == {"330000": ("100.00%", False), "110000": ("25.00%", True)}
    assert table["total"][0]["picture"]["length"] == "", "beside its own the others could not be seen"


def test_growth_is_one_click_from_the_places(grown, dataset, selection):
    own, chosen = grown
    style, link = Style("zh", "light", 1920), 'data-event="show:snapshots"'
    assert link in ranking_panel.draw(ranking.summarise(chosen, own), chosen, own, style)
    shipped = selection.replace(measure="companies")
    assert link not in ranking_panel.draw(ranking.summarise(shipped, dataset), shipped, dataset, style)


def test_growth_is_sorted_by_its_headings(grown):
    dataset, selection = grown
    drawn = panel.draw(snapshots.summarise(selection, dataset), LINKS, dataset, Style("zh", "light", 1920))
    growth = drawn[drawn.index('class="growth"') : drawn.index("</table>")]
    assert len(re.findall('class="sort"', growth)) == 5  # place, two dates, change, percent


def test_an_option_of_parks_says_how_many_of_the_list_it_keeps(dataset, selection):
    controls = {one.name: one for one in filters.controls(dataset)}
    for name, column in (("kind", "kind"), ("status", "status")):
        shown = filters.state(controls[name], selection, dataset, Style("zh", "light", 1920))
        counts = dataset.parks[column].value_counts()
        assert {option.value: int(option.hint) for option in shown.options} == counts.to_dict()


def test_options_do_not_change_with_the_place(dataset, selection):
    """What changes with a choice has to be sent with it."""
    style, control = Style("zh", "light", 1920), next(one for one in filters.controls(dataset) if one.name == "years")
    assert filters.state(control, selection, dataset, style) == filters.state(
        control, selection.replace(regions=("440000",)), dataset, style
    )


def test_filters_of_parks_stand_together_and_those_of_companies(dataset):
    groups = [one.group for one in filters.controls(dataset)]
    assert [group for group, _ in groupby(groups)] == ["", "parks", "companies", ""]
