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
    "verbs of speech": [
        ("Ole Brandt kommunizierte klar: „Wir hören auf.“", ["Ole Brandt"]),
        ("„Wir hören auf“, machte Ole Brandt klar.", ["Ole Brandt"]),
        ("Ole Brandt stellte klar: „Wir hören nicht auf.“", ["Ole Brandt"]),
        ("„Ihr spinnt“, legte Ida Korff nach.", ["Ida Korff"]),
        ("„Moment mal“, hakte Ida Korff ein.", ["Ida Korff"]),
        ("„So ein Mist“, stöhnte der Fahrer.", ["Fahrer"]),
        ("„Viel Glück“, frotzelte Jan Vogt.", ["Jan Vogt"]),
        ("„Das geht schief“, unkte Ole Brandt.", ["Ole Brandt"]),
        ("Ida Korff redete die Vorfälle klein: „Das kommt überall vor.“", ["Ida Korff"]),
        ("Ole Brandt strich heraus, man sei „auf gutem Weg“.", ["Ole Brandt"]),
        ("Die Unterstellung von Ida Korff, er sei „gekauft“, wies Ole Brandt zurück.", ["Ida Korff"]),
        ("In einem Redebeitrag von Ole Brandt hieß es: „Es reicht.“", ["Ole Brandt"]),
        ("Auf eine Zwischenfrage von Ida Korff sagte Ole Brandt: „Nein.“", ["Ole Brandt"]),
        ("Die Rückmeldung der Eltern war eindeutig: „Weiter so!“", ["Eltern"]),
        ("In ihrer Einlassung gab die Angeklagte an, sie habe „aus Not“ gehandelt.", ["Angeklagte"]),
        ("„Ich war es“, gab sie zu, „und ich bereue es“, sagte Ida Korff später.", [ANY, "Ida Korff"]),
    ],
    "words and their owner": [
        ("Der von Minister Uwe Tamm geprägte Satz „Wir schaffen das“ wurde berühmt.", ["Uwe Tamm"]),
        ("Berühmt wurde der Ausspruch von Ole Brandt: „Wer nicht deicht, der weicht.“", ["Ole Brandt"]),
        (
            ("Der einst von Ole Brandt geprägte Ausspruch „Wer nicht deicht, der weicht“ steht am Rathaus."),
            ["Ole Brandt"],
        ),
        ("Die von der Opposition erhobene Forderung „Geld zurück!“ wies Ida Korff ab.", ["Opposition"]),
        (
            ("Ida Korff verriet, dass der von Ole Brandt geschriebene Satz „Früher war alles besser“ anders lautete."),
            ["Ole Brandt"],
        ),
        ("Mit seinem Ruf „Auf nach Neuhagen!“ machte sich Ole Brandt beliebt.", ["Ole Brandt"]),
        ("Den Vorwurf der Grünen, er sei „unfähig“, nannte Ole Brandt „absurd“.", ["Grüne", "Ole Brandt"]),
        ("Auf die Forderung von Ida Korff nach „mehr Tempo“ reagierte Ole Brandt gelassen.", ["Ida Korff"]),
        ("Die Kritik des Verbandes an der „Flickschusterei“ hält an.", [ANY]),
    ],
    "apposition": [
        (
            ("Die ganze Stadt werde zusehen, auch er, Jan Vogt: „Ich bin ein Fan.“ (BLATT berichtete bereits.)"),
            ["Jan Vogt"],
        ),
        ("Alle wollen helfen, vor allem sie, Ida Korff: „Ich bin dabei.“", ["Ida Korff"]),
    ],
    "further frames": [
        ("Ida Korff: „Der Deich hält.“ Ole Brandt: „Er hält nicht.“", ["Ida Korff", "Ole Brandt"]),
        ("Dazu Ida Korff: „Der Deich hält.“", ["Ida Korff"]),
        ("Ida Korff weiter: „Der Deich hält.“", ["Ida Korff"]),
        ("Ole Brandt im Wortlaut: „Der Deich hält.“", ["Ole Brandt"]),
        ("Ida Korff wörtlich: „Der Deich hält.“", ["Ida Korff"]),
        ("So Ole Brandt: „Der Deich hält.“", ["Ole Brandt"]),
        ("Ole Brandt auf die Frage nach dem Deich: „Er hält.“", ["Ole Brandt"]),
        ("Trainer Kai Struck zum Sieg: „Verdient.“", ["Kai Struck"]),
        ("Und Ida Korff? „Ich warte ab“, sagt sie.", ["Ida Korff"]),
        ("„Mist“, entfährt es Trainer Kai Struck.", ["Kai Struck"]),
        ("„Das gibt es doch nicht“, entfuhr es der Ministerin Hanne Voss.", ["Hanne Voss"]),
        ("Ida Korff machte ihrem Ärger Luft: „Das ist eine Schande.“", ["Ida Korff"]),
        ("Ida Korff nahm kein Blatt vor den Mund: „Das ist eine Schande.“", ["Ida Korff"]),
        ("Ole Brandt ließ kein gutes Haar an dem Plan: „Murks.“", ["Ole Brandt"]),
        ("Ole Brandt ging mit dem Rat hart ins Gericht: „Sie schlafen.“", ["Ole Brandt"]),
        ("Scharf ging Ole Brandt den Rat an: „Sie schlafen.“", ["Ole Brandt"]),
        ("Auch Ida Korff reihte sich ein: „Ich bin dagegen.“", ["Ida Korff"]),
        (("Nachdenklich wurde Ida Korff, als die Rede auf den Deich kam: „Er war mein Leben.“"), ["Ida Korff"]),
        ("Ida Korff hat eine Erklärung: „Die Leute sind müde.“", ["Ida Korff"]),
        ("Ida Korff, Leiterin des Amtes, hat dafür kein Verständnis: „Das geht zu weit.“", ["Ida Korff"]),
        ("Aus Sicht von Ida Korff ist der Plan „unreif“.", ["Ida Korff"]),
        ("Geht es nach Ole Brandt, ist der Plan „vom Tisch“.", [ANY]),
        ("Wenn es nach Ole Brandt geht, ist der Plan „vom Tisch“.", [ANY]),
        ("Ole Brandt wird deutlicher: „Das ist Betrug.“", ["Ole Brandt"]),
        ("Nach den Worten von Ida Korff ist der Plan „unreif“.", ["Ida Korff"]),
        ("Wie Ida Korff sagt, ist der Plan „unreif“.", ["Ida Korff"]),
        ("Was Ida Korff ärgert: „Niemand hat uns gefragt.“", ["Ida Korff"]),
        ("Was Ole Brandt besonders freut: „Alle waren da.“", ["Ole Brandt"]),
        ("Womit Ida Korff nicht gerechnet hatte: „Alle kamen.“", ["Ida Korff"]),
        ("Ole Brandts Antwort ließ nicht lange auf sich warten: „Nein.“", ["Ole Brandt"]),
        ("Die Reaktion der Grünen folgte prompt: „Unfug.“", ["Grüne"]),
        ("Da ist sich Ida Korff mit Ole Brandt einig: „Der Deich muss höher werden.“", [ANY]),
        (("Ida Korff und Ole Brandt sind sich einig: „Der Deich muss höher werden.“"), ["Ida Korff und Ole Brandt"]),
        ("„Der Deich“, so Ida Korff weiter, „hält noch lange.“", ["Ida Korff", "Ida Korff"]),
        ("„Der Deich hält!“, hallte es durch den Saal.", [""]),
        ("Gefragt nach seinem Alter sagt Ole Brandt: „Kein Kommentar.“", ["Ole Brandt"]),
        ("Darauf angesprochen, winkt Ida Korff ab: „Kein Kommentar.“", ["Ida Korff"]),
        ("Kein Wunder, findet Ida Korff: „Der Deich ist alt.“", ["Ida Korff"]),
        ("Ganz anders klingt das bei Ole Brandt: „Der Deich ist neu.“", ["Ole Brandt"]),
        ("Bei Ida Korff hört sich das so an: „Der Deich ist neu.“", ["Ida Korff"]),
        ("Ole Brandt überschrieb seinen Beitrag mit „Nie wieder“.", [ANY]),
        ("Ole Brandt sagt nur ein Wort: „Nein.“", ["Ole Brandt"]),
        ("Ida Korff hält das Schild hoch: „Rettet den Deich!“", [ANY]),
        ("Der Slogan der Grünen: „Mehr Meer.“", [ANY]),
        ("Zur Begründung heißt es bei der Reederei Holm: „Zu teuer.“", ["Reederei Holm"]),
        ("In der Begründung des Gerichts steht, der Plan sei „rechtswidrig“.", ["Gericht"]),
        (("Der Plan sei „rechtswidrig“, heißt es in dem Urteil des Landgerichts Neuhagen."), ["Landgericht Neuhagen"]),
        (("Der Richter Ulf Kerner begründete das Urteil damit, dass der Plan „rechtswidrig“ sei."), ["Ulf Kerner"]),
    ],
    "look alike, and are something else": [
        (
            ("Ida Korff kritisierte Minister Uwe Tamm, Senatorin Hanne Voss und Präsident Peer Holm als „feige“."),
            ["Ida Korff"],
        ),
        ("Ida Korff versprach, die Stadt „sauberer zu machen“.", ["Ida Korff"]),
        ("Ida Korff sagte, die Stadt „verkomme“.", ["Ida Korff"]),
        ("Ida Korff sagte, Ole Brandt sei „feige“.", ["Ida Korff"]),
        ("Ida Korff nannte ihn einen „Lügner“, Ole Brandt einen „Träumer“.", ["Ida Korff", ANY]),
        ("Ida Korff sagt, sie sei „entsetzt“, und der Minister habe „versagt“.", ["Ida Korff", "Ida Korff"]),
        ("Ida Korff sprach von einem „Fehler“, vom Minister als „Zauderer“.", ["Ida Korff", ANY]),
        ("Ida Korff nannte die Arbeit „gut“, das Ergebnis „mager“.", ["Ida Korff", "Ida Korff"]),
        ("Ida Korff lobte die Partei als „mutig“, den Vorsitzenden als „klug“.", ["Ida Korff", "Ida Korff"]),
        ("Ida Korff nannte die Chefin „mutig“, die Partei „feige“.", ["Ida Korff", ANY]),
        ("Für die Opfer wurde ein Stein errichtet: „Wir vergessen euch nicht.“", [""]),
        ("Für das Fest war alles bereit: „Willkommen!“", [""]),
        ("Er sei müde, sagte Ole Brandt. „Das war schön.“ (Ida Korff)", [ANY]),
        ("Der Verein feierte. Ole Brandt war zufrieden. „Das war schön.“ (Rita Voss)", ["Ole Brandt"]),
        ("„Das war schön“ (Seite 3)", [""]),
        ("„Wir schaffen das“\n\nPetra Harms\n\nNeuhagen. Der Deich hält.", [""]),
        ("„Wir schaffen das“\n\nPetra Harms, Redakteurin\n\nNeuhagen. Der Deich hält.", [""]),
        ("„Der Deich hält.“ – Petra Harms schwieg dazu.", [""]),
        ("„Hält der Deich?“ – „Ja.“", ["", ""]),
        ("Von Ida Korff stammt das Bild: „Meer ohne Ende“", [ANY]),
        ("Den Preis bekam Ole Brandt: „Ich freue mich.“", ["Ole Brandt"]),
        ("Dem Minister antwortete Ole Brandt: „Nein.“", ["Ole Brandt"]),
        ("Ida Korff lobte die Feuerwehr und Ole Brandt den „Einsatz aller Helfer“.", [ANY]),
        ("Ida Korff warnte vor „Chaos“, Brandt und seine Leute vor „Panik“.", ["Ida Korff", ANY]),
        ("Die Agentur zitierte die Ministerin mit „Ja“, ihren Sprecher mit „Nein“.", [ANY, ANY]),
    ],
    "what somebody finds something": [
        ("Der Rat will sparen. Petra Harms findet das „ziemlich dreist“.", ["Petra Harms"]),
        ("Ole Brandt fand die Auskunft „mehr als dünn“.", ["Ole Brandt"]),
        ("Die Miete steigt. Der Mieterbund findet das „dreist“.", ["Mieterbund"]),
        ("Dass die Schule schließt, findet Ida Korff „zum Heulen“.", ["Ida Korff"]),
        ("Den Vorschlag findet Ole Brandt „unausgegoren“.", ["Ole Brandt"]),
        ("Petra Harms klagt. Sie finde es «einen Hohn», dass das Fest stattfinde.", ["Petra Harms"]),
        ("Petra Harms findet „Trost“ im Garten.", [""]),  # with an object alone it is no judgement
        ("Der Verein findet den „Blauen Reiter“ im Keller.", [""]),
    ],
    "in whose eyes": [
        ("Für die Forscherin Petra Harms ist das Gerät „ein Papagei mit Diplom“.", ["Petra Harms"]),
        ("Für den Anwalt Jan Vogt ist der Brief ein klarer Hinweis auf eine „verdeckte Zahlung“.", ["Jan Vogt"]),
        ("Ida Korff wartet seit Mai. Für sie ist das „ein Skandal in Zeitlupe“.", ["Ida Korff"]),
        ("Für Ole Brandt war der Abend „wie ein zweiter Geburtstag“.", ["Ole Brandt"]),
        ("Für die Gewerkschaft bleibt das Angebot eine „Mogelpackung“.", ["Gewerkschaft"]),
        ("Für Petra Harms ist die „Alte Liebe“ am Hafen das Stammlokal.", [""]),  # what is judged is no word of hers
        ("Für Petra Harms stiftete der Rat einen „sehr teuren Kranz“.", [""]),
    ],
    "a text in which something is said": [
        ("Es gehe nicht um Geld, sondern um „Anstand und Vernunft“, wird in der Mitteilung betont.", ["Mitteilung"]),
        ("Im Gutachten wird davor gewarnt, dass der Deich „jederzeit brechen“ könne.", ["Gutachten"]),
        ("„Der Deich muss höher werden“, wird in dem Papier gefordert.", ["Papier"]),
        ("„Der Deich muss höher werden“, wird in einem Brief der Stadt Neuhagen gefordert.", ["Stadt Neuhagen"]),
        ("Im Gutachten ist von einem Weg die Rede, der „grundsätzlich“ offen sei.", ["Gutachten"]),
        ("Laut Warnmeldung besteht „höchste Gefahr“.", ["Warnmeldung"]),
        ("Der Plan wird in der Halle „sehr gründlich“ besprochen.", [""]),
        (
            "Petra Harms sagte, alle seien müde. Die Pflichten seien im Vertrag festgelegt: „Alle helfen mit.“",
            ["Petra Harms"],
        ),
    ],
    "verbs behind a quotation": [
        ("„Zu dick am Rand“, ruft Petra Harms herüber.", ["Petra Harms"]),
        ("„Ein Kaffee um tausend Euro“, mischt sich Ole Brandt ein.", ["Ole Brandt"]),
        ("„Für den Meister aller Klassen“, hat eine Kundin mit Filzstift daruntergeschrieben.", ["Kundin"]),
        ("„Das wird nichts mehr“, ist sich Ole Brandt sicher.", ["Ole Brandt"]),
        ("Petra Harms steht am Tor. „Ohne den Markt ist hier Feierabend“, ist sie überzeugt.", ["Petra Harms"]),
        ("„Immer die Lauten“, murrt Jan Vogt vor sich hin.", ["Jan Vogt"]),
        ("„Kein Stück“ gefiel Petra Harms so gut.", [""]),
    ],
    "words that sound from somewhere": [
        ("„Märchenstunde!“, schallt es aus den Reihen der AfD.", ["AfD"]),
        ("„Bravo“, tönt es aus der Union.", ["Union"]),
        ("Der Minister spricht, da schallt es aus der SPD: „Aufhören!“", ["SPD"]),
        ("„Aufhören!“, tönt es aus dem Publikum.", ["Publikum"]),
        ("„Aufhören!“, schallt es aus dem Saal.", [""]),  # a place
    ],
    "what somebody does while speaking": [
        ("„Sie war faul wie eine Katze“, Ole Brandt hebt beide Hände, „aber sie springt.“", ["Ole Brandt"] * 2),
        ("„Das hab ich so nicht gemeint“, Jan Vogt wird leise.", ["Jan Vogt"]),
        ("„Hier stand das Haus“ – Petra Harms zeigt auf den Acker – „und da der Brunnen.“", ["Petra Harms"] * 2),
        ("„Das war der Stall“, die Bäuerin schüttelt den Kopf, „und das die Scheune.“", ["Bäuerin"] * 2),
        ("„Der Deich hält doch“, hieß es, Petra Harms hebt beide Hände.", [""]),
    ],
    "what bears writing": [
        ("Vor dem Tor hängt ein Plakat: „Wir bleiben hier!“", ["Plakat"]),
        ("Am Tresen klebt ein Zettel: „Heute geschlossen.“", ["Zettel"]),
        ("„Wir bleiben hier“, steht auf dem Zettel.", ["Zettel"]),
        ("Am Tor hängt ein Kranz: „Wir bleiben hier!“", [""]),
    ],
    "subjects behind, owners, phrases": [
        ("Das Tor nannte Marchetti „physikalisch unmöglich“.", ["Marchetti"]),
        ("Das Ergebnis nannte Jan Vogt „eine Frechheit“.", ["Jan Vogt"]),
        ("Das Institut nannte Jan Vogt „einen Glücksfall“.", ["Institut"]),
        ("Die GLP berät. Deren Co-Präsident Kai Struck spricht von einem «Auftrag zum Sparen».", ["Kai Struck"]),
        ("„Wir sind nicht schlechter gewesen“, lautete das Resümee von Kai Struck.", ["Kai Struck"]),
        ("Petra Harms hofft. Ihr Urteil über den Rat fällt schärfer aus: „aus der Zeit gefallen“.", ["Petra Harms"]),
        ("Petra Harms sprach. „Das geht nicht gut“ – so ihre Warnung.", ["Petra Harms"]),
        ("Petra Harms sprach. Nach eigenen Angaben fühlt sie sich „halb kaputt“.", ["Petra Harms"]),
        ("Der Verein zeigt sich entrüstet über „die offensichtliche Praxisferne“ der Idee.", ["Verein"]),
        ("Jan Vogt wünscht sich, „dass bald wieder der Sport zählt“.", ["Jan Vogt"]),
        ("Jan Vogt will bleiben, „bis der letzte Patient verlegt ist“.", ["Jan Vogt"]),
        ("Die Unterkunft werde, wie von der Diakonie behauptet, als „Abstellgleis“ betrachtet.", ["Diakonie"]),
        ("„Der Deich hält“, zitiert die „Wochenpost“ Jan Vogt.", ["Jan Vogt", ""]),
        ("Ida Korff nach dem Spiel: „Wir waren zu langsam.“", ["Ida Korff"]),
    ],
}
CASES = [pytest.param(text, wanted, id=text[:60]) for cases in FRAMES.values() for text, wanted in cases]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_who_speaks_in_it(extractor, text, wanted):
    found = [quotation.speaker for quotation in extractor.extract(text, MARKED)]
    assert [ANY if each == ANY else given for each, given in zip(wanted, found, strict=True)] == wanted
