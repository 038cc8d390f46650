import pytest

from components.panels import path


@pytest.mark.parametrize(
    ("query", "words", "sent"),
    [
        ("", "全国", []),
        ("region=440000", "全国 广东 × 进入广东 ↑", ["open:100000", "unchoose:", "open:440000", "up:"]),
        ("map=440000", "全国 广东 ↑", ["open:100000", "up:"]),
        ("region=440300", "全国 广东 深圳 × 进入深圳", ["open:100000", "open:440000", "unchoose:", "open:440300"]),
        (
            "region=440000,330000",
            "全国 对比 广东 × 浙江 × × ↑",
            ["open:100000", "add:440000", "add:330000", "clear:regions"],
        ),
    ],
)
def test_the_path_leads_to_what_is_chosen(dataset, look, seen, acts, query, words, sent):
    selection, style = look(query)
    drawn = path.draw(selection, dataset, style)
    assert seen(drawn).startswith(words)
    assert acts(drawn)[: len(sent)] == sent


@pytest.mark.parametrize(("region", "opens"), [("441900", True), ("440305", False)])
def test_every_city_can_be_opened_and_no_district(dataset, look, acts, region, opens):
    selection, style = look(f"region={region}")
    assert (f"open:{region}" in acts(path.draw(selection, dataset, style))) is opens
