"""A brief in Word (简报): conclusions with their prose, tables and pictures, laid out like an official document.

    passages          the texts of a brief that hold computed numbers, and the bookmark of each number
    official_layout   page, fonts and styles after GB/T 9704-2012
    word_xml          what python-docx has no call for: fields, bookmarks, footnotes, a part with our scenes
    brief             the document
    verification      an edited brief against the data as they are now

A brief carries its scenes, so that it can be checked without anything that the server would have to keep.
"""
