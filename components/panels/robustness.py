"""Whether a sentence survives other definitions: a dot for each of them, hollow where it fails, and the card of all."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from markupsafe import Markup

from components.panels import names, source_card
from components.panels.ranking_companies import format_rank
from components.panels.rows import Values
from components.style import Style
from data import links
from data.dataset import Dataset
from data.measures.specifications import Robustness, Specification
from data.selection import Selection


def strip(robustness: Robustness | None, selection: Selection, dataset: Dataset, style: Style) -> Values | None:
    """The statement, by how many definitions it holds, and a link a definition, in groups of one import each."""
    if robustness is None:
        return None
    specifications = robustness.specifications
    named = _import_names(dict.fromkeys(one.source for one in specifications), dataset, style)
    dots = {
        source: [_dot(one, robustness, selection, dataset, style) for one in some]
        for source, some in groupby(specifications, key=lambda one: one.source)
    }
    groups = [(named[source], some) for source, some in dots.items()]
    return {"lead": _lead(robustness, dataset, style), "groups": groups}


def card(robustness: Robustness, dataset: Dataset, style: Style) -> Markup:
    """What the dots are, what they do not prove, and the rank by every definition."""
    words = style.words
    facts = [(_rank(one, robustness, dataset, style), _name(one, dataset, style)) for one in robustness.specifications]
    subject = {
        "kicker": names.place(robustness.statement.region, dataset, style),
        "title": words("robustness.title"),
        "definition": [*_definition(robustness, dataset, style)],
        "facts": facts,
    }
    return source_card.draw((), dataset, style, subject)


def _definition(robustness: Robustness, dataset: Dataset, style: Style) -> Iterator[str]:
    yield _lead(robustness, dataset, style)
    yield style.words("robustness.which")
    yield style.words("robustness.dependent")
    if robustness.undecided:
        yield style.words("robustness.undecided", count=robustness.undecided)


def _lead(robustness: Robustness, dataset: Dataset, style: Style) -> str:
    """“广州全省第 1”：24 种口径中 22 种成立."""
    stated = robustness.statement
    rank = format_rank(stated.rank, stated.among, stated.region, dataset, style)
    place = names.place(stated.region, dataset, style)
    statement = style.words("robustness.statement", place=place, rank=rank)
    count = len(robustness.specifications)
    return style.words("robustness.lead", statement=statement, count=count, holding=robustness.holding)


def _dot(one: Specification, robustness: Robustness, selection: Selection, dataset: Dataset, style: Style) -> Values:
    named = _name(one, dataset, style)
    return {
        "query": links.to_query(one.selection, dataset) or "?",
        "text": style.words("robustness.dot", name=named, rank=_rank(one, robustness, dataset, style)),
        "holds": one.rank == robustness.statement.rank,
        "own": one.selection == selection,
    }


def _name(one: Specification, dataset: Dataset, style: Style) -> str:
    """天眼查 2024-05-22，每万人现存企业."""
    series = names.series(one.selection.series, dataset, style)
    return style.words("page.comma").join([series, names.counted(one.selection, dataset, style)])


def _rank(one: Specification, robustness: Robustness, dataset: Dataset, style: Style) -> str:
    return format_rank(one.rank, one.among, robustness.statement.region, dataset, style)


def _import_names(sources: Iterable[str], dataset: Dataset, style: Style) -> dict[str, str]:
    """Imports by what tells them apart: their dates, of several providers with their names; blank for a single one."""
    cards = {one.id: one.card for one in dataset.imports}
    whose = {source: cards[source]["provider" if style.lang == "zh" else "provider_en"] for source in sources}
    if len(whose) == 1:
        return dict.fromkeys(whose, "")
    several = len({*whose.values()}) > 1
    return {one: f"{name if several else ''} {cards[one]['as_of']}".strip() for one, name in whose.items()}
