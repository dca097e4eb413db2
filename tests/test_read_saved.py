"""--save-text: what start and end count in, byte for byte."""

from __future__ import annotations

import csv

import made
import pytest

from quotes import cli
from quotes.data import Article
from quotes.errors import InputError, UsageError
from quotes.writers import saved_texts
from quotes.writers.saved_texts import Texts


@pytest.mark.parametrize(
    ("document", "name"),
    [
        ("a.html", "a.html.txt"),
        ("archiv/März 1.html", "archiv_März_1.html.txt"),
        ("t.csv#12", "t.csv#12.txt"),
        ("t.csv#../../etc/passwd", "t.csv#.._.._etc_passwd.txt"),
        ("/abs/x.pdf", "abs_x.pdf.txt"),
        (r"C:\texte\x.pdf", "C_texte_x.pdf.txt"),
        ("../x", "x.txt"),
        ("con", "_con.txt"),
        ("NUL.html", "_NUL.html.txt"),
        ("", "artikel.txt"),
        ("???", "artikel.txt"),
        ("x" * 300, "x" * 111 + "-" + "8a0a4a8f.txt"),
    ],
)
def test_file_names(document, name):
    found = saved_texts.file_name(document)
    if len(document) > 200:
        assert len(found) < 130
        assert found != saved_texts.file_name("x" * 299)
        return
    assert found == name


def test_texts_are_byte_exact_and_no_two_share_a_name(folder):
    texts = Texts("neu/texte", force=False)
    articles = [
        Article("A\r\nB\rC\n\ufeff", "x.html"),
        Article("D", "X.HTML"),
        Article("E", "x?html"),
        Article("F", "x*html"),
    ]
    for article in articles:
        texts.keep(article)
    files = sorted((folder / "neu/texte").iterdir())
    assert len(files) == len(articles)
    assert {file.read_bytes() for file in files} == {article.text.encode() for article in articles}
    again = Texts("neu/texte", force=False)
    for article in articles:
        again.keep(article)
    assert sorted((folder / "neu/texte").iterdir()) == files


def test_another_text_is_not_overwritten_unasked(folder):
    Texts("t", force=False).keep(Article("alt", "x"))
    with pytest.raises(InputError, match=r"x\.txt» gibt es schon"):
        Texts("t", force=False).keep(Article("neu", "x"))
    assert (folder / "t/x.txt").read_bytes() == b"alt"
    Texts("t", force=True).keep(Article("neu", "x"))
    assert (folder / "t/x.txt").read_bytes() == b"neu"


def test_a_folder_that_cannot_be(folder):
    (folder / "t").write_text("Datei")
    with pytest.raises(UsageError, match="«t» ist kein Ordner"):
        Texts("t", force=False)


@pytest.mark.usefixtures("no_model")
def test_every_row_can_be_checked_against_the_saved_text(folder, capsys):
    (folder / "seite.html").write_bytes((made.DATA / "faehre.html").read_bytes())
    (folder / "blatt.pdf").write_bytes(made.pdf(made.paragraphs(), 2))
    (folder / "t.csv").write_bytes('id;text\n1;"„Ja“,\r\nsagte sie."\n'.encode())
    inputs = ["seite.html", "blatt.pdf", "t.csv"]
    code = cli.run(["extract", *inputs, "--save-text", "texte", "-o", "z.csv", "--dialect", "rfc4180"])
    assert code == 0
    capsys.readouterr()
    with (folder / "z.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["document"] for row in rows} == {"seite.html", "blatt.pdf", "t.csv#1"}
    for row in rows:
        text = (folder / "texte" / f"{row['document']}.txt").read_bytes().decode()
        assert text[int(row["start"]) + 1 : int(row["end"]) - 1] == row["quote"]
    assert cli.run(["extract", "seite.html", "--save-text", "seite.html", "-o", "z.csv"]) == 2
    capsys.readouterr()
