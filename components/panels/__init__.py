"""What stands around the figures: a module prepares plain values, its template in `components/templates` lays them out.

header             name, dataset, date and its age, search, language, theme, link
path               全国 › 广东 › 深圳, the one control for place
filters            measure, series, years, kind, status, cluster, comparable; each with its ✕; reset
sentence           what the view shows
headline           the five fixed slots
map_panel          the map's title, Hong Kong and Macau, legend, note
second_map         the same of a second map, and what it can show
ranking            beside the map: two ways of counting | companies | comparison
gap                the chart of two places, under their comparison
region_profile     what stands behind one region
peers              the same place among its peers, in the profile
timeline_panel     the timeline's title, legend, play
structure          what kind of companies they are: small multiples
parks              the table of listed parks
snapshots          a series at its other dates: growth_table, the account as a waterfall, changed_companies
vitality           what became of the companies between two dates, by place and section, with the rates of reports
notes              definitions and the sources in use;  library: every source
source_card        the card of a number (number_card), of a park (park_card), or of sources alone
search_results     what a search found
upload_dialog      importing: the form, how far it is;  upload_report, parklist_report: what came of every row
announcements      banners, phrases for the browser

rows, citation, accounting            parts the panels share
names, filter_names, publishers      how they call things
"""
