"""The details that the wording needs."""

from data.measures import facts


def test_no_sum_is_made_of_regions_inside_each_other(tiny, chosen):
    assert facts.PlaceMeasures(chosen("810000", "810101"), tiny).reach == ("810000",)


def test_regions_without_a_common_parent_have_no_share(tiny, chosen):
    sheet = facts.PlaceMeasures(chosen("810100", "820000"), tiny)
    assert (sheet.parent, str(facts.share_fact(sheet).state)) == (None, "not_applicable")


def test_a_share_is_rounded_where_its_whole_is(tiny, chosen):
    fact = facts.share_fact(facts.PlaceMeasures(chosen("810000", series="rough"), tiny))
    assert fact.details.approx


def test_the_list_is_its_own_source_only_where_a_dataset_describes_it(tiny, chosen):
    assert facts.of_selection(chosen("810000"), tiny).five[1].sources == ()
