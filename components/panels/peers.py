"""A place among its peers: a strip with a dot a place, and in words whether it has more than is usual, or less."""

from collections.abc import Iterator

from markupsafe import Markup

from components import numbers
from components.axis import Axis
from components.panels import names
from components.panels.rows import Values, amount
from components.style import Style
from components.templating import render
from data.dataset import Dataset
from data.measures.peers import CHOSEN, Usual, offered_rules
from data.selection import Selection
from data.summaries.peers import Peer, Peers


def draw(summary: Peers, selection: Selection, dataset: Dataset, style: Style) -> Markup:
    """The strip under its rule; nothing for the nation, which has no peers."""
    words = style.words
    rules = offered_rules(selection, dataset) if summary.rule != CHOSEN else ()
    return render(
        "peers",
        style,
        has_peers=summary.region is not None or bool(summary.places),
        title=words("peers.title", measure=names.counted(selection, dataset, style)),
        rule=summary.rule,
        rules=[(rule, words(f"peers.by_{rule}")) for rule in rules],
        lead=lead(summary, style),
        notes=list(notes(summary, dataset, style)),
        strip=_strip(summary, style) if len(summary.known) > 1 else None,
    )


def lead(summary: Peers, style: Style) -> str:
    """深圳 11,768，高于中位数 1,014; without a median the place and its number, or why it has none."""
    words, own = style.words, summary.own
    if own is None or summary.region is None:
        return ""
    if own.place.value is None:
        return words("peers.lead_none", place=own.place.name, state=words(f"states.{own.place.state}_long"))
    values = {"place": own.place.name, "value": amount(own.place, style)}
    if not own.standing or summary.usual is None:
        return words("peers.lead_plain", **values)
    return words(f"peers.lead_{own.standing}", median=_median(summary.usual, summary, style), **values)


def notes(summary: Peers, dataset: Dataset, style: Style) -> Iterator[str]:
    """Who the peers are, what counts as similar, and how many of them have no number."""
    yield rule(summary, dataset, style)
    if not summary.places:
        return
    if summary.usual:
        step, unit = summary.usual.deviations, summary.measure.unit
        deviation = numbers.ends(step, unit, style.words) if step else numbers.value(summary.usual.deviation, unit)
        yield style.words("peers.similar", count=summary.usual.known, deviation=deviation)
    elif not summary.measure.ranked:
        yield style.words("peers.unranked")
    elif summary.rule != CHOSEN:
        yield style.words("peers.too_few", count=len(summary.known))
    for state, count in summary.missing.items():
        yield style.words("peers.missing", count=count, state=style.words(f"states.{state}"))


def rule(summary: Peers, dataset: Dataset, style: Style) -> str:
    """By what rule these are the peers; where it finds none, why."""
    words = style.words
    if summary.rule == CHOSEN:
        return words("peers.rule_chosen", count=len(summary.places))
    if summary.region is None:
        return words("peers.nation")
    if not summary.places:
        place = names.place(summary.region, dataset, style)
        return words("peers.no_basis", place=place, basis=words(f"peers.by_{summary.rule}"))
    parent = names.place(summary.parent, dataset, style) if summary.parent else ""
    years = names.listed_together([str(year) for year in dict.fromkeys(summary.basis_years)], style)
    return words(f"peers.rule_{summary.rule}", parent=parent, count=len(summary.places), years=years)


def standing(peer: Peer, style: Style) -> str:
    """Higher, similar, lower; blank where nobody knows."""
    return style.words(f"peers.standing_{peer.standing}") if peer.standing else ""


def _median(usual: Usual, summary: Peers, style: Style) -> str:
    unit = summary.measure.unit
    return numbers.ends(usual.medians, unit, style.words) if usual.medians else numbers.value(usual.median, unit)


def _strip(summary: Peers, style: Style) -> Values:
    """From the least value to the largest, as parts of the width: the axis begins at 0, or below."""
    known = summary.known[::-1]
    values = [peer.place.value or 0 for peer in known]
    axis, usual = Axis.over(values), None
    if (around := summary.usual) and around.is_exact:
        start, middle, end = (axis.position(around.median + step) for step in (-around.deviation, 0, around.deviation))
        usual = {"middle": f"{middle:.2%}", "left": f"{start:.2%}", "width": f"{end - start:.2%}"}
    return {
        "label": style.words("peers.strip", count=len(known)),
        "low": numbers.value(axis.low, summary.measure.unit),
        "high": f"{known[-1].place.name} {amount(known[-1].place, style)}" if values[-1] == axis.high else "0",
        "usual": usual,
        "dots": [_dot(peer, summary, axis.position(peer.place.value or 0), style) for peer in known],
        "first": known[0].place.adcode if summary.own not in known else summary.region,
    }


def _dot(peer: Peer, summary: Peers, position: float, style: Style) -> Values:
    known = [peer.place.name, amount(peer.place, style), standing(peer, style)]
    return {
        "adcode": peer.place.adcode,
        "text": style.words("page.comma").join(filter(None, known)),
        "own": peer.place.adcode == summary.region,
        "left": f"{position:.2%}",
        "look": "rough" if peer.place.approx else peer.standing,
    }
