"""Reading in a process of its own: what comes back is what would be read here, and what is too much ends over there."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
from pathlib import Path

import made
import pytest
from hostile import tables

from quotes import budgets, cli, isolation, readers
from quotes.errors import InputError
from quotes.isolation import child
from quotes.table import reading
from quotes.table.errors import TableError

TEXTS = ["Kopf", "„Ja“, sagte Eva Maier.", "Sie geht."]
FILES = {
    "a.docx": made.docx(TEXTS),
    "a.odt": made.odt(TEXTS),
    "a.epub": made.epub(TEXTS),
    "a.pdf": made.pdf(TEXTS),
    "a.xlsx": made.xlsx([["id", "text"], [1, "„Ja“"], [2, "„Nein“"]]),
    "a.ods": made.ods([["id", "text"], [1, "„Ja“"]]),
    "a.html": (made.DATA / "faehre.html").read_bytes(),
    "a.md": made.md(TEXTS),
    "a.eml": made.eml(TEXTS, attachment=True),
    "a.rss": made.rss(TEXTS),
    "a.xml": made.newsml(TEXTS, TEXTS),
    "kaputt.docx": made.docx(TEXTS)[:2000],
}
PLAIN = {"a.txt": "„Ja“".encode(), "a.csv": made.csv(TEXTS), "a.jsonl": made.jsonl(TEXTS)}
LINUX = pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="asks Linux")


def items(*given):
    """Run over there: yield what was given."""
    yield from given


def greedy(size):
    """Take so much memory over there."""
    yield "vorher"
    yield len(bytearray(size))


def busy():
    """Never end, within a C library."""
    yield "vorher"
    yield sum(iter(int, 1))


def dying():
    """Die as a C library does."""
    yield "vorher"
    os.kill(os.getpid(), signal.SIGSEGV)


def killed_once(mark):
    """Be killed from outside the first time."""
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    yield "ja"


def broken():
    """Raise what is no error of quotes."""
    yield {}["fehlt"]


def stream(function, *given, size=0):
    return isolation.stream(f"{__name__}:{function.__name__}", *given, size=size)


@pytest.fixture(autouse=True)
def _fresh():
    yield
    isolation.close()


def read(path):
    """Return what is read of a file, also why it ends."""
    found = []
    try:
        found += readers.read(readers.Source(path.name, path))
    except InputError as error:
        found.append(str(error))
    return found


@pytest.mark.parametrize("name", FILES)
def test_what_is_read_over_there_is_what_is_read_here(folder, monkeypatch, name):
    path = folder / name
    path.write_bytes(FILES[name])
    apart = read(Path(name))
    monkeypatch.setattr(sys, "executable", "")
    assert read(path) == apart
    assert apart


@pytest.mark.parametrize("name", PLAIN)
def test_plain_text_needs_no_other_process(folder, monkeypatch, name):
    monkeypatch.setattr("subprocess.Popen", None)
    (folder / name).write_bytes(PLAIN[name])
    assert read(folder / name)


def test_one_process_reads_file_after_file(folder):
    for name, data in FILES.items():
        (folder / name).write_bytes(data)
        read(folder / name)
    assert len(isolation._idle) == 1


def test_things_come_in_order_and_one_who_has_enough_may_stop():
    assert list(stream(items, 1, "zwei", None)) == [1, "zwei", None]
    some = stream(items, *range(100_000))
    assert next(some) == 0
    some.close()
    assert list(stream(items, 1)) == [1]


@LINUX
@pytest.mark.parametrize(
    ("function", "given", "told"),
    [
        (greedy, (2 * budgets.READER_MB * 1_000_000,), f"mehr als {budgets.READER_MB} MB Arbeitsspeicher"),
        (dying, (), "abgestürzt, Signal 11"),
    ],
)
def test_what_is_too_much_ends_over_there(function, given, told):
    got = stream(function, *given)
    assert next(got) == "vorher"
    with pytest.raises(isolation.LimitError, match=told):
        next(got)
    assert list(stream(items, 1)) == [1]


@LINUX
def test_a_larger_file_may_take_more():
    much = 2 * budgets.READER_MB * 1_000_000
    assert list(stream(greedy, much, size=much // budgets.READER_TIMES_SIZE))[1] == much


@LINUX
def test_a_loop_without_end_has_one(monkeypatch):
    monkeypatch.setattr("quotes.isolation.READER_S", 1)
    with pytest.raises(isolation.LimitError, match="mehr als 1 Sekunden"):
        list(stream(busy))


def test_who_is_killed_from_outside_is_asked_again(tmp_path):
    assert list(stream(killed_once, tmp_path / "mark")) == ["ja"]


def test_an_error_of_the_program_keeps_its_name():
    with pytest.raises(RuntimeError, match="fehlt") as raised:
        list(stream(broken))
    assert type(raised.value).__name__ == "KeyError"
    assert "in broken" in str(raised.value.__cause__)


def test_what_comes_back_makes_nothing_but_ours():
    with pytest.raises(isolation.LimitError):
        list(stream(items, signal.Signals.SIGTERM))


def test_where_the_system_has_no_limit_a_thread_looks(monkeypatch):
    ended = []
    monkeypatch.setattr(child, "_taken", lambda: 1000 + 500 * len(ended))
    monkeypatch.setattr(os, "_exit", ended.append)
    with child._watched(400):
        ended.append("mehr")
        gc.collect()
        while len(ended) < 2:
            pass
    assert ended[1] == 3


@pytest.mark.parametrize("shut", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_standard_streams_change_nothing(folder, shut):
    (folder / "a.docx").write_bytes(FILES["a.docx"])
    program = f"{sys.executable} {Path(__file__).parent / 'fake.py'}"
    subprocess.run(f"{program} extract a.docx -o t.csv -q {shut}", shell=True, check=True)  # noqa: S602
    assert "Eva Maier" in Path("t.csv").read_text(encoding="utf-8-sig")


@pytest.mark.usefixtures("no_model")
def test_a_file_that_is_too_much_is_told_and_the_next_one_read(folder, monkeypatch, capsys):
    monkeypatch.setattr("quotes.isolation.READER_MB", 40)
    monkeypatch.setattr("quotes.isolation.READER_TIMES_SIZE", 0)
    (folder / "a.xlsx").write_bytes(tables.hidden_part(40))
    (folder / "gut.txt").write_text("„Ja“, sagte sie.")
    assert cli.run(["extract", "a.xlsx", "gut.txt", "-o", "t.csv"]) == 1
    err = capsys.readouterr().err
    assert "Fehler: a.xlsx: wird nicht gelesen, denn das Auspacken braucht mehr" in err
    assert "1 Artikel, 1 Zitat" in err
    with pytest.raises(TableError, match=r"a\.xlsx: wird nicht gelesen, denn das Auspacken braucht mehr"):
        reading.read("a.xlsx")


COPIED = """
import fcntl, os, signal, sys
from pathlib import Path
from quotes import isolation
held = open("held", "w")
fcntl.flock(held, fcntl.LOCK_EX)
signal.signal(signal.SIGTERM, lambda *_: None)
print("noch nicht gesagt", end="")
sys.modules.update(dict.fromkeys(sys.argv[1:]))
isolation.prepare()
process = isolation._idle[0]._process
there = Path(f"/proc/{process.pid}")
print(list(isolation.stream("os:listdir", os.sep, size=0)) and type(process).__name__, end=";")
print(sorted({os.readlink(each).partition(":")[0] for each in (there / "fd").iterdir()}), end=";")
print(os.readlink(there / "cwd"), os.getpgid(process.pid) == process.pid, end=";")
isolation.close()
os.kill(os.getpid(), signal.SIGTERM)
print(process.returncode)
"""


@LINUX
@pytest.mark.parametrize(("loaded", "kind"), [((), "Copy"), (("torch",), "Popen")])
def test_the_process_is_a_copy_of_this_one_and_holds_nothing_of_it(folder, loaded, kind):
    done = subprocess.run(
        [sys.executable, "-c", COPIED, *loaded], capture_output=True, text=True, check=True, cwd=folder, timeout=120
    )
    assert done.stdout == f"noch nicht gesagt{kind};['/dev/null', 'pipe'];/ True;-9\n"
    assert done.stderr == ""
