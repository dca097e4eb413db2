"""Workbooks and other tables that repeat a cell or a row a million times, or hide what they hold."""

from __future__ import annotations

import made

from hostile.base import Row

LETTERS = "ABCDEFGH"
STATS = ("stats", "{bad}")
HEAD = ["speaker", "quote", "type", "document", "id", "start", "end"]
CELLS = ["Eva Maier", "Ja", "direct", "a.txt", "x-1", 0, 4]


def repeated_rows(n: int) -> bytes:
    """Make a row of an article that stands there so many thousand times."""
    cell = f"<table:table-cell office:value-type='string'><text:p>{'Ja. ' * 25}</text:p></table:table-cell>"
    head = "<table:table-row><table:table-cell><text:p>text</text:p></table:table-cell></table:table-row>"
    return made.ods(f"{head}<table:table-row table:number-rows-repeated='{n}000'>{cell}</table:table-row>")


def repeated_quotations(n: int) -> bytes:
    """Make the same of a table of quotations."""
    cells = "".join(map(made.ods_cell, CELLS))
    rows = f"<table:table-row table:number-rows-repeated='{n}000'>{cells}</table:table-row>"
    return made.ods(f"<table:table-row>{''.join(map(made.ods_cell, HEAD))}</table:table-row>{rows}")


def repeated_cells(n: int) -> bytes:
    """Make rows of a cell that stands there as often as a sheet is wide."""
    cell = "<table:table-cell table:number-columns-repeated='16384'><text:p>J</text:p></table:table-cell>"
    return made.ods(f"<table:table-row>{cell}</table:table-row>" * n)


def far_cells(n: int) -> bytes:
    """Make rows of one cell each, at the far end of an Excel sheet."""
    names = ["text", *HEAD]
    cells = (
        f'<c r="{column}1" t="inlineStr"><is><t>{name}</t></is></c>'
        for column, name in zip(LETTERS, names, strict=True)
    )
    head = f'<row r="1">{"".join(cells)}</row>'
    rows = "".join(
        f'<row r="{number}"><c r="XFD{number}" t="inlineStr"><is><t>J</t></is></c></row>' for number in range(2, n + 2)
    )
    return _xlsx(head + rows)


def far_row(n: int) -> bytes:
    """Make a row far down: all above it are blank."""
    head = '<row r="1"><c r="A1" t="inlineStr"><is><t>text</t></is></c></row>'
    row = n * 1000
    return _xlsx(f'{head}<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>Ja.</t></is></c></row>')


def hidden_part(n: int) -> bytes:
    """Make a workbook whose texts stand in a part with another suffix."""
    texts = f"<sst><si><t>{'Ja. ' * 250_000 * n}</t></si></sst>"
    return _xlsx(
        '<row r="1"><c r="A1" t="s"><v>0</v></c></row>',
        **{
            "xl/texte.bin": texts,
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            'spreadsheetml.sheet.main+xml"/><Override PartName="/xl/texte.bin" ContentType="application/'
            'vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
        },
    )


def encrypted(n: int) -> bytes:
    """Make a workbook whose parts say that they are encrypted."""
    data = bytearray(made.xlsx([HEAD, *[CELLS] * n]))
    for magic, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        place = data.find(magic)
        while place >= 0:
            data[place + at] |= 1
            place = data.find(magic, place + 1)
    return bytes(data)


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _xlsx(rows: str, **parts: str) -> bytes:
    """Make a workbook of one sheet with these rows."""
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    return made.zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            'spreadsheetml.sheet.main+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{relations}"><Relationship Id="r1" Type="{REL}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{relations}"><Relationship Id="r1" '
            f'Type="{REL}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets><sheet name="Zitate" sheetId="1" '
            'r:id="r1"/></sheets></workbook>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>',
            **parts,
        }
    )


ROWS = (
    Row("a row repeated (ODS)", "b.ods", repeated_rows, 50, "2 KB were a sheet full of articles", told="wiederholen"),
    Row("a cell repeated (ODS)", "b.ods", repeated_cells, 100, "100 bytes are 16,384 cells", told="wiederholen"),
    Row("cells at the far end (XLSX)", "b.xlsx", far_cells, 500, "60 bytes are 16,384 cells", told="Zellen"),
    Row("a row far down (XLSX)", "b.xlsx", far_row, 250, "a million blank rows"),
    Row("texts under another suffix (XLSX)", "b.xlsx", hidden_part, 25, "300 MB nobody counted", told="beschädigt"),
    Row(
        "a row repeated, a table of quotations",
        "b.ods",
        repeated_quotations,
        50,
        "2 KB were a million rows",
        told="wiederholen",
        command=STATS,
    ),
    Row(
        "cells at the far end, a table of quotations",
        "b.xlsx",
        far_cells,
        500,
        "60 bytes are 16,384 cells",
        told="Zellen",
        command=STATS,
    ),
    Row(
        "texts under another suffix, a table of quotations",
        "b.xlsx",
        hidden_part,
        25,
        "300 MB that nobody counted",
        told="Arbeitsmappe",
        command=STATS,
    ),
    Row(
        "a workbook with a password",
        "b.xlsx",
        encrypted,
        10,
        "an error of the program in quotes stats",
        told="Passwort",
        command=STATS,
    ),
)
