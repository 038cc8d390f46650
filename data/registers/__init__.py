"""Registers: tables with a row per company, read from files and counted into a small cube. No row vanishes.

    headers     which columns are read, under which names; every other column is left where it is
    files       what was given: files, folders, zips, told apart by content
    workbooks   xls and xlsx   (calamine, in a child process: child.py)
    texts       csv and tsv    (pyarrow, as a stream)
    spool       every file as parquet: nine text columns and a row number, nothing personal
    places      names of places as a table that an engine can join with, and suggestions for those it does not hold
    meanings    calendar, industries, statuses: what the other texts mean, as tables and expressions
    count       the ONE count: rows -> reasons and cells, for any engine that ibis speaks
    engine      the DuckDB in this process, with bounded memory
    cube        the cells on the disk, and their sums by region and year
    report      read = counted + duplicates + each reason, per file; warnings
    refused     the rows that were not counted: file, row, column, cell, reason, suggestion
    store       an import is a folder, written aside and renamed
    importing   all of it in order; and aliases, accepted or taken back
    imported    the folder read back: series of the dataset

Only `imported` is read when an atlas starts; it loads none of the engines.
"""
