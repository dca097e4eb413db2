"""Gold of indirect speech, and figures by tokens for all kinds of speech: small golds, counted by hand, invented."""

from __future__ import annotations

import json

import pytest

from quotes.cli import run
from quotes.data import Span
from quotes.evaluation import against, evaluate, goldfiles
from quotes.evaluation.figures import F1, Share
from quotes.evaluation.found import Found, by_document
from quotes.evaluation.gold import Annotation, Gold, Indirect, Text, Who
from quotes.evaluation.goldfiles import GoldError

BERG = Who("Ute Berg", ("Berg",), ("Gasthof Krone",))
OPEN = Who("Ute Berg", (), ("",))  # another reader would leave it empty
NOBODY = Who("")


def clause(start, end, form="konjunktiv", who=BERG, *, document="a", **more):
    return Indirect(document, Span(start, end), form, who, **more)


def row(start, end, speaker="", type_="indirect", *, document="a", **more):
    return Found(document, Span(start, end), type_, speaker, certainty=90, **more)


def figures(gold, rows):
    """Return the figures as pairs or triples of counts."""
    (section,) = evaluate(gold, by_document(rows)).report.sections
    counts = {Share: lambda each: (each.right, each.of), F1: lambda each: (each.hits, each.found, each.gold)}
    return {each.key: counts[type(each)](each) for each in section.figures}


# clauses of indirect speech


@pytest.mark.parametrize(
    ("gold", "rows", "recall", "precision", "speaker", "wrong"),
    [
        (clause(0, 40), [row(0, 40, "Ute Berg")], (1, 1), (1, 1), (1, 1), 0),
        (clause(0, 40), [row(0, 20, "Berg")], (1, 1), (1, 1), (1, 1), 0),  # half of it, an alias
        (clause(0, 40), [row(0, 19, "Ute Berg")], (0, 1), (0, 1), (0, 0), 0),
        (clause(0, 40, others=(Span(0, 10),)), [row(0, 10, "Berg")], (1, 1), (1, 1), (1, 1), 0),  # another place
        (clause(0, 40), [row(0, 40, "Ute Berg", "direct")], (0, 1), (0, 0), (0, 0), 0),  # marks are asked for elsewhere
        (clause(0, 40), [row(0, 40, "Ute Berg", document="b")], (0, 1), (0, 0), (0, 0), 0),
        (clause(0, 40), [row(0, 40, "Berg"), row(0, 30, "Berg")], (1, 1), (1, 2), (1, 1), 0),  # one is too much
        (clause(0, 40), [row(0, 40, "Gasthof Krone")], (1, 1), (1, 1), (1, 1), 0),
        (clause(0, 40), [row(0, 40, "Jost Hamm")], (1, 1), (1, 1), (0, 1), 1),
        (clause(0, 40), [row(0, 40)], (1, 1), (1, 1), (0, 1), 0),
        (clause(0, 40, who=OPEN), [row(0, 40)], (1, 1), (1, 1), (0, 1), 0),
        (clause(0, 40, who=NOBODY), [row(0, 40)], (1, 1), (1, 1), (1, 1), 0),
        (clause(0, 40, who=NOBODY), [row(0, 40, "Ute Berg")], (1, 1), (1, 1), (0, 1), 1),
        (clause(0, 40, is_optional=True), [], (0, 0), (0, 0), (0, 0), 0),
        (clause(0, 40, is_optional=True), [row(0, 40, "Berg")], (0, 0), (1, 1), (1, 1), 0),
        (clause(0, 40, sure=1), [row(0, 40, "Jost Hamm")], (0, 0), (1, 1), (0, 0), 0),  # open: but a report
    ],
)  # fmt: skip
def test_one_clause(gold, rows, recall, precision, speaker, wrong):  # noqa: PLR0913, PLR0917
    made = figures(Gold(indirect=(gold,)), rows)
    assert (made["recall"], made["precision"], made["speaker"]) == (recall, precision, speaker)
    assert made["speaker.wrong"] == (wrong, speaker[1])


