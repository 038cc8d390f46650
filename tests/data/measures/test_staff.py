"""What companies state of their insured staff, and how old they are: by hand, against plain pandas, and as shown."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from callbacks import source_card
from components.panels import filters, ranking
from components.sentences import spoken
from components.style import Style
from data import links
from data.dataset import Dataset
from data.measures import median_age, registry, specifications
from data.measures.growth import GROWTH
from data.measures.registry import OF_REGISTERS, measures_of
from data.regions import NATION, Adcode
from data.selection import Selection, SeriesId
from data.states import State
from data.statistics import grouped_median
from data.summaries import headline
from data.summaries import ranking as ranking_summary
from data.values import Place
from tests.exports import company
from tests.snapshots import beside, take

GUANGZHOU, SHENZHEN, GUANGDONG, ZHEJIANG = map(Adcode, ("440100", "440300", "440000", "330000"))
PLACES = {
    GUANGZHOU: {"city": "广州市", "district": "天河区"},
    SHENZHEN: {"city": "深圳市", "district": "南山区"},
    ZHEJIANG: {"province": "浙江省", "city": "杭州市", "district": "西湖区"},
}
ROWS = [
    # place, staff, registered, status, how many
    (GUANGZHOU, "-", "2015-06-01", "存续", 9),
    (GUANGZHOU, "0", "2015-06-01", "存续", 3),
    (GUANGZHOU, "9", "2019-06-01", "存续", 2),
    (SHENZHEN, "-", "2020-01-01", "存续", 1),
    (SHENZHEN, "10", "2020-01-01", "存续", 2),
    (SHENZHEN, "250", "2023-01-01", "存续", 1),
    (SHENZHEN, "40", "2022-01-01", "注销", 4),
    (ZHEJIANG, "-", "2021-05-01", "存续", 2),
]
COMPANIES = [
    {"place": place, "staff": staff, "date": day, "status": status}
    for place, staff, day, status, count in ROWS
    for _ in range(count)
]

OF_ONE_DATE = [one for one in OF_REGISTERS if one is not GROWTH]


@pytest.fixture(scope="module")
def opened(dataset: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The dataset with a register of them."""
    return imported(dataset, tmp_path_factory.mktemp("imports"), COMPANIES)


