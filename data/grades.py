"""What a grade may claim: A is for what anybody can look up where it was published, or what two sources say alike."""

from collections.abc import Iterator, Mapping

import pandas as pd

from data.errors import ValidationError

Tables = Mapping[str, pd.DataFrame]
BEST = "A"
SECOND = "B"
"""What a source is at best that nobody can look up where it was published."""


def grade_errors(tables: Tables, known: Tables, name: str) -> Iterator[ValidationError]:
    """The grades A of one folder that are not borne out; `known` has the sources that its rows may name."""
    for file, frame in tables.items():
        if file == "sources.csv":
            yield from _unchecked_sources(f"{name}/{file}", frame)
        elif "confidence" in frame:
            yield from _unproved_rows(f"{name}/{file}", frame, known)


def at_most_second(grade: str) -> str:
    """The grade of a source without an address, or of one that was not read in the original."""
    return max(grade, SECOND) if grade else grade


def _unchecked_sources(file: str, sources: pd.DataFrame) -> Iterator[ValidationError]:
    """Sources of grade A without an address, or read in somebody's copy."""
    best = sources[sources["grade"] == BEST]
    for wrong, expected in ((best["url"] == "", "url"), (best["carrier"] != "original", "carrier = original")):
        for row, source in best.loc[wrong, "source_id"].items():
            yield ValidationError("not_grade_a", file, row, "grade", source, expected)


def _unproved_rows(file: str, frame: pd.DataFrame, known: Tables) -> Iterator[ValidationError]:
    """Rows of grade A with one source, which has a lower grade."""
    grades = {
        source: grade
        for table in known.values()
        for source, grade in table[["source_id", "grade"]].itertuples(index=False)
    }
    second = frame["source2_id"] if "source2_id" in frame else pd.Series("", frame.index)
    single = frame[(frame["confidence"] == BEST) & (second == "")]
    for row, source in single["source_id"].items():
        if grades.get(source, BEST) != BEST:
            yield ValidationError("not_grade_a", file, row, "confidence", source, "sources.csv: grade = A")
