"""Checks what a TOML or JSON document holds. pydantic finds every error; this gives each our code and its place."""

from collections.abc import Mapping, Sequence
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
    "string_too_short": "blank",
    "string_too_long": "too_long",
    "too_long": "too_many",
    "literal_error": "not_allowed",
}
"""pydantic's type of an error -> our code. Custom errors are raised with our codes; any other type is a bad format."""
MAX_SHOWN = 60
"""Characters of a key or a value that a message repeats."""
SECRET = {"writeOnly": True}
"""JSON schema of a text that no message may repeat."""


class Document(Generic[Model]):
    """The dataclass that one table of a document becomes; `sample` shows how a key is written."""

    def __init__(self, model: type[Model], sample: str = '{} = "..."') -> None:
        self.adapter, self.sample = _adapter(cast(Any, model)), sample

    def parse(self, content: object, file: str, place: str = "") -> tuple[Model | None, list[ValidationError]]:
        """The values, or every error under its key; `place` is the table's own key or number in the file."""
        try:
            return self.adapter.validate_python(content), []
        except pydantic.ValidationError as invalid:
            return None, [self._error(one, file, place) for one in invalid.errors(include_url=False)]

    def _error(self, error: ErrorDetails, file: str, place: str) -> ValidationError:
        keys = [str(key)[:MAX_SHOWN] for key in error["loc"] if isinstance(key, str)]
        code = CODES.get(error["type"]) or (error["type"] if error["type"] in ERROR_CODES else "bad_format")
        fields, field = self._schema(keys)
        value = "" if "writeOnly" in field else _value(code, error["input"])
        if code == error["type"] and "ctx" in error:  # a custom error knows best
            expected = str(error["ctx"]["expected"])
        else:
            expected = _expected(code, fields, field, self.sample.format(keys[-1] if keys else next(iter(fields))))
        return ValidationError(code, file, None, ".".join(filter(None, (place, *keys))), value, expected)

    def _schema(self, keys: Sequence[str]) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
        """The fields of the innermost table that the keys lead to, and the last key's own."""
        schema = self.adapter.json_schema()
        fields: Mapping[str, Any] = schema["properties"]
        field: Mapping[str, Any] = {}
        for key in keys:
            if "$ref" in (inner := field.get("items", field)):
                fields = schema["$defs"][inner["$ref"].rpartition("/")[2]]["properties"]
            field = fields.get(key, {})
        return fields, field


@cache
def _adapter(model: Any) -> TypeAdapter[Any]:
    return TypeAdapter(model)


def _expected(code: ErrorCode, fields: Mapping[str, Any], field: Mapping[str, Any], sample: str) -> str:
    """What should have been there, as it reads in any language."""
    match code:
        case "blank":
            return ""
        case "unknown_key":
            return ", ".join(fields)
        case "not_allowed":
            return " | ".join(map(str, field.get("enum") or [field["const"]]))
        case "too_long":
            return str(field["maxLength"])
        case "too_many":
            return str(field["maxItems"])
        case "missing_key":
            return sample
        case _:
            return str(next(iter(field.get("examples", ())), sample))


def _value(code: ErrorCode, found: Any) -> str:
    if code in ("missing_key", "unknown_key", "blank"):
        return ""
    return str(len(found)) if code in ("too_long", "too_many") else str(found)[:MAX_SHOWN]


def _not_blank(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("blank", "blank")
    return text


def _date(text: str) -> str:
    if text and not is_date(text):
        raise PydanticCustomError("bad_date", "bad date", {"expected": FORMS})
    return text


def one_of(*values: str) -> AfterValidator:
    """A text that is one of the values."""

    def check(text: str) -> str:
        if text not in values:
            raise PydanticCustomError("not_allowed", "not allowed", {"expected": " | ".join(values)})
        return text

    return AfterValidator(check)


NOT_BLANK = AfterValidator(_not_blank)
Text = Annotated[str, NOT_BLANK]
Date = Annotated[Text, AfterValidator(_date)]
OptionalDate = Annotated[str, AfterValidator(_date)]
