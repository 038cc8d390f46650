"""Around the timeline: what its two rows are, why one of them may be missing, playing, and its numbers as a table."""

from components import ids, numbers
from components.markup import Markup, html
from components.panels import names
from components.panels.controls import act, export_button, pressed, title
from components.panels.table_twin import twin_table
from components.style import Style
from data.dataset import Dataset
from data.summaries.founding_timeline import FoundingTimeline, SlotCount

PRECISIONS = ("day", "month", "year", "unknown", "not_founded")


def caption(timeline: FoundingTimeline, dataset: Dataset, style: Style) -> Markup:
    """Title, legend in words, and the tools."""
    words = style.words
    note = words("page.pause").join([_rows(timeline, style), words("timeline_panel.hint")])
    return title(words("timeline_panel.title"), note, f"{ids.FOUNDING_TIMELINE}-title", _tools(timeline, style))


def _rows(timeline: FoundingTimeline, style: Style) -> str:
    if timeline.published_shown:
        return style.words("timeline_panel.both")
    why = style.words(f"timeline_panel.why_{timeline.why_hidden or 'none'}")
    return style.words("page.pause").join([style.words("timeline_panel.listed"), why])


def _tools(timeline: FoundingTimeline, style: Style) -> list[Markup]:
    """Playing goes through the dated slots; one button starts and stops, and the stylesheet shows which."""
    words = style.words
    dated = ",".join(slot.slot for slot in timeline.slots if slot.year is not None)
    faces = [
        html.Span(words("timeline_panel.play"), className="when-still"),
        html.Span(words("timeline_panel.stop"), className="when-playing"),
    ]
    clear = act(words("timeline_panel.clear"), "clear:years", "button small", disabled=not timeline.years_chosen)
    export = export_button("founding-timeline", words("timeline_panel.title"), style)
    return [clear, act(faces, f"play:{dated}", "button small"), export]


def twin(timeline: FoundingTimeline, style: Style) -> Markup:
    """The slots as a table, each with a button that chooses it."""
    words = style.words
    columns = [words(f"timeline_panel.{key}") for key in ("slot", "published", "listed_column", "precision")]
    return twin_table(columns, [_row(slot, style) for slot in timeline.slots], style)


def _row(slot: SlotCount, style: Style) -> tuple[Markup | str, ...]:
    label = names.slot(slot.slot, style)
    published = numbers.integer(slot.published) if slot.published is not None else style.words("states.not_published")
    button = act(label, f"years:{slot.slot}", "place", **pressed(slot.chosen))
    return button, published, numbers.integer(slot.listed), _precision(slot, style)


def _precision(slot: SlotCount, style: Style) -> str:
    counts = (slot.day, slot.month, slot.year_only, slot.unknown, slot.not_founded)
    texts = [
        style.words("timeline_panel.precision_count", precision=style.words(f"terms.precision_{name}"), count=count)
        for name, count in zip(PRECISIONS, counts, strict=True)
        if count
    ]
    return names.listed_together(texts, style) or style.words("page.none")
