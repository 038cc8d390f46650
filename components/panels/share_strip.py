"""One bar for the nation: the leading cities of a province, its rest, everybody else, named under it. 广东在全国."""

from collections.abc import Iterator

from components import numbers
from components.panels import names
from components.panels.rows import Values
from components.style import Style
from data.dataset import Dataset
from data.measures.companies import keyword
from data.summaries.ranking import Ranking
from data.values import Details

MAX_NAMED = 2


def strip(ranking: Ranking, dataset: Dataset, style: Style) -> Values | None:
    """Heading and bar; nothing where the level's share of the nation is not known."""
    total = ranking.concentration.company_share
    if total is None or dataset.regions[ranking.level].level != "province":
        return None
    place = names.place(ranking.level, dataset, style)
    parts = [
        {"class": look, "width": f"{share * 100:.2f}%", "text": text}
        for share, text, look in _parts(ranking, total, dataset, style)
    ]
    return {
        "title": style.words("ranking.strip", place=place),
        "note": _note(ranking, total, dataset, style),
        "label": names.listed_together([str(part["text"]) for part in parts], style),
        "parts": parts,
    }


def _parts(ranking: Ranking, total: float, dataset: Dataset, style: Style) -> Iterator[tuple[float, str, str]]:
    """Share of the nation, words and look of each part, from left to right."""
    words = style.words
    leading = [row for row in ranking.rows if row.share is not None][:MAX_NAMED]
    shares = [total * (row.share or 0) for row in leading]
    for row, share, look in zip(leading, shares, ("first", "second"), strict=False):
        yield share, words("ranking.strip_part", place=row.place.name, share=numbers.share(share)), look
    rest = words("ranking.strip_rest", place=names.place(ranking.level, dataset, style))
    remaining = total - sum(shares)
    yield remaining, words("ranking.strip_part", place=rest, share=numbers.share(remaining)), "third"
    others = words("ranking.strip_part", place=words("ranking.strip_others"), share=numbers.share(1 - total))
    yield 1 - total, others, "elsewhere"


def _note(ranking: Ranking, total: float, dataset: Dataset, style: Style) -> str:
    """The companies' share beside that of all enterprises; 约 where companies are rounded."""
    dense, rough = ranking.concentration, Details(approx=ranking.concentration.approx)
    companies = numbers.bounded(numbers.share(total), rough, style.words)
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
