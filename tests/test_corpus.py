"""``quotes corpus``: the same rows as ``quotes extract``, from many workers, whatever happens to them."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import fake
import pytest
from corpora import CLUSTER, WORKER, extract, rows_of, table

import quotes
from quotes.batch import Setup, recipe
from quotes.cli import run
from quotes.corpus import Folder, Order, look, part
from quotes.corpus.attempts import Attempts
from quotes.corpus.partitions import LARGEST, SMALLEST, Input
from quotes.readers import Columns, Rows, Source

distributed = pytest.importorskip("distributed")
COLUMNS = ["--text-column", "text", "--id-column", "id"]


def texts(count):
    """Make articles, most with a row, one with a title."""
    return [f"„Satz {n}“, sagte Eva Maier." if n % 7 else f"Nichts {n}. „Stern“" for n in range(count)]


def parts_of(folder):
    return sorted(path.name for path in Path(folder).iterdir())


# the same rows


@pytest.mark.parametrize("size", ["1", "6", "7", "20", "100"])
def test_a_table_gives_the_same_rows_in_the_same_order(corpus, size):
    table("in.parquet", texts(40))
    code, err = corpus("in.parquet", "out", "--partition", size)
    parts = f"{-(-40 // int(size))} {'Teil' if size == '100' else 'Teile'}"
    assert code == 0
    said = "40 Artikel, 34 Zitate in 34 Zeilen, 68 zitierte Wörter, 100 % mit Sprecher, "
    assert err.splitlines()[-2] == f"{said}0 Anführungen ohne Schlusszeichen."
    assert err.splitlines()[-1] == f"Tabelle: {parts} in {Path('out').absolute()}"
    assert rows_of("out") == extract("in.parquet")


@pytest.mark.parametrize("options", [["--types", "all"], ["--min-certainty", "91"], COLUMNS])
def test_settings_reach_the_workers(corpus, options):
    table("in.parquet", texts(10))
    assert corpus("in.parquet", "out", *options)[0] == 0
    assert rows_of("out") == extract("in.parquet", *options)


def test_a_folder_of_articles_and_tables(corpus):
    Path("in/mehr").mkdir(parents=True)
    for number, text in enumerate(texts(30)):
        Path("in/mehr" if number % 2 else "in", f"{number:02}.txt").write_text(text)
    items = "".join(f"<item><title>T{n}</title><description>„Satz {n}“</description></item>" for n in range(3))
    Path("in/feed.xml").write_text(f"<rss version='2.0'><channel><title>T</title>{items}</channel></rss>")
    table("in/b.parquet", texts(9))
    table("in/_unfertig/c.parquet", texts(9))
    assert corpus("in", "out", "--partition", "8")[0] == 0
    assert rows_of("out") == extract("in/b.parquet") + extract("in")


@pytest.mark.slow
def test_without_an_address_the_work_is_done_here(corpus):
    import dask

    table("in.parquet", texts(45))
    with dask.config.set({"distributed.worker.preload": [WORKER]}):
        assert corpus("in.parquet", "out", "--workers", "2", address="")[0] == 0
    assert len(parts_of("out")) == 4
    assert rows_of("out") == extract("in.parquet")


# once is enough


def test_what_is_there_is_not_done_again(corpus):
    table("in.parquet", texts(40))
    assert corpus("in.parquet", "out", "--partition", "10")[0] == 0
    assert parts_of("out") == ["_quotes.json", *(f"part-000000{n}.parquet" for n in range(4))]
    expected, times = rows_of("out"), [path.stat().st_mtime_ns for path in sorted(Path("out").iterdir())]
    code, err = corpus("in.parquet", "out", address="tcp://127.0.0.1:1")  # nobody is asked
    assert code == 0
    assert err.splitlines()[0] == "Es geht weiter: 4 von 4 Teilen schon fertig."
    assert err.splitlines()[1].startswith(
        "40 Artikel, 34 Zitate in 34 Zeilen, 68 zitierte Wörter, 100 % mit Sprecher, "
    )
    assert times == [path.stat().st_mtime_ns for path in sorted(Path("out").iterdir())]
    Path("out/part-0000001.parquet").unlink()
    Path("out/part-0000002.parquet").write_bytes(Path("out/part-0000003.parquet").read_bytes()[:-50])  # torn
    Path(f"out/.call-{'0' * 32}").mkdir()
    Path(f"out/.call-{'0' * 32}/.part-0000001.parquet.rechner.17.tmp").touch()
    code, err = corpus("in.parquet", "out")
    assert (code, err.splitlines()[0]) == (0, "Es geht weiter: 2 von 4 Teilen schon fertig.")
    assert rows_of("out") == expected
    assert len(parts_of("out")) == 5


def test_an_input_that_has_changed_is_done_again(corpus):
    table("in.parquet", texts(40))
    corpus("in.parquet", "out", "--partition", "10")
    table("in.parquet", texts(25)[::-1])
    code, err = corpus("in.parquet", "out")
    assert (code, err.splitlines()[0]) == (0, "Hinweis: 1 Teil gelöscht, weil die Eingabe kleiner geworden ist.")
    assert rows_of("out") == extract("in.parquet")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--types", "all"], "--types direct,partial statt direct,indirect,partial,scare,title"),
        (["--strict"], "--min-certainty 0 statt 90"),
        (["--id-column", "text"], "--id-column «» statt «text»"),
        (["--partition", "5"], "--partition 20 statt 5"),
    ],
)
def test_other_settings_need_another_folder(corpus, options, told):
    table("in.parquet", texts(10))
    corpus("in.parquet", "out")
    before = rows_of("out")
    code, err = corpus("in.parquet", "out", *options)
    assert code == 2
    assert f"«{Path('out').absolute()}» ist unter anderen Bedingungen entstanden ({told}); bitte die von damals" in err
    assert err.count("\n") == 1
    assert rows_of("out") == before
    assert corpus("in.parquet", "out", "--force", *options)[0] == 0
    assert rows_of("out") == extract("in.parquet", *(options if options[0] != "--partition" else []))


# what goes wrong


def test_failures_are_named_and_tried_again(corpus):
    articles = texts(12)
    articles[3], articles[4] = "„kaputt“ ABSTURZ", "„schief“ SCHIEF"
    Path("in").mkdir()
    for number, text in enumerate(articles):
        Path(f"in/{number:02}.txt").write_text(text)
    Path("in/05.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    code, err = corpus("in", "out", "--partition", "6")
    assert code == 1
    assert [line.split(":")[1].strip() for line in err.splitlines() if line.startswith("Fehler: ")] == [
        *["in/05.txt", "in/03.txt", "in/04.txt"]
    ]
    assert err.count("übersprungen wegen eines Programmfehlers") == 2
    assert rows_of("out") == extract("in", code=1)
    Path("in/03.txt").write_text("„heil“")
    Path("in/04.txt").unlink()
    Path("in/05.txt").write_text("„auch“")
    code, err = corpus("in", "out")
    assert (code, err.splitlines()[-2].split(",")[:2]) == (0, ["11 Artikel", " 9 Zitate in 9 Zeilen"])
    assert rows_of("out") == extract("in")


def test_wrong_use(corpus, monkeypatch):
    table("in/a.parquet", texts(3))
    Path("voll").mkdir()
    Path("voll/brief.txt").touch()
    for arguments, told in [
        (["in", "in/out"], "liegt in der Eingabe; bitte für die Ausgabe einen anderen angeben."),
        (["in", "voll"], "ist nicht leer und kein Ergebnis von quotes corpus; bitte einen anderen Ordner angeben."),
        (["voll/brief.txt", "out"], "voll/brief.txt: quotes corpus liest Ordner und Parquet-Tabellen; bitte eine"),
        (["in", "out", "--types", "alle"], "--types: «alle» gibt es nicht"),
        (["in"], "Es fehlt der ORDNER, in den die Tabelle kommt; bitte hinter der Eingabe angeben."),
    ]:
        code, err = corpus(*arguments)
        assert (code, told in err) == (2, True), err
    assert corpus("fehlt", "out") == (1, "Fehler: fehlt: nicht gefunden; bitte Namen und Ordner prüfen.\n")
    assert not Path("out").exists()
    assert parts_of("voll") == ["brief.txt"]
    monkeypatch.setattr("quotes.corpus.cluster._ANSWER", "1s")
    code, err = corpus("in", "out", address="tcp://127.0.0.1:9")
    assert (code, "Unter «tcp://127.0.0.1:9» antwortet kein Dask-Scheduler; bitte" in err) == (2, True)
    assert parts_of("out") == ["_quotes.json"]
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert corpus("in", "out") == (
        2,
        "Fehler: Für quotes corpus fehlt Dask; bitte mit «pip install 'quotes[dask]'» nachinstallieren.\n",
    )


def test_a_manifest_that_cannot_be_read(corpus):
    table("in.parquet", texts(3))
    corpus("in.parquet", "out")
    for text in ("", "[]", "{}", '{"partition": 3}'):
        Path("out/_quotes.json").write_text(text)
        code, err = corpus("in.parquet", "out")
        assert (code, "_quotes.json» ist beschädigt; bitte mit --force von vorn beginnen." in err) == (2, True), err
    assert corpus("in.parquet", "out", "--force")[0] == 0
    assert len(rows_of("out")) == 2


def test_two_runs_do_not_write_to_one_folder(corpus):
    table("in.parquet", texts(3))
    with Folder("out").locked():
        code, err = corpus("in.parquet", "out")
    assert (code, "schreibt gerade ein anderer Aufruf; bitte warten" in err) == (2, True)
    assert corpus("in.parquet", "out")[0] == 0


@pytest.mark.parametrize("model", ["fehlt"])
def test_without_a_model_the_run_ends(corpus, model):
    table("in.parquet", texts(3))
    code, err = corpus("in.parquet", "out", "--model", model)
    assert (code, err.count("\n"), "Das Sprachmodell ist unvollständig" in err) == (3, 1, True)


def order(**changes):
    setup = Setup()
    made = Order(str(Path("out").absolute()), setup, recipe(setup), frozenset({"direct"}), Columns())
    return replace(made, **changes)


def test_a_worker_that_would_find_other_quotations_does_nothing(folder, no_model):
    del folder, no_model
    (piece,) = look(table("in.parquet", texts(3)), Path("out")).cut(10)
    assert "Eingabe und Ausgabe müssen auf allen Rechnern unter demselben Pfad" in str(part.do(piece, order()).stop)
    Path("out").mkdir()
    stop = part.do(piece, order(recipe=recipe(Setup()) | {"version": "9.9"})).stop
    assert f"ist es anders (quotes {quotes.__version__} statt 9.9); bitte überall dieselbe Version" in str(stop)
    assert parts_of("out") == []


# workers that die


@pytest.mark.slow
def test_the_partition_of_a_worker_that_dies_is_done_again(corpus, cluster):
    articles = texts(40)
    articles[13] = f"„Satz 13“ EINMAL {Path('einmal').absolute()}"
    table("in.parquet", articles)
    before = {worker.pid for worker in cluster.workers.values()}
    code, err = corpus("in.parquet", "out", "--partition", "10")
    assert (code, "Fehler" in err) == (0, False)
    assert {worker.pid for worker in cluster.workers.values()} != before
    assert Path("einmal").exists()  # else it would kill this process
    assert rows_of("out") == extract("in.parquet")
    assert len(parts_of("out")) == 5


@pytest.mark.slow
def test_an_article_that_kills_its_workers_is_named_and_no_other_suffers(corpus):
    articles = texts(40)
    articles[13] = articles[17] = "„tödlich“ TOD"
    table("in.parquet", articles)
    code, err = corpus("in.parquet", "out", "--partition", "20")
    told = [line for line in err.splitlines() if line.startswith("Fehler: ")]
    assert code == 1
    assert [line.split(",")[0] for line in told] == [f"Fehler: in.parquet#n{n}: übersprungen" for n in (13, 17)]
    articles[13] = articles[17] = "nichts"
    assert rows_of("out") == extract(table("in.parquet", articles))
    assert len(parts_of("out")) == 3


@pytest.mark.slow
def test_a_file_that_kills_its_workers_is_not_even_read(corpus):
    Path("in").mkdir()
    for number, text in enumerate(texts(10)):
        Path(f"in/{number}.txt").write_text(text if number != 4 else "TOD")
    code, err = corpus("in", "out")
    assert (code, err.count("Fehler: "), "in/4.txt: übersprungen, weil zweimal ein Arbeits" in err) == (1, 1, True)
    assert {row["document"] for row in rows_of("out")} == {f"in/{n}.txt" for n in (1, 2, 3, 5, 6, 8, 9)}


@pytest.mark.slow
def test_ctrl_c_leaves_whole_parts_and_the_same_call_goes_on(folder):
    table("in.parquet", [f"„Satz {n}“ WEILE" for n in range(300)])
    environment = os.environ | {"DASK_DISTRIBUTED__WORKER__PRELOAD": json.dumps([WORKER])}
    command = [sys.executable, fake.__file__, "corpus", "in.parquet", "out", "--workers", "2", "--partition", "20"]
    begun = subprocess.Popen(command, stderr=subprocess.PIPE, env=environment, start_new_session=True)
    deadline = time.monotonic() + 120
    while len(list((folder / "out").glob("part-*"))) < 3:
        assert time.monotonic() < deadline
        assert begun.poll() is None, begun.stderr.read().decode()
        time.sleep(0.05)
    os.killpg(begun.pid, signal.SIGINT)  # as a terminal does: to all of them
    _, err = begun.communicate(timeout=60)
    assert begun.returncode == 130, err.decode()
    assert err.decode().endswith(" von 15 Teilen; derselbe Aufruf macht dort weiter.\n")
    assert err.count(b"\n") <= 3
    done = subprocess.run(command, capture_output=True, check=False, env=environment, timeout=120)
    assert done.returncode == 0
    assert done.stderr.decode().startswith("Es geht weiter: ")
    assert [row["quote"] for row in rows_of("out")] == [f"Satz {n}" for n in range(300)]
    assert len(parts_of("out")) == 16


@pytest.mark.parametrize("side", ["worker", "scheduler"])
@pytest.mark.slow
def test_a_cluster_without_quotes_is_told(folder, no_model, capsys, side):
    """Its processes are asked to import what is not there: a scheduler, too, looks at what it hands on."""
    del no_model
    (folder / "bare.py").write_text("import sys\nsys.modules['quotes.corpus'] = None\n")
    preload = {"preload": [str(folder / "bare.py")]}
    options = {**CLUSTER, "n_workers": 1, **(preload if side == "worker" else {})}
    table("in.parquet", texts(3))
    if side == "worker":
        with distributed.LocalCluster(**options) as started:
            assert run(["corpus", "in.parquet", "out", "--scheduler", started.scheduler_address]) == 1
    else:
        with started_elsewhere(folder, "import bare") as (_, address):
            assert run(["corpus", "in.parquet", "out", "--scheduler", address]) == 1
    err = capsys.readouterr().err
    assert "bitte quotes auf allen Rechnern installieren, auch auf dem des Schedulers." in err
    assert err.count("\n") == 1
    assert parts_of("out") == ["_quotes.json"]


ELSEWHERE = """
import sys

