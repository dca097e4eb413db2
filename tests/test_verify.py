"""quotes verify: what becomes of rows when articles or tables are edited."""

from __future__ import annotations

from pathlib import Path

import proof_sheets
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.cli import run
from quotes.data import Article
from quotes.review import verify
from quotes.review.originals import Originals
from quotes.review.passages import Passages, plain
from quotes.table.cells import EXCEL_CELL, fold, guard, shorten

LONG = "„Das reicht nicht, und das wissen alle“"
TEXT = (
    f"Die Lage 😀. {LONG}, sagte Eva Maier. Sie sprach von einer „Notlösung“.\n\n"
    "Ein Mann rief: „Nein, niemals gebe ich dieses schöne alte Haus her!“"
)
HOUSE = "„Nein, niemals gebe ich dieses schöne alte Haus her!“"


def checked(marked, text, **changed):
    """Check a row of TEXT, maybe with changed cells, against a text that may have been edited."""
    return verify.check(proof_sheets.row_at(TEXT, marked) | changed, Passages(text))


@pytest.mark.parametrize(
    ("marked", "edit", "outcome", "now"),
    [
        (LONG, ("", ""), "same", LONG),
        (LONG, ("Die", "Oh, die"), "moved", LONG),
        (LONG, ("Die Lage 😀. ", ""), "moved", LONG),
        ("„Notlösung“", ("Die", "Oh, die"), "moved", "„Notlösung“"),
        ("„Notlösung“", ("„Notlösung“", "»Notlösung«"), "same", "»Notlösung«"),
        ("„Notlösung“", ("Lage 😀. ", "neue Lage. ,,"), "moved", "„Notlösung“"),
        ("„Notlösung“", ("„Notlösung“", "Notlösung"), "altered", "Notlösung"),
        ("„Notlösung“", ("Notlösung", "Notloesung"), "altered", "„Notloesung“"),
        ("„Notlösung“", ("Notlösung", "Notlo\N{COMBINING DIAERESIS}sung"), "typography", "„Notlo\u0308sung“"),
        ("„Notlösung“", ("Notlösung", "Not\N{SOFT HYPHEN}lösung"), "typography", "„Not\N{SOFT HYPHEN}lösung“"),
        (LONG, ("nicht, und", "nicht,\N{NO-BREAK SPACE}und"), "typography", LONG.replace(", u", ",\u00a0u")),
        (LONG, ("nicht, und", "nicht,\r\n   und"), "same", LONG.replace(", u", ",\r\n   u")),
        (LONG, (", und das wissen alle", ""), "shortened", "„Das reicht nicht“"),
        (HOUSE, ("schöne alte ", ""), "shortened", HOUSE.replace("schöne alte ", "")),
        (HOUSE, ("schöne", "häßliche"), "altered", HOUSE.replace("schöne", "häßliche")),
        (HOUSE, ("Nein, niemals", "Nie"), "altered", HOUSE.replace("Nein, niemals", "Nie")),
        (HOUSE, (HOUSE, "Kein Wort mehr davon."), "lost", None),
        ("„Notlösung“", ("„Notlösung“", "Kompromiss"), "lost", None),
    ],
)
def test_an_article_that_was_edited(marked, edit, outcome, now):
    text = TEXT.replace(*edit) if edit[0] else TEXT
    if outcome == "same" and edit[0]:  # the row's end moves with the article's
        at = text.index(now)
        check = checked(marked, text, start=at, end=at + len(now), quote=fold(now[1:-1]))
    else:
        check = checked(marked, text)
    assert (check.outcome, check.span and check.span.of(text)) == (outcome, now)


