"""The command line as a user meets it: every exit code, what goes to which stream, and no traceback."""

from __future__ import annotations

import csv
import io
import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import fake
import pytest

import quotes
from quotes.cli import console, german, run
from quotes.model.errors import ModelError
from quotes.table import columns

FAKE = str(Path(fake.__file__))
MAIN = "from quotes.cli import main; main()"
GOOD = "„Das reicht nicht“, sagte Eva Maier.\n"


@pytest.fixture
def say(folder, no_model, capsys):
    """Run ``quotes ARGUMENTS`` in an empty folder with the stand-in pipeline; give code, rows, standard error."""
    del folder, no_model

    def call(*arguments):
        code = run(arguments)
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return code, list(csv.DictReader(io.StringIO(out, newline=""))), err

    return call


def write(name, text=GOOD):
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return name


def rows_of(name):
    with Path(name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def process(*arguments, **options):
    """Start the command line with the stand-in pipeline as a process of its own."""
    return subprocess.Popen(
        [sys.executable, FAKE, *arguments],
        stdout=options.pop("stdout", subprocess.PIPE),
        stderr=options.pop("stderr", subprocess.PIPE),
        stdin=options.pop("stdin", subprocess.DEVNULL),
        **options,
    )


# 0: done


def test_table_on_standard_output_and_all_else_on_standard_error(say):
    code, rows, err = say("extract", write("a.txt"))
    assert code == 0
    assert [(row["speaker"], row["quote"], row["document"]) for row in rows] == [
        ("Eva Maier", "Das reicht nicht", "a.txt")
    ]
    assert tuple(rows[0]) == columns.COLUMNS
    assert (
        err
        == "1 Artikel, 1 Zitat in 1 Zeile, 3 zitierte Wörter, 100 % mit Sprecher, 0 Anführungen ohne Schlusszeichen.\n"
    )


def test_table_in_a_file_for_excel(say):
    code, rows, err = say("extract", write("a.txt"), "-o", "t.csv")
    assert (code, rows) == (0, [])
    assert Path("t.csv").read_bytes().startswith(b'\xef\xbb\xbf"speaker";"quote";')
    assert [row["quote"] for row in rows_of("t.csv")] == ["Das reicht nicht"]
    assert err.splitlines()[-1] == f"Tabelle: {Path('t.csv').resolve()}"
    assert "Tabelle ersetzt: " in say("extract", "a.txt", "-o", "t.csv")[2]


def test_rows_come_in_the_order_of_the_inputs(say):
    for number in range(7):
        write(f"n/{number}.txt", f"„Satz {number}“ „und {number}“")
    code, rows, _ = say("extract", "n/5.txt", "n", "-q")
    assert code == 0
    assert [row["quote"] for row in rows] == [
        text for number in (5, 0, 1, 2, 3, 4, 6) for text in (f"Satz {number}", f"und {number}")
    ]


@pytest.mark.parametrize("text", ["", "Kein Zitat.", "\ufeff", "\r\n\r\n"])
def test_no_quotations_is_no_error(say, text):
    code, rows, err = say("extract", write("a.txt", text), "-o", "t.csv")
    assert (code, rows) == (0, [])
    assert rows_of("t.csv") == []
    assert "1 Artikel, 0 Zitate in 0 Zeilen, 0 zitierte Wörter, " in err


def test_rfc4180_in_a_file_and_excel_on_standard_output(say, capsys):
    write("a.txt", "„Eins\r\nzwei“")
    assert say("extract", "a.txt", "-o", "t.csv", "--dialect", "rfc4180")[0] == 0
    assert b'"Eins\r\nzwei"' in Path("t.csv").read_bytes()
    assert run(["extract", "a.txt", "--dialect", "excel-de", "-q"]) == 0
    out = capsys.readouterr().out
    assert out.startswith('\ufeff"speaker";')
    assert '"Eins zwei"' in out


@pytest.mark.parametrize(
    ("types", "kept"),
    [
        ([], ["so nicht"]),
        (["--types", "direct"], ["so nicht"]),
        (["--types", "title"], ["Stern"]),
        (["--types", " Title , direct"], ["so nicht", "Stern"]),
        (["--types", "all"], ["so nicht", "Stern"]),
        (["--types", "scare"], []),
    ],
)
def test_types(say, types, kept):
    code, rows, _ = say("extract", write("a.txt", "„so nicht“ im „Stern“"), *types)
    assert code == 0
    assert [row["quote"] for row in rows] == kept


@pytest.mark.parametrize(
    ("types", "asked"),
    [([], False), (["--types", "title,scare"], False), (["--types", "indirect"], True), (["--types", "all"], True)],
)
def test_for_indirect_speech_is_looked_only_where_it_is_asked_for(say, monkeypatch, types, asked):
    """All sentences are parsed for it, which takes half as much time again."""
    seen, plain = set(), fake.Extractor.extract
    monkeypatch.setattr(
        fake.Extractor, "extract", lambda self, article, types: seen.update(types) or plain(self, article, types)
    )
    code, _, _ = say("extract", write("a.txt", "„so nicht“"), *types)
    assert (code, "indirect" in seen, {"direct", "partial", "scare", "title"} <= seen) == (0, asked, True)


@pytest.mark.parametrize(
    ("options", "speaker"),
    [
        ([], "Eva Maier"),
        (["--strict"], "Eva Maier"),  # the stand-in is 90 percent sure
        (["--min-certainty", "90"], "Eva Maier"),
        (["--min-certainty", "91"], ""),
        (["--strict", "--min-certainty", "95"], ""),
        (["--strict", "--min-certainty", "20"], "Eva Maier"),
    ],
)
def test_a_name_that_is_not_certain_enough_is_left_out(say, options, speaker):
    code, rows, _ = say("extract", write("a.txt", "„so nicht“"), *options)
    assert code == 0
    assert [row["speaker"] for row in rows] == [speaker]


def test_a_certainty_that_is_no_percentage_is_refused(say):
    code, _, err = say("extract", write("a.txt", "„so nicht“"), "--min-certainty", "101")
    assert code == 2
    assert "--min-certainty" in err


def test_names_of_a_persons_file_come_into_the_table(say):
    write("p.toml", '[[person]]\nname = "Eva Maria Maier"\naliases = ["Eva Maier"]\nrole = "Ministerin"\n')
    code, rows, _ = say("extract", write("a.txt", "„so nicht“"), "--persons", "p.toml")
    assert code == 0
    assert [(row["speaker"], row["role"]) for row in rows] == [("Eva Maria Maier", "Ministerin")]


def test_a_persons_file_with_a_fault_is_told_before_anything_is_done(say):
    write("p.toml", "[[person]]\nname = Eva\n")
    code, rows, err = say("extract", write("a.txt", "„so nicht“"), "--persons", "p.toml")
    assert (code, rows) == (2, [])
    assert "p.toml, Zeile 2" in err


def test_a_proof_sheet_can_be_written_at_once(say):
    code, rows, err = say("extract", write("a.txt", "„so nicht“"), "--report", "pruefen.html")
    assert (code, len(rows)) == (0, 1)
    assert "Prüfbogen: " in err
    assert "so nicht" in Path("pruefen.html").read_text("utf-8")


def test_a_proof_sheet_does_not_replace_what_is_none(say):
    write("pruefen.html", "meins")
    code, _, err = say("extract", write("a.txt", "„so nicht“"), "--report", "pruefen.html")
    assert code == 2
    assert "pruefen.html" in err
    assert Path("pruefen.html").read_text("utf-8") == "meins"


def test_the_summary_counts(say):
    write("a.txt", "„ja“ im „Stern“ „=1+1“ „offen")
    _, rows, err = say("extract", "a.txt", "--types", "all")
    assert [row["quote"] for row in rows] == ["ja", "Stern", "'=1+1", "offen"]
    assert err == (
        "1 Artikel, 1 Zitat in 3 Zeilen, 4 zitierte Wörter, 100 % mit Sprecher, "
        "1 weitere Zeile ohne Rede (Begriff, Titel), 1 Anführung ohne Schlusszeichen, "
        "1 Zelle mit Apostroph vor Formelzeichen.\n"
    )


def test_hints_name_the_inputs_and_quiet_leaves_only_errors(say):
    for number in range(5):
        write(f"{number}.txt", f"„Schön {number}“".encode("cp1252"))
    code, _, err = say("extract", ".")
    assert code == 0
    assert err.count("Hinweis: ") == 1
    assert "Hinweis: als Windows-1252 gelesen" in err
    assert ": 0.txt, 1.txt, 2.txt und 2 weitere\n" in err
    code, rows, err = say("extract", ".", "fehlt.txt", "--quiet")
    assert code == 1
    assert len(rows) == 5
    assert err == "Fehler: fehlt.txt: nicht gefunden; bitte Namen und Ordner prüfen.\n"


def test_what_is_told_does_not_grow_with_the_articles(capsys):
    tally = console.Tally()
    for number in range(3000):
        tally.note(f"{number}.txt", ["leer"])
        tally.fail(f"{number}.txt: kaputt")
    assert tally.hints() == ["Hinweis: leer: 0.txt, 1.txt, 2.txt und 2.997 weitere"]
    assert len(tally.told()) == 1000 + 2
    assert tally.told()[1000] == "Fehler: 2.000 weitere Eingaben nicht gelesen"
    assert capsys.readouterr().err.count("\n") == 3000  # each is named at once


@pytest.mark.parametrize("arguments", [["extract", "-"], ["extract"]])
def test_standard_input(arguments):
    done = process(*arguments, stdin=subprocess.PIPE)
    out, err = done.communicate(GOOD.encode(), timeout=60)
    assert done.returncode == 0, err
    assert b'"Das reicht nicht"' in out
    assert b',"stdin",' in out


@pytest.mark.parametrize(
    "arguments", [[], ["--help"], ["-h"], ["extract", "--help"], ["extract", "-h"], ["corpus", "--help"], ["corpus"]]
)
def test_help_is_german_and_fits_the_terminal(arguments, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    assert run(arguments) == 0
    out = capsys.readouterr().out
    assert out.strip().startswith("Aufruf: quotes")
    assert out.index("Beispiele") < out.index("─ Sonstiges")
    for english in ("Usage", "Options", "Arguments", "Commands", "Show this", "default", "<bool>", "list[", "required"):
        assert english not in out
    assert max(map(len, out.splitlines())) <= 80
    if "corpus" in arguments:
        assert "pip install 'quotes[dask]'" in out  # what stands in brackets is no markup
    if "extract" in arguments:
        panels = [out.index(f"─ {panel} ─") for panel in ("Eingabe", "Ausgabe", "Erkennung", "Sonstiges")]
        assert panels == sorted(panels)


def test_extract_on_a_bare_terminal_shows_help_and_does_not_wait():
    ours, theirs = pty.openpty()
    done = process("extract", stdin=theirs)
    out, _ = done.communicate(timeout=60)
    os.close(ours)
    os.close(theirs)
    assert done.returncode == 0
    assert "Aufruf: quotes extract" in out.decode()


def test_version(capsys):
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"quotes {quotes.__version__}\n"


@pytest.mark.parametrize("arguments", [["extract", "--help"], ["corpus", "--help"], ["models", "--help"], ["models"]])
def test_help_comes_at_once_and_without_the_heavy_libraries(arguments, tmp_path):
    # Compiled modules are kept from the first try on, as with an installed program, whatever this machine's settings.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(tmp_path)
    code = (
        f"import sys, time; from quotes.cli import run; run({arguments});"
        "heavy = set('torch pandas stanza numpy regex click dask pyarrow'.split());"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr);"
        "sys.exit(str(time.process_time()))"  # of the processor: other work on the machine must not fail the test
    )
    for _ in range(3):  # a busy machine takes longer, and is given two more tries
        result = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=False, env=environment
        )
        loaded, seconds = result.stderr.split()
        assert loaded == "[]"
        if float(seconds) < 0.5:
            break
    assert float(seconds) < 0.5


