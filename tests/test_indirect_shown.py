"""Indirect rows where people see them: the proof sheet (tint, filter, words), explain, and the words of the legend."""

from __future__ import annotations

import re
from importlib.resources import files

import proof_sheets
import pytest
from test_proof_browser import CHROMIUM, chromium, opened, shown  # noqa: F401

from quotes.cli import run
from quotes.data import Article
from quotes.review import proof
from quotes.review.originals import Originals
from quotes.table import legend

TEXT = "„Der Deich hält“, sagte Eva Maier. Jan Ohm warnte, er sei „viel zu niedrig“. Er müsse höher werden."
ROWS = [
    proof_sheets.row_at(TEXT, "„Der Deich hält“", cue="sagte", mention="Eva Maier", utterance=1),
    proof_sheets.row_at(TEXT, "er sei „viel zu niedrig“", speaker="Jan Ohm", cue="warnte", mention="Jan Ohm",
                        type="indirect", rule="konjunktiv", utterance=2),
    proof_sheets.row_at(TEXT, "„viel zu niedrig“", speaker="Jan Ohm", type="partial", utterance=2),
    proof_sheets.row_at(TEXT, "Er müsse höher werden", speaker="Jan Ohm", type="indirect", rule="konjunktiv",
                        utterance=3),
]  # fmt: skip
ARTICLE = Article(TEXT, document="a.txt")


# the proof sheet as a file


def test_the_sheet_holds_clause_and_quoted_words_one_in_the_other():
    made = proof.payload(proof.Sheet.of_table("t.csv", ROWS, Originals([ARTICLE])))
    assert [(row["type"], row["state"]) for row in made["rows"]] == [
        ("direct", ""),
        ("indirect", ""),
        ("partial", ""),
        ("indirect", ""),
    ]
    (paragraph,) = made["documents"][0]["paragraphs"]
    places = {tuple(piece[1]): piece[2] for piece in paragraph if not isinstance(piece, str) and piece[0] == "q"}
    assert places[1,] == ["er sei ", ["q", [2], ["„viel zu niedrig“"]]]
    assert places[3,] == ["Er müsse höher werden"]


def test_the_filter_offers_the_type_as_speech():
    shared = proof.payload(proof.Sheet.of_table("t.csv", ROWS, Originals([ARTICLE])))["shared"]
    assert ("indirect", "indirekt") in [tuple(each) for each in shared["types"]]
    assert "indirect" in shared["speech"]


def test_its_tint_is_its_own():
    style = files("quotes.review.proof").joinpath("sheet.css").read_text(encoding="utf-8")
    tints = re.findall(r"^mark(?:\.of-(\w+))?[^{}]*\{[^}]*?background: ([^;]+);", style, re.MULTILINE)
    assert len({tint for name, tint in tints if name in {"", "indirect", "title"}}) == 3


# the same in a browser

browser = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="kein Chromium gefunden (Debian: apt-get install chromium)"),
]


@pytest.mark.parametrize(
    ("type_", "rows", "bars"),
    [
        # the type chosen, the rows of the table, and per speaker: quotations, quoted words
        pytest.param("", [1, 2, 3, 4], ["Jan Ohm 2 3", "Eva Maier 1 3"], marks=browser),
        pytest.param("indirect", [2, 4], ["Jan Ohm 2 0"], marks=browser),
        pytest.param("partial", [3], ["Jan Ohm 1 3"], marks=browser),
    ],
)
def test_rows_of_a_type(opened, type_, rows, bars):  # noqa: F811
    page = opened(ROWS, [ARTICLE])
    page.locator("#by-type").select_option(type_)
    assert shown(page) == rows
    assert [" ".join(line.split()) for line in page.locator("#bars tbody tr").all_inner_texts()] == bars


@pytest.mark.parametrize("scheme", [pytest.param(name, marks=browser) for name in ("light", "dark")])
def test_marks_of_one_speaker_differ_by_type(opened, scheme):  # noqa: F811
    page = opened(ROWS, [ARTICLE], color_scheme=scheme)
    colour = "mark => getComputedStyle(mark).backgroundColor"
    clause, words = (
        page.locator(f"#article mark.of-{type_}").first.evaluate(colour) for type_ in ("indirect", "partial")
    )
    assert clause != words
    assert clause not in {"transparent", "rgba(0, 0, 0, 0)"}


# the forms by their names

FORMS = {
    "konjunktiv": ("Konjunktiv", "Der Deich sei zu niedrig, sagte Ute Berg."),
    "dass": ("Nebensatz", "Jan Vogt bestätigte, dass Geld fehlt."),
    "source-phrase": ("laut X", "Laut Polizei war der Fahrer betrunken."),
    "infinitive": ("Infinitiv", "Petra Harms kündigte an, im Mai zurückzutreten."),
    "soll": ("soll", "Der Kassierer soll 40.000 Euro unterschlagen haben."),
}


@pytest.mark.parametrize(("rule", "german"), [(rule, german) for rule, (german, _) in FORMS.items()])
def test_the_legend_knows_each_form(rule, german):
    for word, other in ((rule, german), (f"{rule}:open", f"{german}, offen")):
        assert (legend.german("rule", word), legend.english("rule", other)) == (other, word)
    for headers, word in (("de", german), ("en", rule)):
        (tells,) = [line.tells for line in legend.lines(headers) if line[1] == word and line.about in {"rule", "Regel"}]
        assert tells
    assert legend.meaning("rule", f"{rule}:open") == legend.meaning("rule", rule) != ""


def test_what_is_no_word_of_ours_means_nothing():
    assert legend.meaning("rule", "nirgends") == ""


@pytest.mark.parametrize(("rule", "german", "text"), [(rule, *told) for rule, told in FORMS.items()])
def test_explain_names_the_form(rule, german, text, folder, extractor, monkeypatch, capsys):  # noqa: PLR0913, PLR0917
    monkeypatch.setattr("quotes.pipeline.Extractor", lambda *_given, **_options: extractor)
    (folder / "a.txt").write_text(text, encoding="utf-8")
    assert run(["explain", "a.txt", "--types", "indirect"]) == 0
    out = capsys.readouterr().out
    assert "\nArt       indirekt; Rede ohne Anführungszeichen\n" in out
    assert re.search(rf"^Regel     {german}(, offen)? \({rule}(:open)?\): \S", out, re.MULTILINE)
