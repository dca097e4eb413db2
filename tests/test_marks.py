"""Which stretches are found: a table of sentences, each with its stretches and their flags."""

import pytest

from quotes.marks.stretches import find


def found(text: str) -> list[tuple[str, str]]:
    """Return each stretch with its marks, and its flags in one string."""
    return [(stretch.span.of(text), " ".join(stretch.flags)) for stretch in find(text)]


def plain(*expected: str) -> list[tuple[str, str]]:
    return [(one, "") for one in expected]


STYLES = [
    ("„Der Deich hält“, sagte Ute Kern.", ["„Der Deich hält“"]),
    ("„Der Deich hält”, sagte Ute Kern.", ["„Der Deich hält”"]),
    ('„Der Deich hält", sagte Ute Kern.', ['„Der Deich hält"']),
    ("»Der Deich hält«, sagte Ute Kern.", ["»Der Deich hält«"]),
    ("«Der Deich hält», sagte Ute Kern.", ["«Der Deich hält»"]),
    ("« Der Deich hält », sagte Ute Kern.", ["« Der Deich hält »"]),
    ("«\u202fDer Deich hält\u202f», sagte Ute Kern.", ["«\u202fDer Deich hält\u202f»"]),
    ("“Der Deich hält”, sagte Ute Kern.", ["“Der Deich hält”"]),
    ("“Der Deich hält“, sagte Ute Kern.", ["“Der Deich hält“"]),
    ("”Der Deich hält”, sagte Ute Kern.", ["”Der Deich hält”"]),
    ('"Der Deich hält", sagte Ute Kern.', ['"Der Deich hält"']),
    ('"Der Deich hält“, sagte Ute Kern.', ['"Der Deich hält“']),
    ("„Der Deich hält‟, sagte Ute Kern.", ["„Der Deich hält‟"]),
    ("″Der Deich hält″, sagte Ute Kern.", ["″Der Deich hält″"]),
    ("＂Der Deich hält＂, sagte Ute Kern.", ["＂Der Deich hält＂"]),
    ("‚Der Deich hält‘, sagte Ute Kern.", ["‚Der Deich hält‘"]),
    ("‘Der Deich hält’, sagte Ute Kern.", ["‘Der Deich hält’"]),
    ("'Der Deich hält', sagte Ute Kern.", ["'Der Deich hält'"]),
    ("›Der Deich hält‹, sagte Ute Kern.", ["›Der Deich hält‹"]),
    ("‹Der Deich hält›, sagte Ute Kern.", ["‹Der Deich hält›"]),
    (",,Der Deich hält'', sagte Ute Kern.", [",,Der Deich hält''"]),
    (",,Der Deich hält“, sagte Ute Kern.", [",,Der Deich hält“"]),
    ("``Der Deich hält'', sagte Ute Kern.", ["``Der Deich hält''"]),
    ("''Der Deich hält'', sagte Ute Kern.", ["''Der Deich hält''"]),
    ("<<Der Deich hält>>, sagte Ute Kern.", ["<<Der Deich hält>>"]),
    ("´Der Deich hält`, sagte Ute Kern.", ["´Der Deich hält`"]),
]


@pytest.mark.parametrize(("text", "expected"), STYLES)
def test_styles(text, expected):
    assert found(text) == plain(*expected)