# 1: some inputs failed, the others are in the table


def test_what_cannot_be_read_is_named_and_the_rest_written(say):
    write("a.txt")
    write("bild.txt", b"\x89PNG\r\n\x1a\n")
    Path("leer").mkdir()
    code, rows, err = say("extract", "fehlt.txt", "leer", "bild.txt", "*.doc", "a.txt")
    assert code == 1
    assert [row["document"] for row in rows] == ["a.txt"]
    told = [line for line in err.splitlines() if line.startswith("Fehler: ")]
    assert [line.split(": ")[1] for line in told] == ["fehlt.txt", "leer", "*.doc", "bild.txt"]
    assert "4 Eingaben nicht gelesen." in err


def test_if_nothing_could_be_read_the_old_table_stays(say):
    say("extract", write("a.txt"), "-o", "t.csv")
    before = Path("t.csv").read_bytes()
    code, _, err = say("extract", "fehlt.txt", "-o", "t.csv")
    assert code == 1
    assert Path("t.csv").read_bytes() == before
    assert "Tabelle" not in err
    assert sorted(path.name for path in Path().iterdir()) == ["a.txt", "t.csv"]


@pytest.mark.parametrize("bad", range(5))
def test_an_error_of_the_program_in_one_article_leaves_the_others(say, bad):
    for number in range(5):
        write(f"{number}.txt", f"„Satz {number}“" + (" ABSTURZ" if number == bad else ""))
    code, rows, err = say("extract", ".")
    assert code == 1
    assert [row["document"] for row in rows] == [f"{number}.txt" for number in range(5) if number != bad]
    assert f"Fehler: {bad}.txt: übersprungen wegen eines Programmfehlers (ValueError: kaputt)" in err
    assert "4 Artikel, 4 Zitate" in err


