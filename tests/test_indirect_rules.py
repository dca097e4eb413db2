"""Indirect speech, rule by rule: text → clauses and speakers, what a rule mends and what it leaves."""

import pytest

from quotes import rules
from quotes.data import Article
from quotes.indirect.named import NAMED


def case(name, text, *rows):
    return pytest.param(text, list(rows), id=name)


# A frame that stands in the Konjunktiv itself is reported: the whole sentence is the row, and its subject says nothing.
REPORTED_FRAMES = [
    case(
        "habe-gesagt",
        "Die Lage sei ruhig, sagte Wirtin Nele Uhlig. Der Bürgermeister habe ihr gesagt, er komme noch heute.",
        ("Die Lage sei ruhig", "Nele Uhlig"),
        ("Der Bürgermeister habe ihr gesagt, er komme noch heute", "Nele Uhlig"),
    ),
    case(
        "hoffe",
        "Imker Ole Brandt warnte vor Milben. Er hoffe, dass der Winter kalt werde.",
        ("Er hoffe, dass der Winter kalt werde", "Ole Brandt"),
    ),
    case(
        "hätten-gefehlt",
        "Der Kran sei gekippt, teilte die Werft mit. Gutachten hätten gefehlt, Prüfungen seien ausgefallen.",
        ("Der Kran sei gekippt", "Werft"),
        ("Gutachten hätten gefehlt, Prüfungen seien ausgefallen", "Werft"),
    ),
    case(
        "gebe-hinweise",
        "Försterin Jule Harms ist besorgt. So gebe es Hinweise, dass die Käfer früher kämen.",
        ("So gebe es Hinweise, dass die Käfer früher kämen", "Jule Harms"),
    ),
    case(
        "zugesichert-in-marken",
        "Die Gewerkschaft reagierte empört. Noch im Mai habe Direktorin Tilda Voss „keine Entlassung“ zugesichert.",
        ("Noch im Mai habe Direktorin Tilda Voss „keine Entlassung“ zugesichert", "Gewerkschaft"),
    ),
    case(
        "rahmen-im-indikativ",
        "Die Stadt werde zahlen, ließ Kämmerer Jan Vogt ausrichten.",
        ("Die Stadt werde zahlen", "Jan Vogt"),
    ),
]

# A rule of law, a plan or a creed is followed, and nobody has said it.
RULES = [
    case("laut-gesetz", "Das Heer, das laut Gesetz die Grenze bewacht, zog ab."),
    case("laut-verfassung", "Laut Verfassung wählt das Parlament den Präsidenten."),
    case("gemaess-fahrplan", "Der Zug fährt gemäß Fahrplan um sieben Uhr."),
    case("gemaess-koran", "Das Recht wurde gemäß dem Koran geändert."),
    case(
        "laut-gesetzentwurf",
        "Laut Gesetzentwurf müssen alle Höfe melden.",
        ("müssen alle Höfe melden", "Gesetzentwurf"),
    ),
    case("laut-gericht", "Laut Verfassungsgericht war die Wahl gültig.", ("war die Wahl gültig", "Verfassungsgericht")),
    case("gemaess-schweiz", "Gemäss Polizei war der Fahrer nüchtern.", ("war der Fahrer nüchtern", "Polizei")),
    case("laut-anklage", "Laut Anklage stahl er drei Boote.", ("stahl er drei Boote", "Anklage")),
]

# A condition with its verb first is the reporter's, as what can be said of «man».
SAID = "Das Bad schließe, sagte Nele Uhlig. "
CONDITIONS = [
    case(
        "kaeme",
        SAID + "Käme es zu keiner Einigung, würde auch die Sauna schließen.",
        ("Das Bad schließe", "Nele Uhlig"),
    ),
    case("sollte", SAID + "Sollte Geld fehlen, würde der Verein auflösen.", ("Das Bad schließe", "Nele Uhlig")),
    case(
        "ließen-sich", SAID + "Ließen sich Spender finden, könnte es weitergehen.", ("Das Bad schließe", "Nele Uhlig")
    ),
    case("man-wuerde", SAID + "Man würde ihr gern glauben.", ("Das Bad schließe", "Nele Uhlig")),
    case("muesste-fordern", "Würde sie nicht gebaut, müsste das Land die Förderung zurückfordern."),
    case("wer-kann-melden", "Wer helfen möchte, kann sich beim Bürgertelefon melden."),
    case("dadurch", "Seine Macht ergibt sich dadurch, dass er das Parlament auflösen kann."),
    case(
        "keine-bedingung",
        SAID + "Die Becken hätten Risse, und die Kosten würden steigen.",
        ("Das Bad schließe", "Nele Uhlig"),
        ("Die Becken hätten Risse, und die Kosten würden steigen", "Nele Uhlig"),
    ),
]

