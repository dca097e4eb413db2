"""``quotes explain``: the article with its marks, and what each sieve said."""

from __future__ import annotations

import sys
from pathlib import Path

import fake
import proof_sheets
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.attribution.sieves import SIEVES
from quotes.attribution.tracing import Step
from quotes.cli import picture, run
from quotes.cli.picture import Mark
from quotes.data import Article, Attribution, Span
from quotes.table import ids

TEXT = "Eva Maier kam.\n\n„Gut“, sagte sie.\n\nNiemand ging."


def mark(start, end, sort="Zitat", *rows):
    return Mark(Span(start, end), sort, rows or (1,))


# the picture


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([], "abcdef"),
        ([mark(1, 3)], "a[Zitat 1: bc]def"),
        ([mark(1, 3, "Zitat", 0)], "a[Zitat: bc]def"),  # not in the table
        ([mark(0, 6), mark(2, 3, "Name", 1, 4)], "[Zitat 1: ab[Name 1, 4: c]def]"),
        ([mark(0, 3), mark(0, 1, "Name")], "[Zitat 1: [Name 1: a]bc]def"),
        ([mark(0, 3), mark(3, 6, "Name")], "[Zitat 1: abc][Name 1: def]"),
        ([mark(0, 4), mark(2, 6, "Name")], "[Zitat 1: ab[Name 1: cd]]ef"),  # what reaches out is cut
        ([mark(2, 2)], "abcdef"),
    ],
)
def test_brackets(marks, expected):
    assert picture.plain("abcdef", marks, [Span(0, 6)]) == expected + "\n"


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([Span(0, 6)], "ab\n\ncd\n"),
        ([Span(0, 2)], "ab\n\n[…]\n"),
        ([Span(4, 6)], "[…]\n\ncd\n"),
        ([Span(0, 2), Span(4, 6)], "ab\n\ncd\n"),  # nothing but blank lines is left out
    ],
)
def test_what_is_left_out_is_told(spans, expected):
    assert picture.plain("ab\n\ncd", [], spans) == expected


@given(
    st.text("ab\n", max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.sampled_from(["Zitat", "Name"])), max_size=6),
)
def test_marks_add_and_change_nothing_else(text, places):
    marks = [mark(min(a, b), max(a, b), sort) for a, b, sort in places]
    pieces = list(picture.weave(text, marks, Span(0, len(text))))
    assert "".join(piece for piece in pieces if isinstance(piece, str)) == text
    depth = 0
    for piece in pieces:
        depth += isinstance(piece, Mark) - (piece is None)
        assert depth >= 0
    assert depth == 0


@given(st.text(max_size=40))
def test_no_control_character_reaches_the_terminal(text):
    shown = picture.plain(text, [], [Span(0, len(text))])
    assert all(ord(char) >= 32 and not 0x7F <= ord(char) < 0xA0 for char in shown if char != "\n")


def test_colours_number_the_rows_where_there_are_several():
    marks = [mark(0, 3, "Zitat", 1), mark(4, 6, "Zitat", 12)]
    assert picture.coloured("„a“ „b", marks, [Span(0, 6)]).plain == " Zitat  \n\n„a“¹ „b¹²\n"
    assert picture.coloured("„a“ „b", marks[:1], [Span(0, 6)]).plain == " Zitat  \n\n„a“ „b\n"


# the command, with a stand-in for the pipeline


class Explained:
    def __init__(self, quotation, steps=(), full=None):
        self.quotation, self.steps, self.full = quotation, steps, full


SAID = Attribution(
    "Eva Maier",
    "person",
    "Rätin",
    "sagte",
    "sie",
    Span(29, 32),
    (Span(23, 28),),
    "",
    "verb-after",
    "Weil es so ist.",
    97,
)
STEPS = (
    Step("sieve:label", "Name mit Doppelpunkt am Absatzanfang"),
    Step("sieve:touching-after", "„…“, sagte X", "verb-after", "Eva Maier", "Weil es so ist."),
    Step("sieve:nearby-verb", "anderes Redeverb im Satz", "nearby-verb:open", "", "Anders gesehen."),
)


