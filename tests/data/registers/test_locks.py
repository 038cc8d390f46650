"""What stands in a dataset is read, and compared, while nobody exchanges a folder."""

import fcntl
import os

import pytest

from data.parklists import lists
from data.registers import comparison, folders
from data.registers.imports import FOLDER


def is_at_rest(home):
    """Whether nobody could exchange a folder now."""
    descriptor = os.open(home, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


def test_imports_are_compared_at_rest(tmp_path, monkeypatch, dataset):
    home = tmp_path / FOLDER
    home.mkdir()
    seen = []
    monkeypatch.setattr(comparison, "_refresh", lambda *_: seen.append(is_at_rest(home)))
    comparison.refresh(tmp_path, "any", dataset.regions)
    assert (seen, is_at_rest(home)) == ([True], False)


@pytest.mark.parametrize("name", ["mine", f"{folders.REPLACED}mine"])
def test_a_park_list_is_read_at_rest_also_while_it_is_replaced(tmp_path, monkeypatch, name):
    home = tmp_path / lists.FOLDER
    (home / name).mkdir(parents=True)
    seen = []
    monkeypatch.setattr(lists, "_read", lambda found, *_: (seen.append((found, is_at_rest(home))), []))
    lists.read_lists(tmp_path, None)
    assert seen == [("mine", True)]
