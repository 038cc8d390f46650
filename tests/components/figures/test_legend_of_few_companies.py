"""Every fill on a map of ratios has an entry, also of a class whose places all have few companies."""

import pytest

from components.figures.map_classes import looks
from components.figures.map_legend import legend
from components.style import Style
from data import links
from data.summaries import province_map
from tests.invented import EXISTING, with_register

FEW = [("440100", 2018, "existing", 30), ("440200", 2018, "existing", 3), ("440300", 2018, "closed", 2)]
"""One city with enough, one with few, one whose companies are of another status."""


@pytest.mark.parametrize("measure", ["per_10k", "share", "location_quotient", "per_100bn_gdp"])
@pytest.mark.parametrize("place", ["", "&map=440000"])
def test_every_class_has_an_entry(dataset, measure, place):
    shown, style = with_register(dataset, *FEW), Style("zh", "light", 1366)
    summary = province_map.summarise(links.parse(f"measure={measure}&series={EXISTING}{place}", shown).selection, shown)
    spans = {look.span for look in looks(summary, style) if look.span}
    entries = [one for one in legend(summary, style) if "不足" not in one.text and "为界" not in one.text]
    states = {look.state for look in looks(summary, style) if not look.span}
    assert len(entries) == len(spans) + len(states)
    assert len({one.text for one in entries}) == len(entries)


def test_classes_stand_in_their_order_the_palest_too(dataset):
    shown, style = with_register(dataset, *FEW), Style("zh", "light", 1366)
    selection = links.parse(f"measure=per_10k&series={EXISTING}&map=440000", shown).selection
    texts = [one.text for one in legend(province_map.summarise(selection, shown), style)]
    assert texts[0].startswith("0")
    assert texts[-1].startswith("色浅")
    assert len(texts) == 5  # none, few, enough, not imported, and what paler means
