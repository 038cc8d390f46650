"""A park list of one's own: a table with a row per park, checked row by row, that stands in for the dataset's list.

    columns.py    the columns, their names in a file, the words for kinds and statuses
    reading.py    workbooks and texts as rows, by the readers of the registers
    cells.py      what one cell means, or what is wrong with it
    checking.py   rows that can be used, and every error of the others
    report.py     what became of every row
    making.py     from files to a folder
    imported.py   DATASET/lists/<id>/, read back

A row that cannot be used is refused with all its errors and never half-taken; read = counted + each reason.
"""
