"""Several processes: the same table as one makes, in the same order, whatever happens to a worker."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import fake
import pytest

from quotes.batch import ArticleQueue, Failure, Setup
from quotes.batch import article_queue as lines
from quotes.cli import run
from quotes.data import Article

MAIN = "from quotes.cli import main; main()"


def extract(*arguments, code=0, **options):
    """Run ``quotes extract`` with the stand-in pipeline as a process; return what it said on standard error."""
    done = subprocess.run(
        [sys.executable, fake.__file__, "extract", *arguments], capture_output=True, check=False, timeout=120, **options
    )
    err = done.stderr.decode()
    assert "Traceback" not in err
    assert done.returncode == code, err
    return err


@pytest.fixture
def articles(folder):
    """Write a folder of 60 articles, each with a row or none."""
    (folder / "a").mkdir()
    for number in range(60):
        text = f"„Satz {number}“, sagte Eva Maier." if number % 7 else "Nichts."
        (folder / f"a/{number:02}.txt").write_text(text + " Und so weiter." * (number % 5 * 30))
    return folder / "a"


# the same as one process


@pytest.mark.parametrize("suffix", ["csv", "jsonl", "json", "parquet"])
def test_the_same_table_whatever_the_number_of_workers(articles, suffix):
    (articles / "30.txt").write_text("„kaputt“ ABSTURZ")
    (articles / "31.txt").write_text("„schief“ SCHIEF")
    (articles / "32.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    told = [extract("a", "-o", f"{n}.{suffix}", "--workers", f"{n}", "--types", "all", code=1) for n in (1, 2, 3)]
    tables = [Path(f"{n}.{suffix}").read_bytes() for n in (1, 2, 3)]
    assert tables[0].count(b"Satz 59") >= 1
    assert tables[0] == tables[1] == tables[2]
    assert len({text.replace(f"{n}.{suffix}", "") for n, text in enumerate(told, 1)}) == 1
    assert told[0].count("Fehler: a/3") == 3


def test_settings_reach_the_workers(articles):
    del articles
    for n in ("1", "2"):
        extract("a", "-o", f"{n}.csv", "--workers", n, "--min-certainty", "91", "--save-text", f"t{n}")
    table = Path("1.csv").read_bytes()
    assert table == Path("2.csv").read_bytes()
    assert table.count(b"fake") > 40
    assert b'\n"Eva Maier"' not in table
    assert [path.read_bytes() for path in sorted(Path("t1").iterdir())] == [
        path.read_bytes() for path in sorted(Path("t2").iterdir())
    ]


def test_verbose_shows_the_traceback_from_the_worker(articles):
    (articles / "30.txt").write_text("ABSTURZ")
    done = subprocess.run(
        [sys.executable, fake.__file__, "extract", "a", "-v", "-o", "t.csv", "--workers", "2"],
        capture_output=True, check=False, timeout=120,
    )  # fmt: skip
    assert b"ValueError: kaputt" in done.stderr
    assert b"in extract" in done.stderr


@pytest.mark.parametrize(
    ("model", "code", "told"),
    [
        ("fehlt", 3, "Das Sprachmodell ist unvollständig, es fehlt «parser.pt»"),
        ("kaputt", 1, "Das Programm ist gescheitert (RuntimeError: alles kaputt)"),
        ("tot", 1, "Die Arbeitsprozesse sterben schon beim Start (Signal 9, "),
    ],
)
def test_if_no_worker_can_work_the_run_ends_with_one_sentence(articles, model, code, told):
    del articles
    err = extract("a", "-o", "t.csv", "--workers", "2", "--model", model, code=code)
    assert err.startswith(f"Fehler: {told}")
    assert err.count("\n") == 1
    assert [path.name for path in Path().iterdir()] == ["a"]


# when one dies


def test_an_article_whose_worker_dies_is_done_again(articles):
    (articles / "20.txt").write_text(f"„Satz 20“ EINMAL {Path('einmal').absolute()}")
    err = extract("a", "-o", "t.csv", "--workers", "2")
    assert Path("einmal").exists()
    assert "Hinweis: Ein Arbeitsprozess ist abgestürzt und wurde ersetzt; seine Artikel wurden wiederholt.\n" in err
    extract("a", "-o", "whole.csv", "--workers", "1")
    assert Path("t.csv").read_bytes() == Path("whole.csv").read_bytes()


def test_an_article_that_kills_its_workers_is_named_and_no_other_suffers(articles):
    (articles / "20.txt").write_text("nichts")
    extract("a", "-o", "whole.csv", "--workers", "1")
    (articles / "20.txt").write_text("„tödlich“ TOD")
    err = extract("a", "-o", "t.csv", "--workers", "2", code=1)
    assert "Fehler: a/20.txt: übersprungen, weil zweimal ein Arbeitsprozess daran gestorben ist (Signal 9, viel" in err
    assert err.count("Fehler: ") == 1
    assert Path("t.csv").read_bytes() == Path("whole.csv").read_bytes()
    assert sorted(path.name for path in Path().iterdir()) == ["a", "t.csv", "whole.csv"]


# how many


@pytest.fixture
def started(monkeypatch, no_model):
    """Note with how many workers a pool was begun; it does its work in this process."""
    del no_model
    from quotes.batch import inline, pool

    found = []

    def begin(setup):
        found.append(setup.workers)
        return inline.Inline(setup)

    monkeypatch.setattr(pool, "Pool", begin)
    return found


@pytest.mark.parametrize(
    ("texts", "arguments", "workers"),
    [
        (["„a“"], [], []),
        (["„a“"] * (lines.MANY - 1), [], []),
        (["„a“"] * lines.MANY, [], [4]),
        (["„a“"] * lines.MANY, ["--workers", "1"], []),
        (["„a“"] * lines.MANY, ["--workers", "3"], [3]),
        (["a" * lines.MUCH], ["--workers", "3"], []),
        (["a" * (lines.MUCH // 2)] * 2, [], [4]),
    ],
)
def test_a_few_articles_are_done_without_workers(  # noqa: PLR0913, PLR0917
    folder, monkeypatch, capsys, started, texts, arguments, workers
):
    monkeypatch.setattr("quotes.batch.default_workers", lambda: 4)
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text)
    assert run(["extract", ".", *arguments]) == 0
    assert capsys.readouterr().out.count("fake") == sum(text == "„a“" for text in texts)
    assert started == workers


@pytest.mark.parametrize("number", ["0", "-1", "viele"])
def test_a_number_that_is_none_is_refused(say_nothing, number):
    code, err = say_nothing("extract", "a.txt", "--workers", number)
    assert (code, "Der Wert für --workers passt nicht." in err) == (2, True)


@pytest.fixture
def say_nothing(capsys):
    """Run the command line; give code and standard error."""
    return lambda *arguments: (run(arguments), capsys.readouterr().err)


# order and memory


class Scattered:
    """An engine that takes what it gets and finishes the newest first, but the very first task last of all."""

    notes = ()

    def __init__(self, _setup, *, many):
        self.tasks = []
        self.most = 0
        del many

    @property
    def wants(self):
        return len(self.tasks) < 1000

    def give(self, tasks):
        self.tasks += tasks
        self.most = max(self.most, len(self.tasks))

    def take(self, *, wait):
        if not self.tasks or (not wait and len(self.tasks) < 300):
            return ()
        task = self.tasks.pop()
        return [(task.number, Failure(task.article.document))]

    def close(self):
        self.tasks.clear()


def test_results_come_in_order_and_few_articles_are_on_their_way(monkeypatch):
    made = []
    monkeypatch.setattr(lines, "_engine", lambda *given, **named: made.append(Scattered(*given, **named)) or made[0])
    read, found = 0, []

    def coming():
        nonlocal read
        for number in range(5000):
            read += 1
            assert read - len(found) <= lines.LONGEST
            yield Article("„ja“", str(number))

    for article, result in ArticleQueue(Setup(workers=2)).results(coming()):
        assert article.document == result.message
        found.append(int(article.document))
    assert found == list(range(5000))
    assert 300 <= made[0].most <= lines.LONGEST


@pytest.mark.parametrize(("size", "most"), [(lines.LARGEST, 1), (lines.LARGEST // 2, 2), (lines.LARGEST // 10, 10)])
def test_large_articles_are_not_read_ahead(monkeypatch, size, most):
    monkeypatch.setattr(lines, "_engine", Scattered)
    text = "a" * size
    on_their_way = given = 0

    def coming():
        nonlocal on_their_way
        for number in range(25):
            on_their_way += 1
            assert on_their_way <= most
            yield Article(text, str(number))

    for _ in ArticleQueue(Setup(workers=2)).results(coming()):
        on_their_way -= 1
        given += 1
    assert given == 25


@pytest.mark.skipif(os.name == "nt", reason="memory as Unix counts it")
@pytest.mark.parametrize("arguments", [["-o", "t.csv", "--workers", "1"], ["-o", "t.jsonl", "--workers", "2"]])
@pytest.mark.usefixtures("folder")
def test_memory_does_not_grow_with_the_articles(arguments):
    code = (
        "import resource, runpy, sys\n"
        f"try: runpy.run_path({fake.__file__!r}, run_name='__main__')\n"
        "finally: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    peaks = []
    for number in (1500, 6000):
        text = "„Wir bauen %d Brücken“, sagte Eva Maier. " + "Das Wetter blieb gut. " * 20
        articles = (json.dumps({"id": index, "text": text % index}) for index in range(number))
        Path("a.jsonl").write_text("\n".join(articles))
        done = subprocess.run(
            [sys.executable, "-c", code, "extract", "a.jsonl", *arguments], capture_output=True, check=True
        )
        assert f"{number:,} Artikel, ".replace(",", ".", 1) in done.stderr.decode()
        peaks.append(int(done.stdout))
    assert peaks[1] < 1.1 * peaks[0]


# with the model that is shipped


@pytest.mark.slow
@pytest.mark.model
def test_the_real_thing(folder):
    (folder / "a").mkdir()
    names = ["Eva Maier", "Karl Brendel", "Ute Sandrock", "Jonas Fehling"]
    for number in range(lines.MANY + 6):
        name = names[number % 4]
        (folder / f"a/{number:02}.txt").write_text(
            f"Minister {name} sprach am Montag in Neustadt.\n\n„Wir bauen {number + 2} Brücken“, sagte {name}. Die "
            f"Opposition nannte das einen „großen Fehler“. {'Das Wetter war gut. ' * (number % 3)}"
        )
    for n in ("1", "2"):
        arguments = [sys.executable, "-c", MAIN, "extract", "a", "-o", f"{n}.csv", "--workers", n, "--types", "all"]
        done = subprocess.run(arguments, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        assert done.stderr.count(b"\n") == 2  # and no chatter of the libraries
    table = Path("1.csv").read_bytes()
    assert table.count(b"\r\n") == 1 + 2 * (lines.MANY + 6)
    assert table == Path("2.csv").read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="signals as Unix has them")
def test_what_must_not_be_torn_is_finished_before_ctrl_c_counts():
    from quotes.batch import deferred

    done = []

    def work():
        with deferred():
            os.kill(os.getpid(), signal.SIGINT)
            done.append(1)

    with pytest.raises(KeyboardInterrupt):
        work()
    assert done == [1]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
