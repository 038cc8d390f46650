"""The sentence answers "who leads" without a click, as far as the figures prove it."""

import pytest

from components.sentences import spoken
from components.words import words
from data import links
from data.summaries import headline

QICHACHA = "measure=companies&series=qichacha-2020-07-07-cumulative"


def spoken_of(query, dataset):
    selection = links.parse(query, dataset).selection
    return spoken(headline.summarise(selection, dataset), words(selection.lang))


@pytest.mark.parametrize(
    ("query", "clause"),
    [
        ("measure=population", "；广东居首（126,012,510）"),
        ("measure=companies", "；下级地区中只有广东有数字（45,473）"),
        (QICHACHA, "；有数字的 10 地中广东居首（24,001）"),
        (f"{QICHACHA}&lang=en", "; Guangdong leads the 10 places with a figure (24,001)"),
        ("map=440000&measure=published", "；广州居首（5）"),
        ("map=440000&measure=per_10k", "；广州居首（15.9）"),
    ],
)
def test_the_leader_is_named_with_its_number(dataset, query, clause):
    assert clause in spoken_of(query, dataset)


@pytest.mark.parametrize(
    "query",
    [
        "",  # a list ranks nobody
        "map=440000&measure=companies",  # its two leaders are named already
        "map=310000&measure=companies",  # no district has a figure
        "region=440000,330000&measure=population",
        "map=441900&measure=population",  # without districts
    ],
)
def test_nobody_leads_where_nothing_proves_it(dataset, query):
    assert "居首" not in spoken_of(query, dataset)
    assert "只有" not in spoken_of(query, dataset)
