"""Registers counted where they lie. Each engine reads the register, keeps its own small tables, and is left as it was.

    server      what every engine does for a count; opened, watched, closed
    duck        a file of DuckDB, in this process
    postgres    a table of PostgreSQL: one transaction, one snapshot, temporary tables, rolled back
    spark       parquet or a table on a Spark cluster: views and cached frames of one session

A module here loads its driver when it is first imported; an atlas that is served imports none of them.
"""
