"""Frames that newspapers print: the text, and who speaks in each stretch in marks («…»: not looked at, "": nobody).

One shape a line. Where a frame looks like another, both stand in the same group.
"""

from __future__ import annotations

import pytest
from made import MARKED

ANY = "…"
FRAMES = {
    "fronted object": [
        (
            (
                "Den von Bürgermeisterin Hanne Voss und ihrem Kollegen Ruben Stahl geplanten Umbau "
                "bezeichneten die Kritiker als „eine Farce in drei Akten“."
            ),
            ["Kritiker"],
        ),
        (
            (
                "Den vom Senator Uwe Tamm angekündigten Abriss nannte die Denkmalschützerin Frauke Lenz "
                "einen „Schlag ins Gesicht“."
            ),
            ["Frauke Lenz"],
        ),
        (
            (
                "Die von Vorstand Peer Holm ausgehandelten Verträge kritisierte Betriebsrätin Nadja Kunz als "
                "„Knebelverträge“."
            ),
            ["Nadja Kunz"],
        ),
        (("Das vom Verein Seeblick vorgelegte Konzept nennt Ole Brandt „ein Stück Papier ohne Wert“."), ["Ole Brandt"]),
        ("Den Vorschlag von Ministerin Hanne Voss lehnte Ole Brandt als „unsozial“ ab.", ["Ole Brandt"]),
        (
            ("Die Entscheidung der Bezirksregierung wertete der Anwalt Timo Reeh als „klaren Rechtsbruch“."),
            ["Timo Reeh"],
        ),
        (
            ("Das Gesetz, das Ministerin Hanne Voss vorgelegt hat, nannten Opferverbände „einen Rückschritt“."),
            ["Opferverbände"],
        ),
        (
            ("Die Rede von Kanzler Jonas Wirth bezeichnete Oppositionschefin Lena Borg als „Märchenstunde“."),
            ["Lena Borg"],
        ),
        (
            (
                "Den Rücktritt von Trainer Kai Struck kommentierte Kapitän Leon Hart mit den Worten: „Das "
                "tut uns allen weh.“"
            ),
            ["Leon Hart"],
        ),
        ("Diesen Kurs nennt Parteichef Ahrens „alternativlos“.", ["Ahrens"]),
        (("Den von der Firma Holm geplanten Windpark lehnen die Anwohner als „Monsterprojekt“ ab."), ["Anwohner"]),
    ],
    "in Anlehnung an / frei nach / mit Blick auf": [
        ("Ein Leser schrieb in Anlehnung an Dichter Jakob Mühl: „Der Rest ist Schlamm.“", ["Leser"]),
        ("Eine Nutzerin kommentierte mit Blick auf Minister Uwe Tamm: „Der lernt es nie.“", ["Nutzerin"]),
        (
            ("Die Abgeordnete Ida Korff sagte frei nach Helmut Pohl: „Das wird man doch noch denken dürfen.“"),
            ["Ida Korff"],
        ),
        (("Trainer Kai Struck sagte in Richtung Schiedsrichter Ulf Kerner: „So geht das nicht.“"), ["Kai Struck"]),
        ("An die Adresse von Kanzler Jonas Wirth sagte Ida Korff: „Sie haben versagt.“", ["Ida Korff"]),
        ("Zum Vorstoß von Ministerin Hanne Voss sagte Ole Brandt: „Das kommt zu spät.“", ["Ole Brandt"]),
        ("Ole Brandt schrieb unter Verweis auf Forscherin Nadja Kunz: „Es fehlen Belege.“", ["Ole Brandt"]),
        (("Auf die Frage nach Torwart Leon Hart antwortete Trainer Kai Struck knapp: „Kein Thema.“"), ["Kai Struck"]),
        (
            ("Ein Anwohner witzelte in Anspielung auf Bürgermeisterin Hanne Voss: „Sie kam, sah und ging.“"),
            ["Anwohner"],
        ),
        ("Über seinen Vorgänger Peer Holm sagte Ruben Stahl: „Er war ein Vorbild.“", ["Ruben Stahl"]),
        (("Im Gespräch mit Moderatorin Lena Borg verriet der Koch Ali Demir: „Ich esse kein Fleisch.“"), ["Ali Demir"]),
    ],
    "für X": [
        ("Für Günsche die einzige Lösung: „Wir müssen die Preise anheben.“", ["Günsche"]),
        ("Für Hebamme Ines Falk ein Unding: „Die Frauen werden alleingelassen.“", ["Ines Falk"]),
        ("Für Landwirt Ole Brandt ist das keine Frage: „Wir machen weiter.“", ["Ole Brandt"]),
        ("Für Ida Korff steht fest: „Ohne Geld geht es nicht.“", ["Ida Korff"]),
        ("Für die Schulleiterin Nadja Kunz war klar: „Wir bleiben offen.“", ["Nadja Kunz"]),
        ("Für den Verband ist die Sache eindeutig: „Die Regeln gelten für alle.“", ["Verband"]),
        ("Für Trainer Kai Struck kein Grund zur Sorge: „Wir haben noch zehn Spiele.“", ["Kai Struck"]),
        ("Für sie sei das, so Ida Korff, „kein Thema“.", ["Ida Korff"]),
    ],
    "text speaks": [
        ("„Die Gegensätze sind nicht zu überbrücken“, ist im Papier des Verbandes zu lesen.", ["Verband"]),
        (
            ("„Die Lage ist ernst“, ist in dem Gutachten des Instituts Meeresblick nachzulesen."),
            ["Institut Meeresblick"],
        ),
        (("Auf der Website des Vereins Seeblick ist zu lesen: „Wir nehmen keine Spenden.“"), ["Verein Seeblick"]),
        ("Dort ist zu lesen: „Wir nehmen keine Spenden.“", [""]),
        ("„Wir bedauern den Vorfall“, heißt es in einer Mitteilung der Reederei Holm.", ["Reederei Holm"]),
        (
            ("„Alles halb so schlimm“, war auf dem Flugblatt der Initiative Deichfrei zu lesen."),
            ["Initiative Deichfrei"],
        ),
        ("In einem Brief von Ole Brandt an den Rat heißt es: „Die Zeit drängt.“", ["Ole Brandt"]),
    ],
    "verdict": [
        (
            (
                "Die Initiative Deichfrei hat zehn Märkte getestet. Das Gesamturteil fiel mäßig aus: „Keinen "
                "der Märkte können wir empfehlen.“"
            ),
            ["Initiative Deichfrei"],
        ),
        (
            ("Die Prüfer der Stiftung Wattbau waren streng. Das Fazit zu Holm: „Die Geräte sind billig.“"),
            ["Prüfer der Stiftung Wattbau"],
        ),
        ("Ida Korff hat das Buch gelesen. Ihr Urteil: „Ein Meisterwerk.“", ["Ida Korff"]),
        ("Ole Brandt zog Bilanz. Sein Fazit: „Es war ein gutes Jahr.“", ["Ole Brandt"]),
        ("Das Fazit von Ida Korff: „Es war ein gutes Jahr.“", ["Ida Korff"]),
        ("Die Antwort der Ministerin Hanne Voss fiel knapp aus: „Nein.“", ["Hanne Voss"]),
        (("Wir fragten bei der Reederei Holm nach. Die Antwort fiel knapp aus: „Kein Kommentar.“"), ["Reederei Holm"]),
        (("Ole Brandt hat drei Kinder. Seine Devise lautet: „Erst die Arbeit, dann das Vergnügen.“"), ["Ole Brandt"]),
        (("Die Landfrauen backen seit Jahren. Ihre Devise lautet: „Ohne Butter geht nichts.“"), ["Landfrauen"]),
        ("Das Motto der Landjugend lautet: „Wir packen an.“", ["Landjugend"]),
        (("Auf die Frage, wie es weitergeht, hat Ole Brandt eine klare Antwort: „Gar nicht.“"), ["Ole Brandt"]),
        ("Die Botschaft von Ministerin Hanne Voss ist klar: „Wir lassen niemanden allein.“", ["Hanne Voss"]),
        ("Brandts Rat an die Jugend: „Geht raus!“", ["Brandt"]),
        ("Der Rat des Arztes Timo Reeh: „Viel trinken.“", ["Timo Reeh"]),
    ],
    "Konjunktiv chain with film": [
        (
            (
                "„Er spricht offen über alles“, so Streel weiter. Die Dokumentation entzaubere das "
                "„vermeintlich Schöne am Rausch“ und mache deutlich, „wie grausam er sein kann“."
            ),
            ["Streel", "Streel", "Streel"],
        ),
        (("Die Studie sei eindeutig, sagte Ole Brandt. Sie belege, dass der Deich „marode“ sei."), ["Ole Brandt"]),
        (
            ("Die Kritiker griffen den Senator an. Der Senator habe den Bericht „bewusst zurückgehalten“, sagten sie."),
            ["Kritiker"],
        ),
        (
            ("Die Opposition warf dem Senator Versäumnisse vor. Er habe den Bericht „bewusst zurückgehalten“."),
            ["Opposition"],
        ),
        (
            (
                "Das Gesetz sei unklar, meint Anwältin Nadja Kunz. Es spreche von „besonderen Fällen“, ohne "
                "sie zu nennen."
            ),
            [ANY],
        ),
    ],
    "einer der": [
        (
            (
                "„Das ganze Dorf muss geräumt werden!“, erklärt einer der betagten Wissenschaftler, während "
                "seine Kollegen nicken."
            ),
            ["einer der betagten Wissenschaftler"],
        ),
        ("„Wir haben Angst“, sagt eine der Frauen.", ["eine der Frauen"]),
        ("Einer der Polizisten rief: „Stehen bleiben!“", ["einer der Polizisten"]),
        ("„Das war knapp“, meinte ein anderer Anwohner.", ["anderer Anwohner"]),
        ("„So etwas habe ich noch nie gesehen“, sagt einer der Helfer.", ["einer der Helfer"]),
        ("„Wir lassen uns das nicht bieten“, so eine der Demonstrantinnen.", ["eine der Demonstrantinnen"]),
        ("Zwei der Schüler sagten: „Wir waren es nicht.“", [ANY]),
    ],
    "fügt hinzu": [
        (
            (
                "In Neuhagen warb ein Laden mit Plakaten: „Bei uns ist alles frisch“, berichtet Korff, fügt "
                "aber rasch hinzu: „Ein Fehler.“"
            ),
            ["Korff", "Korff"],
        ),
        (
            ("„Der Laden warb für uns“, sagt Ole Brandt und fügt lachend hinzu: „Umsonst.“"),
            ["Ole Brandt", "Ole Brandt"],
        ),
        (
            ("„Wir sind bereit“, sagte Ida Korff, räumte aber sogleich ein: „Es wird schwer.“"),
            ["Ida Korff", "Ida Korff"],
        ),
        ("Ein Schild warnte die Gäste, erzählt Ole Brandt, ergänzt aber: „Keiner las es.“", ["Ole Brandt"]),
    ],
    "sprechen von X als": [
        (("In den Foren sprachen Nutzerinnen und Nutzer vom Ausbruch als „Inselpest“."), ["Nutzerinnen und Nutzer"]),
        ("Ole Brandt sprach von der Reform als „Jahrhundertwerk“.", ["Ole Brandt"]),
        ("In einer Flut von Beiträgen redeten Anhänger von dem Vorfall als „Verschwörung“.", ["Anhänger"]),
        ("Von der Brücke als „Bauwerk der Superlative“ sprach Ministerin Hanne Voss.", ["Hanne Voss"]),
    ],
    "brackets after": [
        (
            (
                "Der Sportler Jan Vogt sagt: „Ich bin zufrieden.“ (BLATT berichtete bereits über den Streit "
                "Vogts mit dem Verband.)"
            ),
            ["Jan Vogt"],
        ),
        ("Auch er, Jan Vogt, will hin: „Ich bin ein Fan.“ (BLATT berichtete.)", ["Jan Vogt"]),
        (
            (
                "„Das ist ungerecht“, schreibt Vogt in seinem Antrag. „Was soll ich denn tun?“ (BLATT "
                "berichtete, dass kürzlich ein Ball eingezogen wurde.)"
            ),
            ["Vogt", "Vogt"],
        ),
    ],
    "gestures, feelings before colon": [
        ("Ole Brandt zuckt mit den Schultern: „Das ist halt so.“", ["Ole Brandt"]),
        ("Ida Korff ist erleichtert: „Endlich ist es vorbei.“", ["Ida Korff"]),
        ("Die Bürgermeisterin winkt ab: „Dazu sage ich nichts.“", ["Bürgermeisterin"]),
        ("Der alte Fischer schaut aufs Meer: „Früher war mehr Fisch.“", ["alter Fischer"]),
        ("Nadja Kunz wundert das nicht: „Hier ist nie was los.“", ["Nadja Kunz"]),
        ("Den Trainer wundert es nicht: „Die Jungs sind müde.“", ["Trainer"]),
        ("Ole Brandt kann darüber nur lachen: „Wer glaubt denn so etwas?“", ["Ole Brandt"]),
        ("Der Ministerin platzt der Kragen: „Jetzt reicht es!“", ["Ministerin"]),
        ("Ida Korff holt tief Luft: „Also gut.“", ["Ida Korff"]),
        ("Ihr Vater Rolf Behn seufzt und blickt zu Boden: „Was soll ich machen?“", ["Rolf Behn"]),
        ("Auch Jan Vogt ist sich sicher: „Das wird ein Fest.“", ["Jan Vogt"]),
        ("Ida Korff schüttelt den Kopf. „So nicht.“", ["Ida Korff"]),
        ("Wütend ist Ida Korff: „Man hat uns belogen.“", ["Ida Korff"]),
        ("Bei Familie Harms sitzt der Schock tief: „Wir haben alles verloren.“", [ANY]),
        ("Ole Brandt bleibt gelassen: „Wir warten ab.“", ["Ole Brandt"]),
        ("Ole Brandt sieht das anders: „Der Deich muss weg.“", ["Ole Brandt"]),
        ("Ähnlich sieht es Ida Korff: „Das reicht nicht.“", ["Ida Korff"]),
        ("Der Bauernverband hält dagegen: „Ohne uns gäbe es kein Brot.“", ["Bauernverband"]),
        ("Da muss selbst Kai Struck schmunzeln: „Das war Glück.“", ["Kai Struck"]),
        ("Ida Korff macht sich keine Illusionen: „Das dauert Jahre.“", ["Ida Korff"]),
        ("Ole Brandt hatte es kommen sehen: „Ich habe gewarnt.“", ["Ole Brandt"]),
        ("Das ärgert Ida Korff: „So geht man nicht mit Leuten um.“", ["Ida Korff"]),
        ("Das freut den Wirt Ali Demir: „Endlich Gäste.“", ["Ali Demir"]),
        ("Den Wirt Ali Demir freut das: „Endlich Gäste.“", ["Ali Demir"]),
        ("Ida Korff fällt ein Stein vom Herzen: „Endlich.“", ["Ida Korff"]),
    ],
    "posts": [
        ("Ida Korff twitterte: „Unfassbar.“", ["Ida Korff"]),
        ("„Unfassbar“, schrieb Ida Korff auf Instagram.", ["Ida Korff"]),
        ("Auf Mastodon postete der Verein Seeblick: „Wir sind umgezogen.“", ["Verein Seeblick"]),
        ("Auf seinem Kanal teilte Sänger Leon Hart mit: „Die Tour fällt aus.“", ["Leon Hart"]),
        ("„Danke für alles“, so Leon Hart auf Facebook.", ["Leon Hart"]),
        ("Unter einem Foto schrieb sie, Ida Korff: „Zu Hause.“", ["Ida Korff"]),
    ],
    "citing": [
        ("„Das war ein Fehler“, wird Ida Korff in der Mitteilung zitiert.", ["Ida Korff"]),
        ("Ida Korff wird mit dem Satz zitiert: „Das war ein Fehler.“", ["Ida Korff"]),
        ("Das Blatt zitiert Minister Uwe Tamm mit den Worten: „Ich bleibe.“", ["Uwe Tamm"]),
        ("Uwe Tamm ließ sich mit den Worten zitieren, er sei „mit sich im Reinen“.", ["Uwe Tamm"]),
        (
            ("Wie es in der Mitteilung der Reederei Holm heißt, sei der Unfall „äußerst bedauerlich“."),
            ["Reederei Holm"],
        ),
        ("Zitiert wird darin Ida Korff: „Das war ein Fehler.“", ["Ida Korff"]),
    ],
    "taking over": [
        ("Ida Korff bringt es auf die Formel: „Wer zahlt, bestimmt.“", ["Ida Korff"]),
        ("Ole Brandt bringt es auf den Punkt: „Uns fehlt Geld.“", ["Ole Brandt"]),
    ],
    "second clauses without verb": [
        ("Ida Korff nannte den Plan „mutig“, Ole Brandt „verrückt“.", ["Ida Korff", "Ole Brandt"]),
        (("Ida Korff sprach von einem „Durchbruch“, Ole Brandt von einem „Kuhhandel“."), ["Ida Korff", "Ole Brandt"]),
        ("„Wir gehen“, sagt Ida Korff, und Ole Brandt: „Ich bleibe.“", ["Ida Korff", "Ole Brandt"]),
        ("Ida Korff rief: „Los!“, Ole Brandt: „Halt!“", ["Ida Korff", "Ole Brandt"]),
        (
            ("Der Bürgermeister nennt es „eine Chance“, seine Stellvertreterin Hanne Voss dagegen „ein Risiko“."),
            [ANY, "Hanne Voss"],
        ),
        (("Während Ida Korff von „Panikmache“ spricht, sieht Ole Brandt „höchste Not“."), ["Ida Korff", "Ole Brandt"]),
        ("Die Chefin lobte ihn als „treu“, der Kollege Jan Vogt als „Vorbild“.", ["Chefin", "Jan Vogt"]),
    ],
    "comma lost": [
        ("„Der Deich hält“ sagte Petra Harms.", ["Petra Harms"]),
        ("„Wir kommen wieder“ kündigte Trainer Kai Struck an.", ["Kai Struck"]),
        ("„Das ist ein Skandal“ so Ida Korff.", ["Ida Korff"]),
        ("„Das ist ein Skandal!“ meint der Rentner Ulf Kerner.", ["Ulf Kerner"]),
        ("„Wann kommt der Bus?“ will Nadja Kunz wissen.", ["Nadja Kunz"]),
    ],
    "name, office": [
        ("„Der Deich hält.“ – Petra Harms, Deichgräfin", ["Petra Harms"]),
        ("„Der Deich hält.“ (Petra Harms, Deichgräfin)", ["Petra Harms"]),
        ("„Der Deich hält.“ – Petra Harms", ["Petra Harms"]),
        ("„Der Deich hält.“ (Ole Brandt)", ["Ole Brandt"]),
        ("„Wir schaffen das.“ – Kanzler Jonas Wirth auf dem Parteitag", ["Jonas Wirth"]),
        ("„Der Deich hält.“ Petra Harms, Deichgräfin", ["Petra Harms"]),
        ("„Der Deich hält.“\n\nPetra Harms, Deichgräfin", ["Petra Harms"]),
    ],
    "Und von Y:": [
        ("Von Ida Korff kam ein knappes: „Nein.“", ["Ida Korff"]),
        ("„Das war schön“, sagt Ida Korff. Und von Ole Brandt: „Nie wieder.“", ["Ida Korff", "Ole Brandt"]),
        ("Von Kai Struck hieß es nur: „Wir schweigen.“", ["Kai Struck"]),
        ("Von der Polizei hieß es: „Wir ermitteln in alle Richtungen.“", ["Polizei"]),
        ("Seitens der Stadt heißt es: „Wir prüfen das.“", ["Stadt"]),
        ("Aus dem Rathaus heißt es: „Wir prüfen das.“", ["Rathaus"]),
        ("Vonseiten der Reederei Holm hieß es: „Wir prüfen das.“", ["Reederei Holm"]),
        ("Beim Verband heißt es: „Wir prüfen das.“", ["Verband"]),
    ],
    "medium told": [
        ("„Ich bleibe“, sagte er, Uwe Tamm, der „Wochenpost“.", ["Uwe Tamm", ANY]),
        ("„Ich bleibe“, sagte Minister Uwe Tamm der „Wochenpost“.", ["Uwe Tamm", ANY]),
        ("Dem Sender NDR verriet Uwe Tamm: „Ich bleibe.“", ["Uwe Tamm"]),
        (("Im Gespräch mit dem „Küstenboten“ betonte Uwe Tamm, der Streit sei „ausgeräumt“."), [ANY, "Uwe Tamm"]),
        ("Gegenüber Radio Deich sprach Uwe Tamm von einem „Neustart“.", ["Uwe Tamm"]),
        ("„Ich bleibe“, verriet Uwe Tamm Moderatorin Lena Borg.", ["Uwe Tamm"]),
    ],
}
CASES = [pytest.param(text, wanted, id=text[:60]) for cases in FRAMES.values() for text, wanted in cases]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_who_speaks_in_it(extractor, text, wanted):
    found = [quotation.speaker for quotation in extractor.extract(text, MARKED)]
    assert [ANY if each == ANY else given for each, given in zip(wanted, found, strict=True)] == wanted
