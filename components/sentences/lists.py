"""The sentence of companies on a list: how many, what share of the register, how many had expired."""

from collections.abc import Iterator
from fractions import Fraction

from components.numbers import fact_value, integer, limited, share
from components.sentences.clauses import Sentence, missing, place_name, series, tail
from components.words import Words
from data.measures.on_list import ListFacts
from data.summaries.headline import Headline
from data.values import Fact, Limits


def on_list(headline: Headline, words: Words) -> Sentence:
    """The number or the share; then the other, what expired, the register and the list with their dates."""
    fact, place = headline.shown, place_name(headline, words)
    counted = words(f"terms.companies_{headline.series_measure}")
    measure = counted[:1].lower() + counted[1:]  # it follows the place
    if fact.value is None or headline.company_list is None:
        named = words(f"terms.of_series_{fact.fact}", measure=measure)
        return missing(fact, place, named, words), tail([series(headline, words)], words)
    about, value = headline.company_list, fact_value(fact, words)
    names = {"place": place, "measure": measure, "name": about.name, "date": about.as_of}
    strong = words(f"sentences.{fact.fact}", value=value, **names)
    filters = Limits(tuple(pair for pair in fact.details.limits.texts if pair[0] != "company_list"))  # it is named
    strong += words("sentences.limited", limits=limited(filters, words)) if filters else ""
    return strong, tail([*_numbers(about, fact, headline.series_as_of, words), series(headline, words)], words)


def _numbers(about: ListFacts, fact: Fact, date: str, words: Words) -> Iterator[str]:
    """The share beside the number, or the numbers behind the share; then what expired, and what is not known."""
    if about.count is not None and about.companies:
        key = "of" if fact.unit == "share" else "part"
        numbers = {"count": integer(about.count), "companies": integer(about.companies)}
        yield words(f"sentences.on_list_{key}", share=share(Fraction(about.count, about.companies)), **numbers)
    if about.expired:
        yield words("sentences.on_list_expired", count=integer(about.expired), date=date)
    if about.undated:
        yield words("sentences.on_list_undated", count=integer(about.undated))
    if about.unanswered:
        names = words("headline.filter_and").join(words(f"headline.filter_{name}") for name in about.unanswered)
        yield words("sentences.on_list_unanswered", filters=names)
