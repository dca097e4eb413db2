"""Pages that a browser saved as one file, and articles that a crawler wrote as JSON."""

from __future__ import annotations

import io
import json
import quopri

import pages
import pytest

from quotes import readers
from quotes.errors import InputError
from quotes.readers.base import Source

PAGE = pages.page(pages.NAV + f"<article>{pages.TOP}{pages.BODY}</article>" + pages.FOOTER)
HEADS = {
    "Chromium": "From: <Saved by Blink>\nSnapshot-Content-Location: https://moorbote.example/kanal\nSubject: Kanal\n",
    "Internet Explorer": "From: <Gespeichert von Windows Internet Explorer 8>\nSubject: Kanal\n",
}


def mhtml(head, encoding="utf-8"):
    body = quopri.encodestring(PAGE.replace("utf-8", encoding).encode(encoding)).decode()
    return (
        f'{head}MIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype="text/html";\n\tboundary="--b"\n\n\n'
        f"----b\nContent-Type: text/css\n\n.x {{}}\n----b\nContent-Type: text/html\n"
        f"Content-Transfer-Encoding: quoted-printable\n\n{body}\n----b--\n"
    ).encode()


def read(folder, name, data):
    (folder / name).write_bytes(data)
    return [each for each in readers.read(Source(name, folder / name)) if isinstance(each, InputError) or each.article]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("suffix", ["mht", "mhtml", "eml"])
def test_a_saved_page_is_read_as_the_page_it_is(folder, head, suffix):
    [found] = read(folder, f"seite.{suffix}", mhtml(HEADS[head]))
    assert found.article.text.split("\n\n") == pages.WHOLE
    assert found.article.title == pages.HEAD
    assert found.article.url == ("https://moorbote.example/kanal" if head == "Chromium" else "")


def test_a_saved_page_in_an_old_encoding(folder):
    [found] = read(folder, "seite.mht", mhtml(HEADS["Chromium"], "windows-1252"))
    assert found.article.text.split("\n\n") == pages.WHOLE


def test_a_saved_page_without_a_page(folder):
    with pytest.raises(InputError, match="beschädigt"):
        read(folder, "seite.mht", b"From: <Saved by Blink>\nContent-Type: text/plain\n\nleer\n")


TEXT = "\n\n".join(pages.P)
ARTICLE = {
    "title": "Kanal",
    "maintext": TEXT,
    "authors": ["Wiebke Lorenz", "Jan Petersen"],
    "date_publish": "2026-03-17 10:00:00",
}


@pytest.mark.parametrize(
    ("given", "texts"),
    [
        (ARTICLE, [TEXT]),
        ([ARTICLE, ARTICLE | {"maintext": "„Ja“, sagte Ahlers."}], [TEXT, "„Ja“, sagte Ahlers."]),
        ({"articles": [ARTICLE]}, [TEXT]),
        ({"headline": "Kanal", "text": pages.P}, [TEXT]),
        (
            {
                "title": "Kanal",
                "body": {"summary": [pages.LEAD], "sections": [{"headline": [], "paragraphs": pages.P}]},
            },
            ["\n\n".join([pages.LEAD, *pages.P])],
        ),
    ],
    ids=["an object", "a list", "a list in an object", "paragraphs", "parts"],
)
@pytest.mark.parametrize("ascii_only", [True, False])
def test_articles_as_json(folder, given, texts, ascii_only):
    found = read(folder, "a.json", json.dumps(given, ensure_ascii=ascii_only).encode())
    assert [each.article.text for each in found] == texts
    assert found[0].article.document == "a.json#1"


def test_what_json_says_of_an_article(folder):
    [found] = read(folder, "a.json", json.dumps(ARTICLE).encode())
    article = found.article
    assert (article.title, article.author, article.date) == ("Kanal", "Wiebke Lorenz, Jan Petersen", "2026-03-17")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'{"text": "', "kein gültiges JSON"),
        (b"17", "kein Artikel und keine Liste"),
        (b'["a", "b"]', "kein Artikel und keine Liste"),
        (b"[]", "kein Artikel und keine Liste"),
        (b'{"a": 1, "b": 2}', "nicht zu erkennen"),
        (b"[" * 100_000, "kein gültiges JSON"),
    ],
)
def test_other_json_is_refused_in_a_sentence(folder, data, message):
    with pytest.raises(InputError, match=message):
        read(folder, "a.json", data)


def test_json_from_standard_input_needs_the_name_of_its_column(monkeypatch):
    monkeypatch.setattr("sys.stdin", type("In", (), {"buffer": io.BytesIO(json.dumps(ARTICLE).encode())}))
    columns = readers.Columns(text="maintext")
    found = [each for each in readers.read(Source("stdin", None), columns) if each.article]
    assert [each.article.text for each in found] == [TEXT]
