"""A picture names the address of its view only where the atlas knows the one that others can open."""

import re
from dataclasses import replace
from datetime import date

import pytest

from callbacks import pictures
from callbacks.feature import Server
from components.paper.presets import PRESETS, SheetOptions
from data.settings import Settings, SettingsError


@pytest.mark.parametrize(
    ("public_url", "shown"), [("", False), ("https://atlas.example.com", True)], ids=["unknown", "known"]
)
def test_the_address_is_printed_only_where_it_is_public(dataset, boundaries, selection, public_url, shown):
    server = Server(dataset, boundaries, "/maps/", lambda: date(2026, 11, 22), public_url=public_url)
    chosen = selection.replace(regions=("440000",))
    figure = pictures.compose("province-map", chosen, SheetOptions(PRESETS["slide"]), server).figure
    printed = " ".join(note["text"] for note in figure["layout"]["annotations"])
    assert ("https://atlas.example.com/maps/?region=440000" in printed) is shown
    assert not re.search("127.0.0.1|localhost", printed)


def test_the_title_of_a_picture_is_what_it_shows(dataset, boundaries, selection):
    server = Server(dataset, boundaries, "/", lambda: date(2026, 11, 22))
    picture = pictures.compose("province-map", selection, SheetOptions(PRESETS["slide"]), server)
    bold = [one["text"] for one in picture.figure["layout"]["annotations"] if one["text"].startswith("<b>")]
    assert "<b>全国收录 36 家区块链产业园，分布在 16 个省份</b>" in bold


def test_a_public_address_is_scheme_and_host():
    assert Settings.from_environment({"ATLAS_PUBLIC_URL": "https://a.example/"}) == replace(
        Settings(), public_url="https://a.example"
    )
    with pytest.raises(SettingsError, match="ATLAS_PUBLIC_URL"):
        Settings.from_environment({"ATLAS_PUBLIC_URL": "a.example/atlas"})
