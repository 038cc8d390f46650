"""Every text of the interface, in both languages.

    words("zh")("ranking.remainder", count=16)  ->  其余 16 个地区及未分地区（推算）

One file a section, `<section>.toml`, one table a key, one entry a language. A table may add `en_one`: the English for a
single thing, taken when the value named `count` is 1; Chinese needs no such form. A key that is missing raises, so that
no blank ever reaches the screen.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

FOLDER = Path(__file__).parent
LANGUAGES = ("zh", "en")
BETWEEN_CHINESE = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
"""The templates keep a space beside numbers; where a word such as 至少 comes first, it has no place."""


@dataclass(frozen=True)
class Words:
    """All texts of one language, by "section.key"."""

    lang: str
    texts: Mapping[str, str]
    singles: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The text of `key` with its places filled; KeyError for an unknown key or a value that was not given."""
        one = str(values.get("count")) == "1" and key in self.singles
        return (self.singles if one else self.texts)[key].format_map(values)

    def get(self, key: str, default: str, **values: object) -> str:
        """The text of `key`, or the default: for measures, filters and views that have no words of their own."""
        return self(key, **values) if key in self else default

    def __contains__(self, key: object) -> bool:
        return key in self.texts


@cache
def words(lang: str) -> Words:
    """The texts of `lang`; the files are read once a process."""
    entries = entries_of(FOLDER)
    texts = {key: entry[lang] for key, entry in entries.items()}
    singles = {key: entry[f"{lang}_one"] for key, entry in entries.items() if f"{lang}_one" in entry}
    return Words(lang, MappingProxyType(texts), MappingProxyType(singles))


@cache
def entries_of(folder: Path) -> dict[str, Mapping[str, str]]:
    """Every entry of every file in `folder`, by "section.key"."""
    entries: dict[str, Mapping[str, str]] = {}
    for path in sorted(folder.glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        entries |= {f"{path.stem}.{key}": entry for key, entry in table.items()}
    return entries
