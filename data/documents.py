"""Checks what a TOML or JSON document holds. pydantic finds every error; this gives each our code and its place."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Annotated, Any, Generic, TypeVar, cast

import pydantic
from pydantic import AfterValidator, TypeAdapter
from pydantic_core import ErrorDetails, PydanticCustomError

from data.dates import FORMS, is_date
from data.errors import ERROR_CODES, ErrorCode, ValidationError

Model = TypeVar("Model")
CODES: Mapping[str, ErrorCode] = {
    "missing": "missing_key",
    "unexpected_keyword_argument": "unknown_key",
    "string_too_long": "too_long",
    "too_long": "too_many",
    "literal_error": "not_allowed",
}
"""pydantic's type of an error -> our code. Checks of ours raise our codes; any other type is a bad format."""
MAX_ERRORS = 100
"""That are named of one table."""
MAX_SHOWN = 60
"""Characters of a key or a value that a message repeats."""


class Document(Generic[Model]):
    """The dataclass that a table of a document becomes, tables in it included; `sample` shows how a key is written."""

    def __init__(self, model: type[Model], sample: str = '{} = "..."') -> None:
        self.adapter, self.sample = _adapter(cast(Any, model)), sample

    def parse(self, content: object, file: str, place: str = "") -> tuple[Model | None, list[ValidationError]]:
        """The values, or up to MAX_ERRORS errors under their keys; `place` is the table's own key, or number."""
        try:
            return self.adapter.validate_python(content), []
        except pydantic.ValidationError as invalid:
            return None, [self._error(one, file, place) for one in invalid.errors(include_url=False)[:MAX_ERRORS]]

    def _error(self, error: ErrorDetails, file: str, place: str) -> ValidationError:
        keys = [str(key)[:MAX_SHOWN] for key in error["loc"] if isinstance(key, str)]
        code = CODES.get(error["type"]) or (error["type"] if error["type"] in ERROR_CODES else "bad_format")
        column = ".".join(filter(None, (place, *keys)))
        value, expected = _value(code, error["input"]), self._expected(code, error, keys)
        return ValidationError(code, file, None, column, value, expected)

    def _expected(self, code: ErrorCode, error: ErrorDetails, keys: list[str]) -> str:
        context = error.get("ctx", {})
        if code == "unknown_key":
            schema = self.adapter.json_schema()
            tables = [schema, *schema.get("$defs", {}).values()]
            return ", ".join(tables[len(keys) - 1]["properties"])
        if code == "not_allowed":
            return re.sub(", | or ", " | ", context["expected"]).replace("'", "")
        if code in ("too_long", "too_many"):
            return str(context["max_length"])
        return str(context.get("expected", self.sample.format(keys[-1] if keys else "key")))


def _value(code: ErrorCode, value: Any) -> str:
    """What was found; nothing of what may be a password."""
    if code in ("too_long", "too_many"):
        return str(len(value))
    text = "" if code in ("missing_key", "unknown_key", "blank") else str(value)
    return "" if "@" in text else text[:MAX_SHOWN]


@cache
def _adapter(model: Any) -> TypeAdapter[Any]:
    return TypeAdapter(model)


def check(is_valid: Callable[[Any], object], code: ErrorCode, expected: str = "") -> AfterValidator:
    """A condition on a text."""

    def checked(text: str) -> str:
        if not is_valid(text):
            raise PydanticCustomError(code, "invalid", {"expected": expected})
        return text

    return AfterValidator(checked)


NOT_BLANK = check(str.strip, "blank")
Text = Annotated[str, NOT_BLANK]
OptionalDate = Annotated[str, check(lambda text: not text or is_date(text), "bad_date", FORMS)]
Date = Annotated[OptionalDate, NOT_BLANK]
