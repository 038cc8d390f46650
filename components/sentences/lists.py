"""The sentence of companies on a list: how many, what share of the register, how many had expired."""

from collections.abc import Iterator
from fractions import Fraction

from components.numbers import fact_value, integer, limited, share
from components.sentences.clauses import Sentence, missing, place_name, series, tail
from components.words import Words
from data.summaries.headline import Headline
from data.values import Limits


def on_list(headline: Headline, words: Words) -> Sentence:
    """The number or the share; then the other, what expired, the register and the list with their dates."""
    fact, place = headline.shown, place_name(headline, words)
    counted = words(f"terms.companies_{headline.series_measure}")
    measure = counted[:1].lower() + counted[1:]  # it follows the place
    if fact.value is None or headline.company_list is None:
        named = words(f"terms.of_series_{fact.fact}", measure=measure)
        return missing(fact, place, named, words), tail([series(headline, words)], words)
    name, value = headline.company_list.name, fact_value(fact, words)
    strong = words(f"sentences.{fact.fact}", place=place, measure=measure, name=name, value=value)
    filters = Limits(tuple(pair for pair in fact.details.limits.texts if pair[0] != "company_list"))  # it is named
    strong += words("sentences.limited", limits=limited(filters, words)) if filters else ""
    return strong, tail([*_about(headline, words), series(headline, words)], words)


def _about(headline: Headline, words: Words) -> Iterator[str]:
    about = headline.company_list
    if about is None:
        return
    if about.count is not None and about.companies:
        part = share(Fraction(about.count, about.companies))
        numbers = {"count": integer(about.count), "companies": integer(about.companies)}
        yield words("sentences.on_list_part", share=part, **numbers)
    if about.expired:
        yield words("sentences.on_list_expired", count=integer(about.expired), date=headline.series_as_of)
    if about.undated:
        yield words("sentences.on_list_undated", count=integer(about.undated))
    yield words("sentences.on_list_as_of", date=about.as_of)
