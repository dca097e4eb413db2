"""The journal: what it keeps, what of it survives damage, and when it may be used. Kills are in test_faults.py."""

from __future__ import annotations

import os
import random
from pathlib import Path

import fake
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.batch import Journal, Reservation, Setup, recipes, records
from quotes.batch.errors import JournalError
from quotes.batch.journal_lines import line, parse
from quotes.cli import run
from quotes.data import Article, Quotation, Span
from quotes.lexicon import OwnLists
from quotes.table import reading

RECIPE = {"version": "1", "libraries": "torch 2", "model": "m", "lexicon": "w", "certainty": "0", "indirect": "mit"}
ARTICLES = [Article(f"„Satz {number}“ – „ja“\u2028", f"{number}.txt") for number in range(6)]
FOUND = {article.document: fake.Extractor().extract(article, "all") for article in ARTICLES}


def begin(folder, *, resume=False, force=False, recipe=None):
    return Journal.begin(Reservation(folder / "t.csv"), recipe or RECIPE, resume=resume, force=force)


def begun(folder, articles=ARTICLES, **options):
    """Leave a journal in which these articles are done; return its path."""
    journal = begin(folder, **options)
    for article in articles:
        journal.put(journal.key(article), FOUND[article.document])
    journal.close()
    return journal.path


def known(folder):
    """Resume and return the documents whose results are there, each as it was, and the number of damaged lines."""
    journal = begin(folder, resume=True)
    found = {article.document: journal.get(journal.key(article), len(article.text)) for article in ARTICLES}
    damaged = journal.resumed.damaged if journal.resumed else 0
    journal.close()
    there = {name: rows for name, rows in found.items() if rows is not None}
    assert there == {name: FOUND[name] for name in there}
    return set(there), damaged


# what it keeps


PLACES = st.lists(st.integers(0, 1 << 70), min_size=2, max_size=2).map(lambda ends: Span(*sorted(ends)))
st.register_type_strategy(Span, PLACES)


@given(st.lists(st.from_type(Quotation), max_size=3))
@settings(max_examples=100, deadline=None)
def test_quotations_come_back_as_they_were(found):
    written = records.dump(found)
    assert "\n" not in written
    assert records.load(written, 1 << 70) == found


def test_results_are_there_when_it_is_resumed(tmp_path):
    path = begun(tmp_path)
    assert path == tmp_path / "t.csv.journal"
    assert known(tmp_path) == ({article.document for article in ARTICLES}, 0)


def test_results_of_several_runs_add_up(tmp_path):
    begun(tmp_path, ARTICLES[:2])
    begun(tmp_path, ARTICLES[3:5], resume=True)
    assert known(tmp_path)[0] == {"0.txt", "1.txt", "3.txt", "4.txt"}


def test_an_article_is_known_again_only_if_nothing_of_it_has_changed(tmp_path):
    journal = begin(tmp_path)
    fields = ("text", "document", "title", "date", "author", "url")
    base = Article(**dict.fromkeys(fields, "x"))
    others = [Article(**(dict.fromkeys(fields, "x") | {field: "y"})) for field in fields]
    moved = [Article("a", "bc"), Article("ab", "c"), Article("abc", "")]
    assert len({journal.key(article) for article in (base, *others, *moved)}) == 1 + len(others) + len(moved)
    journal.close()


def test_without_results_nothing_is_left(tmp_path):
    begun(tmp_path, [])
    assert list(tmp_path.iterdir()) == []


def test_when_all_is_done_nothing_is_left(tmp_path):
    (tmp_path / "t.csv").write_text("x")
    journal = begin(tmp_path)
    journal.put(journal.key(ARTICLES[0]), FOUND["0.txt"])
    journal.finish(tmp_path / "t.csv")
    assert not journal.close()
    assert [path.name for path in tmp_path.iterdir()] == ["t.csv"]


# damage: good lines are used, the rest is done again

