"""What all tests share: the real dataset, opened once a process and proved unchanged at the end."""

import gc
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pandas as pd
import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings

from callbacks.browser import find_browser
from data.boundaries import Boundaries
from data.boundaries.derive import derive
from data.dataset import Dataset
from data.dataset_loader import load
from data.selection import Selection
from data.settings import REFERENCE, ROOT, Settings
from scripts.find_browser import MISSING, in_ci
from tests.snapshots import COUNTED

settings.register_profile("suite", deadline=None)  # how long an example takes is up to who else is busy
settings.load_profile("suite")
os.environ["ATLAS_DRAW_AHEAD"] = "0"  # servers of tests draw what is asked for


def digests(dataset: Dataset) -> dict[str, str]:
    """Each table's fingerprint. A frozen dataclass does not protect the frames in it, so tests do."""
    tables = ((one.name, getattr(dataset, one.name)) for one in fields(dataset))
    frames = ((name, table) for name, table in tables if isinstance(table, pd.DataFrame))
    return {name: hashlib.sha256(table.to_csv().encode()).hexdigest() for name, table in frames}


@pytest.fixture(autouse=True)
def environment() -> Iterator[None]:
    """A command turns its options into variables for the workers it starts; the next test must not find them."""
    before = dict(os.environ)
    yield
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def dataset() -> Iterator[Dataset]:
    """The shipped dataset."""
    loaded = load(Settings().dataset, REFERENCE)
    before = digests(loaded)
    yield loaded
    assert digests(loaded) == before, "a test, or what it called, has changed a table"


@pytest.fixture(scope="session")
def classified(dataset: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The dataset with an import of invented companies of many kinds."""
    from tests import snapshots, structures

    home = tmp_path_factory.mktemp("classified")
    snapshots.take(home, dataset.regions, "2024-05-22", structures.COMPANIES)
    return snapshots.beside(dataset, home)


@pytest.fixture(scope="session")
def boundaries() -> Boundaries:
    """The boundaries, derived once into the cache that the atlas uses."""
    derive(Settings().cache)
    return Boundaries.open(Settings().cache)


@pytest.fixture
def selection(dataset: Dataset) -> Selection:
    """What a reader has who has chosen nothing."""
    return Selection(series=dataset.about.series)


@pytest.fixture(scope="session")
def server(dataset: Dataset, boundaries: Boundaries, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The WSGI app of the shipped dataset, in this process, with uploads that no other process takes places of."""
    from app import create_app  # an app is made where a test asks for one, not where tests are collected

    made: Flask = create_app(dataset, boundaries, Settings(upload_folder=tmp_path_factory.mktemp("uploads"))).server
    return made


@pytest.fixture
def client(server: Flask) -> FlaskClient:
    """A client that asks the WSGI app without a network."""
    return server.test_client()


def pytest_configure(config: pytest.Config) -> None:
    """Look for cycles rarely: thousands of tests hold large tables, and each search walks all of them."""
    gc.set_threshold(100_000, 50, 100)
    if not hasattr(config, "workerinput"):
        os.environ[COUNTED] = tempfile.mkdtemp(prefix="park-atlas-counted-")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove what the processes of this run have shared."""
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ[COUNTED], ignore_errors=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a browser, tests in one are skipped aloud; under CI=true they run, and fail."""
    if find_browser() is None and not in_ci():
        for item in items:
            if item.get_closest_marker("chrome") or Path(__file__).parent / "browser" in item.path.parents:
                item.add_marker(pytest.mark.skip(reason=MISSING))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end, in red, that browser tests were left out."""
    if find_browser() is None:
        terminalreporter.write_line(MISSING, red=True, bold=True)
