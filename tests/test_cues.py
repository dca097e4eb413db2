"""Where a sentence says that somebody speaks: its cues with their sources, as the shipped model reads it."""

from __future__ import annotations

import pytest

from quotes.cues import find

CASES = [  # sentence; category, cue and head of the source of each cue
    # verbs, with what parts from them
    ("„Der Deich hält“, sagte Petra Harms.", [("verb", "sagte", "Petra")]),
    ("Petra Harms sagte, der Deich breche.", [("verb", "sagte", "Petra")]),
    ("„Wir irrten“, räumte Ole Brandt ein.", [("verb", "räumte … ein", "Ole")]),
    ("„Wir irrten“, hat Ole Brandt gesagt.", [("verb", "gesagt", "Ole")]),
    ("„Der Deich hält“, betonte die Ministerin.", [("verb", "betonte", "Ministerin")]),
    ("„Der Deich hält“, teilte das Landratsamt mit.", [("verb", "teilte … mit", "Landratsamt")]),
    # sources without a verb
    ("Laut Petra Harms bricht der Deich.", [("phrase", "Laut", "Petra")]),
    ("Petra Harms zufolge bricht der Deich.", [("phrase", "zufolge", "Petra")]),
    ("Nach Angaben der Polizei bricht der Deich.", [("phrase", "Nach Angaben", "Polizei")]),
    ("„Der Deich hält“, so Petra Harms.", [("so", "so", "Petra")]),
    # nobody is named
    ("„Der Deich hält“, hieß es.", [("says", "hieß es", None)]),
    # a verb may report; whether it does, what is quoted decides
    ("Der Deich hält.", [("verb", "hält", "Deich")]),
    # no speech
    ("Nach dem Regen kam Petra Harms.", []),
    ("So kam Petra Harms nach Neuhagen.", []),
    ("Aus Neuhagen kam Petra Harms.", []),
    ("Petra Harms wohnt in Neuhagen.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_cues_and_their_sources(look, text, expected):
    tree = look(text).trees[0]
    found = [
        (cue.category, cue.text(tree), None if cue.source is None else tree[cue.source].text) for cue in find(tree)
    ]
    assert found == expected


def test_cues_come_in_the_order_of_the_sentence(look):
    tree = look("Petra Harms sagte, Ole Brandt habe behauptet, der Deich breche.").trees[0]
    found = find(tree)
    assert [cue.text(tree) for cue in found] == ["sagte", "behauptet"]
    assert [cue.head for cue in found] == sorted(cue.head for cue in found)


def test_a_cue_within_a_mask_is_none(look):
    scene = look("„Er sagte immer, der Deich bricht“, sagte Petra Harms.")
    cues = {index: [cue.text(tree) for cue in find(tree)] for index, tree in enumerate(scene.trees)}
    assert cues == {0: ["sagte"], 1: ["sagte"]}  # the one of the reporter, and that of the inside, a text of its own
    assert [tree.sentence.inside for tree in scene.trees] == [None, 0]
