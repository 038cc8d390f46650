"""A ratio whose base nobody published says which base is missing, and offers the ratios that have one."""

import pytest

from components.panels import ranking as panel
from data.summaries import ranking


@pytest.mark.parametrize("measure", ["location_quotient", "per_10k_enterprises"])
def test_the_missing_base_is_named_and_other_ratios_are_offered(dataset, look, seen, acts, measure):
    selection, style = look(f"map=440000&measure={measure}")
    drawn = panel.draw(ranking.summarise(selection, dataset), selection, dataset, style)
    assert "因为没有各地 2021 年的企业法人单位作分母" in seen(drawn)
    offered = ["measure:share", "measure:per_10k", "measure:per_100bn_gdp"]
    assert [act for act in acts(drawn) if act in offered][-3:] == offered
    for act in offered:
        other, _ = look(f"map=440000&measure={act.removeprefix('measure:')}")
        assert any(row.place.value is not None for row in ranking.summarise(other, dataset).rows)


def test_nothing_is_offered_where_the_ratio_is_known(dataset, look):
    assert ranking.summarise(look("measure=location_quotient")[0], dataset).offered_rates == ()
