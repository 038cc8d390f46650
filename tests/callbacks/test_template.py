"""The template of a park list, by its address and by the command."""

import pytest

from callbacks import commands
from components.paper import park_template
from components.words import words


@pytest.mark.parametrize(("form", "start"), [("xlsx", b"PK"), ("csv", "\ufeff名称*".encode())])
def test_the_template_can_be_taken_from_the_page(client, form, start):
    answer = client.get(f"/template/parks.{form}")
    assert answer.status_code == 200
    assert answer.data.startswith(start)
    assert f'filename="parks.{form}"' in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(("lang", "start"), [("zh", "名称*"), ("en", "Name*,Province*")])
def test_the_template_speaks_the_reader_s_language_whatever_the_browser_prefers(client, lang, start):
    other = {"zh": "en-US", "en": "zh-CN"}[lang]
    answer = client.get(f"/template/parks.csv?lang={lang}", headers={"Accept-Language": other})
    assert answer.data.decode("utf-8-sig").startswith(start)


def test_a_file_that_is_there_is_left_alone_unless_force_is_said(tmp_path, capsys):
    path = tmp_path / "parks.csv"
    path.write_text("filled in")
    assert commands.main(["template", str(path)], lambda: None) == 2
    text = capsys.readouterr().err
    assert path.read_text() == "filled in"
    assert "没有覆盖" in text
    assert "was left alone" in text
    assert commands.main(["template", str(path), "--force"], lambda: None) == 0
    assert path.read_bytes() == park_template.to_csv(words("zh"))


def test_there_is_no_other_template(client):
    assert client.get("/template/parks.ods").status_code == 404


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_command_writes_what_the_address_gives(tmp_path, capsys, lang):
    path = tmp_path / "parks.csv"
    assert commands.main(["template", str(path), "--lang", lang], lambda: None) == 0
    assert path.read_bytes() == park_template.to_csv(words(lang))
    assert str(path) in capsys.readouterr().out


def test_another_form_is_refused_in_both_languages(tmp_path, capsys):
    assert commands.main(["template", str(tmp_path / "parks.ods")], lambda: None) == 2
    text = capsys.readouterr().err
    assert "模板应为 .xlsx 或 .csv" in text
    assert "A template is .xlsx or .csv" in text
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_told(tmp_path, capsys):
    assert commands.main(["template", str(tmp_path / "nowhere" / "parks.csv")], lambda: None) == 2
    assert "Traceback" not in capsys.readouterr().err
