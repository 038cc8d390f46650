"""The sources of one number: publisher, title, date, what each says, grade, and the way to the original."""

from collections.abc import Sequence

from markupsafe import Markup

from components.panels import names
from components.panels.rows import Values
from components.style import Style
from components.templating import render
from data.dataset import Card, Dataset


def draw(sources: Sequence[str], dataset: Dataset, style: Style) -> Markup:
    """One card a source, each once. Others wrote the tables they come from, so the template escapes everything."""
    cards = [_card(source, dataset.source_cards.get(source), dataset, style) for source in dict.fromkeys(sources)]
    return render("source_card", style, cards=cards)


def _card(source: str, card: Card | None, dataset: Dataset, style: Style) -> Values:
    """An older page may ask for what is no longer there."""
    if card is None:
        unknown = style.words("source_card.unknown")
        return {"publisher": "", "title": unknown, "facts": [], "url": "", "without_url": source}
    return {
        "publisher": names.publisher(source, dataset, style),
        "title": card["title"],
        "facts": _facts(card, style),
        # Only http, since the address comes from a table.
        "url": card["url"] if card["url"].startswith(("http://", "https://")) else "",
        "without_url": style.words("source_card.no_url"),
    }


def _facts(card: Card, style: Style) -> list[tuple[str, str]]:
    words = style.words
    says = (card["says_en"] if style.lang == "en" else "") or card["says_zh"]
    grade = words(f"terms.confidence_{card['grade'].lower()}") if card["grade"] else words("source_card.ungraded")
    return [
        (words("source_card.says"), says),
        (words("source_card.date"), card["date"] or words("source_card.undated")),
        (words("source_card.grade"), grade),
        (words("source_card.carrier"), words(f"source_card.carrier_{card['carrier']}")),
    ]
