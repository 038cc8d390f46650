"""The document of what does not add up: its address, what it says in both languages, and the ways to it."""

import re

import pytest

from callbacks import source_card
from components.style import Style
from data import links
from tests.invented import with_register


def seen(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<style>.*?</style>|<[^>]+>", " ", html))


@pytest.mark.parametrize(
    ("query", "output"),
    [
        ("", ("口径核对：全国", "45%", "43.04%", "+1.96 个百分点", "99,941", "推断", "附注：英文版印 79,556")),
        ("?map=440000", ("口径核对：广东", "45,473", "43,974（5 项）", "+1,499", "有其余")),
        ("?lang=en", ("Reconciliation: China", "+1.96 points", "Inferred: For 45% to be right", "105,649")),
        ("?region=440000,330000&lang=en", ("Reconciliation: Guangdong, Zhejiang",)),
        ("?region=540000", ("口径核对：西藏",)),
    ],
)
def test_the_document_says_it(client, query, output):
    answer = client.get(f"/reconciliation{query}")
    assert (answer.status_code, answer.mimetype) == (200, "text/html")
    text = seen(answer.get_data(as_text=True))
    for part in output:
        assert part in text


def test_it_has_an_etag_and_leads_back_to_the_same_view(client):
    answer = client.get("/reconciliation?map=440000&theme=dark")
    page = answer.get_data(as_text=True)
    assert 'data-theme="dark"' in page
    assert 'href="/?map=440000&amp;theme=dark"' in page
    assert (
        client.get(
            "/reconciliation?map=440000&theme=dark", headers={"If-None-Match": answer.headers["ETag"]}
        ).status_code
        == 304
    )


def test_every_number_of_a_source_leads_to_it(client):
    page = client.get("/reconciliation").get_data(as_text=True)
    assert set(re.findall(r'href="#(source-[^"]+)"', page)) == set(re.findall(r'id="(source-[^"]+)"', page))


def test_notes_and_cards_lead_there(dataset, selection):
    style, chosen = Style("zh", "light", 0), selection.replace(map="440000")
    query = links.to_query(chosen, dataset)
    for card in ("reconciliation:", "fact:companies"):
        assert f'href="reconciliation{query}"' in source_card.draw(card, chosen, dataset, style)
    assert "reconciliation?" not in source_card.draw("cls-2022", chosen, dataset, style)


def test_an_imported_register_is_checked_too(dataset, selection):
    from components.panels import reconciliation_page
    from data.summaries import reconciliation

    imported = with_register(dataset)
    summary = reconciliation.summarise(selection, imported)
    page = seen(reconciliation_page.draw(summary, selection, imported, "/", Style("zh", "light", 0)))
    assert "未能归入地区的企业" in page
    assert "登记年份未知的企业" in page
