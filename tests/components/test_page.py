"""The skeleton holds every container once, and speaks both languages or none."""

import re

from dash.development.base_component import Component

from components import ids, page
from components.markup import markup
from components.words import LANGUAGES, words


def found_ids(component):
    """The ids of a component and all that it holds."""
    held = getattr(component, "children", None)
    parts = [part for part in (held if isinstance(held, list) else [held]) if isinstance(part, Component)]
    inner = [one for part in parts for one in found_ids(part)]
    return [component.id, *inner] if getattr(component, "id", None) else inner


def test_every_container_is_there_once():
    found = found_ids(page.layout())
    named = [value for name, value in vars(ids).items() if name.isupper()]
    assert sorted(found) == sorted(named)


def test_public_ids_do_not_change():
    public = {"province-map", "ranking", "founding-timeline", "region-profile", "parks-table", "headline", "path"}
    assert public | {"search"} <= set(found_ids(page.layout()))


def test_a_standing_text_is_written_in_every_language():
    skip = markup(page.both("page.skip"))
    assert all(words(lang)("page.skip") in skip and f'class="in-{lang}"' in skip for lang in LANGUAGES)


def test_nothing_else_of_the_skeleton_is_text():
    written = markup(page.layout())
    for lang in LANGUAGES:
        written = re.sub(rf'<span lang="{lang}" class="in-{lang}">[^<]*</span>', "", written)
        written = re.sub(rf'<span class="in-{lang}" lang="{lang}">[^<]*</span>', "", written)
    assert set(re.sub(r"<[^>]*>", "", written).split()) == {"/"}
