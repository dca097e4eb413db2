"""Whose words go on, and what is no part of a name: text → speakers, in the order of the quotations.

Each group is one fact of German; the last sentences of a group are those that it must leave alone.
"""

from __future__ import annotations

import pytest
from made import MARKED

REPORTS = [  # a clause in the Konjunktiv I before a colon is itself a report: its subject is spoken of
    (
        "Ina Rehbein zieht um. „Es reicht“, erzählt sie. Holger bleibe in der Nähe: „Er wohnt um die Ecke.“",
        "Ina Rehbein | Ina Rehbein",
    ),
    ("Rolf Wendt ist zufrieden. Die Stadt habe gut geholfen: „Wir haben alles geschafft.“", "Rolf Wendt"),
    (
        "Jule Hartwig ist verärgert, sagte sie am Montag. Der Bürgermeister habe gezögert: „Das Geld ist weg.“",
        "Jule Hartwig",
    ),
    (
        "„Das ist neu“, sagte Uwe Brodt. Seine Tochter spiele jeden Tag: „Sie übt zwei Stunden.“",
        "Uwe Brodt | Uwe Brodt",
    ),
    ("Nach Angaben von Ute Berg ist der Hof leer. Der Nachbar sei fort: „Er kommt nicht wieder.“", "Ute Berg"),
    # but not where the clause tells of words, nor in the indicative
    ("Ole Brandt ging heim. Sein Chef habe ihm eine Nachricht geschickt: „Komm um acht.“", "Chef"),
    ("Ute Berg ist traurig. Holger Tamm steht am Zaun: „Ich bleibe hier.“", "Holger Tamm"),
    ("Ute Berg ist traurig. Holger Tamm hatte Pech: „Mir ist der Reifen geplatzt.“", "Holger Tamm"),
]

PAPERS = [  # «In der Vorlage stehe …»: who says so of the paper goes on
    (
        (
            "„Sie erzählen uns dasselbe“, hielt Robin Lau dem Rat vor. In der Vorlage stehe, dass das Land zahle. "
            "„Dieses Geld lassen wir liegen.“"
        ),
        "Robin Lau | Robin Lau",
    ),
    ("„Wir warten“, klagte Ute Berg. Im Vertrag heiße es anders. „Das ist Betrug.“", "Ute Berg | Ute Berg"),
    (
        "Jan Mohn rechnet nach, sagt er. In der Satzung stehe, wer zahlt. „Das kann jeder lesen.“",
        "Jan Mohn",
    ),
    ("Im Gutachten steht: „Der Deich ist alt.“", "Gutachten"),
]

MOODS = [  # a preterite without -e is no Konjunktiv, whatever the tagger says
    (
        "Jan Yildiz sprach von einem „Sparprogramm“. Finanzminister Uwe Brodt widersprach. „Es ist Geld da.“",
        "Jan Yildiz | Uwe Brodt",
    ),
    ("„Das reicht“, sagte Ute Berg. Ole Brandt widersprach. „Es reicht nicht.“", "Ute Berg | Ole Brandt"),
    ("„Das reicht“, sagte Ute Berg. Ihr Vize Ole Brandt sprang ihr bei. „Es reicht.“", "Ute Berg | Ole Brandt"),
    ("Ute Berg lobte den Rat. Ole Brandt hielt dagegen. „Das war zu wenig.“", "Ole Brandt"),
]

BEFORE = [  # whom the text has named in the post comes before whom it names only later
    (
        (
            "Trainer Sven Rabe stellte um. Er habe nichts gelesen, betonte der Coach, „und ich fange nicht damit an“."
            "\n\nKickers-Coach Milo Wanka haderte. „Das war Hand“, schimpfte Wanka."
        ),
        "Sven Rabe | Milo Wanka",
    ),
    (
        (
            "Bürgermeisterin Ute Berg gab nach. „Wir bauen“, sagte die Rathauschefin.\n\nOlbeks Rathauschefin Ina Kern "
            "sagte: „Wir nicht.“"
        ),
        "Ute Berg | Ina Kern",
    ),
    (
        "„Wir bauen“, sagte die Rathauschefin. Olbeks Rathauschefin Ina Kern ist seit Mai im Amt.",
        "Ina Kern",
    ),
    (
        "Übungsleiter Jan Mohn war heiser. „Stark“, sagte der Trainer. Später kam Trainer Ole Brandt vorbei.",
        "Jan Mohn",
    ),
]

