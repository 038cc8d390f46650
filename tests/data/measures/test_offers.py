"""Where a figure can be found instead."""

from data.measures.offers import series_with


def test_other_series_say_which_of_the_regions_they_count_and_the_fullest_comes_first(tiny):
    offers = series_with(["810000", "810100", "820000"], tiny, without="rough")
    assert [(offer.series, offer.covered, offer.members) for offer in offers] == [
        ("exact", ("810000", "810100"), 3),
        ("cities", ("810100",), 3),
    ]
    assert not any(offer.complete for offer in offers)
    fullest, *_ = series_with(["810000", "820000"], tiny, without="cities")
    assert (fullest.series, fullest.complete) == ("rough", True)
    assert series_with(["830000"], tiny, without="rough") == ()
