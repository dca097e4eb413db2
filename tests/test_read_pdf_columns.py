"""Columns of a page, and what runs over them: read as a person reads the page, who would not go across the gutter.

The pages are set with reportlab; what is expected is each block as it was given to the page, in a person's order.
"""

from __future__ import annotations

import io
import textwrap

import made
import pytest
from hostile import pdfs
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.readers import File, pdf, reading_order
from quotes.readers.reading_order import Piece

ONE = (
    "Der Rat von Altweiler hat am Dienstag über den Steg am Wehr beraten. „Wir haben ihn zu lange vergessen“, sagte "
    "Bürgermeisterin Ida Korff. „Jetzt muss es schnell gehen, sonst wird es für alle teuer.“ Die Sitzung war kurz. "
    "Viele Zuhörer standen auf dem Flur und hörten den Rednern durch die offene Tür zu."
)
TWO = (
    "Später kam der Kämmerer zu Wort. „Das kostet uns drei Millionen“, sagte Ole Brandt. Geld dafür ist im Haushalt "
    "nicht vorgesehen, und ein Kredit gilt als zu teuer. Im Mai will der Rat wieder tagen und dann entscheiden, wer "
    "den Auftrag bekommt und wann die Arbeiten am Wehr beginnen können."
)
THREE = (
    "Am Wehr selbst ist es still geworden. „Hier kommt kaum noch jemand vorbei“, sagte Fischer Jan Petersen. Er flickt "
    "seine Netze vor der Hütte und schaut auf das Wasser. Früher fuhren die Kinder mit dem Rad über den Steg zur "
    "Schule, heute nehmen sie den Bus und sind eine halbe Stunde länger unterwegs."
)
SPORT = (
    "Der Turnverein hat sein Heimspiel gewonnen. „Die Mannschaft hat bis zum Schluss gekämpft“, sagte Trainer Kurt "
    "Vogt. Vor der Pause fiel kein Tor. „Danach lief es wie von selbst“, sagte Torhüterin Nele Thoms. Am Samstag geht "
    "es gegen den Meister, der bisher alle Spiele gewonnen hat."
)
HEAD, SECOND, PULL = "Streit um den Steg am alten Wehr", "Turnverein schlägt den Meister und freut sich", "„Zu teuer!“"
CAPTION = "Der Steg am Wehr von Altweiler ist seit dem Winter gesperrt, weil drei Pfeiler gerissen sind. Foto: Thoms"
LEFT, RIGHT, MID = 50, 310, 225  # edges of two columns; of the middle one of three


def block(text, x, y, width=44, size=9):
    """Set a text in lines of so many letters; return them, as ``made.pdf_of`` takes them."""
    return [(x, y - number * size * 1.2, size, line) for number, line in enumerate(textwrap.wrap(text, width))]


def halves(text, width=44):
    """Cut a text where a column ends, which may be in mid sentence."""
    lines = textwrap.wrap(text, width)
    at = (len(lines) + 1) // 2
    return " ".join(lines[:at]), " ".join(lines[at:])


def read(*pieces):
    (found,) = pdf.articles(File("x.pdf", ".pdf", io.BytesIO(made.pdf_of([line for each in pieces for line in each]))))
    return found.article.text


def over(text, y, size=18, x=LEFT):
    return [(x, y, size, text)]


