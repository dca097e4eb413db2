"""Rows have their columns in order, and only what stands in the article letter for letter becomes one."""

from __future__ import annotations

import dataclasses

import pytest
from fake import Extractor, quotation

from quotes.data import Article, Attribution, Span
from quotes.table import columns
from quotes.table.errors import VerbatimError

TEXT = "Sie sagte: „Das reicht nicht.“ Dann ging sie."
ARTICLE = Article(TEXT, document="a.txt", title="Titel", date="2026-11-22")
GOOD = quotation(ARTICLE, 11, 30)


def test_columns_are_those_of_the_contract():
    contract = (
        "speaker quote context type certainty role cue mention kind addressee document title date paragraph start end "
        "utterance rule reason flags id same_as author url outlet check gender party"
    )
    assert " ".join(columns.COLUMNS) == contract


def test_a_row_holds_what_is_known():
    known = dataclasses.replace(
        GOOD,
        flags=("nested", "unclosed"),
        title="Titel",
        date="2026-11-22",
        author="Ulf Kerner",
        url="https://bote.example/1",
        outlet="Neuhagener Bote",
        attribution=Attribution("Eva Maier", "person", "Ministerin", "sagte", "Sie", addressee="dpa", rule="vor",
                                reason="Weil.", certainty=87, gender="w", party="SPD", about="Partei: „(SPD)“."),
    )  # fmt: skip
    assert columns.row(known) == {
        "speaker": "Eva Maier",
        "quote": "Das reicht nicht.",
        "context": TEXT,
        "type": "direct",
        "certainty": 87,
        "role": "Ministerin",
        "cue": "sagte",
        "mention": "Sie",
        "kind": "person",
        "addressee": "dpa",
        "document": "a.txt",
        "title": "Titel",
        "date": "2026-11-22",
        "paragraph": 1,
        "start": 11,
        "end": 30,
        "utterance": 1,
        "rule": "vor",
        "reason": "Weil. Partei: „(SPD)“.",
        "flags": "nested unclosed",
        "id": "q11",
        "same_as": "",
        "author": "Ulf Kerner",
        "url": "https://bote.example/1",
        "outlet": "Neuhagener Bote",
        "check": "uncertain",
        "gender": "w",
        "party": "SPD",
    }
    assert tuple(columns.row(known)) == columns.COLUMNS


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"quote": "Das reicht nicht"}, "das Zitat"),
        ({"quote": "Das reicht nicht. "}, "das Zitat"),
        ({"span": Span(10, 30)}, None),  # a blank before the mark is no letter: allowed
        ({"span": Span(8, 30)}, "das Anführungszeichen"),
        ({"span": Span(11, 33)}, "das Anführungszeichen"),
        ({"span": Span(13, 30)}, "das Zitat"),
        ({"span": Span(-1, 30)}, "die Stelle"),
        ({"span": Span(11, 99)}, "die Stelle"),
        ({"context": TEXT + " "}, "der Kontext"),
        ({"context_span": Span(0, 20), "context": TEXT[:20]}, "der Kontext"),
        ({"context_span": Span(0, 0), "context": ""}, None),  # not every row needs a context
        ({"span": Span(12, 29)}, None),  # indirect speech has no marks
    ],
)
def test_only_what_is_verbatim_passes(change, what):
    changed = dataclasses.replace(GOOD, **change)
    if what is None:
        columns.verify(changed, TEXT)
        return
    with pytest.raises(VerbatimError, match=f"^Zeichen .*: {what} steht so nicht im Artikel"):
        columns.verify(changed, TEXT)
    with pytest.raises(VerbatimError):
        columns.rows([GOOD, changed], TEXT)


def test_offsets_are_code_points():
    article = Article("😀 „Ü\u0308“")
    (found,) = Extractor().extract(article)
    (row,) = columns.rows([found], article.text)
    assert (row["start"], row["end"]) == (2, 6)


@pytest.mark.parametrize("count", [0, 2])
def test_the_dataframe_has_the_same_types_with_and_without_rows(count):
    frame = columns.to_dataframe([GOOD] * count)
    assert tuple(frame.columns) == columns.COLUMNS
    assert len(frame) == count
    for column in columns.COLUMNS:
        assert frame[column].dtype == ("int64" if column in columns.NUMBERS else frame["speaker"].dtype)
    assert not frame.isna().any().any()
    assert frame["role"].tolist() == [""] * count
