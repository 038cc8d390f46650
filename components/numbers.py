"""How numbers are written, alike in both languages: integers grouped and never in 万, shares with one decimal,
rates with three significant digits, all of them rounded half up from the exact ratio.

The correctly rounded quotient of two counts spells, in its shortest form, a tie only where the ratio is a tie. Rounding
that form in decimal is therefore rounding the exact ratio, where rounding the binary float would not be.
"""

from collections.abc import Callable, Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import inf

from components import class_names
from components.words import Words
from data.registers.dimensions import DIMENSIONS
from data.states import State
from data.statistics import Range
from data.values import MIN_COMPANIES, RATIOS, Details, Fact, Limits, is_rate

Number = float | int | Fraction
MISSING = "—"
SIGNIFICANT = 3
MAX_DECIMALS = 3
"""Of a quotient or a share, where the usual one would mislead."""


def integer(value: Number) -> str:
    """45473 -> "45,473"."""
    return f"{_rounded(_decimal(value), 0):,}"


def integers(ends: tuple[int, int]) -> str:
    """Between which numbers a count lies: 470–512; one number where they are equal."""
    return "–".join(dict.fromkeys(map(integer, ends)))


def share(value: Number) -> str:
    """0.43041 -> "43.0%"; below 0 with the sign of all other numbers: −4.3%."""
    return f"{_rounded(_decimal(value) * 100, 1)}%".replace("-", "\N{MINUS SIGN}")


def percent(value: Number, decimals: int = 2) -> str:
    """A share that is checked against a printed one: 0.430416 -> "43.04%"."""
    return f"{_rounded(_decimal(value) * 100, decimals)}%"


def points(value: Number, decimals: int = 2) -> str:
    """The difference of two shares, with its sign: 0.019584 -> "+1.96"."""
    return f"{_sign(value)}{_rounded(abs(_decimal(value)) * 100, decimals)}"


def rate(value: Number) -> str:
    """Three significant digits: 0.7483 -> "0.748", 15.909 -> "15.9", 1234.5 -> "1,230"."""
    exact = _decimal(value)
    if not exact:
        return "0"
    rounded = _rounded(exact, SIGNIFICANT - 1 - exact.adjusted())
    return f"{_rounded(rounded, max(0, SIGNIFICANT - 1 - rounded.adjusted())):,}"


def hundred_millions(value: Number) -> str:
    """A sum of money in 亿元: whole from 100 on, three significant digits below: 1,234; 12.3; 0.0512."""
    return integer(value) if _decimal(value) >= 100 else rate(value)


def quotient(value: Number, decimals: int = 1) -> str:
    """A location quotient, with one decimal, and as many more as tell it from 1: 3.7164 -> "3.7", 0.978 -> "0.98"."""
    written = _rounded(_decimal(value), decimals)
    hides_side = written == 1 != _decimal(value) and decimals < MAX_DECIMALS
    return quotient(value, decimals + 1) if hides_side else str(written)


def index(value: Number) -> str:
    """An index between 0 and 1, with three decimals: 0.49506 -> "0.495"."""
    return str(_rounded(_decimal(value), 3))


def years(value: Number) -> str:
    """An age, with one decimal: 8.437 -> "8.4"."""
    return str(_rounded(_decimal(value), 1))


def change(value: float) -> str:
    """A difference with its sign: +2,089, −12, ±0."""
    return f"{_sign(value)}{integer(abs(value))}"


def change_part(value: float) -> str:
    """A computed part of a difference, with one decimal: +77.5, −0.1, ±0.0."""
    return f"{_sign(value)}{_rounded(abs(_decimal(value)), 1):,}"


def change_share(value: float) -> str:
    """A difference as a part of the earlier number: +4.6%."""
    return f"{_sign(value)}{share(abs(value))}"


def _sign(value: Number) -> str:
    return "+" if value > 0 else "\N{MINUS SIGN}" if value < 0 else "±"


