"""The sentence of the companies of a series."""

from collections.abc import Iterable

from components.numbers import covered, fact_value, integer, limited, share
from components.sentences.clauses import Sentence, bracket, place_name, series, tail, tenths, undetermined
from components.words import Words
from data.states import State
from data.summaries.headline import Headline


def companies(headline: Headline, words: Words) -> Sentence:
    fact, place = headline.facts[2], place_name(headline, words)
    if fact.value is None:
        return _no_companies(headline, place, words)
    kind = "keyword" if headline.keyword else "plain" if headline.of_industry else "register"
    names = {"place": place, "industry": headline.keyword or headline.industry}
    strong = words(f"sentences.{headline.series_measure}_{kind}", count=fact_value(fact, words), **names)
    limits = limited(headline.facts[2].details.limits, words)
    strong += words("sentences.limited", limits=limits) if limits else ""
    part = headline.facts[3]  # the nation has no parent
    if part.value is not None:
        strong += words("sentences.share_of", parent=headline.parent_name, share=fact_value(part, words))
    notes = words("sentences.semicolon").join(_company_brackets(headline, words))
    return strong, bracket(notes, words) + tail(_company_tail(headline, words), words)


def _no_companies(headline: Headline, place: str, words: Words) -> Sentence:
    """Why the series has no figure here, and how many others have one."""
    fact = headline.facts[2]
    if fact.state == State.IN_REMAINDER and headline.remainder is not None:
        left, members = integer(headline.remainder), headline.remainder_members
        parent = headline.parent_name
        strong = words("sentences.in_remainder", place=place, parent=parent, members=members, value=left)
    else:
        strong = words(f"sentences.companies_{_WHY.get(State(fact.state), 'none')}", place=place)
    limits = limited(fact.details.limits, words) if fact.state == State.UNDETERMINED else ""
    strong += words("sentences.limited", limits=limits) if limits else ""
    return strong, tail([series(headline, words), undetermined(fact, words), *_offered(headline, words)], words)


_WHY = {
    State.NOT_APPLICABLE: "outside",
    State.NOT_IMPORTED: "not_imported",
    State.UNDETERMINED: "undetermined",
}
"""By the state, the key of the sentence."""


def _offered(headline: Headline, words: Words) -> Iterable[str]:
    """How many other series have a figure, and how many of them for every one of several places."""
    count = len(headline.offered_series)
    full = sum(offer.complete for offer in headline.offered_series)
    key = "offered" if full == count else "offered_full" if full else "offered_partly"
    if count:
        yield words(f"sentences.{key}", count=count, full=full, members=headline.members)


def _company_brackets(headline: Headline, words: Words) -> Iterable[str]:
    if headline.scope == "nation" and headline.keyword:
        yield words("sentences.not_main_business")
    if headline.printed_share:
        yield words("sentences.printed_as", printed=headline.printed_share)
    if gaps := covered(headline.facts[2], words):
        yield gaps


def _company_tail(headline: Headline, words: Words) -> Iterable[str]:
    """Where the companies are, if that is proved; else who counted them."""
    fact = headline.facts[2]
    if headline.top_two_share is not None:
        first, second = headline.top_two
        # A rounded total is too little known for tenths.
        part = share(headline.top_two_share)
        known = words("terms.approx", value=part) if headline.top_two_approx else tenths(headline.top_two_share, words)
        yield words("sentences.in_two", part=known, first=first, second=second)
    else:
        yield series(headline, words)
    if headline.ranks_by_staff:
        by_count, by_staff = headline.ranks_by_staff
        yield words("sentences.ranks_by_staff", rank=by_count, staff=by_staff)
    if headline.filtered:
        yield words("sentences.companies_unfiltered")
    if headline.unanswered:
        names = words("headline.filter_and").join(words(f"headline.filter_{name}") for name in headline.unanswered)
        yield words("sentences.companies_unanswered", filters=names)
    yield undetermined(fact, words)
    if headline.share_without:
        yield words("headline.share_without", count=integer(headline.share_without))
    if headline.unplaced_companies:
        yield words("sentences.unplaced_companies", count=integer(headline.unplaced_companies))
