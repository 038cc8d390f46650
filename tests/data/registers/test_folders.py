"""Folders stand complete or not at all, whoever is killed at whichever step, and whoever writes or reads beside him."""

import os
import signal
import threading

import pytest

from data.registers import folders

STEPS = [("rename", 1), ("rename", 2), ("rename", 3), ("_exchange", 1)]
"""A function that is called for the n-th time when the process is killed."""


def write(home, name, text):
    with folders.aside(home) as new:
        (new / "a").write_text(text)
        (new / "b").write_text(text)
        folders.put(new, home / name)


def shown(home):
    """What a reader sees: the texts of each folder, which are always of one writer."""
    with folders.at_rest(home) as inside:
        return {name: {path.read_text() for path in folder.iterdir()} for name, folder in inside.items()}


def in_child(work):
    """Run in a process of its own, and wait for its end."""
    child = os.fork()
    if not child:
        try:
            work()
        finally:
            os._exit(0)
    os.waitpid(child, 0)


def killing(function, at):
    """The function, which kills its process when it is called for the n-th time."""
    calls = []

    def killed(*arguments):
        calls.append(arguments)
        if len(calls) == at:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*arguments)

    return killed


def test_a_failure_leaves_nothing(tmp_path):
    def fail():
        with folders.aside(tmp_path) as new:
            (new / "half").write_text("done")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("can_exchange", [True, False])
def test_a_folder_replaces_another(tmp_path, monkeypatch, can_exchange):
    if not can_exchange:
        monkeypatch.setattr(folders, "_exchange", lambda one, other: False)
    write(tmp_path, "x", "old")
    write(tmp_path, "x", "new")
    assert shown(tmp_path) == {"x": {"new"}}
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


@pytest.mark.parametrize(("function", "at"), STEPS)
def test_whoever_is_killed_while_he_replaces_a_folder_loses_nothing(tmp_path, monkeypatch, function, at):
    """At every step of it, in either way of doing it: the old or the new one stands there, at once and from then on."""
    write(tmp_path, "x", "old")
    write(tmp_path, "y", "other")

    def replace():
        if function == "rename":
            folders._exchange = lambda one, other: False
            folders.Path.rename = killing(folders.Path.rename, at)
        else:
            folders._exchange = killing(folders._exchange, at)
        write(tmp_path, "x", "new")

    in_child(replace)
    assert {path.name[:5] for path in tmp_path.iterdir()} - {"x", "y"}, "nobody was killed"
    before = shown(tmp_path)
    assert before in ({"x": {"old"}, "y": {"other"}}, {"x": {"new"}, "y": {"other"}})
    write(tmp_path, "z", "later")
    assert shown(tmp_path) == before | {"z": {"later"}}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x", "y", "z"]


def test_what_somebody_still_writes_is_neither_shown_nor_swept(tmp_path):
    with folders.aside(tmp_path) as new:
        (new / "a").write_text("half")
        os.utime(new, (0, 0))
        write(tmp_path, "x", "other")
        assert (new / "a").exists()
        assert shown(tmp_path) == {"x": {"other"}}


def test_writers_and_readers_of_one_folder_never_miss_it_and_never_mix_it(tmp_path):
    write(tmp_path, "x", "0")
    errors, seen = [], []

    def many(work):
        try:
            for turn in range(25):
                work(turn)
        except OSError as error:
            errors.append(error)

    works = [lambda turn: write(tmp_path, "x", str(turn))] * 2 + [lambda turn: seen.append(shown(tmp_path))] * 2
    threads = [threading.Thread(target=many, args=[work]) for work in works]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert errors == []
    assert len(seen) == 50
    assert {len(one["x"]) for one in seen} == {1}


def test_where_nobody_has_written_there_is_nothing(tmp_path):
    assert shown(tmp_path / "nowhere") == {}
