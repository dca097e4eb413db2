"""Who said it, where the name is the question: documents, several speakers, pronouns, rare names, nobody.

A row is (quote, type, speaker) or (quote, type, speaker, rule); a speaker given as a tuple has several right answers.
"""

from __future__ import annotations

import pytest
from said import D, P, T, case, check, wrong

CASES = [
    # documents and «hieß es»
    case("hieß-es", "„Die Brücke bleibt gesperrt“, hieß es.", [("Die Brücke bleibt gesperrt", D, "", "says:open")]),
    case(
        "hieß-es-am-Abend",
        "Ulf Kerner besuchte die Baustelle. „Die Brücke bleibt gesperrt“, hieß es am Abend.",
        [("Die Brücke bleibt gesperrt", D, "")],
    ),
    case(
        "hieß-es-aus-dem-Ministerium",
        "„Die Brücke bleibt gesperrt“, hieß es aus dem Verkehrsministerium.",
        [("Die Brücke bleibt gesperrt", D, "Verkehrsministerium", "says")],
    ),
    case(
        "Erklärung-des-Amtes",
        "„Der Fluss ist sauber“, heißt es in einer Erklärung des Umweltamtes.",
        [("Der Fluss ist sauber", D, "Umweltamt", "says")],
    ),
    case(
        "Mitteilung-des-Ministeriums-Genitiv",
        "In einer Mitteilung des norlandischen Verkehrsministeriums heißt es: „Die Strecke wird saniert.“",
        [("Die Strecke wird saniert.", D, "norlandisches Verkehrsministerium", "says")],
    ),
    case(
        "Verband-Genitiv",
        "Nach Angaben des Deutschen Deichverbandes sind die Wälle „in gutem Zustand“.",
        [("in gutem Zustand", P, "Deutscher Deichverband", "source-phrase")],
    ),
    case(
        "Vertrag-steht-für-sich",
        "Im Vertrag heißt es: „Die Pacht endet nach zehn Jahren.“",
        [("Die Pacht endet nach zehn Jahren.", D, "Vertrag", "says")],
    ),
    case(
        "im-Bericht-der-Prüfer",
        "„Der Deich ist marode“, heißt es im Bericht der Prüfer.",
        [("Der Deich ist marode", D, "Prüfer", "says")],
    ),
    case(
        "steht-dort",
        "Im Bericht des Umweltamtes heißt es: „Der Fluss ist krank.“ „Die Fische sterben“, steht dort.",
        [("Der Fluss ist krank.", D, "Umweltamt"), ("Die Fische sterben", D, "Umweltamt")],
    ),
    case(
        "heißt-es-darin",
        "Das Umweltamt hat einen Bericht vorgelegt. „Der Fluss ist krank“, heißt es darin.",
        [("Der Fluss ist krank", D, ("Umweltamt", "Bericht"))],
    ),
    # several speakers
    case(
        "zwei-in-einem-Satz",
        "„Das reicht völlig“, sagte Petra Harms, während Ole Brandt von einem „schlechten Witz“ sprach.",
        [("Das reicht völlig", D, "Petra Harms"), ("schlechten Witz", P, "Ole Brandt")],
    ),
    case(
        "zwei-nannten",
        "Petra Harms nannte den Bau „dringend nötig“, Ole Brandt nannte ihn „überflüssig“.",
        [("dringend nötig", P, "Petra Harms"), ("überflüssig", P, "Ole Brandt")],
    ),
    case(
        "Dialog",
        "„Hält der Deich?“, fragte Ole Brandt. „Natürlich hält er“, antwortete Petra Harms.",
        [("Hält der Deich?", D, "Ole Brandt"), ("Natürlich hält er", D, "Petra Harms")],
    ),
    case(
        "beide-zusammen",
        "Petra Harms und Ole Brandt erklärten: „Wir treten gemeinsam an.“",
        [("Wir treten gemeinsam an.", D, "Petra Harms und Ole Brandt")],
    ),
    case(
        "Geschwister",
        "„Wir sind so froh“, sagten Mia und Jan Torberg.",
        [("Wir sind so froh", D, "Mia und Jan Torberg")],
    ),
    case(
        "mehrere-Fischer",
        "„Wir fangen nichts mehr“, klagten mehrere Fischer am Kai.",
        [("Wir fangen nichts mehr", D, ("mehrere Fischer", "mehrere Fischer am Kai"))],
    ),
    case(
        "die-Anwohner",
        "„Wir wollen schlafen“, riefen die Anwohner der Hafenstraße.",
        [("Wir wollen schlafen", D, ("Anwohner der Hafenstraße", "Anwohner"))],
    ),
    # roles, surnames, pronouns
    case(
        "ein-Sprecher-der-Reederei",
        "„Wir prüfen das“, sagte ein Sprecher der Reederei Lüders.",
        [("Wir prüfen das", D, "Sprecher der Reederei Lüders")],
    ),
    case(
        "der-Sprecher",
        "Ein Sprecher der Reederei Lüders sagte am Montag: „Wir prüfen das.“ Ulf Kerner wartet auf Antwort. "
        "„Mehr wissen wir nicht“, sagte der Sprecher.",
        [
            ("Wir prüfen das.", D, "Sprecher der Reederei Lüders"),
            ("Mehr wissen wir nicht", D, "Sprecher der Reederei Lüders"),
        ],
    ),
    case(
        "die-Ministerin",
        "Finanzministerin Ruth Kallweit kam mit Landrat Ulf Kerner. „Es reicht für alle“, sagte die Ministerin.",
        [("Es reicht für alle", D, "Ruth Kallweit")],
    ),
    case(
        "der-Landrat",
        "Finanzministerin Ruth Kallweit kam mit Landrat Ulf Kerner. „Es reicht für alle“, sagte der Landrat.",
        [("Es reicht für alle", D, "Ulf Kerner")],
    ),
    case(
        "Nachname",
        "Die Bürgermeisterin Petra Harms kam zu Fuß. „Der Deich hält“, sagte Harms.",
        [("Der Deich hält", D, "Petra Harms")],
    ),
    case(
        "Frau-Nachname",
        "Petra Harms und ihr Mann Jörn Harms wohnen am Deich. „Er hält“, sagt Frau Harms.",
        [("Er hält", D, "Petra Harms")],
    ),
    case(
        "Pronomen-Geschlecht-sie",
        "Petra Harms traf Ulf Kerner am Hafen. „Der Deich hält“, sagte sie.",
        [("Der Deich hält", D, "Petra Harms")],
    ),
    case(
        "Pronomen-Geschlecht-er",
        "Petra Harms traf Ulf Kerner am Hafen. „Das glaube ich nicht“, sagte er.",
        [("Das glaube ich nicht", D, "Ulf Kerner")],
    ),
    case(
        "Pronomen-Mehrzahl",
        "Die Fischer standen am Kai neben Petra Harms. „Wir fangen nichts mehr“, sagten sie.",
        [("Wir fangen nichts mehr", D, "Fischer")],
    ),
    case(
        "Pronomen-Rolle",
        "Ein Sprecher der Reederei Lüders wollte sich zunächst nicht äußern. „Wir prüfen das“, sagte er später.",
        [("Wir prüfen das", D, "Sprecher der Reederei Lüders")],
    ),
    wrong(
        "Prädikatsname mit «heißen» gehört nicht zur Person",
        "Pronomen-sie-nach-Mann",
        "Ulf Kerner hat lange geschwiegen. Seine Nachfolgerin heißt Ruth Kallweit. „Ich rede“, sagt sie.",
        [("Ich rede", D, "Ruth Kallweit")],
    ),
    case(
        "der-36-Jährige",
        "Trainer Pavel Dostál hat verlängert. „Ich fühle mich wohl“, sagte der 36-Jährige.",
        [("Ich fühle mich wohl", D, "Pavel Dostál")],
    ),
    case(
        "zwei-Sprecher-mit-Pronomen",
        "„Der Deich hält“, sagte Petra Harms. Ole Brandt widersprach. „Er ist morsch“, sagte er.",
        [("Der Deich hält", D, "Petra Harms"), ("Er ist morsch", D, "Ole Brandt")],
    ),
    # rare names, which the parser takes apart
    case(
        "Insa-sagte:",
        "Insa Harms sagte: „Der Deich hält.“",
        [("Der Deich hält.", D, "Insa Harms")],
    ),
    case(
        "so-Insa",
        "„Der Deich hält“, so Insa Harms.",
        [("Der Deich hält", D, "Insa Harms")],
    ),
    case(
        "Insa-sprach-von",
        "Insa Harms sprach von einem „Wunder der Ingenieurskunst“.",
        [("Wunder der Ingenieurskunst", P, "Insa Harms")],
    ),
    case(
        "Partikel-und-Diakritika",
        "„Wir enthalten uns“, sagte Senator Tiago Lourenço de Brito.",
        [("Wir enthalten uns", D, "Tiago Lourenço de Brito")],
    ),
    case(
        "von-der",
        "Justizministerin Ulrike von der Weyde war dabei. „Das Recht gilt für alle“, sagte von der Weyde.",
        [("Das Recht gilt für alle", D, "Ulrike von der Weyde")],
    ),
    case(
        "Doppelname",
        "„Ich unterschreibe das nicht“, sagte Karin Möller-Stakelberg.",
        [("Ich unterschreibe das nicht", D, "Karin Möller-Stakelberg")],
    ),
    # people named only inside a quotation do not speak
    case(
        "genannt-nur-im-Zitat",
        "„Piet Wendler hat nie bezahlt“, sagte Petra Harms. „Er schuldet uns noch Geld.“",
        [("Piet Wendler hat nie bezahlt", D, "Petra Harms"), ("Er schuldet uns noch Geld.", D, "Petra Harms")],
    ),
    case(
        "er-meint-nicht-den-im-Zitat",
        "Ulf Kerner kam spät. „Ich habe Piet Wendler nie getroffen“, sagte er.",
        [("Ich habe Piet Wendler nie getroffen", D, "Ulf Kerner")],
    ),
    case(
        "Zitat-im-Zitat",
        "„Der Chef sagte nur: ‚Geht nach Hause!‘ Dann war Schluss“, erzählt Mechaniker Tomasz Wilk.",
        [
            ("Der Chef sagte nur: ‚Geht nach Hause!‘ Dann war Schluss", D, "Tomasz Wilk"),
            ("Geht nach Hause!", D, "Chef"),
        ],
    ),
    # nobody
    case("niemand", "Der Regen hörte auf. „Endlich wieder Sonne!“", [("Endlich wieder Sonne!", D, "")]),
    case(
        "an-der-Wand",
        "An der Mauer am Hafen steht: „Der Deich gehört uns!“",
        [("Der Deich gehört uns!", D, ("", "Mauer"))],
    ),
    case(
        "Titel-hat-keinen-Sprecher",
        "Petra Harms sagte, sie lese gerade den Roman „Der lange Sommer“.",
        [("Der lange Sommer", T, "")],
    ),
    # other marks, the same answers
    case("Guillemets", "«Der Deich hält», sagt Petra Harms.", [("Der Deich hält", D, "Petra Harms", "verb-after")]),
    case("Chevrons", "»Der Deich hält«, sagt Petra Harms.", [("Der Deich hält", D, "Petra Harms", "verb-after")]),
    case("gerade", '"Der Deich hält", sagt Petra Harms.', [("Der Deich hält", D, "Petra Harms", "verb-after")]),
    case(
        "geklebt",
        "Petra Harms sagte: „Der Deich hält.“Ole Brandt sagte: „Der Wald nicht.“",
        [("Der Deich hält.", D, "Petra Harms"), ("Der Wald nicht.", D, "Ole Brandt")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_said_it(extractor, text, expected):
    check(extractor, text, expected)
