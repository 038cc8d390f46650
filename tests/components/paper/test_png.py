import io

import pytest
from PIL import Image

from components.paper.png import add_metadata


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


def test_other_files_are_refused():
    with pytest.raises(ValueError, match="no PNG"):
        add_metadata(b"<svg/>", {}, 96)