import distributed
BEGIN
if __name__ == "__main__":
    options = {"dashboard": False, "dashboard_address": "127.0.0.1:0"}
    with distributed.LocalCluster(1, host="127.0.0.1", scheduler_kwargs=options, preload=[PRELOAD]) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""


@contextlib.contextmanager
def started_elsewhere(folder, begin):
    """Start a cluster in a process of its own, which begins with some lines; give the process and the address."""
    (folder / "elsewhere.py").write_text(ELSEWHERE.replace("PRELOAD", repr(WORKER)).replace("BEGIN", begin))
    with subprocess.Popen(
        [sys.executable, "elsewhere.py"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},  # quotes and this folder
    ) as scheduler:
        address = scheduler.stdout.readline().decode().strip()
        assert address.startswith("tcp://")
        yield scheduler, address


def test_without_its_scheduler_the_run_ends(folder, no_model, capsys):
    del no_model
    table("in.parquet", [f"„Satz {n}“ WEILE" for n in range(2000)])
    with started_elsewhere(folder, "") as (scheduler, address):

        def kill():
            while len(list((folder / "out").glob("part-*"))) < 2:
                time.sleep(0.05)
            scheduler.kill()

        threading.Thread(target=kill, daemon=True).start()
        assert run(["corpus", "in.parquet", "out", "--partition", "20", "--scheduler", address]) == 1
    assert capsys.readouterr().err == (
        "Fehler: Die Verbindung zum Dask-Scheduler ist abgerissen; derselbe Aufruf macht mit den übrigen Teilen "
        "weiter.\n"
    )
    assert 2 <= len(list((folder / "out").glob("part-*"))) < 100


