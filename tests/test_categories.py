"""What stands in marks: an utterance, quoted words, a title or name, a word held at a distance.

Each rule comes with a text in which it decides and one that it leaves to others. Each further case is a short invented
text and the type of every stretch in it, in their order; a type given as a set has several right answers.
"""

from __future__ import annotations

import pytest
from kinds import D, P, S, T, case, check
from made import MARKED

from quotes import rules
from quotes.categories.decide import RULES

CASES = [
    # direct: somebody's utterance
    case("„Der Deich hält“, sagte Petra Harms.", [D]),
    case("„Nein“, sagte Petra Harms.", [D]),
    case("„Niemals!“, rief Petra Harms.", [D]),
    case("Petra Harms sagte: „Der Deich hält.“", [D]),
    case("Petra Harms sagte nur: „Abwarten.“", [D]),
    case("Petra Harms winkt ab. „Der Deich hält.“", [D]),
    case("„Der Deich“, sagte Petra Harms, „hält noch lange.“", [D, D]),
    case("„Wer hat das getan?“ Niemand antwortete.", [D]),
    case("Die Menge skandierte: „Deich statt Geld!“", [D]),
    case("„Mach die Tür zu“, so Ole Brandt, „es zieht.“", [D, D]),
    case("Auf dem Zettel stand: „Komme gleich wieder.“", [D]),
    case("„Und dann“, sagte Mia Torberg, „war alles vorbei“.", [D, D]),
    case("Ihren Unmut brachte Petra Harms zum Ausdruck: „Es gibt keinen Grund, den Deich aufzugeben.“", [D]),
    case("Am Montag sagte sie: „[…] Ich war nie dafür, weil der Deich hält. […]“", [D]),
    case("„Guten Tag, ich schon wieder da“, mit diesen Worten betrat Petra Harms den Saal.", [D]),
    case("Petra Harms winkte ab: „(lacht) Der Deich hält (noch).“", [D]),
    case("Auf dem Schild stand: „WIR SIND HIER.“", [D]),
    # title: what follows the mark tells it
    case("Er spielte in mehreren Filmen („Nachts am Deich“ (1991), „Ebbe“ (1998)) große Rollen.", [T, T]),
    case("Sie war in Filmen wie „Jungle Fever“ (1991), „Ebbe“ (1998) und „She Hate Me“ (2004) zu sehen.", [T, T, T]),
    case("Im Hafen liegt die „Möwe“, ein Schiff der Reederei Brandt.", [T]),
    # but a clause that is dated is none, nor is a word before a relative clause
    case("Petra Harms sagte „Wir schaffen das“ (2015) und ging.", [{D, P}]),
    case("Petra Harms sprach vom „Chaos“, das Schiffe aufhielt.", [P]),
    # scare: a principle or thought that has no speaker
    case("Der Rat folgt dem Gedanken „Weniger ist mehr“.", [S]),
    # partial: quoted words in the reporter's sentence
    case("Die Ministerin Petra Harms verteidigte die Bezeichnung „Schreihälse“.", [P]),
    case("Petra Harms nannte die Pläne „völlig unausgegoren“.", [P]),
    case("Petra Harms nannte die Pläne „unausgegoren“.", [P]),
    case("Petra Harms nannte ihn einen „Lügner“.", [P]),
    case("Kerner nannte die Absage Brandts einen „Vertrauensbruch“.", [P]),
    case("Petra Harms sprach vom „Wunder von Neuhagen“.", [P]),
    case("Petra Harms sagte, das sei „mutig“ und „klug“ gewesen.", [P, P]),
    case("Laut Polizei war der Fahrer „nicht ansprechbar“.", [P]),
    case("Der Deich sei „besser als jeder in Holland“, so Petra Harms.", [P]),
    case("Der Neubau wurde als „Meilenstein“ gefeiert und als „Bausünde“ bezeichnet.", [{P, S}, P]),
    case("Ole Brandt sagte, der Wald sei krank. Er brauche „mindestens zwanzig Jahre“.", [P]),
    case("Ulf Kerner kündigte an, er werde „mit aller Härte“ durchgreifen.", [P]),
    case("Ulf Kerner warnte vor einem „Kahlschlag bei den Schulen“.", [P]),
    case("„Nicht hinnehmbar“ sei das, sagte Ulf Kerner.", [P]),
    case("Er habe „keine Zeit für so etwas“, ließ Ulf Kerner ausrichten.", [P]),
    # scare: terms, irony, words held at a distance
    case("Die sogenannten „Deichretter“ trafen sich am Hafen.", [S]),
    case("Die so genannte „Nachtschicht“ begann um acht.", [S]),
    case("Die angeblichen „Experten“ hatten keine Ahnung.", [S]),
    case("Der Begriff „Heimat“ kommt in dem Gesetz nicht vor.", [S]),
    case("Das Wort „Deich“ fiel in der ganzen Sitzung nicht.", [S]),
    case("Am Samstag feiert die Stadt unter dem Motto „Luft für alle“.", [S]),
    case(
        "Der Gesellschaft (Motto: „Pflege ist Vertrauenssache“) werden von einer Angestellten Lügen vorgeworfen.", [S]
    ),
    case("Der Verein (ihr Motto: „Niemand bleibt allein“) wies das zurück, sagte Petra Harms.", [S]),
    case("Damals kämpfte das Land gegen den „Fortschritt“.", [S]),
    case("Für die „Rettung“ des Klubs zahlte die Stadt drei Millionen.", [S]),
    case("Am Ende waren die „Helfer“ mit der Kasse verschwunden.", [S]),
    case("Unter „Sonstiges“ stand ein Posten von zwei Millionen.", [{S, T}]),
    # title: works, papers, ships, organisations, names
    case("Die Zeitung „Elbkurier“ erscheint seit 1921.", [T]),
    case("Die Tageszeitung „Der Bote“ erscheint seit 1921.", [T]),
    case("Der „Elbkurier“ berichtete am Montag darüber.", [T]),
    case("Das Schiff „Seeadler“ liegt im Hafen.", [T]),
    case("Die Fähre „Wilhelmine II“ fährt nicht mehr.", [T]),
    case("Der Roman „Der lange Sommer“ ist vergriffen.", [T]),
    case("Mia Torberg spielt in dem Film „Nordlicht“ die Hauptrolle.", [T]),
    case("Mit „Der lange Abschied“ gewann Mia Torberg den Preis.", [T]),
    case("Mia Torbergs Lied „Komm, wir gehen heim“ lief im Radio.", [T]),
    case("Die Ausstellung „Deich und Mensch“ öffnet am Freitag.", [T]),
    case("Das „Gesetz zum Schutz der Küsten“ tritt im Mai in Kraft.", [T]),
    case("Die Aktion „Saubere Küste“ sammelte zwei Tonnen Müll.", [T]),
    case("Die Partei „Neue Küste“ stellt keinen Kandidaten.", [T]),
    case("Der Preis „Goldene Möwe“ ging an Mia Torberg.", [T]),
    case("Im Gasthaus „Zur Linde“ brannte noch Licht.", [T]),
    case("Der Chor sang „Freude im Norden“ und „Abend am Meer“.", [T, T]),
    case("Die Zeitungen „Elbkurier“, „Nordblatt“ und „Der Bote“ berichteten darüber.", [T, T, T]),
    case("Der „Nordwind“-Chef schweigt.", [T]),
    case("Der Sturm „Gudrun“ deckte Dächer ab.", [T]),
    case("Die Polizei nannte den Einsatz Operation „Morgenrot“.", [T]),
    case("Jan „Kuddel“ Petersen führt die Kneipe seit 1990.", [T]),
    case("Das Portal „deichblatt.example“ ist offline.", [T]),
    case("Auf „www.neuhagen.example“ stehen die Termine.", [T]),
    case("Alle drei gehören der ländlichen „Union für Deich und Meer“ (UDM) an.", [T]),
    case("„Der lange Sommer“ ist ihr erster Roman.", [T]),
    case("Sie las aus „Der lange Sommer“, ihrem Buch über den Deich, und schwieg.", [T]),
    case("„Großartig“ ist ihr Roman, sagte Ulf Kerner.", [{P, D}]),
    case("„Fortschritt“ ist ein Wort, das er meidet.", [S]),
    case("Das Kürzel „DVN“ steht für Deichverband Neuhagen.", [{S, T}]),
    case("Petra Harms sagte der „Neuen Küstenzeitung“: „Der Deich hält.“", [T, D]),
    case("Petra Harms sagte dem Magazin „Meer“, das sei „gelogen“.", [T, P]),
    # names and labels inside a reported sentence: the verb of speech governs them in the tree, yet nobody says them
    case("Zum „Tag des Deiches“ erklärte Petra Harms, es gebe viel zu tun.", [T]),
    case("Harms sagte, das „Haus der Stille“ werde verkauft.", [T]),
    case("Nach Angaben des „Bündnisses für den Deich“ kamen 300 Leute.", [T]),
    case("»Es reicht«, schreiben beide Länder im »Neuhagener Vertrag«, der 2019 in Kraft trat.", [D, T]),
    case("Ole Brandt erzählte, dass er auf der „Seute Deern“ gefahren sei.", [T]),
    case("Petra Harms sagte im Interview mit „Küste heute“, sie gehe.", [T]),
    case("«Es reicht jetzt», sagte Ole Brandt gegenüber «kb».", [D, T]),
    case("Ina Lau, Sprecherin von „Rettet das Watt“, sagte, es reiche.", [T]),
    case("Stufe „Rot“ gelte ab Montag, teilte das Amt mit.", [S]),
    case("„Wir freuen uns“, sagte Harms auf einer Tagung zum Thema „Angebote für junge Leute“.", [D, S]),
    case("Harms verwies auf eine Kampagne unter dem Schlagwort „Tatenland“ (Land der Taten).", [S]),
    case("Mit dem Begriff „Ebbe“ könne sie nichts anfangen, sagte Harms.", [S]),
    # «heißen»
    case("Die Kanäle heißen «Deich mit Kopf» oder «Madame Sturmflut».", [T, T]),
    case("Der Film, der „Warum ich schwimme“ heißt, startet im Mai.", [T]),
    case("Das neue Viertel soll künftig „Am Alten Hafen“ heißen.", [{T, S}]),
    case("In dem Brief heißt es „der Deich hält nicht mehr lange“.", [{P, D}]),
    case("„Der Deich hält“, heißt es im Brief der Gemeinde.", [D]),
    # single words of somebody, whatever the tagger takes them for
    case("Petra Harms warf der Stadt „Ignoranz“ vor.", [P]),
    case("Die Prüfer bescheinigten dem Verein „Sorgfalt“.", [P]),
    case("Die Gegner sprachen vom Umbau als „Milliardengrab“.", [P]),
    case("Es ist von „Verrat“ die Rede.", [P]),
    case("Die Verteidigung forderte „Freispruch“.", [P]),
    # a part of the sentence behind a colon
    case("Schnellere Hilfe: „Deich-Turbo“ hilft den Bauern", [T]),
    case("Alles neu: „Ohne Netz“ bedeutet, dass die Fischer angeln.", [{T, S}]),
    case("Schnellere Hilfe: „Wir haben es geschafft“", [D]),
    # words as words
    case("Unter „Priel“ versteht man einen Wasserlauf, erläutert Ole Brandt.", [S]),
    case("„Sorry“ sagt man heute statt „Verzeihung“.", [S, S]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_it_is(extractor, text, expected):
    check(extractor, text, expected)


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_rule_decides_its_case_and_leaves_the_other(extractor, rule):
    text, types = rule.decides
    with rules.watched() as fired:
        found = extractor.extract(text, MARKED)
    assert fired[rule.name]
    assert tuple(quotation.type for quotation in found) == types
    assert set(types) & set(rule.types)
    with rules.watched() as fired:
        assert extractor.extract(rule.leaves, MARKED)
    assert not fired[rule.name]


def test_rules_have_names_of_their_own_and_say_their_fact():
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert all(name.startswith("category:") for name in names)
    assert [rule.name for rule in RULES if not rule.fact.endswith(".")] == []


def test_every_type_comes_with_its_reasons(extractor):
    text = "Laut Petra Harms ist der Roman „Der lange Sommer“ „ein Glücksfall“. „Lest ihn“, sagte sie den „Experten“."
    found = {q.type: q.type_reasons for q in extractor.extract(text, MARKED)}
    assert found.keys() == {"title", "partial", "direct", "scare"}
    assert [kind for kind, reasons in found.items() if not reasons or not all(map(str.strip, reasons))] == []
