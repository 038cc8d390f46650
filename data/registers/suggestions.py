"""What may be meant by a name of a place that is not understood: offered, and never counted unasked."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from functools import cache
from typing import Literal

from data.regions import NATION, Adcode, Former, Region, Regions
from data.registers import addresses, places
from data.registers.masks import fold_place
from data.registers.places import BEGINNING, NO_CITY

CLOSE = 0.6
"""From how much likeness on (difflib's ratio) a name is offered as a suggestion."""
ZONE = re.compile("(高新|经开|开发|新|保税|自贸|贸易|园|示范|试验|合作|产业|实验)区$|新城$|科学城$")
"""A zone is no region, and its name no misspelling: 高新区 is not 新都区."""
PlaceKind = Literal["", "spelling", "successor", "ambiguous", "zone", "abroad"]
"""Why a name is not understood: it may be misspelt, its place has merged or has another name now, several places have
it, it is that of a zone inside the place above, or it lies outside the map; blank where nothing is known of it."""


@dataclass(frozen=True)
class Suggestion:
    """What may be meant by a place that is not understood."""

    written: str = ""  # the name that is not understood; blank if all are
    kind: PlaceKind = ""
    candidates: tuple[Adcode, ...] = ()  # in the order of adcodes
    since: str = ""  # of a successor: when the place of that name ceased; blank if only the one above it did

    @property
    def region(self) -> str:
        """The only place that may be meant; blank where there are several, or none."""
        return self.candidates[0] if len(self.candidates) == 1 else ""


def suggest(regions: Regions, province: str, city: str, district: str, *, thorough: bool = True) -> Suggestion:
    """The first of the written names that is not understood, and the places that may be meant.

    Unless it is `thorough`, misspellings are not looked for, which takes a thousand times as long as all else.

    Where it has several successors, the name below it decides: 巢湖市 + 庐江县.
    """
    within = NATION
    for text, below in ((province, (city, district)), (city, (district,)), (district, ())):
        is_divided = below == (district,) and places.is_divided(regions, within, text)
        region = None if is_divided else places.meant(regions, within, text) if text else within
        if region is None:
            found = find(regions, text, within, thorough=thorough)
            return (_below(regions, below, within) if found.kind == "successor" else None) or found
        within = region
    return Suggestion()


def _below(regions: Regions, texts: Sequence[str], within: Adcode) -> Suggestion | None:
    """What the last of the names below a former place means today, where that is clear."""
    for text in filter(None, reversed(texts)):
        if text not in NO_CITY and (region := places.meant(regions, within, text)):
            return Suggestion(text, "successor", (region,))
        if (found := _successors(regions, text, within)) and found.candidates:
            return found
    return None


def likely(regions: Regions, text: str, within: Adcode) -> Adcode | None:
    """The place that an unknown name may mean; only where a single one comes out."""
    return Adcode(find(regions, text, within).region) or None


def find(regions: Regions, text: str, within: Adcode, *, thorough: bool = True) -> Suggestion:
    """The places that an unknown name may mean inside another place, by the first way that finds any.

    The name of a place elsewhere is no misspelling: whoever wrote 广州市 in 浙江省 did not mean 衢州市.
    """
    if text in NO_CITY:
        return Suggestion(text)
    if within == NATION and fold_place(text).startswith(places.countries()):
        return Suggestion(text, "abroad")
    ways = (_namesakes, _successors, _nicknamed, _beginning, _zone, _elsewhere, _alike) if thorough else QUICK
    for look in ways if len(text) >= BEGINNING else (_nicknamed,):
        if found := look(regions, text, within):
            return found
    return Suggestion(text)


@cache
def _inside(regions: Regions, within: Adcode) -> list[Region]:
    return [one for one in regions if one.adcode != within and regions.within(one.adcode, within) and not one.pseudo]


def _only(text: str, found: Iterable[Region], kind: PlaceKind = "spelling") -> Suggestion | None:
    matches = {region.adcode for region in found}
    return Suggestion(text, kind, (matches.pop(),)) if len(matches) == 1 else None


def _successors(regions: Regions, text: str, within: Adcode) -> Suggestion | None:
    """Where a place belongs today that is no region any more; of several times, the last in which it was one."""
    formers = [one for one in _formers(regions).get(fold_place(text), ()) if _lies_in(one, within, regions)]
    if not formers:
        return None
    since = max(one.date for one in formers)
    candidates = {region for one in formers if one.date == since for region in one.successors}
    return Suggestion(text, "successor", tuple(sorted(candidates)), since)


def _lies_in(former: Former, within: Adcode, regions: Regions) -> bool:
    return all(regions.within(one, within) for one in former.successors)


@cache
def _formers(regions: Regions) -> dict[str, tuple[Former, ...]]:
    """Name -> places that had it, and are no regions any more."""
    formers = defaultdict(list)
    for former in regions.former:
        for name in places.names_of(former):
            formers[fold_place(name)].append(former)
    return {name: tuple(ones) for name, ones in formers.items()}


def _namesakes(regions: Regions, text: str, within: Adcode) -> Suggestion | None:
    several = places.ambiguous(regions).get((within, fold_place(text)))
    return Suggestion(text, "ambiguous", several) if several else None


def _nicknamed(regions: Regions, text: str, within: Adcode) -> Suggestion | None:
    meant = places.nicknames().get(text.removesuffix("市"), set())
    return _only(text, (one for one in _inside(regions, within) if one.adcode in meant))


def _beginning(regions: Regions, text: str, within: Adcode) -> Suggestion | None:
    """The place whose name the text begins with, or the only one whose name begins with the text."""
    kind: PlaceKind = "zone" if ZONE.search(text) else "spelling"
    at = addresses.region(regions, text, within)
    if at != within:
        return Suggestion(text, kind, (at,))
    begun = [one for one in _inside(regions, within) if one.name.startswith(text)]
    levels = ("province", "city", "district")
    return _only(text, next((top for level in levels if (top := [one for one in begun if one.level == level])), []))


def _zone(regions: Regions, text: str, within: Adcode) -> Suggestion | None:
    return Suggestion(text, "zone") if ZONE.search(text) else None


def _elsewhere(regions: Regions, text: str, within: Adcode) -> Suggestion | None:
    return Suggestion(text) if places.meant(regions, NATION, text) else None


def _alike(regions: Regions, text: str, within: Adcode) -> Suggestion | None:
    """The place whose name is most like the text, where no other is as much like it: 臺北市 is not 淮北市."""
    by_name, by_character = _named_inside(regions, within)
    shared = Counter(name for character in set(text) for name in by_character.get(character, ()))
    # The ratio is twice the characters that match, by the length of both: others cannot be close, and take long.
    near = [name for name, count in shared.items() if 2 * _matching(text, name, count) >= CLOSE * len(text + name)]
    names = get_close_matches(text, near, n=len(near) or 1, cutoff=CLOSE)
    likeness = [SequenceMatcher(None, name, text).ratio() for name in names]
    return _only(text, (by_name[name] for name, like in zip(names, likeness, strict=True) if like == likeness[0]))


def _matching(text: str, name: str, shared: int) -> int:
    """How many characters of two texts can match at most, if they have so many different ones in common."""
    return min(len(name), len(text), shared + min(len(name) - len(set(name)), len(text) - len(set(text))))


@cache
def _named_inside(regions: Regions, within: Adcode) -> tuple[dict[str, Region], dict[str, list[str]]]:
    """The places by their names, and the names by each of their characters."""
    by_name = {name: one for one in _inside(regions, within) for name in (one.short, one.name)}
    by_character = defaultdict(list)
    for name in by_name:
        for character in set(name):
            by_character[character].append(name)
    return by_name, dict(by_character)


QUICK = (_namesakes, _successors)
"""The ways that look something up."""
