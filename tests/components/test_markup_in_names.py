"""A name that a reader's list brings is text wherever it is shown: no markup, and no sign that a file cannot hold."""

import dataclasses

from pptx import Presentation
from pptx.util import Emu, Pt

from components.figures import founding_timeline, province_map
from components.paper.slide_shapes import SlideBox, TextFormat, add_text
from components.style import Style
from data.summaries import founding_timeline as timeline
from data.summaries import province_map as summary

NAME = '<a href="https://elsewhere.example">甲</a>'


def test_no_name_is_a_link_on_map_and_timeline(dataset, boundaries, selection):
    invented = dataclasses.replace(dataset, parks=dataset.parks.assign(name=NAME))
    style = Style("zh", "light", 1920)
    drawn = (
        province_map.draw(summary.summarise(selection, invented), style, boundaries, str),
        founding_timeline.draw(timeline.summarise(selection, invented), style),
    )
    for figure in drawn:
        assert "&lt;a href=" in str(figure)
        assert "<a href=" not in str(figure)


def test_a_sign_that_no_file_can_hold_is_left_out_of_slides():
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    box = add_text(slide, "甲\ufffe乙\x01", SlideBox(*[Emu(100)] * 4), TextFormat(Pt(12), "#000000"))
    assert box.text_frame.text == "甲乙"
