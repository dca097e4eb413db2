"""Bad input: one sentence each, the others go on, and no reader raises anything but InputError."""

from __future__ import annotations

import io
import socket
import struct
import time
import zipfile

import made
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from quotes import cli, readers
from quotes.errors import InputError
from quotes.readers import File, formats, hints, html, pdf

TEXTS = ["Kopf", "„Ja“, sagte Eva Maier.", "Sie geht."]
WHOLE = {
    ".docx": made.docx(TEXTS),
    ".odt": made.odt(TEXTS),
    ".epub": made.epub(TEXTS),
    ".pdf": made.pdf(TEXTS),
    ".xlsx": made.xlsx([["id", "text"], [1, "„Ja“"]]),
    ".ods": made.ods([["id", "text"], [1, "„Ja“"]]),
    ".parquet": made.parquet({"id": [1], "text": ["„Ja“"]}),
    ".html": (made.DATA / "faehre.html").read_bytes(),
    ".md": made.md(TEXTS),
    ".eml": made.eml(TEXTS, attachment=True),
    ".rss": made.rss(TEXTS),
    ".xml": made.newsml(TEXTS, TEXTS),
    ".csv": made.csv(TEXTS),
    ".jsonl": made.jsonl(TEXTS),
    ".txt": "\n".join(TEXTS).encode(),
}
BOMB = b"<w:t>" + b"a" * 150_000_000 + b"</w:t>"


def of(name, data, **columns):
    """Read bytes as a file of this name; return articles, notices and failures."""
    suffix = "." + name.rpartition(".")[2] if "." in name else ""
    file = File(name, suffix, io.BytesIO(data), readers.Columns(**columns))
    form, unlike = formats.recognise(file)
    found = list(readers._reader(form)(file))
    kept = [each for each in found if not isinstance(each, InputError)]
    notices = [hints.OTHER_FORMAT.format(form=formats.LABELS[form])] if unlike else []
    return (
        [each.article for each in kept if each.article],
        notices + [notice for each in kept for notice in each.notices],
        [str(each) for each in found if isinstance(each, InputError)],
    )


def scan():
    """Make a PDF with lines and no letters."""
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.line(10, 10, 200, 200)
    canvas.save()
    return file.getvalue()


def locked(data):
    """Set the bit of encryption on the parts of a ZIP file."""
    for magic, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(magic)
        while place >= 0:
            data = data[: place + at] + struct.pack("<H", 1) + data[place + at + 2 :]
            place = data.find(magic, place + 1)
    return data


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
ENTITY = b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss><item>&b;</item></rss>'
DEEP = b"<rss><item><description>" + b"<b>" * 300 + b"Ja" + b"</b>" * 300 + b"</description></item></rss>"
DRM = '<encryption><EncryptedData><EncryptionMethod Algorithm="urn:aes256-cbc"/></EncryptedData></encryption>'
LCK = '<manifest xmlns="urn:m"><file-entry><encryption-data/></file-entry></manifest>'


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.docx", WHOLE[".docx"][:2000], "beschädigt und als Word-Dokument"),
        ("a.docx", made.zipped({"word/document.xml": "<w:document"}), "beschädigt und als Word-Dokument"),
        ("a.docx", made.zipped({"word/anders.xml": "<w:document"}), "beschädigt und als Word-Dokument"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "Passwort"),
        ("a.doc", OLE, "altes Word"),
        ("a.docx", locked(WHOLE[".docx"]), "Passwort"),
        ("a.docx", made.zipped({"word/document.xml": BOMB}), "mehr als 30 MB"),
        ("a.docx", made.zipped({"word/document.xml": ENTITY}), "Entitäten"),
        ("a.zip", made.zipped({"a.txt": "Text"}), "ZIP"),
        ("a.odt", made.zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "beschädigt"),
        (
            "a.odt",
            made.zipped({"mimetype": "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": LCK}),
            "Passwort",
        ),
        ("a.epub", made.epub(TEXTS, DRM), "Passwort"),
        ("a.epub", made.zipped({"META-INF/container.xml": "<container/>"}), "beschädigt und als EPUB"),
        ("a.xlsx", WHOLE[".xlsx"][:1000], "beschädigt und als Excel-Tabelle"),
        ("a.xlsx", made.zipped({"xl/workbook.xml": "<a/>"}), "beschädigt und als Excel-Tabelle"),
        ("a.xlsx", made.zipped({"xl/workbook.xml": "<a/>", "xl/x.xml": b" " * 310_000_000}), "mehr als 300 MB"),
        ("a.ods", WHOLE[".ods"][:300], "beschädigt und als OpenDocument-Tabelle"),
        ("a.ods", made.ods("<table:table-row"), "beschädigt und als OpenDocument-Tabelle"),
        ("a.ods", made.ods([["id", "text"]], **{"META-INF/manifest.xml": LCK}), "Passwort"),
        ("a.ods", made.ods([["id", "text"]], **{"x.xml": b" " * 310_000_000}), "mehr als 300 MB"),
        ("a.pdf", WHOLE[".pdf"][:300], "beschädigt und als PDF"),
        ("a.pdf", made.pdf(TEXTS, password="geheim"), "Passwort"),  # noqa: S106
        ("a.pdf", scan(), "ohne Text, wohl ein Scan"),
        ("a.parquet", WHOLE[".parquet"][:200], "beschädigt und als Parquet-Tabelle"),
        ("a.html", b"<html><p>" + b"<b>x</b>" * 6_250_000, "größer als"),
        ("a.rss", ENTITY, "Entitäten"),
        ("a.rss", DEEP, "mehr als 255-fach ineinander verschachtelt"),
        ("a.rss", DEEP.replace(b"Ja", b"&"), "mehr als 255-fach ineinander verschachtelt"),  # read on after an error
        ("a.docx", made.zipped({"word/document.xml": DEEP}), "mehr als 255-fach ineinander verschachtelt"),
        ("a.xml", b"<?xml version='1.0'?><rechnung/>", "kein bekanntes Nachrichtenformat (<rechnung>)"),
        ("a.xml", b"<newsMessage><itemSet>", "beschädigt und als NewsML"),
        ("a.eml", b"\xff\xfe\0\0", "beschädigt und als E-Mail"),
        ("a.jsonl", b"kein json\n", "a.jsonl#1: Die Zeile ist kein JSON-Objekt"),
        ("a.csv", b'id,text\n1,"auf' + b"x\n" * 6_000_000, "nicht mehr zu lesen"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "Bild"),
        ("a.txt", rb"{\rtf1 Text}", "RTF"),
    ],
)
def test_bad_files_are_refused_in_one_sentence(name, data, told):
    start = time.perf_counter()
    with pytest.raises(InputError) as caught:
        of(name, data)
    message = str(caught.value)
    assert told in message
    assert message.startswith(name)
    assert "\n" not in message
    assert message.endswith(".")
    assert len(message) < 300
    assert time.perf_counter() - start < 10


