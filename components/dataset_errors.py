"""The errors of a dataset in words: one message, every error in Chinese, then every error in English."""

from collections.abc import Sequence
from dataclasses import asdict

from components.words import LANGUAGES, Words, words
from data.errors import InvalidDataset, ValidationError


def message(errors: InvalidDataset, heading: str = "dataset_errors.title") -> str:
    """What the command line prints before it gives up."""
    return report(errors.errors, heading)


def report(errors: Sequence[ValidationError], heading: str) -> str:
    """Every error in both languages."""
    return "\n\n".join(format_errors(errors, words(lang), heading) for lang in LANGUAGES)


def format_errors(errors: Sequence[ValidationError], w: Words, heading: str) -> str:
    """Every error in one language, under a heading that counts them."""
    lines = [
        w("dataset_errors.line", place=_place(w, error), what=w(f"dataset_errors.{error.code}", **asdict(error)))
        for error in errors
    ]
    return "\n".join([w(heading, count=len(lines)), *lines])


def _place(w: Words, error: ValidationError) -> str:
    """As much of file, row and column as the error knows."""
    kind = {(True, True): "cell", (True, False): "row", (False, True): "column", (False, False): "file"}
    return w(f"dataset_errors.place_{kind[error.row is not None, bool(error.column)]}", **asdict(error))
