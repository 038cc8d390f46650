"""Numbers follow the hand along the years; what they show is what the server then answers."""

from playwright.sync_api import Page, expect

from tests.browser.figures import Timeline
from tests.browser.reader import ANSWER, Reader, requested

SHOWN = """sums => {
    const key = one => one.dataset.placeSum ?? one.closest('.fact').dataset.fact;
    const shown = [...document.querySelectorAll(sums ? '[data-sum]' : '[data-place-sum], #facts .number')];
    return Object.fromEntries(shown.map(one => [key(one), sums ? one.dataset.sum : one.firstChild.data]));
}"""
LABELS = """() => {
    const isNumber = one => one.style.fontWeight === 'bold' && one.style.display !== 'none';
    const numbers = atlas.labelsOf(atlas.maps[0])
        .map(([text, adcode]) => [adcode, [...text.querySelectorAll('tspan')].find(isNumber)]);
    return Object.fromEntries(numbers.filter(([, one]) => one).map(([adcode, one]) => [adcode, one.textContent]));
}"""
KNOWN = """() => new Promise(done => {
    const wait = () => window.atlas.years.isKnown() ? done(true) : setTimeout(wait, 20);
    wait();
})"""
STEPS = """([from, to, y]) => new Promise(async done => {
    const times = [];
    const at = (name, x) => new PointerEvent(name, { clientX: x, clientY: y, buttons: 1, bubbles: true });
    const plot = document.querySelector('#founding-timeline .nsewdrag');
    plot.dispatchEvent(at('pointerdown', from));
    for (let step = 1; step <= 30; step += 1) {
        const begin = performance.now();
        plot.dispatchEvent(at('pointermove', from + (to - from) * step / 30));
        times.push(performance.now() - begin);
    }
    plot.dispatchEvent(at('pointerup', to));
    done(times);
})"""
WINDOWS = [("2015", "2015"), ("2015", "2017"), ("2016", "2019-"), ("2018", "unknown"), ("2015", "planned")]


def near(reader: Reader, slot: str) -> None:
    """Bring the pointer there, until the numbers of the years are here."""
    x, y = Timeline(reader).pixel(slot)
    reader.page.mouse.move(x, y - 1)
    reader.page.mouse.move(x, y)
    reader.page.evaluate(KNOWN)


def drag(reader: Reader, first: str, last: str) -> None:
    """Press in one slot, and move to another."""
    near(reader, first)
    reader.page.mouse.move(*Timeline(reader).pixel(first, 0.1))
    reader.page.mouse.down()
    reader.page.mouse.move(*Timeline(reader).pixel(last, 0.9), steps=4)


def expect_what_is_answered(reader: Reader, first: str, last: str) -> None:
    """What stands while the hand moves is what the answer brings."""
    page = reader.page
    drag(reader, first, last)
    summed, labels = page.evaluate(SHOWN, True), page.evaluate(LABELS)
    with reader.choosing():
        page.mouse.up()
    expect(page.locator("[data-sum], tspan.sum")).to_have_count(0)
    answered = page.evaluate(SHOWN, False)
    assert summed
    assert {key: answered[key] for key in summed} == summed
    numbers = page.evaluate(LABELS)
    assert {key: numbers[key] for key in labels.keys() & numbers} == {
        key: labels[key] for key in labels.keys() & numbers
    }


def test_parks_of_every_window(reader: Reader, page: Page):
    for query in ("", "region=310000", "measure=published", "lang=en&kind=park"):
        reader.open(query)
        for first, last in WINDOWS:
            expect_what_is_answered(reader, first, last)


def test_nothing_is_asked_while_the_hand_moves_and_what_is_not_brushed_leaves_no_number(reader: Reader, page: Page):
    reader.open()
    near(reader, "2016")
    with requested(page) as requests:
        drag(reader, "2016", "2018")
        assert page.evaluate(SHOWN, True)["listed"] == "14"
        page.mouse.move(*Timeline(reader).pixel("2016", 0.15), steps=4)
        page.mouse.up()
        expect(page.locator("[data-sum], tspan.sum")).to_have_count(0)
    assert not [one for one in requests if ANSWER in one.url and "event.data" in (one.post_data or "")]


def test_a_step_takes_less_than_two_frames(reader: Reader, page: Page):
    reader.open()
    near(reader, "2015")
    (left, y), (right, _) = Timeline(reader).pixel("2015", 0.1), Timeline(reader).pixel("planned", 0.9)
    times = sorted(page.evaluate(STEPS, [left, right, y]))
    assert times[len(times) // 2] < 33


def test_playing_shows_the_numbers_of_a_year_before_they_are_answered(reader: Reader, page: Page):
    reader.open()
    near(reader, "2017")
    held = []
    page.route(f"**/{ANSWER}*", lambda route: held.append(route))
    Timeline(reader).play()
    expect(page.locator("#facts [data-fact=listed] .number")).to_have_attribute("data-sum", "1")
    for one in held:
        one.continue_()
    page.unroute(f"**/{ANSWER}*")
    Timeline(reader).play()