# the pieces


def test_how_the_input_is_cut(folder):
    del folder
    table("in.parquet", texts(23))
    pieces = list(look("in.parquet", Path("out")).cut(10))
    assert [(piece.number, piece.rows) for piece in pieces] == [(0, Rows(0, 10)), (1, Rows(10, 10)), (2, Rows(20, 3))]
    assert [piece.name for piece in pieces][2] == "in.parquet, Zeilen 21 bis 23"
    assert len({piece.stamp for piece in pieces}) == 3


@pytest.mark.parametrize(
    ("articles", "workers", "size"),
    [(0, 8, SMALLEST), (100, 8, SMALLEST), (2_000, 8, 63), (100_000, 8, LARGEST), (2_000, 0, 500)],
)
def test_a_partition_is_small_enough_for_all_workers_to_have_something_to_do(articles, workers, size):
    source = Source("a", Path("a"))
    assert Input(((source, articles),), (), ()).fitting(workers) == size


@pytest.mark.parametrize(
    ("trails", "bundles", "deadly"),
    [
        ([], [(0, 4), (4, 8), (8, 10)], set()),
        (["0 4\n4 8\n"], [(0, 4), (4, 5), (5, 6), (6, 7), (7, 8), (8, 10)], set()),
        (["0 4\n4 8\n", "0 4\n4 5\n5 6\n"], [(0, 4), (4, 5), (5, 6), (6, 7), (7, 8), (8, 10)], {5}),
        (["0 4\n4 8"], [(0, 1), (1, 2), (2, 3), (3, 4), (4, 8), (8, 10)], set()),  # the last line is torn
        (["", "Unsinn\n"], [(0, 4), (4, 8), (8, 10)], set()),
    ],
)
def test_what_a_worker_died_at_is_done_one_by_one(folder, trails, bundles, deadly):
    path = folder / part.part_name(3)
    for number, trail in enumerate(trails):
        (folder / f".{path.name}.{number}.doing").write_text(trail)
    attempts = Attempts(path)
    assert [(bundle.start, bundle.stop) for bundle in attempts.bundles(10, 4)] == bundles
    assert attempts.deadly == deadly
    attempts.close()
    assert len(list(folder.iterdir())) == len(trails)
    attempts.forget()
    assert list(folder.iterdir()) == []


