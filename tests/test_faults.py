"""Whatever happens on the way: in the end the table is the one of an undisturbed run. Real processes, real faults."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import fake
import pytest

from quotes.batch import article_queue as lines

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals, limits and modes as Unix has them")
STAND_IN = [sys.executable, fake.__file__]
REAL = [sys.executable, "-c", "from quotes.cli import main; main()"]
KILLS = 52  # of the process, at random moments, in all of a test


_RUNNING: list[subprocess.Popen] = []


@pytest.fixture(autouse=True)
def clean_up():
    """End what a failed test has left running."""
    yield
    while _RUNNING:
        with _RUNNING.pop() as running:
            if running.poll() is None:
                os.killpg(running.pid, signal.SIGKILL)


def begin(*arguments, program=STAND_IN, **options):
    """Start ``quotes extract`` as a process in a group of its own."""
    running = subprocess.Popen(
        [*program, "extract", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        **options,
    )
    _RUNNING.append(running)
    return running


def extract(*arguments, code=0, **options):
    """Run ``quotes extract`` to its end; return what it said on standard error."""
    running = begin(*arguments, **options)
    err = running.communicate(timeout=300)[1].decode()
    assert "Traceback" not in err
    assert running.returncode == code, err
    return err


def kill(running):
    """Kill the process that was started, not its workers, and wait until these have noticed."""
    running.kill()
    running.wait()
    running.stderr.close()
    deadline = time.monotonic() + 20
    with contextlib.suppress(ProcessLookupError):
        while time.monotonic() < deadline:
            os.killpg(running.pid, 0)  # raises when nobody is left
            time.sleep(0.01)
        pytest.fail("a worker has outlived its parent")


def workers(running):
    """Return the numbers of the worker processes."""
    try:
        children = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text().split()
        return [int(child) for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]
    except OSError:
        return []


def until(holds, seconds=200):
    """Wait until something holds."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def size(path):
    return Path(path).stat().st_size if Path(path).exists() else 0


def done(journal):
    """Return how many lines a journal has: one for each article that is done, and the first."""
    return Path(journal).read_bytes().count(b"\n") if Path(journal).exists() else 0


@pytest.fixture
def articles(folder):
    """Write a folder of articles that take a moment each."""
    (folder / "a").mkdir()
    for number in range(90):
        (folder / f"a/{number:02}.txt").write_text(f"„Satz {number}“, WEILE. „Und {number}“ im „Stern“")
    return folder / "a"


_WHOLE: dict[str, bytes] = {}  # by suffix: the table of `articles`, which is the same for all tests


def undisturbed(suffix="csv"):
    """Return the table of an undisturbed run over `articles`, and write it beside them."""
    if suffix not in _WHOLE:
        extract("a", "-o", f"whole.{suffix}")
        _WHOLE[suffix] = Path(f"whole.{suffix}").read_bytes()
    Path(f"whole.{suffix}").write_bytes(_WHOLE[suffix])
    return _WHOLE[suffix]


# kills


