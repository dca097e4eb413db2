"""What a stranger's file may cost: every bound on size, number, depth, time and memory, in one table with its reason.

A file beyond one of them gets a sentence, the run ends with 1, and the other files are done. The bounds are far above
any real input, and far below what stops a machine. The unit stands in the name: ``_MB`` are a million bytes, ``_S``
seconds of the processor, ``_CHARS`` characters; what has no unit is a number of things. ``tests/hostile`` holds a file
for each kind, and tells whether the bounds do what they are for.
"""

from __future__ import annotations

# the process that reads (quotes.isolation) -------------------------------------------------------------

READER_MB = 320
"""Memory that reading one file may take on top of what the reading process has anyway: with that process and with what
goes on around it a run stays within 400 beyond its own."""

READER_TIMES_SIZE = 12
"""Further memory, in sizes of the file: the texts of a workbook are held as a whole, unpacked, with two bytes for each
letter as soon as a German mark stands in them. A bomb is small."""

READER_S, READER_S_PER_MB = 15, 3
"""Time without an article coming out, for any file and for each megabyte of it: the texts of a workbook stand before
its first row. With the good files around it a run stays within 20."""

READER_S_PER_ITEM = 0.02
"""Time that each article (or thousand lines of a table of quotations) gives on top: long tables take long."""

# mail (quotes.readers.eml) -----------------------------------------------------------------------------

HEADER_CHARS = 4_000
"""Of a header; the rest is left out before it is decoded, since the library took 6 GB for a subject of 560 KB. Headers
that are shown to people fit on a screen."""

MAIL_DEPTH = 30
"""Parts of a mail within one another: the library looks at each line once for every one of them. Each forwarding adds
two or three."""

# XML (quotes.readers.feed, agency, odt, markdown) ------------------------------------------------------

ITEMS_DEPTH = 2
"""Articles within one another, which NewsML allows: the outer one has the text of the inner one, so that each level
multiplies what a file holds."""

XML_DEPTH = 255
"""Elements of XML within one another: where libxml2 ends. Documents and feeds have 20. HTML has no bound, since people
leave elements open."""

MARKDOWN_DEPTH = 40
"""Lists and block quotes within one another that are still taken for such; beyond, their signs are left out and the
text is read."""

# tables (quotes.table, readers.xlsx and ods, writers.workbook) ------------------------------------------

TABLE_CELLS, TABLE_CELLS_PER_BYTE = 1_000_000, 2
"""Cells of a workbook, blank ones before the last of a row included, for any file and for each byte of it. 100,000
cells that are all the same take 1.9 bytes each in Excel's format; a file that names far cells has thousands a byte."""

BOOK_TIMES_SIZE = 20
"""Sizes of the file that a workbook counts for which somebody has worked in and which is written again with all that is
in it: openpyxl then holds 150 bytes for each byte, and takes 9 seconds for each megabyte."""

REPEATED_CHARS, REPEATED_TIMES = 200_000, 10
"""Characters that repeated cells and rows come to, for any OpenDocument table, and in sizes of its XML: people copy a
row a hundred times, not a million."""

# PDF (readers.pdf, readers.pdf_streams) -----------------------------------------------------------------

PDF_MB = 100
"""Of the file: a newspaper's page with its pictures has 20."""

PDF_STREAM_MB, PDF_UNPACKED_MB = 50, 300
"""Of one stream that is no picture, unpacked, with what was packed in it; of all of them. A page has 0.1, a map 10."""

PDF_PAGES = 500
PDF_PAGE_LETTERS = 100_000
"""A broadsheet has 20,000; the letters beyond are left out."""

PDF_LETTERS = 1_500_000
"""Of all pages, each time that a page shows them: pages may share what they show. A novel of 500 pages has so many."""

PDF_S = 14
"""Of reading and laying out; a little less than ``READER_S``, so that the sentence is about what was too much."""