def test_a_row_that_is_not_verbatim_is_not_written(say):
    write("a.txt")
    write("b.txt", GOOD + "SCHIEF")
    code, rows, err = say("extract", ".")
    assert code == 1
    assert [row["document"] for row in rows] == ["a.txt"]
    assert "Fehler: b.txt: übersprungen wegen eines Programmfehlers (VerbatimError: " in err


def test_verbose_shows_the_traceback(folder, no_model, capsys):
    del folder, no_model
    write("a.txt", "ABSTURZ")
    assert run(["extract", "a.txt", "-v"]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_an_error_that_no_article_is_to_blame_for_is_told_in_one_sentence(say, monkeypatch):
    def broken(*_args):
        message = "alles kaputt"
        raise RuntimeError(message)

    monkeypatch.setattr(fake.Extractor, "extract_many", broken)
    code, _, err = say("extract", write("a.txt"), "-o", "t.csv")
    assert code == 1
    assert "Fehler: Das Programm ist gescheitert (RuntimeError: alles kaputt)" in err
    assert not Path("t.csv").exists()


# 2: wrong use


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["extract", "a.txt", "--types", "wörtlich"], "«wörtlich» gibt es nicht; möglich sind direct, partial, "),
        (["extract", "a.txt", "--types", "direct,,Title,x"], "«x» gibt es nicht"),
        (["extract", "a.txt", "--types", ""], "«» gibt es nicht"),
        (["extract", "a.txt", "--dialect", "excel"], "möglich sind excel-de und rfc4180"),
        (["extract", "a.txt", "-o", "."], "ist ein Ordner"),
        (["extract", "a.txt", "-o", "fehlt/t.csv"], "bitte zuerst anlegen"),
        (["extract", "a.txt", "-o", "t.xls"], "möglich sind .csv, .xlsx, "),
        (["extract", "a.txt", "-o", "a.txt", "--force"], "«a.txt» ist eine der Eingaben"),
        (["extract", "a.txt", "-o", "da.csv"], "mit --force überschreiben"),
        (["extract", "a.txt", "-o"], "Der Option «-o» fehlt ihr Wert."),
        (
            ["extract", "a.txt", "--outptu", "x"],
            "Die Option «--outptu» gibt es nicht; gemeint ist vielleicht --output.",
        ),
        (["extract", "a.txt", "-x"], "Die Option «-x» gibt es nicht."),
        (["extract", "a.txt", "--force=ja"], "Die Option «--force» hat keinen Wert."),
        (["extrakt", "a.txt"], "Den Befehl «extrakt» gibt es nicht"),
    ],
)
def test_wrong_use(say, arguments, told):
    write("a.txt")
    write("da.csv", "meins")
    code, rows, err = say(*arguments)
    assert (code, rows) == (2, [])
    assert err.startswith("Fehler: ")
    assert told in err
    assert sorted(path.name for path in Path().iterdir()) == ["a.txt", "da.csv"]
    assert Path("da.csv").read_text() == "meins"


