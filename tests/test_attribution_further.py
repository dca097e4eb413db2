"""Who said it, where the frame stands further off: in passing, in the sentence before, in an interview, cited.

A row is (quote, type, speaker) or (quote, type, speaker, rule); a speaker given as a tuple has several right answers.
"""

from __future__ import annotations

import pytest
from said import D, P, T, case, check, wrong

CASES = [
    # in passing
    case(
        "wie-X-sagte",
        "Der Deich ist, wie Petra Harms sagte, „so gut wie neu“.",
        [("so gut wie neu", P, "Petra Harms", "parenthesis")],
    ),
    case(
        "denn-sie-hätten",
        "Petra Harms lobte die Helfer, denn sie hätten „Unglaubliches“ geleistet.",
        [("Unglaubliches", P, "Petra Harms")],
    ),
    # carried over from the sentence before
    case(
        "Konjunktiv-weiter",
        "Petra Harms sagte, der Deich halte. Er sei „so gut wie neu“.",
        [("so gut wie neu", P, "Petra Harms", "konjunktiv")],
    ),
    case(
        "Konjunktiv-über-zwei-Sätze",
        "Ole Brandt sagte, der Wald leide. Es regne zu wenig. Die Böden seien „staubtrocken bis in zwei Meter Tiefe“.",
        [("staubtrocken bis in zwei Meter Tiefe", P, "Ole Brandt", "konjunktiv")],
    ),
    # the cue stands further on in its sentence than the next one, which it reports, is long
    case(
        "Redeverb-am-Ende-eines-langen-Satzes",
        "Am Montagabend hat nach langer Beratung im alten Rathaus von Neuhagen Bürgermeisterin Petra Harms gesagt, der "
        "Deich halte. Er sei „ein fester Wall“. Man habe „keine Sorge mehr“.",
        [
            ("ein fester Wall", P, "Petra Harms", "konjunktiv"),
            ("keine Sorge mehr", P, "Petra Harms", "konjunktiv"),
        ],
    ),
    case(
        "Redeverb-nach-Name-mit-Ort-und-Zeit",
        "Der Wirt Ole Brandt aus Neuhagen an der Elbe erzählte gestern beim Aufräumen im leeren Saal, er schließe. Es "
        "sei „einfach zu spät“. „Ich gehe“.",
        [("einfach zu spät", P, "Ole Brandt", "konjunktiv"), ("Ich gehe", D, "Ole Brandt", "floating")],
    ),
    case(
        "Redeverb-vor-später-genanntem-Namen",
        "Im Gasthaus an der Elbe berichtete am späten Sonntagabend vor einigen Gästen der Wirt Ole Brandt, er "
        "schließe. Es sei „zu spät“ dafür. „Ich gehe jetzt.“",
        [("zu spät", P, "Ole Brandt", "konjunktiv"), ("Ich gehe jetzt.", D, "Ole Brandt", "floating")],
    ),
    case(
        "Perfekt-mit-Partizip-am-Satzende",
        "Seit dem Hochwasser vor zwei Jahren in Neuhagen hat Petra Harms immer wieder gewarnt, der Deich sei alt. Er "
        "sei „voller Löcher“. Man müsse „endlich bauen“.",
        [("voller Löcher", P, "Petra Harms", "konjunktiv"), ("endlich bauen", P, "Petra Harms", "konjunktiv")],
    ),
    case(
        "Konjunktiv-nach-einem-Satz-Erzählung",
        "Petra Harms sagte, der Deich sei alt. Das Wasser stieg weiter. Man habe „viel zu lange gewartet“.",
        [("viel zu lange gewartet", P, "Petra Harms", "konjunktiv-gap")],
    ),
    case(
        "Konjunktiv-nur-im-Nebensatz-vor-dem-Doppelpunkt",
        "Petra Harms warnte am Montag, der Sturm komme noch. Dann ging durch den Hafen, der noch offen sei, ein Ruf: "
        "„Die See ist rau. Das Boot sinkt.“",
        [("Die See ist rau. Das Boot sinkt.", D, "")],
    ),
    case(
        "Konjunktiv-nach-zwei-Sätzen-Erzählung",
        "Petra Harms sagte, der Deich sei alt. Das Wasser stieg weiter. Es regnete auch am Montag. "
        "Man habe „viel zu lange gewartet“.",
        [("viel zu lange gewartet", P, "")],
    ),
    case(
        "im-Memorandum",
        "Viele Minister begrüßten das. In einem vertraulichen Memorandum vom Mai 2025 wird der Deich durch den Satz "
        "beschrieben, er sei nur dann sicher, wenn das Wasser „niemals über sechs Meter“ steige.",
        [("niemals über sechs Meter", P, "vertrauliches Memorandum vom Mai 2025", "in-document")],
    ),
    case(
        "Vorwurf-des-X",
        "Petra Harms verteidigte den Plan. Auf den Vorwurf der Fischergilde, es handele sich um einen „faulen Tausch“, "
        "entgegnete sie nichts.",
        [("faulen Tausch", P, "Fischergilde", "speech-noun")],
    ),
    case(
        "Sichtweise-wonach",
        "Die Sichtweise von Bürgermeister Ole Brandt, wonach der Deich „für hundert Jahre sicher“ sei, teilt Petra "
        "Harms nicht.",
        [("für hundert Jahre sicher", P, "Ole Brandt", "speech-noun")],
    ),
    case(
        "Worte-sollten-sie",
        "Petra Harms bezeichnete die Worte Brandts, sollten sie so gefallen sein, als „unannehmbar“.",
        [("unannehmbar", P, "Petra Harms")],
    ),
    case(
        "Entwurf-in-dem",
        "Der Rat hat dem Entwurf mit großer Mehrheit zugestimmt, in dem sich die Gemeinde verpflichten soll, die "
        "„grelle und unnötige Beleuchtung der Deiche“ abzubauen.",
        [("grelle und unnötige Beleuchtung der Deiche", P, "Entwurf", "in-document")],
    ),
    case(
        "und-skandierten",
        "Am Abend zogen Schüler vor das Rathaus und skandierten Sprüche wie „Falsche Deiche“.",
        [("Falsche Deiche", D, "Schüler")],
    ),
    case(
        "deutsches-Ministerium-ist-Bundesministerium",
        "Das deutsche Wasserministerium (BMW) warnt vor Fluten. Das Bundeswasserministerium hat dafür ein Zentrum "
        "gegründet. Es dient laut einer Mitteilung des BMW der „Abwehr von Sturmfluten“.",
        [("Abwehr von Sturmfluten", P, "Bundeswasserministerium")],
    ),
    case(
        "Als-was-beurteilte",
        "Als „vertane Gelegenheit“ beurteilte der parlamentarische Geschäftsführer, Ole Brandt, das Vorhaben.",
        [("vertane Gelegenheit", P, "Ole Brandt")],
    ),
    case(
        "zitierte-man",
        "„Wir sind hier nicht willkommen“, zitierte man Jolanda Alvers vom Sender Küstenfunk.",
        [("Wir sind hier nicht willkommen", D, "Jolanda Alvers")],
    ),
    case(
        "von-diesem-Versprechen",
        "Der neue Deich sollte „Sicherheit für hundert Jahre“ bringen. Von diesem Versprechen des Ministers Ole Brandt "
        "ist wenig geblieben.",
        [("Sicherheit für hundert Jahre", P, "Ole Brandt", "taken-up")],
    ),
    case(
        "schwebend",
        "„Der Deich hält“, sagte Petra Harms. „Darauf können Sie sich verlassen.“",
        [
            ("Der Deich hält", D, "Petra Harms", "verb-after"),
            ("Darauf können Sie sich verlassen.", D, "Petra Harms", "floating"),
        ],
    ),
    case(
        "schwebend-nach-Bericht",
        "Petra Harms sagte, der Deich halte. „Darauf können Sie sich verlassen.“",
        [("Darauf können Sie sich verlassen.", D, "Petra Harms", "floating-report")],
    ),
    case(
        "Subjekt-des-Satzes-davor",
        "Petra Harms schüttelt den Kopf. „Der Deich hält.“",
        [("Der Deich hält.", D, "Petra Harms", "subject-before")],
    ),
    case(
        "schwebend-zweimal",
        "„Der Deich hält“, sagte Petra Harms. „Darauf können Sie sich verlassen.“ „Ich wohne ja selbst dahinter.“",
        [
            ("Der Deich hält", D, "Petra Harms"),
            ("Darauf können Sie sich verlassen.", D, "Petra Harms"),
            ("Ich wohne ja selbst dahinter.", D, "Petra Harms"),
        ],
    ),
    # interviews
    case(
        "Interview",
        "Petra Harms ist Bürgermeisterin von Neuhagen.\n\nELBKURIER: Frau Harms, hält der Deich?\n\n"
        "Harms: Er hält noch lange.\n\nELBKURIER: Wie lange?\n\nHarms: Hundert Jahre.",
        [
            ("Frau Harms, hält der Deich?", D, "ELBKURIER", "label"),
            ("Er hält noch lange.", D, "Petra Harms", "label"),
            ("Wie lange?", D, "ELBKURIER", "label"),
            ("Hundert Jahre.", D, "Petra Harms", "label"),
        ],
    ),
    case(
        "Interview-Kürzel",
        "Der Förster Ole Brandt kennt jeden Baum.\n\nFrage: Wie geht es dem Wald?\n\nO. B.: Schlecht.\n\n"
        "Frage: Warum?\n\nO. B.: Es regnet nicht.",
        [
            ("Wie geht es dem Wald?", D, ""),
            ("Schlecht.", D, "Ole Brandt", "label"),
            ("Warum?", D, ""),
            ("Es regnet nicht.", D, "Ole Brandt", "label"),
        ],
    ),
    case(
        "Frage-Antwort",
        "Im Gespräch: der Förster Ole Brandt.\n\nFrage: Wie geht es dem Wald?\n\nAntwort: Schlecht.\n\n"
        "Frage: Warum?\n\nAntwort: Es regnet nicht.",
        [
            ("Wie geht es dem Wald?", D, ""),
            ("Schlecht.", D, "Ole Brandt"),
            ("Warum?", D, ""),
            ("Es regnet nicht.", D, "Ole Brandt"),
        ],
    ),
    case(
        "nennt-Sie",
        "Der Förster Ole Brandt kennt jeden Baum.\n\nFrage: Bürgermeisterin Petra Harms nennt Sie einen „Träumer“. "
        "Trifft Sie das?\n\nO. B.: Nein.\n\nFrage: Warum?\n\nO. B.: Ich kenne sie.",
        [
            ("Bürgermeisterin Petra Harms nennt Sie einen „Träumer“. Trifft Sie das?", D, ""),
            ("Träumer", P, "Petra Harms", "governed"),
            ("Nein.", D, "Ole Brandt", "label"),
            ("Warum?", D, ""),
            ("Ich kenne sie.", D, "Ole Brandt", "label"),
        ],
    ),
    case(
        "schreiben-Sie",
        "Die Ärztin Ida Korff schreibt Romane.\n\nElbkurier: Frau Korff, in Ihrem Buch schreiben Sie: „Das Meer ist "
        "geduldig.“ Warum?\n\nKorff: Weil es so ist.\n\nElbkurier: Und nun?\n\nKorff: Nichts.",
        [
            ("Frau Korff, in Ihrem Buch schreiben Sie: „Das Meer ist geduldig.“ Warum?", D, "Elbkurier", "label"),
            ("Das Meer ist geduldig.", D, "Ida Korff", "verb-colon"),
            ("Weil es so ist.", D, "Ida Korff", "label"),
            ("Und nun?", D, "Elbkurier", "label"),
            ("Nichts.", D, "Ida Korff", "label"),
        ],
    ),
    case(
        "Er-in-der-Antwort",
        "Der Förster Ole Brandt kennt jeden Baum.\n\nFrage: Wer sagt das?\n\nO. B.: Ich nicht. Ein Freund hat mir "
        "geschrieben. „Der Wald stirbt leise“, meinte er.\n\nFrage: Und dann?\n\nO. B.: Nichts.",
        [
            ("Wer sagt das?", D, ""),
            (
                "Ich nicht. Ein Freund hat mir geschrieben. „Der Wald stirbt leise“, meinte er.",
                D,
                "Ole Brandt",
                "label",
            ),
            ("Der Wald stirbt leise", D, "Freund", "verb-after"),
            ("Und dann?", D, ""),
            ("Nichts.", D, "Ole Brandt", "label"),
        ],
    ),
    case("Name-und-Zitat", "Petra Harms: „Der Deich hält.“", [("Der Deich hält.", D, "Petra Harms", "label")]),
    # addressee and agency are not the speaker
    case(
        "der-Agentur",
        "„Der Deich hält“, sagte Petra Harms der Nachrichtenagentur NDK.",
        [("Der Deich hält", D, "Petra Harms")],
    ),
    case(
        "sie-der-Zeitung",
        "Petra Harms bleibt ruhig. „Der Deich hält“, sagte sie der Zeitung „Elbkurier“.",
        [("Der Deich hält", D, "Petra Harms"), ("Elbkurier", T, "")],
    ),
    wrong(
        "Zeitung im Dativ ohne Gattungswort",
        "Zeitung-vor-dem-Sprecher",
        "Dem „Elbkurier“ sagte Ulf Kerner: „Ich trete nicht zurück.“",
        [("Elbkurier", T, ""), ("Ich trete nicht zurück.", D, "Ulf Kerner")],
    ),
    case(
        "zu-ihrer-Schwester",
        "„Komm nach Hause“, sagte Mia Torberg zu ihrer Schwester Ida.",
        [("Komm nach Hause", D, "Mia Torberg")],
    ),
    case(
        "im-Gespräch-mit",
        "„Ich höre auf“, sagte Trainer Pavel Dostál im Gespräch mit Radio Neuhagen.",
        [("Ich höre auf", D, "Pavel Dostál")],
    ),
    # cited by somebody else
    case(
        "zitiert-mit-den-Worten",
        "Die Zeitung „Elbkurier“ zitierte Petra Harms mit den Worten: „Der Deich hält.“",
        [("Elbkurier", T, ""), ("Der Deich hält.", D, "Petra Harms", "cites")],
    ),
    case(
        "zitiert-Objekt-vorn",
        "Den Förster Ole Brandt zitierte die Agentur NDK mit dem Satz „Der Wald stirbt leise“.",
        [("Der Wald stirbt leise", D, "Ole Brandt", "cites")],
    ),
    wrong(
        "Zeitung ohne Gattungswort als Subjekt von «zitieren»",
        "zitiert-nach-dem-Zitat",
        "„Der Deich hält“, zitierte der „Elbkurier“ die Bürgermeisterin Petra Harms.",
        [("Der Deich hält", D, "Petra Harms", "cites"), ("Elbkurier", T, "")],
    ),
    case(
        "wird-zitiert",
        "Petra Harms wurde von der Agentur NDK mit den Worten zitiert: „Der Deich hält.“",
        [("Der Deich hält.", D, "Petra Harms", "cites")],
    ),
    case(
        "wird-zitiert-nach-dem-Zitat",
        "„Der Deich hält“, wird Petra Harms vom „Elbkurier“ zitiert.",
        [("Der Deich hält", D, "Petra Harms", "cites"), ("Elbkurier", T, "")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_said_it(extractor, text, expected):
    check(extractor, text, expected)
