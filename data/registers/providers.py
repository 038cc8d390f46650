"""Who made an export: names in both languages, and the form in addresses."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Provider:
    """One provider of registers."""

    name: str  # 天眼查
    name_en: str  # Tianyancha
    slug: str  # tianyancha


KNOWN = (Provider("天眼查", "Tianyancha", "tianyancha"), Provider("企查查", "Qichacha", "qichacha"))


def provider(text: str) -> Provider:
    """The provider that a reader names in any of its forms; a new one keeps its name."""
    name = " ".join(text.split())
    known = next((one for one in KNOWN if name.casefold() in (one.name, one.slug)), None)
    return known or Provider(name, name, slug(name, "register"))


def slug(name: str, otherwise: str) -> str:
    """A name as addresses can hold it; `otherwise` where it has no letters."""
    from pypinyin import lazy_pinyin  # loads its dictionaries, which only an import needs

    slug = "-".join(re.findall(r"[a-z0-9]+", " ".join(lazy_pinyin(name)).lower()))
    return slug or otherwise
