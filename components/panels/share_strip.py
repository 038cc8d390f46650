"""One bar for the nation: the opened province's leading cities, its rest, everybody else. 广东在全国."""

from collections.abc import Iterator

from components import numbers
from components.figures.map_plane import WIDE
from components.markup import Markup, html
from components.panels import names
from components.panels.controls import title
from components.style import Style
from data.dataset import Dataset
from data.measures.companies import keyword
from data.summaries.ranking import Ranking
from data.values import Details

NAMED = 2
BESIDE, ALONE = 0.46, 0.92
"""How much of the window the bar takes beside the map, and where everything stands in one column."""
WIDE_GLYPH, GLYPH, PADDING = 13.0, 7.4, 18
"""Pixels. A part too narrow for its words goes without; the whole bar is spelled out in its title."""


def strip(ranking: Ranking, dataset: Dataset, style: Style) -> list[Markup]:
    """Heading and bar; nothing where the level's share of the nation is not known."""
    whole = ranking.concentration.company_share
    if whole is None or dataset.regions[ranking.level].level != "province":
        return []
    place = names.place(ranking.level, dataset, style)
    parts = list(_parts(ranking, whole, dataset, style))
    spelled = names.listed_together([text for _, text, _ in parts], style)
    bar = html.Div(
        [_part(share, text, look, style) for share, text, look in parts],
        className="strip",
        role="img",
        title=spelled,
        **{"aria-label": spelled},
    )
    heading = title(style.words("ranking.strip", place=place), _note(ranking, whole, dataset, style))
    return [html.Div([heading, bar], className="strip-box")]


def _parts(ranking: Ranking, whole: float, dataset: Dataset, style: Style) -> Iterator[tuple[float, str, str]]:
    """Share of the nation, words and look of each part, from left to right."""
    words = style.words
    leading = [row for row in ranking.rows if row.share is not None][:NAMED]
    shares = [whole * (row.share or 0) for row in leading]
    for row, share, look in zip(leading, shares, ("first", "second"), strict=False):
        yield share, words("ranking.strip_part", place=row.place.name, share=numbers.share(share)), look
    rest = words("ranking.strip_rest", place=names.place(ranking.level, dataset, style))
    left = whole - sum(shares)
    yield left, words("ranking.strip_part", place=rest, share=numbers.share(left)), "third"
    others = words("ranking.strip_part", place=words("ranking.strip_others"), share=numbers.share(1 - whole))
    yield 1 - whole, others, "others"


def _part(share: float, text: str, look: str, style: Style) -> Markup:
    label = html.Span(text) if _fits(text, share, style.width) else None
    return html.Span(label, className=look, style={"width": f"{share * 100:.2f}%"})


def _fits(text: str, share: float, window: int) -> bool:
    needed = PADDING + sum(WIDE_GLYPH if ord(glyph) > 0x2E80 else GLYPH for glyph in text)
    return needed <= share * window * (BESIDE if window >= WIDE else ALONE)


def _note(ranking: Ranking, whole: float, dataset: Dataset, style: Style) -> str:
    """The companies' share beside that of all enterprises; 约 where companies are rounded."""
    dense, rough = ranking.concentration, Details(approx=ranking.concentration.approx)
    companies = numbers.bounded(numbers.share(whole), rough, style.words)
    if dense.location_quotient is None or dense.enterprise_share is None:
        return style.words("ranking.strip_note_plain", companies=companies)
    sought = keyword(ranking.series, dataset, style.lang)
    return style.words(
        "ranking.strip_note" if sought else "ranking.strip_note_these",
        enterprises=numbers.share(dense.enterprise_share),
        year=dense.year,
        companies=companies,
        quotient=numbers.bounded(numbers.quotient(dense.location_quotient), rough, style.words),
        industry=sought,
    )