def value(number: Number | None, unit: str) -> str:
    """A number as its unit is written; a dash for none."""
    if number is None:
        return MISSING
    if is_rate(unit):
        return rate(number)
    return WRITERS.get(unit, integer)(number)


WRITERS: Mapping[str, Callable[[Number], str]] = {
    "share": share,
    "ratio": quotient,
    "index": index,
    "cosine": index,
    "years": years,
    "100m_cny": hundred_millions,
}
"""Of units whose numbers are not whole."""


def ends(span: Range, unit: str, words: Words) -> str:
    """Between which numbers a value lies: 11–14; 至少 11 where it has no end."""
    if span.high == inf:
        return words("terms.at_least", value=value(span.low, unit))
    return "–".join(dict.fromkeys(value(one, unit) for one in (span.low, span.high)))


def within(number: Number, unit: str, is_inside: Callable[[float], bool]) -> str:
    """A number as its unit is written; a share or a quotient with the decimals that it takes to read as one of a span.

    0.796 among those below 0.8 is "0.796", for 0.8 would be among the next.
    """
    writer = {"share": percent, "ratio": quotient}.get(unit)
    texts = (writer(number, decimals) for decimals in range(1, MAX_DECIMALS + 1)) if writer else ()
    return next((text for text in texts if is_inside(_read(text))), value(number, unit))


def _read(text: str) -> float:
    return float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)


def limit(number: Number, unit: str) -> str:
    """The end of a class: as its unit is written; of real numbers without zeros at its end: 0.2, 2,000, 5%."""
    if unit == "share":
        return f"{float(number) * 100:,.6g}%"
    return f"{float(number):,.6g}" if is_rate(unit) or unit in RATIOS else value(number, unit)


BASES = {
    "per_10k": "headline.population",
    "per_10k_enterprises": "numbers.enterprises",
    "per_100bn_gdp": "numbers.gdp",
    "location_quotient": "numbers.enterprises",
}
"""What companies are set against, by the ratio: the key of its words, which name the year."""


def base(fact: Fact, words: Words) -> str:
    """What the companies of a ratio are set against, with its year: 2021 年企业法人单位; blank for any other fact."""
    key = BASES.get(fact.fact)
    return words(key, year=fact.details.year) if key else ""


def small(fact: Fact, words: Words) -> str:
    """That a ratio is of so few companies that one more would change it much; else nothing."""
    return words("province_map.small", count=MIN_COMPANIES) if fact.details.small else ""


def with_unit(plain: str, unit: str, words: Words) -> str:
    """A written number with its unit: 45,473 家; 15.9 家/万人; a share or a quotient has none."""
    return words.get(f"units.{unit}", plain, value=plain, count=plain)


def fact_value(fact: Fact, words: Words) -> str:
    """A fact as it stands in its slot: "45,473", "至少 14", "95.2%–96.7%"; without a number, why there is none."""
    if fact.value is None:
        return MISSING if fact.state == State.NOT_APPLICABLE else words(f"states.{fact.state}")
    ends = [value(end, fact.unit) for end in (fact.value, fact.details.upper) if end is not None]
    return bounded("–".join(dict.fromkeys(ends)), fact.details, words)


def value_after_name(fact: Fact, words: Words) -> str:
    """A known number where the name of its measure stands before it: with its unit, unless that name says the unit."""
    plain = fact_value(fact, words)
    return plain if f"terms.ratio_{fact.unit}" in words else with_unit(plain, fact.unit, words)


def bounded(plain: str, details: Details, words: Words) -> str:
    """A written number as far as it is known: 至少 of a sum with a missing member or a floor, 约 of a rounded one."""
    if details.known is not None or details.floor:
        return words("terms.at_least", value=plain)
    return words("terms.approx", value=plain) if details.approx else plain


