"""The public data set against rows: phrases of speakers, tokens. Everybody in these small golds is invented."""

from __future__ import annotations

import pytest
from measured import HARMS, SHE, TEXT, TOKENS, annotated, figures, row, spans, speech

from quotes.evaluation import judging
from quotes.evaluation.gold import Gold, Text


def said(quote, speaker, mention, *cue, **more):
    place = spans(quote)[0]
    mention_span = spans(mention)[0] if mention else None
    return row(*(place.start, place.end), speaker, mention=mention, mention_span=mention_span,
               cue=" ".join(cue), cue_spans=spans(*cue), **more)  # fmt: skip


def data_set(*annotations, **more):
    return Gold(texts={"a": Text(TEXT, TOKENS)}, annotations=annotations, **more)


@pytest.mark.parametrize(
    ("gold", "found", "verdict"),
    [
        (HARMS, said("„Der Deich hält“", "Petra Harms", "Petra Harms"), "right"),
        (HARMS, said("„Der Deich hält“", "Petra Harms", ""), "right"),  # the name shares a word
        (HARMS, said("„Der Deich hält“", "Sprecherin", "Harms"), "right"),  # the phrases meet
        (HARMS, said("„Der Deich hält“", "Tom Berg", "sie"), "wrong"),
        (HARMS, said("„Der Deich hält“", "", "Harms"), "empty"),
        (SHE, said("„Mehr nicht“", "Petra Harms", "sie"), "right"),
        (SHE, said("„Mehr nicht“", "Petra Harms", "Petra Harms"), "open"),  # may be who «sie» is, or not
        (SHE, row(37, 49, "Petra Harms", mention="sie"), "right"),  # from a table, without places
    ],
)
def test_speaker_by_phrase(gold, found, verdict):
    assert judging.phrase(gold, found) == verdict


def test_data_set():
    gold = data_set(HARMS, HARMS, SHE, annotated("fügte", "", kind="Indirect"))
    result = figures(
        gold, said("„Der Deich hält“", "Petra Harms", "Petra Harms", "sagte"), said("„Mehr nicht“", "", "", "fügte")
    )
    assert result["dataset.found"] == (3, 3)
    assert result["dataset.span"] == (2, 2, 2)
    assert result["dataset.cue"] == (2, 2, 3)
    assert result["dataset.phrase"] == (1, 0, 1)  # what is annotated twice is judged once


def test_data_set_leaves_speakers_to_the_canonical_ones():
    result = figures(data_set(HARMS, speeches=(speech(0, 16),)), said("„Der Deich hält“", "Petra Harms", "Petra Harms"))
    assert (result["dataset.phrase"], result["speech.speaker"]) == ((0, 0, 0), (0, 1, 0))


@pytest.mark.parametrize(
    ("rows", "messages", "roles", "joint"),
    [
        (  # all that is annotated, and nothing else
            [said("„Der Deich hält“", "Petra Harms", "Petra Harms", "sagte"),
             said("„Mehr nicht“", "Petra Harms", "sie", "fügte", "hinzu")],
            (9, 9, 9), (6, 6, 6), (15, 15, 15),
        ),
        (  # one missed: its roles are missed in joint, but not asked for in roles
            [said("„Der Deich hält“", "Petra Harms", "Petra Harms", "sagte")],
            (5, 5, 9), (3, 3, 3), (8, 8, 15),
        ),
        (  # cut short, half of the name, a cue too many
            [said("Der Deich", "Petra Harms", "Harms", "sagte", "hinzu")],
            (2, 2, 9), (2, 3, 3), (4, 5, 15),
        ),
        (  # nobody named: the phrase found does not count
            [said("„Der Deich hält“", "", "Petra Harms")],
            (5, 5, 9), (0, 0, 3), (5, 5, 15),
        ),
        (  # two for one: the second is too much
            [said("„Der Deich hält“", "Petra Harms", "Petra Harms"), said("Deich hält", "Petra Harms", "Petra Harms")],
            (5, 7, 9), (2, 2, 3), (7, 11, 15),
        ),
        ([said("„Der Deich hält“", "", "", type_="scare")], (0, 0, 9), None, None),  # no speech, no message
    ],
)  # fmt: skip
def test_token_level(rows, messages, roles, joint):
    result = figures(data_set(HARMS, SHE, HARMS), *rows)
    assert result["tokens.messages"] == messages
    if roles is None:
        assert "tokens.roles" not in result
    elif any(each.mention_span for each in rows):
        assert (result["tokens.roles"], result["tokens.joint"]) == (roles, joint)
