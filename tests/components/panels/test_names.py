"""No two series have the same name."""

from collections import Counter

import pytest

from components.panels import names, publishers, series_menu
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


STILL_CHINESE = {
    "45区（bjlsjy.net 转载）",
    "QQ 阅读电子书，引零壹财经与量子数聚",
    "万宝投资集团官网",
    "中国区块链应用研究中心《中国区块链产业报告2020》（blocking.net 英译）",
    "中国网（镜像页）",
    "互链脉搏（blocking.net 英译）",
    "互链脉搏研究院（IPRI）数据，paobohui.com 转载",
    "仮想通貨 Watch（Impress）",
    "北京区块链技术应用协会、社会科学文献出版社（blocking.net 英译）",
    "区块链头条（sgcio.com）",
    "四川省区块链行业协会白皮书 2019（blocking.net 英译）",
    "报纸电讯，存于某公开代码仓库的网站数据",
    "核财经（引乌镇智库白皮书 2017）",
    "泛海、武汉中央商务区文（lautan.net 转载）",
    "渝中报（渝西都市报转载）",
    "湖南省工信厅批复（blockvalue.com 转载）",
    "算力智库（8zixvdw.cn 转载）",
    "西瓜财经（外汇天眼文）",
    "赛迪、互链脉搏（blocking.net 英译）",
    "赛迪报告（bcointalk.com 德媒转述）",
    "重庆市经信委（blocking.net 英译）",
    "链新（51join.com 转载）",
    "零壹智库、数字资产研究院（blocking.net 英译）",
}
"""Publishers of which no English name is known: nothing is invented for them."""
CENSUS, CLS = "census-2020", "cls-2022"


@pytest.mark.parametrize(
    ("lang", "source", "full", "brief"),
    [
        ("zh", CLS, "财联社·区块链日报", "财联社"),
        ("en", CLS, "Cailian Press · Blockchain Daily", "Cailian Press"),
        ("zh", CENSUS, "国家统计局", "国家统计局"),
        ("en", CENSUS, "National Bureau of Statistics of China", "National Bureau of Statistics of China"),
        ("en", "01-report-2021", "01 Blockchain; 01 Think Tank (re-posted by duqugu.com)", "01 Blockchain"),
        ("en", "cns-fuzhou", "China News Service (brief translated by blocking.net)", "China News Service"),
        ("en", "nobody", "", ""),
    ],
)
def test_a_publisher_goes_by_its_english_name_in_english(dataset, lang, source, full, brief):
    style = Style(lang, "light", 0)
    assert publishers.publisher(source, dataset, style) == full
    assert publishers.publisher_name(source, dataset, style, brief=True) == brief


def test_every_publisher_has_an_english_name_or_is_known_to_have_none(dataset):
    english = Style("en", "light", 0)
    chinese = {
        dataset.source_cards[source]["publisher"]
        for source in dataset.source_cards
        if publishers.language(publishers.publisher(source, dataset, english)) == "zh"
    }
    assert chinese <= STILL_CHINESE
    assert set(dataset.publishers) <= set(dataset.sources["publisher"])