def covered(fact: Fact, words: Words) -> str:
    """For a sum with missing members, how many it covers: "4 地中 2 地有数字", "56 家中 50 家…"; else nothing."""
    known, members = fact.details.known, fact.details.members
    if not known or members is None:
        return ""
    if f"numbers.covered_{fact.fact}" in words:
        return words(f"numbers.covered_{fact.fact}", known=integer(known), members=integer(members))
    if fact.fact != "capital":
        return words("numbers.covered", known=known, members=members)
    stated = words("numbers.summed_cny", known=integer(known), members=integer(members))
    foreign = fact.details.foreign
    return stated + (words("numbers.foreign", count=integer(foreign)) if foreign else "")


def part(fact: Fact, words: Words) -> str:
    """For what filters leave of a known number, that number and the share of it: 共 51 家，占 68.6%; else nothing."""
    whole = fact.details.whole
    if not whole or fact.value is None:
        return ""
    return words("numbers.part", whole=integer(whole), share=share(Fraction(int(fact.value), whole)))


def limited(limits: Limits, words: Words) -> str:
    """Which companies of a series are counted: 登记年份 2016–2018、未知，状态 注吊销; nothing for all of them."""
    return words("numbers.comma").join(_limit(name, text, words) for name, text in limits.texts)


def undetermined(count: int | None, limits: Limits, words: Words) -> str:
    """How many companies more may pass the filters, and what is not known of them; blank for none."""
    if not count:
        return ""
    return words("numbers.undetermined", count=integer(count), filters=open_filters(limits, words))


def all_undetermined(count: int | None, limits: Limits, words: Words) -> str:
    """The same where nobody is known to pass: 629 家参保人数未知."""
    return words("numbers.undetermined_all", count=integer(count), filters=open_filters(limits, words)) if count else ""


def open_filters(limits: Limits, words: Words) -> str:
    """What is not known of companies that may pass too: 国标行业或参保人数."""
    names = [name for name, text in limits.texts if "unknown" not in text.split(",")]
    return words("headline.filter_or").join(words.get(f"headline.filter_{name}", name) for name in names)


def limited_to(text: str, words: Words, name: str = "") -> str:
    """The values of one filter: 2016–2018、未知."""
    if name in DIMENSIONS:
        terms = [class_names.label(name, term, words) for term in text.split(",")]
    else:
        terms = [words.get(f"terms.{name}_{term}", _term(term, words)) for term in text.split(",")]
    return words("numbers.limit_and").join(terms)


def _limit(name: str, text: str, words: Words) -> str:
    values = limited_to(text, words, name)
    return words.get(f"numbers.limit_{name}", f"{name} {values}", values=values)


def _term(term: str, words: Words) -> str:
    if term == "unknown":
        return words("numbers.limit_unknown")
    if not term[:1].isdecimal():
        return term
    return words("terms.slot_later", year=term[:-1]) if term.endswith("-") else term.replace("-", "–")


def origin(provider: str, rule: str, date: str, words: Words) -> str:
    """Whose number it is: 天眼查，现存，2022-03-16; what is blank is left out."""
    return words("numbers.comma").join(part for part in (provider, rule, date) if part)


def carried(carrier: str, date: str, words: Words) -> str:
    """Where it was read: 转引自财联社 2022-03-21."""
    return words("numbers.carried", carrier=carrier, date=date).strip()


def cited(number: str, clauses: Iterable[str], words: Words) -> str:
    """A number as it is copied, with its citation: 45,473 家（天眼查，现存，2022-03-16；转引自财联社 2022-03-21）.

    `number` comes with its unit; the clauses say who counted it, who carries that, and what it was set against.
    """
    citation = words("numbers.semicolon").join(dict.fromkeys(clause for clause in clauses if clause))
    return words("numbers.cited", number=number, citation=citation) if citation else number


def _decimal(number: Number) -> Decimal:
    """Fractions to more digits than any rounding here looks at; other numbers in their shortest form."""
    if isinstance(number, Fraction):
        return Decimal(number.numerator) / Decimal(number.denominator)
    return Decimal(repr(number)) if isinstance(number, float) else Decimal(int(number))


def _rounded(number: Decimal, decimals: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
