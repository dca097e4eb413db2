"""One article in every format: the same text, hence the same rows, and what the file says about the article."""

from __future__ import annotations

import datetime as dt
import functools

import made
import pytest

from quotes import readers
from quotes.data import Article
from quotes.errors import InputError

TEXTS = made.paragraphs()
TEXT = "\n\n".join(TEXTS)
LONG = TEXTS + [f"{text} " * 3 for text in made.paragraphs("05-brandprozess")]
ABOUT = {"title": made.TITLE, "date": made.DATE, "author": made.AUTHOR, "url": ""}
DAY = dt.date(2026, 3, 17)

FILES = {
    "a.txt": (TEXT.encode(), {"title": "", "date": "", "author": "", "url": ""}),
    "a.md": (made.md(TEXTS), ABOUT | {"url": made.URL}),
    "a.html": (
        (made.DATA / "faehre.html").read_bytes(),
        ABOUT | {"title": TEXTS[0], "url": made.URL},
    ),
    "a.docx": (made.docx(TEXTS), ABOUT),
    "a.odt": (made.odt(TEXTS), ABOUT),
    "a.eml": (made.eml(TEXTS), ABOUT),
    "a.rss": (made.rss(TEXTS), ABOUT | {"title": TEXTS[0], "url": made.URL}),
    "atom.xml": (made.atom(TEXTS), ABOUT | {"title": TEXTS[0], "url": made.URL}),
    "nitf.xml": (made.nitf(TEXTS), ABOUT | {"title": TEXTS[0]}),
    "newsml.xml": (made.newsml(TEXTS), ABOUT | {"title": TEXTS[0]}),
    "a.epub": (made.epub(TEXTS), ABOUT | {"title": TEXTS[0]}),
    "a.csv": (made.csv(TEXTS), ABOUT | {"author": ""}),
    "a.tsv": (made.csv(TEXTS, "\t"), ABOUT | {"author": ""}),
    "a.jsonl": (made.jsonl(TEXTS), ABOUT | {"author": ""}),
    "a.xlsx": (
        made.xlsx([["Id", "Titel", "Datum", "Autor", "Text"], [4711, made.TITLE, DAY, made.AUTHOR, TEXT]]),
        ABOUT,
    ),
    "a.ods": (
        made.ods([["Id", "Titel", "Datum", "Autor", "Text"], [4711, made.TITLE, DAY, made.AUTHOR, TEXT]]),
        ABOUT,
    ),
    "a.parquet": (
        made.parquet({"id": [4711], "title": [made.TITLE], "date": [DAY], "author": [made.AUTHOR], "text": [TEXT]}),
        ABOUT,
    ),
}
PDFS = {  # name to file and text; their date is that of the test
    "eine-spalte.pdf": (made.pdf(LONG, 1, 13), LONG),
    "zwei-spalten.pdf": (made.pdf(LONG, 2, 13), LONG),
    "drei-spalten.pdf": (made.pdf(LONG, 3), LONG),
}


def read(path, **columns):
    """Return the articles of a file."""
    (source,) = readers.find([str(path)]).sources
    found = list(readers.read(source, readers.Columns(**columns)))
    for each in found:
        if isinstance(each, InputError):
            raise each
    return [each.article for each in found if each.article is not None]


@pytest.mark.parametrize("name", FILES)
def test_each_format_gives_the_text(folder, name):
    data, about = FILES[name]
    (folder / name).write_bytes(data)
    (article,) = read(name)
    assert article.text.strip().replace("\u00ad", "") == TEXT  # only the page has soft hyphens, and they stay
    assert ("\u00ad" in article.text) == (name == "a.html")
    assert {field: getattr(article, field) for field in about} == about
    assert article.document.split("#")[0] == name


@pytest.mark.parametrize("name", PDFS)
def test_pdf_gives_the_text_without_heads_and_numbers(folder, name):
    data, texts = PDFS[name]
    (folder / name).write_bytes(data)
    (article,) = read(name)
    assert article.text.split("\n\n") == [text.strip() for text in texts]
    assert (article.title, article.author) == (made.TITLE, made.AUTHOR)


@pytest.mark.parametrize("name", FILES)
def test_the_content_tells_the_format_when_the_name_does_not(folder, name):
    data, about = FILES[name]
    if name in {"a.md", "a.eml", "a.csv", "a.tsv", "a.jsonl"}:
        pytest.skip("text without a mark of its own")
    (folder / "ohne").write_bytes(data)
    (article,) = read("ohne")
    assert article.text.strip().replace("\u00ad", "") == TEXT
    assert article.title == about["title"]


def test_a_line_end_is_nowhere_translated(folder):
    data = "Zwei\r\nZeilen,\ralt\u2028neu\n"
    (folder / "a.txt").write_bytes(data.encode())
    (folder / "a.csv").write_bytes(f'id,text\r\n1,"{data}"\r\n'.encode())
    assert read("a.txt")[0].text == read("a.csv")[0].text == data


@pytest.mark.slow
def test_each_format_gives_the_rows_of_the_plain_text(folder, extractor):
    @functools.cache  # most texts are the same
    def rows(text):
        return [(row.speaker, row.quote.replace("\u00ad", ""), row.type) for row in extractor.extract(Article(text))]

    expected = rows(TEXT)
    assert len(expected) == TEXT.count("„")
    for name in FILES:
        (folder / name).write_bytes(FILES[name][0])
        assert rows(read(name)[0].text) == expected, name
    (folder / "a.pdf").write_bytes(PDFS["zwei-spalten.pdf"][0])
    assert [row for row in rows(read("a.pdf")[0].text) if row in expected] == expected