PLACES = [
    ("Er nannte es „Unfug“.", ["„Unfug“"]),
    ("Die „Krone“-Leserin las das „Blatt“.", ["„Krone“", "„Blatt“"]),
    ('Das Anti-"Lärm"-Gesetz ("Ruhe") von "Rot"/"Grün"', ['"Lärm"', '"Ruhe"', '"Rot"', '"Grün"']),
    ('Kern sagte:"Der Deich hält."', ['"Der Deich hält."']),
    ("Kern sagte:“Der Deich hält.”", ["“Der Deich hält.”"]),
    ("„Eins“„Zwei“", ["„Eins“", "„Zwei“"]),
    ('"Eins.""Zwei."', ['"Eins."', '"Zwei."']),
    ("“Eins”“Zwei”", ["“Eins”", "“Zwei”"]),
    ("»Eins«»Zwei«", ["»Eins«", "»Zwei«"]),
    ('"… und dann kam sie", sagte Kern.', ['"… und dann kam sie"']),
    ('"...und dann kam sie", sagte Kern.', ['"...und dann kam sie"']),
    ('Die Endung ".example" ist neu.', ['".example"']),
    ("„Der Deich hält. “ Das war alles.", ["„Der Deich hält. “"]),
    ("„ Der Deich hält “, sagte Kern.", ["„ Der Deich hält “"]),
    ('" Der Deich hält " sagte Kern.', ['" Der Deich hält "']),
    ("Kern kam („Der Deich\xadhält“).", ["„Der Deich\xadhält“"]),
    ("\u200b„Der Deich hält“\u200b, sagte Kern.", ["„Der Deich hält“"]),
    ("„Wer jetzt geht, verpasst was 🌊“, schrieb Kern.", ["„Wer jetzt geht, verpasst was 🌊“"]),
    ("Der Ort\x00„Au“\x00liegt am Fluss.", ["„Au“"]),
    ("'Opfer': Es gab keine.\n 'Täter': auch nicht.", ["'Opfer'", "'Täter'"]),
    ("Das war alles (1998).'Opfer' von damals klagen.", ["'Opfer'"]),
    ("Die '17-Jährige' schwieg.", ["'17-Jährige'"]),
    ("Das Forum ''Ufer21'' und die ''Kern's Mühle'' öffnen.", ["''Ufer21''", "''Kern's Mühle''"]),
    ('"Ufer 21" ist älter als "Hafen 4".', ['"Ufer 21"', '"Hafen 4"']),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places(text, expected):
    assert found(text) == plain(*expected)


MIXED = [
    (
        '„Vorbei", sagte Jan Lau. "Morgen zählt“, meinte Ute Kern. “Ja”, rief er.',
        [('„Vorbei"', ""), ('"Morgen zählt“', ""), ("“Ja”", "")],
    ),
    ("»Wir hatten Pech”, meinte er. »Stimmt«, sagte sie.", [("»Wir hatten Pech”", "mismatched"), ("»Stimmt«", "")]),
    ("Er wolle „den Streit beenden‘", [("„den Streit beenden‘", "mismatched")]),
    ("Er wolle „den Streit beenden‘.", [("„den Streit beenden‘", "mismatched")]),
    ("Er wolle „den Streit beenden' und gehen.", [("„den Streit beenden'", "mismatched")]),
    ("„Das ist Hans' Auto', sagte sie.", [("„Das ist Hans' Auto'", "mismatched")]),
    ("„Der Deich hält«, sagte Kern.", [("„Der Deich hält«", "mismatched")]),
    ("„Der Deich hält„, sagte Kern.", [("„Der Deich hält„", "mismatched")]),
    ("»Der Deich hält», sagte Kern.", [("»Der Deich hält»", "mismatched")]),
    ("‚Der Deich hält“, sagte Kern.", [("‚Der Deich hält“", "mismatched")]),
    ("„Nur Danke.“Die Gäste gingen.", [("„Nur Danke.“", "glued")]),
    ('"Nur Danke."Die Gäste gingen.', [('"Nur Danke."', "glued")]),
    ("»Nur Danke.«Die Gäste gingen.", [("»Nur Danke.«", "glued")]),
    ("„Nur Danke‘Die Gäste gingen.", [("„Nur Danke‘Die Gäste gingen.", "unclosed")]),
    ("„Der Deich hält “sagte Kern.", [("„Der Deich hält “", "glued")]),
    ('Ein »Weg» und "Ziel«.', [("»Weg»", "mismatched"), ('"Ziel«', "mismatched")]),
    ("Er las «Emil» und »Berge« und «Heidi».", [("«Emil»", ""), ("»Berge«", ""), ("«Heidi»", "")]),
]


@pytest.mark.parametrize(("text", "expected"), MIXED)
def test_mixed_wrong_and_glued_marks(text, expected):
    assert found(text) == expected


NESTED = [
    (
        "„Er rief ‚Land unter‘ und lief“, sagte Kern.",
        [("„Er rief ‚Land unter‘ und lief“", ""), ("‚Land unter‘", "nested")],
    ),
    ("„Er rief: ‚Land unter!‘“, sagte Kern.", [("„Er rief: ‚Land unter!‘“", ""), ("‚Land unter!‘", "nested")]),
    ("„‚Nein‘, sagte er“, so Kern.", [("„‚Nein‘, sagte er“", ""), ("‚Nein‘", "nested")]),
    ("»Er las ›Emil‹ gern«, sagte sie.", [("»Er las ›Emil‹ gern«", ""), ("›Emil‹", "nested")]),
    ("«Er las ‹Emil› gern», sagte sie.", [("«Er las ‹Emil› gern»", ""), ("‹Emil›", "nested")]),
    ("\"Er las 'Emil' gern\", sagte sie.", [("\"Er las 'Emil' gern\"", ""), ("'Emil'", "nested")]),
    ('„Er las "Emil" gern“, sagte sie.', [('„Er las "Emil" gern“', ""), ('"Emil"', "nested")]),
    ("„Er las „Emil“ gern“, sagte sie.", [("„Er las „Emil“ gern“", ""), ("„Emil“", "nested")]),
    ("“Er las ‘Emil’ gern”, sagte sie.", [("“Er las ‘Emil’ gern”", ""), ("‘Emil’", "nested")]),
    ('"Er sagte "Nein""', [('"Er sagte "Nein""', ""), ('"Nein"', "nested")]),
    ("„Das Amt''(so!)''.“ Dann kam sie.", [("„Das Amt''(so!)''.“", ""), ("''(so!)''", "nested")]),
    ("„Ein ‚Wort“, sagte er.", [("„Ein ‚Wort“", ""), ("‚Wort", "nested unclosed")]),
    ("„Er las »Emil gern“, sagte sie.", [("„Er las »Emil gern“", ""), ("»Emil gern", "nested unclosed")]),
]


@pytest.mark.parametrize(("text", "expected"), NESTED)
def test_nested(text, expected):
    assert found(text) == expected


def test_depth_and_parent():
    text = "Sie sagte: „Er las »Das ‚rote‘ Haus« vor.“"
    assert [(stretch.depth, stretch.parent) for stretch in find(text)] == [(0, None), (1, 0), (2, 1)]


@pytest.mark.parametrize(
    ("text", "inner"),
    [("„„Doppelt““", ["Doppelt"]), ('""Doppelt""', ["Doppelt"]), ("„“", []), ('""', []), ("„ “", []), ("„„““", [])],
)
def test_doubled_and_empty_marks(text, inner):
    assert [stretch.inner.of(text) for stretch in find(text)] == inner


NO_CLOSER = [
    (
        "„Das geht nicht, sagte Lau. „Wir bauen weiter“, sagte sie.",
        [("„Das geht nicht", "unclosed"), ("„Wir bauen weiter“", "")],
    ),
    ("„Das geht nicht. „Wir bauen weiter“, sagte sie.", [("„Das geht nicht.", "unclosed"), ("„Wir bauen weiter“", "")]),
    ("„Das geht nicht. Er rief: „Halt!“", [("„Das geht nicht.", "unclosed"), ("„Halt!“", "")]),
    ('"Das geht nicht, sagte Lau. "Wir bauen", rief sie.', [('"Das geht nicht', "unclosed"), ('"Wir bauen"', "")]),
    ("»Das geht nicht, so Lau. »Wir bauen«, rief sie.", [("»Das geht nicht", "unclosed"), ("»Wir bauen«", "")]),
    ("„Das geht nicht! sagte Lau. Dann ging er.", [("„Das geht nicht!", "unclosed")]),
    ("Lau rief: „Das geht nicht. Dann ging er.", [("„Das geht nicht. Dann ging er.", "unclosed")]),
    ("Lau rief: „Das geht nicht.\n\nDann ging er.", [("„Das geht nicht.", "unclosed")]),
    (
        "„Der Satz „im Zweifel für Lau“ gilt immer.",
        [("„Der Satz „im Zweifel für Lau“ gilt immer.", "unclosed"), ("„im Zweifel für Lau“", "nested")],
    ),
    (
        "„Eins, sagte Lau. „Zwei, sagte Kern. „Drei“, rief sie.",
        [("„Eins", "unclosed"), ("„Zwei", "unclosed"), ("„Drei“", "")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), NO_CLOSER)
def test_lost_closing_mark(text, expected):
    assert found(text) == expected


NO_OPENER = [
    ("Das geht nicht“, sagte Lau.", [("Das geht nicht“", "unopened")]),
    ('Das geht nicht", sagte Lau.', [('Das geht nicht"', "unopened")]),
    ("Das geht nicht«, sagte Lau. »Doch«, rief sie.", [("Das geht nicht«", "unopened"), ("»Doch«", "")]),
    ("Der Rat tagte. Das geht nicht“, sagte Lau.", [("Das geht nicht“", "unopened")]),
    ("Dann starten wir mit Sonde 6“, sagte Lau.", [("Dann starten wir mit Sonde 6“", "unopened")]),
    ("Am 3. Mai geht das z. B. nicht“, sagte Lau.", [("Am 3. Mai geht das z. B. nicht“", "unopened")]),
    ("Lau sagte: Das geht nicht. Wir bauen.“ Dann ging er.", [("Das geht nicht. Wir bauen.“", "unopened")]),
    ("„Ja“, sagte Lau. Das geht nicht“, rief sie.", [("„Ja“", ""), ("Das geht nicht“", "unopened")]),
    ("„Das Dach“, sagte Lau, hätte halten müssen.“", [("„Das Dach“", ""), ("hätte halten müssen.“", "unopened")]),
    ("Also nur Danke.“Die Gäste gingen.", [("Also nur Danke.“", "glued unopened")]),
]


@pytest.mark.parametrize(("text", "expected"), NO_OPENER)
def test_lost_opening_mark(text, expected):
    assert found(text) == expected


NO_MARKS = [
    "Wie geht's weiter? Wer's glaubt, hofft auf 'nen Investor.",
    "Hans' Auto stand neben Andrea's Imbiss und Lenz' Rad; Fritz' und Cox' Haus auch.",
    "Rock 'n' Roll im Rock-'n'-Roll-Keller, Rock ’n’ Roll, Rock´n´Roll und Rock 'n Roll",
    "'s ist so 'ne Sache mit 'nem Hut, sagte er, und ich hab' keinen. Ich hätt' gern einen.",
    "Die '68er und die ’89er trafen sich im Sommer ’07.",
    'Er ist 5\'10" groß, der Schirm 27" breit, das Brett 15”, der Winkel 10″ und 5′.',
    'Ein 27" Monitor und ein 32" Monitor standen da.',
    "O'Neill, O’Keefe, O´Brien, d'Estaing, L’Aquila, L′Aquila, van't Schip, Al-Fu'ah und Moody´s",
    "Der Tal'-Cup, die Kings' Arms und das Wort Kids’ Recht",
    "In ‘Adi und bei der ’Ndrangheta war Ruhe. Die ’Ndrangheta schwieg.",
    "Der Ort Sa'da, Chamene'i und Gel'fand",
    '27“ misst er, 3½" das andere, 55"-Fernseher und 19”-Rack.',
    "Milch,, Eier und Brot.",
    "Gilt 3 < 5 und 5 >> 3?",
    "",
    " \n ",
]


@pytest.mark.parametrize("text", NO_MARKS)
def test_what_is_no_mark(text):
    assert found(text) == []


AMONG_APOSTROPHES = [
    ("„So 'ne Kneipe macht man nicht zu“, sagte Kern.", "„So 'ne Kneipe macht man nicht zu“"),
    ("‚Das war’s mit Hans’ Auto‘, sagte Kern.", "‚Das war’s mit Hans’ Auto‘"),
    ("‚Ich hab’ genug‘, sagte Kern.", "‚Ich hab’ genug‘"),
    ("'Ich hab' Hans' Auto', sagte Kern.", "'Ich hab' Hans' Auto'"),
    ("'Rock 'n' Roll lebt', sagte Kern.", "'Rock 'n' Roll lebt'"),
    ("‘Hans’ Auto ist weg’, sagte Kern.", "‘Hans’ Auto ist weg’"),
    ('"Der 27" Monitor ist weg", sagte Kern.', '"Der 27" Monitor ist weg"'),
    ('„Ein 27" Monitor“, sagte Kern.', '„Ein 27" Monitor“'),
    ("Der 'Kollaps' traf Hans' Auto.", "'Kollaps'"),
    ("Die '68er nannten es 'Aufbruch'.", "'Aufbruch'"),
]


@pytest.mark.parametrize(("text", "expected"), AMONG_APOSTROPHES)
def test_marks_among_apostrophes(text, expected):
    assert found(text) == plain(expected)


OVER_PARAGRAPHS = [
    (
        "„Liebe Gäste.\n\n„Es war schön.\n\n„Bis bald“, las sie. „Ja“, rief er.",
        [
            ("„Liebe Gäste.", "unclosed", 1),
            ("„Es war schön.", "continued unclosed", 1),
            ("„Bis bald“", "continued", 1),
            ("„Ja“", "", 2),
        ],
    ),
    ('"Liebe Gäste.\n"Bis bald."', [('"Liebe Gäste.', "unclosed", 1), ('"Bis bald."', "continued", 1)]),
    ("»Liebe Gäste.\n»Bis bald.«", [("»Liebe Gäste.", "unclosed", 1), ("»Bis bald.«", "continued", 1)]),
    ("«Liebe Gäste.\n«Bis bald.»", [("«Liebe Gäste.", "unclosed", 1), ("«Bis bald.»", "continued", 1)]),
    ("“Liebe Gäste.\n“Bis bald.”", [("“Liebe Gäste.", "unclosed", 1), ("“Bis bald.”", "continued", 1)]),
    ("«Liebe Gäste.\n»Bis bald.»", [("«Liebe Gäste.", "unclosed", 1), ("»Bis bald.»", "continued", 1)]),
    ("„Liebe Gäste.\nBis bald.“", [("„Liebe Gäste.", "unclosed", 1), ("Bis bald.“", "continued unopened", 1)]),
    (
        "„Liebe Gäste.\nEs war schön.\nMit „Tusch“ adieu.“",
        [
            ("„Liebe Gäste.", "unclosed", 1),
            ("Es war schön.", "continued unclosed unopened", 1),
            ("Mit „Tusch“ adieu.“", "continued unopened", 1),
            ("„Tusch“", "nested", 2),
        ],
    ),
    ("„Liebe Gäste.\nSie kam. „Ja“, rief er.", [("„Liebe Gäste.", "unclosed", 1), ("„Ja“", "", 2)]),
    ("„Geht nicht, sagte Lau.\n„Wir bauen“, rief sie.", [("„Geht nicht", "unclosed", 1), ("„Wir bauen“", "", 2)]),
]


@pytest.mark.parametrize(("text", "expected"), OVER_PARAGRAPHS)
def test_quotations_over_several_paragraphs(text, expected):
    assert [(one.span.of(text), " ".join(one.flags), one.group) for one in find(text)] == expected


def test_paragraphs_are_counted_from_one():
    text = "Vorspann.\n\n„Ja“, sagte Kern.\n\nEr rief „Nein“."
    assert [stretch.paragraph for stretch in find(text)] == [2, 3]


def test_a_hard_wrapped_quotation_is_one_stretch():
    text = (
        "„Wir haben den Deich im Sommer von Grund auf erneuert und gehen\n"
        "davon aus, dass er auch einer sehr schweren Sturmflut standhält,\n"
        "wie sie nur alle hundert Jahre vorkommt“, sagte Ute Kern, die im\n"
        "Amt seit dem Frühjahr für alle Bauten an der Küste zuständig ist."
    )
    assert found(text) == plain(text[: text.index("“") + 1])


def test_inner_leaves_the_marks_out():
    text = "''Ja'', „Nein“ und ‚vielleicht"
    assert [stretch.inner.of(text) for stretch in find(text)] == ["Ja", "Nein", "vielleicht"]
