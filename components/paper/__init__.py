"""What leaves the browser: a figure as a sheet for a report, a slide, a file.

presets             sizes of sheets, and what a reader may ask of one
sheet_figure        the whole sheet, as one Plotly figure
  sheet_texts       its words and sizes; captions: filters, sources
  sheet_layout      which parts fit, and where they stand; legends
views               each view: its figure, title, legend, what a slide charts
  rankings, facts, peers, gap, structure the views that are tables of texts, bars and squares
  two_maps                    two maps on one figure, each with its title and legend
scene_figure        what the stage shows of a scene
figure_builder      texts and shapes in pixels, and figures on a larger figure
  text_table, noted_table
deck                slides; slide_shapes, slide_charts, deck_theme
  chart_data, slide_tables    what a slide shows, as plain numbers and texts
default_scenes      the scenes that are there before a reader makes any
workbook            a selection as XLSX; readable_rows serves the clipboard, too
csv_metadata        what the columns of a CSV are, for programs
office_properties   what a deck or a brief says of itself
files               what a file says of itself: name, provenance, texts of a PNG
park_listing        the list of parks as it is printed; park_template: its empty form
"""