@pytest.mark.parametrize(
    ("number", "kills", "suffix"), [("1", KILLS // 2, "csv"), ("2", KILLS // 4, "json"), ("3", KILLS // 4, "parquet")]
)
@pytest.mark.usefixtures("articles")
@pytest.mark.slow
def test_killed_at_random_moments_and_resumed(number, kills, suffix):
    whole = undisturbed(suffix)
    lot = random.Random(f"{number} {suffix}")
    command = ["a", "-o", f"t.{suffix}", "--workers", number, "--resume"]
    journal = Path(f"t.{suffix}.journal")
    killed = finished = 0
    while killed < kills:
        before = size(journal)
        running = begin(*command)
        if lot.random() < 0.8:  # at work; else anywhere, also before it has begun
            until(lambda before=before, running=running: size(journal) > before or running.poll() is not None)
            time.sleep(lot.random() ** 2 * 0.2)
        else:
            time.sleep(lot.random() * 0.4)
        if running.poll() is None:
            kill(running)
            killed += 1
            if lot.random() < 0.3 and size(journal):  # and a power cut, which takes the last bytes along
                os.truncate(journal, lot.randrange(max(0, size(journal) - 300), size(journal) + 1))
        else:
            running.stderr.close()
            assert running.returncode == 0
            assert Path(f"t.{suffix}").read_bytes() == whole
            Path(f"t.{suffix}").unlink()
            finished += 1
    extract(*command)
    assert Path(f"t.{suffix}").read_bytes() == whole
    assert sorted(path.name for path in Path().iterdir()) == ["a", f"t.{suffix}", f"whole.{suffix}"]
    print(f"{number} process(es), {suffix}: {killed} kills, {finished + 1} times to the end")


@pytest.mark.skipif(sys.platform != "linux", reason="children as Linux tells them")
@pytest.mark.usefixtures("articles")
def test_workers_are_killed_and_nobody_notices_in_the_table():
    whole = undisturbed()
    lot = random.Random(5)
    running = begin("a", "-o", "t.csv", "--workers", "2")
    for _ in range(4):
        before = done("t.csv.journal")  # so many more that the article of the last victim is among them
        until(lambda before=before: done("t.csv.journal") > before + 5 or running.poll() is not None)
        for victim in workers(running)[:1]:
            time.sleep(lot.random() * 0.05)
            with contextlib.suppress(ProcessLookupError):
                os.kill(victim, signal.SIGKILL)
    err = running.communicate(timeout=60)[1].decode()
    assert running.returncode == 0, err
    assert " abgestürzt und wurde" in err
    assert Path("t.csv").read_bytes() == whole


# Ctrl-C


@pytest.mark.parametrize("number", ["1", "2"])
@pytest.mark.usefixtures("articles")
@pytest.mark.slow
def test_interrupted_at_random_moments_and_resumed(number):
    whole = undisturbed()
    lot = random.Random(6)
    interrupted = 0
    for _ in range(6):
        before = size("t.csv.journal")
        running = begin("a", "-o", "t.csv", "--workers", number, "--resume")
        until(lambda before=before, running=running: size("t.csv.journal") > before or running.poll() is not None)
        time.sleep(lot.random() * 0.3)
        os.killpg(running.pid, signal.SIGINT)  # as a terminal does it, to the workers, too
        err = running.communicate(timeout=60)[1].decode()
        assert "Traceback" not in err
        if running.returncode == 0:
            break
        assert running.returncode == 130, err
        assert "Abgebrochen nach " in err
        interrupted += 1
        assert not list(Path().glob(".t.csv*"))
        found = Path("t.csv").read_bytes().splitlines() if Path("t.csv").exists() else []
        assert found == [row for row in whole.splitlines() if row in set(found)]  # whole rows, in their order
    assert interrupted
    extract("a", "-o", "t.csv", "--workers", number, "--resume")
    assert Path("t.csv").read_bytes() == whole


# a full disk


@pytest.fixture
def small_disk(tmp_path):
    """Mount a disk of 24 KB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=24k", "none", str(disk)], capture_output=True, check=False
    ) if shutil.which("mount") else None  # fmt: skip
    if done is None or done.returncode:
        pytest.skip("only root may mount a disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_a_full_disk_and_then_a_larger_one(articles, small_disk, suffix):
    del articles
    undisturbed(suffix)
    table = str(small_disk / f"t.{suffix}")
    err = extract("a", "-o", table, code=2)
    assert "No space left on device" in err
    assert "t.csv.journal»; derselbe Aufruf mit --resume macht dort weiter.\n" in err.replace(suffix, "csv")
    assert err.count("\n") == 2
    assert [path.name for path in small_disk.iterdir()] == [f"t.{suffix}.journal"]
    extract("a", "-o", table, "--resume", code=2)  # still full
    subprocess.run(["mount", "-o", "remount,size=4m", str(small_disk)], check=True)
    err = extract("a", "-o", table, "--resume")
    assert "sind schon fertig" in err
    assert [path.name for path in small_disk.iterdir()] == [f"t.{suffix}"]
    assert rows(table) == rows(f"whole.{suffix}")


def rows(table):
    from quotes.table import reading

    return reading.read(table).rows


@pytest.mark.parametrize("limit", [1, 150, 400, 3000, 9000])
@pytest.mark.usefixtures("articles")
@pytest.mark.slow
def test_a_file_may_grow_no_further(limit):
    """As a quota would have it; whichever of journal and table is the first to be stopped."""
    whole = undisturbed()
    code = (
        f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}));"
        f"import runpy; runpy.run_path({fake.__file__!r}, run_name='__main__')"
    )
    err = extract("a", "-o", "t.csv", code=2, program=[sys.executable, "-c", code])
    assert "lässt sich nicht schreiben (File too large)" in err
    assert not list(Path().glob("*t.csv*tmp"))
    assert not Path("t.csv").exists()
    extract("a", "-o", "t.csv", "--resume")
    assert Path("t.csv").read_bytes() == whole


# rights


@pytest.fixture
def program(folder):
    """Return how to start the stand-in so that modes hold for it, also for root: its right to pass them is dropped."""
    code = (
        "import ctypes, os, sys; drop = ctypes.CDLL(None).prctl if sys.platform == 'linux' else print;"
        "drop(24, 1); drop(24, 2);"  # PR_CAPBSET_DROP of CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH
        "os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
    )
    start = [sys.executable, "-c", code] if os.geteuid() == 0 else [sys.executable]
    (folder / "closed").touch(mode=0)
    done = subprocess.run([*start, "-c", "open('closed')"], capture_output=True, check=False)
    (folder / "closed").unlink()
    if b"PermissionError" not in done.stderr:
        pytest.skip("modes do not stop this user")
    return [*start, fake.__file__]


@pytest.mark.parametrize("number", ["1", "2"])
def test_read_rights_are_taken_away(program, number):
    Path("a").mkdir()
    for index in range(lines.MANY + 18):
        Path(f"a/{index:02}.txt").write_text(f"„Satz {index}“")
    extract("a", "-o", "whole.csv")
    whole = Path("whole.csv").read_bytes()
    Path("a/05.txt").chmod(0)
    command = ["a", "-o", "t.csv", "--workers", number]
    err = extract(*command, code=1, program=program)
    assert "Fehler: a/05.txt: lässt sich nicht lesen (Permission denied)" in err
    assert Path("t.csv").read_bytes().count(b"\n") == whole.count(b"\n") - 1
    Path("a/05.txt").chmod(0o644)
    Path("a/20.txt").write_text("LANGSAM")
    running = begin(*command, program=program)
    until(lambda: size("t.csv.journal") > 1500 or running.poll() is not None)
    kill(running)
    Path("a/20.txt").write_text("„Satz 20“")
    Path("t.csv.journal").chmod(0)
    err = extract(*command, "--resume", code=2, program=program)
    assert (
        "t.csv.journal» lässt sich nicht schreiben (Permission denied); bitte Platz und Zugriffsrechte prüfen." in err
    )
    Path("t.csv.journal").chmod(0o644)
    extract(*command, "--resume", program=program)
    assert Path("t.csv").read_bytes() == whole


# with the model that is shipped


@pytest.mark.slow
@pytest.mark.model
def test_the_real_thing_is_killed_and_resumed(folder):
    (folder / "a").mkdir()
    for index in range(lines.MANY + 10):
        (folder / f"a/{index:02}.txt").write_text(
            f"Die Ärztin Ute Sandrock kam aus Neustadt. „Wir haben {index + 2} Betten“, sagte sie am Montag. Karl "
            f"Brendel widersprach: „Das reicht nie.“ Er nannte es einen „Witz {index}“."
        )
    command = ["a", "--types", "all"]
    extract(*command, "-o", "whole.csv", "--workers", "1", program=REAL)
    running = begin(*command, "-o", "t.csv", "--workers", "2", "--resume", program=REAL)
    until(
        lambda: (
            running.poll() is not None
            or (Path("t.csv.journal").exists() and Path("t.csv.journal").read_bytes().count(b"\n") > 3)
        )
    )
    kill(running)
    err = extract(*command, "-o", "t.csv", "--workers", "1", "--resume", program=REAL)
    assert err.startswith("Es geht weiter: ")
    assert Path("t.csv").read_bytes() == Path("whole.csv").read_bytes()
    assert Path("t.csv").read_bytes().count(b"\r\n") == 1 + 3 * (lines.MANY + 10)
