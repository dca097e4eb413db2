"""What a frame in the sentence governs: who is cited, whose subject a verb shares, whose words a noun's clause tells.

One shape a line: the text, and who speaks in each stretch in marks ("": nobody); look-alikes stand in the same group.
"""

from __future__ import annotations

import pytest
from made import MARKED

FRAMES = {
    "cited: the person, not the paper": [
        ("„Wir schaffen das noch“, zitiert das Börsenblatt Vista-Chefin Petra Harms.", ["Petra Harms"]),
        ("„Wir schaffen das noch“, zitiert die Wochenpost Firmenchef Ole Brandt.", ["Ole Brandt"]),
        ("„Wir schaffen das noch“, zitierte die Nordpost Regierungssprecher Jan Moll am Freitag.", ["Jan Moll"]),
        ("„Wir schaffen das noch“, zitiert die Agentur Reuters Finanzministerin Petra Harms.", ["Petra Harms"]),
        ("„Wir schaffen das noch“, zitiert das Blatt den Forscher.", ["Forscher"]),
    ],
    "the second verb shares the subject of the first": [
        ("„Das war es“, sagt auch Stenzel und greift die Bahn an: „Ihr schlaft seit Jahren.“", ["Stenzel", "Stenzel"]),
        ("„Das war es“, sagt auch Moll und geht die Stadt an: „Ihr schlaft seit Jahren.“", ["Moll", "Moll"]),
        ("Gestern kam die Ministerin nach Neuhagen und nannte Moll einen „guten Mann“.", ["Ministerin"]),
        ("Die Chefin lobt das Amt und kritisiert die Stadt als „träge bis zum Stillstand“.", ["Chefin"]),
        ("Der Bauer schimpft, und die Nachbarin sagt: „Recht hat er.“", ["Nachbarin"]),
        ("Als ein Gast zu Hilfe eilte, biss der Randalierer ihn und rief: „Lasst mich raus!“", ["Randalierer"]),
    ],
    "als X will Y": [
        ("Als ZAV-Chefin will Moll-Kern „leidenschaftlich für Reformen kämpfen“.", ["Moll-Kern"]),
        ("Als Trainer will Ole Brandt „jeden Tag ein bisschen besser werden“.", ["Ole Brandt"]),
        ("Als neue Präsidentin möchte Rita Moll-Kern „die Türen weit öffnen“.", ["Rita Moll-Kern"]),
        ("Der Verein will nach eigenem Bekunden „keinen Streit vom Zaun brechen“.", ["Verein"]),
    ],
    "a noun of speech and its clause": [
        (
            "Brandts Witzeleien darüber, dass der Landrat „völlig erschöpft“ sei, wovor Korff warnte, halfen nicht.",
            ["Brandt"],
        ),
        ("Die Klage der Ministerin darüber, dass man sie „im Regen stehen“ lasse, kam spät.", ["Ministerin"]),
        ("Der Hinweis der Polizei darauf, dass der Täter „kein Unbekannter“ sei, half wenig.", ["Polizei"]),
        ("Mit der Behauptung, der Deich sei „von gestern“, machte sich Ole Brandt keine Freunde.", ["Ole Brandt"]),
        ("Das Gericht wies darauf hin, dass nach Aussagen eines Gutachters Fäden „wie Pech“ kleben.", ["Gutachter"]),
        ("Der Minister betonte, dass laut Polizei die Lage „im Griff“ sei.", ["Polizei"]),
        ("Laut Rita Moll nannte der Landrat den Plan „völlig verrückt“.", ["Landrat"]),
    ],
    "comments on the wording": [
        ("Ole Brandt hatte den Kopf „genau im rechten Moment“ gedreht (seine eigenen Worte).", ["Ole Brandt"]),
        ("Ole Brandt kam „gerade noch rechtzeitig“ an – seine Worte.", ["Ole Brandt"]),
        ("Ole Brandt kam nach seinen Worten „gerade noch rechtzeitig“ an.", ["Ole Brandt"]),
        ("Ole Brandt hat nach eigenen Worten „genau im rechten Moment“ den Kopf gedreht.", ["Ole Brandt"]),
        ("Der Umbau sei, wie der Landrat sich ausdrückte, ein „Ritt auf der Rasierklinge“.", ["Landrat"]),
        ("Das Projekt sei, wie es Rita Moll formuliert, „eine Operation am offenen Herzen“.", ["Rita Moll"]),
        ("Das Projekt war, um mit Rita Moll zu sprechen, „eine Operation am offenen Herzen“.", ["Rita Moll"]),
        ("In den Worten der Ministerin ist das „eine Operation am offenen Herzen“.", ["Ministerin"]),
        ("Der Hof werde, anders als von der Diakonie behauptet, nicht als „Abstellgleis“ betrachtet.", ["Diakonie"]),
    ],
    "what only looks like a source": [
        ("Ohne Absprachen drohten Handelssperren, „die uns härter treffen als die Seuche selbst“.", [""]),
        ("Nach Artikel 5 der Satzung bestimmt der Vorstand „die Richtlinien des Vereins“.", ["Artikel 5 der Satzung"]),
        (
            "Was für die Ministerin eine „Lücke“ ist, war für die Verbände in Neuhagen „Wortbruch und Betrug“.",
            ["", "Verbände in Neuhagen"],
        ),
    ],
    "reported of a pronoun": [
        ("Sie wisse, dass die Arbeit „nicht ohne Schwächen“ sei, hatte Petra Harms damals gesagt.", ["Petra Harms"]),
        ("Er wisse, dass der Plan „manchem sauer aufstößt“, räumte Ole Brandt ein.", ["Ole Brandt"]),
        ("Er habe nie von „Betrug“ gesprochen, sagte Jan Moll.", ["Jan Moll"]),
    ],
    "talk in a text": [
        ("In dem Rundschreiben des Vereins ist von „kleinen Unstimmigkeiten“ die Rede.", ["Verein"]),
        ("Von einem „Neustart mit Augenmaß“ ist im Koalitionsvertrag die Rede.", ["Koalitionsvertrag"]),
        ("In einem Prospekt der Firma Nordgold war von „sieben Prozent“ die Rede.", ["Nordgold"]),
    ],
    "asked, and where it stands": [
        (
            "Im zuständigen Ministerium gibt man sich zurückhaltend. Man nehme das „sehr ernst“, heißt es auf Anfrage.",
            ["Ministerium"],
        ),
        ("Beim Landkreis wiegelt man ab. „Wir sind nicht zuständig“, heißt es auf Anfrage.", ["Landkreis"]),
        ("Die Stadt sieht keinen Fehler. „Alles lief nach Plan“, hieß es auf Nachfrage.", ["Stadt"]),
        ("Ida Korff ging. „Das ist normal“, hieß es auf Anfrage.", [""]),
        ("Es handle sich um „eine Lappalie“, so das Ministerium auf Nachfrage.", ["Ministerium"]),
        ("„Alles lief nach Plan“, hieß es in der Rede.", [""]),
        ("Auf Plakaten stand: „Das Moor bleibt nass!“", ["Plakate"]),
        ("In Briefen hieß es: „Das Moor bleibt nass!“", ["Briefe"]),
    ],
    "of whom somebody else speaks: what its subject can, must and may": [
        (
            "„Das lohnt“, erklärt Walter Lang. Ablehnen könne der Eigner nur, wenn die Anlage „unzumutbar“ sei.",
            ["Walter Lang", "Walter Lang"],
        ),
        (
            "„Das lohnt“, sagte Ida Korff. Der Minister könne nicht versprechen, dass alles „wie früher“ werde.",
            ["Ida Korff"] * 2,
        ),
        ("„Das lohnt“, sagte Ole Brandt. Die Stadt müsse zugeben, dass die Lage „dramatisch“ sei.", ["Ole Brandt"] * 2),
        ("Der Minister könne nicht versprechen, dass alles „wie früher“ werde, sagte Ida Korff.", ["Ida Korff"]),
        ("Der Minister kann nicht versprechen, dass alles „wie früher“ wird.", ["Minister"]),
    ],
    "who comes upon words does not speak": [
        ("Im Handy des Fahrers fanden die Ermittler Nachrichten wie „Oma wartet, mach hin“.", [""]),
        ("Auf dem Rechner fand die Polizei die Nachricht „Oma wartet schon“.", [""]),
        ("Ole Brandt findet Sätze wie „Das wird schon“ unerträglich.", [""]),
        ("Ole Brandt fand solche Sätze „furchtbar nett und furchtbar falsch“.", ["Ole Brandt"]),
        ("Erste Pfiffe waren zu hören, aus der Kurve schallte es: „Wir wollen euch kämpfen sehen!“", [""]),
        (
            "Der Bau war nach Angaben der Stadt „sehr teuer“. Unruhe. Aus der Reihe war zu hören, das sei „typisch“.",
            ["Stadt", ""],
        ),
        ("Von der Ministerin war zu hören: „Der Deich hält noch lange.“", ["Ministerin"]),
        ("Auf dem Flyer der Grünen ist eine Kuh zu sehen, darunter steht: „Nein zum Stall!“", ["Grüne"]),
        ("Das Plakat der Grünen zeigt einen Wolf, darüber steht: „Wer hat Angst?“", ["Grüne"]),
        ("Ida Korff hält ein Schild hoch, darauf steht: „Wir bleiben hier!“", ["Schild"]),
        ("Er zieht ein Flugblatt aus der Jacke. „Häuser sterben nicht“, steht darauf.", ["Flugblatt aus der Jacke"]),
    ],
    "only a sentence that takes words up frames them": [
        (
            (
                "„Wir spielen weiter“, sagte Ida Korff. Man lache seit Jahren. „Ich will wissen, warum.“ "
                "Das Programmheft nennt den Abend eine „Übung“."
            ),
            ["Ida Korff", "Ida Korff", "Programmheft"],
        ),
        ("„Der Deich hält noch lange.“ Das sagte Ida Korff.", ["Ida Korff"]),
    ],
    "verdicts, names of what one is invited to, clauses of the reporter": [
        ("Der Verband sieht vor allem das mittlere Segment „massiv unter Druck“.", ["Verband"]),
        ("Ida Korff sah die Stadt „klar im Vorteil“.", ["Ida Korff"]),
        ("Im Mai lädt die Praxis rund hundert Leute zum „Hitze-Check“ ein.", [""]),
        ("Zur „Nacht der Deiche“ sind alle eingeladen, sagte Ida Korff.", [""]),
        ("Die Ministerin lud zu „einem offenen Gespräch“ ein.", ["Ministerin"]),
        ("Der Verein hatte sich schon früher beklagt, damals ging es um eine „Zauberflöte“ ohne Vögel.", [""]),
        ("Der Verein hatte beklagt, damals sei es um „eine Posse ohne Ende“ gegangen.", ["Verein"]),
        ("Ida Korff sagt, der Deich hält und Ole Brandt ist „ein Held“.", ["Ida Korff"]),
        ("„Neu“, sagt Rat Jan Moll, Präsident des Komitees „Spital bleibt“.", ["Jan Moll", ""]),
    ],
    "where it stands before the colon, and whose sentence it is": [
        ("Ida Korff brachte eine Technik mit und einen Satz, der über der Esse steht: „Eile ist stumpf.“", [""]),
        ("Ida Korff zeigt auf ein Schild, auf dem steht: „Betreten ist verboten.“", ["Schild"]),
        ("„Teuer“, sagt Ida Korff vor dem Tor, wo ein Plakat hängt: „Wir bleiben!“", ["Ida Korff", "Plakat"]),
        ("Das sagt Ole Brandt, der am Fenster steht: „Der Deich hält.“", ["Ole Brandt"]),
        ("Meine Oma stand mit 84 in der Küche. Ihr Lieblingssatz war: „Ausruhen kannst du später.“", ["Oma"]),
        ("Ole Brandt lachte gern. Sein Lieblingsspruch war: „Wer rastet, der rostet.“", ["Ole Brandt"]),
    ],
    "no source: aims, parts, what is not there, examples of a group": [
        ("Es soll gerecht zugehen, so das Ziel der Initiative. Es gehe auch um „kulturelle Vielfalt“.", ["Initiative"]),
        ("Der Deich soll „für alle“ offen sein, so die Idee der Grünen.", ["Grüne"]),
        ("„Der Deich hält“, so der Chef der Firma Nordgold.", ["Chef der Firma Nordgold"]),
        ("„Gewalt und Hass – von links und rechts“ erlaubten der Stadt keine Pause.", [""]),
        ("Das Buch besteht nur aus Bildern von Fluss und Stadt, „wie man sie zuweilen sehen kann“.", [""]),
        ("Die Ministerin besteht auf „einer schnellen Lösung“.", ["Ministerin"]),
        (
            "Die Verbände, darunter unter anderen Nordgold und Elbgut, betonen die „Vielfalt von uns allen“.",
            ["Verbände"],
        ),
        ("Das Stück „Heimweh“ läuft. Jan Moll sagte, er könne sich an „Heimweh“ nicht erinnern.", ["", ""]),
    ],
    "participles and who acts": [
        ("Von Rita Moll als „großer Wurf“ gelobt, fiel der Umbau bei den Leuten durch.", ["Rita Moll"]),
        ("Der von Rita Moll als „großer Wurf“ gelobte Umbau fiel bei den Leuten durch.", ["Rita Moll"]),
        ("Der Umbau, von Rita Moll noch als „großer Wurf“ gelobt, fiel durch.", ["Rita Moll"]),
        ("Die von der Opposition als „reine Lügenpresse“ geschmähten Blätter wehren sich.", ["Opposition"]),
        ("Das vom Minister „ein großes Versprechen“ genannte Gesetz liegt auf Eis.", ["Minister"]),
        ("Der vom Sturm zerstörte „Stern des Nordens“ wird neu gebaut.", [""]),
        ("Der Torwart, von den Fans nur „Katze“ gerufen, blieb bescheiden.", [""]),
    ],
    "of feelings": [
        ("Petra Harms ist verärgert über „die ewige Trödelei im Rat“.", ["Petra Harms"]),
        ("Ole Brandt ist enttäuscht von der „ewigen Trödelei im Rat“.", ["Ole Brandt"]),
        ("Der Trainer war stolz auf „die beste Halbzeit seit Jahren“.", ["Trainer"]),
        ("Der Weg ist sicher für „die lieben Kleinen vom Deich“.", [""]),
    ],
    "to whom it is said": [
        ("Der „Wochenpost“ sagte Minister Ole Brandt: „Das ist ein Witz.“", ["", "Ole Brandt"]),
        ("Der „Elbzeitung“ sagte Ida Korff, das sei „ein schlechter Witz“.", ["", "Ida Korff"]),
        ("Der „Kurier“ schrieb, das sei „ein schlechter Witz“.", ["", "Kurier"]),
    ],
    "verbs and what belongs to them": [
        (
            "Er leitet eine Firma, die sich damit brüstet, von „ehemaligen Leuten vom Bau“ gegründet worden zu sein.",
            ["Firma"],
        ),
        ("Die Firma brüstet sich damit, von „erfahrenen Leuten“ gegründet worden zu sein.", ["Firma"]),
        ("Landrat Ole Brandt rügte die Prüfung als „einseitig von der ersten Stunde an“.", ["Ole Brandt"]),
        (
            "Rita Moll warf dem Landrat, als der Plan bekannt wurde, vor, er sei „taub auf beiden Ohren“.",
            ["Rita Moll"],
        ),
    ],
}
CASES = [pytest.param(text, wanted, id=text[:60]) for cases in FRAMES.values() for text, wanted in cases]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_who_speaks_by_what_governs(extractor, text, wanted):
    assert [quotation.speaker for quotation in extractor.extract(text, MARKED)] == wanted
