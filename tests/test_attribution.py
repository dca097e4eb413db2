"""Who said it. Each case is a short invented article and, for every stretch in marks, what an editor would write down.

A row is (quote, type, speaker) or (quote, type, speaker, rule); a speaker given as a tuple has several right answers.
"""

from __future__ import annotations

import pytest
from said import D, P, S, T, case, check, wrong

CASES = [
    # a subject far behind its verb, in the nominative that the noun before it does not have
    case(
        "Jäger-nach-Nebensätzen",
        "„Der Wolf ist da“, sagte gestern in der vollen Halle, in der sonst der Chor probt und der Bürgermeister seine "
        "Sprechstunden hält, der Jäger Ole Brandt.",
        [("Der Wolf ist da", D, "Ole Brandt", "verb-after")],
    ),
    case(
        "Minister-warnte-Partei",
        "Der frühere Bürgermeister, Henning Schaaf (SPD), warnte die CDU vor einem „populistischen Wahlkampf“.",
        [("populistischen Wahlkampf", P, "Henning Schaaf", "governed")],
    ),
    case(
        "neuer-Satz-nach-Komma",
        "Ministerin Susanne Eismann (CDU) wies diese Behauptung zurück, die Sprecherin der größten Fraktion, Ida Korff "
        "(GRÜNE), erklärte: „Neid schadet allen.“",
        [("Neid schadet allen.", D, "Ida Korff", "verb-colon")],
    ),
    case(
        "und-der-Unternehmer-rief",
        "Die Menge skandierte vor dem Kaufhaus Parolen wie „Harms raus!“ und der Unternehmer Ole Brandt rief vor den "
        "Leuten aus: „Sie ist die schlechteste Ministerin aller Zeiten!“",
        [
            ("Harms raus!", D, "Menge"),
            ("Sie ist die schlechteste Ministerin aller Zeiten!", D, "Ole Brandt", "verb-colon"),
        ],
    ),
    # a verb in the Konjunktiv is told by somebody else
    case(
        "würden-verharmlosen",
        "Ulf Kerner war in Neuhagen.\n\nEinige Vertreter der Behörde würden die Lage verharmlosen. Die Leute werde "
        "man nicht aufklären, im Gegenteil gebe es Krankheiten durch eine „Strahlenphobie“.",
        [("Strahlenphobie", P, ("", "Ulf Kerner"))],
    ),
    case(
        "sagte-würden-verharmlosen",
        "Ulf Kerner sagte, er sei enttäuscht. Die Vertreter der Behörde würden die Lage verharmlosen. Im Gegenteil "
        "gebe es „erhebliche Gefahren“ für die Leute.",
        [("erhebliche Gefahren", P, "Ulf Kerner", "konjunktiv")],
    ),
    # «dieser» is who was named last
    case(
        "Dieser",
        "Ulf Kerner traf den Förster Ole Brandt. Dieser sagte: „Der Wald stirbt.“",
        [("Der Wald stirbt.", D, "Ole Brandt", "verb-colon")],
    ),
    case(
        "sagte-dieser",
        "Ole Brandt ist krank. In einem Gespräch mit dem Anwalt der Familie – Rainer Witt – sagte dieser, dass Brandt "
        "in „seiner eigenen Welt“ lebe.",
        [("seiner eigenen Welt", P, "Rainer Witt")],
    ),
    case(
        "neuer-Satz-nach-Partikel",
        "Der Minister kündigte Hilfe an, die Chefin der Gewerkschaft, Ruth Kallweit, nannte das „zu wenig“.",
        [("zu wenig", P, "Ruth Kallweit", "governed")],
    ),
    # in brackets after a name
    case(
        "Leser-in-Klammern",
        "Drei Leser haben geschrieben: Ida Korff („Ich war entsetzt.“), Jan Lohse aus Neuhagen („Endlich!“) und ein "
        "Rentner („Mir egal.“).",
        [
            ("Ich war entsetzt.", D, "Ida Korff", "in-brackets"),
            ("Endlich!", D, "Jan Lohse", "in-brackets"),
            ("Mir egal.", D, "Rentner", "in-brackets"),
        ],
    ),
    case(
        "Name-in-Klammern",
        "Alle lobten sie: Ulf Kerner („Die Frau kann was.“), Ole Brandt („Sie ist die Beste von allen.“), Ida Korff.",
        [
            ("Die Frau kann was.", D, "Ulf Kerner", "in-brackets"),
            ("Sie ist die Beste von allen.", D, "Ole Brandt", "in-brackets"),
        ],
    ),
    case(
        "zitierte-ihn",
        "Ole Brandt widersprach. „Das ist alles falsch“, zitierte ihn die Zeitung „Elbkurier“.",
        [("Das ist alles falsch", D, "Ole Brandt", "cites"), ("Elbkurier", T, "")],
    ),
    # several who speak as one: a pronoun among them takes its name, or the cell stays empty
    case(
        "Er-und-X",
        "Ole Brandt kam spät. Er und Ulf Kerner sagten: „Wir bauen weiter.“",
        [("Wir bauen weiter.", D, "Ole Brandt und Ulf Kerner", "verb-colon")],
    ),
    case("Er-und-X-offen", "Er und Ulf Kerner sagten: „Wir bauen weiter.“", [("Wir bauen weiter.", D, "")]),
    # a reporting verb after the quotation
    case("sagt-X", "„Der Deich hält“, sagt Petra Harms.", [("Der Deich hält", D, "Petra Harms", "verb-after")]),
    case(
        "sagte-Amt-Name-Zeit",
        "„Wir bauen weiter“, sagte die Ministerin Ruth Kallweit am Montag in Neuhagen.",
        [("Wir bauen weiter", D, "Ruth Kallweit", "verb-after")],
    ),
    case(
        "trennbares-Verb",
        "„Da haben wir Fehler gemacht“, räumte Werksleiter Jonas Brodersen am Abend ein.",
        [("Da haben wir Fehler gemacht", D, "Jonas Brodersen", "verb-after")],
    ),
    case(
        "trennbares-Verb-fern",
        "„Die Pumpe läuft wieder“, teilte die Stadtwerke-Chefin Marlies Opitz nach einer langen Nacht in Neuhagen mit.",
        [("Die Pumpe läuft wieder", D, "Marlies Opitz", "verb-after")],
    ),
    case(
        "hat-gesagt",
        "„Das Geld ist weg“, hat der Kassenwart Uwe Timmsen gesagt.",
        [("Das Geld ist weg", D, "Uwe Timmsen", "verb-after")],
    ),
    case(
        "Zeit-zwischen-Verb-und-Name",
        "„Die Halle war leer“, sagte am Dienstag vor Gericht der Hausmeister Egon Pflüger.",
        [("Die Halle war leer", D, "Egon Pflüger", "verb-after")],
    ),
    case(
        "Frage",
        "„Kommt der Zug denn noch?“, fragte eine Rentnerin am Bahnsteig.",
        [("Kommt der Zug denn noch?", D, ("Rentnerin", "Rentnerin am Bahnsteig"), "verb-after")],
    ),
    case(
        "Ausruf",
        "„Alle raus hier!“, rief Trainer Pavel Dostál.",
        [("Alle raus hier!", D, "Pavel Dostál", "verb-after")],
    ),
    case("ein-Wort", "„Nein“, sagte Petra Harms.", [("Nein", D, "Petra Harms", "verb-after")]),
    case(
        "Verb-in-keiner-Liste",
        "„Der kommt nicht wieder“, witzelte Nachbar Piet Wendler.",
        [("Der kommt nicht wieder", D, "Piet Wendler")],
    ),
    case(
        "so-fasste-X-zusammen",
        "„Es wird teuer“, so fasste Kämmerin Lena Vossberg die Lage zusammen.",
        [("Es wird teuer", D, "Lena Vossberg")],
    ),
    case(
        "Gedankenstrich",
        "„Das ist kein Zufall“ – sagt Kommissarin Olga Brandis.",
        [("Das ist kein Zufall", D, "Olga Brandis")],
    ),
    case(
        "Relativsatz-am-Sprecher",
        "„Ich habe nichts gehört“, sagte der Mechaniker Tomasz Wilk, der seit 2009 im Werk arbeitet.",
        [("Ich habe nichts gehört", D, "Tomasz Wilk", "verb-after")],
    ),
    case(
        "Apposition-am-Sprecher",
        "„Der Wald stirbt“, warnte Ole Brandt, Förster im Kreis Tannrode und Vorsitzender des Waldbundes.",
        [("Der Wald stirbt", D, "Ole Brandt", "verb-after")],
    ),
    case(
        "Partei-in-Klammern",
        "„Das Gesetz ist Murks“, kritisierte der Abgeordnete Knut Severing (Küstenpartei).",
        [("Das Gesetz ist Murks", D, "Knut Severing", "verb-after")],
    ),
    # a reporting verb and a colon before it
    case("X-sagte:", "Petra Harms sagte: „Der Deich hält.“", [("Der Deich hält.", D, "Petra Harms", "verb-colon")]),
    case(
        "teilte-mit:",
        "Am Dienstag teilte die Reederei Lüders mit: „Die Fähre fährt wieder.“",
        [("Die Fähre fährt wieder.", D, "Reederei Lüders", "verb-colon")],
    ),
    case(
        "hat-gesagt:",
        "Die Gewerkschafterin Marta Sobczak hat im Stadtrat gesagt: „So geht es nicht weiter.“",
        [("So geht es nicht weiter.", D, "Marta Sobczak", "verb-colon")],
    ),
    case(
        "Nebensatz-vor-dem-Doppelpunkt",
        "Als die Lichter ausgingen, rief Bühnenmeister Carlo Bendix, der hinten stand: „Niemand bewegt sich!“",
        [("Niemand bewegt sich!", D, "Carlo Bendix")],
    ),
    case(
        "und-fügte-hinzu:",
        "Petra Harms lobte die Helfer und fügte hinzu: „Ohne sie wäre hier alles unter Wasser.“",
        [("Ohne sie wäre hier alles unter Wasser.", D, "Petra Harms", "verb-colon")],
    ),
    case(
        "so-X:",
        "Der Deich sei sicher, so Petra Harms: „Er hält noch hundert Jahre.“",
        [("Er hält noch hundert Jahre.", D, "Petra Harms", "so")],
    ),
    # a colon without a verb of saying
    case(
        "Dazu-X:",
        "Dazu Bürgermeisterin Petra Harms: „Der Deich hält.“",
        [("Der Deich hält.", D, "Petra Harms", "colon-name")],
    ),
    case(
        "X-winkt-ab:",
        "Petra Harms winkt nur müde lächelnd ab: „Der Deich hält.“",
        [("Der Deich hält.", D, "Petra Harms")],
    ),
    case(
        "Fazit-von-X:",
        "Das Fazit von Petra Harms nach der Sturmnacht: „Der Deich hält.“",
        [("Der Deich hält.", D, "Petra Harms", "colon-noun")],
    ),
    case(
        "Ihr-Fazit:",
        "Petra Harms war zufrieden. Ihr Fazit: „Der Deich hält.“",
        [("Der Deich hält.", D, "Petra Harms", "colon-noun")],
    ),
    # so X
    case("so-X", "„Der Deich hält“, so Petra Harms.", [("Der Deich hält", D, "Petra Harms", "so")]),
    case(
        "so-das-Amt-weiter",
        "Petra Harms sagte, sie sei erleichtert. „Der Deich hält“, so die Bürgermeisterin weiter.",
        [("Der Deich hält", D, "Petra Harms", "so")],
    ),
    case(
        "so-X-am-Satzende",
        "Der Deich sei „besser als jeder in Holland“, so Petra Harms.",
        [("besser als jeder in Holland", P, "Petra Harms", "so")],
    ),
    # quoted words that a verb governs
    case(
        "sprach-von",
        "Petra Harms sprach von einem „Wunder der Ingenieurskunst“.",
        [("Wunder der Ingenieurskunst", P, "Petra Harms", "governed")],
    ),
    case(
        "nannte",
        "Petra Harms nannte die Pläne „völlig unausgegoren“.",
        [("völlig unausgegoren", P, "Petra Harms", "governed")],
    ),
    case(
        "bezeichnete-als",
        "Den Neubau bezeichnete Landrat Ulf Kerner als „Meilenstein für die Region“.",
        [("Meilenstein für die Region", P, "Ulf Kerner", "governed")],
    ),
    case(
        "sagte-Konjunktiv",
        "Petra Harms sagte, der Deich sei „so gut wie neu“.",
        [("so gut wie neu", P, "Petra Harms", "governed")],
    ),
    case(
        "warf-vor",
        "Ulf Kerner warf der Reederei vor, sie habe „mit falschen Zahlen“ gearbeitet.",
        [("mit falschen Zahlen", P, "Ulf Kerner", "governed")],
    ),
    case(
        "Passiv-von-X",
        "Die Pläne wurden von Petra Harms als „unausgegoren“ bezeichnet.",
        [("unausgegoren", P, "Petra Harms", "governed")],
    ),
    case(
        "Passiv-im-Konjunktiv-ohne-Täter",
        "Im Hafen werde die Bevölkerung nicht aufgeklärt, dass der Deich „völlig marode“ sei.",
        [("völlig marode", P, "")],
    ),
    case(
        "Passiv-ohne-Täter",
        "Der Neubau wurde als „Meilenstein“ bezeichnet.",
        [("Meilenstein", P, "")],
    ),
    wrong(
        "«Scharf» am Satzanfang gilt als Subjekt",
        "kritisierte-als",
        "Scharf kritisierte die Opposition den Haushalt als „unsozial und mutlos“.",
        [("unsozial und mutlos", P, "Opposition", "governed")],
    ),
    # quotation cut by its frame
    case(
        "unterbrochen",
        "„Der Deich“, sagte Petra Harms, „hält noch hundert Jahre.“",
        [("Der Deich", D, "Petra Harms", "verb-after"), ("hält noch hundert Jahre.", D, "Petra Harms", "split")],
    ),
    case(
        "unterbrochen-so",
        "„Wenn es regnet“, so Förster Ole Brandt, „atmet der Wald auf.“",
        [("Wenn es regnet", D, "Ole Brandt", "so"), ("atmet der Wald auf.", D, "Ole Brandt", "split")],
    ),
    # quotation over several paragraphs
    case(
        "läuft-weiter",
        "Petra Harms sagte: „Der Deich hält noch lange.\n\n„Er ist sogar besser als früher.\n\n„Das freut mich sehr.“",
        [
            ("Der Deich hält noch lange.", D, "Petra Harms", "verb-colon"),
            ("Er ist sogar besser als früher.", D, "Petra Harms", "running"),
            ("Das freut mich sehr.", D, "Petra Harms", "running"),
        ],
    ),
    case(
        "läuft-weiter-Rahmen-am-Ende",
        "„Der Deich hält noch lange.\n\n„Er ist sogar besser als früher“, sagte Petra Harms.",
        [
            ("Der Deich hält noch lange.", D, "Petra Harms", "running"),
            ("Er ist sogar besser als früher", D, "Petra Harms", "verb-after"),
        ],
    ),
    # the sentence after
    case(
        "Das-sagte-X",
        "„Wir hören auf.“ Das sagte Wirt Hannes Krull am Sonntag.",
        [("Wir hören auf.", D, "Hannes Krull", "next-sentence")],
    ),
    case(
        "Mit-diesen-Worten",
        "„Ich danke euch allen.“ Mit diesen Worten verließ Kapitän Arne Holl die Brücke.",
        [("Ich danke euch allen.", D, "Arne Holl")],
    ),
    wrong(
        "Zitat nach «mit den Worten» ist nicht maskiert",
        "mit-den-Worten",
        "Mit den Worten „Jetzt geht es los“ eröffnete Petra Harms die Ausstellung.",
        [("Jetzt geht es los", D, "Petra Harms", "with-words")],
    ),
    case(
        "Relativsatz-als",
        "Kritik kommt von Ministerin Ada Lohse, die diese Maßnahme als „Kapitulation“ vor den Randalierern sieht.",
        [("Kapitulation", P, "Ada Lohse", "governed")],
    ),
    # the words tell what somebody wants to do
    case(
        "X-will",
        "Der Abgeordnete Dieter Wiegand will „in den nächsten Wochen sorgfältig prüfen“, ob ein Verfahren nötig ist.",
        [("in den nächsten Wochen sorgfältig prüfen", P, "Dieter Wiegand", "intention")],
    ),
    case(
        "X-möchte, das kein Konjunktiv der indirekten Rede ist",
        "Ole Brandt konnte am Montag nichts ausschließen. Ulf Kerner möchte „mit allen Seiten reden“.",
        [("mit allen Seiten reden", P, "Ulf Kerner", "intention")],
    ),
    case(
        "X-wolle",
        "Ulf Kerner wolle „mit allen Seiten reden“, sagte Petra Harms.",
        [("mit allen Seiten reden", P, "Petra Harms")],
    ),
    # source phrases
    case(
        "laut",
        "Laut Petra Harms ist der Deich „so gut wie neu“.",
        [("so gut wie neu", P, "Petra Harms", "source-phrase")],
    ),
    case(
        "zufolge",
        "Der Landrätin Ruth Kallweit zufolge fehlt „an allen Ecken“ Personal.",
        [("an allen Ecken", P, "Ruth Kallweit", "source-phrase")],
    ),
    case(
        "nach-Angaben",
        "Nach Angaben der Polizei war der Fahrer „nicht ansprechbar“.",
        [("nicht ansprechbar", P, "Polizei", "source-phrase")],
    ),
    case(
        "nach-Worten",
        "Nach den Worten des Försters Ole Brandt leidet der Wald „wie nie zuvor“.",
        [("wie nie zuvor", P, "Ole Brandt", "source-phrase")],
    ),
    case(
        "nach-Ansicht-von",
        "Nach Ansicht von Ulf Kerner ist der Vertrag „das Papier nicht wert“.",
        [("das Papier nicht wert", P, "Ulf Kerner", "source-phrase")],
    ),
    case(
        "aus-Sicht",
        "Aus Sicht der Gewerkschaft ist das Angebot „ein schlechter Witz“.",
        [("ein schlechter Witz", P, "Gewerkschaft", "source-phrase")],
    ),
    case(
        "für-X-Konjunktiv",
        "Für die Sängerin Mia Torberg sei das Konzert „wie ein Heimspiel“ gewesen.",
        [("wie ein Heimspiel", P, "Mia Torberg", "source-phrase")],
    ),
    case(
        "für-X-Indikativ-ist-keine-Quelle",
        "Für die Sängerin Mia Torberg kaufte der Wirt eine „sehr gute“ Anlage.",
        [("sehr gute", (P, S), "")],
    ),
    case(
        "seinen-Angaben-zufolge",
        "Förster Ole Brandt ging voran. Seinen Angaben zufolge ist der Wald „am Ende seiner Kräfte“.",
        [("am Ende seiner Kräfte", P, "Ole Brandt", "source-phrase")],
    ),
    wrong(
        "Possessiv vor «Worten» bleibt offen",
        "nach-ihren-Worten",
        "Petra Harms hat den Deich besichtigt. Nach ihren Worten ist er „so gut wie neu“.",
        [("so gut wie neu", P, "Petra Harms", "source-phrase")],
    ),
    case(
        "laut-Bericht-des-Amtes",
        "Laut einem Bericht des Umweltamtes ist der Fluss „in schlechtem Zustand“.",
        [("in schlechtem Zustand", P, "Umweltamt", "source-phrase")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_said_it(extractor, text, expected):
    check(extractor, text, expected)
