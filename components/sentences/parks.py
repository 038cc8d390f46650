"""The sentences of the listed and of the published parks."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from components.numbers import covered, fact_value, integer, limited_to, share
from components.sentences.clauses import Sentence, bracket, place_name, tail
from components.words import Words
from data.filters.parks import YEARS
from data.states import State
from data.summaries.headline import Headline
from data.values import Fact


def listed(headline: Headline, words: Words) -> Sentence:
    fact, place = headline.facts[1], place_name(headline, words)
    everything = integer(headline.listed_unfiltered)
    if fact.state == State.NO_MATCH:
        strong = words("sentences.listed_no_match", place=place, count=everything)
    elif fact.value is None:
        strong = words("sentences.listed_none", place=place, list=_list_name(headline, words))
    else:
        key = "listed_filtered" if headline.filtered else "listed"
        strong = words(f"sentences.{key}", place=place, count=integer(fact.value), industry=headline.industry)
        strong += words("sentences.across", count=headline.listed_provinces) if headline.listed_provinces > 1 else ""
    total = [words("sentences.list_total", count=everything)] if headline.filtered and fact.value else []
    return strong, tail(
        [*total, *_whose(headline, words), *_unknown_years(headline, words), *_published_clause(headline, words)], words
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
    if fact.details.whole:
        clause = words("sentences.published_part", publication=headline.publication, **_part(fact, words))
    elif headline.published_provinces:
        clause += words("sentences.in_provinces", count=headline.published_provinces)
    notes = [covered(fact, words), _unfiltered(fact, headline, words)]
    yield clause + bracket(words("sentences.semicolon").join(note for note in notes if note), words)


def _part(fact: Fact, words: Words) -> Mapping[str, str]:
    """A number that filters leave of a known one, that one, and the years that were chosen."""
    years = limited_to(fact.details.limits.get(YEARS.name), words)
    whole = fact.details.whole or 1
    part = share(Fraction(int(fact.value or 0), whole))
    return {"count": fact_value(fact, words), "whole": integer(whole), "share": part, "years": years}


def _unfiltered(fact: Fact, headline: Headline, words: Words) -> str:
    """That no filter reaches the number, or only some of those in force."""
    reached = fact.details.limits.applied
    if not headline.filtered or (reached and {*headline.park_filters} <= {*reached}):
        return ""
    return words("sentences.unfiltered_otherwise" if reached else "sentences.unfiltered")


def _whose(headline: Headline, words: Words) -> Iterable[str]:
    """The name and the date of a list of one's own."""
    if headline.list_name:
        yield words("sentences.of_list", name=headline.list_name, date=headline.list_as_of)


def published(headline: Headline, words: Words) -> Sentence:
    fact, place = headline.facts[0], place_name(headline, words)
    if not headline.publication:
        return words("sentences.no_publication"), tail(_listed_clause(headline, words), words)
    if fact.value is None:
        strong = words("sentences.published_none", publication=headline.publication, place=place)
        return strong, tail(_listed_clause(headline, words), words)
    names = {"publication": headline.publication, "place": place, "industry": headline.industry}
    if fact.details.whole:
        strong = words("sentences.published_in_years", **names, **_part(fact, words))
        return strong, tail(_listed_clause(headline, words), words)
    strong = words("sentences.published", count=fact_value(fact, words), **names)
    strong += words("sentences.across", count=headline.published_provinces) if headline.published_provinces else ""
    return strong, bracket(covered(fact, words), words) + tail(_listed_clause(headline, words), words)


def _listed_clause(headline: Headline, words: Words) -> Iterable[str]:
    """What our list has in the same place."""
    fact = headline.facts[1]
    if fact.value is None:
        yield words("sentences.ours_none", list=_list_name(headline, words))
    else:
        key = "ours_filtered" if headline.filtered else "ours"
        yield words(f"sentences.{key}", count=integer(fact.value), list=_list_name(headline, words))
        yield from _unknown_years(headline, words)


def _unknown_years(headline: Headline, words: Words) -> Iterable[str]:
    hidden = headline.hidden_unknown_year
    return [words("sentences.hidden_unknown", count=integer(hidden))] if hidden else []


def _list_name(headline: Headline, words: Words) -> str:
    """本库, or the list that stands in for it."""
    name = headline.list_name
    return words("terms.named_list", name=name) if name else words("terms.own_list")
