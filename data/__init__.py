"""What is known, with no idea of the web: tables in, values out.

dataset         load(folder, reference) -> Dataset: all tables, read once, checked, frozen
  about           dataset.toml
  story           story.toml: the dataset's own scenes
  table_loader    a file -> a typed frame, and the errors in it; text_loader: -> its text, or its TOML
  schemas         every table and column: type, meaning, limits
  cross_table_checks   what the tables say about each other
  grades          what the grade A may claim
  errors          what can be wrong, as data
  regions         nation, provinces, cities, districts, and their names
  slots           the slots of the timeline of founding
  dates           dates that keep their precision
parklists       lists of parks of one's own: read, checked row by row, stored, opened in the place of the dataset's
boundaries      the shapes of the regions, derived once into a cache
selection       what the reader chose; states: why a value is what it is
  links           the selection as an address; years, levels, filters: parts of it
measures        what a place has in each measure; statistics: shares, rates, ranks, remainders
  formulas        how a derived number is made: its arithmetic, how that is written, the figures that go in
summaries       one question a module: summarise(selection, dataset) -> the rows of one view
views           the views by their public names, and the rows that are published of each
dataset_overlays   the dataset of one query: with the tables of an upload, or with another list of parks
scenes          conclusions that are computed and judged again: facts, templates, checks, JSON
search          finding parks and places by name
settings        what the environment decides
spreadsheets    cells that no spreadsheet runs
tables          the data themselves
"""
