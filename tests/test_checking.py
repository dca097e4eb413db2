"""What became of a quotation: the words of a draft against those of its sources, without the language model."""

from __future__ import annotations

import pytest

from quotes.checking import Checker, Claim, Index, words, worst_first
from quotes.data import Article

ONE = (
    "Die Ministerin sagte: „Wir werden die Brücke nicht abreißen, und wir werden auch keine neue bauen. Das "
    "steht fest, solange ich im Amt bin.“ Danach fuhr sie zurück."
)
TWO = (
    "„Wir haben lange verhandelt, und am Ende stand ein Kompromiss, mit dem alle leben können“, sagte Krüger. Er "
    "sprach von einer „katastrophalen Lage“. Möglich sei das. „So wollen wir das nicht.“ Mehr als 3.500 "
    "Menschen kamen, bei -5 Grad und 3,5 Metern Wasser: der Klima-\nschutz-Verein ging voran."
)
CHECKER = Checker([Article(ONE, "a.txt"), Article(TWO, "b.txt")])


def check(quote, checker=CHECKER):
    return checker.check(Claim(quote, "e.txt", 0, len(quote)))


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Klima-Paket Klimapaket", "Klimapaket Klimapaket"),
        ("Ver-\n  braucher Ver\u00ad\nbraucher Ver\u00adbraucher", "Verbraucher Verbraucher Verbraucher"),
        ("Ein-\nund Ausgang, Ein- und Ausgang", "Ein und Ausgang Ein und Ausgang"),
        ("geht's gehts geht’s", "gehts gehts gehts"),
        ("-5 Grad, 10-15, 10–15, – 5", "− 5 Grad 10 15 10 15 5"),
        ("3.500 3,5 10² 102", "3500 3,5 10² 102"),
        ("u\u0308ber ﬁnden _kursiv_ Bürger*innen", "über finden kursiv Bürger innen"),
        ("5 % 5% 5\u00a0€ CO2-Ausstoß", "5 % 5 % 5 € CO2ausstoß"),
        ("sagte„Ja“,weil", "sagte Ja weil"),
        ("", ""),
    ],
)
def test_words(text, forms):
    assert " ".join(words(text).forms) == forms


VERBATIM = [
    "Wir werden die Brücke nicht abreißen",
    "wir werden auch keine neue bauen",
    "Auch keine neue bauen",  # the first letter
    "Das steht fest – solange ich im Amt bin!",
    "Das steht »fest«,\n solange\u00a0ich  im A\u00admt bin",
    "Wir werden die Brücke nicht abreißen … Das steht fest",
    "Wir werden die Brücke nicht abreißen […] Das steht fest",
    "Wir werden die Brücke nicht abreißen (...) das steht fest",
    "… die Brücke nicht abreißen …",
    "[Das] steht fest, solange [sie] im Amt [ist]",
    "[D]as steht fest",
    "und [W]ir werden auch kein[e] neue bauen",
    "katastrophalen Lage",
    "die Brücke [nicht] abreißen",
    "3500 Menschen",
    "bei –5 Grad",
    "Klimaschutzverein",
    "Klimaschutz-Verein ging voran",
]
CHANGED = [  # with what is told of it
    ("am Ende stand ein fauler Kompromiss, mit dem alle leben können", "nur im Entwurf «fauler»"),
    (
        "am Ende stand ein Kompromiss, mit dem alle gut leben könnten",
        "nur im Entwurf «gut»; Entwurf «könnten», Quelle «können»",
    ),
    ("katastrophale Lage", "Entwurf «katastrophale», Quelle «katastrophalen»"),
    ("katastrophale", "Entwurf «katastrophale», Quelle «katastrophalen»"),
    ("solange ich im Amte bin", "Entwurf «Amte», Quelle «Amt»"),
    ("solange Ich im Amt bin", "Entwurf «Ich», Quelle «ich»"),  # no first letter
    ("35 Metern Wasser", "Entwurf «35», Quelle «3,5»"),
    ("Grad und 3,5 Meter Wasser", "Entwurf «Meter», Quelle «Metern»"),
]
TURNED = [
    ("Wir werden die Brücke abreißen", "nur in der Quelle «nicht»"),
    ("Das steht nicht fest, solange ich im Amt bin", "nur im Entwurf «nicht»"),
    ("wir werden auch eine neue bauen", "Entwurf «eine», Quelle «keine»"),
    ("Unmöglich sei das", "Entwurf «Unmöglich», Quelle «Möglich»"),
    ("unmöglich", "Entwurf «unmöglich», Quelle «Möglich»"),
    ("Wir werden die Brücke […] abreißen", "nur in der Quelle «nicht»; die Auslassung oder Klammer kehrt den Sinn um"),
    ("Das steht [nicht] fest", "nur im Entwurf «nicht»; die Auslassung oder Klammer kehrt den Sinn um"),
]


