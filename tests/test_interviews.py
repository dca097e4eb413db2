"""Which paragraphs are turns of an interview: those that answer each other, not lists, credits, headings, vox pops."""

import pytest

from quotes.marks.interviews import turns
from quotes.marks.paragraphs import paragraphs


def bodies(*lines: str) -> list[str]:
    text = "\n\n".join(lines)
    return [turn.body.of(text) for turn in turns(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Blatt: Hält er?", "Harms: Ja.", "Blatt: Lange?", "Harms: Ja."), ["Hält er?", "Ja.", "Lange?", "Ja."]),
        # who asks has a label, who answers answers in two paragraphs
        (("Blatt: Hält er?", "Harms: Ja.", "Er hält.", "Blatt: Lange?"), ["Hält er?", "Ja.", "Er hält.", "Lange?"]),
        # a heading between them
        (("Blatt: Hält er?", "Harms: Ja.", "Geld und Deich", "Blatt: Lange?"), ["Hält er?", "Ja.", "Lange?"]),
        (
            ("Blatt: Hält er?", "Harms: Ja.", "Deich: Kosten", "Blatt: Lange?", "Harms: Hundert Jahre."),
            ["Hält er?", "Ja.", "Lange?", "Hundert Jahre."],
        ),
        # two who talk without a question, a third who speaks once
        (
            ("Ina: Ja.", "Tom: Nein.", "Ina: Doch.", "Ole: Ruhe!", "Tom: Nun ja."),
            ["Ja.", "Nein.", "Doch.", "Ruhe!", "Nun ja."],
        ),
    ],
)
def test_turns(lines, expected):
    assert bodies(*lines) == expected


@pytest.mark.parametrize(
    "lines",
    [
        ("Deichbau: Kosten steigen", "Text.", "Hafen: Streit", "Text.", "Deichbau: Rat berät", "Text."),
        ("Text: Ina Lau, Tom Reuß", "Fotos: Ole Brandt", "Text: Mia Korff", "Fotos: Nora Lips"),
        ("Übersetzung: Ida Korff", "Lektorat: Ole Brandt", "Übersetzung: Tom Reuß"),
        ("Vorteil: Er hält.", "Nachteil: Er kostet.", "Vorteil: Er ist grün.", "Nachteil: Er ist lang."),
        ("Tipp: Hut mitnehmen.", "Tipp: Früh da sein.", "Achtung: Es ist kalt.", "Tipp: Tee trinken."),
        # a report of which some paragraphs begin with a label; what is said stands in marks
        ("Nele: „Ich bleibe.“ Dann lacht sie.", "Der Wind weht.", "Tom: „Ich gehe.“", "Nele: „Warte!“"),
        ("Nele: Er hält.", *["Der Wind weht am Deich."] * 7, "Tom: Nein.", "Nele: Doch."),
    ],
)
def test_no_turns(lines):
    assert bodies(*lines) == []


def test_marks_tell_what_a_label_says():
    """The reporter's words behind them, and the next paragraph, are no part of the answer."""
    lines = ("Blatt: Hält er?", "Harms: „Ja.“ Sie lacht.", "Der Wind weht.", "Blatt: Lange?", "Harms: „Ja.“")
    assert bodies(*lines) == ["Hält er?", "Lange?"]
