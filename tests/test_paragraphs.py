"""Which line ends separate paragraphs."""

import textwrap
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


COPY = [  # paragraphs of prose, each of which may end with its line nearly full
    (
        "Der Rat von Altweiler hat am Dienstag lange über den Steg am Wehr beraten. „Wir haben ihn jahrelang "
        "vergessen“, sagte Bürgermeisterin Ida Korff. „Jetzt müssen wir alle schnell handeln, sonst wird es teuer.“"
    ),
    (
        "Später kam der Kämmerer zu Wort. „Das kostet uns drei Millionen Euro“, sagte Ole Brandt. Die Sitzung dauerte "
        "bis in die Nacht, und am Ende gab es keine Mehrheit für den Bau und auch keine für die Sanierung."
    ),
    "„Im Mai beraten wir neu“, sagte Nele Thoms.",
]


@pytest.mark.parametrize("width", [30, 38, 45, 52, 60, 72, 90])
@pytest.mark.parametrize("indent", ["", "    "])
@pytest.mark.parametrize("first", ["", "   "])
@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n"])
def test_hard_wrapped_copy_is_told_at_any_width(width, indent, first, between):
    wrapped = [
        textwrap.fill(each, width, initial_indent=indent + first, subsequent_indent=indent, break_on_hyphens=False)
        for each in COPY
    ]
    parts = [COPY[0].split()]
    for above, each in zip(wrapped, COPY[1:], strict=False):
        if len(above.split("\n")[-1]) + 1 + len(each.split()[0]) > width and not first and between != "\n\n":
            parts[-1] += each.split()  # the last line is full, so nobody can tell
        else:
            parts.append(each.split())
    assert [part.split() for part in found(between.join(wrapped))] == parts
    assert len(parts) > 1


@pytest.mark.parametrize("width", [38, 52, 72])
def test_a_heading_right_above_hard_wrapped_copy_stays_a_line(width):
    text = "\n".join(["Streit um den Steg", *(textwrap.fill(each, width) for each in COPY)])
    assert found(text)[0] == "Streit um den Steg"


@pytest.mark.parametrize(
    "turns",
    [
        ["SPIEGEL: Was kostet uns denn nun dieser neue Steg am alten Wehr, Frau Korff?", "Korff: Drei Millionen."],
        ["– Wer wird ihn denn nun am Ende bezahlen müssen, wenn die Stadt kein Geld hat?", "– Wir alle."],
    ],
)
def test_turns_in_hard_wrapped_copy_stay_apart(turns):
    text = "\n".join(textwrap.fill(turn, 40, subsequent_indent="  ") for turn in turns * 3)
    assert [" ".join(part.split()) for part in found(text)] == turns * 3


@pytest.mark.parametrize(
    "lines",
    [
        # inside a sentence, one line end or several
        ["Der Rat von Altweiler will", "den alten Steg im Mai sperren."],
        ["Der Rat hat die", "Brücke gesperrt."],
        ["„Der Steg ist alt", "und wird jedes Jahr teurer“,", "sagte Kämmerin Ida Korff."],
        ["„Wir bauen neu“, sagte", "Ole Brandt."],
        ["„Wir bauen neu“, sagte", "der Kämmerer Ole Brandt."],
        ["„Wir bauen neu“,", "rief Ole Brandt."],
        [
            "Er sagte es am Abend im Rat und meinte es auch, denn",
            "er wollte den Steg, wie ihn alle wollten,",
            "nun bauen.",
        ],
    ],
)
@pytest.mark.parametrize("around", [(), ("Streit am Wehr", "Ein ganzer Absatz steht davor.")])
def test_a_line_end_inside_a_sentence_is_a_blank(lines, around):
    assert found("\n".join([*around, *lines])) == [*around, "\n".join(lines)]


@pytest.mark.parametrize(
    "lines",
    [
        ["Streit am alten Wehr", "Der Rat tagt lange."],
        ["Streit am Wehr", "Von Ida Korff", "Der Rat tagt."],
        ["Rat will den Steg sperren", "Kämmerer warnt vor den Kosten"],
        ["Gebraucht werden", "zwei große Schaufeln", "ein alter Eimer", "und Kies"],
        ["- zwei Schaufeln,", "- einen Eimer und", "- etwas Kies."],
        ["Wenn der Regen fällt", "und keiner mehr spricht,", "dann denke ich leise", "an dein helles Gesicht."],
        ["„Wir bauen neu“", "Kämmerer Ole Brandt lobt den Rat."],
        ["„Wir bauen“, sagte", "Brandt: „Das wird gut.“"],  # a label
        ["Korff: Was kostet das", "Brandt: Drei Millionen.", "Korff: Viel.", "Brandt: Ja."],
        ["Beschlüsse bis zwölf Uhr", "zugestimmt ‚Steg‘: Der Rat will ihn erhalten."],
        ["„Wir bauen neu“, heißt es", "Der Rat will den Steg."],
        ["Die Termine", "Montag: Rat", "Dienstag: Markt"],
    ],
)
def test_headlines_lists_turns_and_verse_stay_lines(lines):
    assert found("\n".join(lines)) == lines


@given(st.text(alphabet="aA.,„“ \n\t-:ß", max_size=300))
def test_no_letter_is_outside_the_paragraphs(text):
    spans = paragraphs(text)
    assert "".join("".join(span.of(text) for span in spans).split()) == "".join(text.split())
    assert all(one.end <= other.start for one, other in pairwise(spans))


@given(
    st.lists(st.lists(st.sampled_from(COPY[:2]), min_size=1, max_size=3).map(" ".join), min_size=1, max_size=4),
    st.integers(38, 98),
)
def test_no_hard_wrapped_sentence_is_cut(texts, width):
    text = "\n".join(textwrap.fill(each, width) for each in [COPY[0], *texts, COPY[1]])
    assert all(part.rstrip("“").endswith(".") for part in found(text))
