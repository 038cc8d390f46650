"""Templates are compiled once, and found compiled by the next start."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment

from components import templating


@pytest.fixture(autouse=True)
def _new_environments() -> Iterator[None]:
    templating._environment.cache_clear()
    yield
    templating._environment.cache_clear()


def test_the_next_start_compiles_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    templating.warm(tmp_path / "compiled")
    assert len([*(tmp_path / "compiled").iterdir()]) == len([*templating.FOLDER.glob("*.html")])
    templating._environment.cache_clear()
    monkeypatch.setattr(Environment, "compile", lambda *_, **__: pytest.fail("compiled again"))
    templating.warm(tmp_path / "compiled")
