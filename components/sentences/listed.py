"""The sentence of the listed parks."""

from collections.abc import Iterable

from components.numbers import covered, fact_value, integer
from components.sentences.clauses import Sentence, across, bracket, list_name, place_name, tail, unknown_years
from components.words import Words
from data.states import State
from data.summaries.headline import Headline


def listed(headline: Headline, words: Words) -> Sentence:
    fact, place = headline.facts[1], place_name(headline, words)
    everything = integer(headline.listed_unfiltered)
    if fact.state == State.NO_MATCH:
        strong = words("sentences.listed_no_match", place=place, count=everything)
    elif fact.value is None:
        strong = words("sentences.listed_none", place=place, list=list_name(headline, words))
    else:
        key = "listed_filtered" if headline.filtered else "listed"
        strong = words(f"sentences.{key}", place=place, count=integer(fact.value), industry=headline.industry)
        strong += across(headline.listed_provinces, words) if headline.listed_provinces > 1 else ""
    total = [words("sentences.list_total", count=everything)] if headline.filtered and fact.value else []
    return strong, tail(
        [*total, *_whose(headline, words), *unknown_years(headline, words), *_published_clause(headline, words)], words
    )


def _published_clause(headline: Headline, words: Words) -> Iterable[str]:
    """What the publication says of the same place, which no filter changes."""
    fact = headline.facts[0]
    if not headline.publication:
        return
    if fact.value is None:
        yield words("sentences.published_not_here", publication=headline.publication)
        return
    clause = words("sentences.published_beside", publication=headline.publication, count=fact_value(fact, words))
    if headline.published_provinces:
        clause += words("sentences.in_provinces", count=headline.published_provinces)
    notes = [covered(fact, words), words("sentences.unfiltered") if headline.filtered else ""]
    yield clause + bracket(words("sentences.semicolon").join(note for note in notes if note), words)


def _whose(headline: Headline, words: Words) -> Iterable[str]:
    """The name and the date of a list of one's own."""
    if headline.list_name:
        yield words("sentences.of_list", name=headline.list_name, date=headline.list_as_of)
