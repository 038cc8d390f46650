"""One source, as the HTML that the dialog shows: publisher, title, date, what it says, grade, original or re-post."""

from html import escape

from components.style import Style
from data.dataset import Card

_CARD = """<article class="card">
<header>
<p class="publisher">{publisher}</p><button type="button" class="icon" data-close aria-label="{close}">×</button>
</header>
<h2 id="card-title">{title}</h2>
<dl>{facts}</dl>
<p class="way">{link}</p>
</article>"""
_FACT = "<div><dt>{label}</dt><dd>{text}</dd></div>"
_LINK = '<a href="{url}" target="_blank" rel="noopener noreferrer">{text}<span aria-hidden="true"> ↗</span></a>'


def html(card: Card, style: Style) -> str:
    """The card. Everything in it comes out of tables that others wrote, so everything is escaped."""
    words = style.words
    return _CARD.format(
        publisher=escape(card["publisher"]),
        close=escape(words("page.close")),
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