def test_messages_that_are_not_known_stay_as_they_are():
    assert german.translate("Something new.") == "Something new."


# 3: model missing or damaged


def test_model_missing(say):
    say("extract", write("a.txt"), "-o", "t.csv")
    before = Path("t.csv").read_bytes()
    code, rows, err = say("extract", "a.txt", "--model", "fehlt", "-o", "t.csv")
    assert (code, rows) == (3, [])
    assert err == (
        "Fehler: Das Sprachmodell ist unvollständig, es fehlt «parser.pt»; bitte quotes neu installieren "
        "oder --model prüfen.\n"
    )
    assert Path("t.csv").read_bytes() == before


def test_a_model_that_fails_at_work_stops_the_run(say, monkeypatch):
    def broken(*_args):
        raise ModelError.damaged(Path("modell"), RuntimeError("PytorchStreamReader\nfailed"))

    monkeypatch.setattr(fake.Extractor, "extract", broken)
    code, _, err = say("extract", write("a.txt"), write("b.txt"))
    assert code == 3
    assert err == (
        "Fehler: Das Sprachmodell in «modell» ist beschädigt (RuntimeError: PytorchStreamReader failed); "
        "bitte quotes neu installieren.\n"
    )


# 130: interrupted, and readers that go away


@pytest.mark.skipif(os.name == "nt", reason="signals as Unix has them")
@pytest.mark.parametrize("done", [0, 2])
def test_interrupted(folder, done):
    for number in range(done):
        write(f"{number}.txt", f"„Satz {number}“")
    write("z.txt", "LANGSAM")
    running = process("extract", ".", "-o", "t.csv", start_new_session=True)

    def begun():
        return [path for path in folder.glob(".t.csv.*.tmp") if path.read_bytes().count(b"\r\n") > done or not done]

    deadline = time.monotonic() + 60
    while not begun() and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.5)  # into the slow article
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=60)
    assert running.returncode == 130, err
    assert b"Traceback" not in err
    assert f"Abgebrochen nach {done} von {done + 1} Artikeln" in err.decode()
    assert not list(folder.glob(".t.csv*"))
    if done:
        assert [row["quote"] for row in rows_of("t.csv")] == [f"Satz {number}" for number in range(done)]
    else:
        assert not (folder / "t.csv").exists()