def test_recall_by_form_in_the_order_of_the_legend():
    gold = Gold(indirect=(clause(50, 60, "soll"), clause(0, 9, "dass"), clause(20, 29, "dass"), clause(70, 80)))
    made = figures(gold, [row(0, 9, "Berg"), row(70, 80)])
    assert [(key, counts) for key, counts in made.items() if key.startswith("recall")] == [
        ("recall", (2, 4)),
        ("recall.konjunktiv", (1, 1)),
        ("recall.dass", (1, 2)),
        ("recall.soll", (0, 1)),
    ]


def test_what_was_wrong_is_told_and_counts_for_certainty():
    gold = Gold(indirect=(clause(0, 9), clause(20, 29), clause(40, 49), clause(60, 69)))
    made = evaluate(gold, by_document([row(0, 9, "Berg"), row(20, 29, "Jost Hamm"), row(40, 49), row(80, 89)]))
    assert [(each.fault, each.span.start) for each in made.faults] == [
        ("Sprecher falsch", 20),
        ("Sprecher leer", 40),
        ("Bericht nicht gefunden", 60),
        ("Kein Bericht", 80),
    ]
    assert (made.report.certainty.certain.right, made.report.certainty.bins[-1].right) == (2, 1)


LINE = {"doc": "a.txt", "begin": 0, "end": 13, "form": "konjunktiv", "speaker": None, "text": "Es werde kalt"}


def test_a_line_of_a_file(tmp_path):
    told = LINE | {"alternatives": ["Ute Berg", None], "alt_spans": [[3, 13]], "sure": 2, "optional": True}
    (tmp_path / "indirect.jsonl").write_text(json.dumps(told) + "\n")
    gold = goldfiles.read([str(tmp_path)])
    assert gold.indirect == (
        Indirect("a", Span(0, 13), "konjunktiv", Who("", (), ("Ute Berg", "")), (Span(3, 13),), 2, is_optional=True),
    )
    assert gold.documents == {"a"}


@pytest.mark.parametrize("wrong", [{"sure": 4}, {"alt_spans": [[5]]}, {"begin": 20}, {"form": None}, {"alt_spans": 1}])
def test_a_line_that_cannot_be_is_told(tmp_path, wrong):
    (tmp_path / "g.jsonl").write_text(json.dumps(LINE | wrong) + "\n")
    with pytest.raises(GoldError, match=r"g\.jsonl, Zeile 1"):
        goldfiles.read([str(tmp_path / "g.jsonl")])


def test_the_command_measures_a_table_and_compares_two(folder, capsys):
    gold = [LINE | {"speaker": "Ute Berg"}, LINE | {"begin": 20, "end": 30, "form": "dass"}]
    (folder / "indirect.jsonl").write_text("".join(json.dumps(each) + "\n" for each in gold))
    head = "document,speaker,type,start,end,quote\n"
    (folder / "alt.csv").write_text(head + "a.txt,Jost Hamm,indirect,0,13,Es werde kalt\n")
    (folder / "neu.csv").write_text(head + "a.txt,Ute Berg,indirect,0,13,Es werde kalt\n")
    assert run(["evaluate", "indirect.jsonl", "--table", "alt.csv", "--json", "alt.json"]) == 0
    assert run(["evaluate", "indirect.jsonl", "--table", "neu.csv", "--against", "alt.json"]) == 0
    shown = capsys.readouterr().out.split("Indirekte Rede, mit Sprecher\n")[-1]
    assert [" ".join(line.split()) for line in shown.splitlines()[:7]] == [
        "Berichte gefunden 50,0 % [9,5–90,5] (1/2)",
        "Konjunktiv 100,0 % [20,7–100,0] (1/1)",
        "Nebensatz 0,0 % [0,0–79,3] (0/1)",
        "Zeilen, die ein Bericht sind 100,0 % [20,7–100,0] (1/1)",
        "Sprecher richtig 100,0 % [20,7–100,0] (1/1)",
        "Sprecher falsch 0,0 % [0,0–79,3] (0/1)",
        "Sprecher leer 0,0 % [0,0–79,3] (0/1)",
    ]
    assert "Indirekte Rede: Sprecher falsch" in shown
    assert set(against._SECTIONS) >= {"indirect", "press"}


