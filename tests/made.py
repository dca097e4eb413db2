"""Makes files of every format from one text, so that tests can ask whether each reader gives that text back.

Word documents and PDFs come from libraries that the readers do not use; the other formats are written out by hand.
"""

from __future__ import annotations

import datetime as dt
import html
import io
import json
import zipfile
from email.message import EmailMessage
from pathlib import Path

FIXTURES = Path(__file__).parent.parent / "fixtures" / "artikel"
DATA = Path(__file__).parent / "data"
TITLE, DATE, AUTHOR = "Landtag streitet über Elmfähre", "2026-03-17", "Svea Holmer"
MARKED = "direct,partial,scare,title"  # the types of everything in marks
URL = "https://www.example.org/politik/elmfaehre-landtag-4711.html"


def paragraphs(name="01-faehre"):
    """Return the paragraphs of a fixture."""
    return (FIXTURES / f"{name}.txt").read_text(encoding="utf-8").strip().split("\n\n")


def docx(texts):
    import docx as word

    document = word.Document()
    document.core_properties.title, document.core_properties.author = TITLE, AUTHOR
    document.core_properties.created = dt.datetime(2026, 3, 17, 18, 42, tzinfo=dt.UTC)
    document.add_heading(texts[0], 1)
    for text in texts[1:]:
        paragraph = document.add_paragraph()
        for index, run in enumerate(text.split(" ")):  # Word cuts a paragraph wherever it was edited
            paragraph.add_run(" " * (index > 0) + run).bold = index % 7 == 0
    return _saved(document)


def docx_of(body):
    """Make a Word document whose body is this XML."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    other = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:a="urn:drawingml"'
    return zipped({"word/document.xml": f"<w:document {space} {other}><w:body>{body}</w:body></w:document>"})


def odt(texts):
    texts = [html.escape(text, quote=False) for text in texts]
    body = f'<text:h text:outline-level="1">{texts[0]}</text:h>'
    body += "".join(f"<text:p>{text.replace(' ', '<text:s/>', 1)}</text:p>" for text in texts[1:])
    return odt_of(body)


def odt_of(body):
    """Make an OpenDocument text whose body is this XML."""
    space = 'xmlns:office="urn:office" xmlns:text="urn:text" xmlns:dc="urn:dc" xmlns:meta="urn:meta"'
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {space}><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
            "meta.xml": f"<office:document-meta {space}><office:meta><dc:title>{TITLE}</dc:title>"
            f"<meta:initial-creator>{AUTHOR}</meta:initial-creator><dc:creator>Jemand anders</dc:creator>"
            f"<meta:creation-date>{DATE}T18:42:00</meta:creation-date><dc:date>2026-04-01T00:00:00</dc:date>"
            "</office:meta></office:document-meta>",
        }
    )


def pdf(texts, columns=1, size=11, password=None):
    """Set a text like a newspaper: a headline over all columns, paragraphs indented, heads and numbers on each page."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import BaseDocTemplate, Frame, FrameBreak, NextPageTemplate, PageTemplate, Paragraph

    file = io.BytesIO()
    width, height = A4
    document = BaseDocTemplate(file, pagesize=A4, title=TITLE, author=AUTHOR, encrypt=password)
    gap = 20
    wide = (width - 110 - (columns - 1) * gap) / columns

    def frames(top):
        return [Frame(55 + at * (wide + gap), 60, wide, height - top - 60, 0, 0, 0, 0) for at in range(columns)]

    def edges(canvas, made):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(55, height - 34, "Hagenstedter Nachrichten")
        canvas.drawRightString(width - 55, height - 34, "„Jeden Morgen frisch“")
        canvas.drawCentredString(width / 2, 28, f"Seite {made.page}")

    first = [Frame(55, height - 120, width - 110, 70, 0, 0, 0, 0), *frames(125)]
    document.addPageTemplates(
        [PageTemplate("eins", first, onPage=edges), PageTemplate("weiter", frames(60), onPage=edges)]
    )
    body = ParagraphStyle("text", fontName="Times-Roman", fontSize=size, leading=size * 1.2, alignment=4)
    body.firstLineIndent = size
    head = ParagraphStyle("kopf", fontName="Times-Bold", fontSize=18, leading=21)
    story = [Paragraph(html.escape(texts[0], quote=False), head), NextPageTemplate("weiter"), FrameBreak()]
    document.build(story + [Paragraph(html.escape(text, quote=False), body) for text in texts[1:]])
    return file.getvalue()