@pytest.mark.parametrize(
    ("name", "data", "notice"),
    [
        ("a.txt", WHOLE[".html"], hints.OTHER_FORMAT.format(form="HTML")),
        ("a.pdf", WHOLE[".html"], hints.OTHER_FORMAT.format(form="HTML")),  # a log-in page instead of the file
        ("a.csv", b"<!doctype html><p>Seite nicht gefunden, bitte melden", hints.OTHER_FORMAT.format(form="HTML")),
        ("a.docx", WHOLE[".odt"], hints.OTHER_FORMAT.format(form="OpenDocument-Text")),
        ("a.odt", "„Ja“, sagte Eva Maier.".encode(), hints.OTHER_FORMAT.format(form="reiner Text")),
        ("a.html", WHOLE[".pdf"], hints.OTHER_FORMAT.format(form="PDF")),
        ("a.xml", WHOLE[".rss"], None),
        ("a.html", b"<html><meta charset=utf-8><p>Gr\xfc\xdfe", hints.OTHER_ENCODING.format(encoding="Windows-1252")),
        ("a.html", "<html><meta charset=latin1><p>Grüße".encode(), hints.OTHER_ENCODING.format(encoding="UTF-8")),
        ("a.html", "<html><meta charset=iso-8859-15><p>Grüße €".encode("iso-8859-15"), hints.UNJUDGED),
        ("a.html", b"<html><meta charset=kl1ng0n><p>Hallo", hints.UNJUDGED),
        ("a.html", b"<html>", hints.EMPTY),
        ("a.rss", b"<rss><item><title>A & B</title></item></rss>", hints.SLOPPY_XML),
        ("a.rss", b"<rss></rss>", hints.NO_ITEMS),
        ("a.eml", WHOLE[".eml"], hints.ATTACHMENTS),
        ("a.pdf", made.pdf_of([(50, 700, 12, "Text")], []), hints.WITHOUT_TEXT),
    ],
)
def test_what_lies_about_itself_is_read_and_told(name, data, notice):
    articles, notices, failures = of(name, data)
    assert not failures
    assert notice in notices if notice else not notices
    assert [article.text for article in articles if "\N{REPLACEMENT CHARACTER}" in article.text] == []


@pytest.mark.parametrize(
    ("name", "around"),
    [
        ("a.rss", "<rss><item><title>Kopf</title><description><![CDATA[{}]]></description></item></rss>"),
        ("a.md", "Kopf\n\n{}\n"),
    ],
)
def test_html_in_other_files_has_no_bottom(name, around):
    deep = f"{'<div>' * 3_000}{TEXTS[1]}{'</div>' * 3_000}<p>{TEXTS[2]}</p>"
    articles, _notices, failures = of(name, around.format(deep).encode())
    assert (failures, [article.text for article in articles]) == ([], ["\n\n".join(TEXTS)])


def test_a_page_full_of_pictures_is_not_too_large():
    picture = b'<img src="data:image/png;base64,' + b"QUJD" * 4_000_000 + b'">'
    (article,), *_rest = of("a.html", WHOLE[".html"].replace(b"<main>", picture + b"<main>"))
    assert article.text.startswith("Landtag")


