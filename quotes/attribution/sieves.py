"""The sieves, in the order in which they are asked: that of their precision on annotated articles (train; see README).

The first that answers signs. Each comes with a text that it answers and one that looks alike and is not for it; both
are tested with the model.
"""

from __future__ import annotations

from quotes.attribution import (
    after,
    around,
    context,
    dialogue,
    embedded,
    framed,
    headlines,
    signed,
    turns,
    unframed,
    verbless,
)
from quotes.attribution.names import Rule
from quotes.attribution.sieve import Case, Sieve

SIEVES: tuple[Sieve, ...] = (
    Sieve(
        "sieve:headline",
        headlines.headline,
        (Rule.HEADLINE, Rule.HEADLINE_CHANGED),
        "Überschrift zitiert aus dem Text",
        Case(
            "Petra Harms sagte: „Leute, der Deich ist ein Sieb.“\n\n„Der Deich ist ein Sieb“\n\nNun wird gebaut.",
            "Petra Harms",
            "headline",
        ),
        leaves="Petra Harms: „Der Deich ist ein Sieb“\n\nIn Neuhagen stimmt das. „Ein Sieb“, sagte auch Ole Brandt.",
    ),
    Sieve(
        "sieve:label",
        turns.label,
        (Rule.LABEL,),
        "Name mit Doppelpunkt am Absatzanfang",
        Case("Petra Harms: „Der Deich hält.“", "Petra Harms", "label"),
        leaves="Petra Harms sagte gestern: „Der Deich hält.“",
    ),
    Sieve(
        "sieve:in-brackets",
        framed.in_brackets,
        (Rule.IN_BRACKETS,),
        "X („…“)",
        Case("Alle lobten sie: Ulf Kerner („Die Frau kann was.“), Ida Korff.", "Ulf Kerner", "in-brackets"),
        leaves="Ulf Kerner kam spät (Petra Harms: „Wie immer!“).",
    ),
    Sieve(
        "sieve:credit",
        signed.credit,
        (Rule.CREDIT,),
        "„…“ – X, Amt",
        Case("„Der Deich hält.“ – Petra Harms, Deichgräfin", "Petra Harms", "credit"),
        leaves="„Der Deich hält.“ – Petra Harms schwieg dazu.",
    ),
    Sieve(
        "sieve:with-words",
        framed.with_words,
        (Rule.WITH_WORDS,),
        "mit den Worten „…“",
        Case("Mit den Worten „Jetzt geht es los“ eröffnete Petra Harms das Fest.", "Petra Harms", "with-words"),
        leaves="Mit dem Lied „Jetzt geht es los“ eröffnete Petra Harms das Fest, und Ole Brandt rief: „Endlich!“",
    ),
    Sieve(
        "sieve:shown",
        context.shown,
        (Rule.FLOATING, Rule.FLOATING_REPORT, Rule.KONJUNKTIV),
        "ein Werk zeige „…“: im Bericht eines anderen",
        Case(
            "Petra Harms sagte, der Bericht sei gut. Das Buch zeige, „wie hart das Leben am Deich ist“.",
            "Petra Harms",
            "floating-report",
        ),
        leaves="Petra Harms sagte, der Bericht sei gut. Das Buch zeigt, „wie hart das Leben am Deich ist“.",
    ),
    Sieve(
        "sieve:gapping",
        verbless.gapping,
        (Rule.GAPPING,),
        "X nannte es „…“, Y „…“",
        Case("Petra Harms sprach von einem „Durchbruch“, Ole Brandt von einem „Kuhhandel“.", "Ole Brandt", "gapping"),
        leaves="Petra Harms nannte Ole Brandt, den Chef der Partei, einen „Träumer“.",
    ),
    Sieve(
        "sieve:owned-words",
        verbless.owned,
        (Rule.OWNED_WORDS,),
        "der Satz des X „…“",
        Case("Der von Petra Harms geprägte Satz „Der Deich hält noch“ wurde berühmt.", "Petra Harms", "owned-words"),
        leaves="Der vom Regen gestörte Satz „Der Deich hält noch“ wurde wiederholt.",
    ),
    Sieve(
        "sieve:written",
        unframed.written,
        (Rule.WRITTEN,),
        "„…“, steht darauf",
        Case("Petra Harms zeigt ein Flugblatt. „Der Deich gehört uns“, steht darauf.", "Flugblatt", "written"),
        leaves="Petra Harms zeigt ein Flugblatt. „Der Deich gehört uns“, sagt sie dort.",
    ),
    Sieve(
        "sieve:touching-after",
        framed.touching_after,
        (Rule.VERB_AFTER, Rule.SAYS, Rule.SAYS_ON, Rule.CITES, Rule.INVERTED),
        "„…“, sagte X",
        Case("„Der Deich hält“, sagte Petra Harms.", "Petra Harms", "verb-after"),
        leaves="Petra Harms sagte: „Der Deich hält.“ Dann ging sie.",
    ),
    Sieve(
        "sieve:colon-before",
        framed.colon_before,
        (Rule.VERB_COLON, Rule.SAYS, Rule.SAYS_ON, Rule.CITES, Rule.SO),
        "X sagte: „…“",
        Case("Petra Harms sagte: „Der Deich hält.“", "Petra Harms", "verb-colon"),
        leaves="Petra Harms steigt auf den Deich: „Der Deich hält.“",
    ),
    Sieve(
        "sieve:so-x",
        framed.so_x,
        (Rule.SO,),
        "„…“, so X",
        Case("„Der Deich hält“, so Petra Harms.", "Petra Harms", "so"),
        leaves="„Der Deich hält“, sagte Petra Harms so leise wie selten.",
    ),
    Sieve(
        "sieve:speech-noun",
        embedded.speech_noun,
        (Rule.SPEECH_NOUN,),
        "der Vorwurf des X, er sei „…“",
        Case(
            "Die Ministerin wies den Vorwurf von Ole Brandt, sie sei „blind und taub“, zurück.",
            "Ole Brandt",
            "speech-noun",
        ),
        leaves="Die Ministerin wies den Vorwurf von Ole Brandt zurück und nannte ihn „blind und taub“.",
    ),
    Sieve(
        "sieve:governing-verb",
        embedded.governing_verb,
        (Rule.GOVERNED, Rule.SAYS, Rule.SAYS_ON, Rule.CITES, Rule.PHRASE, Rule.SO),
        "X sprach von „…“",
        Case("Petra Harms sprach von einem „guten Tag für Neuhagen“.", "Petra Harms", "governed"),
        leaves="Laut Petra Harms war es ein „guter Tag für Neuhagen“.",
    ),
    Sieve(
        "sieve:aside",
        signed.aside,
        (Rule.GESTURE,),
        "„…“, X hebt die Hände, „…“",
        Case("„Der Deich hält doch“, Petra Harms hebt beide Hände.", "Petra Harms", "gesture"),
        leaves="„Der Deich hält doch“, hieß es, Petra Harms hebt beide Hände.",
    ),
    Sieve(
        "sieve:split",
        framed.split,
        (Rule.SPLIT,),
        "„…“, sagte X, „…“",
        Case("„Der Deich“, sagte Petra Harms, „hält noch lange.“", "Petra Harms", "split"),
        leaves="„Der Deich hält“, sagte Petra Harms. „Er ist neu.“",
    ),
    Sieve(
        "sieve:running",
        context.running,
        (Rule.RUNNING,),
        "Zitat über mehrere Absätze",
        Case(
            "Petra Harms sagte: „Der Deich hält seit hundert Jahren.\n\n„Er wird auch morgen halten.“",
            "Petra Harms",
            "running",
        ),
        leaves="Petra Harms sagte: „Der Deich hält seit hundert Jahren.“\n\n„Er wird auch morgen halten.“",
        again=True,
    ),
    Sieve(
        "sieve:next-sentence",
        after.next_sentence,
        (Rule.NEXT_SENTENCE,),
        "„…“ Das sagte X.",
        Case("„Der Deich hält.“ Das sagte Petra Harms.", "Petra Harms", "next-sentence"),
        leaves="„Der Deich hält.“ Das freute Petra Harms.",
    ),
    Sieve(
        "sieve:source-phrase",
        embedded.source_phrase,
        (Rule.SOURCE_PHRASE,),
        "laut X, nach Angaben von X",
        Case("Laut Petra Harms war es ein „guter Tag für Neuhagen“.", "Petra Harms", "source-phrase"),
        leaves="Nach der Rede von Petra Harms sprach Ole Brandt von einem „guten Tag für Neuhagen“.",
    ),
    Sieve(
        "sieve:nearby-verb",
        embedded.nearby_verb,
        (Rule.NEARBY_VERB, Rule.PARENTHESIS),
        "anderes Redeverb im Satz",
        Case("Der Bau sei, wie Petra Harms hinzufügte, ein „teurer Spaß“ gewesen.", "Petra Harms", "parenthesis"),
        leaves="Der Bau war, anders als bei Petra Harms, ein „teurer Spaß“ geworden.",
    ),
    Sieve(
        "sieve:in-document",
        embedded.in_document,
        (Rule.IN_DOCUMENT,),
        "im Brief steht „…“",
        Case("Im Memorandum gilt der Bau als „sehr teurer Spaß“.", "Memorandum", "in-document"),
        leaves="Im Hafen gilt der Bau als „sehr teurer Spaß“.",
    ),
    Sieve(
        "sieve:intention",
        embedded.intention,
        (Rule.INTENTION,),
        "X will „…“",
        Case("Petra Harms will den Antrag „sehr gründlich prüfen“.", "Petra Harms", "intention"),
        leaves="Petra Harms wolle den Antrag „sehr gründlich prüfen“, sagte Ole Brandt.",
    ),
    Sieve(
        "sieve:colon-alone",
        framed.colon_alone,
        (Rule.COLON_NOUN, Rule.COLON_SUBJECT, Rule.COLON_NAME),
        "X: „…“",
        Case("Petra Harms steigt auf den Deich: „Der Deich hält.“", "Petra Harms", "colon-subject"),
        leaves="Es steht an der Mauer: „Der Deich gehört uns!“",
    ),
    Sieve(
        "sieve:oblique",
        verbless.oblique,
        (Rule.COLON_OBLIQUE,),
        "für X steht fest: „…“",
        Case("Für Petra Harms steht fest: „Der Deich hält.“", "Petra Harms", "colon-oblique"),
        leaves="Für Petra Harms hängt am Tor ein Kranz: „Der Deich hält.“",
    ),
    Sieve(
        "sieve:verdict",
        verbless.verdict,
        (Rule.COLON_WORDS,),
        "das Fazit: „…“",
        Case(
            "Petra Harms prüfte den Deich. Das Urteil fiel knapp aus: „Er hält.“",
            "Petra Harms",
            "colon-words",
        ),
        leaves="Petra Harms prüfte den Deich. Die Frage war nur: „Hält er?“",
    ),
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
)
"""All sieves."""


def _check() -> None:
    """Refuse a name that two sieves bear, and a rule that none signs with."""
    names = [sieve.name for sieve in SIEVES]
    unsigned = set(Rule) - {rule for sieve in SIEVES for rule in sieve.rules}
    if len(set(names)) < len(names) or unsigned:
        message = f"sieves of one name, or rules that nobody signs with: {names}, {unsigned}"
        raise ValueError(message)


_check()
