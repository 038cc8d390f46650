"""What leaves the browser: a figure as a sheet for a report, a slide, a file.

presets             sizes of sheets, and what a reader may ask of one
sheet_figure        the whole sheet, as one Plotly figure
  sheet_texts       its words and sizes; captions: filters, sources
  sheet_layout      which parts fit, and where they stand; legends, legend_layout
views               each view: its figure, title, legend, what a slide charts
  view_figures      one view as a figure of any size; titles
  company_ranking, park_counts, comparison, profile, park_table, five_numbers
scene_figure        what the stage shows of a scene; share_bars
figure_builder      texts and shapes in pixels, and figures on a larger figure
  text_table, noted_table, cell_marks, line_breaks
deck                slides; slide_shapes, slide_charts, deck_theme
  chart_data, slide_tables    what a slide shows, as plain numbers and texts
workbook            a selection as XLSX; readable_rows serves the clipboard, too
park_template       the empty form of a park list
"""
