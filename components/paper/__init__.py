"""What leaves the browser: a figure as a sheet for a report, a slide, a file.

presets       sizes of sheets, and what a reader may ask of one
picture       the whole sheet, as one Plotly figure
  sheet       which parts of it fit, and where they stand
  captions    its texts: title, filters, sources, how it was made
  legends     swatches and their meanings
bodies        one view as a figure of any size
  ranking_bars, two_counts, comparison, profile, park_table, five_numbers
pad           texts and shapes in pixels, and figures on a larger sheet
  typesetting how wide a text is, and where its lines break
"""
