"""What the classes of companies are called, in both languages, on the page and in `/data`.

class_names.toml    a table a class, `form_state`, or a kind of limits, `staff_range`: `zh`, `en`, and `en_one` of a 1
industries.csv      the names of industries
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from data.registers import industries
from data.registers.dimensions import DIMENSIONS, REPORT_YEAR, UNKNOWN, Dimension

NAMES = Path(__file__).with_suffix(".toml")
WAN, YI = 10_000, "亿"


@cache
def _names() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(NAMES.read_text(encoding="utf-8"))


def is_named(name: str) -> bool:
    """Whether the classes of a dimension of this name have names."""
    return f"{name}_{UNKNOWN}" in _names()


def label(name: str, text: str, lang: str) -> str:
    """A class of the dimension of this name: 软件和信息技术服务业, 10–49 人, 500 万–1,000 万元."""
    if entry := _names().get(f"{name}_{text}"):
        return entry[lang]
    one = DIMENSIONS[name]
    return _industry(text, lang) if one.is_nested else _numbers(one, text, lang)


def _industry(code: str, lang: str) -> str:
    """The name of the standard; where it has no English one, the Chinese one with its code."""
    zh, en = industries.names().get(code, (code, code))
    return zh if lang == "zh" else en or f"{code} {zh}"


def _numbers(one: Dimension, text: str, lang: str) -> str:
    low, dash, high = text.partition("-")
    limits = {"low": _number(one, low, lang), "high": _number(one, high, lang)}
    kind = "exact" if not dash else "from" if not high else "below" if low == "0" else "range"
    entry = _names()[f"{one.name}_{kind}"]
    is_one = (high or low) == "1" and f"{lang}_one" in entry
    return entry[f"{lang}_one" if is_one else lang].format_map(limits)


def _number(one: Dimension, text: str, lang: str) -> str:
    """Amounts of capital are limits in 10,000 yuan; 100 million is the next unit of the Chinese."""
    if not text or one.name == REPORT_YEAR.name:
        return text
    if not one.name.endswith(("capital", "paid_in")):
        return f"{int(text):,}"
    number = int(text)
    if lang == "en":
        return f"{number / 100:g}"  # of a million
    return f"{number // WAN:,} {YI}" if number >= WAN else f"{number:,} 万"
