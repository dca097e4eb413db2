"""What stands in marks: an utterance, quoted words, a title or name, a word held at a distance.

Each rule comes with a text in which it decides and one that it leaves to others. Each further case is a short invented
text and the type of every stretch in it, in their order; a type given as a set has several right answers.
"""

from __future__ import annotations

import pytest

from quotes import rules
from quotes.categories.decide import RULES

D, P, S, T = "direct", "partial", "scare", "title"


def wrong(reason, *values):
    """Mark a case that the program gets wrong today."""
    return pytest.param(*values, id=values[0][:60], marks=pytest.mark.xfail(strict=True, reason=reason))


def case(*values):
    return pytest.param(*values, id=values[0][:60])


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
    # judgements without a verb of speech
    case("Für die Gewerkschaft bleibt der Plan „ein schlechter Witz“.", [P]),
    case("Das ist für Ole Brandt „kein guter Tag“.", [P]),
    case("Für den Kläger „ein Scherz“. Für den Richter nicht.", [P]),
    case("Ole Brandt fand die Pläne „ziemlich mutig“ und schwieg.", [P]),
    case("Der Verband zeigte sich „enttäuscht“ über den Beschluss.", [P]),
    case("Petra Harms zeigt sich entsetzt über „die blanke Untätigkeit“ der Stadt.", [P]),
    case("Die Eigentümer gaben sich „zuversichtlich“.", [P]),
    case("Für die „kleine“ Rettung des Klubs zahlte die Stadt.", [S]),
    case("Der Verein fand im „kleinen“ Saal keinen Platz.", [S]),
    case("Petra Harms nannte die Reform „Murks“.", [P]),
    case("Petra Harms nannte den Minister „Lügner“.", [P]),
    case("Er nannte das Boot „Möwe“.", [T]),
    case("Die Täter schrieben Parolen in Großbuchstaben wie „Wir kommen wieder“ an die Wand.", [{P, D}]),
    case("Sie schrieb Beiträge wie „Weg mit dem Deich“.", [{P, D}]),
    case("Das nannte der Verband „Flickschusterei“.", [P]),
    case("Ulf Kerner spricht von „Wortbruch“.", [P]),
    case("Die Bauern sprachen am Montag von einem „Kahlschlag“.", [P]),
    case("Die Opposition spricht gern von „Fake News“.", [P]),
    case("Mia Torberg sprach mit dem „Elbkurier“.", [T]),
    # works, by what is done with them
    case("Danach spielte die Kapelle „Wo die Wellen schlagen“.", [T]),
    case("Die Kinder singen „Die alten Fischer“, laut und falsch.", [T]),
    case("Zu hören war ein Arrangement von „Wir gehen heim“ für drei Sägen.", [T]),
    case("Schauspieler Ole Brandt („Ebbe in mir“) zieht nach Neuhagen.", [T]),
    case("„Ebbe in mir“. D 2024. Regie: Mia Torberg. 98 Minuten.", [T]),
    case("Ole Brandt: „Der Deich und ich“. Deichverlag, 208 Seiten, 19 Euro.", [T]),
    case("Nun hat Petra Harms ein Buch geschrieben: „Was ich am Deich gelernt habe“. Ein Gespräch.", [T]),
    case("Die Menge sang „Nie mehr vierte Liga“ und zog ab.", [P]),
    # examples of works and of words
    case("Das Blatt bringt Artikel wie: „Geht auch bald Ihr Deich?“ Am Ende fehlt das Impressum.", [T]),
    case("Filme wie „Ebbe“ laufen im Mai, sagte Petra Harms.", [T]),
    case("Ausdrücke wie „Deichgraf“ und „Sielwärter“ kenne keiner mehr, sagte Petra Harms.", [S, S]),
    case("Auch wenn man von „Bauern“ und „Fischern“ rede, seien alle gemeint, sagte Petra Harms.", [S, S]),
    case("Nicht das „Ob“, nur das „Wie“ sei offen, sagte Petra Harms.", [S, S]),
    case("Was ein „Sielzug“ ist, steht nicht in dem Gesetz.", [S]),
    # verb and subject behind the comma
    case("Sie winkt ab. „Zu nass für den Deich“, ruft sie herüber.", [D]),
    case("„Erst das Wasser, dann der Wind“, murrt der Wirt.", [D]),
    # names and campaigns that a verb only seems to say
    case("Petra Harms hat eine „Allianz gegen Hochwasser“ gegründet.", [T]),
    case("Die Stadt sagt Ja zum „Deichpark“.", [T]),
    case("Ole Brandt, den hier alle nur „Kuddel“ rufen, schweigt.", [T]),
    case("Freunde nennen sie „die Möwe“.", [T]),
    case("Der Prüfer schreibt, dass eine „Neuordnung des Deichwesens“ erforderlich sei.", [P]),
    case("Dass ihn manche für einen „Priester im Ölzeug“ halten, stört ihn nicht.", [P]),
    case("Kerner redet über die Kampagne „Wir bauen mit am Deich“ beim Fest.", [T]),
    # a heading's words that the report below has in part, or in the Konjunktiv
    case("„Empörender Vorgang“\n\nOle Brandt nennt den Vorgang „empörend“. Er will das prüfen.", [{D, P}, P]),
    case("„Schlimmer Fehler“ am Deich\n\nDer Fehler sei schlimm, sagte Petra Harms. Sie ging.", [{D, P}]),
    case("„Tag der Küste“ in Neuhagen\n\nAm Tag der Küste kamen 300 Leute, sagte Petra Harms.", [T]),
    # a headline's words are speech if somebody says them in the body, and the name of a thing if the reporter uses them
    case("„Skandal“ am Deich\n\n„Das ist ein Skandal“, sagte Petra Harms am Montag.", [P, D]),
    case("»Ein Geschenk«: Neuhagen feiert\n\n»Das ist ein Geschenk für uns alle«, sagte Petra Harms.", [{P, D}, D]),
    case("Kritik an „Kahlschlag“\n\nMan dürfe den „Kahlschlag“ nicht dulden, so Ole Brandt.", [{P, S}, {P, S}]),
    case("„Deich-Turbo“ hilft\n\nDer Deich-Turbo läuft. „Der Deich-Turbo hilft uns“, sagte Petra Harms.", [{S, T}, D]),
    case("„Seute Deern“ sinkt\n\nDie „Seute Deern“ ist leck. „Die Seute Deern sinkt“, sagte Ole Brandt.", [T, T, D]),
    # nested
    wrong("Zeitung ohne das Wort dafür", "„Wir haben den ‚Elbkurier‘ abbestellt“, sagte Petra Harms.", [D, T]),
    case("„Diese ‚Deichretter‘ will hier keiner haben“, sagte Petra Harms.", [D, S]),
    case("„Er sagte: ‚Ich komme morgen wieder.‘ Dann war er weg“, sagte Petra Harms.", [D, D]),
    case("„Ich lese gerade ‚Der lange Sommer‘ von Ida Korff“, sagte Petra Harms.", [D, T]),
    # a title and speech side by side
    case("„In ‚Der lange Sommer‘ geht es um meinen Vater“, sagte Ida Korff.", [D, T]),
    case("„„Der lange Sommer“ ist mein bestes Buch“, sagte Ida Korff.", [D, T]),
    # the words of specialists, of a place, of nobody; names that a clause announces; lists
    case("Fällt so viel Regen auf trockenen Boden, sprechen Hydrologen von einer „Welle zweiter Ordnung“.", [{S, T}]),
    case("Was Fachleute „Deichkronenversatz“ nennen, sieht harmlos aus.", [{S, T}]),
    case("Geologen nennen diesen Vorgang „Auskolkung“.", [{S, T}]),
    case("Die Möwen kehren früh zurück. Vogelkundler sprechen dann vom „umgekehrten Zug“.", [{S, T}]),
    case("Es ist ein Fall von dem, was Juristen als „höhere Gewalt“ bezeichnen.", [{S, T}]),
    case("Ein solches Muster bezeichnen Statistiker als „Scheinkorrelation“.", [{S, T}]),
    case("Klimaforscherinnen sprechen von einem „Kipppunkt“, wenn das System nicht mehr zurückfindet.", [{S, T}]),
    case("Psychologen nennen das den „Halo-Effekt“.", [{S, T}]),
    case("In der Fachsprache heißt das „Kolk“.", [{S, T}]),
    case("Experten nennen die Pläne „unausgegoren“.", [{D, P}]),
    case("Forscher sprechen von einem „historischen Durchbruch“.", [{D, P}]),
    case("Kritiker sprechen von einem „Ausverkauf der Küste“.", [{D, P}]),
    case("Anwohner nennen das „Schikane“.", [{D, P}]),
    case("Ökonomen sprachen von einem „verlorenen Jahr“.", [{D, P}]),
    case("Zwei Forscher aus Neuhagen nennen das „Augenwischerei“.", [{D, P}]),
    case("Wissenschaftler bezeichnen das als „alarmierend“.", [{D, P}]),
    case("Am Ende der Straße liegt der Platz, den sie hier den „Balkon“ nennen.", [{S, T}]),
    case("Die Wiese, die die Einheimischen nur „das Loch“ nennen, steht unter Wasser.", [{S, T}]),
    case("Hier nennen sie den alten Kran den „langen Heinrich“.", [{S, T}]),
    case("Im Keller steht der Kessel, den alle im Haus liebevoll „die Dampfnudel“ nennen.", [{S, T}]),
    case("Im Saal steht ein Pult, das die Mitarbeiter intern die „Kanzel“ nennen.", [{S, T}]),
    case("Ole Brandt zeigt auf das Haus, das er einen „Schandfleck“ nennt.", [{D, P}]),
    case("Die Anwohner nennen das Vorhaben einen „Schandfleck“.", [{D, P}]),
    case("Petra Harms hält nichts vom Gerede über die „goldenen Jahre“.", [{S, T}]),
    case("Der Mythos vom „ehrlichen Kaufmann“ hält sich in Neuhagen.", [{S, T}]),
    case("Mit dem Klischee der „faulen Lehrer“ räumt das Buch auf.", [{S, T}]),
    case("Es war einer jener „großen Abende“, von denen der Klub zehrt.", [{S, T}]),
    case("Petra Harms sprach von einer „neuen Hoffnung“.", [{D, P}]),
    case("Die Gleichung „alt gleich krank“ gilt am Deich nicht.", [{S, T}]),
    case("Die Formel „Deich gleich Sicherheit“ stimmt nicht mehr.", [{S, T}]),
    case("Petra Harms sagte, das sei „gleich vorbei“.", [{D, P}]),
    case("Einen Namen hat die Kneipe auch schon: „Zum nassen Hund“.", [{S, T}]),
    case(
        "Das Buch ist fertig. Jetzt steht auch der Rest. Der neue Titel des Romans: „Ebbe und Wut“.",
        [{S, T}],
    ),
    case("Auch der Name des Schiffes ist schon bekannt: „Seewolf III“.", [{S, T}]),
    case("Als Arbeitstitel für die Serie ist im Gespräch: „Watt nun?“", [{S, T}]),
    case("Den Titel holte Neuhagen. Trainer Ole Brandt jubelte: „Wir sind wieder da.“", [{D, P}]),
    case("Auf den Namen angesprochen, sagt Petra Harms: „Der gefällt mir.“", [{D, P}]),
    case("Das Land gibt ein Heft heraus. Es heißt „Sicher am Deich“ und kostet nichts.", [{S, T}]),
    case("In dem Schreiben heißt es: „Der Deich hält.“", [{D, P}]),
    case("Es heißt, der Deich sei „nicht mehr zu retten“.", [{D, P}]),
    case("Ole Brandt hielt einen Vortrag über „Moore im Norden“.", [{S, T}]),
    case("Am Abend folgt ein Workshop zu „Fake News im Verein“.", [{S, T}]),
    case("Ihre Doktorarbeit über „Sielhäfen der Westküste“ gewann einen Preis.", [{S, T}]),
    case("Neues aus dem Museum.\n\n„Licht über dem Watt“, Kunsthalle Neuhagen, 3. Mai bis 12. August.", [{S, T}]),
    case("Termine am Wochenende.\n\n„Ebbe“, Theater am Hafen, Neuhagen, Sa., 19.30 Uhr.", [{S, T}]),
    case("In Torbergs „Salzkammer“ spielt sie die Wirtin.", [{S, T}]),
    case("Mit der Werkschau „Ebbe und Licht“ ehrt Neuhagen die Malerin.", [{S, T}]),
    case("Am Ende des Bündnisses „Deich für alle“ zweifelt niemand.", [{S, T}]),
    case("Das Amt unterscheidet zwischen „harten“ und „weichen Zielen“.", [{S, T}, {S, T}]),
    case("Petra Harms sagte, er sei ein „Feigling“ und Ole Brandt kein „Held“.", [{D, P}, {D, P}]),
    case("Der Bau sei „zu teuer“ und „zu hoch“, sagte Petra Harms.", [{D, P}, {D, P}]),
    case("Das Geschäft lockt mit dem Versprechen „Jeder Fisch ist frisch“.", [{D, P}]),
    case("Die Kurve verabschiedete ihn mit dem Gesang „Ole, du bist der beste Mann“.", [{D, P}]),
    case("Der Sammelband mit dem Titel „Ein Deich wie eine Burg“ ist da.", [{S, T}]),
    case("Vor dem Rathaus hielten Schüler Schilder mit der Aufschrift „Unser Bus muss bleiben“ in die Höhe.", [{D, P}]),
    case("Fans entrollten ein Banner mit dem Slogan „Brandt raus“.", [{D, P}]),
    case("Im Fenster steht ein Becher mit der Aufschrift „Bester Opa“.", [{S, T}]),
    case("An der Tür klebt ein Zettel: „Heute kein Fisch, morgen vielleicht“.", [{D, P}]),
    case("„Wir sind mehr als Fisch“ lautet das Motto der Woche.", [{S, T}]),
    case("Unter dem Motto „Luft für alle“ feiert die Stadt.", [{S, T}]),
    case("Sein Motto verriet Ole Brandt am Abend: „Ich gehe nie vor dem Letzten.“", [{D, P}]),
    case("Der Rat stimmte über die umstrittene „neue Deichordnung“ ab.", [{S, T}]),
    case("Die viel diskutierte „Küstenabgabe“ kommt nicht.", [{S, T}]),
    case("Der Wirt muss zum dritten Mal auf die „lange Bank“.", [{S, T}]),
    case("Im „grünen Zimmer“ wird noch gestrichen.", [{S, T}]),
    case("Der Verein lebt von den „alten Herren“, die jeden Dienstag kommen.", [{S, T}]),
    case("Petra Harms wies die „haltlosen Vorwürfe“ zurück.", [{D, P}]),
    case("Laut Polizei war das „grobe Fahrlässigkeit“.", [{D, P}]),
    case("Petra Harms sagte am Montag, der Deich halte. Sie habe die „besten Leute“ geholt.", [{D, P}]),
    case("Die Leiterin der Abteilung „Bauen und Wohnen“, Petra Harms, sagte, der Deich halte.", [{S, T}]),
    case("Ole Brandt vom Fachbereich „Soziales und Jugend“ erklärte, es fehle Geld.", [{S, T}]),
    case("Laut Petra Harms wird der Bereich „Digitale Verwaltung“ ausgebaut.", [{S, T}]),
    case("Das Haus „Zum alten Deich“ soll laut Bürgermeister Brandt verkauft werden.", [{S, T}]),
    case("Für das Vorhaben „Grüner Hafen“ gebe es Geld vom Land, teilte das Ministerium mit.", [{S, T}]),
    case("Petra Harms kündigte an, beim „Neuhagener Sommer“ aufzutreten.", [{S, T}]),
    case("Wie Petra Harms berichtete, kam die Idee beim „Runden Tisch“ auf.", [{S, T}]),
    case("Die Polizei teilte mit, dass der Fahrer des Wagens der Reihe „Möwe“ unverletzt sei.", [{S, T}]),
    case("Petra Harms gewann mit „Ebbe im Kopf“ den Preis, wie der Verlag mitteilte.", [{S, T}]),
    case("In „Die Flut“ erzählt Torberg von ihrer Mutter.", [{S, T}]),
    case("Im Rahmen der Aktion „Sauberer Deich“ sammelten Kinder Müll, sagte Petra Harms.", [{S, T}]),
    case("Die Gruppe „Omas am Deich“ kritisierte den Rat.", [{S, T}]),
    case("Im Interview mit dem „Elbkurier“ sagte Petra Harms, der Deich halte.", [{S, T}]),
    case("Petra Harms sagte dem „Elbkurier am Sonntag“, der Deich halte.", [{S, T}]),
    case("Das Portal „Watt und Welt“ berichtete unter Berufung auf die Reederei, der Kahn sei weg.", [{S, T}]),
    case("Nach Angaben des Veranstalters kamen 300 Gäste zur „Langen Nacht der Kutter“.", [{S, T}]),
    case("Der Ort ist, was man früher „Sommerfrische“ nannte.", [{S, T}]),
    case("Der Laden verkauft Kaffee „to go“ und Tee.", [{S, T}]),
    case("Das Haus ist ein „work in progress“, und das seit Jahren.", [{S, T}]),
    case("Die Fabrik liefert „just in time“ an die Werft.", [{S, T}]),
    case("Vieles bleibt „business as usual“ in Neuhagen.", [{S, T}]),
    case("Die Küche gilt als „Haute Cuisine“ des Nordens.", [{S, T}]),
    case("Er lebte das „dolce far niente“ am Hafen.", [{S, T}]),
    case("Es war Liebe „à la carte“ in Neuhagen.", [{S, T}]),
    case("Der „kleine Mann“ zahlt die Zeche.", [{S, T}]),
    case("Am Ende steht die „schwarze Null“.", [{S, T}]),
    case("In der „heißen Phase“ des Wahlkampfs schweigt der Rat.", [{S, T}]),
    case("Die Bahn spricht von einer „Verspätung im Betriebsablauf“.", [{D, P}]),
    case("Der Fonds „Hilfe am Meer“ zahlt, sagte Brandt.", [{S, T}]),
    case("Unter „Verschiedenes“ ging es um den Deich.", [{S, T}]),
    case("Petra Harms las aus „Nebelkind“ und erzählte von ihrer Jugend.", [{S, T}]),
    case("Die Sonderausstellung zeigt unter anderem „Möwe im Sturm“ von Ida Korff.", [{S, T}]),
    case("Der Film läuft im „Capitol“, sagte der Betreiber.", [{S, T}]),
    case("Wir treffen uns im „Café Deichblick“, schlägt Petra Harms vor.", [{S, T}]),
    case("Mit seinem Projekt „Mehr Meer“ will Brandt nach eigenen Worten Kinder ans Wasser bringen.", [{S, T}]),
    case("Die Regierung hat das Programm „Neustart Küste“ gestoppt. Es fehle Geld, hieß es.", [{S, T}]),
    case("Der Verein „Seehund in Not e. V.“ forderte mehr Geld.", [{S, T}]),
    case("Die Jury kürte „Deichbrand“ zum Unwort des Jahres.", [{S, T}]),
    case("Der Sender strahlt die Serie „Küstenwache Süd“ aus, bestätigte eine Sprecherin.", [{S, T}]),
    case("Der Begriff „Klimaflüchtling“ sei falsch, sagte Petra Harms.", [{S, T}]),
    case("Aus der „Möwe“ wurde der „Adler“.", [{S, T}, {S, T}]),
    case("Am „Black Friday“ rechnet der Handel laut Verband mit mehr Kunden.", [{S, T}]),
    case("Die Ausbildung zum „Fachwirt Küste“ dauert zwei Jahre, erklärt Brandt.", [{S, T}]),
    case("Brandt hat den Schein „Rettungsschwimmer Silber“ gemacht, erzählt er.", [{S, T}]),
    case("Sie kandidiert für die Liste „Gemeinsam für Neuhagen“, wie sie mitteilte.", [{S, T}]),
    case("Er gehört zur „Generation Z“ und sagt, was er denkt.", [{S, T}]),
    case("Petra Harms beklagte die „zunehmende Verrohung“ am Deich.", [{D, P}]),
    case("Die Initiative lehnt eine „Bebauung um jeden Preis“ ab.", [{D, P}]),
    case("Der Minister verwies auf die „angespannte Lage“.", [{D, P}]),
    case("Das Gericht sah darin eine „unzumutbare Härte“.", [{D, P}]),
    case("Brandt will „alles auf den Tisch legen“.", [{D, P}]),
    case("Die Gewerkschaft verlangt „echte Verbesserungen“.", [{D, P}]),
    case("Der Konzern verspricht eine „schnelle Lösung“.", [{D, P}]),
    case("Brandt zeigte sich „zutiefst betroffen“.", [{D, P}]),
    case("Nach der „bitteren Niederlage“, so Trainer Brandt, brauche der Klub Ruhe.", [{D, P}]),
    case("Ziel ist laut Entwurf eine „lebenswerte Küste für alle“.", [{D, P}]),
    case("Der Brief sei „kein Zufall“, heißt es bei der Polizei.", [{D, P}]),
    case("In der Begründung ist von „niedrigen Beweggründen“ die Rede.", [{D, P}]),
    case("Es drohe ein „Flächenbrand“, warnte Petra Harms.", [{D, P}]),
    case("Brandt tritt zurück, um „neue Kraft zu schöpfen“.", [{D, P}]),
    case("Er sprach von „Reform“ und „neuer Ordnung“.", [{D, P}, {D, P}]),
    case("Der Bund muss nach Ansicht von Brandt „über den Dingen stehen“.", [{D, P}]),
    case("Bürgermeisterin soll „über Parteien stehen“", [{D, P}]),
    case("Der Rat will „neue Wege gehen“ und Geld sparen.", [{D, P}]),
    case("Dem Verein, der „die Werte unserer Küste“ hochhält, gebühre „Dank, Lob und Anerkennung“.", [{D, P}, {D, P}]),
    case("Auf dem Markt gibt es einen „Flying Dutchman“ aus Holz.", [{S, T}]),
    case("Petra Harms fordert einen „Green Deal“ für die Küste.", [{D, P}]),
    case("Am Samstag lädt die Werft zu einem „Tag der offenen Luke“ ein, sagte Petra Harms.", [{S, T}]),
    case("„Er hat dieses ‚sich wegducken‘ satt“, sagte Petra Harms.", [{D, P}, {S, T}]),
    case("Petra Harms sagte der „Stimme der Küste“, der Deich halte.", [{S, T}]),
    case("Petra Harms sagte dem „Radio am Watt“ auf Anfrage, sie komme.", [{S, T}]),
    case("Es fehle ein „Machtwort“, sagte Petra Harms.", [{D, P}]),
    case("Auf der Bühne lief erst „Der Deichgraf“, gefolgt von „Wenn die Möwe schreit“.", [{S, T}, {S, T}]),
    case("Die Firma lebt „from hand to mouth“.", [{S, T}]),
    case("Sie zog nach dem Abitur durch „god's own country“.", [{S, T}]),
    case("Er gab sich „typisch deutsch“ und kam pünktlich.", [{S, T}]),
    case("Petra Harms nannte das „typisch Mann“.", [{D, P}]),
    case("Die Leute, die ihren Namen „lieber nicht gedruckt sehen“ wollen, schweigen.", [{D, P}]),
    case("Brandt hofft auf „bessere Tage“ und „mehr Wind“.", [{D, P}, {D, P}]),
    case("Das Stück sei „zu lang“, die Musik „zu laut“, fand Petra Harms.", [{D, P}, {D, P}]),
    case("Petra Harms sagte, „der Deich“ und „das Siel“ seien sicher.", [{D, P}, {D, P}]),
    case("Die Berater nannten den Plan „mutig“ und die Kosten „überschaubar“.", [{D, P}, {D, P}]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_it_is(extractor, text, expected):
    found = [(q.quote, q.type) for q in extractor.extract(text, "all")]
    assert len(found) == len(expected), found
    for (quote, given), wanted in zip(found, expected, strict=True):
        assert given in (wanted if isinstance(wanted, set) else {wanted}), quote


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_rule_decides_its_case_and_leaves_the_other(extractor, rule):
    text, types = rule.decides
    with rules.watched() as fired:
        found = extractor.extract(text, "all")
    assert fired[rule.name]
    assert tuple(quotation.type for quotation in found) == types
    assert set(types) & set(rule.types)
    with rules.watched() as fired:
        assert extractor.extract(rule.leaves, "all")
    assert not fired[rule.name]


def test_rules_have_names_of_their_own_and_say_their_fact():
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert all(name.startswith("category:") for name in names)
    assert [rule.name for rule in RULES if not rule.fact.endswith(".")] == []


def test_every_type_comes_with_its_reasons(extractor):
    text = "Laut Petra Harms ist der Roman „Der lange Sommer“ „ein Glücksfall“. „Lest ihn“, sagte sie den „Experten“."
    found = {q.type: q.type_reasons for q in extractor.extract(text, "all")}
    assert found.keys() == {"title", "partial", "direct", "scare"}
    assert [kind for kind, reasons in found.items() if not reasons or not all(map(str.strip, reasons))] == []
