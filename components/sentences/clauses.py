"""Clauses that the sentences of several measures share."""

from collections.abc import Iterable

from components import numbers
from components.numbers import share, value
from components.words import Words
from data.states import State
from data.summaries.headline import Headline
from data.values import Fact

Sentence = tuple[str, str]
MAX_NAMES = 3
NEAR = 0.02
"""How far a share may lie from a tenth and still be called by it."""
TENTHS = "零一二三四五六七八九十"


def place_name(headline: Headline, words: Words) -> str:
    """The place or places that the sentence is about: 广东; 广东和浙江; 广东等 5 地."""
    names = headline.names
    if len(names) == 1:
        return names[0]
    if len(names) > MAX_NAMES:
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


def series(headline: Headline, words: Words) -> str:
    who = provider(headline, words)
    return words("sentences.comma").join(part for part in (who, headline.series_as_of) if part)


def provider(headline: Headline, words: Words) -> str:
    """Who counted; where one counted twice that day, also which of the two."""
    if not headline.variant:
        return headline.provider
    return words("terms.variant", name=headline.provider, variant=headline.variant)


def measure_of_companies(measure: str, counted: str, words: Words) -> str:
    """What a measure of companies is called, at the head of a text: 现存企业增长率, Growth of existing companies."""
    text = words(f"terms.of_series_{measure}", measure=counted[:1].lower() + counted[1:])
    return text[:1].upper() + text[1:]


def missing(fact: Fact, place: str, measure: str, words: Words) -> str:
    """Why a place has no number: 深圳没有现存企业区位商的数字：企业数已知，缺少作分母的官方数字."""
    why = words.get(f"states.{State(fact.state)}_{fact.fact}", words(f"states.{State(fact.state)}_long"))
    return words("sentences.missing", place=place, measure=measure, why=why[:1].lower() + why[1:])


def undetermined(fact: Fact, words: Words) -> str:
    """How many companies more may be counted too, and what is not known of them; blank where that is known of all."""
    wording = numbers.all_undetermined if fact.state == State.UNDETERMINED else numbers.undetermined
    return wording(fact.details.undetermined, fact.details.limits, words)


def bracket(text: str, words: Words) -> str:
    return words("sentences.bracket", text=text) if text else ""


def tail(clauses: Iterable[str], words: Words) -> str:
    return "".join(words("sentences.semicolon") + clause for clause in clauses if clause)


def leads(headline: Headline, words: Words) -> str:
    """广东居首（45,473）, or first among the parts that have a figure; blank where nobody is proved to lead."""
    leader = headline.leader
    if leader is None:
        return ""
    key = "all" if leader.proved else "only" if leader.known == 1 else "known"
    return words(
        f"sentences.leads_{key}", first=leader.name, known=leader.known, value=value(leader.value, leader.unit)
    )


def among_peers(headline: Headline, words: Words) -> str:
    """高于同级 5 地的中位数 1,014; blank where nobody knows what is usual."""
    usual = headline.usual
    if usual is None:
        return ""
    group = words(f"sentences.peers_{headline.peers}", known=usual.known)
    unit = headline.measure.unit
    median = numbers.ends(usual.medians, unit, words) if usual.medians else value(usual.median, unit)
    return words(f"sentences.usual_{headline.standing}", group=group, median=median)
