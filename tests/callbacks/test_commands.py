"""The command line: one help for all commands, one for each, and options that stand where somebody puts them."""

import os
import re

import pytest

from callbacks import commands
from callbacks.commands import run

COMMANDS = ("run", "check", "new", "import", "imports", "overlay", "aliases", "template", "export", "backup", "restore")


def help_of(capsys, *arguments):
    with pytest.raises(SystemExit) as ended:
        commands.main([*arguments, "--help"], lambda: None)
    assert ended.value.code == 0
    return capsys.readouterr().out


@pytest.fixture
def served(monkeypatch):
    """How often the atlas was served, and whether for a developer."""
    for name in ("ATLAS_DATASET", "PORT"):
        monkeypatch.setenv(name, "")
    started = []
    monkeypatch.setattr(run, "run", lambda create_server, debug: started.append(debug) or 0)
    return started


def test_the_help_has_a_line_for_every_command(capsys):
    lines = [line.split(maxsplit=1) for line in help_of(capsys).splitlines() if re.match("    [a-z]", line)]
    assert [(name, " / " in text) for name, text in lines] == [(name, True) for name in COMMANDS]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_help_of_its_own(command, capsys):
    assert help_of(capsys, command).startswith(f"usage: app.py {command} [-h]")


@pytest.mark.parametrize(
    ("arguments", "debug"), [([], False), (["run"], False), (["--debug"], True), (["run", "--debug"], True)]
)
def test_without_a_command_the_atlas_is_served(arguments, debug, served):
    assert commands.main(arguments, lambda: None) == 0
    assert served == [debug]


@pytest.mark.parametrize(
    "arguments",
    [["--dataset", "kites"], ["run", "--dataset", "kites"], ["--dataset", "kites", "run"], ["--dataset=kites", "run"]],
)
def test_a_setting_may_stand_before_or_behind_the_command(arguments, served):
    assert commands.main([*arguments, "--port", "9"], lambda: None) == 0
    assert (os.environ["ATLAS_DATASET"], os.environ["PORT"]) == ("kites", "9")


def test_check_opens_the_dataset_that_is_named_before_it(served, tmp_path, capsys):
    for arguments in (["check", "--dataset", str(tmp_path)], ["--dataset", str(tmp_path), "check"]):
        assert commands.main(arguments, lambda: None) == commands.INVALID_INPUT
        assert str(tmp_path) in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["serve"], ["import"], ["import", "a.csv"], ["import", "--parks", "a.csv"]])
def test_what_cannot_be_understood_ends_with_the_code_of_invalid_input(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        commands.main(arguments, lambda: None)
    assert ended.value.code == commands.INVALID_INPUT
    assert "app.py" in capsys.readouterr().err
