"""The sentence of the published parks."""

from components.numbers import covered, fact_value
from components.sentences.clauses import Sentence, across, bracket, listed_clause, place_name, tail
from components.words import Words
from data.summaries.headline import Headline


def published(headline: Headline, words: Words) -> Sentence:
    fact, place = headline.facts[0], place_name(headline, words)
    if not headline.publication:
        return words("sentences.no_publication"), tail(listed_clause(headline, words), words)
    if fact.value is None:
        strong = words("sentences.published_none", publication=headline.publication, place=place)
        return strong, tail(listed_clause(headline, words), words)
    names = {"publication": headline.publication, "place": place, "industry": headline.industry}
    strong = words("sentences.published", count=fact_value(fact, words), **names)
    strong += across(headline.published_provinces, words) if headline.published_provinces else ""
    return strong, bracket(covered(fact, words), words) + tail(listed_clause(headline, words), words)
