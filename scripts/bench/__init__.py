"""How fast the atlas answers, in a real browser on this machine: `python -m scripts.bench` prints a report.

__main__   runs the parts in order and prints
report     figures, limits, and the Markdown they make
choices    from a reader's choice to all views repainted, and the floor: Plotly alone with the same figures
stopwatch  the part of that which runs in the page
loading    the first load: bytes over the wire, time until the views are drawn
serving    start time, server time per choice, memory per worker
"""
