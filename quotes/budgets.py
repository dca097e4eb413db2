"""What a stranger's file may cost: every bound on size, number, depth, time and memory, in one table with its reason.

A file beyond one of them gets a sentence, the run ends with 1, and the other files are done. The bounds are far above
any real input, and far below what stops a machine. The unit stands in the name: ``_MB`` are a million bytes, ``_S``
seconds of the processor, ``_CHARS`` characters; what has no unit is a number of things. ``tests/hostile`` holds a file
for each kind, and tells whether the bounds do what they are for.
"""

from __future__ import annotations

# the process that reads (quotes.isolation) -------------------------------------------------------------

READER_MB = 320
"""Memory that reading one file may take on top of what the reading process has anyway: the largest real page (10 MB of
HTML) takes 250, and what 400 would allow must hold for everything around it, too."""

READER_TIMES_SIZE = 12
"""Further memory, in sizes of the file: a table of 200 MB on the disk needs more than a page, no bomb is so large.

Texts of workbooks are five times as large unpacked, and twice that in memory once a German mark stands in them."""

READER_S, READER_S_PER_MB = 15, 3
"""Time without an article coming out, for any file and for each megabyte of it: the largest page takes 6 seconds, and
the texts of a workbook stand before its first row."""

READER_S_PER_ITEM = 0.02
"""Time that each article (or thousand lines of a table of quotations) gives on top: long tables take long."""

# mail (quotes.readers.eml) -----------------------------------------------------------------------------

HEADER_CHARS = 4_000
"""Of a header, the rest is left out before it is decoded: the library takes gigabytes for a subject of 500 KB, and a
mail programme folds at 78. Subjects of press releases have 200, a sender with its address 100."""

MAIL_DEPTH = 30
"""Parts of a mail within one another: the library looks at each line once for every one of them. A forwarded mail in a
forwarded mail with a signature and pictures has 8."""

# XML (quotes.readers.feed, agency, odt, markdown) ------------------------------------------------------

ITEMS_DEPTH = 2
"""Articles within one another, which NewsML allows: the outer one has the text of the inner one, so that each level
multiplies what a file holds."""

MARKDOWN_DEPTH = 40
"""Lists and block quotes within one another that are still taken for such; beyond, their signs are left out and the
text is read. An outline has 10."""

# tables (quotes.table, quotes.readers.xlsx and ods) ----------------------------------------------------

TABLE_CELLS, TABLE_CELLS_PER_BYTE = 1_000_000, 2
"""Cells of a workbook, blank ones before the last of a row included, for any file and for each byte of it: a cell takes
4 bytes on the disk at least, unless it is repeated or far away from the one before it."""

REPEATED_CHARS, REPEATED_TIMES = 200_000, 10
"""Characters that repeated cells and rows come to, for any OpenDocument table, and in sizes of its XML: people copy a
row a hundred times, not a million."""
