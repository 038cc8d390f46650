"""What came to sections of industry and left them closes in every section of every region, as a plain loop finds."""

import shutil
from collections import Counter
from random import Random

import pandas as pd
import pytest

from data.registers import class_flows, company_changes, comparison, industry_structure
from data.registers.class_flows import SECTION_INFLOWS, SECTION_OUTFLOWS
from data.registers.imports import LEDGER, MEASURES
from tests.data.registers.test_comparison import imports
from tests.exports import company
from tests.snapshots import FIRST, SECOND, take

PLACES = (
    {},
    {"district": "福田区"},
    {"district": ""},
    {"city": "广州市", "district": "天河区"},
    {"province": "浙江省", "city": "杭州市", "district": "西湖区"},
    {"province": "火星", "city": "", "district": ""},
)
SECTIONS = {"软件和信息技术服务业": "I", "批发和零售业": "F", "金融业": "J", "": ""}
REGIONS = ("", "100000", "440000", "440300", "440304", "330000", "330106")


def pair(seed):
    """Two registers: of the same companies some went, some changed in every way at once, and others came."""
    random = Random(seed)

    def state(number):
        status, industry = random.choice(("存续", "存续", "注销", "-")), random.choice(list(SECTIONS))
        return company(number, status=status, industry=industry, **random.choice(PLACES))

    return (
        [state(number) for number in range(60) if random.random() < 0.8],
        [state(number) | {"date": "2023-01-01"} if number >= 60 else state(number) for number in range(80)],
    )


@pytest.fixture(scope="module", params=range(2))
def pairs(request, dataset, tmp_path_factory):
    home = tmp_path_factory.mktemp("pair")
    both = pair(request.param)
    for as_of, companies in zip((FIRST, SECOND), both, strict=True):
        take(home, dataset.regions, as_of, companies)
    return home, imports(home, dataset), both


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("region", REGIONS)
def test_every_section_of_every_region_closes(pairs, dataset, measure, region):
    _, (earlier, later), _ = pairs
    changes = company_changes.between(earlier, later)
    flows = class_flows.read(changes, measure, dataset.regions).of(region)
    first, last = (industry_structure.by_section(one, measure, dataset.regions) for one in (earlier, later))
    for section in SECTIONS.values():
        of_section = flows.get(section, {})
        change = sum(of_section.get(flow, 0) for flow in SECTION_INFLOWS)
        change -= sum(of_section.get(flow, 0) for flow in SECTION_OUTFLOWS)
        if region:
            assert first.get(region, {}).get(section, 0) + change == last.get(region, {}).get(section, 0)
    total = Counter()
    for of_section in flows.values():
        total.update(of_section)
    assert total["section_in"] == total["section_out"]
    assert {flow: total[flow] for flow in changes.of(measure, region)} == changes.of(measure, region)


def test_who_changed_section_is_what_a_loop_over_the_companies_finds(pairs, dataset):
    _, (earlier, later), (before, after) = pairs
    was = {one["code"]: one for one in before}
    stayed = [(was[one["code"]], one) for one in after if one["code"] in was]
    both = [(one, other) for one, other in stayed if one["status"] == other["status"] == "存续"]
    placed = [(one, other) for one, other in both if "火星" not in (one.get("province"), other.get("province"))]
    changed = Counter(SECTIONS[other["industry"]] for one, other in placed if one["industry"] != other["industry"])
    flows = class_flows.read(company_changes.between(earlier, later), "existing", dataset.regions).of("100000")
    assert changed
    assert {section: of["section_in"] for section, of in flows.items() if of["section_in"]} == changed


def test_imports_without_sections_of_companies_have_no_flows_by_section(pairs, dataset, tmp_path):
    home, (earlier, later), _ = pairs
    copied = shutil.copytree(home, tmp_path / "old")
    ledger = copied / earlier.folder.relative_to(home) / LEDGER
    pd.read_parquet(ledger).drop(columns="industry").to_parquet(ledger, index=False)
    comparison.refresh(copied, later.id, dataset.regions)
    changes = company_changes.between(*imports(copied, dataset))
    assert changes.of("existing", "100000") == company_changes.between(earlier, later).of("existing", "100000")
    assert class_flows.read(changes, "existing", dataset.regions) is None