def test_an_entity_of_a_file_is_not_read(tmp_path):
    (tmp_path / "geheim").write_text("geheim")
    for reference in (f'<!ENTITY x SYSTEM "file://{tmp_path}/geheim">', '<!ENTITY % x SYSTEM "http://127.0.0.1:9/x">'):
        with pytest.raises(InputError, match="Entitäten"):
            of("a.rss", f"<!DOCTYPE rss [{reference}]><rss><item><title>&x;</title></item></rss>".encode())


@pytest.mark.parametrize("suffix", WHOLE)
def test_nothing_is_fetched(monkeypatch, suffix):
    asked = []  # told here, not raised: readers turn whatever their libraries raise into «damaged»

    def refuse(*arguments, **_options):
        asked.append(arguments)
        raise OSError

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    articles, _notices, failures = of("a" + suffix, WHOLE[suffix])
    assert (bool(articles), failures, asked) == (True, [], [])


def test_what_asks_the_network_would_be_seen(monkeypatch):
    asked = []
    monkeypatch.setattr("socket.getaddrinfo", lambda *arguments, **_options: asked.append(arguments) or [])
    with pytest.raises(OSError, match="getaddrinfo"):
        socket.create_connection(("beispiel.invalid", 80))
    assert len(asked) == 1


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(sorted(WHOLE)), st.data())
def test_damage_of_any_sort_is_read_or_refused(suffix, data):
    whole = bytearray(WHOLE[suffix])
    for _ in range(data.draw(st.integers(0, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.sampled_from([len(whole), len(whole) // 2, len(whole) - 10, 100]))
    try:
        articles, _notices, failures = of("a" + suffix, bytes(whole[:cut]))
    except InputError as error:
        failures, articles = [str(error)], []
    assert [message for message in failures if "\n" in message or not message.startswith("a.")] == []
    assert [article.document for article in articles if not article.document.startswith(f"a{suffix}")] == []


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(WHOLE)), st.binary(max_size=300) | st.text(max_size=200).map(lambda text: text.encode()))
def test_any_bytes_under_any_name(suffix, data):
    try:
        of("a" + suffix, data)
    except InputError as error:
        assert str(error).startswith("a")  # noqa: PT017 - one of two good ends


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from("<p> </p> <div> <q> <br> <table> <td> „Ja“ Wort <blockquote> <!-- &nbsp;".split())))
@example(["<h1>", "Wort", "<div>", "„Ja“"])  # never closed
@example(["<h1>", "<div>", "Wort", "<p>", "<q>", "<p>", "„Ja“"])
def test_any_tags_are_html(pieces):
    article, _sure = html.read(" ".join(pieces), "x")
    words = "".join(pieces).count("Wort")
    found = article.text.count("Wort")
    assert found <= words if "<!--" in pieces else found == words  # what follows an open comment is none of the page


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 500), st.integers(1, 20), st.integers(5, 30), st.text("ab .-„", min_size=1, max_size=9)
        ),
        max_size=30,
        unique_by=lambda line: line[1],
    )
)
def test_letters_anywhere_on_a_page_are_kept(lines):
    page = [(x, 40 * y, size, text) for x, y, size, text in lines]
    try:
        (read,) = pdf.articles(File("x.pdf", ".pdf", io.BytesIO(made.pdf_of(page))))
    except InputError as error:
        assert "Scan" in str(error)  # noqa: PT017 - only blanks
        return
    for letter in "ab":
        assert read.article.text.count(letter) == sum(text.count(letter) for *_place, text in lines)


@pytest.mark.usefixtures("no_model")
def test_the_others_go_on_and_the_exit_code_says_so(folder, capsys):
    (folder / "kaputt.docx").write_bytes(WHOLE[".docx"][:500])
    (folder / "scan.pdf").write_bytes(scan())
    (folder / "gut.txt").write_text("„Ja“, sagte sie.")
    (folder / "tabelle.csv").write_bytes(made.csv(TEXTS))
    code = cli.run(
        ["extract", "kaputt.docx", "tabelle.csv", "scan.pdf", "gut.txt", "--text-column", "Volltext", "-o", "z.csv"]
    )
    err = capsys.readouterr().err
    assert code == 1
    assert [line.split(":")[1].strip() for line in err.splitlines() if line.startswith("Fehler")] == [
        "kaputt.docx",
        "tabelle.csv",
        "scan.pdf",
    ]
    assert "«Volltext» gibt es nicht; vorhanden sind «Nr», «Titel», «Datum», «Text»" in err
    assert "1 Artikel, 1 Zitat in 1 Zeile" in err


def test_an_archive_that_lies_about_its_size_cannot_grow():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w:t>" + b"a" * 5_000_000)
    data = file.getvalue().replace(struct.pack("<I", 5_000_005), struct.pack("<I", 50))
    with pytest.raises(InputError, match="beschädigt"):
        of("a.docx", data)
