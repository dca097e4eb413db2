"""Slips of the machine and at the keyboard: links, streams, folders that go, Ctrl-C, terminals (points 16, 18)."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import subprocess
import sys
from pathlib import Path

from hostile.desk import TESTS, Desk
from hostile.slips import slip

TABLE = "Petra Harms"


def has_table(name: str = "t.csv") -> bool:
    """Tell whether the table is there, with all of its rows."""
    return Path(name).read_text("utf-8-sig").count("Der Deich hält") >= 1


@slip(
    16,
    "a link that leads to itself, one that leads nowhere, a good article",
    "extract by name and by folder",
    "the table; each link named",
)
def _(desk: Desk) -> None:
    desk.write("a/gut.txt")
    Path("a/kreis.txt").symlink_to("kreis.txt")
    Path("a/weg.txt").symlink_to("nirgends.txt")
    for given in (["a"], ["a/gut.txt", "a/kreis.txt", "a/weg.txt"]):
        said = desk.quotes("extract", *given, "-o", "t.csv", code=1)
        assert [line.partition(":")[0] for line in said.err.splitlines() if "lässt sich" in line] == ["Fehler"] * 2
        assert ("a/kreis.txt" in said.err, "a/weg.txt" in said.err, has_table()) == (True, True, True)
    Path("k.csv").symlink_to("k.csv")
    assert "«k.csv» lässt sich nicht schreiben" in desk.quotes("extract", "a/gut.txt", "-o", "k.csv", code=2).err
    Path("fern.csv").symlink_to("neu.csv")
    desk.quotes("extract", "a/gut.txt", "-o", "fern.csv")
    assert has_table("neu.csv")


@slip(16, "closed standard streams: each of the three, all", "extract -o", "the table")
def _(desk: Desk) -> None:
    desk.write("a.txt")
    for number, closed in enumerate(("<&-", ">&-", "2>&-", "<&- >&- 2>&-")):
        desk.shell(f"quotes extract a.txt -o {number}.csv {closed}")
        assert has_table(f"{number}.csv")
        assert desk.names() == [*(f"{each}.csv" for each in range(number + 1)), "a.txt"]


@slip(16, "standard input or output closed, or full", "they are needed", "one true sentence")
def _(desk: Desk) -> None:
    desk.write("a.txt")
    desk.quotes("extract", "a.txt", "-o", "t.csv")
    closed_in, full = "Die Standardeingabe ist geschlossen", "Die Standardausgabe nimmt nichts an"
    for line, code, told in (
        ("quotes extract - <&-", 1, closed_in),
        ("quotes stats - <&-", 2, closed_in),
        ("quotes extract a.txt >&-", 2, full),
        ("quotes stats t.csv >&-", 2, full),
        ("quotes extract a.txt > /dev/full", 2, full),
        ("quotes stats t.csv > /dev/full", 2, full),
        ("quotes --help > /dev/full", 2, full),
    ):
        said = desk.shell(line, code=code)
        errors = [each for each in said.err.splitlines() if each.startswith("Fehler")]
        assert (len(errors), told in said.err) == (1, True), (line, said)


@slip(16, "standard error full", "extract of good and bad articles", "the table")
def _(desk: Desk) -> None:
    desk.articles(2)
    desk.write("a/gut.txt")
    desk.write("a/kaputt.pdf", "%PDF-1.4 kaputt")
    desk.shell("quotes extract a -o t.csv 2> /dev/full", code=1)
    assert has_table()


@slip(16, "a working folder", "it is deleted before the run", "the table under a whole path, else one sentence")
def _(desk: Desk) -> None:
    desk.write("a.txt")
    here = Path.cwd()
    gone = "mkdir weg; cd weg; rmdir ../weg; "
    desk.shell(f"{gone} quotes extract {here}/a.txt -o {here}/t.csv")
    assert has_table()
    said = desk.shell(f"{gone} quotes extract {here}/a.txt -o t.csv", code=2)
    assert "«t.csv» läge im Ordner dieses Aufrufs, und den gibt es nicht mehr" in said.err
    assert "a.txt" in desk.shell(f"{gone} quotes extract a.txt -o {here}/u.csv", code=1).err
    desk.shell(f"{gone} quotes stats {here}/t.csv")
    desk.shell(f"{gone} quotes verify {here}/t.csv {here}/a.txt")


@slip(16, "a folder for the table", "it goes away during the run", "the folder, made anew, with the table")
def _(desk: Desk) -> None:
    desk.write("a.txt", "„Der Deich hält“ DANN „Und mehr“")
    for form in ("csv", "xlsx", "parquet"):
        Path("aus").mkdir()
        desk.meanwhile = lambda: shutil.rmtree("aus")
        desk.quotes("extract", "a.txt", "-o", f"aus/t.{form}")
        from quotes.table import reading

        assert [row["quote"] for row in reading.read(f"aus/t.{form}").rows] == ["Der Deich hält", "Und mehr"]
        assert desk.names("aus") == [f"t.{form}"]
        shutil.rmtree("aus")


@slip(16, "a folder for the table", "it goes away, and a file has its name", "one true sentence")
def _(desk: Desk) -> None:
    desk.write("a.txt", "„Der Deich hält“ DANN")
    Path("aus").mkdir()

    def replaced() -> None:
        shutil.rmtree("aus")
        Path("aus").write_text("meins")

    desk.meanwhile = replaced
    said = desk.quotes("extract", "a.txt", "-o", "aus/t.csv", code=2)
    assert "t.csv» lässt sich nicht schreiben (" in said.err
    assert Path("aus").read_text() == "meins"


EARLY = f"""
import signal, sys
sys.path[:0] = [{str(TESTS.parent)!r}, {str(TESTS)!r}]
left = int(sys.argv.pop(1))
def count(event, _):
    global left
    if event == "import":
        left -= 1
        if not left:
            signal.raise_signal(signal.SIGINT)