DAMAGE = {  # what happens to the lines (recipe, six results): (lines after it, what is still known, damaged lines)
    "nothing": (lambda lines: lines, "012345", 0),
    "last line torn": (lambda lines: [*lines[:-1], lines[-1][:40]], "01234", 0),
    "last line without its end": (lambda lines: [*lines[:-1], lines[-1][:-1]], "01234", 0),
    "zeros behind it, as after a power cut": (lambda lines: [*lines, bytes(4096)], "012345", 0),
    "zeros instead of a line": (lambda lines: [*lines[:3], bytes(len(lines[3]) - 1) + b"\n", *lines[4:]], "01345", 1),
    "garbage in between": (lambda lines: [*lines[:4], b"\xff\x00\xfe garbage\n", *lines[4:]], "012345", 1),
    "a letter changed": (lambda lines: [*lines[:2], lines[2].replace(b"Satz", b"Sitz"), *lines[3:]], "02345", 1),
    "a line cut in two": (lambda lines: [*lines[:2], lines[2][:50] + b"\n" + lines[2][50:], *lines[3:]], "02345", 2),
    "two lines run into one": (lambda lines: [*lines[:2], lines[2][:-1] + lines[3], *lines[4:]], "0345", 1),
    "first line damaged": (lambda lines: [b"x" + lines[0][1:], *lines[1:]], "012345", 1),
    "first line gone": (lambda lines: lines[1:], "012345", 0),
    "lines in another order": (lambda lines: lines[::-1], "012345", 0),
    "lines twice": (lambda lines: lines * 2, "012345", 0),
    "line ends of Windows": (lambda lines: [each[:-1] + b"\r\n" for each in lines[:3]] + lines[3:], "2345", 3),
    "no line left": (lambda _: [], "", 0),
    "the first line torn": (lambda lines: [lines[0][:30]], "", 0),
}  # fmt: skip


@pytest.mark.parametrize("sort", DAMAGE)
def test_damage(tmp_path, sort):
    change, left, damaged = DAMAGE[sort]
    path = begun(tmp_path)
    path.write_bytes(b"".join(change(path.read_bytes().splitlines(keepends=True))))
    assert known(tmp_path) == ({f"{number}.txt" for number in left}, damaged)
    begun(tmp_path, [article for article in ARTICLES if article.document[0] not in left], resume=True)
    assert known(tmp_path)[0] == {article.document for article in ARTICLES}  # and goes on from there


def test_cut_anywhere_the_lines_before_survive(tmp_path):
    path = begun(tmp_path)
    whole = path.read_bytes()
    lot = random.Random(3)
    for cut in [0, 1, 8, 9, 15, *sorted(lot.sample(range(16, len(whole)), 60))]:
        path.write_bytes(whole[:cut])
        assert known(tmp_path)[0] == {f"{number}.txt" for number in range(max(0, whole[:cut].count(b"\n") - 1))}


def test_a_changed_byte_costs_no_more_than_two_lines(tmp_path):
    path = begun(tmp_path)
    whole = path.read_bytes()
    lot = random.Random(4)
    for place in lot.sample(range(len(whole)), 60):
        path.write_bytes(whole[:place] + bytes([lot.randrange(256)]) + whole[place + 1 :])
        assert len(known(tmp_path)[0]) >= 4  # two, if the byte was the line end between them


def test_a_line_that_is_valid_but_holds_no_quotations_is_done_again(tmp_path):
    path = begun(tmp_path)
    lines = path.read_bytes().splitlines(keepends=True)
    lines[1] = line(parse(lines[1]).key, b'[["so nicht"]]')
    path.write_bytes(b"".join(lines))
    assert known(tmp_path)[0] == {"1.txt", "2.txt", "3.txt", "4.txt", "5.txt"}


# when it may be used


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"version": "2"}, "quotes 1 statt 2"),
        ({"libraries": "torch 3"}, "torch 2 statt torch 3"),
        ({"model": "n"}, "anderes Sprachmodell"),
        ({"lexicon": "v", "certainty": "90"}, "andere Wortlisten, --min-certainty 0 statt 90"),
    ],
)
def test_results_of_another_recipe_are_refused(tmp_path, changed, told):
    path = begun(tmp_path)
    before = path.read_bytes()
    with pytest.raises(JournalError, match="--force") as error:
        begin(tmp_path, resume=True, recipe=RECIPE | changed)
    assert told in str(error.value)
    assert path.read_bytes() == before