def pdf_of(*pages):
    """Write lines where they are said to stand: each page is a list of (x, y, size, text)."""
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    canvas = Canvas(file)
    for lines in pages:
        for x, y, size, text in lines:
            canvas.setFont("Times-Roman", size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def md(texts):
    front = f'---\ntitle: "{TITLE}"\ndate: {DATE}\nauthor: {AUTHOR}\nurl: {URL}\ntags: [a, b]\n---\n\n'
    body = [
        text.replace("Thomas Reinfeld", "**Thomas Reinfeld**").replace("Landtag.", "[Landtag](x).") for text in texts
    ]
    return (front + f"# {body[0]}\n\n" + "\n\n> ".join(body[1:])).encode()


def eml(texts, *, attachment=False):
    mail = EmailMessage()
    mail["From"], mail["Subject"] = f"{AUTHOR} <presse@example.org>", TITLE
    mail["Date"] = "Tue, 17 Mar 2026 18:42:00 +0100"
    mail.set_content("\n\n".join(texts), cte="quoted-printable")
    mail.add_alternative("".join(f"<p>{html.escape(text)}</p>" for text in texts), subtype="html")
    if attachment:
        mail.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="x.pdf")
    return mail.as_bytes()


def rss(texts):
    body = "".join(f"<p>{text}</p>" for text in texts[1:])
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="urn:content" xmlns:dc="urn:dc">'
        f"<channel><title>Nachrichten</title><item><title>{texts[0]}</title><link>{URL}</link>"
        f"<description>{texts[1]}</description><content:encoded><![CDATA[{body}]]></content:encoded>"
        f"<pubDate>Tue, 17 Mar 2026 18:42:00 +0100</pubDate><dc:creator>{AUTHOR}</dc:creator></item></channel></rss>"
    ).encode()


def atom(texts):
    body = "".join(f"<p>{html.escape(text)}</p>" for text in texts[1:])
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Nachrichten</title><entry>'
        f'<title>{texts[0]}</title><link rel="self" href="x"/><link href="{URL}"/><updated>2026-03-18T09:00Z</updated>'
        f"<published>{DATE}T18:42:00+01:00</published><author><name>{AUTHOR}</name><email>x</email></author>"
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{body}</div></content></entry></feed>'
    ).encode()


def nitf(texts):
    body = "".join(f"<p>{text}</p>" for text in texts[1:])
    return (
        '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE nitf SYSTEM "nitf-3-5.dtd"><nitf><head><title>x</title>'
        '<docdata><date.issue norm="20260317T184200+0100"/></docdata></head>'
        f"<body><body.head><hedline><hl1>{texts[0]}</hl1>"
        f"</hedline><byline>Von {AUTHOR}</byline></body.head><body.content>{body}<media><media-caption>„Bild“, sagte"
        " er.</media-caption></media></body.content><body.end><tagline>hn/sh</tagline></body.end></body></nitf>"
    ).encode()


def newsml(*articles):
    """Make a NewsML-G2 message, with a picture beside the articles."""
    items = "".join(
        f'<newsItem guid="urn:{number}"><contentMeta><contentCreated>{DATE}T18:42:00+01:00</contentCreated>'
        f"<by>Von {AUTHOR}</by><headline>{texts[0]}</headline></contentMeta><contentSet><inlineXML "
        'contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>'
        f"<body>{''.join(f'<p>{text}</p>' for text in texts[1:])}</body></html></inlineXML></contentSet></newsItem>"
        for number, texts in enumerate(articles)
    )
    picture = '<newsItem guid="urn:bild"><contentSet><remoteContent href="bild.jpg"/></contentSet></newsItem>'
    space = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
    return f"<newsMessage {space}><itemSet>{items}{picture}</itemSet></newsMessage>".encode()


