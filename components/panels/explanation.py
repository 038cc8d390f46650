"""Two to four sentences on the place in focus: its number, its parts, when it grew, what is not known.

Every number is one of the summary's, written as elsewhere; what cannot be proved is not said. The page, pictures and
slides tell the same.
"""

from collections.abc import Iterator

from components import numbers
from components.panels import names
from components.panels.ranking_companies import rank, share
from components.sentences.clauses import bracket, missing
from components.style import Style
from components.words import BETWEEN_CHINESE
from data.dataset import Dataset
from data.measures.ranked import RankedPlace
from data.selection import Selection
from data.states import State
from data.summaries import explanation
from data.summaries.explanation import Explanation
from data.values import Details, Fact, Place

MAX_NAMES = 3
"""Parts that are named one by one."""


def text(selection: Selection, dataset: Dataset, style: Style) -> str:
    """The sentences in one paragraph; blank where several places are chosen."""
    summary = explanation.summarise(selection, dataset)
    return draw(summary, dataset, style) if summary else ""


def draw(summary: Explanation, dataset: Dataset, style: Style) -> str:
    """The sentences of a summary."""
    clauses = (_value(summary, dataset, style), _parts(summary, style), _wave(summary, style), _gaps(summary, style))
    ended = [_ended(clause, style) for clause in clauses if clause]
    return BETWEEN_CHINESE.sub("", style.words("explanation.pause").join(ended))


def _ended(clause: str, style: Style) -> str:
    end = style.words("explanation.end")
    return (clause[:1].upper() + clause[1:]).rstrip("。.") + end


def _value(summary: Explanation, dataset: Dataset, style: Style) -> str:
    """The place's number, its share of the place above, its rank where that can be proved."""
    words, fact = style.words, summary.shown
    about = {
        "place": names.place(summary.focus, dataset, style),
        "measure": names.measure(summary.measure, summary.series, dataset, style, fact.details.limits, fact.unit),
    }
    if fact.value is None:
        return missing(fact, words=words, **about)
    if fact.state == State.NO_MATCH:
        return words("explanation.no_match", **about)
    form = "_filtered" if summary.filtered else ""
    sentence = words(
        f"explanation.value{form}", value=_number(fact, style), basis=_basis(summary, dataset, style), **about
    )
    row, parent = summary.row, dataset.regions[summary.focus].parent
    if row and parent and (part := share(row, style)):
        sentence += words("explanation.share", parent=names.place(parent, dataset, style), share=part)
    if row and summary.siblings > 1 and (proved := rank(row, dataset, style)):
        sentence += words("explanation.rank", rank=proved)
    return sentence


def _basis(summary: Explanation, dataset: Dataset, style: Style) -> str:
    """Who counted, set against what; or of when the number is."""
    words, fact = style.words, summary.shown
    if summary.measure.has_series:
        counted, base = names.series(summary.series, dataset, style), numbers.base(fact, words)
        return words("explanation.by_series_and_base" if base else "explanation.by_series", text=counted, base=base)
    key = "in_year" if fact.as_of.isdecimal() else "as_of"
    return words(f"explanation.{key}", text=fact.as_of) if fact.as_of else ""


def _parts(summary: Explanation, style: Style) -> str:
    """The part that leads, the second where both are proved, and what is left for the others."""
    if not summary.parts:
        return ""
    words, known = style.words, summary.known
    kind = words(f"explanation.parts_{summary.part_level}")
    if not summary.measure.ranked:
        return _spread(known, kind, style) if known else ""
    if not known:
        return words("explanation.no_parts", parts=kind) if summary.shown.value else ""
    sentence = _leading(known, kind, summary, style)
    rest = summary.remainder
    if not sentence or not rest:
        return sentence
    key = "rest_open" if not rest.members else "rest_companies" if summary.measure.has_series else "rest"
    value = _amount(rest.place, style)
    return sentence + words(f"explanation.{key}", count=rest.members, parts=kind, value=value)


def _leading(known: tuple[RankedPlace, ...], kind: str, summary: Explanation, style: Style) -> str:
    """Nothing where floors or equal numbers leave open which one leads."""
    first, words = known[0], style.words
    if len(known) == 1:
        return words("explanation.only", parts=kind, **_part(first, style))
    if first.rank != 1 or known[1].rank == 1:
        return ""
    form = "_rate" if summary.measure.is_real else ""
    key = "proved" if first.rank_among == "all" else "first"
    sentence = words(f"explanation.{key}{form}", count=len(known), parts=kind, **_part(first, style))
    is_second = first.rank_among == known[1].rank_among == "all" and known[1].rank == 2
    return sentence + (words("explanation.second", **_part(known[1], style)) if is_second else "")


def _spread(known: tuple[RankedPlace, ...], kind: str, style: Style) -> str:
    """Where the parks of a list are: a list has no order but that of the adcodes."""
    sentence = style.words("explanation.spread", count=len(known), parts=kind)
    if len(known) > MAX_NAMES:
        return sentence
    named = [style.words("explanation.part", **_part(row, style)) for row in known]
    return sentence + style.words("explanation.spread_names", names=names.listed_together(named, style))


def _part(row: RankedPlace, style: Style) -> dict[str, str]:
    part = share(row, style)
    shared = style.words("explanation.part_share", share=part) if part else ""
    return {"place": row.place.name, "value": _amount(row.place, style), "share": shared}


def _amount(place: Place, style: Style) -> str:
    """The number with its unit, and a mark of few companies."""
    return _number(Fact("", place.value, place.unit, "", (), State(place.state), Details.of(place)), style)


def _number(fact: Fact, style: Style) -> str:
    """A number with its unit, which is left out where the measure says it, and a mark of few companies."""
    words, key = style.words, f"explanation.unit_{fact.unit}"
    if key in words:
        return words(key, value=numbers.fact_value(fact, words))
    return numbers.value_after_name(fact, words) + bracket(numbers.small(fact, words), words)


def _wave(summary: Explanation, style: Style) -> str:
    """The year of most foundings, or the two equal ones."""
    wave, words = summary.wave, style.words
    if wave is None:
        return ""
    key = f"wave_{wave.counted}" + ("_equal" if len(wave.slots) > 1 else "")
    first, *second = [words("explanation.year", year=slot) for slot in wave.slots]
    years = words("explanation.years_equal", first=first, second=second[0]) if second else first
    dated, value = numbers.integer(wave.dated), numbers.integer(wave.value)
    return words(f"explanation.{key}", dated=dated, years=years, value=value)


def _gaps(summary: Explanation, style: Style) -> str:
    """Whose year or place is not known."""
    return style.words("numbers.semicolon").join(_gap(summary, style))


def _gap(summary: Explanation, style: Style) -> Iterator[str]:
    words = style.words
    if summary.undated:
        yield words(f"explanation.undated_{summary.counted}", count=numbers.integer(summary.undated))
    if summary.planned:
        key = "planned" if summary.undated else "planned_alone"
        yield words(f"explanation.{key}", count=numbers.integer(summary.planned))
    if summary.unplaced and summary.unplaced.value:
        yield words("explanation.unplaced", count=numbers.integer(summary.unplaced.value))
