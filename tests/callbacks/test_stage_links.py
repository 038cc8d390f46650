"""What the address of the stage opens again."""

from unittest.mock import Mock

import pytest

from callbacks.scene_list import Listing, Page, apply
from data.selection import Selection, SeriesId

PAGE = Page(Selection(series=SeriesId("")), "?region=440000", "", "province-map", Mock())
SCENES = [{"id": name, "query": "", "view": "ranking", "title": name} for name in ("one", "two")]


@pytest.mark.parametrize(("act", "link"), [("view", "view"), ("play", None), ("play:two", None)])
def test_the_address_opens_what_was_presented(act: str, link: str | None) -> None:
    assert apply(Listing(SCENES), act, "", PAGE).outputs["stage"].get("link") == link