@pytest.mark.skipif(os.name == "nt", reason="pipes as Unix has them")
def test_a_reader_that_has_had_enough(folder):
    for number in range(50):
        write(f"{number}.txt", "„" + "Wort " * 5000 + "“")
    running = process("extract", str(folder))
    running.stdout.read(10)
    running.stdout.close()
    err = running.stderr.read()
    running.stderr.close()
    assert running.wait(timeout=60) == 0
    assert b"Traceback" not in err
    assert b"Broken" not in err


def test_umlauts_are_written_whatever_the_locale(folder):
    write("Müller.txt", "„Schön – 5 €“")
    done = process("extract", str(folder), env=os.environ | {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
    out, err = done.communicate(timeout=60)
    assert done.returncode == 0
    assert "„Schön – 5 €“" in out.decode()
    assert "Anführungen" in err.decode()
    assert b"\r" not in out


# on a terminal


@pytest.mark.skipif(os.name == "nt", reason="terminals as Unix has them")
@pytest.mark.parametrize(("patience", "shown"), [(0.0, True), (30.0, False)])
def test_the_bar_shows_on_a_terminal_once_it_takes_long(folder, patience, shown):
    for number in range(3):
        write(f"{number}.txt", f"„Satz {number}“, sagte sie.")
    code = (
        f"import sys; sys.path.insert(0, {str(Path(FAKE).parent)!r}); import fake, time; fake.install();"
        "from quotes.cli import console, main;"
        f"console._PATIENCE = {patience};"
        "slow = fake.Extractor.extract;"
        "fake.Extractor.extract = lambda *given: time.sleep(0.3) or slow(*given);"
        "main()"
    )
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", code, "extract", str(folder), "-o", "t.csv"],
        stderr=theirs,
        stdin=subprocess.DEVNULL,
        env=os.environ | {"TERM": "xterm", "COLUMNS": "80"},
    ) as running:
        os.close(theirs)
        seen = b""
        while running.poll() is None or select.select([ours], [], [], 0.2)[0]:
            try:
                seen += os.read(ours, 65536)
            except OSError:  # Linux: the other side is closed
                break
    os.close(ours)
    assert running.returncode == 0
    assert ("/3" in seen.decode()) is shown
    assert "3 Artikel, 3 Zitate in 3 Zeilen" in seen.decode()


def on_terminal(folder, *arguments, stdin=subprocess.DEVNULL, columns="80"):
    """Run ``quotes extract`` with standard output on a terminal; give code, what it shows, standard error."""
    ours, theirs = pty.openpty()
    environment = os.environ | {"TERM": "xterm", "COLUMNS": columns, "NO_COLOR": "1"}
    with process("extract", *arguments, stdout=theirs, stdin=stdin, env=environment, cwd=folder) as running:
        os.close(theirs)
        seen = b""
        while running.poll() is None or select.select([ours], [], [], 0.2)[0]:
            try:
                seen += os.read(ours, 65536)
            except OSError:  # Linux: the other side is closed
                break
        err = running.stderr.read().decode()
    os.close(ours)
    return running.returncode, seen.decode().replace("\r\n", "\n"), err


TERMINAL = pytest.mark.skipif(os.name == "nt", reason="terminals as Unix has them")
SAVING = "Speichern: derselbe Aufruf mit -o zitate.xlsx oder -o zitate.csv für Excel; mit | oder > kommt CSV.\n"


@TERMINAL
def test_on_a_terminal_the_first_rows_are_shown_to_read(folder):
    write("a.txt", "„Das [bold]reicht\x1b[2J nicht“, „" + "und so weiter und so fort " * 20 + "“")
    code, out, err = on_terminal(folder, "a.txt")
    assert code == 0
    lines = out.splitlines()
    assert lines[0].split() == ["Sprecher", "Zitat", "Art", "Sicherheit"]
    assert max(map(len, lines)) <= 80
    assert "\x1b" not in out
    assert "Das [bold]reicht␛[2J nicht" in out
    assert lines[3].split()[:2] + lines[3].split()[-3:] == ["Eva", "Maier", "direct", "90", "%"]
    assert "so fort und …" in " ".join(out.split())
    assert err.endswith(f"0 Anführungen ohne Schlusszeichen.\n{SAVING}")


@TERMINAL
def test_of_many_rows_the_others_are_counted(folder):
    for number in range(2):
        write(f"ordner/{number}.txt", "„Ja“ " * 10)
    code, out, err = on_terminal(folder, ".", "--quiet")
    assert (code, err) == (0, "")
    assert out.count("Eva Maier") == 15
    assert [line.split()[-1] for line in out.splitlines()[:4:3]] == ["Artikel", "0.txt"]
    assert out.splitlines()[-1] == "… und 5 weitere Zeilen"
    assert on_terminal(folder, ".", columns="40")[0] == 0


@TERMINAL
@pytest.mark.parametrize("options", [["--format", "csv"], ["--dialect", "excel-de"], ["-o", "-"]])
def test_whoever_asks_for_csv_on_a_terminal_gets_it(folder, options):
    write("a.txt")
    code, out, err = on_terminal(folder, "a.txt", *options)
    assert code == 0
    assert out.lstrip("\ufeff").startswith('"speaker"')
    assert SAVING not in err


@TERMINAL
def test_nothing_found_and_nothing_read_on_a_terminal(folder):
    write("a.txt", "Kein Zitat.")
    code, out, err = on_terminal(folder, "a.txt")
    assert (code, out, SAVING in err) == (0, "", False)
    assert on_terminal(folder, "fehlt.txt")[:2] == (1, "")


def test_control_characters_in_names_do_not_reach_the_terminal(capsys):
    console.say("a\x1b[2Jb\nc")
    assert capsys.readouterr().err == "a␛[2Jb␤c\n"


@pytest.mark.parametrize(("number", "text"), [(0, "0 Zitate"), (1, "1 Zitat"), (1204, "1.204 Zitate")])
def test_numbers_are_german(number, text):
    assert console.count(number, "Zitat", "Zitate") == text


# with the model that is shipped


@pytest.mark.slow
@pytest.mark.usefixtures("folder")
@pytest.mark.model
def test_the_real_thing(capfd):
    write("artikel/a.txt", "„Das reicht nicht“, sagte Ministerin Eva Maier am Montag.\r\n")
    write("artikel/leer.txt", "")
    assert (
        subprocess.run([sys.executable, "-c", MAIN, "extract", "artikel", "-o", "t.csv"], check=False).returncode == 0
    )
    err = capfd.readouterr().err
    assert err.startswith("Hinweis: leer, also ohne Zitate: ")  # and no chatter of the libraries before it
    (row,) = rows_of("t.csv")
    assert (row["speaker"], row["quote"], row["type"]) == ("Eva Maier", "Das reicht nicht", "direct")
    assert row["context"] == "„Das reicht nicht“, sagte Ministerin Eva Maier am Montag."


def test_a_folder_without_weights_is_a_missing_model(folder, capsys):
    write("a.txt")
    assert run(["extract", "a.txt", "--model", str(folder)]) == 3
    assert capsys.readouterr().err.startswith("Fehler: Das Sprachmodell ist unvollständig, es fehlt ")
