"""Who spoke where frames stand in a row, where a name stands below, and where speech is in another language."""

import pytest

pytestmark = pytest.mark.model


def rows(extractor, text):
    """Return type and speaker of each stretch in marks."""
    return [(found.type, found.attribution.speaker) for found in extractor.extract(text, "direct,partial,scare,title")]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Lau sagt „Das wird nichts“, Kolm sagt „das wird doch“, und Harms sagt „egal“.", ["Lau", "Kolm", "Harms"]),
        ("Kolm meint „das hält“, Harms meint „das bricht“, Lau meint „wer weiß“.", ["Kolm", "Harms", "Lau"]),
        ("Der Rat ruft „mehr Geld“, die Stadt ruft „kein Geld“, das Land ruft „später“.", ["Rat", "Stadt", "Land"]),
        ("Frida Kolm sagt „das hält“ und „das bleibt“.", ["Frida Kolm", "Frida Kolm"]),
        ("„Der Deich hält.“\n— Frida Kolm, Deichgräfin\n\nEr ist alt.", ["Frida Kolm"]),
        ("„Der Deich hält.“\n\n– Hauke Harms, Kämmerer\n\nEr ist alt.", ["Hauke Harms"]),
        ("„Der Deich hält.“ – Kämmerer Hauke Harms\n\nEr ist alt.", ["Hauke Harms"]),
        ("„Der Deich hält.“\n\nNeuer Streit am Fluss\n\nEr ist alt.", [""]),  # a heading signs nothing
    ],
)
def test_who_spoke(extractor, text, speakers):
    assert [speaker for _, speaker in rows(extractor, text)] == speakers


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Die Touristin rief auf Spanisch: „Wo ist der Hafen?“", ("direct", "Touristin")),
        ("Auf Polnisch fragte Jan Lau: „Wer war das?“", ("direct", "Jan Lau")),
        ("Ute Kern antwortete auf Englisch: „No.“", ("direct", "Ute Kern")),
        ("Der Kapitän betonte auf Türkisch: „Wir fahren heute.“", ("direct", "Kapitän")),
        # no verb of speech has the colon, or none is there: what a word is in another language
        ("Der Fluss heißt auf Englisch: „River“.", ("scare", "")),
        ("Das Wort bedeutet auf Deutsch „Hafen“, sagte Kern.", ("scare", "")),
    ],
)
def test_speech_in_a_language_is_speech(extractor, text, row):
    assert rows(extractor, text) == [row]
