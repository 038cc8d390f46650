"""The files of a dataset that has nothing in its tables yet: headers, and what each key and column means."""

import json
from collections.abc import Iterator, Mapping
from datetime import date

from components.words import LANGUAGES, words
from data import about
from data.registers.providers import slug

COLUMNS = "columns.md"
OTHERWISE = "atlas"
"""The name in addresses of an industry that has no letters."""


def description(industry: str, industry_en: str = "") -> dict[str, str]:
    """What a dataset is about, by the keys of dataset.toml: its names, those of its industry."""
    names = dict(zip(LANGUAGES, (industry, industry_en or industry), strict=True))
    titles = {f"name_{lang}": words(lang)("new_dataset.title", industry=name) for lang, name in names.items()}
    return {
        "slug": slug(names["en"], OTHERWISE),
        **titles,
        **{f"industry_{lang}": name for lang, name in names.items()},
    }


def files(industry: str, industry_en: str, as_of: date) -> Mapping[str, str]:
    """Every file by its name."""
    from data.schemas import DATASET_TABLES

    described = description(industry, industry_en) | {"as_of": as_of.isoformat()}
    headers = {name: ",".join(model.to_schema().columns) + "\n" for name, model in DATASET_TABLES.items()}
    return {about.FILE: "\n".join(_about(described)), **headers, COLUMNS: "\n".join(_columns())}


def _about(values: Mapping[str, str]) -> Iterator[str]:
    """dataset.toml, each key under what it means."""
    for key in about.KEYS:
        yield from (f"# {words(lang)(f'new_dataset.key_{key}')}" for lang in LANGUAGES)
        yield f"{key} = {json.dumps(values.get(key, ''), ensure_ascii=False)}\n"


def _columns() -> Iterator[str]:
    """What each column of each table means, as data/schemas.py declares it."""
    from data.schemas import DATASET_TABLES

    yield from (words(lang)("new_dataset.columns") + "\n" for lang in LANGUAGES)
    for name, model in DATASET_TABLES.items():
        yield f"## {name}\n"
        yield (
            "\n".join(f"- `{column.name}`: {column.description}" for column in model.to_schema().columns.values())
            + "\n"
        )
