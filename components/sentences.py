"""The large sentence over the page: what the view shows, from the same summary as the slots under it.

It comes in two parts, the statement and what qualifies it. A count found by keyword says at its first mention that it
is not one of main businesses; a sum with missing members says at least; a place without a figure says why.
"""

from collections.abc import Callable, Iterable

from components.numbers import covered, fact_value, integer, limited, share
from components.words import BETWEEN_CHINESE, Words
from data.states import State
from data.summaries.headline import Headline

Sentence = tuple[str, str]
MOST_NAMES = 3
NEAR = 0.02
"""How far a share may lie from a tenth and still be called by it."""
TENTHS = "零一二三四五六七八九十"


def sentence(headline: Headline, words: Words) -> Sentence:
    """The statement, and what qualifies it; the second part brings its own punctuation and may be empty."""
    strong, muted = _TELLERS[headline.measure](headline, words)
    if words.lang == "en":
        strong = strong[:1].upper() + strong[1:]  # a number may begin with "at least"
    return BETWEEN_CHINESE.sub("", strong), BETWEEN_CHINESE.sub("", muted)


def spoken(headline: Headline, words: Words) -> str:
    """The whole sentence in one, for titles and readers without a screen."""
    return "".join(sentence(headline, words))


def place_name(headline: Headline, words: Words) -> str:
    """The place or places that the sentence is about: 广东; 广东和浙江; 广东等 5 地."""
    names = headline.names
    if len(names) == 1:
        return names[0]
    if len(names) > MOST_NAMES:
        return words("sentences.and_others", first=names[0], members=len(names), others=len(names) - 1)
    return words("sentences.and", first=words("sentences.list").join(names[:-1]), last=names[-1])


def tenths(part: float, words: Words) -> str:
    """A large share in words where the language has them: 0.912 -> 九成, 0.94 -> 九成多, 0.68 -> 近七成."""
    tenth = round(part * 10)
    if part >= 1:
        return words("sentences.all")
    form = "even" if abs(part - tenth / 10) <= NEAR else "over" if part > tenth / 10 else "nearly"
    spoken = 1 <= tenth <= 9
    return words(f"sentences.tenths_{form}", tenth=TENTHS[tenth], share=share(part)) if spoken else share(part)


def _listed(headline: Headline, words: Words) -> Sentence:
    fact, place = headline.facts[1], place_name(headline, words)
    everything = integer(headline.listed_unfiltered)
    if fact.state == State.NO_MATCH:
        strong = words("sentences.listed_no_match", place=place, count=everything)
    elif fact.value is None:
        strong = words("sentences.listed_none", place=place, list=_list(headline, words))
    else:
        key = "listed_filtered" if headline.filtered else "listed"
        strong = words(f"sentences.{key}", place=place, count=integer(fact.value), industry=headline.industry)
        strong += _across(headline.listed_provinces, words) if headline.listed_provinces > 1 else ""
    total = [words("sentences.list_total", count=everything)] if headline.filtered and fact.value else []
    return strong, _tail(
        [*total, *_whose(headline, words), *_unknown_years(headline, words), *_published_clause(headline, words)], words
    )


def _published(headline: Headline, words: Words) -> Sentence:
    fact, place = headline.facts[0], place_name(headline, words)
    if not headline.publication:
        return words("sentences.no_publication"), _tail(_ours(headline, words), words)
    if fact.value is None:
        strong = words("sentences.published_none", publication=headline.publication, place=place)
        return strong, _tail(_ours(headline, words), words)
    names = {"publication": headline.publication, "place": place, "industry": headline.industry}
    strong = words("sentences.published", count=fact_value(fact, words), **names)
    strong += _across(headline.published_provinces, words) if headline.published_provinces else ""
    return strong, _bracket(covered(fact, words), words) + _tail(_ours(headline, words), words)


def _companies(headline: Headline, words: Words) -> Sentence:
    fact, place = headline.facts[2], place_name(headline, words)
    if fact.value is None:
        return _no_companies(headline, place, words)
    kind = "keyword" if headline.keyword else "plain" if headline.of_industry else "register"
    names = {"place": place, "industry": headline.keyword or headline.industry}
    strong = words(f"sentences.{headline.series_measure}_{kind}", count=fact_value(fact, words), **names)
    limits = limited(headline.facts[2].details.limits, words)
    strong += words("sentences.limited", limits=limits) if limits else ""
    strong += _share_clause(headline, words)
    bracket = words("sentences.semicolon").join(_company_brackets(headline, words))
    return strong, _bracket(bracket, words) + _tail(_company_tail(headline, words), words)


