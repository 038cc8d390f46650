"""What a reader asks for without changing the selection."""

import pytest


def test_a_source_card_says_who_published_what_and_when(client):
    card = client.get("/card?source=cls-2022").get_data(as_text=True)
    assert "财联社" in card
    assert "2022-03-21" in card


def test_all_sources_of_a_derived_number_come_together(client):
    cards = client.get("/card", query_string={"source": "cls-2022;census-2020"}).get_data(as_text=True)
    assert "财联社" in cards
    assert "国家统计局" in cards
    assert client.get("/card", query_string={"source": "cls-2022;nowhere"}).status_code == 404


def test_an_unknown_source_is_a_404(client):
    assert client.get("/card?source=nowhere").status_code == 404


def test_a_card_carries_no_markup_of_its_data(client):
    assert client.get("/card?source=%3Cscript%3E").status_code == 404


@pytest.mark.parametrize(
    ("query", "label"),
    [
        ("深圳", "深圳"),
        ("shenzhen", "深圳"),
        ("guangdong", "广东"),
        ("xxg", "西溪谷区块链产业园"),
        ("雄岸", "中国杭州区块链产业园"),
        ("重庆市区块链产业创新基地", "重庆市区块链数字经济产业园"),
    ],
)
def test_search_knows_names_aliases_operators_and_pinyin(query, label, client):
    assert any(row["label"].startswith(label) for row in client.get(f"/search?q={query}").get_json())


def test_a_miss_says_that_missing_is_not_absent(client):
    (row,) = client.get("/search?q=月球基地").get_json()
    assert "不代表没有" in row["label"] + row["hint"]


def test_an_empty_search_finds_nothing(client):
    assert client.get("/search?q=").status_code == 200