# Konjunktiv II goes on with what somebody has told without a clause: «nannte», «kritisierte», «warnte vor».
GOING_ON = [
    case(
        "nannte",
        "Sprecherin Mia Torberg nannte den Streik überzogen. Die Forderungen würden den Betrieb ruinieren.",
        ("Die Forderungen würden den Betrieb ruinieren", "Mia Torberg"),
    ),
    case(
        "kritisierte",
        "Bauer Piet Lüders kritisierte den Erlass. Viele Höfe müssten aufgeben.",
        ("Viele Höfe müssten aufgeben", "Piet Lüders"),
    ),
    case(
        "warnte-vor",
        "Ärztin Rita Moll warnte vor dem Mittel. Nieren könnten versagen.",
        ("Nieren könnten versagen", "Rita Moll"),
    ),
    case(
        "umlaut",
        "Der Ton habe sich geändert, sagte Pastorin Ida Korff. Neue Gedanken entstünden so nicht mehr.",
        ("Der Ton habe sich geändert", "Ida Korff"),
        ("Neue Gedanken entstünden so nicht mehr", "Ida Korff"),
    ),
    case("niemand", "Der Hafen ist zugefroren. Die Fähren müssten warten."),
]

# A text is the source of what is claimed in it, or its owner; a pronoun takes up the text that was the subject before.
TEXTS = [
    case(
        "in-dem-behauptet",
        "Im Netz kursiert ein Beitrag, in dem behauptet wird, dass das Land alle Brunnen sperre.",
        ("dass das Land alle Brunnen sperre", "Beitrag"),
    ),
    case(
        "in-der-gefordert",
        "Der Verein übergab eine Petition, in der gefordert wird, die Brücke zu sperren.",
        ("die Brücke zu sperren", "Petition"),
    ),
    case(
        "hervorgeht-eigner",
        "Der Umsatz sank, wie aus dem Quartalsbericht der Werft hervorgeht.",
        ("Der Umsatz sank", "Werft"),
    ),
    case(
        "hervorgeht",
        "Der Umsatz sank, wie aus einem internen Bericht hervorgeht.",
        ("Der Umsatz sank", "interner Bericht"),
    ),
    case(
        "er-der-bericht",
        "Direktor Urs Henkel kam nicht. Der Bericht liegt der Redaktion vor. Er empfiehlt, die Halle zu schließen.",
        ("die Halle zu schließen", "Bericht"),
    ),
    case(
        "er-der-direktor",
        "Direktor Urs Henkel hat den Bericht gelesen. Er empfiehlt, die Halle zu schließen.",
        ("die Halle zu schließen", "Urs Henkel"),
    ),
]

# Who is named in the frame, and who is not.
NAMES = [
    case(
        "dativ",
        "In einem Brief wirft das Ensemble der Intendantin vor, Proben abzusagen.",
        ("Proben abzusagen", "Ensemble"),
    ),
    case(
        "dativ-stadt",
        "Das Bündnis warf der Stadtverwaltung vor, Zahlen zu verschweigen.",
        ("Zahlen zu verschweigen", "Bündnis"),
    ),
    case(
        "genitiv-bleibt",
        "Die Sprecherin der Stadt warf dem Verein vor, Zahlen zu verschweigen.",
        ("Zahlen zu verschweigen", "Sprecherin der Stadt"),
    ),
    case(
        "buero",
        "Laut einem Gutachten des Ingenieurbüros Palm & Rade sind die Träger verrostet.",
        ("sind die Träger verrostet", "Ingenieurbüro Palm & Rade"),
    ),
    case(
        "verurteilt",
        "Sänger Ole Brandt wurde wegen Hetze verurteilt. Er habe in Liedern Nachbarn beleidigt.",
        ("Er habe in Liedern Nachbarn beleidigt", ""),
    ),
    case(
        "davon-erzaehlen",
        "Die Chefin soll nachts Leute entlassen haben. Davon erzählen ehemalige Mitarbeiter.",
        ("Die Chefin soll nachts Leute entlassen haben", "ehemalige Mitarbeiter"),
    ),
    case(
        "so-berichtet-es",
        "Der Wirt soll das Boot versenkt haben. So berichtet es Fischer Hauke Onken.",
        ("Der Wirt soll das Boot versenkt haben", "Hauke Onken"),
    ),
    case(
        "den-angaben-zufolge",
        "Drei Kühe liefen davon, wie die Polizei Moorstedt mitteilte.\n\nDen Angaben zufolge stand das Tor offen.",
        ("Drei Kühe liefen davon", "Polizei Moorstedt"),
        ("stand das Tor offen", "Polizei Moorstedt"),
    ),
    case(
        "soll-neuer-absatz",
        "Drei Kühe liefen davon, wie die Polizei Moorstedt mitteilte.\n\nEin Kalb soll ertrunken sein.",
        ("Drei Kühe liefen davon", "Polizei Moorstedt"),
        ("Ein Kalb soll ertrunken sein", ""),
    ),
]

