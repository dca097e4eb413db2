"""Whose words they are by a place, a state or a call: text → speakers, in the order of the quotations.

Each group is one fact of German; the last sentences of a group are those that it must leave alone.
"""

from __future__ import annotations

import pytest
from made import MARKED

STATES = [  # what somebody shows himself to be is his own word
    ("Ute Hunkeler zeigte sich nach der Sitzung „sehr enttäuscht“.", "Ute Hunkeler"),
    ("Jan Mohn hat sich nach dem Urteil „erleichtert“ gezeigt.", "Jan Mohn"),
    ("Die Kammer zeigte sich „tief besorgt“ über die Lage.", "Kammer"),
    ("Am Montag zeigte sich Ute Hunkeler „überrascht und enttäuscht“ von dem Urteil.", "Ute Hunkeler"),
    ("Er zeigte sich im „Stern“.", "<title>"),
    ("Das Spiel zeigte sich „zäh“. Jan Mohn lachte.", ""),
    ("Er gab sich „typisch deutsch“ und kam pünktlich.", "<scare>"),
]

PLACES = [  # what stands where somebody makes something known, «auf ihrer Website», is hers
    (
        "Die IG Bahnhofplatz hat auf ihrer Website einen Streik angekündigt. „Es reicht“, heißt es dort.",
        "IG Bahnhofplatz",
    ),
    ("Der Verband wehrt sich in seinem Antrag. Darin heißt es: „Es reicht.“", "Verband"),
    ("Eva Harms nennt in ihrem Brief Zahlen. „Es sind zu viele“, steht darin.", "Eva Harms"),
    ("In seinem Schreiben nennt Jan Mohn Zahlen. „Es sind zu viele“, steht darin.", "Jan Mohn"),
    ("Jan Mohn blätterte in ihrem Brief. „Es sind zu viele“, steht darin.", "Brief"),
]

TEXTS = [  # a text is another than the one counted before it, and his from whom it is
    (
        "Das zweite Gutachten ist da. Das erste Gutachten stammt vom Büro Petersen. Darin steht: „Es hält.“",
        "Büro Petersen",
    ),
    ("Das zweite Gutachten ist da. Im ersten Gutachten heißt es, die Statik sei „gut“.", "erste Gutachten"),
    ("Der Brief stammt von Eva Harms. „Es reicht“, steht darin.", "Eva Harms"),
    ("Der Bericht stammt vom Montag. Darin steht: „Es reicht.“", "Bericht"),
    ("Der Brief stammt von 2019. „Es reicht“, steht darin.", "Brief"),
    ("Das Gutachten stammt vom Juni 2025. Darin heißt es, der Deich sei „morsch“.", "Gutachten"),
    ("Der Brief stammt von einem Dachboden. „Es reicht“, steht darin.", "Brief"),
    ("Anlass ist ein Bericht des Rechnungshofs. Von einer „klaren Unterdeckung“ ist darin die Rede.", "Rechnungshof"),
    ("Im Bericht der Polizei ist von einem „deutlich spürbaren Geruch“ die Rede.", "Polizei"),
    ("Im Programmheft ist von „feuchter Ermächtigung“ die Rede.", "Programmheft"),
    ("Das Gutachten ist da. Das Gutachten sei „eindeutig“, sagte Eva Harms.", "Eva Harms"),
]

HALVES = [  # an adjective goes with its complement
    ("„Das ist neu“, sagte ein mit den Gesprächen vertrauter EU-Diplomat in Brüssel.", "EU-Diplomat in Brüssel"),
    ("„Das ist neu“, sagte der für Umwelt zuständige Dezernent.", "Dezernent"),
    ("„Das ist neu“, sagte eine an dem Projekt beteiligte Ingenieurin.", "Ingenieurin"),
    ("„Das ist neu“, sagte der in Lund geborene Maler Ole Brandt.", "Ole Brandt"),
    ("„Das ist neu“, sagte der sichtlich zufriedene Trainer.", "sichtlich zufriedener Trainer"),
]

