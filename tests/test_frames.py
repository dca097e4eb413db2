"""Where a quotation stands in the syntax: its frame sentence, its words there, the text that touches it."""

from __future__ import annotations

import pytest


def shown(look, text):
    """Return for each stretch: number of the sentence, words (a mask as «Dies»), whether masked."""
    scene = look(text)
    return [
        (
            frame.sentence,
            " ".join(scene.trees[frame.sentence][index].text for index in frame.tokens) if frame.tokens else "",
            frame.masked,
        )
        for frame in scene.frames
    ]


CASES = [  # text; sentence, words, masked of each stretch
    ("„Der Deich hält“, sagte Petra Harms.", [(0, "Dies", True)]),
    ("Petra Harms nannte das „sehr mutig“.", [(0, "sehr mutig", False)]),
    ("Es regnete. Petra Harms nannte das „sehr mutig“.", [(1, "sehr mutig", False)]),
    ("„Der Deich hält“, sagte Harms, „noch eine Weile.“", [(0, "Dies", True), (0, "Dies", True)]),
    ("„Das war ‚sehr mutig‘ von ihm“, sagte Petra Harms.", [(0, "Dies", True), (1, "sehr mutig", False)]),
    ("Petra Harms las den „Elbkurier“ und die „Waldpost“.", [(0, "Elbkurier", False), (0, "Waldpost", False)]),
    ("Es regnete. „Der Deich hält.“ Petra Harms ging.", [(1, "Dies", True)]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_the_place_of_a_quotation(look, text, expected):
    assert shown(look, text) == expected


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("„Der Deich hält“, sagte sie.", "", ", sagte sie."),
        ("Sie sagte:  „Der Deich hält.“\n\nEs regnete.", "Sie sagte:", ""),  # blanks aside, within the paragraph
        ("Kopf.\n\n„Der Deich hält.“ Sie ging.", "", "Sie ging."),
        ("Sie rief\u00a0„Halt!“\u202f und ging.", "Sie rief", "und ging."),
        ("x" * 100 + " „Halt, sofort!“ " + "y" * 100, "x" * 79, "y" * 79),
    ],
)
def test_what_touches_a_quotation(look, text, before, after):
    (frame,) = look(text).frames
    assert (frame.before, frame.after) == (before, after)


def test_first_and_last_word(look):
    scene = look("Petra Harms nannte das „wirklich sehr mutig“ von ihm.")
    (frame,) = scene.frames
    tree = scene.trees[frame.sentence]
    assert (tree[frame.first].text, tree[frame.last].text) == ("wirklich", "mutig")
