"""Lists of companies with a qualification (高新技术企业, 专精特新, 规上, 上市), laid over an imported register.

    columns.py    the columns, under the names that files give them
    reader.py     workbooks and texts as rows, by the readers of the registers
    validity.py   whether a certificate is valid on the day of the register
    levels.py     whose certificate it is: national, of a province, a city or a district
    matching.py   which company of the register each row is, by code, else by name
    report.py     what became of every row
    importer.py   from files to a folder of the import
    lists.py      DATASET/imports/<import>/company-lists/<list>/, read back
    list_classes.py   its counts by class, read when somebody asks for them

Nothing of a list is stored but how many of the register's companies it names, by place and by class; read =
matched + each reason.
"""
