"""Results that stand with what they were computed from, and go with it: an upload that is gone leaves nothing behind.

`functools.lru_cache` alone would keep its arguments, and so whole datasets, until others push them out.
"""

from collections.abc import Callable
from functools import cached_property, lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class Owner:
    """What results are computed from, and stand with."""

    @cached_property
    def results(self) -> dict[Callable[..., Any], Callable[..., Any]]:
        """The cache of each function."""
        return {}


def owned(maxsize: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep the last results of a function with the first Owner among its arguments; all of them can be hashed."""

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def find(*args: P.args, **kwargs: P.kwargs) -> R:
            results = next(one for one in (*args, *kwargs.values()) if isinstance(one, Owner)).results
            cached = results.get(function) or results.setdefault(function, lru_cache(maxsize)(function))
            return cached(*args, **kwargs)

        return find

    return decorate
