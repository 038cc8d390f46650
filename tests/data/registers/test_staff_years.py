"""The card of a staff measure says of which annual reports its people are, where the register says so."""

import pytest

from callbacks import source_card
from components.style import Style
from components.words import LANGUAGES
from data import links
from tests.exports import company
from tests.snapshots import beside, take


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("cells", "span"), [(("2022年报", "2023年报", "-"), "2022–2023"), (("-", "-", "-"), "")])
def test_the_card_names_the_years(dataset, tmp_path, lang, cells, span):
    rows = [company(at, staff="12", staff_year=cell) for at, cell in enumerate(cells)]
    take(tmp_path, dataset.regions, "2024-06-30", rows)
    opened = beside(dataset, tmp_path)
    series = opened.imports[0].series_id("existing")
    selection = links.parse(f"?measure=insured_staff&series={series}&lang={lang}", opened).selection
    card = source_card.draw("fact:insured_staff", selection, opened, Style(lang, "light", 1920)).unescape()
    assert (span in card) if span else ("2022" not in card)
