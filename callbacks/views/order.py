"""All views, in the order in which they stand on the page. Open this list and you have seen what a choice repaints."""

from callbacks.views import (
    View,
    controls,
    export_dialog,
    founding_timeline,
    headline,
    notes,
    parks,
    province_map,
    ranking,
    region_profile,
    snapshots,
    stage,
    upload_dialog,
    upload_note,
)

VIEWS: tuple[View, ...] = (
    controls.VIEW,
    headline.VIEW,
    province_map.VIEW,
    ranking.VIEW,
    region_profile.VIEW,
    founding_timeline.VIEW,
    snapshots.VIEW,
    parks.VIEW,
    notes.VIEW,
    export_dialog.VIEW,
    upload_note.VIEW,
    upload_dialog.VIEW,
    stage.VIEW,
)
