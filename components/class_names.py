"""What the dimensions of companies and their classes are called."""

from components.words import Words
from data.registers import industries
from data.registers.dimensions import DIMENSIONS, UNKNOWN, Dimension

WAN, YI = 10_000, "亿"


def dimension(one: Dimension, words: Words) -> str:
    """参保人数; one without words of its own goes by its name."""
    return words.get(f"filters.{one.name}", one.name)


def label(name: str, text: str, words: Words) -> str:
    """A class of the dimension of this name: 软件和信息技术服务业, 10–49 人, 500–1,000 万元; else its words, or it."""
    one = DIMENSIONS.get(name)
    if one is None or text == UNKNOWN or f"terms.{name}_{text}" in words:
        return words.get(f"terms.{name}_{text}", text)
    return _industry(text, words) if one.is_nested else _numbers(one, text, words)


def _industry(code: str, words: Words) -> str:
    """The name of the standard; where it has no English one, the Chinese one with its code."""
    zh, en = industries.names().get(code, (code, code))
    return zh if words.lang == "zh" else en or f"{code} {zh}"


def _numbers(one: Dimension, text: str, words: Words) -> str:
    low, dash, high = text.partition("-")
    limits = {"low": _number(one, low, words), "high": _number(one, high, words)}
    kind = "exact" if not dash else "from" if not high else "below" if low == "0" else "range"
    return words(f"terms.{one.name}_{kind}", count=high or low, **limits)


def _number(one: Dimension, text: str, words: Words) -> str:
    """Amounts of capital are limits in 10,000 yuan; 100 million is the next unit of the Chinese."""
    if not text or not one.name.endswith(("capital", "paid_in")):
        return f"{int(text):,}" if text else ""
    number = int(text)
    if words.lang == "en":
        return f"{number / 100:g}"  # of a million
    return f"{number // WAN:,} {YI}" if number >= WAN else f"{number:,} 万"
