"""Names of persons over the whole article: what a tagger took for a body → what it is."""

from __future__ import annotations

import pytest
from trees import tokens

from quotes.data import Name, Reading, Sentence, Span
from quotes.people import known_names


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("Petra Harms", "PER"),  # «Harms» is a person's surname elsewhere
        ("Petra Hof", "ORG"),  # nobody's
        ("Elbe Harms", "ORG"),  # no given name
    ],
)
def test_body_called_like_a_person_of_the_article_is_that_person(words, label):
    first = tokens("\n".join(f"{word} PROPN flat 1" for word in words.split()))
    second = tokens("Harms PROPN nsubj 2\nschläft VERB root 0")
    sentences = tuple(
        Sentence(index, Span(0, each[-1].span.end), tuple(each)) for index, each in enumerate((first, second))
    )
    tagged = (Name(Span(0, len(words)), "ORG", 0), Name(Span(0, 5), "PER", 1))
    found = known_names.mend(Reading(sentences, tagged)).names
    assert [name.label for name in found if name.sentence == 0 and name.span == Span(0, len(words))] == [label]
