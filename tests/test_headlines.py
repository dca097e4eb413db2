"""Headlines, leads and subheadings: what they quote comes from the text, and has its speaker and its kind there.

Each case is a short invented article and, for every stretch in marks, what an editor would write down.
"""

from __future__ import annotations

import pytest
from made import MARKED

from quotes import echoes
from quotes.headings import headings
from quotes.marks.paragraphs import paragraphs

D, P, S, T = "direct", "partial", "scare", "title"
REST = "Der Rat tagt am Montag wieder. Bis dahin bleibt alles, wie es ist."


def case(name, *values):
    return pytest.param(*values, id=name)


CASES = [
    case(
        "letter-for-letter",
        "„Wir saufen hier ab“\n\nIn Neuhagen steigt das Wasser.\n\nNiemand habe gewarnt, sagte Landwirtin Ida Korff. "
        "„Wir saufen hier ab“, rief sie in den Saal. Bürgermeister Ulf Kerner schwieg.",
        [("Wir saufen hier ab", D, "Ida Korff"), ("Wir saufen hier ab", D, "Ida Korff")],
    ),
    case(
        "shortened",
        "»Kein Geld für neue Pumpen«\n\nNeuhagen spart weiter.\n\n»Es ist in diesem Jahr leider kein Geld für neue "
        f"Pumpen mehr da«, erklärte Kämmerer Dr. Jens Lührs. {REST}",
        [
            ("Kein Geld für neue Pumpen", D, "Jens Lührs"),
            ("Es ist in diesem Jahr leider kein Geld für neue Pumpen mehr da", D, "Jens Lührs"),
        ],
    ),
    case(
        "changed",
        'Kritik am Deichbau: "Verschwendung von Steuergeld"\n\nDer Bau wird teurer. Der Bund der Sparer lehnt ihn ab. '
        f'"Hier werden Steuergelder sinnlos verschwendet", sagte Sprecherin Mia Torberg. {REST}',
        [
            ("Verschwendung von Steuergeld", D, "Mia Torberg"),
            ("Hier werden Steuergelder sinnlos verschwendet", D, "Mia Torberg"),
        ],
    ),
    case(
        "changed-order",
        "„Der Hafen braucht endlich neue Kräne“\n\nDie Kräne sind alt. Ole Brandt, Chef der Reederei, drängt. „Neue "
        f"Kräne braucht dieser Hafen, und zwar sofort“, sagte er. {REST}",
        [
            ("Der Hafen braucht endlich neue Kräne", D, "Ole Brandt"),
            ("Neue Kräne braucht dieser Hafen, und zwar sofort", D, "Ole Brandt"),
        ],
    ),
    case(
        "from-a-report",
        "„Die Fähre fährt bis Ostern nicht“\n\nAuf der Elm ruht der Verkehr. Die Fähre fahre bis Ostern nicht mehr, "
        f"teilte Reeder Piet Lüders mit. {REST}",
        [("Die Fähre fährt bis Ostern nicht", D, "Piet Lüders")],
    ),
    case(
        "topic-before-the-colon",
        "Streit um die Schleuse: „Das ist Irrsinn“\n\nDie Schleuse bleibt zu. „Das ist Irrsinn“, sagte Schifferin Ida "
        f"Korff. {REST}",
        [("Das ist Irrsinn", D, "Ida Korff"), ("Das ist Irrsinn", D, "Ida Korff")],
    ),
    case(
        "topic-with-a-name-in-it",
        f"Streit um Petra Harms: „Sie muss gehen“\n\nDer Rat stritt. „Sie muss gehen“, sagte Ole Brandt. {REST}",
        [("Sie muss gehen", D, "Ole Brandt"), ("Sie muss gehen", D, "Ole Brandt")],
    ),
    case(
        "name-before-the-colon",
        "Korff: „Wir halten durch“\n\nDie Landwirtin Ida Korff gibt nicht auf. Das sagte sie am Montag.",
        [("Wir halten durch", D, "Ida Korff")],
    ),
    case(
        "role-before-the-colon",
        "Ministerin: „Das Wasser ist sauber“\n\nUmweltministerin Petra Harms hat den See geprüft. „Das Wasser ist "
        f"sauber“, sagte Harms. {REST}",
        [("Das Wasser ist sauber", D, "Petra Harms"), ("Das Wasser ist sauber", D, "Petra Harms")],
    ),
    case(
        "topic-that-nobody-takes-up",
        "Hochwasser: „Es reicht“\n\nDas Wasser steigt weiter. Der Rat tagt am Montag.",
        [("Es reicht", D, "")],
    ),
    case(
        "subheading",
        "Ein Tag am Deich\n\nDer Morgen ist kalt. „Es hat gefroren“, sagt Ulf Kerner.\n\n„Das Watt vergisst nichts“\n\n"
        "Am Mittag kommt Führerin Ida Korff. „Das Watt vergisst nichts“, sagt sie.",
        [
            ("Es hat gefroren", D, "Ulf Kerner"),
            ("Das Watt vergisst nichts", D, "Ida Korff"),
            ("Das Watt vergisst nichts", D, "Ida Korff"),
        ],
    ),
    case(
        "two-say-the-same",
        "„Es ist zu spät“\n\nDer Deich ist verloren. „Es ist zu spät“, sagte Ulf Kerner. „Ja, es ist zu spät“, sagte "
        f"auch Ida Korff. {REST}",
        [("Es ist zu spät", D, ""), ("Es ist zu spät", D, "Ulf Kerner"), ("Ja, es ist zu spät", D, "Ida Korff")],
    ),
    case(
        "lead",
        "Neuhagen bekommt eine Brücke\n\nDer Bau soll „die Insel für immer verändern“. Doch das Geld fehlt.\n\n„Eine "
        f"Brücke wird die Insel für immer verändern“, sagte Pastorin Wiebke Onken. {REST}",
        [
            ("die Insel für immer verändern", P, "Wiebke Onken"),
            ("Eine Brücke wird die Insel für immer verändern", D, "Wiebke Onken"),
        ],
    ),
    case(
        "speech-that-looks-like-a-title",
        "„Schlag für Neuhagen“\n\nDas Werk schließt. „Das ist ein schwerer Schlag für Neuhagen“, sagte Betriebsrat Ole "
        f"Brandt, „ein Schlag für Neuhagen und alle.“ {REST}",
        [
            ("Schlag für Neuhagen", (D, P), "Ole Brandt"),
            ("Das ist ein schwerer Schlag für Neuhagen", D, "Ole Brandt"),
            ("ein Schlag für Neuhagen und alle.", D, "Ole Brandt"),
        ],
    ),
    case(
        "name-of-a-programme",
        "Mehr Bäume: „Grüner Ring“ kommt gut an\n\nDas Programm „Grüner Ring“ läuft. Ein Erfolg, sagt Ida Korff. "
        f"„Der Grüne Ring hilft allen“, meint sie. {REST}",
        [("Grüner Ring", T, ""), ("Grüner Ring", T, ""), ("Der Grüne Ring hilft allen", D, "Ida Korff")],
    ),
    # a heading begins a section: nothing runs on over it
    case(
        "no-running-on-over-a-heading",
        "Am Morgen sprach Ulf Kerner. „Es hat gefroren“, sagte er.\n\nDer Mittag\n\n„Wer bist du?“ Niemand antwortete.",
        [("Es hat gefroren", D, "Ulf Kerner"), ("Wer bist du?", D, "")],
    ),
]