@pytest.fixture(scope="module")
def stated(dataset: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The dataset with a register of them, in which those that reported nothing report nobody."""
    rows = [{**one, "staff": one["staff"].replace("-", "0")} for one in COMPANIES]
    return imported(dataset, tmp_path_factory.mktemp("stated"), rows)


def imported(dataset: Dataset, home: Path, companies: list[dict[str, str]]) -> Dataset:
    rows = [company(at, **{**one, **PLACES[one["place"]]}) for at, one in enumerate(companies)]
    take(home, dataset.regions, "2024-06-30", rows, keep=False)
    for file in home.glob("*.csv"):
        file.unlink()
    return beside(dataset, home)


def chosen(opened: Dataset, measure: str, counted: str = "existing", **more: object) -> Selection:
    return Selection(SeriesId(opened.imports[-1].series_id(counted)), measure=measure, **more)


def values(opened: Dataset, selection: Selection) -> dict[Adcode, float | None]:
    read = registry.shown(selection, opened).read(selection, opened)
    return {one.adcode: one.value for one in read.places((NATION, GUANGDONG, GUANGZHOU, SHENZHEN, ZHEJIANG))}


@pytest.mark.parametrize(
    ("measure", "counted", "expected"),
    [
        ("companies_with_staff", "existing", (5, 5, 2, 3, None)),
        ("companies_with_10_staff", "existing", (3, 3, None, 3, None)),
        ("companies_with_staff", "cumulative", (9, 9, 2, 7, None)),
        ("insured_staff", "existing", (288, 288, 18, 270, None)),
        ("insured_staff", "cumulative", (448, 448, 18, 430, None)),
    ],
)
def test_by_hand(measure: str, counted: str, expected: tuple, opened: Dataset) -> None:
    assert tuple(values(opened, chosen(opened, measure, counted)).values()) == expected


@pytest.mark.parametrize("measure", ["companies_with_staff", "companies_with_10_staff", "insured_staff"])
def test_of_a_place_where_nobody_states_any_staff_it_is_unknown_not_none(measure: str, opened: Dataset) -> None:
    selection = chosen(opened, measure)
    (place,) = registry.shown(selection, opened).read(selection, opened).places([ZHEJIANG])
    assert (place.value, place.state) == (None, State.NOT_PUBLISHED)


def test_the_number_is_a_floor_and_says_how_many_state_it(opened: Dataset) -> None:
    summary = headline.summarise(chosen(opened, "companies_with_staff"), opened)
    assert (summary.shown.details.known, summary.shown.details.members) == (8, 20)
    sentence = spoken(summary, Style("zh", "light", 1920).words)
    assert "至少 5 家" in sentence
    assert "20 家中 8 家填报了参保人数" in sentence


def test_a_filter_on_staff_narrows_it_further(opened: Dataset) -> None:
    few = chosen(opened, "companies_with_staff").with_filters(staff=("1-9",))
    assert values(opened, few)[NATION] == 2
    none = chosen(opened, "companies_with_staff").with_filters(staff=("0",))
    assert not values(opened, none)[NATION]


def test_the_series_that_came_with_the_dataset_say_nothing_of_it(opened: Dataset) -> None:
    for one in OF_REGISTERS:
        selection = Selection(opened.about.series, measure=one.id)
        assert set(values(opened, selection).values()) == {None}


def definitions(opened: Dataset) -> set[tuple[str, bool]]:
    found = specifications.read(chosen(opened, "companies", map=GUANGDONG), opened)
    assert found
    return {(one.selection.measure, bool(one.selection.get("staff"))) for one in found.specifications}


def test_ranks_by_staff_are_said_where_they_are_proved_and_differ(opened: Dataset, stated: Dataset) -> None:
    # Guangzhou has 2 with staff, and 9 of which nobody knows: it may be before Shenzhen's 3.
    there = chosen(opened, "companies", map=GUANGDONG, regions=(GUANGZHOU,))
    assert specifications.ranks_by_staff(there, opened) is None
    there = chosen(stated, "companies", map=GUANGDONG, regions=(GUANGZHOU,))
    assert specifications.ranks_by_staff(there, stated) == (1, 2)
    assert "企业数第 1，有参保的第 2" in spoken(headline.summarise(there, stated), Style("zh", "light", 1920).words)
    assert specifications.ranks_by_staff(chosen(stated, "companies", regions=(GUANGDONG,)), stated) is None


def test_with_staff_is_one_of_the_definitions_where_its_ranks_are_proved(opened: Dataset, stated: Dataset) -> None:
    counted = {("companies", False), ("per_10k", False)}
    assert definitions(opened) == counted
    assert definitions(stated) == {*counted, ("companies_with_staff", False), ("per_10k", True)}
    found = specifications.read(chosen(opened, "companies", map=GUANGDONG), opened)
    assert found
    assert found.undecided == 2  # with staff, of existing and of all companies


def test_what_has_one_definition_has_no_other(opened: Dataset) -> None:
    old = specifications.read(chosen(opened, "median_age", map=GUANGDONG), opened)
    assert old is None or {one.selection.measure for one in old.specifications} == {"median_age"}


def test_the_median_age_by_hand(opened: Dataset) -> None:
    # 14 companies: 12 of 2015 and 2 of 2019; on 2024-06-30 those of 2015 are 8.5 to 9.5 years old.
    day = 2024 + (5 + 30 / 31) / 12
    assert values(opened, chosen(opened, "median_age"))[GUANGZHOU] == pytest.approx(day - 2016 + (7 - 2) / 12)
    read = median_age.read(chosen(opened, "median_age"), opened)
    both, _ = read.total((GUANGZHOU, ZHEJIANG), "")
    assert both.value == pytest.approx(day - 2016 + (8 - 4) / 12)
    assert [one.small for one in read.places((GUANGZHOU, ZHEJIANG))] == [False, True]


@given(st.lists(st.dates(date(1990, 1, 1), date(2023, 12, 31)), min_size=1, max_size=60))
def test_a_grouped_median_lies_in_the_year_of_the_exact_one(days: list[date]) -> None:
    years = pd.Series([one.year for one in days])
    found = grouped_median({(float(year), year + 1.0): count for year, count in years.value_counts().items()})
    low, high = (years.quantile(0.5, interpolation=way) for way in ("lower", "higher"))
    assert low <= found <= high + 1


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("measure", OF_ONE_DATE, ids=[one.id for one in OF_ONE_DATE])
def test_menu_sentence_ranking_card_and_address_know_it(measure, lang: str, opened: Dataset) -> None:
    style, selection = Style(lang, "light", 1920), chosen(opened, measure.id, lang=lang)
    assert measure.id in measures_of(opened)
    assert links.parse(links.to_query(selection, opened), opened).selection == selection
    control = next(one for one in filters.controls(opened) if one.name == "measure")
    (option,) = [one for one in filters.state(control, selection, opened, style).options if one.value == measure.id]
    assert option.label != measure.id
    assert option.group == style.words("filters.measures_register")
    sentence = spoken(headline.summarise(selection, opened), style.words)
    assert "{" not in sentence
    assert style.words("terms.companies_existing").lower() in sentence.lower()
    drawn = ranking.draw(ranking_summary.summarise(selection, opened), selection, opened, style)
    assert opened.regions[GUANGDONG].label(lang) in drawn
    card = source_card.draw(f"fact:{measure.id}", selection, opened, style)
    assert style.words(f"source_card.definition_{measure.id}")[:30] in card.unescape()


def test_without_an_import_none_is_offered(dataset: Dataset) -> None:
    assert not {one.id for one in OF_REGISTERS} & measures_of(dataset).keys()


def plain(frame: pd.DataFrame, place: Adcode) -> pd.Series:
    inside = frame[frame["place"].str.startswith(place.rstrip("0"))]
    return pd.to_numeric(inside["staff"], errors="coerce")


@pytest.mark.parametrize("counted", ["existing", "cumulative"])
def test_every_number_is_that_of_pandas(counted: str, opened: Dataset) -> None:
    frame = pd.DataFrame(COMPANIES)
    frame = frame if counted == "cumulative" else frame[frame["status"] == "存续"]
    reading = {
        "companies_with_staff": lambda staff: (staff >= 1).sum(),
        "companies_with_10_staff": lambda staff: (staff >= 10).sum(),
        "insured_staff": lambda staff: staff.sum(),
    }
    for measure, sought in reading.items():
        found = values(opened, chosen(opened, measure, counted))
        for place in (GUANGDONG, GUANGZHOU, SHENZHEN, ZHEJIANG):
            assert (found[place] or 0) == sought(plain(frame, place)), (measure, place)


def test_a_place_without_a_median_has_a_state(opened: Dataset) -> None:
    (nowhere,) = median_age.read(chosen(opened, "median_age"), opened).places([Adcode("610000")])
    assert isinstance(nowhere, Place)
    assert nowhere.value is None