CALLED = [  # nobody calls himself
    ("„Der Deich hält“, brummt Ole Voss. Das Licht geht aus. „Bis hier, Voss. Dann reden wir.“", "Ole Voss | "),
    ("„Der Deich hält“, sagt Ole Voss. Es regnet. „Geh nach Hause, Voss!“", "Ole Voss | "),
    ("„Der Deich hält“, sagt Ole Voss. Es regnet. „Nein, Herr Voss, er hält nicht.“", "Ole Voss | "),
    ("„Der Deich hält“, sagt Ole Voss. Es regnet. „Nein, Frau Harms, er hält.“", "Ole Voss | Ole Voss"),
    ("„Der Deich hält“, sagt Ole Voss. Es regnet. „Und er wird halten.“", "Ole Voss | Ole Voss"),
]

NEW = [  # «Scharfe Kritik kam von …» tells something new, «Der Satz stammt von …» takes up what was said
    (
        "Chefarzt Jan Mohn sucht. „Wir haben gesucht“, sagte er. „Es kam niemand.“\n\nScharfe Kritik kam von der AfD.",
        "Jan Mohn | Jan Mohn",
    ),
    ("„Es reicht.“\n\nLob kam von der Kammer.", ""),
    ("„Der Deich hält.“ Der Satz stammt von Petra Harms.", "Petra Harms"),
    ("„Der Deich hält.“ Diese Worte kommen von Petra Harms.", "Petra Harms"),
]

FOR = [  # «für Handwerker» in reported speech tells whom something serves
    (
        "„Wir zählen“, sagt Ute Voss. Für Handwerker und Pflegedienste sei die Zufahrt „selbstverständlich frei“.",
        "Ute Voss | Ute Voss",
    ),
    (
        "Jan Mohn stimmte dagegen. Die Wege seien für Frauen aus den Bergdörfern zu weit. „Wer soll das schaffen?“",
        "Jan Mohn",
    ),
    ("Ute Voss rechnete vor. Für Anwohner sei das „ein Gewinn“, sagte sie.", "Ute Voss"),
    ("Für Eva Harms sei das „ein Skandal“.", "Eva Harms"),
    ("Für die Ministerin sei der Plan „ein Skandal“.", "Ministerin"),
]

STATE_PASSIVES = [  # what was done to a text it has not said
    ("Jan Mohn verwies darauf. Betriebsbedingte Kündigungen seien „nach heutigem Stand“ ausgeschlossen.", "Jan Mohn"),
    ("Ute Voss sprach am Abend. Eine Klage sei „derzeit nicht“ geplant.", "Ute Voss"),
    ("Ute Voss war dort. Ein Gutachten sei „längst“ angekündigt, sagte sie.", "Ute Voss"),
    ("Die Bürgermeisterin ist empört: „Das geht nicht.“", "Bürgermeisterin"),
]

REPORTS = [  # a clause without conjunction in the Konjunktiv I is a report of whom the clause before it tells of
    ("Ute Berg winkte ab, das sei „blanker Unsinn“.", "Ute Berg"),
    ("Ute Berg störte sich an den Kosten, die Vorlage sei „überladen und teuer“.", "Ute Berg"),
    ("Jan Mohn schüttelte den Kopf, man habe „nie darüber gesprochen“.", "Jan Mohn"),
    ("In der Debatte sah der Verband einen Angriff, es gehe um den „sozialen Frieden“.", "Verband"),
    ("Die Bürgermeisterin hatte genug, sie sei „müde und leer“.", "Bürgermeisterin"),
    ("Der Wagen fuhr davon, als sei er „auf der Flucht“.", ""),
    (
        "„Es reicht“, sagte Eva Harms. Die Leitungen stammten von 1947, der Lärm sei „eine Zumutung“.",
        "Eva Harms | Eva Harms",
    ),
    ("Ute Berg war dort, wo Jan Mohn „der Chef“ ist.", "<scare>"),
]

COUNCILS = [  # a «Stadträtin» is no «Einwohnerrätin»: what is left of a compound must be a word for a person
    (
        "Stadträtin Ute Berg kam. Zu weit ging das Ida Korff von der SP. „Es reicht“, so die Einwohnerrätin.",
        "Ida Korff",
    ),
    ("Bundesminister Jan Mohn kam. „Es bleibt dabei“, sagte der Innenminister.", "Jan Mohn"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [*STATES, *PLACES, *TEXTS, *HALVES, *CALLED, *NEW, *FOR, *STATE_PASSIVES, *REPORTS, *COUNCILS],
)
def test_whose_words_they_are(extractor, text, expected):
    rows = extractor.extract(text, MARKED)
    assert " | ".join(row.speaker if row.type in {"direct", "partial"} else f"<{row.type}>" for row in rows) == expected