def _no_companies(headline: Headline, place: str, words: Words) -> Sentence:
    """Why the series has no figure here, and how many others have one."""
    fact = headline.facts[2]
    if fact.state == State.IN_REMAINDER and headline.remainder is not None:
        left, members = integer(headline.remainder), headline.remainder_members
        parent = headline.parent_name
        strong = words("sentences.in_remainder", place=place, parent=parent, members=members, value=left)
    else:
        why = {State.NOT_APPLICABLE: "outside", State.NOT_IMPORTED: "not_imported"}.get(State(fact.state), "none")
        strong = words(f"sentences.companies_{why}", place=place)
    return strong, _tail([_series(headline, words), *_offered(headline, words)], words)


def _offered(headline: Headline, words: Words) -> Iterable[str]:
    """How many other series have a figure, and how many of them for every one of several places."""
    count = len(headline.offered_series)
    full = sum(offer.complete for offer in headline.offered_series)
    key = "offered" if full == count else "offered_full" if full else "offered_partly"
    if count:
        yield words(f"sentences.{key}", count=count, full=full, members=headline.members)


def _share_clause(headline: Headline, words: Words) -> str:
    """Not for the nation, which has no parent."""
    fact = headline.facts[3]
    if fact.value is None:
        return ""
    return words("sentences.share_of", parent=headline.parent_name, share=fact_value(fact, words))


def _company_brackets(headline: Headline, words: Words) -> Iterable[str]:
    if headline.scope == "nation" and headline.keyword:
        yield words("sentences.not_main_business")
    if headline.printed_share:
        yield words("sentences.printed_as", printed=headline.printed_share)
    if gaps := covered(headline.facts[2], words):
        yield gaps


def _together(part: float, headline: Headline, words: Words) -> str:
    """九成; 约 91.2% of a rounded total, which is too little known for tenths."""
    return words("terms.approx", value=share(part)) if headline.top_two_approx else tenths(part, words)


def _company_tail(headline: Headline, words: Words) -> Iterable[str]:
    """Where the companies are, if that is proved; else who counted them."""
    if headline.top_two_share is not None:
        first, second = headline.top_two
        yield words(
            "sentences.in_two", part=_together(headline.top_two_share, headline, words), first=first, second=second
        )
    else:
        yield _series(headline, words)
    if headline.filtered:
        yield words("sentences.companies_unfiltered")
    if headline.unanswered:
        names = words("headline.filter_and").join(words(f"headline.filter_{name}") for name in headline.unanswered)
        yield words("sentences.companies_unanswered", filters=names)
    if headline.hidden_companies:
        yield words("sentences.hidden_companies", count=integer(headline.hidden_companies))
    if headline.share_without:
        yield words("headline.share_without", count=integer(headline.share_without))
    if headline.unplaced_companies:
        yield words("sentences.unplaced_companies", count=integer(headline.unplaced_companies))


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
    yield clause + _bracket(words("sentences.semicolon").join(note for note in notes if note), words)


def _unknown_years(headline: Headline, words: Words) -> Iterable[str]:
    hidden = headline.hidden_unknown_year
    return [words("sentences.hidden_unknown", count=integer(hidden))] if hidden else []


def _ours(headline: Headline, words: Words) -> Iterable[str]:
    """What our list has in the same place."""
    fact = headline.facts[1]
    if fact.value is None:
        yield words("sentences.ours_none", list=_list(headline, words))
    else:
        key = "ours_filtered" if headline.filtered else "ours"
        yield words(f"sentences.{key}", count=integer(fact.value), list=_list(headline, words))
        yield from _unknown_years(headline, words)


def _list(headline: Headline, words: Words) -> str:
    """本库, or the list that stands in for it."""
    name = headline.list_name
    return words("terms.named_list", name=name) if name else words("terms.own_list")


def _whose(headline: Headline, words: Words) -> Iterable[str]:
    """The name and the date of a list of one's own."""
    if headline.list_name:
        yield words("sentences.of_list", name=headline.list_name, date=headline.list_as_of)


def _series(headline: Headline, words: Words) -> str:
    who = provider(headline, words)
    return words("sentences.comma").join(part for part in (who, headline.series_as_of) if part)


def provider(headline: Headline, words: Words) -> str:
    """Who counted; where one counted twice that day, also which of the two."""
    if not headline.variant:
        return headline.provider
    return words("terms.variant", name=headline.provider, variant=headline.variant)


def _across(provinces: int, words: Words) -> str:
    return words("sentences.across", count=provinces)


def _bracket(text: str, words: Words) -> str:
    return words("sentences.bracket", text=text) if text else ""


def _tail(clauses: Iterable[str], words: Words) -> str:
    return "".join(words("sentences.semicolon") + clause for clause in clauses if clause)


_TELLERS: dict[str, Callable[[Headline, Words], Sentence]] = {
    "listed": _listed,
    "published": _published,
    "companies": _companies,
}
