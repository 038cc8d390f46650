"""A park list of one's own: a table with a row per park, checked row by row, that stands in for the dataset's list.

    columns.py    the columns, their names in a file, the words for kinds and statuses
    companies.py  what tells a table of companies from a list of parks
    reader.py     workbooks and texts as rows, by the readers of the registers
    cells.py      what one cell means, or what is wrong with it
    coordinates.py  the region at the point of each row
    row_checks.py  rows that can be used, and every error of the others
    report.py     what became of every row
    importer.py    from files to a folder
    lists.py       DATASET/lists/<id>/, read back

A row that cannot be used is rejected with all its errors and never taken in part; read = counted + each reason.
"""
