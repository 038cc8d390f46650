"""The large sentence over the page: what the view shows, from the same summary as the slots under it.

It comes in two parts, the statement and what qualifies it. A count found by keyword says at its first mention that it
is not one of main businesses; a sum with missing members says at least; a place without a figure says why.
"""

from collections.abc import Callable, Mapping

from components.numbers import base, covered, fact_value, limited, small, value_after_name
from components.sentences.clauses import (
    Sentence,
    among_peers,
    leads,
    measure_of_companies,
    missing,
    place_name,
    provider,
    series,
    tail,
    tenths,
    undetermined,
)
from components.sentences.companies import companies
from components.sentences.lists import on_list
from components.sentences.parks import listed, published
from components.words import BETWEEN_CHINESE, Words
from data.measures.companies import COMPANIES
from data.measures.filings import FILINGS
from data.measures.listed import LISTED
from data.measures.measure import Measure
from data.measures.official import OFFICIAL
from data.measures.on_list import ON_LISTS
from data.measures.published import PUBLISHED
from data.measures.rates import RATES
from data.measures.registry import OF_REGISTERS
from data.summaries.headline import Headline

__all__ = ["Sentence", "place_name", "provider", "sentence", "spoken", "tenths"]


def sentence(headline: Headline, words: Words) -> Sentence:
    """The statement, and what qualifies it; the second part brings its own punctuation and may be empty."""
    strong, muted = _SENTENCES.get(headline.measure, _plain)(headline, words)
    muted += tail([leads(headline, words), among_peers(headline, words)], words)
    if words.lang == "en":
        strong = strong[:1].upper() + strong[1:]  # a number may begin with "at least"
    return BETWEEN_CHINESE.sub("", strong), BETWEEN_CHINESE.sub("", muted)


def spoken(headline: Headline, words: Words) -> str:
    """The whole sentence in one, for titles and readers without a screen."""
    return "".join(sentence(headline, words))


def _plain(headline: Headline, words: Words) -> Sentence:
    """A measure without a sentence of its own: its name and its value, or why there is none."""
    measure = words.get(f"terms.measure_{headline.measure.id}", headline.measure.id)
    return _number(headline, measure, words), tail([headline.shown.as_of], words)


def _official(headline: Headline, words: Words) -> Sentence:
    """The figure with its unit, and its year or day."""
    fact, measure = headline.shown, words(f"terms.measure_{headline.measure.id}")
    if fact.as_of.isdecimal():
        named, day = words("terms.in_year", year=fact.as_of, measure=measure), ""
    else:
        named, day = measure, fact.as_of
    return _number(headline, named, words), tail([day, covered(fact, words)], words)


def _ratio(headline: Headline, words: Words) -> Sentence:
    """The ratio, whose name says its unit; its base, whose companies they are, and of a quotient what it means."""
    fact, counted = headline.shown, words(f"terms.companies_{headline.series_measure}")
    measure = words(f"terms.ratio_{fact.unit}", measure=counted)
    limits = limited(fact.details.limits, words)
    strong = _number(headline, measure, words) + (words("sentences.limited", limits=limits) if limits else "")
    if fact.value is None:
        return strong, tail([series(headline, words)], words)
    least = undetermined(fact, words)
    value, year = fact_value(fact, words), fact.details.year
    meaning = words.get(f"sentences.of_{fact.fact}", "", value=value, year=year) if headline.scope != "nation" else ""
    against = "" if meaning else base(fact, words)  # which the meaning names
    against = words("sentences.set_against", base=against) if against else ""
    return strong, meaning + tail([least, small(fact, words), against, series(headline, words)], words)


def _of_register(headline: Headline, words: Words) -> Sentence:
    """What the companies of a register state: how many of them do, and whose they are."""
    fact, counted = headline.shown, words(f"terms.companies_{headline.series_measure}")
    limits = limited(fact.details.limits, words)
    strong = _number(headline, measure_of_companies(headline.measure.id, counted, words), words)
    strong += words("sentences.limited", limits=limits) if limits else ""
    return strong, tail(
        [covered(fact, words), undetermined(fact, words), small(fact, words), series(headline, words)], words
    )


def _number(headline: Headline, measure: str, words: Words) -> str:
    """The place, the measure and its number with the unit, which the name of a ratio says; or why there is none."""
    fact, place = headline.shown, place_name(headline, words)
    if fact.value is None:
        return missing(fact, place, measure, words)
    return words("sentences.plain", place=place, measure=measure, value=value_after_name(fact, words))


_SENTENCES: Mapping[Measure, Callable[[Headline, Words], Sentence]] = {
    LISTED: listed,
    PUBLISHED: published,
    COMPANIES: companies,
    **dict.fromkeys(ON_LISTS, on_list),
    **dict.fromkeys(RATES, _ratio),
    **dict.fromkeys(OF_REGISTERS, _of_register),
    **dict.fromkeys((*OFFICIAL, FILINGS), _official),
}