@pytest.mark.parametrize(
    ("marked", "changed", "outcome", "difference"),
    [
        (LONG, {"quote": "Das reicht nicht"}, "shortened", "nur im Artikel «, und das wissen alle»"),
        (LONG, {"quote": "Das genügt nicht, und das wissen alle"}, "altered", "Tabelle «genügt», Artikel «reicht»"),
        (LONG, {"quote": "Das reicht gar nicht, und das wissen alle"}, "shortened", "nur in der Tabelle «gar»"),
        (LONG, {"quote": "Das reicht  nicht, und das wissen alle"}, "typography", "nur Leerzeichen und Zeilenenden"),
        (LONG, {"quote": "das reicht nicht, und das wissen alle"}, "altered", "Tabelle «das», Artikel «Das»"),
        ("„Notlösung“", {"quote": "Notlösng"}, "altered", "Tabelle «Notlösng», Artikel «Notlösung»"),
        ("„Notlösung“", {"start": 5, "end": 9}, "moved", "+86 Zeichen"),
        ("„Notlösung“", {"start": 0, "end": 0}, "moved", ""),
        ("„Notlösung“", {"start": -4, "end": 10_000}, "moved", ""),
        ("„Notlösung“", {"quote": ""}, "lost", "die Zelle des Zitats ist leer"),
        ("„Notlösung“", {"quote": "Ganz was anderes, das nirgends steht"}, "lost", ""),
    ],
)
def test_a_table_that_was_edited(marked, changed, outcome, difference):
    check = checked(marked, TEXT, **changed)
    assert (check.outcome, check.difference) == (outcome, difference)


def test_what_the_writer_did_to_a_cell_is_no_edit():
    text = "„=1+1“ „eins\r\n  zwei“ „'=2“ „" + "ä😀" * EXCEL_CELL + "“"
    for marked in ("„=1+1“", "„eins\r\n  zwei“", "„'=2“", text[text.rindex("„") :]):
        row = proof_sheets.row_at(text, marked)
        cell = shorten(guard(fold(row["quote"])))
        assert verify.check(row | {"quote": cell}, Passages(text)).holds, cell[:20]


def test_control_characters_that_no_workbook_holds_are_no_edit():
    text = "„Der\x1f Deich\x07 hält“ und „Der Deich hält“"
    row = proof_sheets.row_at(text, text.partition(" und ")[0])
    for cell in ("Der  Deich  hält", "Der Deich hält"):
        assert verify.check(row | {"quote": cell}, Passages(text)).outcome == "same"
    assert verify.check(row | {"quote": "Der Deich hielt"}, Passages(text)).outcome != "same"


def test_a_long_article_is_searched_in_bounded_time():
    text = " ".join(f"„Satz {number} über den Deich und das Wasser Nummer {number}“" for number in range(3000))
    passages = Passages(text)
    found = verify.check(proof_sheets.row("Satz 2990 über den neuen Deich und das Wasser Nummer 2990", 0, 9), passages)
    assert found.outcome == "shortened"
    assert found.span.of(text) == "„Satz 2990 über den Deich und das Wasser Nummer 2990“"


ALPHABET = st.sampled_from("aäß 😀\u0308\u00ad\n\r\t-–…„“»«'’\"=+@,.ﬁÄB")


@settings(max_examples=150, deadline=None)
@given(st.text(ALPHABET), st.text(ALPHABET, min_size=1), st.text(ALPHABET), st.text(ALPHABET), st.data())
def test_what_is_cut_from_an_article_holds_and_nothing_breaks_it(before, quote, after, edited, data):
    text = f"{before}„{quote}“{after}"
    row = proof_sheets.row(quote, len(before), len(before) + len(quote) + 2)
    assert verify.check(row, Passages(text)).holds
    assert verify.check(row | {"quote": guard(fold(quote))}, Passages(text)).holds
    at = data.draw(st.integers(0, len(text)))
    changed = text[:at] + edited + text[at:]
    check = verify.check(row, Passages(changed))
    if check.span is not None:
        assert 0 <= check.span.start < check.span.end <= len(changed)
    if check.holds:
        piece = changed[row["start"] : row["end"]]
        assert quote in piece or fold(quote) in fold(piece)


@settings(deadline=None)
@given(st.text(ALPHABET))
def test_alike_characters_know_where_they_come_from(text):
    made = plain(text)
    assert len(made.text) == len(made.starts) == len(made.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(made.starts, made.ends, strict=True))
    assert list(made.starts) == sorted(made.starts)


