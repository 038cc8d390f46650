import pytest

from components.panels import path


@pytest.mark.parametrize(
    ("query", "words", "sent"),
    [
        ("", "全国", []),
        ("region=440000", "全国 广东 × 进入广东 ↑", ["open:100000", "unchoose:", "open:440000", "up:"]),
        ("map=440000", "全国 广东 ↑", ["open:100000", "up:"]),
        ("region=440300", "全国 广东 深圳 ×", ["open:100000", "open:440000", "unchoose:"]),
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


def test_a_city_without_districts_cannot_be_opened(dataset, look, acts):
    selection, style = look("region=441900")
    assert "open:441900" not in acts(path.draw(selection, dataset, style))
