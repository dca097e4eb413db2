"""Gold and rows in, figures out. Everybody and everything in these small golds is invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from measured import HARMS, MAIER, SHE, TEXT, TOKENS, figures, report, row, speech

from quotes.data import Span
from quotes.evaluation import evaluate, faults, judging
from quotes.evaluation.figures import F1, Share, number, percent
from quotes.evaluation.found import by_document
from quotes.evaluation.gold import Gold, Mark, Row, Speech, Text, Trap, Who, key

NOBODY = Who("", (), ("Eva Maier",))


# names and places


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Eva Maier", "eva maier"),
        ("die EVA  Maier", "eva maier"),
        ("Prof. Dr. Eva Maier", "eva maier"),
        ("Frau Maier-Lüdenscheid", "maier lüdenscheid"),
        ("Sprecher des Amtes", "sprecher amtes"),
        ("E. Maier (61)", "e maier 61"),
        ("Einerlei", "einerlei"),
        ("u\N{COMBINING DIAERESIS}ber", "über"),
        ("Der", ""),
        ("", ""),
    ],
)
def test_norm(name, expected):
    assert judging.norm(name) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [((0, 10), (0, 10), 1.0), ((0, 10), (5, 15), 1 / 3), ((0, 10), (10, 20), 0.0), ((3, 3), (3, 3), 0.0)],
)
def test_overlap(one, other, expected):
    assert judging.overlap(Span(*one), Span(*other)) == pytest.approx(expected)


@given(*[st.integers(0, 50)] * 4)
def test_overlap_is_a_share_and_symmetric(a, b, c, d):
    one, other = Span(min(a, b), max(a, b)), Span(min(c, d), max(c, d))
    assert 0 <= judging.overlap(one, other) == judging.overlap(other, one) <= 1


@pytest.mark.parametrize(
    ("who", "speaker", "strict", "lenient"),
    [
        (MAIER, "Eva Maier", "right", "right"),
        (MAIER, "Dr. eva maier", "right", "right"),
        (MAIER, "Maier", "right", "right"),  # an alias
        (MAIER, "Rat der Stadt", "wrong", "right"),  # an alternative
        (MAIER, "Tom Berg", "wrong", "wrong"),
        (MAIER, "", "empty", "empty"),
        (MAIER, None, "empty", "empty"),  # not found
        (Who("Eva Maier", ("sie",)), "sie", "wrong", "wrong"),  # a pronoun among the aliases names nobody
        (Who("Eva Maier", (), ("",)), "", "empty", "right"),  # nobody is an alternative
        (NOBODY, "", "right", "right"),
        (NOBODY, None, "right", "right"),
        (NOBODY, "Eva Maier", "wrong", "right"),
    ],
)
def test_speaker(who, speaker, strict, lenient):
    found = None if speaker is None else row(0, 5, speaker)
    assert (judging.speaker(who, found), judging.lenient(who, found)) == (strict, lenient)


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        ("räumte … ein", "räumte … ein", (2, 2, 2)),
        ("räumte ein", "räumte … ein", (2, 2, 2)),
        ("sprach von", "sprach", (1, 2, 1)),
        ("sagte", "Sagte", (1, 1, 1)),
        ("sagte", "meinte", (0, 1, 1)),
        ("so so", "so", (1, 2, 1)),
        ("", "sagte", (0, 0, 1)),
        ("", "", (0, 0, 0)),
    ],
)
def test_common_words(gold, found, expected):
    assert judging.common_words(gold, found) == expected


@given(st.text(), st.text())
def test_common_words_are_in_both(one, other):
    both, first, second = judging.common_words(one, other)
    assert 0 <= both <= min(first, second)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("artikel/a.txt", "a"), ("a", "a"), ("a.pretty.json", "a.pretty.json"), ("a.txt.txt", "a.txt")],
)
def test_documents_go_by_the_files_name(name, expected):
    assert key(name) == expected


# stretches in marks


def test_marks():
    gold = Gold(
        marks=(
            Mark("a", Span(0, 10), "speech"),
            Mark("a", Span(20, 30), "partial"),
            Mark("a", Span(40, 50), "title"),
            Mark("a", Span(60, 70), "term"),
            Mark("b", Span(0, 10), "name"),  # in an article without rows
        )
    )
    found = figures(
        gold,
        row(0, 10),
        row(20, 29, type_="scare"),  # 0.9 of it: found, but not told as speech
        row(40, 55, type_="title"),  # 0.67 of it: not found
        row(60, 70, type_="partial"),
    )
    assert found["marks.found"] == (3, 5)
    assert found["marks.speech"] == (1, 5)
    assert [found[f"marks.speech.{kind}"] for kind in ("speech", "partial", "title", "name", "term")] == [
        (1, 1), (0, 1), (0, 1), (0, 1), (0, 1)
    ]  # fmt: skip
    assert found["marks.span"] == (2, 4, 5)


@pytest.mark.parametrize(
    ("gold", "rows", "found", "speaker"),
    [
        (speech(0, 10), [row(0, 10, "Eva Maier")], (1, 1), (1, 0, 0)),
        (speech(0, 10), [row(0, 6, "Maier")], (1, 1), (1, 0, 0)),  # more than half of it
        (speech(0, 10), [row(0, 4, "Maier")], (0, 1), (0, 0, 1)),  # less
        (speech(0, 10), [row(0, 6, "Tom Berg"), row(1, 10, "Maier")], (1, 1), (1, 0, 0)),  # the better of two
        (speech(0, 10), [row(0, 10, "Maier", type_="title")], (1, 1), (1, 0, 0)),  # its type is judged elsewhere
        (speech(0, 10), [row(0, 10, "Tom Berg")], (1, 1), (0, 1, 0)),
        (speech(0, 10), [row(0, 10)], (1, 1), (0, 0, 1)),
        (speech(0, 10), [], (0, 1), (0, 0, 1)),
        (speech(0, 10, NOBODY), [row(0, 10, "Tom Berg")], (1, 1), (0, 0, 0)),  # nobody is named: not judged
        (speech(0, 10, is_duplicate=True), [row(0, 10, "Maier")], (0, 0), (0, 0, 0)),
        (speech(0, 10, is_speech=False), [row(0, 10, "Maier")], (0, 0), (0, 0, 0)),
    ],
)
def test_speakers(gold, rows, found, speaker):
    result = figures(Gold(speeches=(gold,)), *rows)
    assert (result["speech.found"], result["speech.speaker"]) == (found, speaker)


def test_speakers_by_way_and_kind_and_another_readers_answer():
    gold = Gold(
        speeches=(
            speech(0, 10),
            speech(20, 30, way="pronoun"),
            Speech("a", Span(40, 50), MAIER, "implicit", "organisation"),
        )
    )
    result = figures(gold, row(0, 10, "Eva Maier"), row(20, 30, "Tom Berg"), row(40, 50, "Rat der Stadt"))
    assert result["speech.way.explicit"] == (1, 0, 0)
    assert result["speech.way.pronoun"] == (0, 1, 0)
    assert result["speech.way.implicit"] == (0, 1, 0)
    assert result["speech.kind.person"] == (1, 1, 0)
    assert result["speech.kind.organisation"] == (0, 1, 0)
    assert result["speech.lenient"] == (2, 3)


@pytest.mark.parametrize(
    ("annotated", "found", "expected"),
    [
        ("Ministerin", "die Ministerin", (1, 1)),
        ("Ministerin", "Landrätin", (0, 1)),
        ("", "Landrätin", (0, 1)),
        (None, "Landrätin", (0, 0)),
    ],
)
def test_role_where_annotated(annotated, found, expected):
    gold = Gold(speeches=(speech(0, 10, role=annotated),))
    assert figures(gold, row(0, 10, "Eva Maier", role=found))["speech.role"] == expected


# rows


def gold_row(start, end, type_="direct", who=MAIER, **more):
    return Row("a", Span(start, end), type_, who, **more)


@pytest.mark.parametrize(
    ("gold", "rows", "expected"),
    [
        (gold_row(0, 10), [row(0, 10, "Eva Maier")], (1, 1)),
        (gold_row(0, 10), [row(0, 10, "Maier")], (1, 1)),
        (gold_row(0, 10), [row(0, 10, "Rat der Stadt")], (0, 1)),
        (gold_row(0, 10), [row(0, 10, "Maier", "partial")], (0, 1)),
        (gold_row(0, 10), [row(0, 8, "Maier")], (1, 1)),
        (gold_row(0, 10), [row(0, 7, "Maier")], (0, 1)),
        (gold_row(0, 10), [row(0, 10, "Maier", "partial"), row(0, 9, "Maier")], (1, 1)),  # any that is there
        (gold_row(0, 10), [], (0, 1)),
        (gold_row(0, 10, "title", Who("")), [row(0, 10, "", "title")], (1, 1)),
        (gold_row(0, 10, "title", Who("")), [row(0, 10, "Maier", "title")], (0, 1)),  # nobody says a title
        (gold_row(0, 10, "indirect"), [row(0, 10, "Maier", "indirect")], (0, 0)),  # has a figure of its own
        (gold_row(0, 10, is_optional=True), [], (0, 0)),
        (gold_row(0, 10, is_optional=True), [row(0, 10, "Maier")], (0, 0)),
    ],
)
def test_whole_rows(gold, rows, expected):
    assert figures(Gold(rows=(gold,)), *rows)["rows.whole"] == expected


def test_rows():
    gold = Gold(
        rows=(
            gold_row(0, 10, way="explicit", cue="sprach … von", role="Landrätin"),
            gold_row(20, 30, "partial", cue=""),
            gold_row(40, 50, "scare", Who("")),
            gold_row(60, 70, who=Who("")),
            gold_row(80, 90, "indirect"),
            gold_row(95, 99, is_optional=True),
        ),
        traps=(Trap("a", Span(100, 105)), Trap("a", Span(110, 115))),
    )
    result = figures(
        gold,
        row(0, 10, "Maier", cue="sprach", role="Landrätin"),
        row(20, 29, "Eva Maier"),
        row(40, 50, "", "title"),
        row(60, 70, "Tom Berg"),
        row(95, 99, "Eva Maier"),
        row(110, 115, "Tom Berg"),
    )
    assert result["rows.found"] == (4, 4)
    assert result["rows.place"] == (3, 4)
    assert result["rows.type"] == (2, 4)
    assert result["rows.speech"] == (4, 4)
    assert result["rows.span"] == (2, 4, 3)  # the optional one does not count, the trap does
    assert result["rows.whole"] == (1, 4)
    assert result["rows.whole_indirect"] == (1, 5)
    assert result["rows.speaker"] == (2, 0, 0)
    assert result["rows.exact.right"] == (1, 2)  # «Maier» is an alias, not the name letter for letter
    assert result["rows.exact.wrong"] == (2, 3)  # and there is one where nobody is named
    assert result["rows.cue"] == (1, 1, 2)
    assert result["rows.role"] == (1, 1)
    assert result["rows.traps"] == (1, 2)


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        (gold_row(0, 10), row(0, 10, "Maier"), ["right"]),
        (gold_row(0, 10, who=Who("")), row(0, 10, "Maier"), ["wrong"]),
        (gold_row(0, 10, "title", Who("")), row(0, 10, "Maier"), ["wrong"]),  # nobody says a title
        (gold_row(0, 10, "title", Who("")), row(0, 10), []),
        (gold_row(0, 10, "scare", Who("")), row(0, 10, type_="title"), []),
        (gold_row(0, 10, "indirect"), row(0, 10, "Maier"), []),  # the row is about other words
    ],
)
def test_names_of_rows_by_which_certainty_is_counted(gold, found, expected):
    judged = evaluate(Gold(rows=(gold,)), by_document([found])).judged
    assert [each.verdict for each in judged if each.row.speaker] == expected


def test_alternatives_make_a_row_right_for_another_reader():
    gold = Gold(rows=(gold_row(0, 10), gold_row(20, 30, who=Who("Eva Maier", (), ("",)))))
    result = figures(gold, row(0, 10, "Rat der Stadt"), row(20, 30))
    assert (result["rows.whole"], result["rows.whole_lenient"]) == ((0, 2), (2, 2))


# faults and how figures look


def test_faults_by_kind_with_their_context():
    gold = Gold(
        texts={"a": Text("x" * 400 + "„Ja“" + "\ny" * 400)},
        speeches=(speech(400, 404), speech(500, 504), speech(600, 604), speech(700, 704, NOBODY)),
        marks=(Mark("a", Span(400, 404), "title"),),
    )
    found = evaluate(gold, by_document([row(400, 404, "=Berg"), row(500, 504), row(700, 704, "Berg")]))
    assert [(each.fault, each.span.start) for each in found.faults] == [
        ("Nicht-Rede für Rede gehalten", 400),
        ("Sprecher falsch", 400),
        ("Sprecher leer", 500),
        ("Zitat nicht gefunden", 600),
    ]
    lines = faults.table(found.faults, gold.texts).split("\r\n")
    assert lines[0].startswith('\ufeff"fault";"document";"quote";"expected";"speaker";"context"')
    assert len(lines) == 6  # four, the head and nothing
    wrong = next(line for line in lines if line.startswith('"Sprecher falsch"'))
    assert wrong.startswith('"Sprecher falsch";"a";"„Ja“";"Eva Maier";"\'=Berg";"xxx')


def test_report_fits_80_columns():
    gold = Gold(
        texts={"a": Text(TEXT, TOKENS)},
        speeches=tuple(replace(speech(0, 10), document=str(n)) for n in range(900)),
        marks=tuple(Mark(str(n), Span(0, 10), "speech") for n in range(20000)),
        rows=tuple(replace(gold_row(0, 10, cue="sagte", way="explicit"), document=str(n)) for n in range(20000)),
        annotations=(HARMS, SHE),
    )
    found = row(0, 10, "Maier", cue="sagte", rule="verb-after", certainty=97)
    rows = [replace(found, document=str(n)) for n in range(20000)]
    text = report(gold, *rows).text()
    assert max(map(len, text.splitlines())) <= 80
    assert "  gesamt                      100,0 % (900)     0,0 % (0)     0,0 % (0)   900\n" in text


@pytest.mark.parametrize(
    ("figure", "line"),
    [
        (Share("a", "gefunden", 116, 128), "  gefunden                               90,6 %   [84,3–94,6]  (116/128)"),
        (Share("a", "gefunden", 0, 0), "  gefunden                                    –                (0/0)"),
        (F1("a", "Stelle", 2, 4, 3), "  Stelle                                 57,1 %                (P 2/4, R 2/3)"),
        (
            F1.over("a", "Stelle", [(2, 4, 3)]),
            "  Stelle                                 57,1 %   [57,1–57,1]  (P 2/4, R 2/3)",
        ),
        (
            F1.over("a", "Stelle", [(1234, 1234, 1234)]),  # counts that do not fit become shares
            "  Stelle                                100,0 % [100,0–100,0]  (P 100,0 R 100,0)",
        ),
    ],
)
def test_lines(figure, line):
    assert figure.line() == line


def test_numbers():
    assert (number(12.34), percent(90.625), percent(None)) == ("12,3", "90,6 %", "–")


def test_figures_of_json_and_floors():
    result = report(Gold(speeches=(speech(0, 10), speech(20, 30))), row(0, 10, "Maier"))
    data = result.data()
    right = data["figures"]["speech"]["speaker"]["right"]
    assert right == {"right": 1, "of": 2, "percent": 50.0, "interval": pytest.approx((9.45, 90.55), abs=0.01)}
    assert data["calibration"]["expected_error"] == 100.0
    percents = result.percents()
    assert percents["speech.speaker.right"] == 50.0
    assert percents["speech.found"] == 50.0
    assert "speech.role" not in percents
