"""The menus of views, of the export dialog and of the scenes: those that the dataset has a table for."""

from dash import Output

from callbacks.feature import Feature
from components.panels import export_dialog, story
from data import views

MENUS = (export_dialog.part("view"), story.part("figure"))

FEATURE = Feature(
    "view_menus",
    {menu: Output(menu, "options") for menu in MENUS},
    lambda selection, dataset: views.offered(dataset),
    lambda offered, now, server: dict.fromkeys(MENUS, export_dialog.views(offered, now.style)),
    is_control=True,
)
