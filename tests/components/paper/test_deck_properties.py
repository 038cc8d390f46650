"""What a deck says of itself, and what every slide bears."""

import re
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from zipfile import ZipFile
from zoneinfo import ZoneInfo

import pytest

from components import numbers
from components.paper.deck import deck
from components.paper.files import Provenance
from components.paper.presets import UNMARKED, Marking
from components.style import Style
from components.words import words
from data import links
from data.dataset import Dataset
from data.summaries import ranking

GENERATED = datetime(2026, 11, 30, 9, 46, tzinfo=ZoneInfo("Asia/Shanghai"))
MARKING = Marking("样稿", "内部资料" * 10)


def parts(dataset: Dataset, marking: Marking = UNMARKED, address: str = "", lang: str = "zh") -> dict[str, str]:
    """The texts of the file's parts by name."""
    about = Provenance(GENERATED, address, "0.1.0", "0123456789abcdef")
    scenes = [(scene, dataset) for scene in dataset.story]
    content = deck(scenes, dataset, Style(lang, "light", 0), about, lambda *_: None, marking)
    with ZipFile(BytesIO(content)) as file:
        return {name: file.read(name).decode("utf-8", "replace") for name in file.namelist()}


@pytest.fixture(scope="module")
def plain(dataset: Dataset) -> dict[str, str]:
    return parts(dataset)


def test_nothing_of_the_template_is_left(plain: dict[str, str]) -> None:
    everything = "".join(plain.values())
    for text in ("Steve Canny", "Macintosh", "4:3", "screen4x3"):
        assert text not in everything
    assert not [name for name in plain if "thumbnail" in name or "printerSettings" in name]
    slides = [name for name in plain if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]
    assert f"<Slides>{len(slides)}</Slides>" in plain["docProps/app.xml"]


def test_the_time_is_utc(plain: dict[str, str]) -> None:
    assert "2026-11-30T01:46:00Z" in plain["docProps/core.xml"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_run_has_its_language_and_type_that_a_room_can_read(dataset: Dataset, lang: str) -> None:
    made = parts(dataset, lang=lang)
    slides = "".join(text for name, text in made.items() if name.startswith("ppt/slides/slide"))
    runs = re.findall(r"<a:r>.*?</a:r>", slides)
    assert runs
    assert [run for run in runs if not re.search(r'lang="(zh-CN|en-US)"', run)] == []
    drawn = slides + "".join(text for name, text in made.items() if name.startswith("ppt/charts/chart"))
    assert min(int(size) for size in re.findall(r' sz="(\d+)"', drawn)) >= 1200


def test_pages_count_themselves(plain: dict[str, str], dataset: Dataset) -> None:
    for number in range(2, len(dataset.story) + 2):
        text = plain[f"ppt/slides/slide{number}.xml"]
        assert re.search(rf'type="slidenum".*?<a:t>{number}</a:t>', text)
    assert "slidenum" not in plain["ppt/slides/slide1.xml"]


def test_without_an_address_for_others_no_slide_leads_anywhere(plain: dict[str, str], dataset: Dataset) -> None:
    assert "打开实时视图" not in "".join(plain.values())
    assert "打开实时视图" in parts(dataset, address="https://atlas.example/")["ppt/slides/slide2.xml"]


def test_classification_and_watermark_stand_on_every_slide(dataset: Dataset) -> None:
    made = parts(dataset, MARKING)
    for number in range(1, len(dataset.story) + 2):
        assert MARKING.classification in made[f"ppt/slides/slide{number}.xml"]
        assert MARKING.watermark in made[f"ppt/slides/slide{number}.xml"]


@pytest.mark.parametrize("view", ["ranking", "region-profile", "headline"])
def test_compared_places_have_every_fact_with_its_date_on_one_slide(view: str, dataset: Dataset) -> None:
    query = "?region=310000,440000"
    about = Provenance(GENERATED, "", "0.1.0", "0123456789abcdef")
    scene = replace(dataset.story[0], view=view, query=query, computed=(), title_zh=view)
    content = deck([(scene, dataset)], dataset, Style("zh", "light", 0), about, lambda *_: None)
    compared = ranking.summarise(links.parse(query, dataset).selection, dataset).comparison
    assert compared is not None
    with ZipFile(BytesIO(content)) as file:
        text = file.read("ppt/slides/slide2.xml").decode()
    facts = [fact for place in compared.places for fact in place.facts if fact.value is not None]
    shown = [fact for fact in facts if view != "headline" or fact.fact in ("published", "listed", "companies")]
    wanted = (
        {fact.as_of for fact in shown} | {numbers.fact_value(fact, words("zh")) for fact in shown} | {"上海", "广东"}
    )
    assert [one for one in wanted if one not in text] == []
    assert "另有" not in text
