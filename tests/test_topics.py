"""Whom a text goes on with over its paragraphs, and who is new in it: text → speakers."""

from __future__ import annotations

import pytest

ROWS = [
    (
        (
            "Zum Tod der Malerin Ruth Ahrend\n\n"
            "Ruth Ahrend malte nur morgens. Abends las sie.\n\n"
            "Geboren wurde sie in Stettin. Die Schule brach sie ab.\n\n"
            "In Kassel lehrte sie drei Jahre. Hier entdeckte sie Jule Barth, damals Kellnerin. „Sie war "
            "streng“, sagt Barth heute.\n\n"
            "Reich wurde sie nicht. „Dann muss ich nichts versteuern“, sagte sie gern.\n\n"
            "Am Montag ist Ruth Ahrend gestorben."
        ),
        "Jule Barth | Ruth Ahrend",
    ),
    (
        (
            "Der Mann am Tor\n\n"
            "Früher stand Paul Gerlach jeden Abend im Tor von Waldhausen.\n\n"
            "Heute steht er an der Kasse. Das Tor vermisst er nicht.\n\n"
            "Vor zehn Jahren riss er sich das Knie. Ein Arzt aus Ulm operierte ihn. „Er weinte wie ein "
            "Kind“, erinnert sich der Arzt.\n\n"
            "Später schulte er um. „Ich wollte arbeiten, nicht warten“, erzählt er.\n\n"
            "Samstags geht Gerlach noch zum Platz."
        ),
        "Arzt aus Ulm | Paul Gerlach",
    ),
    (
        (
            "Minister Anton Reuss will sparen\n\n"
            "Anton Reuss will sparen. Er kürzt den Etat.\n\n"
            "Auch Fraktionschef Emil Lotz äußerte sich. „Das reicht nicht“, sagte Lotz.\n\n"
            "Er forderte zudem mehr Tempo. „Wir warten zu lange“, sagte er."
        ),
        "Emil Lotz | Emil Lotz",
    ),
    (
        (
            "Karin Molls langer Weg\n\n"
            "Karin Moll öffnet die Tür. Sie lächelt.\n\n"
            "Vor acht Jahren kam sie ins Dorf. Die Leute kannte sie nicht.\n\n"
            "Auf dem Markt traf sie Ida Wulf. Die Bäuerin schenkte ihr Eier. „Sie sah hungrig aus“, sagt "
            "Wulf.\n\n"
            "Inzwischen kocht sie für alle. „Wer satt ist, redet“, sagt sie.\n\n"
            "Im Mai wird Karin Moll geehrt."
        ),
        "Ida Wulf | Karin Moll",
    ),
    (
        (
            "Am Hang kam ein Bus ins Rutschen. Hebamme Lena Kuhn half den Verletzten.\n\n"
            "Die Fahrerin (34) blieb unverletzt. „Ich sah nur noch Weiß“, sagte sie."
        ),
        "Fahrerin",
    ),
    (
        (
            "Sanitäter Jan Vogt half vor Ort. Im Wagen saß ein Paar.\n\n"
            "Der Fahrer (51) stieg selbst aus. „Mir geht es gut“, rief er."
        ),
        "Fahrer",
    ),
    (
        (
            "Die Radlerin Mia Behr (29) stürzte schwer. Ein Auto hielt an.\n\n"
            "Die Studentin (29) hatte Glück. „Der Helm hat gehalten“, sagte sie."
        ),
        "Mia Behr",
    ),
    (
        (
            "Für die Opposition sprach Jana Pohl. „Der Bus fehlt“, sagte die Abgeordnete, die vom Land "
            "stammt. Minister Kai Lorenz schwieg."
        ),
        "Jana Pohl",
    ),
    (
        (
            "Die Verlegerin Anna Kolb ist tot\n\n"
            "Anna Kolb las jede Zeile selbst.\n\n"
            "Geboren 1940 in Posen, kam sie mit der Mutter nach Halle. Der Vater, Drucker, fand die beiden "
            "später. Die Tochter lernte Setzerin. „Ich wollte an die Maschinen“, erzählte sie einmal.\n\n"
            "Später gründete sie den Verlag. Anna Kolb wurde 80."
        ),
        "Anna Kolb",
    ),
    (
        (
            "Als Trainer Ole Wenk kam, war der Klub Letzter.\n\n"
            "Nun ist er Erster. Die Fans feiern.\n\n"
            "„Ich habe nichts erfunden“, sagt er und lacht. Stürmer Tim Rau hört zu. „Er redet viel mit "
            "uns“, sagt Rau.\n\n"
            "Im Sommer läuft sein Vertrag aus. Er lässt alles offen. „Fragen Sie mich im Mai“, sagt er.\n\n"
            "Ole Wenk steht auf."
        ),
        "Ole Wenk | Tim Rau | Ole Wenk",
    ),
    (
        (
            "Wehrführer Uwe Rossmann leitete den Einsatz. „Das war knapp“, erklärte Rossmann.\n\n"
            "In der Scheune lagerte Heu. Auch ein Traktor verbrannte. Der Landwirt war durch einen Nachbarn "
            "geweckt worden. Gemeinsam trieben sie die Tiere ins Freie. „Die sind ganz ruhig gelaufen“, "
            "berichtete der Mann."
        ),
        "Uwe Rossmann | Mann",
    ),
    (
        (
            "Bürgermeisterin Ida Kern war bestürzt. „Wenn hier einer gefragt wird, was er macht, sagt er: "
            "‚Ich bin bei Holl‘, das reicht“, sagte Kern."
        ),
        "Ida Kern | ",
    ),
    (
        ("Werkleiter Jan Ott nickt. Wenn jemand zu spät kommt, sagt er: „Der Bus war schuld.“"),
        "",
    ),
    (
        ("Werkleiter Jan Ott nickt. Wenn ihn jemand fragt, sagt er: „Der Bus war schuld.“"),
        "Jan Ott",
    ),
    (
        (
            "Für den SV traf Verteidiger Simon Abt. Das Stadion tobte.\n\n"
            "Die Pause kam. Die Gäste wechselten.\n\n"
            "„Man hat gemerkt, was da los war“, meinte Kapitän Bruns. Der Verteidiger warnte vor alten "
            "Mustern: „Das waren drei Punkte.“"
        ),
        "Bruns | Verteidiger",
    ),
    (
        (
            "Samira Amadi steht am Anleger. Inken Paul ist gekommen. »Bis bald«, sagt Paul. »Bis zu dritt«, "
            "sagt die junge Frau."
        ),
        "Inken Paul | junge Frau",
    ),
    (
        ("Hanna Rühl zeigt auf den Acker. Ihr Hof ist klein. „Wir bleiben“, sagt die junge Frau."),
        "Hanna Rühl",
    ),
    (
        (
            "Der Kassier Herbert L. steht vor Gericht. Ein Wirt aus Lahn fragte bei der Obfrau nach. „Ich "
            "hab geglaubt, der Herbert ist genau“, schilderte Resi Ober. Als sie ihn zur Rede stellte, habe "
            "er nur gesagt: „Es ist alles weg.“"
        ),
        "Resi Ober | Herbert L.",
    ),
    (
        (
            "Ministerin Ute Kolb wies die Kritik zurück. „Das stimmt nicht“, sagte Kolb.\n\n"
            "„Der Plan ist alt“, sagte Verkehrsforscher Tim Dorn. Die Ministerin widersprach: „Er ist neu.“"
        ),
        "Ute Kolb | Tim Dorn | Ute Kolb",
    ),
    (
        ("„Ich bleibe“, sagte Stürmer Ole Kamp. Der Angreifer kam im Sommer. „Ich fühle mich wohl“, sagte er."),
        "Ole Kamp | Ole Kamp",
    ),
    (
        (
            "Jana Pohl führt das Amt. Sie ist die Ministerin.\n\n"
            "Das Haus war voll. Der Saal war warm. Es gab Kaffee. Alle blieben.\n\n"
            "Für die Linke sprach Rita Wels. „Der Bus fehlt“, sagte die Abgeordnete."
        ),
        "Rita Wels",
    ),
    (
        (
            "Marta Hahn lebt auf dem Hof\n\n"
            "Seit zehn Jahren lebt Marta Hahn auf dem Hof.\n\n"
            "Sie melkt um fünf. Danach frühstückt sie.\n\n"
            "Ihre Tochter Lea studiert in Jena. „Mama ist nie müde“, sagt Lea Hahn.\n\n"
            "Abends liest sie Krimis. „Da weiß ich, wer es war“, sagt sie.\n\n"
            "Marta Hahn will nicht weg."
        ),
        "Lea Hahn | Marta Hahn",
    ),
    (
        (
            "Kanzler Otto Brand reist nach Rom\n\n"
            "Otto Brand fliegt nach Rom. Er trifft dort den Papst.\n\n"
            "Am Abend empfing ihn Italiens Premier Luca Conti. Er lobte die Beziehungen. „Wir sind "
            "Freunde“, sagte er.\n\n"
            "Er kündigte mehr Hilfe an. „Wir lassen niemanden allein“, sagte er.\n\n"
            "Später sprach Außenminister Emil Rast. Er blieb knapp.\n\n"
            "Brand kehrt heute zurück."
        ),
        "Luca Conti | Luca Conti",
    ),
    (
        (
            "Jonas Weil gewinnt Gold\n\n"
            "Jonas Weil gewann am Sonntag Gold im Sprint.\n\n"
            "Er startete schlecht. Dann zog er an.\n\n"
            "Sein Trainer Ralf Boos weinte. „Er hat es verdient“, sagte Boos. Er sei der beste Schüler "
            "gewesen.\n\n"
            "Nun macht er Urlaub. „Ich will nur schlafen“, sagte er.\n\n"
            "Weil kehrt im Mai zurück."
        ),
        "Ralf Boos | Jonas Weil",
    ),
    (
        (
            "Ministerin Eva Sorg prüft Verbot\n\n"
            "Eva Sorg prüft ein Verbot.\n\n"
            "Eine Sprecherin der Klinik begrüßte das. „Endlich“, sagte sie.\n\n"
            "Sie verwies auf 40 Fälle. „Jeder ist einer zu viel“, sagte sie.\n\n"
            "Sie fordert mehr Personal. „Wir brauchen Hilfe“, sagte sie.\n\n"
            "Sorg will im Mai entscheiden."
        ),
        "Sprecherin der Klinik | Sprecherin der Klinik | Sprecherin der Klinik",
    ),
    (
        (
            "Paul Ehm verlässt den Klub\n\n"
            "Torwart Paul Ehm geht nach Ulm.\n\n"
            "Er kam 2019. Nun sucht er Neues.\n\n"
            "Manager Kurt Lenz bedauert den Schritt. „Er war ein Rückhalt“, sagte Lenz.\n\n"
            "Er habe bis zuletzt gehofft. „Aber Reisende soll man nicht aufhalten“, sagte er.\n\n"
            "Ehm wechselt im Juli."
        ),
        "Kurt Lenz | Kurt Lenz",
    ),
]


@pytest.mark.parametrize(("text", "speakers"), ROWS)
def test_whom_a_text_goes_on_with(extractor, text, speakers):
    found = extractor.extract(text)
    assert " | ".join(each.attribution.speaker for each in found) == speakers
