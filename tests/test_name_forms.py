"""In which form a speaker's name is printed: without the letters of its case, with all that belongs to it."""

from __future__ import annotations

import pytest

NAMES = [  # text, speakers of its quotations
    # an -s of birth: the name stands by itself somewhere in the article
    ("Bevor Wiebke Tjarks redet, hustet sie. Tjarks Hof liegt hier. „Nie“, sagt Tjarks.", ["Wiebke Tjarks"]),
    ("Wiebke Tjarks Hof liegt am Deich. Von Romantik will Tjarks nichts hören. „Nie“, sagt sie.", ["Wiebke Tjarks"]),
    ("Die Bilder Petra Tjarks hingen da. Wirtin Petra Tjarks kam. „Nie“, sagte sie.", ["Petra Tjarks"]),
    ("Uwe Behrens’ Plan fand Beifall. „Nie“, sagte Behrens.", ["Uwe Behrens"]),
    ("Nele Peters kam mit Peter Harms. „Nie“, sagte Peters.", ["Nele Peters"]),
    # an -s of the genitive: the article has the name without it
    ("Der Kurs Petra Brandts war hart. „Nie“, sagte Brandt.", ["Petra Brandt"]),
    ("Petra Brandts Kurs war hart. „Nie“, sagte Brandt.", ["Petra Brandt"]),
    ("Wegen Petra Brandts kam es zum Streit. „Nie“, sagte Brandt.", ["Petra Brandt"]),
    # participles and adjectives as nouns: weak behind «die», which is not printed
    ("Von einem „Verlust an Boden“ schreiben die Forschenden.", ["Forschende"]),
    ("„Nie“, riefen die Demonstrierenden. „Doch“, sagten die Beamten.", ["Demonstrierende", "Beamte"]),
    ("„Nie“, riefen die Geretteten. „Doch“, sagten die Experten.", ["Gerettete", "Experten"]),
    ("Nach Angaben von Angehörigen war er „immer freundlich“.", ["Angehörige"]),
    ("„Nie“, sagte der Angeklagte. „Doch“, sagte die Angeklagte.", ["Angeklagter", "Angeklagte"]),
    ("„Nie“, sagten die Genossenschaften.", ["Genossenschaften"]),
    # an association's name is a phrase; a place behind it is its seat
    ("Das Bündnis Bahn für alle sprach von „Hohn und Spott“.", ["Bündnis Bahn für alle"]),
    ("Das Bündnis Bürger gegen Lärm klagt. „Nie“, sagte das Bündnis Bürger.", ["Bündnis Bürger gegen Lärm"]),
    ("Der Verein Leben am Fluss klagt. „Nie“, teilte der Verein mit.", ["Verein Leben am Fluss"]),
    ("Der Verband Wohnen im Alter sprach von „Hohn und Spott“.", ["Verband Wohnen im Alter"]),
    ("Der Fahrgastverband Mobil im Norden sprach von „Hohn und Spott“.", ["Fahrgastverband Mobil im Norden"]),
    ("Der Verband Pro Bahn in Bayern sprach von „Hohn und Spott“.", ["Verband Pro Bahn"]),
    ("Der Verein Ahorn im Landkreis Seestadt sprach von „Hohn und Spott“.", ["Verein Ahorn"]),
    # who is something of a body stands behind it, unless the body is called after him
    ("Der Chef der Bahn Ole Brandt sprach von „Hohn und Spott“.", ["Ole Brandt"]),
    ("Die Vorsitzende des Vereins im Landkreis Seestadt Petra Kles sagte: „Nie.“", ["Petra Kles"]),
    ("„Nie“, sagte der Leiter des Instituts Ole Brandt.", ["Ole Brandt"]),
    ("„Nie“, sagte der Leiter der Kanzlei Ole Brandt.", ["Leiter der Kanzlei Ole Brandt"]),
    ("„Nie“, sagte der Anwalt des Opfers Ole Brandt.", ["Anwalt des Opfers Ole Brandt"]),
    ("„Nie“, sagte der Sprecher von Ole Brandt.", ["Sprecher von Ole Brandt"]),
    # a name in marks behind a noun for a body is none of its speaker's words
    ("«Nie», sagt Reto Kles, Präsident des Komitees «Spital bleibt hier».", ["Reto Kles"]),
    ("„Nie“, sagte Ole Brandt vom Zusammenschluss „Omas gegen Rechts“.", ["Ole Brandt"]),
]


@pytest.mark.parametrize(("text", "speakers"), NAMES, ids=[text for text, _ in NAMES])
def test_names_in_the_nominative(extractor, text, speakers):
    assert [row.attribution.speaker for row in extractor.extract(text)] == speakers


MEANT = [  # text, who says the last of its quotations
    (
        (
            "Ministerin Hedwig Arntz war da. „Gut“, sagte sie. Es war still. Es regnete.\n\n"
            "Dann trat Petra Kles ans Pult. „Nie“, rief die Abgeordnete."
        ),
        "Petra Kles",
    ),
    (
        (
            "Der Abgeordnete Jan Ohm kam. „Ruhe“, sagte er. Es war laut. Wer lachte?\n\n"
            "Für die Linke sprach Eva Brandt. „Nie“, sagte die Abgeordnete."
        ),
        "Eva Brandt",
    ),
    ("Der Abgeordnete Jan Ohm war da. „Nie“, sagte die Abgeordnete.", "Abgeordnete"),
    ("Der Vorsitzende Jan Ohm war da. „Nie“, sagte die Vorsitzende.", "Vorsitzende"),
]


@pytest.mark.parametrize(("text", "speaker"), MEANT, ids=[text for text, _ in MEANT])
def test_whom_a_description_means(extractor, text, speaker):
    assert extractor.extract(text)[-1].attribution.speaker == speaker
