"""Registers: tables with a row per company, read from files and counted into a small cube. No row vanishes.

    columns          which columns are read, under which names; every other column is left where it is
    headers          where they stand in a table
    previews         what a message may show of a table whose columns are not known
    choices          which column is which, as somebody chose it, for later files of the same layout
    files            the tables among files, folders and zips, recognized by content
    workbooks        xls and xlsx (calamine, xlrd), in a child process: child_process.py
    opendocument     merged cells of ods
    markup           HTML and XML Spreadsheet 2003, whatever they are called
    texts            csv and tsv (pyarrow, as a stream)
    parquets         parquet, read where it lies
    continued        provinces that may have been merged cells before a table became a text
    spool            every file as parquet: text columns and a row number, nothing personal
    places           names of places as a table that an engine can join with
    suggestions      what may be meant by a name that is not understood: successors, namesakes, zones, misspellings
    addresses        the places at the beginning of an address; located: rows that have them only there
    meanings         calendar, industries, statuses: what the other texts mean, as tables and expressions
    spellings        the distinct texts of a column, each understood once
    bins             where classes of numbers begin; dimensions: what companies are told apart by
    class_meanings   legal forms, sizes, taxpayers, reports; classes: how many companies are of each class
    count            the ONE count: rows -> reasons and cells, for any engine that ibis speaks
    tables           how a count uses an engine
    engine           the DuckDB in this process, with bounded memory
    address          a register on a server, as a URL
    servers          registers counted where they lie: a DuckDB file, PostgreSQL, Spark
    cube             the cells on the disk
    region_sums      their sums by region and year
    folders          folders that stand complete or not at all, exchanged and listed under a lock
    report           read = counted + duplicates + each reason, per file; warnings
    rejected_rows    the rows that were not counted: file, row, column, cell, reason, suggestion
    store            an import is a folder: its small files, written and read
    ledger           the companies themselves, where they may be stored, so that two dates can be compared
    comparison       two ledgers of one definition: what came, went or changed, and proof that it explains the sums
    accounting       a count written into the folder of its import, with what became of every row
    importer         all of it in order; alias_changes: aliases, accepted or taken back
    upload           one upload of a reader: a folder that only its token names; uploads: all of them
    imports          imports as series of the dataset
    import_loader    the folders read back, those of earlier versions too
    block            the sums of an import as one block of numbers, for filters and sums
    histories        which imports are one register at several dates
    company_changes  the changes read back
    class_flows      the same by class: section of industry, size, people, capital, age
    industry_structure  companies by region and section of industry

An atlas uses `import_loader`, `imports`, `block`, `histories` and `company_changes`; they load none of the engines.
"""
