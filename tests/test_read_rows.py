"""One article as each format writes it, with its line ends, entities and cuts: the rows of the plain text."""

from __future__ import annotations

import functools
import html
import json
import quopri

import made
import pages
import pytest

from quotes import readers
from quotes.data import Article

TEXTS = [
    "Streit um den Leuchtturm von Olsmoor",
    "Der Leuchtturm von Olsmoor wird verkauft, und die Gemeinde erfährt es aus der Zeitung. Seit Jahren steht er leer.",
    "„Das hat uns niemand gesagt“, klagte Bürgermeisterin Wiebke Thams am Montag. „Wir hätten ihn gern behalten.“",
    "Das Amt nannte den Verkauf „ganz und gar üblich“. Sein Sprecher Arne Lüders sagte: „Mir ist das einerlei.“",
    "Die Käufer & ihre Freunde schweigen. Wärterin Jette Oldigs lacht: „Mein Großvater ging < 40 Stufen hinauf.",
    "„Ich gehe sie auch.“",
    "Und von Pastor Ocke Brarens:",
    "„Wir läuten weiter, solange es ‚Turm‘ heißt.“",
]
ROWS = [
    ("Wiebke Thams", "Das hat uns niemand gesagt", "direct"),
    ("Wiebke Thams", "Wir hätten ihn gern behalten.", "direct"),
    ("Amt", "ganz und gar üblich", "partial"),
    ("Arne Lüders", "Mir ist das einerlei.", "direct"),
    ("Jette Oldigs", "Mein Großvater ging < 40 Stufen hinauf.", "direct"),
    ("Jette Oldigs", "Ich gehe sie auch.", "direct"),
    ("Ocke Brarens", "Wir läuten weiter, solange es ‚Turm‘ heißt.", "direct"),
    ("", "Turm", "partial"),
]
PLAIN = "\n\n".join(TEXTS)
BROKEN = [text.replace(" Sein ", "\n Sein ").replace("uns niemand", "uns\nniemand") for text in TEXTS]


def marked(line_end):
    """Return the article as HTML: entities, soft hyphens, what is bold, a line end within a quotation."""
    texts = [html.escape(text, quote=False).replace("ü", "&uuml;").replace("„", "&bdquo;") for text in TEXTS]
    texts = [text.replace("uns niemand", f"uns{line_end}<b>nie</b>mand") for text in texts]
    return f"<h1>{texts[0]}</h1>" + "".join(f"<p>{text}</p>\n" for text in texts[1:])


PAGE = pages.page(f"{pages.NAV}<article>{marked('<br>')}</article>{pages.FOOTER}", title=TEXTS[0])
W = [
    "<w:p>"
    + "".join(f'<w:r><w:t xml:space="preserve">{html.escape(part)}</w:t></w:r>' for part in (text[:9], text[9:]))
    + "</w:p>"
    for text in TEXTS
]
MHTML = (
    "From: <Saved by Blink>\nSubject: Turm\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
    "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
    f"{quopri.encodestring(PAGE.encode()).decode()}\n--b--\n"
)
CELL = marked("<br />").replace('"', '""')
FILES = {
    "a.txt": PLAIN.encode(),
    "umbrochen.txt": "\n\n".join(BROKEN).encode(),
    "windows.txt": PLAIN.replace("\n", "\r\n").encode("cp1252"),
    "a.md": made.md(TEXTS),
    "a.html": PAGE.encode(),
    "latin.html": PAGE.replace("utf-8", "windows-1252").encode("cp1252", "xmlcharrefreplace"),
    "a.mhtml": MHTML.encode(),
    "a.docx": made.docx(TEXTS),
    "zeilen.docx": made.docx_of("".join(W).replace("uns niemand", "uns</w:t><w:br/><w:t>niemand")),
    "a.odt": made.odt(TEXTS),
    "a.pdf": made.pdf(TEXTS, 1, 13),
    "spalten.pdf": made.pdf(TEXTS, 2, 13),
    "a.eml": made.eml(TEXTS),
    "a.epub": made.epub([html.escape(text, quote=False) for text in TEXTS]),
    "a.rss": made.rss([html.escape(text, quote=False) for text in TEXTS]),
    "a.csv": made.csv(TEXTS),
    "html.csv": f'id;text\r\n1;"{CELL}"\r\n'.encode(),
    "a.xlsx": made.xlsx([["id", "text"], [1, PLAIN]]),
    "a.jsonl": made.jsonl(TEXTS),
    "a.json": json.dumps({"headline": "Turm", "text": PLAIN}).encode(),
    "liste.json": json.dumps([{"id": 1, "text": marked("<br>")}]).encode(),
}


@pytest.fixture(scope="module")
def rows(extractor):
    """Return the rows of a text: blanks are those of the file."""

    @functools.cache  # most texts are the same
    def found(text):
        return [(row.speaker, " ".join(row.quote.split()), row.type) for row in extractor.extract(Article(text))]

    return found


@pytest.mark.parametrize("name", FILES)
def test_each_format_gives_the_same_rows(folder, rows, name):
    (folder / name).write_bytes(FILES[name])
    (source,) = readers.find([name]).sources
    (article,) = [each.article for each in readers.read(source) if each.article is not None]
    assert rows(article.text) == ROWS