# with the real model


@pytest.mark.slow
@pytest.mark.model
def test_the_same_rows_as_extract_also_when_a_worker_is_killed(folder, capsys):
    names = ["Anna Kern", "Jan Lau", "Eva von der Heide", "Ute Brandt"]
    articles = [
        f"Der Rat tagte am {n % 28 + 1}. Mai. „Das Haus Nummer {n} wird gebaut“, sagte {names[n % 4]} am Montag. "
        f"Die Lage sei „angespannt“, hieß es aus dem Amt {n}."
        for n in range(40)
    ]
    table("in.parquet", articles)
    expected = extract("in.parquet")
    with distributed.LocalCluster(**CLUSTER) as started:
        pids = [worker.pid for worker in started.workers.values()]

        def kill():
            """Kill a worker as soon as one has begun an article."""
            while not list((folder / "out").glob(".call-*/.part-*.doing")) and not list(
                (folder / "out").glob("part-*")
            ):
                time.sleep(0.05)
            os.kill(pids[0], signal.SIGKILL)

        killer = threading.Thread(target=kill, daemon=True)
        killer.start()
        address = started.scheduler_address
        assert run(["corpus", "in.parquet", "out", "--partition", "5", "--scheduler", address]) == 0
        killer.join()
        assert pids != [worker.pid for worker in started.workers.values()]
    assert "Fehler" not in capsys.readouterr().err
    assert len(expected) > 50
    assert rows_of("out") == expected
