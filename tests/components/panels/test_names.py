"""No two series have the same name."""

from collections import Counter

import pytest

from components.panels import names, series_menu
from components.style import Style


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_series_is_told_from_the_others_by_words(dataset, lang):
    style = Style(lang, "light", 0)
    named = Counter(
        f"{names.series(one, dataset, style)} {names.companies(one, dataset, style)}" for one in dataset.series_ids
    )
    assert [name for name, times in named.items() if times > 1] == []


def test_the_outlet_tells_two_counts_of_one_day_apart(dataset):
    zh, en = (Style(lang, "light", 0) for lang in ("zh", "en"))
    assert names.series("longhash-2020-01-26-cumulative", dataset, zh) == "LongHash 2020-01-26"
    japanese = "longhash-2020-01-26-cumulative-jp"
    assert names.series(japanese, dataset, zh) == "LongHash 2020-01-26（Cointelegraph 日文版所印）"
    label = "LongHash 2020-01-26 (as printed by Cointelegraph Japan) Cumulative registrations"
    assert series_menu.label(japanese, dataset, en).startswith(label)
