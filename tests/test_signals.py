"""What an answer shows that tells how far it can be trusted."""

import pytest


def shown(extractor, text, quote):
    """Return the signals of the row whose quotation begins with ``quote``."""
    row = next(row for row in extractor.extract(text) if row.quote.startswith(quote))
    assert row.speaker
    return set(row.attribution.signals)


PLAIN = "„Der Deich hält“, sagte Petra Harms."
SPOKEN = "„Der Deich hält“, sagte Petra Harms. „Er ist neu.“ Ulf Kerner lachte: „Von wegen!“ „Doch“, sagte Harms."


@pytest.mark.parametrize(
    ("text", "quote", "there", "missing"),
    [
        (
            PLAIN,
            "Der Deich",
            {"rule verb-after", "on name", "kind person", "name of several words", "cue verb", "cue touches"},
            {"carried over", "source before", "one other", "several others", "first person"},
        ),
        (PLAIN, "Der Deich", {"source after", "source near", "nobody else in the sentence", "first to speak"}, set()),
        (
            SPOKEN,
            "Er ist neu",
            {"carried over", "on carried", "carried from on name", "spoke last"},
            {"first to speak"},
        ),
        (SPOKEN, "Von wegen", {"new speaker"}, {"spoke last", "spoke before"}),
        (SPOKEN, "Doch", {"spoke before", "few words"}, {"new speaker", "many words"}),
        (
            "Petra Harms traf Ole Brandt und Ida Korff. Die Ministerin nannte den Bau „einen teuren Spaß“.",
            "einen",
            {"type partial", "kind unnamed"},
            {"kind person"},
        ),
        (
            "„Ich habe den ganzen Sommer mit all unseren Leuten hier am Deich gearbeitet“, sagte Petra Harms.",
            "Ich",
            {"first person", "many words"},
            {"few words"},
        ),
        ("Der Vorsitzende der Bürgerinitiative Alter Hafen Neuhagen sagte: „Nein.“", "Nein", {"long name"}, set()),
        (
            "Petra Harms sagte, Ole Brandt habe Ida Korff einen „bösen Geist“ genannt.",
            "bösen",
            {"source before"},
            {"nobody else in the sentence"},
        ),
    ],
)
def test_an_answer_shows(extractor, text, quote, there, missing):
    found = shown(extractor, text, quote)
    assert (there - found, missing & found) == (set(), set())


def test_a_row_without_speaker_shows_nothing(extractor):
    assert [row.attribution.signals for row in extractor.extract("Es stand an der Mauer: „Der Deich gehört uns!“")] == [
        ()
    ]