def epub(texts, encryption=""):
    page = f"<html xmlns='http://www.w3.org/1999/xhtml'><body><h1>{texts[0]}</h1>"
    page += "".join(f"<p>{text}</p>" for text in texts[1:]) + "</body></html>"
    parts = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="OEBPS/b.opf"/></rootfiles></container>',
        "OEBPS/b.opf": f"<package xmlns:dc='urn:dc'><metadata><dc:title>{TITLE}</dc:title><dc:creator>{AUTHOR}"
        f"</dc:creator><dc:date>{DATE}</dc:date></metadata><manifest><item id='n' href='nav.xhtml' properties='nav'/>"
        "<item id='t' href='text/k%201.xhtml'/><item id='l' href='leer.xhtml'/></manifest>"
        "<spine><itemref idref='n'/><itemref idref='l'/><itemref idref='t'/></spine></package>",
        "OEBPS/nav.xhtml": "<html><body><nav>Inhalt</nav></body></html>",
        "OEBPS/leer.xhtml": "<html><body><img/></body></html>",
        "OEBPS/text/k 1.xhtml": page,
    }
    return zipped(parts | ({"META-INF/encryption.xml": encryption} if encryption else {}))


def csv(texts, delimiter=";"):
    cell = "\n\n".join(texts).replace('"', '""')
    head = delimiter.join(["Nr", "Titel", "Datum", "Text"])
    return f'{head}\r\n{delimiter.join(["4711", TITLE, DATE, f""""{cell}" """.strip()])}\r\n'.encode()


def jsonl(texts):
    return json.dumps({"id": 4711, "title": TITLE, "date": DATE, "text": "\n\n".join(texts)}).encode() + b"\n"


def xlsx(rows, title="Tabelle", before=()):
    """Make a workbook of one sheet with these rows, the first one being the header, after empty sheets."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    for name in before:
        sheet.title = name
        sheet = book.create_sheet()
    sheet.title = title
    for row in rows:
        sheet.append(row)
    return _saved(book)


ODF = "urn:oasis:names:tc:opendocument"
SHEETS = f"{ODF}:xmlns:office:1.0", f"{ODF}:xmlns:table:1.0", f"{ODF}:xmlns:text:1.0"


def ods(*sheets, mimetype="application/vnd.oasis.opendocument.spreadsheet", **parts):
    """Make an OpenDocument table of sheets: rows of values, or a whole sheet as XML; ``parts``: further ones."""
    spaces = " ".join(f'xmlns:{name}="{uri}"' for name, uri in zip(("office", "table", "text"), SHEETS, strict=True))
    tables = "".join(
        f'<table:table table:name="T{number}">{sheet if isinstance(sheet, str) else "".join(map(_ods_row, sheet))}'
        "</table:table>"
        for number, sheet in enumerate(sheets, 1)
    )
    content = f"<office:document-content {spaces}><office:body><office:spreadsheet>{tables}</office:spreadsheet>"
    content += "</office:body></office:document-content>"
    return zipped({"mimetype": mimetype, "content.xml": content} | parts)


def ods_cell(value):
    if isinstance(value, dt.date):
        return f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}"/>'
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    lines = "".join(f"<text:p>{html.escape(line)}</text:p>" for line in value.split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def _ods_row(cells):
    return f"<table:table-row>{''.join(map(ods_cell, cells))}</table:table-row>"


def parquet(columns):
    import pyarrow as pa
    import pyarrow.parquet as pq

    file = io.BytesIO()
    pq.write_table(pa.table(columns), file)
    return file.getvalue()


def zipped(parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def _saved(document):
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
