"""The card: what somebody asks about, where it is a number or a park, and then each of its sources.

number_card.py and park_card.py say what stands on top. Beside a number the text of a source is folded away.
"""

from collections.abc import Sequence

from markupsafe import Markup

from components.panels import publishers
from components.panels.rows import Values
from components.style import Style
from components.templating import render
from data.dataset import Card, Dataset

SUBJECT: Values = {
    **dict.fromkeys(("kicker", "title", "language", "number", "formula"), ""),
    **dict.fromkeys(("terms", "definition", "facts", "links", "others"), ()),
    "reconciliation": None,
}
"""What a card may say of its number or park; `reconciliation` is the query of the page that checks it."""


def draw(sources: Sequence[str], dataset: Dataset, style: Style, subject: Values | None = None) -> Markup:
    """The subject, then one article a source, each once. Others wrote the tables: the template escapes everything."""
    cards = [_card(source, dataset.source_cards.get(source), dataset, style) for source in dict.fromkeys(sources)]
    return render("source_card", style, subject=SUBJECT | subject if subject else None, cards=cards)


def draw_unknown(style: Style) -> Markup:
    """For an older page, which may ask for what is no longer there."""
    return render("source_card", style, subject=SUBJECT | {"title": style.words("source_card.gone")}, cards=[])


def _card(source: str, card: Card | None, dataset: Dataset, style: Style) -> Values:
    """An older page may ask for what is no longer there."""
    if card is None:
        unknown = style.words("source_card.unknown")
        return {"publisher": "", "title": unknown, "says": "", "facts": [], "url": "", "without_url": source}
    return {
        "publisher": publishers.publisher(source, dataset, style),
        "title": card["title"],
        "says": (card["says_en"] if style.lang == "en" else "") or card["says_zh"],
        "facts": _facts(card, style),
        # Only http, since the address comes from a table.
        "url": card["url"] if card["url"].startswith(("http://", "https://")) else "",
        "without_url": style.words("source_card.no_url"),
    }


def _facts(card: Card, style: Style) -> list[tuple[str, str]]:
    words = style.words
    return [
        (words("source_card.date"), card["date"] or words("source_card.undated")),
        (words("source_card.grade"), grade(card["grade"], style)),
        (words("source_card.carrier"), words(f"source_card.carrier_{card['carrier']}")),
    ]


def grade(letter: str, style: Style) -> str:
    """What a grade means."""
    return style.words(f"terms.confidence_{letter.lower()}" if letter else "source_card.ungraded")
