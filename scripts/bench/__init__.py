"""How fast the atlas answers, in a real browser on this machine: `python -m scripts.bench` prints a report.

__main__    runs the parts in order and prints; at the end all limits in one table
report      figures, limits, and the Markdown they make
uncached    CPU time of the server for what nobody has asked yet
crowds      a hundred and three hundred readers at once; readers.py is one of them, without a browser
choices     from a reader's choice to all views repainted, and the floor: Plotly alone with the same figures
stopwatch   the part of that which runs in the page
plain_page  a plain Dash page beside ours
loading     the first load: bytes over the wire, time until the views are drawn
serving     start time, server time per choice, memory per worker
pictures    pictures and slides, by the server and by the browser
imports     beside the bare engines on the same files, which registers.py invents
soak        readers, exports and uploads for as long as one likes; a command of its own
"""
