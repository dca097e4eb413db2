"""Quotations whose frame is not in their sentence: what is before and after them tells who speaks, or nobody does.

Each case is a short invented text and the speaker of every stretch in it, in their order; "" is an empty cell.
"""

from __future__ import annotations

import pytest


def case(name, *values):
    return pytest.param(*values, id=name)


CASES = [
    # the sentence after takes the words up
    case("das-sagte", "„Der Deich hält.“ Das sagte Ulf Kerner gestern.", ["Ulf Kerner"]),
    case("damit-meinte", "„Der Deich hält.“ Damit meinte die Ministerin Petra Harms den Osten.", ["Petra Harms"]),
    case("so-ohne-verb", "«Der Deich hält.» So Gemeinderätin Ida Korff am Montag im Radio.", ["Ida Korff"]),
    case("so-artikel", "„Der Deich hält.“ So die Sprecherin des Vereins, Mia Torberg.", ["Mia Torberg"]),
    case("satz-stammt", "„Der Deich hält.“ Der Satz stammt von Ole Brandt, dem Wirt.", ["Ole Brandt"]),
    case("worte-kommen", "»Wir sind verloren.« Die Worte kommen von Pastorin Wiebke Onken.", ["Wiebke Onken"]),
    case("die-das-sagt", "„Der Deich hält.“ Die das sagt, heißt Petra Harms und ist Ministerin.", ["Petra Harms"]),
    case("wer-so-spricht", "„Uns hilft ja keiner.“ Der das sagt, ist Bauer Piet Lüders.", ["Piet Lüders"]),
    case("es-ist-x-der", "„Der Deich hält.“ Es ist Ulf Kerner, der das sagt.", ["Ulf Kerner"]),
    case("gesagt-hat-das", "„Der Deich hält.“ Gesagt hat das Ulf Kerner vor zehn Jahren.", ["Ulf Kerner"]),
    case("fazit-von", "„Der Deich hält.“ So lautet das Fazit von Ida Korff.", ["Ida Korff"]),
    case("urteil-der", "„Alles Unsinn.“ Das ist das Urteil der Ärztin Mia Torberg.", ["Mia Torberg"]),
    case("diese-worte", "„Der Deich hält.“ Diese Worte sprach Ida Korff vor dem Rat.", ["Ida Korff"]),
    case("x-sagt-das", "„Ich gehe nicht.“ Ole Brandt sagt das ganz leise.", ["Ole Brandt"]),
    case("x-laechelt", "„Ich gehe nicht.“ Ole Brandt lächelt.", ["Ole Brandt"]),
    case("x-winkt-ab", "„Ach was, das geht vorbei.“ Die Wirtin winkt ab.", ["Wirtin"]),
    case("x-zuckt-mit", "„Kann schon sein.“ Hausmeister Jens Lührs zuckt mit den Schultern.", ["Jens Lührs"]),
    case("x-schuettelt", "»Nie im Leben.« Ida Korff schüttelte den Kopf.", ["Ida Korff"]),
    case("x-schuettelt-hand", "„Nie im Leben.“ Ida Korff schüttelte ihm die Hand.", [""]),
    # who reacts has not spoken
    case("das-bestritt", "„Der Deich ist ein Sieb.“ Das bestritt Ministerin Petra Harms.", [""]),
    case("das-kritisierte", "„Der Deich ist ein Sieb.“ Das kritisierte Ministerin Petra Harms.", [""]),
    case("das-freute", "„Der Deich hält.“ Das freute Petra Harms.", [""]),
    case("sagt-das-kind", "„Der Deich hält.“ Petra Harms lobt das Kind.", [""]),
    case("steigt-aus", "„Hau ab!“ Petra Harms steigt aus.", [""]),
    # words without a verb lead to the colon
    case("nachsatz", "„Der Deich hält“, sagte Ulf Kerner. Ernster Nachsatz: „Wenn keiner gräbt.“", ["Ulf Kerner"] * 2),
    case(
        "an-die-adresse", "„Der Deich hält“, sagte Ida Korff. Und an die Adresse der Grünen: «Nein.»", ["Ida Korff"] * 2
    ),
    case("nur-so-viel", "»Er ist alt«, räumte Ole Brandt ein. Nur so viel: »Er wird geprüft.«", ["Ole Brandt"] * 2),
    case("augenzwinkern", "„Der Deich hält“, so Ida Korff. Mit einem Augenzwinkern: „Hoffentlich.“", ["Ida Korff"] * 2),
    case("nachsatz-anderer", "„Der Deich hält“, sagte Ida Korff. Der Nachbar trocken: „Noch.“", ["Ida Korff", ""]),
    case(
        "nachsatz-ort",
        "„Der Deich hält“, sagte Ida Korff. Auf einem anderen bloß: „Nö!“",
        ["Ida Korff", ""],
    ),
    # the Konjunktiv after a sentence that tells an attitude
    case("rechnet-mit", "Die Kammer rechnet mit Verlusten. Viele seien „am Ende ihrer Kraft“.", ["Kammer"]),
    case("ist-skeptisch", "Jana Lösch ist skeptisch. Der Umbau werde „ein Fass ohne Boden“.", ["Jana Lösch"]),
    case(
        "beim-verband",
        "Beim Verband der Wirte gibt man sich zugeknöpft. Man habe «nichts gewusst».",
        ["Verband der Wirte"],
    ),
    case(
        "haltung-rede",
        "Anwältin Mia Torberg wehrte sich. Der Brief sei nie geprüft worden. „Man wollte nicht.“",
        ["Mia Torberg"],
    ),
    case("haltung-passiv", "Die Stadt wird umgebaut. Es sei „höchste Zeit“ dafür.", [""]),
    case("haltung-bedingung", "Die Partei liegt vorn. Ein „schwarz-rotes Lager“ käme auf 50 Prozent.", [""]),
    # a document of the sentence before
    case("steht-darauf", "Petra Harms zeigt ein Flugblatt. «Der Deich gehört uns», steht darauf.", ["Flugblatt"]),
    case(
        "darin-rede",
        "Harms verweist auf ein Gutachten der Kanzlei Voss. Darin ist von „groben Mängeln“ die Rede.",
        ["Kanzlei Voss"],
    ),
    # a line with a name and an age, a paragraph that ends with a colon
    case("name-alter", "Der Umbau ist da.\n\nJana Lösch (34), Verkäuferin\n\n«Endlich tut sich was.»", ["Jana Lösch"]),
    case(
        "name-alter-von",
        "Der Umbau ist da.\n\nUte von Berg-Öz, 61\n\n„Mir egal.“ Sie lacht. Der Lärm? „Ach.“",
        ["Ute von Berg-Öz"] * 2,
    ),
    case("name-ohne-alter", "Der Umbau ist da.\n\nNeues vom Deich, Teil 3\n\n„Endlich tut sich was.“", [""]),
    case(
        "gewandt", "Wirtin Ida Korff hat sich auf Facebook an alle gewandt:\n\n„Bleiben Sie zu Hause.“", ["Ida Korff"]
    ),
    case("gewandt-polizei", "Die Polizei wandte sich am Abend an die Leute:\n\n»Fahren Sie nicht.«", ["Polizei"]),
    case("gewandt-punkt", "Der Regen fiel auf alle Dächer.\n\n„Bleiben Sie zu Hause.“", [""]),
    # questions and turns
    case("anrede", "Hält der Deich, Frau Lösch? „Natürlich hält er.“", ["Lösch"]),
    case(
        "anrede-titel", "Jens von Brandt nickt. Reicht das Geld, Herr Minister von Brandt? «Nein.»", ["Jens von Brandt"]
    ),
    case("ellipse", "Jana Lösch bleibt dabei. Aufhören? „Nie im Leben.“", ["Jana Lösch"]),
    case("ellipse-sache", "Der Regen bleibt. Aufhören? „Nie im Leben.“", [""]),
    case(
        "zeilen",
        "„Hält er?“, fragt Jana Lösch.\n\n„Sicher“, sagt Ulf Kerner. „Und Sie?“\n\n„Ich gehe.“\n\n„Wohin?“\n\n„Heim.“",
        ["Jana Lösch", "Ulf Kerner", "Ulf Kerner", "Jana Lösch", "Ulf Kerner", "Jana Lösch"],
    ),
    # the frame of the next quotation in the paragraph
    case(
        "rahmen-danach",
        "„Früher kamen alle zum Deich.“ Der Wind pfeift. „Heute kommt keiner mehr“, sagt Bäuerin Ida Korff.",
        ["Ida Korff", "Ida Korff"],
    ),
    case(
        "rahmen-danach-pronomen",
        "„Früher kamen alle.“ Ida Korff wischt den Tresen ab. „Heute kommt keiner mehr“, sagt sie.",
        ["Ida Korff", "Ida Korff"],
    ),
    case(
        "rahmen-danach-doppelpunkt",
        "»Man gewöhnt sich an alles.« Es regnet. Wirt Ole Brandt sagt: »Sogar an den Wind.«",
        [("", "Ole Brandt"), "Ole Brandt"],
    ),
    case(
        "anderer-dazwischen",
        "„Wir waren alle hier.“ Ole Brandt stieg aus. „Der Deich hält nicht“, sagte Petra Harms.",
        ["", "Petra Harms"],
    ),
    case(
        "anderer-absatz",
        "„Wir waren alle hier.“ Der Wind pfiff.\n\n„Der Deich hält nicht“, sagte Petra Harms.",
        ["", "Petra Harms"],
    ),
    # questions
    case("wir-fragen", "Wir fragen die Bäuerin Ida Korff, ob sie Angst habe. „Nein, nie.“", ["Ida Korff"]),
    case("x-fragte-y", "Die Richterin fragte Ulf Kerner, ob er es bereue. „Jeden Tag.“", ["Ulf Kerner"]),
    case("frage-an-keinen", "Der Richter fragte, was geschehen sei. „Ich weiß es nicht.“", [""]),
    case("fragt-selbst", "Ulf Kerner fragte den Wirt nach dem Weg. „Wie weit ist es noch?“", ["Ulf Kerner"]),
    case(
        "frage-zwischen-zitaten",
        "„Nein, nie“, sagt Ida Korff. Und der Deich? „Der hält.“",
        ["Ida Korff", "Ida Korff"],
    ),
    case("frage-mit-sie", "Ida Korff wohnt am Deich. Hat sie Angst? „Nein, nie.“", ["Ida Korff"]),
    case("frage-nach-drittem", "Kommt der Minister noch? „Das glaubt hier keiner.“", [""]),
    # a relative clause tells of its noun, whoever speaks in it
    case(
        "relativsatz",
        "Ida Korff wundert sich über die Eile, mit der die Minister ankündigen, den Deich zu bauen. „Das ist Irrsinn.“",
        ["Ida Korff"],
    ),
    # nothing but linking words before the colon
    case("dann-aber", "„Der Deich hält“, sagte Ida Korff. Dann aber: „Noch.“", ["Ida Korff", "Ida Korff"]),
    case("und-weiter", "Ida Korff sagte: „Der Deich hält.“ Und weiter: „Er ist neu.“", ["Ida Korff", "Ida Korff"]),
    # reports in the Konjunktiv
    case(
        "werk-zeige",
        "„Der Film ist stark“, so Ida Korff. Die Dokumentation zeige, „wie hart das Leben am Deich ist“.",
        ["Ida Korff", "Ida Korff"],
    ),
    case(
        "studie-belege",
        "Petra Harms sagte, die Lage sei ernst. Die Studie belege, dass es ein „dramatisches Jahr“ gewesen sei.",
        ["Petra Harms"],
    ),
    case(
        "studie-belegt",
        "Petra Harms sagte, die Lage sei ernst. Eine Studie von Ole Brandt spricht von einem „dramatischen Jahr“.",
        ["Ole Brandt"],
    ),
    case(
        "quelle-am-ende",
        "Darüber hinaus seien die Deiche „sofort mit Säcken zu sichern“. Den Helfern stehe es frei zu gehen: „Niemand "
        "wird gezwungen“, so Ulf Kerner.",
        ["Ulf Kerner", "Ulf Kerner"],
    ),
    case(
        "quelle-nicht-im-konjunktiv",
        "Da alle flohen, habe man „viel zu früh aufgegeben“. Niemand sei informiert worden, dass der Richter klage.",
        [""],
    ),
    # an aside of the editors in brackets is a sentence of its own
    case(
        "klammer-der-redaktion",
        "Der Wirt Ole Brandt ist entschlossen: «Ich gehe nicht.» (DER BOTE berichtete 2019 darüber.)",
        ["Ole Brandt"],
    ),
    case(
        "klammer-nach-frage",
        "«Ich gehe nicht», schreibt Ida Korff im Brief. «Was soll ich dort?» (Der Elbkurier schrieb, dass sie zögert.)",
        ["Ida Korff", "Ida Korff"],
    ),
    # the same person before and after
    case(
        "umgeben",
        "„Der Deich hält“, sagte Petra Harms. Der Wind pfeift. „Noch.“ Der Regen fällt. „Er ist alt“, sagte sie.",
        ["Petra Harms", "Petra Harms", "Petra Harms"],
    ),
    case(
        "umgeben-ein-anderer",
        "„Der Deich hält“, sagte Petra Harms. Ole Brandt stieg aus. „Nein.“ Es regnet. „Er ist alt“, sagte sie.",
        ["Petra Harms", ("", "Ole Brandt"), "Petra Harms"],
    ),
    # a paragraph without a verb that ends with a colon
    *(
        (f"Der Deich ist alt.\n\n{lead}\n\n„Wir beten darum.“", [speaker])
        for lead, speaker in (
            ("Und von Pastor Ole Brandt:", "Ole Brandt"),
            ("Von Kapitän Ole Brandt kam nur ein knappes:", "Ole Brandt"),
            ("Für Ole Brandt steht fest:", "Ole Brandt"),
            ("Dazu Pastor Ole Brandt:", "Ole Brandt"),
            ("Ole Brandt über Petra Harms:", "Ole Brandt"),
            ("Die Antwort der Deichgräfin Petra Harms:", "Petra Harms"),
            ("Für Ole Brandt hängt am Tor ein Kranz:", ""),
            ("Neues von Ole Brandt:", ""),
            ("Unsere Fragen an Ole Brandt:", ""),
            ("Der Brief im Wortlaut:", ""),
        )
    ),
]


def agrees(expected, given):
    return given in expected if isinstance(expected, tuple) else given == expected


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_said_it(extractor, text, expected):
    found = [(q.quote, q.speaker) for q in extractor.extract(text)]
    assert len(found) == len(expected), found
    assert all(agrees(wanted, given) for wanted, (_, given) in zip(expected, found, strict=True)), found
