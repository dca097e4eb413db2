"""Which line ends separate paragraphs."""

import textwrap

import pytest

from quotes.marks.paragraphs import paragraphs


def found(text: str) -> list[str]:
    return [span.of(text) for span in paragraphs(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\r\n ", []),
        ("Ein Absatz.", ["Ein Absatz."]),
        ("Eins.\n\nZwei.", ["Eins.", "Zwei."]),
        ("Eins.\r\n\r\nZwei.", ["Eins.", "Zwei."]),
        ("Eins.\n \t \nZwei.", ["Eins.", "Zwei."]),
        ("\n\n  Eins. \n\n\n\n\tZwei.\n", ["Eins.", "Zwei."]),
        ("Eins.\nZwei.", ["Eins.", "Zwei."]),
        ("Eins.\r\nZwei.", ["Eins.", "Zwei."]),
        ("Eins.\rZwei.", ["Eins.", "Zwei."]),
        ("Eins.\x0bZwei.\x0cDrei.\x85Vier.", ["Eins.", "Zwei.", "Drei.", "Vier."]),
        ("Eins.\u2028Zwei.\u2029Drei.", ["Eins.", "Zwei.", "Drei."]),
        ("\ufeffEins.\nZwei.", ["Eins.", "Zwei."]),
        ("\u00a0Eins.\u00a0\n\u2003Zwei.", ["Eins.", "Zwei."]),
        ("Eins\x00.\nZwei.", ["Eins\x00.", "Zwei."]),
        ("Zwischentitel\nDer Absatz dazu.", ["Zwischentitel", "Der Absatz dazu."]),
    ],
)
def test_paragraphs(text, expected):
    assert found(text) == expected


LONG = (
    "Die Gemeinde Oberlauf will ihr Freibad nun doch behalten, wie Bürgermeisterin Ella Brandt am Freitag nach einer "
    "langen Sitzung des Rates mitteilte. Der Förderverein hatte zuvor mehr als viertausend Unterschriften gesammelt "
    "und mit einer Klage gedroht, falls die Bagger noch vor den Ferien anrücken sollten."
)


@pytest.mark.parametrize("width", [45, 60, 72, 80, 98])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_hard_wrapped_article_keeps_its_paragraphs(width, line_end):
    text = "\n\n".join([textwrap.fill(LONG, width), textwrap.fill(LONG, width)]).replace("\n", line_end)
    assert [part.split() for part in found(text)] == [LONG.split(), LONG.split()]


def test_one_long_paragraph_a_line_is_not_hard_wrapped():
    assert found("\n".join([LONG] * 5)) == [LONG] * 5


@pytest.mark.parametrize(
    "lines",
    [
        ["Der Rat tagte am Freitag bis in die späten Abendstunden."] * 6,  # each a sentence
        ["Oberlauf – Niederlauf 3:1", "Altdorf – Neudorf 0:0", "Bergheim – Talheim 2:2", "SV Au – FC Egg 1:4"],
        ["Wenn der Regen fällt", "und keiner mehr spricht", "dann denke ich leise", "an dein helles Gesicht"],
    ],
)
def test_lists_tables_and_poems_are_not_hard_wrapped(lines):
    assert found("\n".join(lines)) == lines


def test_two_wrapped_lines_are_too_few_to_tell():
    text = textwrap.fill(LONG, 70)
    first_two = "\n".join(text.split("\n")[:2])
    assert len(found(first_two)) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an open quotation goes on in the next line, whatever kind of line end
        ("Ruhe.\n\n„Was\n\nhilft uns der Deich?“, sagte sie.", ["Ruhe.", "„Was\n\nhilft uns der Deich?“, sagte sie."]),
        ('Er sagt: "Wir bauen\neinen Deich."\nEnde.', ['Er sagt: "Wir bauen\neinen Deich."', "Ende."]),
        ("«Wir bauen hier die\n\nMauer», sagte sie.", ["«Wir bauen hier die\n\nMauer», sagte sie."]),
        ("Sie: »Es gibt Kies,\n\nSand und\n\nStein.« Ja.", ["Sie: »Es gibt Kies,\n\nSand und\n\nStein.« Ja."]),
        # three lines of sentences that break at blank lines: this copy does it so
        (
            "Titel\n\nDer Rat hat\n\nden Deich gesehen und\n\nwill ihn bauen. Das\n\nkostet Geld.\n\nEnde.",
            ["Titel", "Der Rat hat\n\nden Deich gesehen und\n\nwill ihn bauen. Das\n\nkostet Geld.", "Ende."],
        ),
        # paragraphs of their own: a heading, a mark that was lost, speech over two paragraphs, a list, a label
        ("Streit am Deich\n\nDer Rat tagt.", ["Streit am Deich", "Der Rat tagt."]),
        ("„Der Deich hält\n\nNeuhagen will „mehr“.", ["„Der Deich hält", "Neuhagen will „mehr“."]),
        ("„Der Deich hält.\n\nEr hält noch“, sagte sie.", ["„Der Deich hält.", "Er hält noch“, sagte sie."]),
        ("„Eins.\n\n„Zwei“, sagte sie.", ["„Eins.", "„Zwei“, sagte sie."]),
        ("Gebraucht werden\n\nzwei große Schaufeln\n\nKies", ["Gebraucht werden", "zwei große Schaufeln", "Kies"]),
        ("„Der Deich hält\n\nkb: Wie lange?“", ["„Der Deich hält", "kb: Wie lange?“"]),
    ],
)
def test_lines_of_one_sentence_are_one_paragraph(text, expected):
    assert found(text) == expected
