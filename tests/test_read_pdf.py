"""From letters on a page to paragraphs: hyphens, columns, running heads."""

from __future__ import annotations

import io

import made
import pytest

from quotes.readers import File, layout, pdf
from quotes.readers.reading_order import Piece


def text(data):
    (read,) = pdf.articles(File("x.pdf", ".pdf", io.BytesIO(data)))
    return read.article.text


@pytest.mark.parametrize(
    ("above", "below", "together"),
    [
        ("der Ver-", "ein kam", "der Verein kam"),
        ("der Ver\u00ad", "ein kam", "der Verein kam"),
        ("der Ver\u2010", "ein kam", "der Verein kam"),
        ("die Nord-", "Süd-Achse", "die Nord-Süd-Achse"),
        ("die Nord-", "und Südtiroler", "die Nord- und Südtiroler"),
        ("Haupt-", "oder Nebensache", "Haupt- oder Nebensache"),
        ("die US-", "amerikanische Seite", "die US-amerikanische Seite"),
        ("der 15-", "jährige Boy", "der 15-jährige Boy"),
        ("das deutsch-", "dänische Paar", "das deutsch-dänische Paar"),
        ("er sagte –", "leise – ja", "er sagte – leise – ja"),
        ("er sagte -", "leise - ja", "er sagte - leise - ja"),
        ("Hamburg/", "Berlin", "Hamburg/Berlin"),
        ("Er sagte:", "„Ja“", "Er sagte: „Ja“"),
        ("„Ver-", "flixt“", "„Verflixt“"),
        ("Ver-", "", "Ver- "),
    ],
)
def test_lines_are_joined(above, below, together):
    assert layout.joined(above, below) == together


def lines(*texts, x=50, y=700, size=10, step=12, width=5):
    """Set lines one below the other; a letter is ``width`` wide."""
    return [
        Piece(
            text.strip(),
            x + indent,
            x + indent + width * len(text.strip()),
            y - step * number,
            y - step * number + size,
        )
        for number, text in enumerate(texts)
        for indent in [10 * (len(text) - len(text.lstrip()))]
    ]


FULL = "Dies ist eine ganze Zeile voller Wörter und"  # 43 letters
END = "Hier endet ein Absatz, der lang genug war."


@pytest.mark.parametrize(
    ("name", "page", "expected"),
    [
        ("full lines go on", lines(FULL, FULL, "hier."), [f"{FULL} {FULL} hier."]),
        ("a short line ends", lines(FULL, "Kurz.", FULL, "hier."), [f"{FULL} Kurz.", f"{FULL} hier."]),
        ("an indent begins", lines(FULL, END, " " + FULL[2:], END), [f"{FULL} {END}", f"{FULL[2:]} {END}"]),
        (
            "a gap begins",
            [*lines(FULL, FULL), *lines(FULL, FULL, y=660)],
            [f"{FULL} {FULL}", f"{FULL} {FULL}"],
        ),
        ("larger letters are a headline", [*lines("Kopf", size=18, y=720), *lines(FULL)], ["Kopf", FULL]),
        (
            "columns one after the other, below the headline",
            [
                *lines("Eine Überschrift über zwei Spalten hinweg", size=18, y=760, width=12),
                *lines(FULL, FULL, FULL, END),
                *lines(FULL, FULL, FULL, END, x=300),
            ],
            ["Eine Überschrift über zwei Spalten hinweg", *[f"{FULL} {FULL} {FULL} {END}"] * 2],
        ),
        (
            "a sentence goes on in the next column",
            [
                *lines(FULL, FULL, "die Ministe-", y=700),
                *lines("rin kam. Und nun noch eine ganze Zeile dazu", FULL, END, x=300),
            ],
            [f"{FULL} {FULL} die Ministerin kam. Und nun noch eine ganze Zeile dazu {FULL} {END}"],
        ),
        (
            "a headline over one narrow column of an empty page",
            [*lines("Eine Überschrift über die ganze Seite", size=18, y=760, width=18), *lines(FULL, FULL, FULL, END)],
            ["Eine Überschrift über die ganze Seite", f"{FULL} {FULL} {FULL} {END}"],
        ),
        ("an empty page", [], []),
    ],
)
def test_paragraphs_of_a_page(name, page, expected):
    assert layout.paragraphs([page]) == expected, name


def test_running_heads_and_numbers_are_left_out_where_they_repeat():
    def page(number):
        return [
            *lines("Hagenstedter Nachrichten", y=800),
            *lines(f"Ausgabe {number}", y=788),
            *lines(FULL, FULL, f"Seite {number} hat Text.", "Oben Unten".split()[number - 1], y=700),
            *lines(f"- {number} -", y=30),
        ]

    told = layout.paragraphs([page(1), page(2)])
    assert told == [
        f"{FULL} {FULL} Seite 1 hat Text.",
        f"Oben {FULL} {FULL} Seite 2 hat Text.",  # no full stop, so it goes on
        "Unten",
    ]
    assert layout.paragraphs([page(1)])[0] == "Hagenstedter Nachrichten"  # once it may be anything


def test_a_pdf_set_by_hand():
    first = [(50, 700, 12, "„Wir sind der größte Ver-"), (50, 686, 12, "ein im Land“, sagte Eva Maier.")]
    assert text(made.pdf_of(first)) == "„Wir sind der größte Verein im Land“, sagte Eva Maier."


def test_words_that_are_set_letter_by_letter():
    from reportlab.pdfbase.pdfmetrics import stringWidth

    words = "Ein Wortspiel, AVA"
    letters = [
        (50 + stringWidth(words[:at], "Times-Roman", 12), 700, 12, letter)
        for at, letter in enumerate(words)
        if letter != " "
    ]
    assert text(made.pdf_of(letters)) == words


def test_pages_that_lie_on_their_side_are_read():
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    canvas = Canvas(file)
    for turned in (0, 90, 180, 270):
        canvas.saveState()
        canvas.translate(300, 400)
        canvas.rotate(turned)
        canvas.drawString(0, 0, f"Gedreht um {turned} Grad.")
        canvas.drawString(0, -14, "Zweite Zeile.")
        canvas.restoreState()
        canvas.showPage()
    canvas.save()
    expected = [line for turned in (0, 90, 180, 270) for line in (f"Gedreht um {turned} Grad.", "Zweite Zeile.")]
    assert text(file.getvalue()).replace("\n\n", " ") == " ".join(expected)
