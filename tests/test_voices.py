"""One voice in an article, section, paragraph or interview: what no frame claims is his or hers.

Each case is a short invented text and the speaker of every stretch in it, in their order; "" is an empty cell.
"""

from __future__ import annotations

import pytest


def case(name, *values):
    return pytest.param(*values, id=name)


CASES = [
    # one voice in the article or section goes on in the Konjunktiv and bare, across subheadings
    case(
        "eine-stimme",
        "Man hat getagt. „Wir sind zufrieden“, sagte Präsidentin Mia Torberg. „Alles ist gut“, so Torberg.\n\n"
        "Blick nach vorn\n\nDie Nachfrage liege „deutlich höher“. Der Winter war mild. Man werde „vorsichtig planen“.",
        ["Mia Torberg"] * 4,
    ),
    case(
        "eine-stimme-verweise",
        "„Der Markt wächst“, sagte Firmenchef Ole Brandt. „Wir auch“, so Brandt.\n\n>>> Die größten Werften\n\n"
        "Bis 2030 würden die Reeder „kaum neue Schiffe kaufen“. „Das steht fest.“ Das werde sich erst ändern, „wenn "
        "der Diesel teurer wird“.",
        ["Ole Brandt"] * 5,
    ),
    case(
        "eine-stimme-nackt",
        "«Es geht uns gut», sagt Kurdirektorin Ida Korff. «Wir haben viele Gäste», ergänzt sie.\n\nNeue Wege\n\n"
        "Auch das Hallenbad ist alt. «Das müssen wir jetzt anpacken.»",
        ["Ida Korff"] * 3,
    ),
    case(
        "eine-stimme-prognose",
        "Ole Brandt sagte, der Bedarf sei groß. Laut Prognosen würden bald 80 Schiffe verkauft. »Davon leben wir.«",
        ["Ole Brandt"],
    ),
    case(
        "zwei-stimmen",
        "„Wir bauen“, sagte Petra Harms. „Bald“, so Harms.\n\nDie Kritiker\n\n„Das ist zu teuer“, sagt Ole Brandt."
        "\n\nDer Plan\n\nDer Plan sei „solide“.",
        ["Petra Harms", "Petra Harms", "Ole Brandt", ""],
    ),
    case(
        "eine-stimme-bericht",
        "„Wir bauen“, sagte Petra Harms. „Bald“, so Harms.\n\nDer Plan\n\n"
        "Der Plan ist in Kiel „nur noch eine einzige Zumutung“.",
        ["Petra Harms", "Petra Harms", ""],
    ),
    # the one who spoke last in the paragraph goes on behind what the reporter says of him or of things
    case("sein-erstes-tor", "„Ich lief“, meinte Ole Brandt. Es war sein erstes Tor. „So ist das.“", ["Ole Brandt"] * 2),
    case(
        "im-keller",
        "„Der Ofen bleibt aus“, sagt die Wirtin. Im Keller steht Öl. „Das rührt keiner an.“",
        ["Wirtin"] * 2,
    ),
    case(
        "fehlten-daten",
        "«Der Damm hält», sagt Geologin Mia Torberg. Sie lobt die Studie, weil sie Sand erfasst habe. Allerdings "
        "fehlten Daten. «Die liegen noch im Archiv.»",
        ["Mia Torberg"] * 2,
    ),
    case("drei-stunden", "»Er war hier«, erzählt Piet Lüders. Drei Stunden lang. »Mehr nicht.«", ["Piet Lüders"] * 2),
    case("telefon", "„Er hält“, sagte Ulf Kerner. Dann klingelt sein Telefon. „Ja, ich komme.“", ["Ulf Kerner"] * 2),
    case(
        "zettel", "„Er hält“, sagte Ulf Kerner. An der Mauer hängt ein Zettel. „Rettet den Wald!“", ["Ulf Kerner", ""]
    ),
    case("feuerwehr", "„Er hält“, sagte Ulf Kerner. Die Feuerwehr war da. „Alle Mann raus!“", ["Ulf Kerner", ""]),
    # an interview that labels no questions: headline, subhead and «ich» are the one who is asked
    case(
        "interview-buergermeister",
        "„Wir können nicht alles“\n\nBürgermeister Jens von Walther über leere Kassen\n\nZuletzt rügte ihn Ida Korff. "
        "Die Fragen stellte Antje Rickmers.\n\nHerr von Walther, was war für Sie schön?\n\nVon Walther: Die Kita. Ich "
        "habe gesagt: „Im Prinzip ja.“\n\nUnd der schlimmste Moment?\n\nVon Walther: Die Sperre.\n\nIm Wahlkampf "
        "hatten Sie noch eine „Straße zum Flanieren“ versprochen. Kommt sie?\n\nVon Walther: Nein. Jetzt nicht.",
        ["Jens von Walther"] * 3,
    ),
    case(
        "interview-zwischentitel",
        "„Der Wald stirbt leise“\n\nEin Gespräch mit der Försterin Mia Torberg über Käfer\n\nWie geht es dem Wald? "
        "Schlecht.\n\nWas tun Sie dagegen? Wir pflanzen Eichen.\n\n„Die Eiche hält viel aus“\n\nHoffen Sie noch? Ja.",
        ["Mia Torberg"] * 2,
    ),
    case(
        "interview-ich-sagte",
        "«Ich bin kein Held»\n\nBergretter Ole Brandt im Interview\n\nInterview: Jana Lösch\n\nOle Brandt, haben Sie "
        "gezögert?\n\nNein. Nie.\n\nWas ging Ihnen durch den Kopf?\n\nNichts.\n\nUnd was kam später?\n\nDer Schlaf. "
        "Ich habe zu meiner Frau gesagt: «Weck mich nie.»",
        ["Ole Brandt"] * 2,
    ),
    case(
        "interview-anderer",
        "»Man muss verlieren können«\n\nIda Korff trainiert die Jugend.\n\nFrau Korff, wie geht es Ihnen? Gut."
        "\n\nWie läuft es für euch? Neulich rief einer: »Hör auf!« Ich schwieg.\n\nWas wünschen Sie sich? Regen.",
        ["Ida Korff", ("", "einer")],
    ),
    case(
        "ratgeber",
        "Was müssen Sie wissen? Die Steuer steigt.\n\nWann müssen Sie zahlen? Im Mai.\n\nWas raten Fachleute? „Nicht "
        "warten“, sagt Ole Brandt.\n\n„Man muss rechtzeitig sparen“\n\nWas tun Sie bei Fehlern? Einspruch einlegen.",
        ["Ole Brandt", ""],
    ),
    # a headline in the first person, a label before a heading's words
    case(
        "ich-dachzeile",
        "TV-Star Mia Torberg\n\n„Ich hab kein Auge zugetan“\n\nAm Samstag kehrt Mia Torberg zurück. „Ich bin nervös“, "
        "gesteht sie. „Alles wird gut“, sagt Chefin Ida Korff.",
        ["Mia Torberg", "Mia Torberg", "Ida Korff"],
    ),
    case(
        "ich-unterzeile",
        "«Mir hilft die Arbeit im Garten»\n\nWie Ole Brandt den Krebs besiegte\n\nDer Wirt öffnet die Tür. «Kommen Sie "
        "rein», sagt Brandt.",
        ["Ole Brandt"] * 2,
    ),
    case(
        "ich-vorspann",
        "„Ich wollte nie aufgeben“\n\nWeitspringerin Jana Lösch hat ihr Bein verloren.\n\nLösch sitzt auf der Tribüne. "
        "„Das war ein Dienstag“, erzählt sie.",
        ["Jana Lösch"] * 2,
    ),
    case(
        "ich-zwei",
        "„Ich trinke jeden Tag ein Glas“\n\nBürgermeister Ulf Kerner gratulierte der Jubilarin Ida Korff. „Wir sind "
        "stolz“, sagte Kerner. „Das Leben meint es gut“, verriet Korff.",
        ["", "Ulf Kerner", "Ida Korff"],
    ),
    case(
        "ich-niemand",
        "„Ich kann nicht mehr“\n\nPflegekräfte am Limit\n\nLeute fehlen. „Wir rennen“, sagt Mia Torberg. „Das ist "
        "bekannt“, sagt Klinikchef Ole Brandt.",
        ["", "Mia Torberg", "Ole Brandt"],
    ),
    case(
        "kirche",
        "Kirche: Zelte sind „keine Lösung“\n\nDie Kirche will Hilfe. „Wir brauchen Wohnungen“, teilte die Kirche mit.",
        ["Kirche"] * 2,
    ),
    case(
        "handball",
        "Handball: Füchse siegen „wie im Rausch“\n\nDie Füchse haben gewonnen. „Es lief“, sagte Trainer Ole Brandt.",
        ["", "Ole Brandt"],
    ),
    # who is spoken of in the Konjunktiv does not speak
    case(
        "mandant",
        "Anwältin Mia Torberg hielt zwei Jahre für angemessen. Ihr Mandant sei kein „kalter Betrüger“, sondern habe "
        "anfangs selbst an das Geschäft geglaubt.",
        ["Mia Torberg"],
    ),
    case(
        "stadt-spreche",
        "Erzieherin Ida Korff ist genervt: „Das mach ich nicht.“ Die Stadt spreche von einer „Aufwertung der "
        "Innenstadt“. „Die haben uns nicht gefragt.“",
        ["Ida Korff", "Stadt", "Ida Korff"],
    ),
    case(
        "schiri-habe",
        "»Das ist nie ein Elfer«, schimpfte Trainer Ole Brandt. Der Schiri habe von einem »klaren Kontakt« gesprochen. "
        "»So ein Witz.«",
        ["Ole Brandt", ("Schiri", "Ole Brandt"), "Ole Brandt"],
    ),
    case(
        "drohten-sperren",
        "Zugleich warnte Ulf Kerner vor Alleingängen. Ohne Absprachen drohten Handelssperren, „die uns härter "
        "treffen als die Seuche“.",
        ["Ulf Kerner"],
    ),
    case(
        "hielt-dagegen",
        "Die Tat sei „feige“ gewesen, sagte Staatsanwalt Jens Lührs. Anwältin Mia Torberg hielt Bewährung "
        "für angemessen. Die Frau sei „völlig überfordert“ gewesen.",
        ["Jens Lührs", "Mia Torberg"],
    ),
    # whose wording a comment clause tells goes on
    case(
        "wie-er-sich-ausdrueckte",
        "Die Opposition hält das für eine „schwere Fehlentscheidung“, wie Parteichef Ole Brandt sich ausdrückte. "
        "„Unsere Forderung ist klar.“",
        [("Opposition", "Ole Brandt"), "Ole Brandt"],
    ),
    # the speaker's own people, of whom a state is told
    case("ihre-mutter", "Ida Korff sitzt am Fenster. Ihr Mann ist tot. »Er fehlt mir jeden Tag.«", ["Ida Korff"]),
    case("sein-trainer", "„Ich hörte auf“, sagt Jens Lührs. Sein Trainer war dagegen. „Er tobte.“", ["Jens Lührs"] * 2),
    case("tochter", "„Es läuft“, sagt Ole Brandt. Seine Tochter lernt Koch. „Sie kann das.“", ["Ole Brandt"] * 2),
    case("mann-nickt", "Ida Korff sitzt da. Ihr Mann schüttelt den Kopf. »Nie im Leben.«", ["Mann"]),
    # «heißt es» of the body before
    case("heisst-es", "Die Feuerwehr war im Einsatz. „Wir sind rechtzeitig gekommen“, heißt es.", ["Feuerwehr"]),
    case(
        "heisst-es-dort",
        "Beim Verband der Wirte ist man entsetzt. »Das ist das Ende«, heißt es.",
        ["Verband der Wirte"],
    ),
    case(
        "heisst-es-bericht",
        "Die Stadtwerke bauen um. Das Netz sei alt. Man müsse „bald handeln“, heißt es.",
        ["Stadtwerke"],
    ),
    case(
        "hiess-es-so", "Danach veröffentlichte die Kammer eine Meldung. So hieß es: „Im Mai gab es Tote.“", ["Kammer"]
    ),
    case("heisst-es-deich", "Der Deich ist alt. „Der bricht bald“, heißt es.", [""]),
    case("heisst-es-mann", "Ole Brandt ging heim. „Der kommt nie wieder“, heißt es.", [""]),
    # the writer's own Konjunktiv is nobody's report
    case(
        "man-nehme",
        "„Wir bauen“, sagte Petra Harms. „Bald“, so Harms.\n\nDer Rat\n\nMan nehme das Wort vom „sehr langen Atem“. "
        "Es sei daran erinnert, dass es „sehr alte Rechte“ gibt.",
        ["Petra Harms", "Petra Harms", "", ""],
    ),
    # a frame with a colon opens what it announces
    case("ergaenzt", "„Man kann es lesen.“ Und, so ergänzt Nora Lips: „Man kann umschalten.“", ["", "Nora Lips"]),
    case("schoen-gezeichnet", "«Das ist teuer.» Petra Harms sah es und sagt nur: «Schön.»", ["", "Petra Harms"]),
    case("deich-danach", "„Wir waren hier.“ Es windet. „Er hält“, sagt Petra Harms.", ["Petra Harms"] * 2),
    case(
        "bot",
        "„Er erklärt alles“, sagt Diba Lips. Nicht besser als der Lehrer. „Man liest es.“ Und Ole Brandt fügt hinzu: "
        "„Mir hilft das.“",
        ["Diba Lips", "Diba Lips", "Ole Brandt"],
    ),
]


def agrees(expected, given):
    return given in expected if isinstance(expected, tuple) else given == expected


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_said_it(extractor, text, expected):
    found = [(q.quote, q.speaker) for q in extractor.extract(text)]
    assert len(found) == len(expected), found
    assert all(agrees(wanted, given) for wanted, (_, given) in zip(expected, found, strict=True)), found
