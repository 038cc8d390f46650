"""Checks: `leading_share >= 0.4`, `published_most = 浙江`, `most_provinces_covered < provinces`.

On the left a fact; on the right another fact, a number, or the name of a place or a cluster.
"""

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from data.scenes.context import SceneContext, SceneFact
from data.scenes.vocabulary import FACTS, look_up

FORM = "leading_share >= 0.4 | published_most = 浙江"
_FORM = re.compile(r"([a-z0-9_]+) (=|!=|<=|>=|<|>) (\S.*)")
OPERATORS: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


@dataclass(frozen=True)
class Check:
    """One condition on a fact."""

    name: str
    operator: str
    expected: str  # as written


@dataclass(frozen=True)
class FailedCheck:
    """A condition that does not hold: what was wanted, and what is there instead."""

    name: str
    operator: str
    found: SceneFact
    expected: SceneFact


def read(text: str) -> Check | None:
    """The condition that the text spells; None for any other text."""
    match = _FORM.fullmatch(text.strip())
    return Check(*match.groups()) if match else None


def judge(check: Check, context: SceneContext) -> FailedCheck | None:
    """None while the condition holds. A fact that the data no longer give breaks it."""
    found = look_up(check.name, context)
    expected = meant(check, found, context)
    if expected is None or found.missing or expected.missing:
        return FailedCheck(check.name, check.operator, found, expected or SceneFact(check.expected, "text"))
    holds = OPERATORS[check.operator](found.value, expected.value)
    return None if holds else FailedCheck(check.name, check.operator, found, expected)


def meant(check: Check, found: SceneFact, context: SceneContext) -> SceneFact | None:
    """The right side: a fact, or a literal of the same kind as the fact on the left; None if it is neither."""
    text = check.expected
    if text in FACTS:
        return look_up(text, context)
    if found.unit == "places":
        adcode = context.dataset.regions.resolve(text)
        return SceneFact((adcode,), "places") if adcode else None
    if found.unit == "cluster":
        return SceneFact(text, "cluster") if text in context.dataset.cluster_ids else None
    if found.unit in ("text", "date", "years"):
        return SceneFact(text, found.unit)
    return SceneFact(float(text), found.unit) if re.fullmatch(r"-?\d+(\.\d+)?", text) else None