def agrees(expected, given):
    return given in expected if isinstance(expected, tuple) else given == expected


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_said_it(extractor, text, expected):
    found = [(q.quote, q.type, q.speaker) for q in extractor.extract(text, MARKED)]
    assert [row[0] for row in found] == [row[0] for row in expected]
    for given, wanted in zip(found, expected, strict=True):
        assert all(map(agrees, wanted, given)), f"{wanted}, gefunden {given}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Deich\n\nEr hält.", {0}),
        ("Neuhagen\n\nDer Deich\n\nEr hält.\n\nDie Flut\n\nSie kommt.", {0, 1, 3}),
        ("Hält der Deich?\n\nEr hält.", {0}),
        ("Er hält.\n\nWer sagt das?\n\nAlle.", set()),  # a question inside the text may be an interviewer's
        ("Er hält.\n\n„Wer da?“\n\nNiemand.", set()),  # or a line of a dialogue
        ("Er hält.\n\n„Er hält doch“\n\nDas sagen alle.", {1}),
        ("Er hält.\n\nErstens\n\nZweitens\n\nDrittens\n\nDas ist alles.", set()),  # a list
        ("Er hält.\n\nNeuhagen", set()),  # nothing follows
        ("Das Meer\n\nDer Wind\n\nDas Land", set()),  # no sentence at all
        ("Wir bauen:\n\nEr hält.", set()),
    ],
)
def test_headings(text, expected):
    assert headings(text, paragraphs(text)) == expected


@pytest.mark.parametrize(
    ("long", "short", "whole", "share"),
    [
        ("Der Deich hält noch lange.", "hält noch", True, (0.9, 1.0)),
        ("Der Deich hält noch lange.", "Der Deich hält lange", False, (0.9, 1.0)),
        ("Lange hält der Deich.", "Der Deich hält lange", False, (0.7, 0.95)),
        ("Der Deich brach. Alle flohen. Der Wald brennt lange.", "Der Deich brennt lange", False, (0.3, 0.7)),
        ("Wir gehen.", "Der Deich hält", False, (0.0, 0.1)),
        ("", "Der Deich", False, (0.0, 0.0)),
    ],
)
def test_words_that_come_back(long, short, whole, share):
    there, here = echoes.words(long), echoes.words(short)
    assert echoes.holds(there, here) is whole
    assert share[0] <= echoes.share(there, here)[0] <= share[1]
