"""Panels as text: what a reader sees, and what the controls would send."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest

from components.style import Style
from data import links
from data.dataset import Dataset
from data.selection import Selection


def as_text(content: Any) -> str:
    """Panels that are written as a list of parts, as one text."""
    return "".join(map(as_text, content)) if isinstance(content, list | tuple) else str(content or "")


@pytest.fixture
def look(dataset: Dataset) -> Callable[[str], tuple[Selection, Style]]:
    """The selection that a query spells, and the style it is drawn in."""

    def read(query: str) -> tuple[Selection, Style]:
        selection = links.parse(query, dataset).selection
        return selection, Style(selection.lang, selection.theme, 1920)

    return read


@pytest.fixture(scope="session")
def seen() -> Callable[[Any], str]:
    """The words of a panel, in order."""

    def read(content: Any) -> str:
        return " ".join(unescape(re.sub(r"<[^>]*>", " ", as_text(content))).split())

    return read


@pytest.fixture(scope="session")
def acts() -> Callable[[Any], list[str]]:
    """Everything that a panel's controls would send."""

    def read(content: Any) -> list[str]:
        return [unescape(act) for act in re.findall(r'data-event="([^"]*)"', as_text(content))]

    return read
