"""`[[register]]` in dataset.toml: what it may say, and that a faulty address is never repeated."""

import pytest

from data.about import Register, read_about
from data.settings import Settings

SOUND = {"url": "postgresql://h/db?table=t", "as_of": "month", "provider": "甲"}


@pytest.fixture
def read(tmp_path):
    """The registers of a dataset.toml, or the columns and values of its errors."""

    def reading(*registers):
        plain = (Settings().dataset / "dataset.toml").read_text(encoding="utf-8")
        tables = [
            "\n[[register]]\n" + "\n".join(f'{key} = "{value}"' for key, value in one.items()) for one in registers
        ]
        path = tmp_path / "dataset.toml"
        path.write_text(plain + "\n".join(tables), encoding="utf-8")
        about, errors = read_about(path)
        return about.registers if about else [(error.code, error.column, error.value) for error in errors]

    return reading


def test_registers(read):
    assert read() == ()
    other = {**SOUND, "url": "../exports/*.parquet", "keyword": "区块链", "match": "name"}
    assert read(SOUND, other) == (Register(**SOUND), Register(**other))


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"url": "postgresql://me:secret@h/db?table=t"}, ("bad_format", "register.url", "")),
        ({"as_of": "yesterday"}, ("bad_date", "register.as_of", "yesterday")),
        ({"match": "all"}, ("not_allowed", "register.match", "all")),
        ({"password": "secret"}, ("unknown_key", "register.password", "")),
    ],
)
def test_faulty_ones(read, changed, error):
    assert read({**SOUND, **changed}) == [error]


def test_a_missing_key(read):
    assert read({"url": "a.csv"}) == [("missing_key", "register.as_of", ""), ("missing_key", "register.provider", "")]