def in_columns(text, y, edges=(LEFT, RIGHT), width=44):
    """Set a text in columns side by side."""
    lines = textwrap.wrap(text, width)
    each = -(-len(lines) // len(edges))
    return [(edges[at // each], y - (at % each) * 10.8, 9, line) for at, line in enumerate(lines)]


A, B = halves(ONE)

LAYOUTS = {
    "a headline over two columns": (
        [over(HEAD, 780), in_columns(f"{ONE} {TWO}", 750)],
        [HEAD, f"{ONE} {TWO}"],
    ),
    "a second headline over the columns of another article": (
        [over(HEAD, 780), in_columns(ONE, 750), over(SECOND, 660), in_columns(SPORT, 630)],
        [HEAD, ONE, SECOND, SPORT],
    ),
    "a second headline that is shorter than a column": (
        [over("Steg", 780), in_columns(ONE, 750), over("Sport", 660), in_columns(SPORT, 630)],
        ["Steg", ONE, "Sport", SPORT],
    ),
    "a headline of two lines, the second one short": (
        [over(HEAD, 780), in_columns(ONE, 750), over(SECOND, 660), over("Fans jubeln", 638), in_columns(SPORT, 608)],
        [HEAD, ONE, f"{SECOND} Fans jubeln", SPORT],
    ),
    "a pull quote between bands: the sentence goes on below it": (
        [
            over(HEAD, 780),
            in_columns(ONE, 750),
            over(f"{PULL} Ole Brandt, Kämmerer", 670, 15, 150),
            in_columns(TWO, 640),
        ],
        [HEAD, ONE, f"{PULL} Ole Brandt, Kämmerer", TWO],
    ),
    "a pull quote set into running columns": (
        [
            over(HEAD, 780),
            block(A, LEFT, 750),
            block(B, LEFT, 640),
            over(f"{PULL} Ole Brandt, Kämmerer", 665, 15, 150),
            block(halves(TWO)[0], RIGHT, 750),
            block(halves(TWO)[1], RIGHT, 640),
        ],
        [HEAD, ONE, TWO, f"{PULL} Ole Brandt, Kämmerer"],
    ),
    "a caption over both columns, at the letters' size of a caption": (
        [over(HEAD, 780), in_columns(ONE, 750), over(CAPTION, 665, 8), in_columns(TWO, 640)],
        [HEAD, ONE, CAPTION, TWO],
    ),
    "a footer over both columns": (
        [over(HEAD, 780), in_columns(ONE, 750), over(CAPTION, 600, 9)],
        [HEAD, ONE, CAPTION],
    ),
    "three columns under and above what runs over them": (
        [
            over(HEAD, 780),
            in_columns(f"{ONE} {TWO}", 750, (50, MID, 400), 30),
            over(SECOND, 620),
            in_columns(f"{SPORT} {THREE}", 590, (50, MID, 400), 30),
            over(CAPTION, 470, 9),
        ],
        [HEAD, f"{ONE} {TWO}", SECOND, f"{SPORT} {THREE}", CAPTION],
    ),
    "three columns, of which the headline runs over two": (
        [
            over(HEAD, 780, 16),
            in_columns(ONE, 750, (50, MID), 30),
            over("Flaute am Wehr", 660, 16),
            in_columns(TWO, 630, (50, MID), 30),
            block(THREE, 400, 780, 30),
        ],
        [HEAD, ONE, "Flaute am Wehr", TWO, THREE],
    ),
    "columns whose lines do not stand at the same heights": (
        [over(HEAD, 780), block(ONE, LEFT, 750), block(TWO, RIGHT, 745), over(SECOND, 640), in_columns(SPORT, 610)],
        [HEAD, ONE, TWO, SECOND, SPORT],
    ),
    "a subheading in one column, beside the running other one": (
        [
            over(HEAD, 780),
            block(ONE, LEFT, 750),
            over("Kein Geld", 662, 11),
            block(TWO, LEFT, 645),
            block(f"{THREE} {SPORT}", RIGHT, 750),
        ],
        [HEAD, ONE, "Kein Geld", TWO, f"{THREE} {SPORT}"],
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_page_is_read_as_a_person_reads_it(name):
    pieces, expected = LAYOUTS[name]
    assert " ".join(read(*pieces).split()) == " ".join(" ".join(expected).split())


def test_a_list_with_wide_signs_is_read_line_by_line():
    points = [f"Punkt {at} der Tagesordnung" for at in range(4)]
    lines = [
        each for at, text in enumerate(points) for each in [(50, 700 - 12 * at, 9, "–"), (80, 700 - 12 * at, 9, text)]
    ]
    assert "– Punkt 0 der Tagesordnung" in read(over(CAPTION, 780, 9), lines, over(CAPTION, 600, 9))


def _ffi(width):
    """Make a PDF of «effizient» in which one sign, so wide (1/1000 of the size), stands for «ffi»."""
    mapping = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def 1 begincodespacerange <00> <ff> "
        "endcodespacerange 1 beginbfchar <41> <006600660069> endbfchar endcmap end end"
    )
    page = "BT /F 12 Tf 50 700 Td (eAzient und kA) Tj ET"
    parts = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        f"<</Length {len(page)}>>stream\n{page}\nendstream",
        (
            f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 65/LastChar 65/Widths[{width}]/ToUnicode 6 0 R"
            "/FontDescriptor 7 0 R>>"
        ),
        f"<</Length {len(mapping)}>>stream\n{mapping}\nendstream",
        "<</Type/FontDescriptor/FontName/Helvetica/Flags 32/FontBBox[0 -200 1000 800]/MissingWidth 500>>",
    ]
    return pdfs.document([part.encode() for part in parts])


@pytest.mark.parametrize("width", [500, 1000, 1500])
def test_a_ligature_stays_one_word_however_wide_it_is(width):
    (found,) = pdf.articles(File("x.pdf", ".pdf", io.BytesIO(_ffi(width))))
    assert found.article.text == "effizient und kffi"


PIECES = st.builds(
    lambda left, width, bottom, size, text: Piece(text, left, left + width, bottom, bottom + size),
    st.integers(0, 600),
    st.integers(1, 600),
    st.integers(0, 800),
    st.sampled_from([8, 9, 12, 24]),
    st.text("ab. -„“", min_size=1, max_size=5).filter(str.strip),
)


@given(st.lists(PIECES, max_size=60))
@settings(max_examples=150, deadline=None)
def test_whatever_stands_on_a_page_is_read_once(pieces):
    found = [line.text for column in reading_order.columns(pieces) for line in column]
    assert sorted("".join("".join(found).split())) == sorted("".join("".join(piece.text for piece in pieces).split()))
