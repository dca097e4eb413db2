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
]


@pytest.mark.parametrize(("text", "speakers"), NAMES, ids=[text for text, _ in NAMES])
def test_names_in_the_nominative(extractor, text, speakers):
    assert [row.attribution.speaker for row in extractor.extract(text)] == speakers


MEANT = [  # text, who says the last of its quotations
    (
        "Die Ministerin Hedwig Arntz war da. „Gut“, sagte sie. Danach war es still. Es regnete.\n\n"
        "Dann trat Petra Kles ans Pult. „Nie“, rief die Abgeordnete.",
        "Petra Kles",
    ),
    (
        "Der Abgeordnete Jan Ohm mahnte. „Ruhe“, sagte er. Es war laut. Jemand lachte.\n\n"
        "Für die Linke sprach Eva Brandt. „Nie“, sagte die Abgeordnete.",
        "Eva Brandt",
    ),
    ("Der Abgeordnete Jan Ohm war da. „Nie“, sagte die Abgeordnete.", "Abgeordnete"),
    ("Der Vorsitzende Jan Ohm war da. „Nie“, sagte die Vorsitzende.", "Vorsitzende"),
]


@pytest.mark.parametrize(("text", "speaker"), MEANT, ids=[text for text, _ in MEANT])
def test_whom_a_description_means(extractor, text, speaker):
    assert extractor.extract(text)[-1].attribution.speaker == speaker