def test_results_of_another_recipe_are_not_used_even_if_the_first_line_is_lost(tmp_path):
    path = begun(tmp_path)
    path.write_bytes(path.read_bytes().partition(b"\n")[2])
    journal = begin(tmp_path, resume=True, recipe=RECIPE | {"model": "n"})
    assert [journal.get(journal.key(article), len(article.text)) for article in ARTICLES] == [None] * 6
    journal.close()


def test_results_are_not_thrown_away_unless_that_is_wanted(tmp_path):
    path = begun(tmp_path, ARTICLES[:2])
    before = path.read_bytes()
    with pytest.raises(JournalError, match=r"2 Artikel stehen in «.*t\.csv\.journal».*--resume.*--force"):
        begin(tmp_path)
    assert path.read_bytes() == before
    journal = begin(tmp_path, force=True)
    assert journal.get(journal.key(ARTICLES[0]), 99) is None
    journal.close()
    assert not path.exists()


def test_a_journal_without_results_is_nobodys_work(tmp_path):
    journal = begin(tmp_path)
    left = journal.path.read_bytes()
    journal.close()
    journal.path.write_bytes(left)  # as a kill before the first article leaves it
    again = begin(tmp_path)
    assert not again.results
    again.close()


@pytest.mark.parametrize("content", [b"meine Notizen", b"meine\nNotizen\n", bytes(100), b"deadbeef rezepte\n" * 2])
@pytest.mark.parametrize("resume", [False, True])
def test_what_is_no_journal_is_not_touched(tmp_path, content, resume):
    path = tmp_path / "t.csv.journal"
    path.write_bytes(content)
    with pytest.raises(JournalError, match="kein lesbares Journal"):
        begin(tmp_path, resume=resume)
    assert path.read_bytes() == content
    begun(tmp_path, ARTICLES[:1], force=True)
    assert known(tmp_path)[0] == {"0.txt"}


def test_only_one_process_at_a_time(tmp_path):
    first = begin(tmp_path)
    for options in ({}, {"resume": True}, {"force": True}):
        with pytest.raises(JournalError, match="noch läuft"):
            begin(tmp_path, **options)
    first.close()
    begin(tmp_path).close()


# the recipe


def test_the_recipe_names_all_that_results_depend_on(tmp_path, monkeypatch):
    base = recipes.recipe(Setup())
    assert set(base) == set(recipes._TOLD) == set(RECIPE)
    assert recipes.recipe(Setup(workers=7, verbose=True)) == base
    assert recipes.recipe(Setup(min_certainty=90)) == base | {"certainty": "90"}
    assert recipes.recipe(Setup(indirect=False)) == base | {"indirect": "ohne"}
    assert recipes.recipe(Setup(str(tmp_path)))["model"] != base["model"]
    (tmp_path / "words.txt").write_text("sagen")
    monkeypatch.setattr("quotes.lexicon.own.files", lambda _: tmp_path)
    one = recipes.recipe(Setup())
    (tmp_path / "words.txt").write_text("meinen")
    other = recipes.recipe(Setup())
    mine = recipes.recipe(Setup(lexicon=OwnLists("a", (("titles.txt", "Herr\tm"),))))
    assert len({each["lexicon"] for each in (base, one, other, mine)}) == 4


def test_a_model_is_known_by_its_weights(tmp_path):
    seen = set()
    for content in (b"", b"a", b"b"):
        (tmp_path / "parser.pt").write_bytes(content)
        seen.add(recipes.recipe(Setup(str(tmp_path)))["model"])
    assert len(seen) == 3


# at the command line


