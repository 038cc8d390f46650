"""Around the timeline: what its two rows are, why one of them may be missing, playing, and its numbers as a table."""

from markupsafe import Markup, escape

from components import numbers
from components.figures.founding_timeline import height_in_sight, letters
from components.figures.timeline_parks import marking
from components.panels import names
from components.panels.rows import Values, data_table
from components.style import Style
from components.templating import render
from data.dataset import Dataset
from data.filters import PLACE
from data.measures.ages import Ages, YearCount
from data.schemas import PRECISIONS
from data.summaries.founding_timeline import FoundingTimeline, SlotCount


def caption(timeline: FoundingTimeline, dataset: Dataset, style: Style) -> Markup:
    """Title, legend in words, and the tools; playing goes through the dated slots."""
    words, ages = style.words, timeline.ages
    rows = _age(ages, style) if ages else _rows(timeline, dataset, style)
    keys = keyed(timeline, dataset, style)  # they take the room of the hint
    slots, field = (ages.slots, "registered") if ages else (timeline.slots, "years")
    dated = ",".join(slot.slot for slot in slots if slot.year is not None)
    return render(
        "timeline_caption",
        style,
        title=words("timeline_panel.title_ages" if ages else "timeline_panel.title"),
        note=words("page.pause").join([keys, rows]) if keys else escape(rows) + _hint(ages is not None, style),
        field=field,
        chosen=bool(ages.chosen if ages else timeline.years_chosen),
        height=height_in_sight(timeline, style),
        play=f"play:{field}={dated}",
    )


def _hint(of_companies: bool, style: Style) -> Markup:
    """How years are chosen, which the stylesheet leaves out where it would take a line of its own."""
    text = style.words("timeline_panel.hint_ages" if of_companies else "timeline_panel.hint")
    return Markup('<span class="hint">{}{}</span>').format(style.words("page.pause"), text)


def keyed(timeline: FoundingTimeline, dataset: Dataset, style: Style) -> str:
    """Whose letter is which, and of whom no park is drawn: a 广州、b 深圳（名单未收录，不代表没有）."""
    drawn = {letter for slot in timeline.slots for mark in slot.marks for letter in mark.key}
    filtered = {*timeline.filters_applied} - {PLACE}
    why = style.words("timeline_panel.none_passes" if filtered else "states.not_listed_long")
    texts = []
    for key, adcode in letters(timeline, style):
        named = f"{key} {names.place(adcode, dataset, style)}"
        texts.append(named if key in drawn else named + style.words("sentences.bracket", text=why))
    return names.listed_together(texts, style)


def _age(ages: Ages, style: Style) -> str:
    """That it is the companies' age; of how many of the places it is known; which months are not all in."""
    words, texts = style.words, [style.words("timeline_panel.ages")]
    if not ages.known:
        texts.append(words("timeline_panel.ages_none"))
    elif not ages.complete:
        texts.append(words("numbers.covered", known=ages.known, members=ages.members))
    if ages.known and not any(slot.value for slot in ages.slots):
        texts.append(
            words("timeline_panel.ages_undetermined" if ages.is_filtered_floor else "timeline_panel.ages_empty")
        )
    elif ages.is_filtered_floor:
        texts.append(words("timeline_panel.ages_floor"))
    return words("page.pause").join(filter(None, (*texts, arrivals(ages, style))))


def arrivals(ages: Ages, style: Style) -> str:
    """Which months are not all in, and what the dotted top is; blank where none is known to be missing."""
    open_months = ages.arrivals
    if open_months is None or not open_months.more:
        return ""
    return style.words("timeline_panel.arrivals", first=open_months.first, last=open_months.last)


def _rows(timeline: FoundingTimeline, dataset: Dataset, style: Style) -> str:
    own_list = names.own_list(dataset, style)
    if timeline.by_year:
        return _by_year(timeline, dataset, style)
    if timeline.published_shown:
        return style.words("timeline_panel.both", list=own_list)
    why = style.words(f"timeline_panel.why_{timeline.why_hidden}")
    return style.words("page.pause").join([style.words("timeline_panel.listed", list=own_list), why])


def _by_year(timeline: FoundingTimeline, dataset: Dataset, style: Style) -> str:
    """What is drawn for a park. A list of one's own has no publication that could have printed its years."""
    words = style.words
    texts = [words(f"timeline_panel.own_{marking(timeline, style)}", list=names.own_list(dataset, style))]
    if any(slot.precisions["not_founded"] for slot in timeline.slots):
        texts.append(words("timeline_panel.own_hollow"))
    if not dataset.substitute_list:
        texts.append(words("timeline_panel.why_none"))
    return words("page.pause").join(texts)


def table(timeline: FoundingTimeline, style: Style) -> Markup:
    """The slots as a table, each with a button that chooses it."""
    words, ages = style.words, timeline.ages
    if ages:
        columns = [words("filters.registered"), words("ranking.count")]
        return data_table(
            columns, [_year(slot, ages.complete and not ages.is_filtered_floor, style) for slot in ages.slots], style
        )
    published = [] if timeline.by_year else ["published"]
    columns = [words(f"timeline_panel.{key}") for key in ("slot", *published, "listed_column", "precision")]
    return data_table(columns, [_row(slot, timeline.by_year, style) for slot in timeline.slots], style)


def _year(slot: YearCount, complete: bool, style: Style) -> Values:
    value = numbers.integer(slot.value)
    count = value if complete else style.words("terms.at_least", value=value)
    if slot.expected:
        expected = style.words("timeline_panel.expected", count=numbers.integers(slot.expected))
        count += style.words("sentences.bracket", text=expected)
    return _slot("registered", slot, [count], style)


def _row(slot: SlotCount, by_year: bool, style: Style) -> Values:
    published = numbers.integer(slot.published) if slot.published is not None else style.words("states.not_published")
    cells = [*([] if by_year else [published]), numbers.integer(slot.listed), _precision(slot, style)]
    return _slot("years", slot, cells, style)


def _slot(field: str, slot: YearCount | SlotCount, cells: list[str], style: Style) -> Values:
    """A row that is no place."""
    name = names.slot(slot.slot, style)
    return {"adcode": "", "event": f"only:{field}={slot.slot}", "name": name, "chosen": slot.chosen, "cells": cells}


def _precision(slot: SlotCount, style: Style) -> str:
    texts = [
        style.words("timeline_panel.precision_count", precision=style.words(f"terms.precision_{name}"), count=count)
        for name in PRECISIONS
        if (count := slot.precisions[name])
    ]
    return names.listed_together(texts, style) or style.words("page.none")