OCCASIONS = [  # where and when somebody said it is no part of who says it
    ("„Das war knapp“, so die Richterin in der Verhandlung.", "Richterin"),
    ("„Das war knapp“, so der Vorsitzende in der Begründung des Urteils.", "Vorsitzender"),
    ("„Das ist neu“, so die Leiterin bei der Vorstellung der Pläne.", "Leiterin"),
    ("„Wir waren schwach“, so der Trainer nach dem Spiel.", "Trainer"),
    ("„Das reicht nicht“, so die Verteidigerin in ihrem Plädoyer.", "Verteidigerin"),
    ("„Das ist neu“, so der Experte für Debatten im Netz.", "Experte für Debatten im Netz"),
    ("„Wir warten ab“, so der Sprecher im Ausschuss.", "Sprecher im Ausschuss"),
    ("„Wir warten ab“, so der Beauftragte für den Prozess.", "Beauftragter für den Prozess"),
]

BREAKS = [  # a free dash, a colon or the mark of a title ends a name
    (
        (
            "Neue Bahn für 31 Mio. Euro - Moorschutzverein klagt\n\nKritik kam vom Moorschutzverein. Sie sei „ein "
            "Fehler“, hieß es in einer Aussendung des Vereins."
        ),
        "Moorschutzverein",
    ),
    (
        (
            "Landratsamt: Keine Gefahr fürs Trinkwasser\n\nNach Angaben des Landratsamts wurde Öl gemessen. Das "
            "Wasser sei sauber, teilte die Behörde mit. Kinder sollten „bis auf Weiteres“ nicht hinein."
        ),
        "Landratsamt",
    ),
    (
        "Streit um den Deich – Küstenverband sagt Nein\n\nDer Küstenverband bleibt hart. „Wir klagen“, teilte er mit.",
        "Küstenverband",
    ),
    (
        (
            "Am Landestheater Altmark inszeniert Andrea Bellini „Undine“ als Geschichte einer Heimat. „Da war ich“, "
            "sagte Andrea Bellini."
        ),
        "<title> | Andrea Bellini",
    ),
    ("Karl „Kalle“ Brinck lacht. „Das war knapp“, sagt Brinck.", "<title> | Karl Brinck"),
    ("Dies sei kein Spruch, so Okoro, „sondern eine Hausordnung“. Jean-Luc Okoro ist Pfarrer.", "Jean-Luc Okoro"),
    ("„Das Haus ist gut“, sagten Ute Berg und Jan Mohn.", "Ute Berg und Jan Mohn"),
    (
        "„Wir klagen“, sagte ein Mitglied der Organisation „Freie Furt“.",
        "Mitglied der Organisation Freie Furt | <title>",
    ),
]

REFUSED = [  # who will not use a word has not said it
    ("Von einem „Kinosterben“ möchte Ute Berg nicht reden.", "<scare>"),
    ("Ole Brandt warnte davor, vom „Wunder vom Moor“ zu reden.", "<scare>"),
    ("Ute Berg wollte nicht von einem „Skandal“ sprechen.", "<scare>"),
    ("Ole Brandt rät davon ab, von „Schuld“ zu sprechen.", "<scare>"),
    ("Ute Berg spricht von einem „Kinosterben“, nicht von Pleiten.", "Ute Berg"),
    ("Dass Ute Berg vom „engen Gürtel“ redet, will Ole Brandt nicht mehr hören.", "Ute Berg"),
]