@pytest.fixture
def say(folder, no_model, capsys):
    """Run ``quotes extract a -o t.csv …`` with the stand-in pipeline; give code and standard error."""
    del no_model
    (folder / "a").mkdir()
    for number in range(5):
        (folder / f"a/{number}.txt").write_text(f"„Satz {number}“ im „Stern“")

    def call(*arguments, output="t.csv"):
        code = run(["extract", "a", "-o", output, *arguments])
        return code, capsys.readouterr().err

    return call


@pytest.fixture
def stop(monkeypatch):
    """Have Ctrl-C pressed at the first article with this text, until it is called without one."""
    text, plain = "", fake.Extractor.extract

    def extract(self, article, types):
        if text and text in article.text:
            raise KeyboardInterrupt
        return plain(self, article, types)

    def at(new=""):
        nonlocal text
        text = new

    monkeypatch.setattr(fake.Extractor, "extract", extract)
    return at


def names():
    return sorted(path.name for path in Path().iterdir())


def test_after_an_interruption_resume_goes_on(say, stop):
    assert say(output="whole.csv")[0] == 0
    stop("Satz 4")
    code, err = say()
    assert code == 130
    assert "Abgebrochen nach 4 von 5 Artikeln; ihre Zitate stehen in der Tabelle, und derselbe Aufruf mit --res" in err
    assert names() == ["a", "t.csv", "t.csv.journal", "whole.csv"]
    assert Path("whole.csv").read_bytes().startswith(Path("t.csv").read_bytes())
    stop()
    code, err = say("--types", "all")
    assert (code, "4 Artikel stehen in" in err, "--resume" in err, "--force" in err) == (2, True, True, True)
    stop("Satz")  # none of those that are done is done again
    Path("a/4.txt").write_text("nichts")
    code, err = say("--resume")
    assert code == 0
    assert err.startswith("Es geht weiter: 4 Artikel sind schon fertig.\n")
    assert names() == ["a", "t.csv", "whole.csv"]


def test_resumed_and_undisturbed_tables_are_the_same(say, stop):
    options = ["--types", "direct,title", "--save-text", "texte", "--report", "p.html", "--persons", "p.toml"]
    Path("p.toml").write_text('[[person]]\nname = "Eva M."\naliases = ["Eva Maier"]\n')
    assert say(*options, "--strict")[0] == 0
    before = [Path(name).read_bytes() for name in ("t.csv", "p.html")]
    assert b"Eva M." in before[0]
    stop("Satz 3")
    assert say("--strict", "--force")[0] == 130  # what only decides on the table may change
    stop()
    code, err = say("--resume", *options)
    assert (code, "--min-certainty 90 statt 0" in err) == (2, True)
    code, err = say("--resume", "--strict", "--types", "all")
    assert (code, "(ohne statt mit indirekter Rede)" in err) == (2, True)
    assert say("--resume", *options, "--strict")[0] == 0
    assert [Path(name).read_bytes() for name in ("t.csv", "p.html")] == before


def test_what_failed_is_tried_again_and_named_again(say, stop):
    Path("a/1.txt").write_text("ABSTURZ")
    stop("Satz 3")
    code, err = say()
    assert (code, err.count("a/1.txt: übersprungen")) == (130, 1)
    stop()
    code, err = say("--resume")
    assert (code, err.count("a/1.txt: übersprungen")) == (1, 1), err
    assert names() == ["a", "t.csv"]


def test_inputs_may_have_changed_meanwhile(say, stop):
    stop("Satz 4")
    say()
    stop()
    Path("a/0.txt").write_text("„anders“")
    Path("a/1.txt").unlink()
    Path("a/00.txt").write_text("„neu“")
    assert say("--resume")[0] == 0
    table = Path("t.csv").read_bytes()
    assert say("--force")[0] == 0
    assert Path("t.csv").read_bytes() == table


def test_an_interruption_early_in_a_resumed_run_leaves_the_fuller_table(say, stop, monkeypatch):
    monkeypatch.setattr(
        "quotes.batch.article_queue.LONGEST", 1
    )  # of the four that are done, only one is looked at before
    stop("Satz 4")
    say()
    before = Path("t.csv").read_bytes()
    stop()
    Path("a/00.txt").write_text("HALT")
    stop("HALT")
    code, err = say("--resume")
    assert (code, "die Tabelle bleibt, wie sie war" in err) == (130, True)
    assert Path("t.csv").read_bytes() == before


