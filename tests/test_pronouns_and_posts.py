"""Whom pronouns, possessives and descriptions mean: text → speakers of the quotations, in their order."""

from __future__ import annotations

import pytest

ROWS = [
    ("Guido Reff wurde von Tom Lanz befragt. „Es wird besser“, antwortete der Politiker.", "Guido Reff"),
    (
        (
            "Die Pflegewissenschaftlerin Nele Aksoy leitete zuletzt eine Gruppe. Ihre Großmutter, die aus Izmir "
            "gekommen war, verlor die Wohnung. „Sie hat immer gesagt: ‚Hätte ich das gewusst.‘ Der Satz ist "
            "geblieben“, erinnert sie sich."
        ),
        "Nele Aksoy | Großmutter",
    ),
    (
        (
            "Jonas Reff stammt aus Kiel. Sein Vater war Tischler und starb früh. „Er hat mir alles beigebracht“, "
            "erzählt er."
        ),
        "Jonas Reff",
    ),
    (
        "Jonas Reff stammt aus Kiel. Seinen Vater kennt er nicht. „Das macht nichts“, sagt er.",
        "Jonas Reff",
    ),
    (
        (
            "Die Bäckerin Lea Kuhn steht um drei Uhr auf. Ihre Tochter hilft am Wochenende aus. „Ohne sie ginge "
            "es nicht“, sagt sie."
        ),
        "Lea Kuhn",
    ),
    (
        "Die Bäckerin Lea Kuhn steht um drei Uhr auf. „Ohne sie ginge es nicht“, sagt ihre Tochter.",
        "Tochter",
    ),
    (
        "Minister Jan Raab schwieg. Sein Staatssekretär Ole Behn trat vor die Presse. „Wir prüfen das“, sagte er.",
        "Ole Behn",
    ),
    (
        "Ida Korff zog 1990 nach Bremen. Ihre Eltern führten einen Laden. „Da war immer Betrieb“, sagt sie.",
        "Ida Korff",
    ),
    (
        "Der Wirt kennt seine Gäste. Seine Frau kocht. „Zu zweit geht das“, sagt er.",
        "Wirt",
    ),
    (
        "Der Wirt kennt seine Gäste. Seine Frau kocht. „Zu zweit geht das“, sagt sie.",
        "Frau",
    ),
    (
        (
            "Im Herbst hatte Eva Brill ihren Ausstieg bei der Show verkündet. Ihre Mutter war schwer krank. „Ich "
            "wollte bei ihr sein. Das war richtig.“"
        ),
        "Eva Brill",
    ),
    (
        (
            "Für Ute Sahm war der Tod ihres Mannes ein Schock. Ihr Sohn war damals vier. „Ich musste "
            "weitermachen“, sagt sie."
        ),
        "Ute Sahm",
    ),
    (
        (
            "Der Stürmer Max Brode kam 2019 zum Verein. Sein Berater wollte ihn verkaufen. „Ich habe Nein "
            "gesagt“, so Brode."
        ),
        "Max Brode",
    ),
    (
        "Karin Ott lebt seit Jahren in dem Haus. Ihr Vermieter will sie loswerden. „Ich gehe nicht“, sagt sie.",
        "Karin Ott",
    ),
    (
        "Tim Lorenz lebt seit Jahren in dem Haus. Sein Vermieter will ihn loswerden. „Ich gehe nicht“, sagt er.",
        "Tim Lorenz",
    ),
    (
        (
            "Die Moderatorin Eva Brill hatte 2022 ihren Ausstieg verkündet. Ihre Mutter war schwer krank. „Ich "
            "wollte bei ihr sein. Das war richtig.“"
        ),
        "Eva Brill",
    ),
    (
        "Jan Kolb ist zurück in Kiel. Sein Vater führt den Betrieb noch. „Er kann einfach nicht aufhören.“",
        "Jan Kolb",
    ),
    (
        "Jan Kolb schweigt. Seine Frau legt ihm die Hand auf den Arm. „Jetzt nehmen wir es halt.“",
        "Frau",
    ),
    (
        "Jan Kolb schweigt. Seine Ehefrau lacht. „Jetzt nehmen wir es halt.“",
        "Ehefrau",
    ),
    (
        (
            "Betriebsrätin Hanna Ritz sprach mit allen. Eine Krankenschwester, die ihren Namen nicht nennen will, "
            "hat unterschrieben. „Der Beschluss lag in der Schublade“, sagt sie. Die Frau zuckt mit den "
            "Schultern. „So ist es.“"
        ),
        "Krankenschwester | Krankenschwester",
    ),
    (
        (
            "Kommissar Jan Roth ermittelt. Am Montag meldete sich ein Unbekannter per Telefon. „Ich war es“, "
            "sagte der Mann."
        ),
        "Unbekannter",
    ),
    (
        (
            "Polizeisprecherin Ida Korff bestätigte den Einsatz. Ein Rentner hatte die Feuerwehr gerufen. „Es "
            "roch nach Gas“, sagte der Mann."
        ),
        "Rentner",
    ),
    (
        "Jan Roth steht am Deich. „Das Wasser steigt“, sagt der Mann.",
        "Jan Roth",
    ),
    (
        "Ida Korff lebt seit 40 Jahren am Deich. Ein Nachbar hilft ihr. „Das Wasser steigt“, sagt die Frau.",
        "Ida Korff",
    ),
    (
        "Der Angeklagte Ole Behn bestritt die Tat. Sein Anwalt schwieg. „Ich war das nicht“, sagte der Mann.",
        "Ole Behn",
    ),
    (
        (
            "Der NDR fand die Person, die die Daten veröffentlicht hat. Der Mann ist als Hacker bekannt. „Ich bin "
            "gegen Waffen“, schrieb er."
        ),
        "Person",
    ),
    (
        (
            "Die Anhänger feierten den ehemaligen Präsidenten Tom Rand. In einem Video warb Amtsinhaber Joe Lund "
            "um Stimmen. „Wir schaffen das“, sagte der Präsident."
        ),
        "Joe Lund",
    ),
    (
        "Der frühere Präsident Tom Rand kam nach Kiel. „Wir schaffen das“, sagte der Präsident.",
        "Tom Rand",
    ),
    (
        "Altkanzler Jan Roth lobte Kanzlerin Eva Kurz. „Wir schaffen das“, sagte die Kanzlerin.",
        "Eva Kurz",
    ),
    (
        "Ex-Ministerin Ute Kern griff Ministerin Lea Brand an. „Das ist Unfug“, sagte die Ministerin.",
        "Lea Brand",
    ),
    (
        "Ministerin Lea Brand wehrte sich gegen Ex-Ministerin Ute Kern. „Das ist Unfug“, sagte die frühere Ministerin.",
        "Ute Kern",
    ),
    (
        "In der Debatte griff Joe Lund die Opposition an. „So nicht“, sagte der Präsident.",
        "Joe Lund",
    ),
    (
        "Jan Krause klagte auf Schadenersatz. „Das wird nichts“, sagte der Richter.",
        "Richter",
    ),
    (
        (
            "Staatsanwältin Petra Behn forderte neun Jahre. Verteidiger Ole Raab widersprach. „Die Beweise sind "
            "klar“, sagte die Anklägerin."
        ),
        "Petra Behn",
    ),
    (
        (
            "Staatsanwältin Petra Behn forderte neun Jahre. Rechtsanwalt Ole Raab widersprach. „Die Beweise sind "
            "dünn“, sagte der Verteidiger."
        ),
        "Ole Raab",
    ),
    (
        "Richter Jan Epp eröffnete die Sitzung. Zeuge Tim Lau schwieg. „Dann beginnen wir“, sagte der Vorsitzende.",
        "Jan Epp",
    ),
    (
        "Oberbürgermeister Uwe Lemm lud ein. Stadtrat Jan Ott kam auch. „Es wird eng“, sagte der Rathauschef.",
        "Uwe Lemm",
    ),
    (
        (
            "Ministerpräsidentin Ida Korff reiste nach Berlin. Kanzler Tom Raab empfing sie. „Das war gut“, sagte "
            "die Regierungschefin."
        ),
        "Ida Korff",
    ),
    (
        (
            "Vorstandsvorsitzender Jens Ohm legte Zahlen vor. Analyst Max Lau lobte sie. „Wir wachsen“, sagte der "
            "Konzernchef."
        ),
        "Jens Ohm",
    ),
    (
        "Trainer Ralf Brock schimpfte. Torwart Tim Lau hatte gepatzt. „Das darf nicht passieren“, sagte der Coach.",
        "Ralf Brock",
    ),
    (
        "Trainer Ralf Brock schimpfte. Torwart Tim Lau hatte gepatzt. „Das war mein Fehler“, sagte der Keeper.",
        "Tim Lau",
    ),
    (
        "Bischof Hans Lerch predigte. Bürgermeister Ole Raab hörte zu. „Wir brauchen Frieden“, sagte der Oberhirte.",
        "Hans Lerch",
    ),
    (
        (
            "Bundespräsidentin Rita Thiel besuchte Kiel. Landrätin Ina Moll empfing sie. „Danke“, sagte das "
            "Staatsoberhaupt."
        ),
        "Rita Thiel",
    ),
    (
        "Landrat Jan Ott sperrte die Brücke. Anwohner Ole Behn klagte. „Sicherheit geht vor“, sagte der Kreischef.",
        "Jan Ott",
    ),
    (
        (
            "Parteivorsitzende Kim Voss warb um Stimmen. Generalsekretärin Ute Bär half. „Wir kämpfen“, sagte die "
            "Parteichefin."
        ),
        "Kim Voss",
    ),
    (
        "Landrätin Ina Moll sperrte die Brücke. „Sicherheit geht vor“, so die Kommunalpolitikerin.",
        "Ina Moll",
    ),
    (
        "Landwirt Udo Harms hält 90 Kühe. Tierarzt Jan Lüth impfte sie. „Ich bin froh“, sagt der Bauer.",
        "Udo Harms",
    ),
    (
        "Sängerin Pia Lorenz tritt auf. Pianistin Eva Ruhl begleitet sie. „Ich freue mich“, sagt die Künstlerin.",
        "Pia Lorenz",
    ),
    (
        (
            "Geschäftsführer Tom Ruge stellte den Bau vor. Architekt Jan Lüth erklärte ihn. „Es wird teuer“, "
            "sagte der Firmenchef."
        ),
        "Tom Ruge",
    ),
    (
        (
            "Konzernchef Ole Dahl verteidigte den Plan. Die Maschinenführerin Ilka Horn verdient wenig. „Das Glas "
            "ist leer“, sagt sie. Dass ihr Chef vom „Gürtel enger schnallen“ redet, kann sie nicht hören."
        ),
        "Ilka Horn | Chef",
    ),
    (
        (
            "Die Nordbahn will sparen. Vorstandschef Lutz Behn erklärte es. Die Bahn stehe gut da, ihr Chef lobte "
            "sie als „kerngesund“."
        ),
        "Lutz Behn",
    ),
    (
        "Die Angeklagte Ute Kern kam mit Anwalt Max Ott. Ihr Anwalt sprach von einem „Irrtum“.",
        "Max Ott",
    ),
    (
        (
            "Auf der Feier sprachen die Überlebende Inge Auer und der norländische Präsident Mick Levy. Nach der "
            "Befreiung durch die Rote Armee emigrierte sie. „Hass ist wieder alltäglich“, warnte sie."
        ),
        "Inge Auer",
    ),
    (
        (
            "Das sagt Flugbus-Manager Ole Stenger. Die Verkehrsträger unterschiedlich zu besteuern sei „völlig "
            "unverständlich“, warnt er."
        ),
        "Ole Stenger",
    ),
]


@pytest.mark.parametrize(("text", "speakers"), ROWS)
def test_whom_it_means(extractor, text, speakers):
    found = extractor.extract(text)
    assert " | ".join(each.attribution.speaker for each in found) == speakers
