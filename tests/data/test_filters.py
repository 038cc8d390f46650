"""Which parks pass, and which filters are named for it."""

import pytest

from data import filters
from data.years import YearSpan

EVERYTHING = ["first", "yearless", "third", "late", "plan"]


def names(selection, dataset, *without):
    mask = filters.passing(selection, dataset, without=without).mask
    return [park for park, keep in zip(dataset.parks["park_id"], mask, strict=True) if keep]


@pytest.mark.parametrize(
    ("regions", "fields", "passing", "applied"),
    [
        ((), {}, EVERYTHING, ()),
        (("810000",), {}, ["first", "yearless"], ("region",)),
        (("810101",), {}, ["first"], ("region",)),
        (("810100", "820101"), {}, ["first", "yearless", "third", "plan"], ("region",)),
        (("810000", "810100"), {}, ["first", "yearless"], ("region",)),
        (("830000",), {}, [], ("region",)),
        ((), {"map": "820000"}, ["third", "late", "plan"], ("region",)),
        (("810101",), {"map": "810000"}, ["first"], ("region",)),
        ((), {"cluster": "west"}, ["third", "plan"], ("region",)),
        ((), {"years": (YearSpan(2015, 2018),)}, ["first", "third"], ("years",)),
        ((), {"years": (YearSpan(2019, None),)}, ["late"], ("years",)),
        ((), {"years": ("unknown",)}, ["yearless"], ("years",)),
        ((), {"years": (YearSpan(2018, 2018), "planned")}, ["third", "plan"], ("years",)),
        ((), {"kind": ("base",)}, ["yearless", "third", "plan"], ("kind",)),
        ((), {"status": ("closed", "planned")}, ["first", "plan"], ("status",)),
        ((), {"comparable": ("1",)}, ["first", "yearless", "third"], ("comparable",)),
        (("820000",), {"kind": ("base",), "comparable": ("1",)}, ["third"], ("region", "kind", "comparable")),
        ((), {"series": "rough"}, EVERYTHING, ()),
    ],
)
def test_a_park_passes_when_every_filter_lets_it(tiny, chosen, regions, fields, passing, applied):
    selection = chosen(*regions, **fields)
    assert names(selection, tiny) == passing
    assert filters.passing(selection, tiny).applied == applied


def test_a_filter_can_be_left_out(tiny, chosen):
    selection = chosen("810000", years=(YearSpan(2015, 2015),))
    assert names(selection, tiny, "years") == ["first", "yearless"]
    assert names(selection, tiny, "region") == ["first"]


@pytest.mark.parametrize(
    ("regions", "fields", "hidden"),
    [
        ((), {}, 0),
        ((), {"years": (YearSpan(2015, None),)}, 1),
        ((), {"years": (YearSpan(2015, None), "unknown")}, 0),
        (("820000",), {"years": (YearSpan(2015, None),)}, 0),
        ((), {"years": ("planned",), "kind": ("incubator",)}, 0),
    ],
)
def test_a_choice_of_years_counts_the_parks_without_one(tiny, chosen, regions, fields, hidden):
    assert filters.hidden_unknown_year(chosen(*regions, **fields), tiny) == hidden


def test_a_region_inside_another_is_not_counted_twice(tiny):
    assert filters.topmost(("810100", "810000", "820101"), tiny) == ("810000", "820101")


def test_the_series_is_a_filter_only_when_it_is_not_the_datasets_own(tiny, chosen):
    assert filters.series_filter(chosen(), tiny) == ()
    assert filters.series_filter(chosen(series="rough"), tiny) == ("series",)