@pytest.mark.parametrize(
    ("document", "found"),
    [
        ("artikel/a.txt", "/neu/artikel/a.txt"),
        ("a.txt", None),  # there are two
        ("alt/archiv/a.txt", "/neu/archiv/a.txt"),
        ("artikel\\b.txt", "/neu/artikel/b.txt"),
        ("/neu/artikel/b.txt", "/neu/artikel/b.txt"),
        ("b.txt", "/neu/artikel/b.txt"),
        ("c.txt", None),
        ("", None),
    ],
)
def test_articles_are_found_by_the_end_of_their_path(document, found):
    names = ("/neu/artikel/a.txt", "/neu/archiv/a.txt", "/neu/artikel/b.txt")
    article = Originals(Article("", name) for name in names).of(document)
    assert (article.document if article else None) == found


def test_a_table_from_standard_input_fits_the_only_article():
    assert Originals([Article("", "x.txt")]).of("stdin").document == "x.txt"


# the command


@pytest.fixture
def table(folder):
    del folder
    Path("artikel").mkdir()
    Path("artikel/a.txt").write_text(TEXT, encoding="utf-8", newline="")
    rows = [proof_sheets.row_at(TEXT, marked, document="alt/a.txt") for marked in (LONG, "„Notlösung“", HOUSE)]
    return proof_sheets.save("t.csv", rows)


def test_all_is_well(table, capsys):
    assert run(["verify", table, "artikel"]) == 0
    assert capsys.readouterr().out == "3 Zeilen: 3 stimmen.\n"


def test_rows_that_fail_are_told_with_their_difference(table, capsys):
    Path("artikel/a.txt").write_text(TEXT.replace("schöne", "häßliche"), encoding="utf-8", newline="")
    assert run(["verify", table, "artikel", "--csv", "befund.csv"]) == 1
    assert capsys.readouterr().out == (
        "alt/a.txt\n"
        "  Zeile 4, verändert: Nein, niemals gebe ich dieses schöne alte Haus her!\n"
        "      Tabelle «schöne», Artikel «häßliche»\n"
        "3 Zeilen: 2 stimmen, 1 verändert.\n"
    )
    found = proof_sheets.load("befund.csv")
    assert [row["outcome"] for row in found] == ["stimmt", "stimmt", "verändert"]
    assert found[2]["new_start"] == found[2]["start"]
    assert run(["verify", table, "artikel", "--csv", "befund.csv"]) == 1  # its own result may be replaced
    Path("befund.csv").write_text("fremd", encoding="utf-8")
    assert run(["verify", table, "artikel", "--csv", "befund.csv"]) == 2


def test_an_article_that_is_missing_does_not_stop_the_others(table, capsys):
    rows = [proof_sheets.row("x", 0, 1, document="weg.txt"), proof_sheets.row_at(TEXT, LONG, document="a.txt")]
    assert run(["verify", proof_sheets.save("u.csv", rows), "artikel", "fehlt.txt"]) == 1
    out, err = capsys.readouterr()
    assert "2 Zeilen: 1 stimmt, 1 Artikel fehlt." in out
    assert err.startswith("Fehler: fehlt.txt: nicht gefunden")
    assert run(["verify", "fehlt.csv", "artikel"]) == 2
    del table


def test_without_articles_or_table(table, capsys):
    assert run(["verify", table]) == 2
    assert "verify: Es fehlen die Artikel der Tabelle, «alt/a.txt»; bitte" in capsys.readouterr().err
    Path("b.txt").write_text("anderes", encoding="utf-8")
    assert run(["verify", table, "b.txt"]) == 2
    told = "verify: Die Tabelle will die Artikel «alt/a.txt», gelesen wurden «b.txt»; bitte die ihren angeben.\n"
    assert capsys.readouterr() == ("", f"Fehler: {told}")
    assert run(["verify"]) == 0
    assert capsys.readouterr().out.strip().startswith("Aufruf: quotes verify")