sys.addaudithook(count)
from quotes import __main__
sys.argv[0] = "quotes"
__main__.main()
"""


@slip(16, "nothing", "Ctrl-C while the program is still being loaded", "one word, exit code 130, no traceback")
def _(desk: Desk) -> None:
    desk.write("a.txt")
    desk.write("early.py", EARLY)
    for number in (8, 60, 200, 420):
        said = desk.shell(f"exec {sys.executable} early.py {number} extract a.txt -o t.csv", code=130)
        assert said.err.startswith("Abgebrochen"), (number, said)
        assert [name for name in desk.names() if name.startswith((".", "t"))] == []


@slip(16, "a draft, its sources, findings", "quotes check, stopped by Ctrl-C in draft or source", "the old findings")
def _(desk: Desk) -> None:
    desk.write("entwurf.txt", "„Der Deich hält“, sagte Petra Harms.")
    desk.write("rede.txt", "„Der Deich hält“, sagte Petra Harms.")
    call = ("check", "entwurf.txt", "--against", "rede.txt", "-o", "b.csv")
    desk.quotes(*call)
    before = Path("b.csv").read_bytes()
    for name in ("entwurf.txt", "rede.txt"):
        text = Path(name).read_text()
        desk.write(name, f"{text} HALT")
        said = desk.quotes(*call, code=130)
        assert said.err == "Abgebrochen.\n", said
        desk.write(name, text)
    assert Path("b.csv").read_bytes() == before
    assert desk.names() == ["b.csv", "entwurf.txt", "rede.txt"]


@slip(16, "commands that read, count and write", "Ctrl-C in each of them", "one word, exit code 130, nothing half")
def _(desk: Desk) -> None:
    import quotes.table.reading as module

    desk.write("a.txt")
    desk.quotes("extract", "a.txt", "-o", "t.csv")
    plain = module.read

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    module.read = interrupted
    try:
        for call in ("stats t.csv", "verify t.csv a.txt", "persons t.csv", "report t.csv a.txt", "apply t.csv t.csv"):
            said = desk.quotes(*call.split(), code=130)
            assert said.err == "Abgebrochen.\n", said
    finally:
        module.read = plain
    assert desk.names() == ["a.txt", "t.csv"]


CLEARED = f"""
import signal, sys, time
sys.path[:0] = [{str(TESTS.parent)!r}]
from quotes import cli
class Cleared:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)
def work(_):
    Cleared()
    time.sleep(60)
cli.run = work
cli.main()
"""


@slip(16, "a run", "Ctrl-C while Python clears something away, where it is forgotten", "exit code 130")
def _(desk: Desk) -> None:
    desk.write("cleared.py", CLEARED)
    desk.shell(f"exec {sys.executable} cleared.py", code=130)


def on_terminal(*arguments: str, **environment: str) -> tuple[str, str]:
    """Run a command with a terminal as its standard output; return what came there and on standard error."""
    ours, theirs = pty.openpty()
    path = os.pathsep.join([str(TESTS.parent), str(TESTS)])
    running = subprocess.Popen(
        [sys.executable, str(TESTS / "fake.py"), *arguments],
        stdout=theirs,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": path, "TERM": "xterm"} | environment,
    )
    os.close(theirs)
    out = b""
    while select.select([ours], [], [], 120)[0]:
        try:
            data = os.read(ours, 65536)
        except OSError:  # nobody writes there any more
            break
        if not data:
            break
        out += data
    err = running.communicate(timeout=120)[1].decode()
    os.close(ours)
    assert "Traceback" not in err
    return out.decode(), err


@slip(18, "an article that would steer a terminal", "extract, stats, verify, report to one", "its signs, to look at")
def _(desk: Desk) -> None:
    steering = "\x1b]0;Titel\x07 \x1b[2J\u202eabc\u2066\u200f"
    desk.write("a.txt", f"„Der {steering} Deich“, sagte Petra Harms.\n")
    desk.quotes("extract", "a.txt", "-o", "t.jsonl")
    Path("u.jsonl").write_text(Path("t.jsonl").read_text().replace("Eva Maier", r"Eva \u001b]0;x\u0007 \u202eMaier"))
    Path("v.jsonl").write_text(Path("u.jsonl").read_text().replace("Deich", "Deich und"))
    bad = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
    for call in (
        ("extract", "a.txt"),
        ("extract", "a.txt", "--format", "csv"),
        ("extract", "a.txt", "--format", "md"),
        ("extract", "a.txt", "--dialect", "excel-de"),
        ("stats", "u.jsonl"),
        ("verify", "v.jsonl", "a.txt"),
        ("persons", "u.jsonl"),
    ):
        for environment in ({}, {"NO_COLOR": "1"}):
            out, err = on_terminal(*call, **environment)
            plain = re.sub("\x1b\\[[0-9;]*m", "", out)  # our own colours
            assert not bad.search(plain), (call, out)
            assert not bad.search(err), (call, err)
            if call[0] != "persons":  # which leaves such signs out of a name
                assert ("⟨U+202E⟩" in plain, "␛" in plain) == (True, True), (call, plain)
