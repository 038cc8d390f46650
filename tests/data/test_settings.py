"""The environment decides once; what it cannot decide is said in both languages."""

from pathlib import Path

import pytest

from data.settings import Settings, SettingsError, variables


def test_an_empty_environment_gives_the_defaults() -> None:
    assert Settings.from_environment({}) == Settings() == Settings.from_environment({"PORT": "", "ATLAS_DATASET": ""})


@pytest.mark.parametrize(
    ("variable", "text", "field", "value"),
    [
        ("HOST", "0.0.0.0", "host", "0.0.0.0"),
        ("PORT", "9000", "port", 9000),
        ("ATLAS_DATASET", "/elsewhere/tea", "dataset", Path("/elsewhere/tea")),
        ("ATLAS_DATASET", "tea", "dataset", Path.cwd() / "tea"),
        ("ATLAS_CACHE", "/var/cache/atlas", "cache", Path("/var/cache/atlas")),
        ("ATLAS_BASE_PATH", "atlas", "base_path", "/atlas/"),
        ("ATLAS_BASE_PATH", "/a/b/", "base_path", "/a/b/"),
        ("ATLAS_BASE_PATH", "/", "base_path", "/"),
        ("WEB_CONCURRENCY", "5", "workers", 5),
    ],
)
def test_a_variable_is_read(variable: str, text: str, field: str, value: object) -> None:
    assert getattr(Settings.from_environment({variable: text}), field) == value


@pytest.mark.parametrize(
    ("variable", "text"),
    [("PORT", "http"), ("PORT", "65536"), ("PORT", "-1"), ("PORT", "８０５０"), ("WEB_CONCURRENCY", "0")],
)
def test_a_value_that_cannot_be_read_is_named_in_both_languages(variable: str, text: str) -> None:
    with pytest.raises(SettingsError, match=rf"设置 {variable}=.*\nSetting {variable}="):
        Settings.from_environment({variable: text})


def test_an_ipv6_host_stands_in_brackets() -> None:
    assert Settings(host="::1").address == "[::1]:8050"


@pytest.mark.parametrize("readme", ["README.md", "README.zh.md"])
def test_every_setting_is_in_both_readmes(root: Path, readme: str) -> None:
    text = (root / readme).read_text(encoding="utf-8")
    assert [one for one in variables().values() if f"`{one}`" not in text] == []
