"""Peers by industry structure, of an invented register whose sections are known by province."""

import pytest

from data import links
from data.measures import peer_bases
from data.measures.peers import offered_rules
from data.registers import industry_structure
from data.statistics import cosine_similarity
from data.summaries import peers
from tests.exports import company
from tests.snapshots import SECOND, beside, take

SOFTWARE, FACTORIES, CODE = (
    "信息传输、软件和信息技术服务业",
    "制造业",
    "软件和信息技术服务业",
)  # the last one is a division of the first
COMPANIES = {  # of each province by industry
    "广东省": {SOFTWARE: 8, FACTORIES: 6},
    "浙江省": {CODE: 16, FACTORIES: 12, "": 28},  # the same shares of twice as many, half of all unknown
    "江苏省": {SOFTWARE: 6, FACTORIES: 8},
    "山东省": {FACTORIES: 14},
    "北京市": {SOFTWARE: 9},  # too few
    "上海市": {SOFTWARE: 8, FACTORIES: 6, "-": 15},  # most unknown
}


@pytest.fixture(scope="module")
def register(dataset, tmp_path_factory):
    rows = [
        company(
            number, province=province, city="", district="", industry=industry, status="注销" if number % 2 else "存续"
        )
        for number, (province, industry) in enumerate(
            (province, industry)
            for province, counts in COMPANIES.items()
            for industry, count in counts.items()
            for _ in range(count)
        )
    ]
    home = tmp_path_factory.mktemp("register")
    name = take(home, dataset.regions, SECOND, rows)
    return beside(dataset, home), f"{name}-cumulative"


def summary(region, register):
    data, series = register
    selection = links.parse(f"region={region}&measure=companies&peers=structure&series={series}", data).selection
    return peers.summarise(selection, data)


def test_places_are_alike_by_the_cosine_of_their_companies_by_section(register):
    found = summary("440000", register)
    cosine = (8 * 6 + 6 * 8) / (8**2 + 6**2)  # of 广东 8 : 6 and 江苏 6 : 8
    bases = {peer.place.name: peer.basis for peer in found.places}
    assert bases == {"广东": 1, "浙江": pytest.approx(1), "江苏": pytest.approx(cosine)}
    assert found.basis_unit == "cosine"
    assert found.sources == (register[0].imports[0].id,)


@pytest.mark.parametrize("region", ["110000", "310000", "440300", "540000"])
def test_a_place_of_few_known_companies_has_no_structure(region, register):
    assert summary(region, register).places == ()


def test_the_rule_is_offered_where_the_series_knows_sections_only(register, dataset):
    data, series = register
    chosen = links.parse(f"series={series}", data).selection
    assert peer_bases.STRUCTURE in offered_rules(chosen, data)
    assert peer_bases.STRUCTURE not in offered_rules(links.default(data), data)
    assert summary("440000", (dataset, "tianyancha-2022-03-16-existing")).places == ()


def test_sections_add_up_to_the_companies_of_the_series(register):
    one, regions = register[0].imports[0], register[0].regions
    for measure in one.measures:
        counts = industry_structure.counts(one, measure, regions)
        assert {region: sum(sections) for region, sections in counts.items()} == {
            region: one.total(measure, region) for region in counts
        }
        assert {len(sections) for sections in counts.values()} == {3}  # unknown, C, I


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [([3, 4], [6, 8], 1), ([1, 0], [0, 5], 0), ([8, 6], [6, 8], 0.96), ([0, 0], [1, 2], None)],
)
def test_cosine_similarity_knows_no_size(first, second, expected):
    assert cosine_similarity(first, second) == (expected if expected is None else pytest.approx(expected))
    assert cosine_similarity(first, second) == cosine_similarity(second, first)
