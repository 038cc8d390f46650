"""Around the timeline: what its two rows are, why one of them may be missing, playing, and its numbers as a table."""

from components import ids, numbers
from components.figures.timeline_parks import marking
from components.markup import Markup, html
from components.panels import names
from components.panels.controls import act, export_button, pressed, title
from components.panels.table_twin import twin_table
from components.style import Style
from data.dataset import Dataset
from data.measures.ages import Ages, YearCount
from data.summaries.founding_timeline import FoundingTimeline, SlotCount

PRECISIONS = ("day", "month", "year", "unknown", "not_founded")


def caption(timeline: FoundingTimeline, dataset: Dataset, style: Style) -> Markup:
    """Title, legend in words, and the tools."""
    words = style.words
    rows = _age(timeline.ages, style) if timeline.ages else _rows(timeline, dataset, style)
    note = words("page.pause").join([rows, words("timeline_panel.hint")])
    heading = _heading(timeline, style)
    return title(heading, note, f"{ids.FOUNDING_TIMELINE}-title", _tools(timeline, heading, style))


def _heading(timeline: FoundingTimeline, style: Style) -> str:
    return style.words("timeline_panel.title_ages" if timeline.ages else "timeline_panel.title")


def _age(ages: Ages, style: Style) -> str:
    """That it is the companies' age; and of how many of the places it is known."""
    words = style.words
    if not ages.known:
        return words("page.pause").join([words("timeline_panel.ages"), words("timeline_panel.ages_none")])
    if ages.known < ages.members:
        covered = words("numbers.covered", known=ages.known, members=ages.members)
        return words("page.pause").join([words("timeline_panel.ages"), covered])
    return words("timeline_panel.ages")


def _rows(timeline: FoundingTimeline, dataset: Dataset, style: Style) -> str:
    ours = names.own_list(dataset, style)
    if timeline.by_year:
        return _by_year(timeline, dataset, style)
    if timeline.published_shown:
        return style.words("timeline_panel.both", list=ours)
    why = style.words(f"timeline_panel.why_{timeline.why_hidden}")
    return style.words("page.pause").join([style.words("timeline_panel.listed", list=ours), why])


def _by_year(timeline: FoundingTimeline, dataset: Dataset, style: Style) -> str:
    """What is drawn for a park. A list of one's own has no publication that could have printed its years."""
    words, key = style.words, marking(timeline, style)
    said = [words(f"timeline_panel.own_{key}", list=names.own_list(dataset, style))]
    hollow = [words("timeline_panel.own_hollow")] if any(slot.not_founded for slot in timeline.slots) else []
    why = [] if dataset.substitute_list else [words("timeline_panel.why_none")]
    return words("page.pause").join([*said, *hollow, *why])


def _tools(timeline: FoundingTimeline, heading: str, style: Style) -> list[Markup]:
    """Playing goes through the dated slots; one button starts and stops, and the stylesheet shows which."""
    words, ages = style.words, timeline.ages
    slots, field = (ages.slots, "registered") if ages else (timeline.slots, "years")
    dated = ",".join(slot.slot for slot in slots if slot.year is not None)
    chosen = ages.chosen if ages else timeline.years_chosen
    faces = [
        html.Span(words("timeline_panel.play"), className="when-still"),
        html.Span(words("timeline_panel.stop"), className="when-playing"),
    ]
    clear = act(words("timeline_panel.clear"), f"clear:{field}", "button small", disabled=not chosen)
    export = export_button("founding-timeline", heading, style)
    return [clear, act(faces, f"play:{field}={dated}", "button small"), export]


def twin(timeline: FoundingTimeline, style: Style) -> Markup:
    """The slots as a table, each with a button that chooses it."""
    words = style.words
    if timeline.ages:
        return twin_table(
            [words("filters.registered"), words("ranking.count")],
            [_year(slot, timeline.ages.complete, style) for slot in timeline.ages.slots],
            style,
        )
    published = [] if timeline.by_year else ["published"]
    columns = [words(f"timeline_panel.{key}") for key in ("slot", *published, "listed_column", "precision")]
    return twin_table(columns, [_row(slot, timeline.by_year, style) for slot in timeline.slots], style)


def _year(slot: YearCount, complete: bool, style: Style) -> tuple[Markup | str, ...]:
    button = act(names.slot(slot.slot, style), f"only:registered={slot.slot}", "place", **pressed(slot.chosen))
    value = numbers.integer(slot.value)
    return button, value if complete else style.words("terms.at_least", value=value)


def _row(slot: SlotCount, by_year: bool, style: Style) -> tuple[Markup | str, ...]:
    label = names.slot(slot.slot, style)
    published = numbers.integer(slot.published) if slot.published is not None else style.words("states.not_published")
    button = act(label, f"only:years={slot.slot}", "place", **pressed(slot.chosen))
    return button, *([] if by_year else [published]), numbers.integer(slot.listed), _precision(slot, style)


def _precision(slot: SlotCount, style: Style) -> str:
    counts = (slot.day, slot.month, slot.year_only, slot.unknown, slot.not_founded)
    texts = [
        style.words("timeline_panel.precision_count", precision=style.words(f"terms.precision_{name}"), count=count)
        for name, count in zip(PRECISIONS, counts, strict=True)
        if count
    ]
    return names.listed_together(texts, style) or style.words("page.none")
