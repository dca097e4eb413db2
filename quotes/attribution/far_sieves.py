"""The sieves that look beyond the sentence of the quotation, asked when no frame stands in it."""

from __future__ import annotations

from quotes.attribution import (
    after,
    around,
    context,
    dialogue,
    headlines,
    interviewees,
    protagonists,
    unframed,
    voices,
)
from quotes.attribution.names import Rule
from quotes.attribution.sieve import Case, Sieve

FAR: tuple[Sieve, ...] = (
    Sieve(
        "sieve:subjunctive",
        context.subjunctive,
        (Rule.KONJUNKTIV, Rule.KONJUNKTIV_COLON),
        "Konjunktiv führt einen Bericht fort",
        Case(
            "Ulf Kerner sagte, er sei enttäuscht. Es gebe „erhebliche Gefahren“ für die Leute.",
            "Ulf Kerner",
            "konjunktiv",
        ),
        leaves="Ulf Kerner sagte, er sei enttäuscht. Es gibt „erhebliche Gefahren“ für die Leute.",
    ),
    Sieve(
        "sieve:addressed",
        dialogue.addressed,
        (Rule.ANSWER,),
        "Anrede in der Frage davor",
        Case("Hält der Deich, Frau Harms? „Natürlich hält er.“", "Harms", "answer"),
        leaves="Hält der Deich? „Natürlich hält er.“",
    ),
    Sieve(
        "sieve:lead-in",
        unframed.lead_in,
        (Rule.LEAD_IN,),
        "Nur so viel: „…“",
        Case("„Der Deich hält“, sagte Petra Harms. Ernster Nachsatz: „Wenn keiner gräbt.“", "Petra Harms", "lead-in"),
        leaves="„Der Deich hält“, sagte Petra Harms. Ole Brandt trocken: „Wenn keiner gräbt.“",
    ),
    Sieve(
        "sieve:name-line",
        unframed.name_line,
        (Rule.NAME_LINE,),
        "Name und Alter in der Zeile darüber",
        Case("Der Deich ist alt.\n\nPetra Harms, 47\n\n„Ich gehe hier jeden Tag.“", "Petra Harms", "name-line"),
        leaves="Der Deich ist alt.\n\nPetra Harms\n\n„Ich gehe hier jeden Tag.“",
    ),
    Sieve(
        "sieve:block",
        unframed.block,
        (Rule.BLOCK,),
        "Absatz endet mit Doppelpunkt",
        Case(
            "Petra Harms hat sich gestern an alle im Ort gewandt:\n\n„Bitte bleiben Sie zu Hause.“",
            "Petra Harms",
            "block",
        ),
        leaves="Petra Harms hat sich gestern an alle im Ort gewandt.\n\n„Bitte bleiben Sie zu Hause.“",
    ),
    Sieve(
        "sieve:turn",
        dialogue.turn,
        (Rule.TURN,),
        "Zeile eines Gesprächs zu zweit",
        Case(
            "„Hält er?“, fragte Ole Brandt.\n\n„Sicher“, sagte Petra Harms. „Warum fragen Sie?“\n\n„Weil es regnet.“",
            "Ole Brandt",
            "turn",
        ),
        leaves="„Hält er?“, fragte Ole Brandt.\n\n„Sicher“, sagte Petra Harms. „Er hält.“\n\n„Er ist ja neu.“",
    ),
    Sieve(
        "sieve:answer",
        around.answer,
        (Rule.ANSWER,),
        "Antwort auf die Frage davor",
        Case("Wir fragen Petra Harms, ob sie Angst hat. „Nein, nie.“", "Petra Harms", "answer"),
        leaves="Petra Harms fragt sich, ob sie Angst hat. „Habe ich Angst?“",
    ),
    Sieve(
        "sieve:going-on",
        context.going_on,
        (Rule.FLOATING, Rule.FLOATING_REPORT, Rule.FLOATING_PARAGRAPH, Rule.FLOATING_CHAIN),
        "Fortsetzung des Zitats davor",
        Case("„Der Deich hält“, sagte Petra Harms. „Er ist ja neu.“", "Petra Harms", "floating"),
        leaves="„Hält der Deich?“ – „Natürlich hält er.“",
    ),
    Sieve(
        "sieve:over-a-gap",
        context.over_a_gap,
        (Rule.KONJUNKTIV_GAP,),
        "Konjunktiv über einen Satz hinweg",
        Case(
            "Petra Harms sagte, der Deich sei alt. Das Wasser stieg weiter. Man habe „viel zu lange gewartet“.",
            "Petra Harms",
            "konjunktiv-gap",
        ),
        leaves="Petra Harms sagte, der Deich sei alt. Das Wasser stieg. Alle flohen. Man habe „zu lange gewartet“.",
    ),
    Sieve(
        "sieve:taken-up",
        after.taken_up,
        (Rule.TAKEN_UP,),
        "dieses Versprechen des X danach",
        Case(
            "Es sollte „blühende Wiesen“ geben. Von diesem Versprechen des Ministers blieb wenig.",
            "Minister",
            "taken-up",
        ),
        leaves="Es sollte „blühende Wiesen“ geben. Von diesem Garten des Ministers blieb wenig.",
    ),
    Sieve(
        "sieve:view",
        unframed.view,
        (Rule.KONJUNKTIV_SUBJECT,),
        "Konjunktiv nach einer Haltung",
        Case(
            "Petra Harms rechnet mit hohen Kosten. Der Deich sei „völlig am Ende“.", "Petra Harms", "konjunktiv-subject"
        ),
        leaves="Petra Harms rechnet mit hohen Kosten. Der Deich ist „völlig am Ende“.",
    ),
    Sieve(
        "sieve:about",
        dialogue.about,
        (Rule.ANSWER,),
        "Subjekt des Satzes vor der Frage",
        Case("Petra Harms will bleiben. Umziehen? „Sicher nicht.“", "Petra Harms", "answer"),
        leaves="Der Deich bleibt. Umziehen? „Sicher nicht.“",
    ),
    Sieve(
        "sieve:subject-before",
        context.subject_before,
        (Rule.SUBJECT_BEFORE,),
        "Subjekt des Satzes davor",
        Case("Petra Harms zuckte mit den Schultern. „Der Deich hält doch.“", "Petra Harms", "subject-before"),
        leaves="Der Regen hörte auf. „Endlich wieder Sonne!“",
    ),
    Sieve(
        "sieve:gesture",
        after.gesture,
        (Rule.GESTURE,),
        "„…“ X lächelt.",
        Case("„Der Deich hält doch.“ Petra Harms lächelt.", "Petra Harms", "gesture"),
        leaves="„Der Deich hält doch.“ Petra Harms steigt aus.",
    ),
    Sieve(
        "sieve:framed-after",
        after.framed_after,
        (Rule.FRAMED_AFTER,),
        "der Absatz nennt den Sprecher später",
        Case(
            "„Wir waren alle hier.“ Der Wind pfeift. „Der Deich hält nicht“, sagt Petra Harms.",
            "Petra Harms",
            "framed-after",
            at=0,
        ),
        leaves="„Wir waren alle hier.“ Ole Brandt stieg aus. „Der Deich hält nicht“, sagte Petra Harms.",
        again=True,
    ),
    Sieve(
        "sieve:konjunktiv-after",
        around.told_before,
        (Rule.KONJUNKTIV_AFTER,),
        "Bericht im Konjunktiv nennt die Quelle am Ende",
        Case(
            "Zudem seien die Deiche „sofort zu sichern“. Man habe zu lange gewartet, sagte Petra Harms.",
            "Petra Harms",
            "konjunktiv-after",
        ),
        leaves="Zudem waren die Deiche „sofort zu sichern“. Man habe zu lange gewartet, sagte Petra Harms.",
    ),
    Sieve(
        "sieve:surrounded",
        around.surrounded,
        (Rule.SURROUNDED,),
        "davor und danach spricht dieselbe Person",
        Case(
            "„Der Deich hält“, sagte Petra Harms.\n\nDer Wind pfeift. „Noch hält er ja.“ Der Regen fällt.\n\n„Er ist "
            "alt“, sagte Petra Harms, „sehr alt.“",
            "Petra Harms",
            "surrounded",
            at=1,
        ),
        leaves="„Der Deich hält“, sagte Petra Harms.\n\nDer Wind pfeift. „Noch hält er.“ Ole Brandt stieg aus.\n\n„Er "
        "ist alt“, sagte Petra Harms, „sehr alt.“",
        again=True,
    ),
    Sieve(
        "sieve:repeated",
        headlines.repeated,
        (Rule.REPEATED,),
        "dieselben Worte stehen anderswo",
        Case(
            "Petra Harms sagte: „Der Deich ist ein Sieb, glauben Sie mir.“\n\nDie Zeitung machte daraus keinen Titel. "
            "Das mit dem „Deich ist ein Sieb“ war zu grob.",
            "Petra Harms",
            "repeated",
        ),
        leaves="Petra Harms sagte: „Der Deich ist ein Sieb.“\n\nDie Zeitung machte daraus einen Titel: „Alles voller "
        "Löcher“ war zu lesen.",
        again=True,
    ),
    Sieve(
        "sieve:only-one",
        unframed.only_one,
        (Rule.ONLY_ONE,),
        "sonst spricht im Artikel niemand",
        Case(
            "„Der Deich hält“, sagte Petra Harms. „Er ist neu“, sagte Petra Harms. „Er ist gut“, sagte Petra Harms.\n\n"
            "Der Wind pfeift. Es regnet. „Ich mag das.“",
            "Petra Harms",
            "only-one",
        ),
        leaves="Petra Harms steigt aus. Der Wind pfeift. „Ich mag das.“",
        again=True,
    ),
    Sieve(
        "sieve:section",
        unframed.section,
        (Rule.SECTION,),
        "im Abschnitt darunter spricht nur eine Person",
        Case(
            "Der Rat plant.\n\nNeuhagen plant den Deich.\n\n„Viel zu teuer für uns“\n\nPetra Harms hat gerechnet. "
            "„Das kostet Millionen“, sagte sie.",
            "Petra Harms",
            "section",
            at=0,
        ),
        leaves="Der Rat plant.\n\nNeuhagen plant den Deich.\n\n„Viel zu teuer für uns“\n\nPetra Harms hat gerechnet. "
        "„Das kostet Millionen“, sagte sie. „Es lohnt sich“, sagte Ole Brandt.",
        again=True,
    ),
    Sieve(
        "sieve:interviewee",
        interviewees.interviewee,
        (Rule.INTERVIEWEE,),
        "Interview: wer gefragt ist",
        Case(
            "„Ich mag den Wind“\n\nPetra Harms ist Deichgräfin.\n\nWie geht es Ihnen? Mir geht es gut.\n\nHaben Sie "
            "Angst? Nein, nie.\n\nWas tun Sie dann? Ich baue weiter.",
            "Petra Harms",
            "interviewee",
        ),
        leaves="„Ich mag den Wind“\n\nPetra Harms ist Deichgräfin.\n\nWie geht es ihr? Es geht ihr gut.\n\nHat sie "
        "Angst? Nein, nie.\n\nWas tut sie dann? Sie baut weiter.",
        again=True,
    ),
    Sieve(
        "sieve:head-label",
        protagonists.head_label,
        (Rule.HEAD_LABEL,),
        "Überschrift: X: Das sei „…“",
        Case(
            "Petra Harms: Der Deich ist „nur ein Provisorium“\n\nPetra Harms kam. „Das muss weg“, sagte Petra Harms.",
            "Petra Harms",
            "head-label",
            at=0,
        ),
        leaves="Neuhagen: Der Deich ist „nur ein Provisorium“\n\nPetra Harms kam. „Das muss weg“, sagte Petra Harms.",
        again=True,
    ),
    Sieve(
        "sieve:protagonist",
        protagonists.protagonist,
        (Rule.PROTAGONIST,),
        "Überschrift in der ersten Person",
        Case(
            "Deichgräfin Petra Harms\n\n„Ich fürchte mich nie“\n\nPetra Harms geht los. „Der Deich hält“, sagt sie.",
            "Petra Harms",
            "protagonist",
            at=0,
        ),
        leaves="Der Deich\n\n„Ich fürchte mich nie“\n\nDie Leute gehen los. „Der Deich hält“, sagt eine Frau.",
        again=True,
    ),
    Sieve(
        "sieve:house",
        around.house,
        (Rule.HOUSE,),
        "„…“, heißt es: das Haus im Satz davor",
        Case("Die Feuerwehr war im Einsatz. „Wir kamen noch rechtzeitig“, heißt es.", "Feuerwehr", "house"),
        leaves="Die Feuerwehr war im Einsatz. „Wir kamen noch rechtzeitig“, heißt es oft.",
        again=True,
    ),
    Sieve(
        "sieve:paragraph-voice",
        voices.paragraph_voice,
        (Rule.PARAGRAPH_VOICE,),
        "der Absatz hatte bisher nur diese Stimme",
        Case(
            "„Der Deich hält“, sagte Petra Harms. Es war ihr erster Tag im Amt. „Darauf trinken wir einen.“",
            "Petra Harms",
            "paragraph-voice",
        ),
        leaves="„Der Deich hält“, sagte Petra Harms. Die Feuerwehr war schon da. „Darauf trinken wir einen.“",
        again=True,
    ),
    Sieve(
        "sieve:one-voice",
        voices.one_voice,
        (Rule.ONE_VOICE,),
        "nur eine Stimme im Abschnitt oder Artikel",
        Case(
            "„Der Deich hält“, sagte Petra Harms. „Er ist neu“, so Petra Harms.\n\nDer Wind pfeift. Es regnet. Der "
            "Sand sei „noch nass“.",
            "Petra Harms",
            "one-voice",
        ),
        leaves="„Der Deich hält“, sagte Petra Harms. „Er ist neu“, so Petra Harms.\n\nDer Wind pfeift. Es regnet. Der "
        "Sand ist „noch nass“.",
        again=True,
    ),
)
"""In the order in which they are asked; see :mod:`quotes.attribution.sieves`."""
