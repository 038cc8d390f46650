"""Two ways from one count to the next: no gap between their steps, one axis, and the same two ends."""

from itertools import pairwise
from random import Random

import pytest

from components.panels import waterfall
from components.panels.waterfall import Span
from components.style import Style
from data.measures.history import Account
from data.measures.shift_share import SectionGrowth
from data.measures.vitality import APPEARED, CAME, VANISHED, WENT, Vitality
from data.registers.class_flows import FLOWS

ENDS = ("2024 现存企业", "2025 现存企业")
ZH = Style("zh", "light", 1920)


def invented(seed):
    """A place whose flows and parts close."""
    random = Random(seed)
    flows = {flow: random.choice((0, random.randrange(99))) for flow in FLOWS}
    flows["section_out"] = flows["section_in"]
    net = sum(flows[one] for one in CAME) - sum(flows[one] for one in WENT)
    rest = sum(flows[one] for one in APPEARED) - sum(flows[one] for one in VANISHED)
    row = Vitality(adcode="440000", earlier=1000, later=1000 + net + rest, flows=flows)
    national, mix = random.uniform(-50, 50), random.uniform(-9, 9)
    return row, SectionGrowth(row, national, mix, net - national - mix, 0.0)


@pytest.fixture(params=range(12))
def ways(request):
    row, growth = invented(request.param)
    flows = waterfall.by_flow(Account(row.earlier, row.later, row.flows), ENDS, "2024-03", ZH)
    return row, flows, waterfall.by_part(growth, ENDS, "2024-03", ZH)


def number(step):
    return float(step.number.replace(",", "").replace("\N{MINUS SIGN}", "-").replace("±", ""))


def test_every_step_begins_where_the_one_before_it_ends(ways):
    row, *both = ways
    for steps in both:
        assert (steps[0].start, steps[-1].end) == (row.earlier, row.later)
        for before, after in pairwise(steps):
            assert after.start == pytest.approx(before.end)


def test_the_written_numbers_add_up_to_the_written_count(ways):
    for steps in ways[1:]:
        changes = sum(number(step) for step in steps[:-1])
        assert changes == pytest.approx(number(steps[-1]), abs=0.051)


def test_both_ways_stand_on_one_axis_and_meet_at_its_ends(ways):
    _, flows, parts = ways
    span = Span.over(flows, parts)
    for end in (0, -1):
        assert span.place(flows[end]) == pytest.approx(span.place(parts[end]))
    for step in (*flows, *parts):
        left, length = span.place(step)
        assert left >= 0
        assert left + length <= 1


def test_records_alone_are_told_from_what_happened(ways):
    row, flows, parts = ways
    shown = {step.text for step in parts if step.look == "record"}
    assert [step.text for step in parts if step.look == "event"] == ["全国增长", "行业结构", "本地部分"]
    assert {step.text for step in flows if step.look == "record"} <= shown
    section = ZH.words("snapshots.flow_section_in")
    assert (section in shown) == (row.flows["section_in"] > 0)
