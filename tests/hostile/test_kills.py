"""A few of the kills that ``python -m tests.hostile.kills`` makes a hundred of, in every run of the tests."""

from __future__ import annotations

import os

import pytest

from hostile import kills

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="signals and groups as Unix has them")]


SHORT = (("extract", "xlsx"), ("extract", "md"), ("apply", "csv"), ("apply", "xlsx"))


def test_killed_at_random_moments_nothing_is_lost_doubled_or_changed():
    counts = kills.every(8, seed=7, articles=14, kinds=SHORT)
    assert sum(count.kills for count in counts) == 8
    assert [count for count in counts if count.harm] == []
    assert [count.left for count in counts if count.name.startswith("extract")] == [[]] * 2


def test_killed_at_random_moments_an_archive_is_sound_and_of_yesterday_or_today():
    counts = kills.every(2, seed=9, articles=6, kinds=(("extract", "db"), ("apply", "db")))
    assert sum(count.kills for count in counts) == 2
    assert [count for count in counts if count.harm or count.left] == []


@pytest.mark.parametrize(
    ("found", "harm"),
    [
        ("abc", (0, 0, 0)),
        ("ab", (1, 0, 0)),
        ("abcc", (0, 1, 0)),
        ("abx", (1, 0, 1)),
        ("", (3, 0, 0)),
    ],
)
def test_the_count_sees_what_is_wrong(found, harm):
    count = kills.Count("")
    count.compare(kills.Counter(found), kills.Counter("abc"))
    assert (count.lost, count.doubled, count.changed) == harm


def test_half_a_table_is_seen(folder):
    whole = kills.Counter('{"id": "1"}')
    (folder / "t.parquet").write_bytes(b"PAR1 half of it")
    count = kills.Count("")
    kills._look(count, folder / "t.parquet", [whole])
    kills._look(count, folder / "gone.csv", [whole])
    assert count.harm == 2
