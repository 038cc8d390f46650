"""Letters on the timeline's squares tell how precisely a date is known: a square without one says "unknown"."""

from tests.browser.controllers import Address
from tests.browser.figures import Timeline
from tests.browser.reader import Reader

LETTERS = 18
"""Of the parks of the nation whose date is known."""


def send(reader: Reader, event: str) -> None:
    """Let the page ask for a change, as any control does; wait for the answer."""
    with reader.choosing():
        reader.page.evaluate("event => atlas.send(event)", event)


def test_every_text_that_was_sent_is_written_whatever_was_shown_before(reader: Reader):
    reader.open("status=operating")
    timeline = Timeline(reader)
    timeline.expect_texts(11)
    for event, letters in (
        ("reset:", LETTERS),
        ("choose:440000", 2),
        ("unchoose:", LETTERS),
        ("only:years=2018", LETTERS),
        ("lang:en", LETTERS),
        ("theme:dark", LETTERS),
    ):
        send(reader, event)
        timeline.expect_texts(letters)


def test_going_back_leaves_no_letter_behind(reader: Reader):
    reader.open()
    send(reader, "choose:310000")
    with reader.choosing():
        reader.page.go_back()
    Address(reader.page).expect_query("")
    Timeline(reader).expect_texts(LETTERS)


def test_another_width_writes_them_again(reader: Reader):
    reader.open("status=operating")
    reader.page.set_viewport_size({"width": 1366, "height": 768})
    send(reader, "reset:")
    Timeline(reader).expect_texts(LETTERS)
