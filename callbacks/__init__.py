"""Everything that answers an event: a click, a request, a command.

    selection.py    event x selection -> selection; pure, the only writer
    choice.py       the one server callback of a choice, made of all features
    foresight.py    the same answer before it is asked for in earnest, while the pointer rests on its mark
    requests.py     what a browser sends to callbacks: how much, and of which types
    feature.py      what a feature is: outputs, summary, drawing, events
    <feature>.py    the features, one module each, in the order of `features()` below
    map_figure.py   the map of a page, which two features show
    drawings.py     what was drawn, kept for the next reader; warming.py draws what is asked first
    routes/         addresses that answer without the page: data, pictures, boundaries, uploads, errors
    document.py     the HTML document around the page, right at first paint
    bundle.py       all its scripts as one file, all its stylesheets as another; packed.py sends what never changes
    privacy.py      what holds for every answer: hosts, headers
    pictures.py     one picture of a view, for its address and for the command
    provenance.py   what a file of several views says of where it comes from
    slides.py       scenes as slides
    briefs.py       scenes as a brief in Word, and edited briefs that come back
    documents.py    what of these the list of scenes downloads
    scene_list.py   what an event does to the list of scenes
    uploading/      what is done to an upload, in a process of its own
    chrome.py       the browser that draws pictures; browser.py says where it is
    export_gate.py  how many exports are made at once
    who.py          who asks, as a proxy says; audit.py writes down what was done
    metrics.py      numbers for Prometheus; json_log.py, logs for collectors
    connections.py  the worker of gunicorn, whose threads slow connections do not hold; sockets.py
    shared_chrome.py  one browser for all workers, which drawing_process.py holds
    commands/       what the command line can do

`register` names every group of answers, in order; importing a module does nothing.
"""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from dash import Dash

    from callbacks.chrome import Chrome
    from callbacks.export_gate import ExportGate
    from callbacks.feature import Feature, Server
    from data.dataset import Dataset


WARMING: Final = "warming"
"""Under which a server keeps what there is to draw before anybody asks."""


def features(dataset: "Dataset") -> "tuple[Feature, ...]":
    """The features of a page over a dataset, in its order: this list is all that a choice repaints."""
    # Imported here: the process of an upload comes from this package too, and starts a second sooner.
    from callbacks import (
        city_drilldown,
        export,
        filters,
        founding_timeline,
        headline,
        imports,
        parks,
        preferences,
        province_map,
        ranking,
        reopening,
        search,
        second_map,
        snapshots,
        source_card,
        stage,
        story,
        structure,
        view_menus,
        year_sums,
    )

    return (
        preferences.FEATURE,
        search.FEATURE,
        city_drilldown.PATH,
        *filters.features(dataset),
        headline.FEATURE,
        province_map.FEATURE,
        second_map.FEATURE,
        ranking.FEATURE,
        city_drilldown.PROFILE,
        founding_timeline.FEATURE,
        year_sums.FEATURE,
        structure.FEATURE,
        snapshots.FEATURE,
        parks.FEATURE,
        source_card.FEATURE,
        export.FEATURE,
        reopening.FEATURE,
        story.FEATURE,
        view_menus.FEATURE,
        stage.FEATURE,
        imports.FEATURE,
    )


def register(app: "Dash", server: "Server", chrome: "Chrome", gate: "ExportGate") -> None:
    """Give the application its page and its whole behaviour."""
    from callbacks import audit, choice, document, documents, foresight, privacy, requests, routes, warming
    from callbacks.routes import query
    from components import layout
    from components.panels.filters import controls

    page = features(server.dataset)
    app.layout = layout.layout(
        choice.event_types(page),
        controls(server.dataset),
        uploads=server.uploads is not None,
        base_path=server.base_path,
    )
    choice.register(app, server, page)
    foresight.register(app, server, page)
    for feature in page:
        if feature.register:
            feature.register(app, server)
    documents.register(app, server, chrome, gate)
    routes.register(app.server, server, chrome, gate)
    requests.register(app, server.base_path)
    document.protect(app)
    audit.register(app.server, server.base_path, server.audit, query.text)
    privacy.register(app.server, server.base_path, server.hosts)
    document.warm(app, server.dataset, page)
    app.server.extensions[WARMING] = warming.works(server, page)
