import pytest

from components.panels import path


@pytest.mark.parametrize(
    ("query", "crumbs", "words", "sent"),
    [
        ("", "全国", "", []),
        ("region=440000", "全国 广东", "× 进入广东 ↑ 返回上级", ["unchoose:", "open:440000", "up:"]),
        ("map=440000", "全国 广东", "↑ 返回上级", ["up:"]),
        ("region=440300", "全国 广东 深圳", "× 进入深圳", ["unchoose:", "open:440300"]),
        (
            "region=440000,330000",
            "全国",
            "对比 广东 × 浙江 × × ↑ 返回上级",
            ["add:440000", "add:330000", "clear:regions"],
        ),
    ],
)
def test_the_path_leads_to_what_is_chosen(dataset, look, seen, acts, query, crumbs, words, sent):
    selection, style = look(query)
    assert " ".join(crumb["label"] for crumb in path.crumbs(selection, dataset, style, "/")) == crumbs
    tools = path.tools(selection, dataset, style)
    assert seen(tools).startswith(words)
    assert acts(tools)[: len(sent)] == sent


def test_a_crumb_links_to_its_level_with_everything_else_that_is_chosen(dataset, look):
    selection, style = look("region=440300&measure=companies&lang=en")
    links = [(crumb["href"], crumb["active"]) for crumb in path.crumbs(selection, dataset, style, "/atlas/")]
    assert links[:2] == [
        ("/atlas/?measure=companies&lang=en", False),
        ("/atlas/?map=440000&measure=companies&lang=en", False),
    ]
    assert links[2][1]


@pytest.mark.parametrize(("region", "opens"), [("441900", True), ("440305", False)])
def test_every_city_can_be_opened_and_no_district(dataset, look, acts, region, opens):
    selection, style = look(f"region={region}")
    assert (f"open:{region}" in acts(path.tools(selection, dataset, style))) is opens
