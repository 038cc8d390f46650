"""`python app.py export`: files in a folder, or one message and the exit code 2."""

import io

import pytest
from PIL import Image

from callbacks.commands import INVALID_INPUT, main
from data.views import offered


def export(*arguments: object) -> int:
    def no_server():
        raise AssertionError("exporting serves nothing")

    return main(["export", *map(str, arguments)], no_server)


@pytest.mark.chrome
def test_all_views_that_the_dataset_has_are_written_with_a_bar_of_progress(tmp_path, capsys, dataset):
    views = sorted(view.name for view in offered(dataset))
    assert export("--query", "?region=440000&years=2018", "--preset", "square", "--out", tmp_path / "new") == 0
    files = sorted((tmp_path / "new").iterdir())
    assert [file.name.split("_")[:-1] for file in files] == [[view, "广东", "2018", "listed"] for view in views]
    assert {Image.open(io.BytesIO(file.read_bytes())).size for file in files} == {(1080, 1080)}
    assert f"{len(views)}/{len(views)}" in capsys.readouterr().err


@pytest.mark.chrome
def test_one_view_in_another_format(tmp_path):
    assert export("--view", "headline", "--format", "svg", "--query", "lang=en", "--out", tmp_path) == 0
    (file,) = tmp_path.iterdir()
    assert file.name.startswith("headline_China_listed_")
    assert file.read_bytes().startswith(b"<svg")


@pytest.mark.chrome
def test_a_view_without_room_is_named_and_the_others_are_written(tmp_path, capsys):
    views = ("--view", "region-profile", "--view", "headline")
    query = ("--query", "?region=310000,330000,440000", "--preset", "report", "--format", "svg")
    assert export(*views, *query, "--out", tmp_path) == INVALID_INPUT
    assert [path.name.split("_")[0] for path in tmp_path.iterdir()] == ["headline"]
    assert "region-profile\nreport (80 × 60 mm)" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--view", "headline", "nothing"), "no data named “nothing”"),
        (("--query", "?region=nowhere"), "region does not know the value “nowhere”"),
        (("--preset", "poster"), "no preset named “poster”"),
        (("--query", "?preset=free&width=9000"), "width=9000 is not valid"),
        (("--format", "gif"), "no format “gif”"),
    ],
)
def test_bad_input_is_told_before_anything_is_drawn(arguments, message, tmp_path, capsys):
    assert export(*arguments, "--out", tmp_path) == INVALID_INPUT
    assert message in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_must_be_named(capsys):
    assert export() == INVALID_INPUT
    assert "--out DIR" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_named(tmp_path, capsys):
    (tmp_path / "file").touch()
    assert export("--out", tmp_path / "file" / "folder") == INVALID_INPUT
    assert "Cannot write" in capsys.readouterr().err


def test_without_a_browser_it_says_what_to_install(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chrome")
    monkeypatch.setenv("PATH", "")
    assert export("--out", tmp_path) == INVALID_INPUT
    assert "BROWSER_PATH" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
