"""What stands behind one region."""

from data.summaries.region_profile import summarise


def facts(summary):
    return {fact.fact: fact.value for fact in summary.facts}


def test_the_headlines_facts_come_first_and_the_regions_own_follow(tiny, chosen):
    found = facts(summarise(chosen("810000"), tiny))
    assert list(found)[:5] == ["published", "listed", "companies", "share", "per_10k"]
    assert {name: found[name] for name in list(found)[5:]} == {
        "population": 1_000_000,
        "gdp": 90,
        "enterprises": 10_000,
        "enterprise_share": 0.2,
        "location_quotient": 2.0,
    }


def test_other_series_stand_apart_the_latest_first(tiny, chosen):
    found = summarise(chosen("810100"), tiny).other_series
    assert [(fact.fact, fact.value, fact.as_of) for fact in found] == [("cities", 7, "2019")]
    assert [fact.details.format() for fact in summarise(chosen(), tiny).other_series] == ["approx=yes", "year=2015"]


def test_the_parks_are_those_that_pass(tiny, chosen):
    assert summarise(chosen("820000", kind=("base",)), tiny).parks == ("third", "plan")


def test_a_region_knows_its_clusters(tiny, chosen):
    assert summarise(chosen("820101"), tiny).clusters == ("pair", "west")
    assert summarise(chosen("830000"), tiny).clusters == ()


def test_several_regions_have_sums_and_no_denominators(tiny, chosen):
    summary = summarise(chosen("810000", "820000"), tiny)
    assert list(facts(summary)) == ["published", "listed", "companies", "share", "per_10k"]
    assert (summary.other_series, summary.clusters, len(summary.parks)) == ((), (), 5)


def test_guangdong_has_the_location_quotient_of_the_story(dataset, selection):
    found = facts(summarise(selection.replace(regions=("440000",)), dataset))
    assert (round(found["enterprise_share"], 3), round(found["location_quotient"], 1)) == (0.116, 3.7)


def test_every_source_has_a_card(dataset, selection):
    for region in ("440000", "440100", "310000", "510100"):
        for source in summarise(selection.replace(regions=(region,)), dataset).sources:
            assert dataset.source_cards[source]


def test_derived_facts_have_every_source_and_stay_as_rough_as_their_counts(dataset, selection, tiny, chosen):
    found = {fact.fact: fact for fact in summarise(selection.replace(regions=("440000",)), dataset).facts}
    assert found["enterprise_share"].sources == ("enterprises-nbs",)
    assert found["location_quotient"].sources == ("cls-2022", "enterprises-nbs")
    assert not found["location_quotient"].details.approx
    rough = {fact.fact: fact for fact in summarise(chosen("810000", series="rough"), tiny).facts}
    assert rough["location_quotient"].details.approx