NAMES = [  # offices before a surname, particles behind a verb, a firm by its kind and seat
    ("Holger Aydin bleibt. Am Ende sprach Christdemokrat Aydin von einem „Sparprogramm“.", "Holger Aydin"),
    ("„Wir sparen“, sagte Obmann Wieser. Lukas Wieser ist seit Mai im Amt.", "Lukas Wieser"),
    ("Der Küfer Leo Tamm sprach zu den Leuten. „Habt Mut“, sagte Meister Tamm.", "Leo Tamm"),
    (
        "Annegret von Gulden hört auf. Angst habe sie keine, meint von Gulden. „Ich höre ja, ob er anfängt.“",
        "Annegret von Gulden",
    ),
    ("Die Tolk Antriebe GmbH baut um. „Es geht voran“, teilte der Konzern aus Hamm mit.", "Tolk Antriebe GmbH"),
    ("Der Moorverein klagt. „Es reicht“, teilte der Verein aus Hamm mit.", "Moorverein"),
]

NOTICES = [  # «the» notice is that of whom the sentences before have made say something
    (
        (
            "Der Gewerbeverein Harding kündigte an, das zu prüfen. Der Entscheid sei „ein Schlag ins Gesicht“, heißt "
            "es in der Mitteilung."
        ),
        "Gewerbeverein Harding",
    ),
    (
        (
            "Der Philologenverband teilte das mit. Der Verband fordert eine Reserve. „Alles andere ist Murks“, heißt "
            "es in der Stellungnahme."
        ),
        "Philologenverband",
    ),
    ("Ina Kern wies das zurück. „Ich war nicht dort“, heißt es in der Erklärung.", "Ina Kern"),
    ("Die Stadtwerke warnten vor Frost. In der Mitteilung heißt es: „Lassen Sie die Hähne zu.“", "Stadtwerke"),
    ("Es regnete am Abend. „Die Hähne bleiben zu“, heißt es in der Mitteilung.", "Mitteilung"),
    ("Ina Kern wies das zurück. „Die Lage ist ernst“, heißt es im Gutachten.", "Gutachten"),
    ("Ina Kern wies das zurück. „Wir klagen“, heißt es in einer Erklärung.", "Erklärung"),
]

DEPUTIES = [  # whom a front makes another is not whom the noun alone means
    (
        (
            "Vizebürgermeister Toni Eber zögert. Bürgermeister Hans Platt sieht es gelassen. Eber lacht. „Das ist ihr "
            "Recht“, meint der Bürgermeister."
        ),
        "Hans Platt",
    ),
    (
        "Kanzlerin Ute Berg und Vizekanzler Jan Mohn streiten. Mohn ging. „Er irrt“, sagte die Kanzlerin.",
        "Ute Berg",
    ),
    (
        "Rektor Uwe Brodt baut um. Vizerektor Jan Mohn warnte. „Es bleibt dabei“, sagte der Rektor.",
        "Uwe Brodt",
    ),
    ("Vizerektor Jan Mohn warnte. „Das ist zu früh“, sagte der Vizerektor.", "Jan Mohn"),
]

SHORT = [  # the short form of an office before a name is that office
    (
        "Bgm. Hans Platt blieb hart. Vizebürgermeister Toni Eber zögerte. „Es reicht“, meint der Bürgermeister.",
        "Hans Platt",
    ),
    ("LH Jan Mohn verteidigte das Vorhaben. „Das ist ihr Recht“, meint der Landeshauptmann.", "Jan Mohn"),
    ("Laut Bgm. Ute Berg geht alles. Jan Mohn zweifelt. „Es reicht“, sagte die Rathauschefin.", "Ute Berg"),
    ("„Es reicht“, so Bgm. Jan Mohn (ÖVP). „Ich gehe“, fügte der Ortschef hinzu.", "Jan Mohn | Jan Mohn"),
    ("„Es reicht“, so Vbgm. Jan Mohn (ÖVP).", "Jan Mohn"),
    (
        "BM Hans Platt (ÖVP) kam. Vizebürgermeister Toni Eber zögerte. „Es reicht“, meint der Bürgermeister.",
        "Hans Platt",
    ),
    ("BM Ole Brandt war da. „Wir prüfen“, sagte der Minister.", "Ole Brandt"),
    ("CEO Ute Berg baut um. Jan Mohn zögert. „Das muss sein“, so die Konzernchefin.", "Ute Berg"),
    ("LR Jan Mohn blieb hart. „Das ist ihr Recht“, meint der Landesrat.", "Jan Mohn"),
    ("Die FDP-Abgeordnete Ida Korff kam. „Es reicht“, ärgerte sich die Mandatarin.", "Ida Korff"),
]

