"""All rows of hostile files. Each kind of file has a module of its own here."""

from __future__ import annotations

from hostile import mails, markdown, pages, pdfs, tables, texts, xml
from hostile.base import Row

ROWS: tuple[Row, ...] = (*mails.ROWS, *markdown.ROWS, *pages.ROWS, *pdfs.ROWS, *tables.ROWS, *texts.ROWS, *xml.ROWS)