# all kinds of speech, by tokens: each word of the text is one

TEXT = "Er sagte , es werde kalt . Sie warnte vor Sturm . „ Ja “ , rief Ole ."
#       0  1     2 3  4     5    6 7   8      9   10    11 12 13 14 15 16 17 18
TOKENS = tuple(Span(at, at + len(word)) for word, at in zip(TEXT.split(), [
    sum(len(word) + 1 for word in TEXT.split()[:number]) for number in range(len(TEXT.split()))
], strict=True))  # fmt: skip


def at(first, last):
    """Return the place from one token to another."""
    return Span(TOKENS[first].start, TOKENS[last].end)


def annotation(kind, first, last, speaker):
    return Annotation("a", kind, (at(first, last),), {"speaker": (at(speaker, speaker),)})


def said(first, last, speaker, type_="indirect", cue=None):
    return Found(
        "a",
        at(first, last),
        type_,
        "Jemand",
        mention_span=at(speaker, speaker),
        cue_spans=(at(cue, cue),) if cue is not None else (),
    )


SPOKEN = (
    annotation("Indirect", 3, 5, 0),
    annotation("Reported", 9, 10, 7),  # no clause: never a row
    annotation("Direct", 12, 14, 17),
)


@pytest.mark.parametrize(
    ("rows", "message", "joint", "indirect", "indirect_joint"),
    [
        ([said(3, 5, 0), said(12, 14, 17, "direct")], (6, 6, 8), (8, 8, 11), (3, 3, 3), (4, 4, 4)),
        ([said(3, 5, 7), said(12, 14, 17, "direct")], (6, 6, 8), (7, 8, 11), (3, 3, 3), (3, 4, 4)),  # another speaker
        ([said(3, 6, 0)], (3, 4, 8), (4, 5, 11), (3, 4, 3), (4, 5, 4)),  # a token too much
        ([said(0, 5, 0, cue=1)], (3, 4, 8), (4, 5, 11), (3, 4, 3), (4, 5, 4)),  # without the frame inside: «, es …»
        ([said(8, 10, 7)], (2, 3, 8), (3, 4, 11), (0, 3, 3), (0, 4, 4)),  # what is Reported counts among all only
        ([said(3, 5, 0), said(3, 4, 0)], (3, 5, 8), (4, 7, 11), (3, 5, 3), (4, 7, 4)),  # one row an annotation
    ],
)
def test_messages_and_their_sources(rows, message, joint, indirect, indirect_joint):
    made = messages_of(SPOKEN, rows)
    assert (made["message"], made["joint"]) == (message, joint)
    assert (made["indirect"], made["indirect_joint"]) == (indirect, indirect_joint)


def messages_of(annotations, rows):
    """Return the section of messages as counts; nothing where there is none."""
    sections = evaluate(Gold({"a": Text(TEXT, TOKENS)}, annotations=annotations), by_document(rows)).report.sections
    return {
        each.key: (each.hits, each.found, each.gold)
        for section in sections
        if section.key == "messages"
        for each in section.figures
        if isinstance(each, F1)
    }


def test_an_annotation_that_stands_twice_counts_once():
    assert messages_of((*SPOKEN, SPOKEN[0]), [said(3, 5, 0)])["message"] == (3, 3, 8)


@pytest.mark.parametrize(
    ("annotations", "rows"),
    [
        (SPOKEN[2:], [said(3, 5, 0)]),  # only direct speech is annotated
        (SPOKEN, [said(12, 14, 17, "direct")]),  # only direct speech was looked for
        (SPOKEN, []),
    ],
)
def test_without_indirect_speech_there_is_no_section(annotations, rows):
    assert messages_of(annotations, rows) == {}
