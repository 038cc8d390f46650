"""The strip of peers: a dot a place in the order of value, the rule in words, buttons that change it."""

import re

from components.panels import peers as panel
from data import links
from data.summaries import peers


def draw(query, dataset, look):
    selection, style = look(query)
    return panel.draw(peers.summarise(selection, dataset), selection, dataset, style)


def dots(drawn):
    return re.findall(r'class="dot[^"]*"[^>]*data-event="choose:(\d+)"', str(drawn))


def test_dots_go_from_the_least_to_the_most_and_one_is_in_the_tab_order(dataset, look):
    drawn = str(draw("region=440300&measure=companies", dataset, look))
    assert dots(drawn) == ["440400", "440600", "441900", "440300", "440100"]
    assert re.findall(r'id="peer-(\d+)"[^>]*tabindex="0"', drawn) == ["440300"]
    assert drawn.count('aria-current="true"') == 1
    positions = [float(at) for at in re.findall(r'id="peer-[^>]*--at:([\d.]+)%', drawn)]
    assert positions == sorted(positions)
    assert positions[-1] == 100
    assert positions[0] > 2  # the axis begins at 0, not at the least value


def test_the_rule_and_what_is_missing_are_in_words(dataset, look, seen):
    text = seen(draw("region=440300&measure=companies", dataset, look))
    assert "深圳 11,768，高于中位数 1,014" in text
    assert "相差不超过 325（中位绝对偏差 MAD）为相近" in text
    assert "另有 16 地并入其余" in text
    assert "没有福田区的有关数字" in seen(draw("region=440304&peers=population", dataset, look))


def test_the_other_rules_are_one_press_away(dataset, look, acts):
    sent = acts(draw("region=440300&measure=companies&peers=population", dataset, look))
    assert {"peers:siblings", "peers:population", "peers:gdp_per_head", "export:peers"} <= set(sent)
    assert not [act for act in acts(draw("region=440300,440100", dataset, look)) if act.startswith("peers:")]


def test_the_nation_has_none(dataset, look, seen):
    assert seen(draw("", dataset, look)).strip() == ""


def test_the_rule_stands_in_the_address(dataset):
    assert links.parse("peers=nobody", dataset).ignored
    for rule in ("population", "gdp_per_head"):
        assert links.to_query(links.parse(f"peers={rule}", dataset).selection, dataset) == f"?peers={rule}"