class Extractor(fake.Extractor):
    def explain(self, article):
        found = self.extract(article, "all")
        changed = [fake.quotation(article, q.start, q.end, type=q.type, attribution=SAID, id=q.id) for q in found]
        return [Explained(q, STEPS if q.type == "direct" else (), Span(0, 9)) for q in changed]


@pytest.fixture
def say(folder, no_model, monkeypatch, capsys):
    """Run ``quotes explain ARGUMENTS``; give code, standard output, standard error."""
    del folder, no_model
    monkeypatch.setattr(sys.modules["quotes.pipeline"], "Extractor", Extractor)

    def call(*arguments, text=TEXT):
        Path("a.txt").write_text(text, encoding="utf-8")
        code = run(["explain", *arguments])
        return code, *capsys.readouterr()

    return call


def test_explains_all_rows_in_the_whole_article(say):
    code, out, err = say("a.txt")
    assert (code, err) == (0, "")
    assert out.startswith(
        "[Name 1: Eva Maier] kam.\n\n[Zitat 1: „Gut“], [Redewort 1: sagte] [Sprecher 1: sie].\n\nNiemand ging.\n\n"
        "── Zitat 1 ──"
    )
    assert "\nSprecher  Eva Maier, Rätin (Sicherheit 97 %)\nGrund     Weil es so ist.\n" in out
    assert (
        "   1 label            Name mit Doppelpunkt am Absatzanfang  –\n"
        "→  2 touching-after   „…“, sagte X\n"
        "     Eva Maier: Weil es so ist.\n"
        "   3 nearby-verb      anderes Redeverb im Satz\n"
        "     offen: Anders gesehen.\n"
    ) in out
    assert "\x1b" not in out


HASH = ids.of_text(TEXT)


@pytest.mark.parametrize("row", ["1", f"{HASH}-16", f"{HASH}.0123ab-16"])
def test_one_row_by_number_or_id(say, row):
    code, out, _ = say("a.txt", "--row", row)
    assert code == 0
    assert "Niemand ging." not in out
    assert out.startswith("[Name 1: Eva Maier] kam.\n\n[Zitat 1: „Gut“], ")


@pytest.mark.parametrize(
    ("arguments", "text", "expected"),
    [
        (["--row", "1"], "„Stern“ und „Gut“.", "── Zitat 1 "),  # numbers are those of the table, without the title
        (["--row", "2", "--types", "all"], "„Stern“ und „Gut“.", "── Zitat 2 "),
        (["--row", f"{ids.of_text('„Stern“ und „Gut“.')}-0"], "„Stern“ und „Gut“.", "── Nicht in der Tabelle "),
    ],
)
def test_rows_are_counted_as_in_the_table(say, arguments, text, expected):
    code, out, _ = say("a.txt", *arguments, text=text)
    assert code == 0
    assert expected in out


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["a.txt", "--row", "2"], 2, "--row: Die Zeile «2» gibt es nicht; die Tabelle des Artikels hat 1."),
        (["a.txt", "--row", "0"], 2, "--row: Die Zeile «0» gibt es nicht"),
        (["a.txt", "--row", "x"], 2, "--row: Die Zeile «x» gibt es nicht"),
        (["a.txt", "--types", "x"], 2, "--types: «x» gibt es nicht"),
        (["fehlt.txt"], 1, "fehlt.txt: nicht gefunden"),
        (["ordner"], 2, "«ordner» sind 2 Artikel; erklärt wird einer"),
        (["a.txt", "--model", "fehlt"], 3, "Das Sprachmodell ist unvollständig"),
    ],
)
def test_wrong_use_is_told_in_a_sentence(say, arguments, code, message):
    Path("ordner").mkdir()
    for name in ("b.txt", "c.txt"):
        Path("ordner", name).write_text("x", encoding="utf-8")
    found, out, err = say(*arguments)
    assert (found, out) == (code, "")
    assert message in err


