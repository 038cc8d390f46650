"""The sources of one number, as the HTML that the dialog shows: publisher, title, date, what each says, grade, copy."""

from collections.abc import Sequence
from html import escape

from components.style import Style
from data.dataset import Card

_CARD = """<article class="card">
<header>
<p class="publisher">{publisher}</p>{close}
</header>
<h2{id}>{title}</h2>
<dl>{facts}</dl>
<p class="way">{link}</p>
</article>"""
_CLOSE = '<button type="button" class="icon" data-close aria-label="{label}">×</button>'
_FACT = "<div><dt>{label}</dt><dd>{text}</dd></div>"
_LINK = '<a href="{url}" target="_blank" rel="noopener noreferrer">{text}<span aria-hidden="true"> ↗</span></a>'


def html(cards: Sequence[Card], style: Style) -> str:
    """The cards, one under the other; the first names and closes the dialog."""
    first = {"id": ' id="card-title"', "close": _CLOSE.format(label=escape(style.words("page.close")))}
    return "".join(_card(card, style, **(first if card is cards[0] else {})) for card in cards)


def _card(card: Card, style: Style, id: str = "", close: str = "") -> str:
    """One source. Everything in it comes out of tables that others wrote, so everything is escaped."""
    return _CARD.format(
        id=id,
        close=close,
        publisher=escape(card["publisher"]),
        title=escape(card["title"]),
        facts="".join(_FACT.format(label=escape(label), text=escape(text)) for label, text in _facts(card, style)),
        link=_way_out(card["url"], style),
    )


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


def _way_out(url: str, style: Style) -> str:
    """The outside link; only http, since the address comes from a table."""
    if not url.startswith(("http://", "https://")):
        return escape(style.words("source_card.no_url"))
    return _LINK.format(url=escape(url, quote=True), text=escape(style.words("source_card.open")))
