"""A part of a corpus that somebody has worked in is told, and neither overwritten nor deleted."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from pyarrow import parquet

from quotes.batch import Setup, recipe
from quotes.cli import run
from quotes.corpus import Folder, Order, Settings, content, look, part
from quotes.readers import Columns

SECOND = Path("out/part-0000001.parquet")
CALL = ["corpus", "in.parquet", "out", "--types", "direct", "--partition", "3"]


def articles(text="„Satz {n}“, sagte Eva Maier.", size=6):
    pd.DataFrame({"text": [text.format(n=n) for n in range(size)]}).to_parquet("in.parquet")


@pytest.fixture
def order(folder, no_model):
    """Make two parts of three articles, as a worker does."""
    del no_model
    articles()
    (folder / "out").mkdir()
    setup, place = Setup(indirect=False), Folder("out")
    place.begin(Settings(recipe(setup), "in.parquet", "direct", "", "", 3), force=False)
    order = Order(str(place.path), setup, recipe(setup), frozenset({"direct"}), Columns(), call=place.call)
    for piece in look("in.parquet", place.path).cut(3):
        assert part.do(piece, order).stop is None
    return order


def by_pandas(path):
    """Change a part as somebody does who cleans data: what quotes tells of it is lost."""
    rows = pd.read_parquet(path)
    rows["speaker"] = "Petra Harms"
    rows.to_parquet(path)


def by_pyarrow(path):
    """Leave out a row and keep all else, also what quotes tells of it."""
    parquet.write_table(parquet.read_table(path)[1:], path)


@pytest.mark.parametrize(
    ("change", "edited"),
    [
        (lambda _: None, False),
        (lambda path: parquet.write_table(parquet.read_table(path), path, compression="gzip"), False),  # the same rows
        (by_pandas, True),
        (by_pyarrow, True),
        (lambda path: path.write_bytes(path.read_bytes()[:-50]), False),  # damaged, not edited
        (lambda path: path.unlink(), False),
    ],
)
@pytest.mark.usefixtures("order")
def test_a_part_is_known_by_its_rows(change, edited):
    change(SECOND)
    assert content.is_edited(SECOND) is edited


@pytest.mark.parametrize("change", [by_pandas, by_pyarrow])
@pytest.mark.parametrize("size", [3, 6], ids=["the part is one too many", "it has to be made anew"])
@pytest.mark.usefixtures("order")
def test_what_somebody_has_changed_stays(capsys, change, size):
    change(SECOND)
    before = {path.name: path.read_bytes() for path in Path("out").glob("part*")}
    articles("„Neuer Satz {n}“, sagte Eva Maier.", size)
    assert run(CALL) == 2
    assert "hat jemand «part-0000001.parquet» geändert, und der Lauf würde das überschreiben" in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in Path("out").glob("part*")} == before


def test_also_what_is_changed_while_the_part_is_made_anew(order):
    by_pandas(SECOND)
    before = SECOND.read_bytes()
    (_, second) = look("in.parquet", Path("out").absolute()).cut(3)
    assert "hat inzwischen jemand geändert" in str(part.do(second, order).stop)
    assert SECOND.read_bytes() == before
    SECOND.rename("meins.parquet")
    assert part.do(second, order).stop is None
    assert list(pd.read_parquet(SECOND)["quote"]) == ["Satz 3", "Satz 4", "Satz 5"]
