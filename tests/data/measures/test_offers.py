"""Where a figure can be found instead."""

from data.measures.offers import series_beyond, series_with


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


def test_only_series_with_more_of_the_places_go_beyond_what_is_known(tiny):
    places = ["810000", "810100", "820000"]
    for known, expected in ((0, ["exact", "cities"]), (1, ["exact"]), (2, [])):
        assert [offer.series for offer in series_beyond(places, known, tiny, without="rough")] == expected