@pytest.mark.parametrize("quote", VERBATIM)
def test_the_same_words_are_verbatim(quote):
    found = check(quote)
    assert (found.state, found.turned, found.holds) == ("wörtlich", False, True)


@pytest.mark.parametrize(("quote", "told"), CHANGED)
def test_other_words_are_told(quote, told):
    found = check(quote)
    assert (found.state, found.difference, found.turned) == ("verändert", told, False)


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        (
            "Wir haben lange verhandelt, am Ende stand ein Kompromiss",
            "nur in der Quelle «und»",
        ),
        ("ein Kompromiss, mit dem alle können", "nur in der Quelle «leben»"),
        ("ein Kompromiss, alle leben können", "nur in der Quelle «mit dem»"),
    ],
)
def test_words_left_out_without_a_sign(quote, told):
    found = check(quote)
    assert (found.state, found.difference) == ("gekürzt", told)


@pytest.mark.parametrize(("quote", "told"), TURNED)
def test_a_denial_more_or_less_turns_it_round(quote, told):
    found = check(quote)
    assert (found.state, found.difference, found.turned) == ("verändert", told, True)


def test_one_denial_for_another_is_only_another_word():
    found = check("wir werden auch nie eine neue bauen")
    assert (found.state, found.difference, found.turned) == ("verändert", "Entwurf «nie eine», Quelle «keine»", False)


@pytest.mark.parametrize(
    "quote",
    [
        "Ganz andere Worte hat er gesagt",
        "Das Wetter war schön, und alle lachten",
        "Skandal",
        "große Lage",  # one word of two proves nothing
    ],
)
def test_what_stands_nowhere(quote):
    assert (check(quote).state, check(quote).difference) == ("nicht gefunden", "")


def test_a_quotation_without_words_proves_nothing():
    assert [(check(quote).state, check(quote).difference) for quote in ("…", "?!", "")] == [
        ("nicht prüfbar", "ohne Wörter")
    ] * 3


def test_what_follows_is_told_where_it_denies():
    assert check("So wollen wir das").difference == "in der Quelle folgt «nicht»"
    assert check("So wollen wir das nicht?").difference == "in der Quelle keine Frage"


def test_a_source_that_was_not_read_proves_nothing():
    sources = [Article(ONE, "a.txt"), Article("BrÃ¼cke und Strom und Wasser", "kaputt.txt")]
    checker = Checker(sources, doubtful=[1], unread=["scan.pdf"])
    told = "nicht sicher gelesen: scan.pdf, kaputt.txt"
    assert (check("Ganz anders gesagt", checker).state, check("Ganz anders gesagt", checker).difference) == (
        "nicht prüfbar",
        told,
    )
    assert check("Brücke und Strom und Wasser", checker).state == "nicht prüfbar"  # most like the garbled one
    assert check("Das steht fest", checker).state == "wörtlich"
    assert check("Das stünde fest, solange ich im Amt bin", checker).state == "verändert"


def test_several_sources():
    checker = Checker([Article(ONE, "a.txt"), Article(ONE, "a2.txt"), Article(f"Neu. {ONE}", "c.txt")])
    assert check("Das steht fest", checker).difference == "auch in a2.txt (derselbe Text), c.txt"
    assert [found.document for found in check("Das steht fest", checker).found] == ["a.txt", "a2.txt", "c.txt"]


def test_the_worst_comes_first():
    quotes = ["Das steht fest", "Skandal", "katastrophale Lage", TURNED[0][0], "ein Kompromiss, alle leben können"]
    order = [each.state for each in worst_first([check(quote) for quote in quotes])]
    assert order == ["verändert", "verändert", "nicht gefunden", "gekürzt", "wörtlich"]
    assert worst_first([check(quote) for quote in quotes])[0].turned


def test_an_omission_does_not_reach_everywhere():
    far = "Am Anfang stand das Wort. " + "Es regnete den ganzen Tag. " * 100 + "Am Ende kam die Tat."
    assert check("Am Anfang stand […] kam die Tat", Checker([Article(far, "a.txt")])).state != "wörtlich"


def test_frequent_words_alone_tell_a_passage_where_nearly_all_are_there():
    checker = Checker([Article("Das ist es nicht und war es nie. " * 200 + "Das ist für uns alle da.", "a.txt")])
    assert check("Das ist es nicht und bleibt es nie", checker).difference == "Entwurf «bleibt», Quelle «war»"


def test_many_gaps_take_no_time():
    checker = Checker([Article("und so " * 1000, "a.txt")])
    assert check(" … ".join(["und"] * 150) + " … Ende", checker).state != "wörtlich"


def test_the_index_finds_every_run():
    index = Index([ONE, "", TWO])
    assert index.places(["auch", "keine", "neue", "bauen"]) == [(0, 12)]
    assert index.places(["katastrophalen"]) == [(2, 21)]
    assert index.places(["bin", "danach"]) == [(0, 23)]
    assert index.places(["gibt"]) == index.places(["zurück", "sie"]) == index.places(["zurück", "wir"]) == []
