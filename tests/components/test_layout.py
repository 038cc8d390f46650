"""The skeleton holds every container once, and speaks both languages or none."""

from dash.development.base_component import Component

from components import ids, layout
from components.words import LANGUAGES, words


def found_ids(component):
    """The ids of a component and all that it holds."""
    held = getattr(component, "children", None)
    parts = [part for part in (held if isinstance(held, list) else [held]) if isinstance(part, Component)]
    inner = [one for part in parts for one in found_ids(part)]
    return [component.id, *inner] if getattr(component, "id", None) else inner


def test_every_container_is_there_once():
    found = found_ids(layout.layout({}, (), uploads=True))
    named = {value for name, value in vars(ids).items() if name.isupper()}
    assert len(found) == len(set(found))
    later = {
        ids.KEPT_SCENES,
        ids.PARKS_GRID,
        ids.CHANGES_GRID,
        ids.UPLOAD_GRID,
        ids.CLASS_FILTERS,
    }  # named by the atlas's path, too; put in place when near; among the controls
    assert named - later <= set(found)
    owners = (ids.EXPORT, ids.STORY, ids.STAGE, ids.UPLOAD, ids.CARD, ids.PARKS_GRID, ids.CHANGES_GRID)
    parts = (*(f"{name}-" for name in owners), ids.KEPT_SCENES)
    assert {one for one in set(found) - named if not one.startswith(parts)} == set()


def test_public_ids_do_not_change():
    public = {"province-map", "ranking", "founding-timeline", "region-profile", "parks-table", "headline", "path"}
    assert public | {"search"} <= set(found_ids(layout.layout({}, (), uploads=True)))


def test_a_standing_text_is_written_in_every_language():
    spans = {span.lang: span.children for span in layout.both("page.skip")}
    assert spans == {lang: words(lang)("page.skip") for lang in LANGUAGES}


def texts(component):
    """What a component says in no language in particular."""
    if not isinstance(component, Component):
        return [component] if component else []
    held = getattr(component, "children", None)
    spoken = getattr(component, "lang", None)
    return [] if spoken else [text for part in (held if isinstance(held, list) else [held]) for text in texts(part)]


def test_nothing_else_of_the_skeleton_is_text():
    assert texts(layout.layout({}, (), uploads=True)) == ["/", "✕"]
