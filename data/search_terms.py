"""The texts under which search finds something, and how closely what a reader typed meets them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import product

from pypinyin import Style, lazy_pinyin, pinyin

CODE_LENGTHS = (2, 4, 6)
MAX_SOUNDED = 4
"""Characters of a name up to which every sound of each is tried."""


class Match(IntEnum):
    """How a text meets a name, the closest first."""

    IS = 0
    BEGINS = 1
    LIES_IN = 2
    IS_PLACE_OF = 3


@dataclass(frozen=True)
class Terms:
    """The texts under which something is found, as `plain` writes them; a joined text is searched at once."""

    names: frozenset[str]  # written, and spoken
    beginnings: str  # lines: names, and the initials of their words or syllables
    insides: str  # lines: spoken names from each further word or syllable on
    characters: str  # lines: names in Chinese, of which any part may be meant
    code: str | None = None
    places: frozenset[str] = frozenset()  # names of the places that it lies in

    def match(self, text: str) -> Match | None:
        """How the text, which is plain, meets these; None if it does not."""
        if text in self.names:
            return Match.IS
        if self.code and len(text) in CODE_LENGTHS and self.code.startswith(text):
            return Match.IS if self.code == text.ljust(6, "0") else Match.BEGINS
        if f"\n{text}" in self.beginnings:
            return Match.BEGINS
        if f"\n{text}" in self.insides or text in self.characters:
            return Match.LIES_IN
        return Match.IS_PLACE_OF if text in self.places else None


def terms_of(
    names: Iterable[str],
    sounds: Iterable[Sequence[str]],
    code: str | None = None,
    places: frozenset[str] = frozenset(),
) -> Terms:
    """Those of something with these names; `sounds` are the syllables or words of names."""
    written = [plain(name) for name in names]
    words = [[text for text in map(plain, one) if text] for one in sounds]
    joined, initials = ["".join(one) for one in words], ["".join(word[0] for word in one) for one in words]
    tails = ["".join(one[start:]) for one in words for start in range(1, len(one))]
    return Terms(
        names=frozenset((*written, *joined)),
        beginnings=_lines((*written, *joined, *initials)),
        insides=_lines(tails),
        characters=_lines(name for name in written if not name.isascii()),
        code=code,
        places=places,
    )


def _lines(texts: Iterable[str]) -> str:
    return "".join(f"\n{text}" for text in dict.fromkeys(texts))


def spoken(names: Iterable[str]) -> Iterator[Sequence[str]]:
    """The words of English names, the syllables of Chinese ones; of a short one in every sound that 长 or 重 has."""
    for name in names:
        if name.isascii():
            yield re.findall(r"\w+", name)
        elif len(name) > MAX_SOUNDED:
            yield lazy_pinyin(name)
        else:
            yield from product(*pinyin(name, style=Style.NORMAL, heteronym=True))


def plain(text: str) -> str:
    """Letters and digits alone, small and half width, since an input method may write wide ones."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return folded if folded.isalnum() else "".join(filter(str.isalnum, folded))
