"""What an archive must bear: other files in its place, other programs at it, a full disk, Ctrl-C."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import fake
import pytest

from quotes import batch
from quotes.cli import run
from quotes.table import database, reading

DEICH = "„Der Deich hält“, sagte Eva Maier.\n"


@pytest.fixture(autouse=True)
def _articles(folder, no_model):
    del folder, no_model
    Path("neu").mkdir()
    Path("neu/a.txt").write_text(DEICH, encoding="utf-8")


def extract(*arguments):
    return run(["extract", "neu", "-o", "z.db", "--workers", "1", *arguments])


def quotes():
    return [row["quote"] for row in reading.read("z.db").rows]


def of_somebody():
    with closing(sqlite3.connect("z.db")) as other:
        other.executescript("CREATE TABLE quotations (id TEXT); INSERT INTO quotations VALUES ('1');")


def of_a_newer_version():
    assert extract("-q") == 0
    with closing(sqlite3.connect("z.db")) as archive:
        archive.execute(f"PRAGMA user_version = {database.VERSION + 1}")


def of_no_kind():
    Path("z.db").write_text("Notizen zum Deich\n", encoding="utf-8")


def of_a_head_alone():
    Path("z.db").write_bytes(database.MAGIC + b"\xff" * 5000)


# what else may lie there


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (of_somebody, "eine Datenbank, die quotes nicht angelegt hat"),
        (of_a_newer_version, "ein Archiv einer neueren Fassung von quotes, Stand 2 statt 1; bitte quotes erneuern"),
        (of_no_kind, "gar keine Datenbank"),
        (of_a_head_alone, "gar keine Datenbank"),
    ],
)
@pytest.mark.parametrize("command", [["extract", "neu", "-o", "z.db"], ["find", "z.db", "Deich"], ["stats", "z.db"]])
def test_another_file_is_refused_in_a_sentence_and_stays(made, told, command, capsys):
    made()
    before = Path("z.db").read_bytes()
    capsys.readouterr()
    assert run(command) == 2
    err = capsys.readouterr().err
    assert err.startswith("Fehler: ")
    assert err.count("\n") == 1
    assert command[0] != "extract" or f"«{Path('z.db').absolute()}» ist kein Archiv von quotes ({told})" in err
    assert Path("z.db").read_bytes() == before
    assert not Path("z.db.journal").exists()


def test_a_damaged_archive_is_told(capsys):
    assert extract() == 0
    data = bytearray(Path("z.db").read_bytes())
    data[4096:40000] = os.urandom(40000 - 4096)
    Path("z.db").write_bytes(data)
    for command in (["stats", "z.db"], ["find", "z.db", "Deich"], ["extract", "neu", "-o", "z.db"]):
        capsys.readouterr()
        assert run(command) == 2
        err = capsys.readouterr().err
        assert "beschädigt" in err
        assert "Traceback" not in err


def test_an_empty_file_becomes_an_archive():
    Path("z.db").touch()
    assert extract() == 0
    assert quotes() == ["Der Deich hält"]


@pytest.mark.parametrize(
    "options", [["--headers", "de"], ["--dialect", "rfc4180"], ["--format", "csv"], ["--force"]], ids=" ".join
)
def test_options_about_tables_are_refused(options, capsys):
    assert extract(*options) == 2
    assert f"{options[0]}: geht nicht mit einem Archiv" in capsys.readouterr().err
    assert not Path("z.db").exists()


def test_a_call_without_articles_makes_none(capsys):
    assert run(["extract", "fehlt", "-o", "z.db"]) == 1
    assert not Path("z.db").exists()
    assert "Traceback" not in capsys.readouterr().err


# other programs


def test_a_second_run_says_that_there_is_one(capsys):
    assert extract() == 0
    first = batch.Reservation(Path("z.db").absolute())
    try:
        assert extract() == 2
        assert "gehört zu einem Aufruf, der noch läuft" in capsys.readouterr().err
    finally:
        first.release()
    assert extract() == 0


@pytest.mark.parametrize("command", [["extract", "neu", "-o", "z.db"], ["apply", "z.db", "t.csv"], ["stats", "z.db"]])
def test_a_locked_archive_is_told(command, capsys, monkeypatch):
    assert extract() == 0
    assert run(["extract", "neu", "-o", "t.csv"]) == 0
    monkeypatch.setattr(database, "WAIT", 0.01)
    with closing(sqlite3.connect("z.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        capsys.readouterr()
        assert run(command) == 2
    err = capsys.readouterr().err
    assert "gesperrt" in err
    assert err.count("\n") == 1
    assert run(command) == 0


def test_who_locks_it_while_articles_are_read_costs_no_work(capsys, monkeypatch):
    assert extract() == 0
    Path("neu/b.txt").write_text("„Neu“, sagte Eva Maier.\n", encoding="utf-8")
    monkeypatch.setattr(database, "WAIT", 0.01)
    old = fake.Extractor.extract
    with closing(sqlite3.connect("z.db", isolation_level=None)) as other:

        def locking(*given):
            other.execute("BEGIN IMMEDIATE")
            return old(*given)

        monkeypatch.setattr(fake.Extractor, "extract", locking)
        assert extract() == 2
    err = capsys.readouterr().err
    assert "gesperrt und bleibt, wie es ist" in err
    assert "derselbe Aufruf macht dort weiter" in err
    assert quotes() == ["Der Deich hält"]
    monkeypatch.setattr(fake.Extractor, "extract", None)  # it is done already
    assert extract() == 0
    assert quotes() == ["Der Deich hält", "Neu"]
    assert "Es geht weiter: 1 Artikel ist schon fertig." in capsys.readouterr().err


def test_what_came_there_in_the_meantime_stays(monkeypatch, capsys):
    old = fake.Extractor.extract

    def meanwhile(*given):
        of_somebody()
        return old(*given)

    monkeypatch.setattr(fake.Extractor, "extract", meanwhile)
    assert extract() == 2
    assert "ist kein Archiv von quotes" in capsys.readouterr().err
    with closing(sqlite3.connect("z.db")) as other:
        assert other.execute("SELECT id FROM quotations").fetchall() == [("1",)]


def begin_journal(version):
    reserved = batch.Reservation(Path("z.db").absolute())
    journal = batch.Journal.begin(reserved, {"version": version}, resume=False, force=False)
    journal.put("0" * 32, [])
    journal.close()


def test_what_another_version_had_begun_is_done_again():
    begin_journal("0")
    assert extract() == 0
    assert quotes() == ["Der Deich hält"]


def test_killed_at_the_very_end_the_journal_goes_with_the_next_call(capsys):
    assert extract() == 0
    begin_journal("0")
    capsys.readouterr()
    assert extract() == 0
    assert capsys.readouterr().err.startswith("Im Archiv: 0 Artikel neu")
    assert not Path("z.db.journal").exists()


def test_an_archive_that_can_only_be_read_is_told_and_read(capsys, monkeypatch):
    assert extract() == 0
    real = sqlite3.connect
    monkeypatch.setattr(database.sqlite3, "connect", lambda name, **rest: real(name.replace("=rw", "=ro"), **rest))
    assert extract() == 2
    assert "lässt sich nicht schreiben (nur zum Lesen) und bleibt, wie es war" in capsys.readouterr().err
    assert run(["find", "z.db", "Deich"]) == 0


# the disk, and Ctrl-C


@pytest.mark.skipif(os.name == "nt", reason="limits as Unix has them")
def test_a_full_disk_leaves_yesterday_and_the_same_call_ends_it():
    import resource

    assert extract() == 0
    size = Path("z.db").stat().st_size
    Path("neu/b.txt").write_text(
        "„Neu“, sagte Eva Maier.\n" + "Und so weiter, ganz ohne Zitat. " * 3000, encoding="utf-8"
    )
    command = [sys.executable, fake.__file__, "extract", "neu", "-o", "z.db", "--workers", "1"]
    told = subprocess.run(
        command,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size + 8192, size + 8192)),
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert told.returncode == 2
    assert "oder er ist voll) und bleibt, wie es war" in told.stderr
    assert "Traceback" not in told.stderr
    assert quotes() == ["Der Deich hält"]
    assert extract() == 0
    assert quotes() == ["Der Deich hält", "Neu"]
    assert sorted(path.name for path in Path().iterdir()) == ["neu", "z.db"]


def test_after_ctrl_c_whole_articles_are_in_it(capsys, monkeypatch):
    for name in "bc":
        Path(f"neu/{name}.txt").write_text(f"„Neu {name}“, sagte Eva Maier.\n", encoding="utf-8")
    old = fake.Extractor.extract

    def interrupted(self, article, *rest):
        if article.document == "neu/c.txt":
            raise KeyboardInterrupt
        return old(self, article, *rest)

    monkeypatch.setattr(fake.Extractor, "extract", interrupted)
    assert extract() == 130
    assert "Abgebrochen nach" in capsys.readouterr().err
    done = quotes()
    monkeypatch.setattr(fake.Extractor, "extract", old)
    assert extract() == 0
    assert quotes()[: len(done)] == done
    assert sorted(quotes()) == ["Der Deich hält", "Neu b", "Neu c"]
    assert not Path("z.db.journal").exists()
