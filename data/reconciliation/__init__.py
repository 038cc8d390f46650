"""Numbers of a dataset set against each other: what adds up, what does not, and what must only stand side by side.

    check       one comparison of two numbers, and its outcome
    totals      a total against the sum of its parts
    shares      a printed share against the one that its publisher's own counts give
    series      counts of one provider against each other; all series of a region side by side
    parks       published and listed parks side by side, never subtracted
    registers   companies of an import without place or year

data/cross_table_checks.py rejects tables that contradict themselves; here are valid ones whose numbers disagree.
"""