# What a verb governs: with the plural that looks like an infinitive, with whom it turns to, with what it infers.
GOVERNED = [
    case(
        "plural-am-ende",
        "Ratsherr Jan Vogt verlangte, dass alle Berichte seit 2015 offengelegt werden.",
        ("dass alle Berichte seit 2015 offengelegt werden", "Jan Vogt"),
    ),
    case(
        "appelliert",
        "Pastorin Ida Korff appellierte an beide Seiten, an den Tisch zurückzukehren.",
        ("an den Tisch zurückzukehren", "Ida Korff"),
    ),
    case(
        "schliessen-daraus",
        "Beobachter schließen daraus, dass die Regierung am Ende ist.",
        ("dass die Regierung am Ende ist", "Beobachter"),
    ),
    case(
        "votantin",
        "Eine Votantin äusserte den Verdacht, dass das Spital schliesse.",
        ("dass das Spital schliesse", "Votantin"),
    ),
]

# Borders: what ends a sentence parts nothing, and no two clauses share words.
BORDERS = [
    case("komma-am-ende", "Laut Polizei ist er da,", ("ist er da", "Polizei")),
    case("demnach-komma", "Demnach ,"),
]


@pytest.mark.parametrize(
    ("text", "rows"),
    [*REPORTED_FRAMES, *RULES, *CONDITIONS, *GOING_ON, *TEXTS, *NAMES, *GOVERNED, *BORDERS],
)
def test_rules(extractor, text, rows):
    assert [(row.quote, row.speaker) for row in extractor.extract(Article(text), "indirect")] == rows


# A text for each named rule whose rows are others without it.
NEEDED = {
    "indirect:aside": "Der Damm halte, sagte Ute Berg.",
    "indirect:behind": "Ute Berg kündigte an, den Damm zu prüfen.",
    "indirect:front": "Dass Geld geflossen ist, das bestritt Jan Vogt.",
    "indirect:so": "Der Damm hält, so Ute Berg.",
    "indirect:phrase": "Laut Polizei war der Fahrer nüchtern.",
    "indirect:noun": "Die Forderung der Bürgermeisterin, dass alle zahlen, blieb ohne Folgen.",
    "indirect:soll": "Der Wirt soll das Boot versenkt haben.",
    "indirect:taken-up": "Der Damm ist gebrochen. Das teilte die Feuerwehr mit.",
    "indirect:mood": "Der Damm sei gebrochen.",
    "indirect:question": "Wie teuer das werde, wollte Jan Vogt nicht sagen.",
    "indirect:subordinate": "Ute Berg lief davon, weil ihr keiner helfe.",
    "indirect:paper": "Der Bericht liegt vor. Er empfiehlt, die Halle zu schließen.",
    "indirect:within": "Der Damm sei „marode“, sagte Ute Berg. Das Wasser sei „zu hoch“, und es steige.",
    "indirect:colon": "Rita Moll ist für die Impfung, aber: Der Impfstoff wirke nur kurz.",
    "indirect:report": "Der Damm halte, sagte Ute Berg. Das Wasser sinke.",
    "indirect:told": "Ute Berg warnte vor dem Bau. Er sei zu teuer.",
    "indirect:subject": "Ute Berg ist skeptisch. Der Bau sei zu teuer.",
    "indirect:after": "Der Damm sei marode. Das Wasser steige, sagte Ute Berg.",
    "indirect:next": "Der Wirt soll das Boot versenkt haben. Davon erzählen Nachbarn.",
}


@pytest.mark.parametrize("rule", NAMED, ids=[rule.name for rule in NAMED])
def test_each_rule_is_needed(extractor, rule):
    text = NEEDED[rule.name]
    with rules.watched() as fired:
        usual = extractor.extract(Article(text), "indirect")
    with rules.watched({rule.name}):
        without = extractor.extract(Article(text), "indirect")
    assert fired[rule.name]
    assert [(row.span, row.attribution) for row in usual] != [(row.span, row.attribution) for row in without]
