"""What counts are set against."""

from data.measures import denominators


def test_people_are_those_of_the_one_census(tiny):
    assert denominators.population(tiny)["810000"].value == 1_000_000


def test_of_the_product_the_latest_figure_is_taken(tiny):
    known = denominators.of_region(tiny, "810000")
    assert known["gdp"] == denominators.Denominator(90, "100m_cny", 2021, "census")
    assert known["population"].year == 2020


def test_a_region_without_a_figure_is_absent(tiny):
    assert "830000" not in denominators.population(tiny)


def test_sources_of_several_numbers_are_named_once(tiny):
    people = denominators.population(tiny)
    assert denominators.sources(people, ("810000", "820000", "830000")) == ("census",)
    assert denominators.sources(people, ("830000",)) == ()