PARTS = [  # who reads «dort» reads the text, not a part of it
    ("Im Gästebuch stehen schon mehrere Seiten. „Er hat nie davon gesprochen“, ist dort zu lesen.", ""),
    ("Der Satz steht auf Seite sieben. Die Hilfe solle „am Bedarf ausgerichtet“ werden, heißt es dort.", ""),
    ("Sie zeigt ein Flugblatt. „Der Deich gehört uns“, steht darauf.", "Flugblatt"),
    ("Sie verwies auf das Gutachten des Büros Terrava. Darin ist von „schweren Rissen“ die Rede.", "Büro Terrava"),
]

MAKERS = [  # who brings a text out that is new to the reader has written it; who gets, finds or hands it on has not
    ("Die Staatsanwaltschaft Lund gab eine Stellungnahme ab. Darin steht: „Es reicht.“", "Staatsanwaltschaft Lund"),
    (
        "Das Landratsamt veröffentlichte am Montag einen Bericht. Darin heißt es: „Die Brücke ist marode.“",
        "Landratsamt",
    ),
    ("Der Bürgermeister Ole Brandt hat einen offenen Brief verfasst. Darin heißt es: „Es reicht.“", "Ole Brandt"),
    ("Eva Harms verschickte eine Mitteilung. „Das ist falsch“, heißt es darin.", "Eva Harms"),
    ("Am Montag hatte der Verband eine Erklärung verschickt. Darin steht: „Wir sind bereit.“", "Verband"),
    ("Die Gewerkschaft hat einen Brief geschrieben. „Wir geben nicht nach“, steht darin.", "Gewerkschaft"),
    ("Die Stadt erhielt einen Brief. Darin steht: „Wir wissen alles.“", "Brief"),
    ("Die Polizei fand einen Zettel. Darauf stand: „Ich war es nicht.“", "Zettel"),
    ("Der Fahrer gab den Brief ab. Darin stand: „Kommt nicht zurück.“", "Brief"),
    ("Von der Stadt wurde ein Bericht veröffentlicht. Darin steht: „Alles ist gut.“", "Bericht"),
]

MEMBERS = [  # a noun for the people of a party means who is told to be of it
    (
        "Tina Duff von der FDP rechnete vor, was es koste. Sie fahre Rad, sagte die Freisinnige. „Es reicht.“",
        "Tina Duff",
    ),
    ("Jan Mohn (FPÖ) sprach am Abend. „Das ist zu teuer“, rief der Freiheitliche.", "Jan Mohn"),
    ("Ute Berg (FDP) sprach lange. „Das ist zu teuer“, rief die Liberale.", "Ute Berg"),
    ("Ute Berg (SPD) sprach lange. „Das ist zu teuer“, rief die Freisinnige.", "Freisinnige"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *NOTICES,
        *DEPUTIES,
        *PARTS,
        *MAKERS,
        *MEMBERS,
        *REPORTS,
        *PAPERS,
        *MOODS,
        *BEFORE,
        *OCCASIONS,
        *BREAKS,
        *REFUSED,
        *NAMES,
    ],
)
def test_who_goes_on(extractor, text, expected):
    rows = extractor.extract(text, MARKED)
    assert " | ".join(row.speaker if row.type in {"direct", "partial"} else f"<{row.type}>" for row in rows) == expected
