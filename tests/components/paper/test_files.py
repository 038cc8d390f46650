import io
import time
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from components.paper.files import add_metadata, file_name, read_texts
from components.paper.vector_texts import add_svg_texts, set_pdf_texts
from data import links
from data.parklists.lists import ParkList

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("", "province-map_全国_listed_2026-11-22"),
        ("region=440000&years=2016-2018", "province-map_广东_2016-2018_listed_2026-11-22"),
        ("map=440000&measure=companies", "province-map_广东_companies_2026-11-22"),
        ("region=330000,310000&years=2019-,unknown", "province-map_浙江+上海_2019-+unknown_listed_2026-11-22"),
        ("region=330000,310000,320000,340000", "province-map_浙江+3_listed_2026-11-22"),
        ("region=150000&lang=en", "province-map_Inner-Mongolia_listed_2026-11-22"),
    ],
)
def test_a_file_says_what_it_shows(query, name, dataset):
    assert file_name("province-map", links.parse(query, dataset).selection, dataset, DAY) == name


def test_a_cluster_gives_its_name(dataset):
    selection = links.parse(f"region={dataset.cluster_ids[0]}", dataset).selection
    name = dataset.clusters["name_zh"].iloc[0]
    assert file_name("parks", selection, dataset, DAY) == f"parks_{name}_listed_2026-11-22"


def test_a_list_of_one_s_own_is_named(dataset):
    own = ParkList("kites", "风筝/名单" * 9, "2024", dataset.parks, dataset.sources)
    opened = replace(dataset, substitute_list=own)
    name = "风筝-名单风筝-名单风筝-名单风"
    assert file_name("parks", links.default(opened), opened, DAY) == f"parks_全国_listed_{name}_2026-11-22"


@pytest.fixture
def png() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (3, 2), "teal").save(file, "PNG")
    return file.getvalue()


def test_texts_and_density_are_read_back_and_the_picture_is_the_same(png):
    text = {"Park-Atlas-Link": "?region=440000", "Empty": "", "Chinese": "广东 · 园区图谱"}
    image = Image.open(io.BytesIO(add_metadata(png, text, 300)))
    image.load()  # reads every chunk and checks its sum
    assert image.text == text
    assert image.info["dpi"] == pytest.approx((300, 300), abs=0.1)
    assert image.tobytes() == Image.open(io.BytesIO(png)).tobytes()


TEXTS = {"Title": "广东 100 % <家> & ]]>", "Description": "一行\n又一行", "Park-Atlas-Link": "?region=440000&lang=en"}


@pytest.fixture
def pdf() -> bytes:
    writer, file = PdfWriter(), io.BytesIO()
    writer.add_blank_page(30, 20)
    writer.write(file)
    return file.getvalue()


def test_a_pdf_says_its_texts_at_its_beginning_and_stays_a_pdf(pdf):
    made = set_pdf_texts(pdf, TEXTS, "zh-CN")
    assert read_texts(made[:65536]) == TEXTS
    document = PdfReader(io.BytesIO(made), strict=True)
    assert len(document.pages) == 1
    assert document.metadata.title == TEXTS["Title"]
    assert document.metadata.subject == TEXTS["Description"]


def test_an_svg_says_its_texts_at_its_beginning():
    assert read_texts(add_svg_texts(b'<svg width="1"><g/></svg>', TEXTS)[:65536]) == TEXTS


START = b'<metadata id="park-atlas">'
HOSTILE = {
    "nested": START + b"[" * 2_900_000,
    "nested and ended": START + b"[" * 2_900_000 + b"</metadata>",
    "many starts": START * 110_000,
    "many ends": START + b"</metadata>" * 260_000,
    "no mapping": START + b"[1]</metadata>",
    "no text": START + b"\xff</metadata>",
    "cut off": START + b'{"Title": "',
    "digits": START + b'{"Title": ' + b"9" * 2_900_000 + b"}</metadata>",
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("signature", [b"%PDF-1.7\n", b"<svg>"])
def test_a_hostile_drawing_is_a_damaged_one_at_once(name, signature):
    started = time.process_time()
    with pytest.raises(ValueError, match=r"."):
        read_texts(signature + HOSTILE[name])
    assert time.process_time() - started < 1


@pytest.mark.parametrize("content", [b"[" * 1_450_000 + b"]" * 1_450_000, b"<<" * 1_450_000, b"1 0 obj\n" * 360_000])
def test_a_pdf_of_a_stranger_is_never_parsed(content):
    started = time.process_time()
    assert read_texts(b"%PDF-1.7\n1 0 obj\n" + content) == {}
    assert time.process_time() - started < 1


def test_other_files_are_refused():
    with pytest.raises(ValueError, match="no PNG"):
        add_metadata(b"<svg/>", {}, 96)
