"""The large sentence over the page: what the view shows, from the same summary as the slots under it.

It comes in two parts, the statement and what qualifies it. A count found by keyword says at its first mention that it
is not one of main businesses; a sum with missing members says at least; a place without a figure says why.
"""

from collections.abc import Callable, Mapping

from components.numbers import fact_value
from components.sentences.clauses import Sentence, among_peers, place_name, provider, tail, tenths
from components.sentences.companies import companies
from components.sentences.parks import listed, published
from components.words import BETWEEN_CHINESE, Words
from data.measures.companies import COMPANIES
from data.measures.listed import LISTED
from data.measures.measure import Measure
from data.measures.published import PUBLISHED
from data.summaries.headline import Headline

__all__ = ["Sentence", "place_name", "provider", "sentence", "spoken", "tenths"]


def sentence(headline: Headline, words: Words) -> Sentence:
    """The statement, and what qualifies it; the second part brings its own punctuation and may be empty."""
    strong, muted = _SENTENCES.get(headline.measure, _plain)(headline, words)
    muted += tail([among_peers(headline, words)], words)
    if words.lang == "en":
        strong = strong[:1].upper() + strong[1:]  # a number may begin with "at least"
    return BETWEEN_CHINESE.sub("", strong), BETWEEN_CHINESE.sub("", muted)


def spoken(headline: Headline, words: Words) -> str:
    """The whole sentence in one, for titles and readers without a screen."""
    return "".join(sentence(headline, words))


def _plain(headline: Headline, words: Words) -> Sentence:
    """A measure without a sentence of its own: its name and its value, or why there is none."""
    fact, measure = headline.shown, words.get(f"terms.measure_{headline.measure.id}", headline.measure.id)
    value = fact_value(fact, words)
    strong = words("sentences.plain", place=place_name(headline, words), measure=measure, value=value)
    return strong, tail([fact.as_of], words)


_SENTENCES: Mapping[Measure, Callable[[Headline, Words], Sentence]] = {
    LISTED: listed,
    PUBLISHED: published,
    COMPANIES: companies,
}