@pytest.mark.parametrize("quiet", [False, True])
def test_resume_without_a_journal_begins(say, quiet):
    code, err = say("--resume", *["-q"] * quiet)
    assert code == 0
    assert ("Noch ist nichts fertig: von vorn." in err) is not quiet
    assert names() == ["a", "t.csv"]


@pytest.mark.parametrize("name", ["t.csv", "t.xlsx", "t.jsonl"])
def test_after_a_finished_run_resume_says_that_it_is_finished(say, stop, name):
    assert say(output=name)[0] == 0
    before = Path(name).read_bytes()
    stop("Satz")  # nothing is read again
    code, err = say("--resume", output=name)
    assert (code, Path(name).read_bytes()) == (0, before)
    assert err == (
        f"Es gibt nichts fortzusetzen: Der Lauf ist fertig, und keine Eingabe ist neuer als {Path(name).resolve()}; "
        "für einen neuen Lauf --resume weglassen.\n"
    )
    assert say("--resume", "-q", output=name) == (0, "")
    assert names() == ["a", name]


@pytest.mark.parametrize("name", ["t.csv", "t.xlsx"])
def test_a_run_killed_before_its_first_word_was_no_finished_one(say, name):
    assert say(output=name)[0] == 0
    Path("a/neu.txt").write_text("„neu“")
    os.utime("a/neu.txt", (1, 1))  # older than the table
    Path(f"{name}.journal").write_bytes(b"")  # all that is left of the killed run
    code, err = say("--resume", output=name)
    assert (code, "nichts fortzusetzen" in err) == (0, False)
    assert "neu" in {row["quote"] for row in reading.read(name).rows}


def test_articles_that_came_after_a_finished_run_are_told_and_read(say):
    say()
    later = Path("t.csv").stat().st_mtime + 10
    for number in (1, 7):
        Path(f"a/{number}.txt").write_text("„neu“")
        os.utime(f"a/{number}.txt", (later, later))
    code, err = say("--resume")
    assert code == 0
    assert err.startswith("Der frühere Lauf war fertig, aber 2 Eingaben sind neuer als seine Tabelle: von vorn.\n")
    assert Path("t.csv").read_text("utf-8-sig").count("neu") >= 2


def test_a_table_of_an_interrupted_run_is_never_called_finished(say, stop):
    stop("Satz 3")
    assert say()[0] == 130  # a part of the table is there
    stop("Satz 0")
    assert say("--force")[0] == 130  # begun anew, and stopped before anything was done
    stop()
    code, err = say("--resume")
    assert (code, "Der Lauf ist fertig" in err) == (0, False)
    assert "Satz 4" in Path("t.csv").read_text("utf-8-sig")
    assert names() == ["a", "t.csv"]


def test_an_empty_file_is_no_finished_run_and_force_begins_anew(say):
    Path("t.csv").touch()
    assert "Der Lauf ist fertig" not in say("--resume")[1]
    assert "Der Lauf ist fertig" in say("--resume")[1]
    assert "Der Lauf ist fertig" not in say("--resume", "--force")[1]


def test_a_damaged_journal_is_told_in_one_sentence(say, stop):
    stop("Satz 4")
    say()
    stop()
    path = Path("t.csv.journal")
    path.write_bytes(path.read_bytes().replace(b"Satz 2", b"Satz 9"))
    code, err = say("--resume")
    assert code == 0
    assert "Hinweis: Im Journal ist 1 Zeile beschädigt; was darin stand, wird noch einmal gemacht.\n" in err
    assert "Satz 2" in Path("t.csv").read_text("utf-8-sig")


def test_resume_needs_a_file(say):
    code, err = say("--resume", output="-")
    assert (code, "--resume: Weitermachen geht nur mit einer Datei" in err) == (2, True)