def test_wrong_articles_are_told_with_those_that_are_there(say):
    Path("t.jsonl").write_text('{"id": 7, "text": "Ja"}\n{"id": 8, "text": "Nein"}\n')
    Path("leer.jsonl").write_text("")
    proof_sheets.save("zitate.ods.csv", [proof_sheets.row(document=f"b{number}.txt") for number in range(9)])
    proof_sheets.save("z.json", [proof_sheets.row(document="x/b.txt")])
    for name, told in (
        ("t.jsonl#9", "«t.jsonl#9» gibt es nicht; bitte einen der Artikel angeben, die da sind, etwa «t.jsonl#7» un"),
        (
            "t.jsonl",
            "stehen mehrere Artikel; erklärt wird einer, bitte einen angeben, etwa «t.jsonl#7» und «t.jsonl#8».\n",
        ),
        ("leer.jsonl", "In «leer.jsonl» steht kein Artikel"),
        (
            "zitate.ods.csv",
            "ist eine Tabelle von Zitaten; erklärt wird ein Artikel, bitte einen der ihren angeben: «b0",
        ),
        ("zitate.ods.csv", "«b4.txt» und 4 weitere.\n"),
        ("z.json", "angeben: «x/b.txt».\n"),
    ):
        code, out, err = say(name, "--row", "1")
        assert (code, out, told in err) == (2, "", True), err


def test_nothing_quoted(say):
    assert say("a.txt", text="Niemand sprach.") == (0, "", "Keine Zitate gefunden.\n")


def test_brackets_where_colours_are_not_wanted(monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    assert picture.is_coloured()
    monkeypatch.setenv("NO_COLOR", "1")
    assert not picture.is_coloured()
    monkeypatch.setenv("NO_COLOR", "")  # empty counts as not set (no-color.org)
    assert picture.is_coloured()
    monkeypatch.setenv("TERM", "dumb")
    assert not picture.is_coloured()


# with the model

ARTICLE = (
    "Im Rat ging es laut zu. „Der Deich hält“, sagte Landrätin Petra Harms am Montag. Sie sprach von einer "
    "„guten Nachricht“. Vom Bürgermeister kam Widerspruch. „Er hält nicht.“ Das sagte Uwe Berg der Presse. "
    "„Mehr Geld“, forderte er, „gibt es nicht.“ Gestern lief „Die Fährfrau“ im Kino."
)


def test_watching_changes_nothing(extractor):
    assert [each.quotation for each in extractor.explain(ARTICLE)] == extractor.extract(ARTICLE, "all")


def test_the_first_sieve_that_answers_has_signed(extractor):
    rows = extractor.explain(ARTICLE)
    assert len(rows) == 6
    for each in rows:
        answers = [step for step in each.steps if step.reason]
        said = each.quotation.attribution
        if each.quotation.type == "title":
            assert each.steps == ()
        else:
            assert [step.sieve for step in each.steps] == [sieve.name for sieve in SIEVES]
            assert (answers[0].rule, answers[0].speaker, answers[0].reason) == (said.rule, said.speaker, said.reason)


def test_first_full_mention(extractor):
    named = {each.quotation.quote: each for each in extractor.explain(ARTICLE)}
    assert named["guten Nachricht"].full.of(ARTICLE) == "Landrätin Petra Harms"
    assert named["guten Nachricht"].quotation.attribution.mention == "Sie"


@pytest.mark.parametrize(
    ("text", "rests_on"),
    [
        ("„Der Deich hält“, sagte Petra Harms.", "name"),
        ("Petra Harms kam. „Der Deich hält“, sagte Harms.", "name"),
        ("„Der Deich hält“, sagte ein Sprecher.", "noun"),
        ("Landrätin Petra Harms kam. „Der Deich hält“, sagte die Landrätin.", "role"),
        ("Petra Harms kam. „Der Deich hält“, sagte sie.", "pronoun"),
        ("Petra Harms traf Eva Berg. „Der Deich hält“, sagte sie.", "rivals"),
        ("„Der Deich hält.“ Das sagte Petra Harms.", "name-elsewhere"),
        ("„Der Deich“, sagte Petra Harms, „hält noch lange.“", "carried"),
    ],
)
def test_what_an_answer_rests_on(extractor, text, rests_on):
    last = extractor.extract(Article(text), "all")[-1].attribution
    assert last.rests_on == rests_on
    assert last.certainty > 0
