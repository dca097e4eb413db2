"""Slips of a hand and habits of a layout: a mark forgotten, alone on its line, for another, in a list."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.marks.stretches import find


def found(text: str) -> list[tuple[str, str]]:
    """Return each stretch with its marks, and its flags in one string."""
    return [(stretch.span.of(text), " ".join(stretch.flags)) for stretch in find(text)]


LISTS = [
    "Der Rat tagt.\n\n» Lesen Sie auch: Was am Deich geschah\n» Hier geht es zur Karte",
    "» Mehr zum Thema\n\nDer Deich hält.",
    "  » Deich: Er hält\n\n  » Fluss: Er steigt",
    ">> Zum Artikel\n\n>>>> Hier lesen Sie mehr: Der Deich hält",
    "Der Deich hält. » mehr\n\nDas Wasser sinkt. » weiterlesen",
    "› Mehr zum Thema\n› Zur Karte",
    "»» Alles zum Deich",
]


@pytest.mark.parametrize("text", LISTS)
@pytest.mark.parametrize("quoted", ["", "„Gut“", "»Gut«", "«Gut»"])
def test_a_list_sign_opens_nothing(text, quoted):
    text += f"\n\nKern sagte: {quoted}" if quoted else ""
    assert found(text) == ([(quoted, "")] if quoted else [])


LOST_BEFORE_A_FRAME = [  # the mark is forgotten before the frame: the words end where it begins
    ("„Ich hab die Harke noch, verrät sie unserer Zeitung. Das Beet ist klein.", "„Ich hab die Harke noch"),
    ("„Das ist ein starkes Stück, schimpfte Ole Brandt. Dann ging er.", "„Das ist ein starkes Stück"),
    ("„Die Lage ist gut, verkündete der Minister. Alle lachten.", "„Die Lage ist gut"),
    ("„Wir haben Zeit!, jubelten die Leute.", "„Wir haben Zeit!"),
    ("„Ich finde, das geht, weil es regnet. Und Schluss.", "„Ich finde, das geht, weil es regnet. Und Schluss."),
    ("„Wir haben, glaube ich, kein Geld.", "„Wir haben, glaube ich, kein Geld."),
]


@pytest.mark.parametrize(("text", "words"), LOST_BEFORE_A_FRAME)
def test_a_forgotten_mark_before_a_frame(text, words):
    assert found(text) == [(words, "unclosed")]


NO_LISTS = [
    ("»Wir bauen weiter, sagte Kern.", [("»Wir bauen weiter", "unclosed")]),  # no blank behind the mark
    ("» Wir bauen weiter, sagte Kern.", [("» Wir bauen weiter", "unclosed")]),  # somebody speaks
    ("» Wir bauen weiter «, sagte Kern.", [("» Wir bauen weiter «", "")]),
    (
        "» Wir bauen weiter.\n\nUnd zwar bald. «, sagte Kern.",
        [("» Wir bauen weiter.", "unclosed"), ("Und zwar bald. «", "continued unopened")],
    ),
    ("» Deich: „Er hält“", [("„Er hält“", "")]),  # a list may quote
]


@pytest.mark.parametrize(("text", "expected"), NO_LISTS)
def test_what_only_looks_like_a_list(text, expected):
    assert found(text) == expected


SINGLES = [
    ("\"Sie rief 'Land unter' und lief\", so Kern.", ["'Land unter'"]),
    ("„Sie rief 'Land unter' und lief“, so Kern.", ["'Land unter'"]),
    ('"Sie rief: ,Land unter\' und lief", so Kern.', [",Land unter'"]),
    ("„Sie rief: ,Land unter!'“, so Kern.", [",Land unter!'"]),
    ("„,Land unter’, hat sie gerufen“, so Kern.", [",Land unter’"]),
    ("„Das ,Wie' und das ,Ob', das ist's“, so Kern.", [",Wie'", ",Ob'"]),
    ("„Er sagt ,Das war's', mehr nicht“, so Kern.", [",Das war's'"]),
    ("„Er sagt ,Ich hab' Zeit', mehr nicht“, so Kern.", [",Ich hab' Zeit'"]),
    ("„Er kam ,und Hans' Auto stand da“, so Kern.", []),  # a blank too many, and a genitive
    ("„Das ist gut ,und das auch“, so Kern. Er hat's gesagt.", []),
    ("„Er kam,sah und ging' weg“, so Kern.", []),
]


@pytest.mark.parametrize(("text", "inside"), SINGLES)
def test_single_marks_in_a_quotation(text, inside):
    assert [span for span, flags in found(text) if flags == "nested"] == inside
    assert [span for span, flags in found(text) if not flags] == [text[: text.rindex(", so Kern")]]


ALONE = [
    ("„\n\nDer Deich hält.\n\n“\n\nKern kam.", [("„\n\nDer Deich hält.\n\n“", "")]),
    ('"\nDer Deich hält.\n"\n\nKern kam.', [('"\nDer Deich hält.\n"', "")]),
    ("»\n\nDer Deich hält.\n\n«\n\nKern kam.", [("»\n\nDer Deich hält.\n\n«", "")]),
    ("Kern kam.\n\n“\n\nDer Deich hält.\n\nUte Kern, Rätin", [("“\n\nDer Deich hält.", "unclosed")]),
    ("Der Deich hält.\n\n”\n\nKern kam.", [("Der Deich hält.\n\n”", "unopened")]),
    (
        "„\nDer Deich hält.\n\nEr hält lange.\n“\n\nKern kam.",
        [("„\nDer Deich hält.", "unclosed"), ("Er hält lange.\n“", "continued unopened")],
    ),
    ("Kern kam.\n\n„", []),
    ("“", []),
]


@pytest.mark.parametrize(("text", "expected"), ALONE)
def test_a_mark_alone_on_its_line_belongs_to_the_paragraph_beside_it(text, expected):
    assert found(text) == expected


def test_what_is_said_has_no_line_ends_at_its_marks():
    text = "„\n\nDer Deich hält.\n\n“"
    assert [stretch.inner.of(text) for stretch in find(text)] == ["Der Deich hält."]


BROKEN = [
    "„Wir haben gestern\n\nAbend gebaut“, sagte Kern.",
    "„Wir bauen –\n\nund zwar bald“, sagte Kern.",
    "Kern nannte es ein „Haus der\n\nGemeinde“ und ging.",
    '"Wir bauen hier,\n\nDeich und Damm", sagte Kern.',
]


@pytest.mark.parametrize("text", BROKEN)
def test_a_quotation_that_a_blank_line_breaks_is_one(text):
    assert [flags for _, flags in found(text)] == [""]


TURNED = [
    ("»Der Deich hält«, sagte Kern.\n\n«Er bricht», sagte Lau, «und zwar bald». »Nein«, sagte Kern.", 4),
    ("“Hast du Zeit?”, fragte Kern. „Nein“, sagte Lau. “Schade“, meinte sie.", 3),
    ("„Nein“, sagte Lau. “Hast du Zeit?”, fragte Kern. „Ja“, sagte er.", 3),
    ('„Guten Tag“, sagte er. Das Schild sagte "Zu". „Und du?“', 3),
    ('"Guten Tag", sagte er. Das Schild sagte „Zu". "Und du?"', 3),
    ('Das Brett ist 5" groß, 6\' lang und 7\'2" breit. "Es hält", sagte Kern.', 1),
    ('"Das Brett ist 5" groß und 6" breit", sagte Kern. "Es hält."', 2),
    ('Der 55"-Schirm (55") kostet viel, der mit 65" nicht. "Na ja", sagte Kern.', 1),
]


@pytest.mark.parametrize(("text", "count"), TURNED)
def test_marks_of_several_kinds_pair_as_a_reader_pairs_them(text, count):
    assert [flags for _, flags in found(text)] == [""] * count


WORDS = st.lists(st.sampled_from(["wir", "bauen", "heute", "den", "Deich", "neu"]), min_size=2, max_size=5).map(
    lambda words: " ".join(words).capitalize()
)
SENTENCES = [
    "{0}{2}{1}, sagte Ute Kern.",
    "Ute Kern sagte: {0}{2}.{1}",
    "{0}{2}{1}, sagte Kern, {0}{3}{1}.",
    "Kern nannte das {0}{2}{1} und ging.",
    "Dann kam der Regen über das Land. {0}{2}.{1}",
    "{0}{2}!{1} Das rief Jan Lau.",
    "{0}{2}.{1} – {0}{3}?{1}",
]
PARAGRAPH = st.lists(st.tuples(st.sampled_from(SENTENCES), WORDS, WORDS), min_size=1, max_size=4)


@pytest.mark.parametrize("marks", ["„“", "„”", '„"', '""', "“”", "»«", "«»"])
@settings(max_examples=40, deadline=None)
@given(st.lists(PARAGRAPH, min_size=1, max_size=3), st.integers(0, 10**6))
def test_no_order_and_no_missing_mark_loses_a_stretch(marks, paragraphs, lost):
    text = "\n\n".join(
        " ".join(sentence.format(*marks, one, other) for sentence, one, other in paragraph) for paragraph in paragraphs
    )
    places = [at for at, sign in enumerate(text) if sign in marks]
    spans = [stretch.span for stretch in find(text)]
    assert [span.start for span in spans] + [span.end - 1 for span in spans] == places[::2] + places[1::2]
    gone = places[lost % len(places)]
    broken = text[:gone] + text[gone + 1 :]
    here = {stretch.span.of(broken) for stretch in find(broken)}
    assert {span.of(text) for span in spans if not span.start <= gone < span.end} <= here
    assert len(find(broken)) >= len(spans)
