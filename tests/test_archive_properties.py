"""Whatever a row holds comes out of an archive as it went in; reading anew what is as it was changes nothing."""

from __future__ import annotations

import tempfile
from contextlib import closing
from pathlib import Path
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from quotes.archive import RunFacts, Update, merging, now
from quotes.archive.merging import Held
from quotes.data import Article, SpeakerKind, Type
from quotes.table import reading
from quotes.table.columns import COLUMNS, NUMBERS, rechecked
from quotes.writers import open_table

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
PLACES = st.lists(st.integers(0, 1 << 40), min_size=1, max_size=4, unique=True).map(sorted)


@st.composite
def articles(draw):
    """Make articles with their rows, as a run would find them."""
    made = []
    for number in range(draw(st.integers(0, 3))):
        rows = []
        for start in draw(PLACES):
            row = {name: draw(st.integers(-(1 << 62), 1 << 62) if name in NUMBERS else WORDS) for name in COLUMNS}
            row |= {"id": f"a{number}-{start}", "document": f"{number}.txt", "start": start, "rule": "frame"}
            row |= {"type": draw(st.sampled_from(get_args(Type))), "kind": draw(st.sampled_from(get_args(SpeakerKind)))}
            row |= {
                "date": draw(st.sampled_from(["", "2026-11-28", "Advent"])),
                "flags": draw(st.sampled_from(["", "glued"])),
            }
            rows.append(rechecked(row))
        made.append((Article(draw(WORDS) + str(number), f"{number}.txt"), rows))
    return made


def put(path, made, version):
    """Bring an archive to the state of these articles."""
    with closing(Update(path, {"version": version}, "", lambda *_: True)) as update:
        for article, rows in made:
            if update.state(article, article.document) not in {"known", "renamed"}:
                update.put(article, rows, f"a{article.document[0]}", article.document)
        return update.commit(RunFacts(now(), "", {"version": version}), lambda _: False).counts


@given(articles())
def test_a_table_in_an_archive_is_the_same_table(made):
    with tempfile.TemporaryDirectory() as folder:
        path, table = Path(folder, "z.db"), Path(folder, "t.jsonl")
        sheet = open_table(str(table))
        for _, rows in made:
            sheet.write(rows)
        sheet.keep()
        put(path, made, "1")
        before = reading.read(path)
        assert before.rows == reading.read(table).rows == tuple(row for _, rows in made for row in rows)
        assert before.columns == COLUMNS
        assert put(path, made, "1")["known"] == len(made)
        assert put(path, made, "2")["reread"] == len(made)
        assert reading.read(path).rows == before.rows


@given(made=articles(), name=WORDS, newer=WORDS, checked=st.booleans())
def test_what_was_decided_is_there_after_reading_anew(made, name, newer, checked):
    for _, rows in made:
        after = [row | {"speaker": name, "flags": "checked" if checked else row["flags"]} for row in rows]
        held = [merging.decide(Held(row), rechecked(new)) for row, new in zip(rows, after, strict=True)]
        found = [row | {"speaker": newer} for row in rows]
        again, kept = merging.again(found, held, "0.txt")
        assert not kept
        for before, each in zip(held, again, strict=True):
            if before.by_hand:
                assert "speaker" not in before.by_hand or each.row["speaker"] == name
                assert not checked or "checked" in str(each.row["flags"]).split()
        lost, stay = merging.again([], held, "0.txt")
        assert lost == stay
        assert bool(stay) == checked
