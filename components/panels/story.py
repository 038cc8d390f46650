"""The list of scenes. assets/scenes.js keeps it; here are its parts and its words."""

from collections.abc import Sequence

from components.markup import Markup, html
from components.panels.controls import act
from components.style import Style

SAID = (
    *("own", "shipped", "whose", "removed", "added", "loaded", "refused", "no_storage", "failed", "doubt"),
    *("making", "made"),
)
"""What the script says; it fills in the names in braces."""
ROW = {"play": "▶", "up": "↑", "down": "↓", "remove": "✕"}


def draw(views: Sequence[str], style: Style) -> list[Markup]:
    """Everything inside the dialog; `views` are what a scene can show."""
    words = style.words
    close = act("✕", "", "icon", title=words("page.close"), **{"aria-label": words("page.close"), "data-close": ""})
    head = html.Header([html.H2(words("story_panel.title"), id="story-title"), html.P(id="story-kind"), close])
    return [head, _adding(views, style), html.Ol(id="story-scenes"), _row(style), _status(style), _actions(style)]


def _adding(views: Sequence[str], style: Style) -> Markup:
    options = [html.Option(style.words(f"export_dialog.view_{view}"), value=view) for view in views]
    select = html.Select(options, id="story-view", **{"aria-label": style.words("story_panel.figure")})
    return html.Div([select, act(style.words("story_panel.add"), "story:add", "button")], className="story-adding")


def _row(style: Style) -> Markup:
    """What one scene looks like, for the script to copy."""
    words = style.words
    title = html.Input(type="text", name="title", maxlength="200", **{"aria-label": words("story_panel.name")})
    note = html.Textarea(
        name="note",
        rows="2",
        maxlength="2000",
        placeholder=words("story_panel.note"),
        **{"aria-label": words("story_panel.note")},
    )
    texts = html.Div([title, html.P(className="subtitle"), html.P(className="doubt", hidden=True), note])
    tools = html.Div([_tool(verb, text, style) for verb, text in ROW.items()], className="row-tools")
    return html.Template(html.Li([texts, tools], draggable="true"), id="story-row")


def _tool(verb: str, text: str, style: Style) -> Markup:
    label = style.words(f"story_panel.{'play_from' if verb == 'play' else verb}")
    return act(text, f"story:{verb}", "icon", title=label, **{"aria-label": label})


def _status(style: Style) -> Markup:
    said = {f"data-{name.replace('_', '-')}": style.words.texts[f"story_panel.{name}"] for name in SAID}
    said["data-blank"] = ""
    undo = act(style.words("story_panel.undo"), "story:undo", "button small", hidden=True, id="story-undo")
    return html.Div([html.P(id="story-says", role="status", **said), undo], className="story-status")


def _actions(style: Style) -> Markup:
    words = style.words
    buttons = [
        act(words(f"story_panel.{verb}"), f"story:{verb}", "button") for verb in ("play", "view", "deck", "save")
    ]
    file = html.Input(
        type="file",
        accept="application/json,.json",
        id="story-file",
        className="sr-only",
        tabIndex="-1",
        **{"aria-label": words("story_panel.load")},
    )
    load = act(words("story_panel.load"), "story:load", "button")
    return html.Footer([*buttons, load, file, act(words("story_panel.reset"), "story:reset", "button")])
