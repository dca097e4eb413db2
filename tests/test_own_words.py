"""Word lists of one's own over the package's: what they do, what in them is told as wrong, and where they are noted."""

from __future__ import annotations

import json
import threading
from importlib import import_module
from pkgutil import walk_packages

import fake
import openpyxl
import pytest

import quotes
from quotes import lexicon
from quotes.batch import Setup, recipe
from quotes.cli import run
from quotes.lexicon import OwnListError, OwnLists, own

TEXT = "„Der Deich hält“, flauste Ida Korff. Der Wind nahm zu."


@pytest.fixture(autouse=True)
def _afterwards():
    yield
    with lexicon.using(OwnLists()):  # the next test has the package's lists again
        pass


@pytest.fixture
def words(tmp_path):
    """Return a function that writes lists into a folder and returns that."""
    folder = tmp_path / "woerter"

    def write(**lists):
        folder.mkdir(exist_ok=True)
        for name, text in lists.items():
            stem, _, suffix = name.rpartition("_")
            (folder / f"{stem}.{suffix}").write_text(text, encoding="utf-8")
        return folder

    return write


def of(words, **lists):
    return lexicon.own_lists(words(**lists))


# what they do


@pytest.mark.parametrize(
    ("lists", "look", "before", "after"),
    [
        # a new word, another column for a known one, one taken out
        (
            {"reporting_verbs_txt": "flausen\tneutral\tstrong"},
            lambda: "flausen" in lexicon.reporting_verbs(),
            False,
            True,
        ),
        (
            {"reporting_verbs_txt": "sagen\tsound\tweak"},
            lambda: lexicon.reporting_verbs()["sagen"].cls,
            "neutral",
            "sound",
        ),
        ({"reporting_verbs_txt": "sagen\t-"}, lambda: "sagen" in lexicon.reporting_verbs(), True, False),
        # the bar need not be repeated
        (
            {"reporting_verbs_txt": "hinzufügen\tother\tweak"},
            lambda: lexicon.particle_verbs()["hinzu", "fügen"].strength,
            "strong",
            "weak",
        ),
        ({"reporting_verbs_txt": "hinzufügen\t-"}, lambda: ("hinzu", "fügen") in lexicon.particle_verbs(), True, False),
        # where «-» says something of its own it says that
        ({"role_nouns_txt": "Koogbold\tm"}, lambda: lexicon.role_gender("Koogbolde"), "", "m"),
        ({"role_nouns_txt": "Musiklehrer\t-"}, lambda: lexicon.is_role("Musiklehrer"), True, False),
        ({"group_nouns_txt": "Deichläufer"}, lambda: lexicon.is_group("Deichläufern"), False, True),
        ({"group_nouns_txt": "Experten\t-"}, lambda: lexicon.is_group("Experten"), True, False),
        ({"media_txt": "Koogbote"}, lambda: lexicon.is_medium("Koogboten"), False, True),
        ({"verb_particles_txt": "hin\t-"}, lambda: "hin" in lexicon.lines("verb_particles.txt"), True, False),
        ({"titles_txt": "Moin\tmf"}, lambda: lexicon.title_gender("Moin"), "", "mf"),
        ({"given_names_extra_txt": "Anna\t-"}, lambda: "Anna" in lexicon.given_names(), True, False),
        ({"given_names_txt": "Annabel\t-"}, lambda: "Annabel" in lexicon.given_names(), True, False),
        ({"cue_nouns_txt": "Geflause\twords\tend"}, lambda: lexicon.cue_noun("Amtsgeflause"), set(), {"words"}),
        # TOML by key
        (
            {"reporting_phrases_toml": '[neutral]\nstrong = ["ins Watt rufen"]'},
            lambda: [phrase.text for phrase in lexicon.phrases_of("rufen")].count("ins Watt rufen"),
            0,
            1,
        ),
        (
            {"reporting_phrases_toml": '[neutral]\nstrong = ["-die Meinung vertreten"]'},
            lambda: ("Meinung",) in [phrase.words for phrase in lexicon.phrases_of("vertreten")],
            True,
            False,
        ),
        (  # an update that brings the same phrase in another class does not hurt
            {"reporting_phrases_toml": '[sound]\nweak = ["zu Protokoll geben"]'},
            lambda: [each.cls for each in lexicon.phrases_of("geben") if each.words == ("zu", "Protokoll")],
            ["neutral"],
            ["sound"],
        ),
        (
            {"closed_classes_toml": 'name_particles = "af -von"'},
            lambda: "af" in lexicon.closed("name_particles"),
            False,
            True,
        ),
        (
            {"closed_classes_toml": 'name_particles = "af -von"'},
            lambda: "von" in lexicon.closed("name_particles"),
            True,
            False,
        ),
        (
            {"source_prepositions_toml": '["laut"]\nneeds = "noun"'},
            lambda: lexicon.source_prepositions()["laut"].needs,
            "anything",
            "noun",
        ),
        ({"source_prepositions_toml": '"laut" = "-"'}, lambda: "laut" in lexicon.source_prepositions(), True, False),
        ({"source_prepositions_toml": '["seitens"]'}, lambda: "seitens" in lexicon.source_prepositions(), False, True),
    ],
)
def test_own_entries_lie_over_the_packages(words, lists, look, before, after):
    with lexicon.using(OwnLists()):
        assert look() == before
    with lexicon.using(of(words, **lists)):
        assert look() == after
    with lexicon.using(OwnLists()):
        assert look() == before


def test_an_update_of_the_package_keeps_them(words, monkeypatch):
    lists = of(words, titles_txt="Moin\tmf\nHerr\t-")
    from quotes.lexicon import merged

    monkeypatch.setattr(merged, "_read", lambda _: "# neu\nFrau\tf\nHerr\tm\nMoin\tm\nWohlgeboren\tmf\n")
    with lexicon.using(OwnLists()), lexicon.using(OwnLists()):
        pass
    merged.words.cache_clear()
    with lexicon.using(lists):
        assert dict(lexicon.words("titles.txt")) == {"Frau": ("f",), "Moin": ("mf",), "Wohlgeboren": ("mf",)}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("lists", "text", "rows"),
    [
        ({"reporting_verbs_txt": "flausen\tneutral\tstrong\n"}, TEXT, [("Ida Korff", "flauste", "verb-after")]),
        (
            {"reporting_verbs_txt": "ein|flausen\tneutral\tstrong\n"},
            "Ida Korff flauste am Montag ein: „Der Deich hält.“",
            [("Ida Korff", "flauste … ein", "verb-colon")],
        ),
        (
            {"source_prepositions_toml": '["vermöge"]\nneeds = "noun"\n'},
            "Vermöge der Auskunft der Polizei war die Straße „spiegelglatt“.",
            [("Polizei", "Vermöge … Auskunft", "source-phrase")],
        ),
    ],
)
def test_an_own_word_makes_a_row(words, lists, text, rows, extractor):
    from quotes.pipeline import Extractor

    mine = Extractor.__new__(Extractor)  # the same model: loading another takes seconds
    mine._least, mine._parser, mine._lists = 0, extractor._parser, of(words, **lists)
    found = [(row.speaker, row.attribution.cue, row.attribution.rule) for row in mine.extract(text)]
    assert found == rows
    assert [(row.speaker, row.attribution.cue, row.attribution.rule) for row in extractor.extract(text)] != rows


# where they come from


def test_the_folder_is_the_usual_one_or_the_named_one(words, tmp_path, monkeypatch):
    folder = words(titles_txt="Moin\tmf")
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: tmp_path / "settings")
    assert own.read().texts == ()  # QUOTES_LEXICON is empty, see conftest
    monkeypatch.delenv(own.VARIABLE)
    assert own.read() == OwnLists()  # the usual folder need not be there
    (tmp_path / "settings").mkdir()
    folder.rename(tmp_path / "settings" / "lexicon")
    assert own.read().texts == (("titles.txt", "Moin\tmf"),)
    other = words(titles_txt="Ahoi\tmf")
    monkeypatch.setenv(own.VARIABLE, str(other))
    assert own.read().folder == str(other)
    assert own.read("") == OwnLists()
    assert own.read(tmp_path / "settings" / "lexicon").texts == (("titles.txt", "Moin\tmf"),)


def test_hidden_files_are_no_lists(words):
    folder = words(titles_txt="Moin\tmf")
    for name in (".DS_Store", "desktop.ini", ".titles.txt.swp"):
        (folder / name).write_bytes(b"\xff\x00")
    assert [name for name, _ in lexicon.own_lists(folder).texts] == ["titles.txt"]


# what is wrong in them


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "reporting_verbs.txt",
            "# neu\nflausen strong\n",
            "reporting_verbs.txt, Zeile 2: «flausen strong» hat 1 Spalte(n)",
        ),
        (
            "reporting_verbs.txt",
            "flausen\tneutral\tstark\n",
            "Zeile 1: «stark» ist hier unbekannt, möglich ist strong, weak",
        ),
        ("reporting_verbs.txt", "flauste\tneutral\tstrong\n", "Zeile 1: «flauste» ist keine Grundform eines Verbs"),
        ("reporting_verbs.txt", "flausen\t-\nflausen\t-\n", "Zeile 2: «flausen» steht schon weiter oben"),
        (
            "reporting_phrases.toml",
            "[neutral]\nstrong = [\n",
            "reporting_phrases.toml, Zeile 3: ist kein gültiges TOML",
        ),
        (
            "reporting_phrases.toml",
            '[neutrall]\nstrong = ["a b"]\n',
            "reporting_phrases.toml: «neutrall» ist keine Klasse",
        ),
        ("reporting_phrases.toml", '[neutral]\nstrong = "a b"\n', "etwas anderes als Wendungen"),
        ("reporting_phrases.toml", '[neutral]\nstrong = ["-"]\n', "etwas anderes als Wendungen"),
        ("source_prepositions.toml", '["laut"]\nneed = "noun"\n', "bei «laut» ist «need = noun» unbekannt"),
        ("source_prepositions.toml", '["laut"]\ntags = ["word"]\n', "bei «laut» ist «tags = ['word']» unbekannt"),
        ("source_prepositions.toml", 'laut = "noun"\n', "«laut» ist keine Tabelle"),
        ("closed_classes.toml", 'particles = "af"\n', "die Klasse «particles» gibt es nicht; möglich ist"),
        ("closed_classes.toml", 'name_particles = ["af"]\n', "«name_particles» ist kein Text"),
        ("verbs.txt", "flausen\n", "Eine Liste dieses Namens gibt es nicht; möglich sind reporting_verbs.txt, "),
        ("certainty.toml", "", "Eine Liste dieses Namens gibt es nicht"),
    ],
)
def test_a_slip_is_told_in_a_sentence(tmp_path, name, text, message):
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(OwnListError) as caught:
        lexicon.own_lists(tmp_path)
    told = str(caught.value)
    assert message in told
    assert str(tmp_path / name) in told
    assert told.endswith(".")
    assert "\n" not in told
    assert caught.value.exit_code == 2


def test_a_list_must_be_utf8_and_its_folder_one(tmp_path):
    with pytest.raises(OwnListError, match=r"^--lexicon: «.*nirgends» ist kein Ordner mit Wortlisten"):
        lexicon.own_lists(tmp_path / "nirgends")
    (tmp_path / "titles.txt").write_bytes("Müller\tm".encode("cp1252"))
    with pytest.raises(OwnListError, match=r"titles\.txt: ist kein UTF-8\.$"):
        lexicon.own_lists(tmp_path)


def test_two_threads_cannot_have_different_lists(words):
    lists, told = of(words, titles_txt="Moin\tmf"), []

    def other():
        try:
            with lexicon.using(OwnLists()):
                told.append("in")
        except lexicon.LexiconError as error:
            told.append(str(error))

    with lexicon.using(lists):
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
        assert lexicon.title_gender("Moin") == "mf"
    names = f"«{lists.folder}» und ohne eigene"
    assert told == [f"Zwei Threads arbeiten mit verschiedenen Wortlisten ({names}); bitte zwei Prozesse nehmen."]


# what is remembered of lists is forgotten with them

ROOMS = ("marks", "parsing", "grammar", "people", "cues", "categories", "attribution", "lexicon", "frames", "pipeline")
OF_NO_LIST = {  # they remember, and no list has a say in what
    "quotes.lexicon.forms.base_forms",
    "quotes.people.matching.bare_parts",
    "quotes.parsing.parser._feats",
}


def test_nothing_outlives_its_lists():
    names = [module.name for module in walk_packages(quotes.__path__, "quotes.")]
    modules = [import_module(name) for name in names if name.split(".")[1] in ROOMS and "build_given" not in name]
    kept = {
        f"{function.__module__}.{function.__qualname__}": function
        for module in modules
        for function in vars(module).values()
        if hasattr(function, "cache_clear")
    }
    assert len(kept) > 30
    forgotten = {forget.__self__ for forget in own._Force.memories}
    assert {name for name, function in kept.items() if function not in forgotten} <= OF_NO_LIST


# where they are noted, and who gets them


def test_the_recipe_tells_lists_apart(words):
    base = recipe(Setup(lexicon=OwnLists()))
    one = recipe(Setup(lexicon=of(words, titles_txt="Moin\tmf")))
    other = recipe(Setup(lexicon=of(words, titles_txt="Moin\tm")))
    assert len({each["lexicon"] for each in (base, one, other)}) == 3
    assert base == recipe(Setup())


@pytest.fixture
def article(folder, no_model):  # noqa: ARG001 - puts a stand-in in the place of the pipeline
    (folder / "a.txt").write_text("„Ja“, „nein“", encoding="utf-8")
    return "a.txt"


def test_a_run_with_other_lists_is_not_resumed(folder, words, article, monkeypatch, capsys):
    lists, plain = str(words(titles_txt="Moin\tmf")), fake.Extractor.extract
    for name, text in (("b.txt", "„Ja“"), ("c.txt", "„Ja“"), ("d.txt", "„Halt“")):
        (folder / name).write_text(text, encoding="utf-8")

    def interrupted(self, article, *types):
        if "Halt" in article.text:
            raise KeyboardInterrupt
        return plain(self, article, *types)

    call = ["extract", article, "b.txt", "c.txt", "d.txt", "-o", "t.csv"]
    with monkeypatch.context() as patch:
        patch.setattr(fake.Extractor, "extract", interrupted)
        assert run([*call, "--lexicon", lists]) == 130
    assert run([*call, "--resume"]) == 2
    assert "andere Wortlisten" in capsys.readouterr().err
    assert run([*call, "--resume", "--lexicon", lists]) == 0


def test_the_sheet_about_the_run_names_them(folder, words, article):
    lists = words(titles_txt="Moin\tmf")
    told = []
    for number, options in enumerate(([], ["--lexicon", str(lists)])):
        assert run(["extract", article, "-o", f"{number}.xlsx", *options]) == 0
        sheet = openpyxl.load_workbook(folder / f"{number}.xlsx")["Lauf"]
        told.append({row[0]: row[1] for row in sheet.iter_rows(values_only=True)})
    assert "--lexicon" not in told[0]
    assert told[1]["--lexicon"] == str(lists)
    assert told[0]["Wortlisten"] == lexicon.fingerprint(OwnLists())
    assert told[1]["Wortlisten"] == lexicon.fingerprint(lexicon.own_lists(lists))


@pytest.mark.parametrize(
    "command", [["extract", "a.txt"], ["explain", "a.txt"], ["corpus", "ein", "teile"], ["evaluate", "g.json"]]
)
@pytest.mark.usefixtures("article")
def test_each_command_tells_a_slip_before_it_works(folder, words, capsys, command):
    (folder / "g.json").write_text(
        json.dumps({"documentName": "a", "originalText": "„Ja“", "annotations": []}), encoding="utf-8"
    )
    lists = words(titles_txt="Moin")
    assert run([*command, "--lexicon", str(lists)]) == 2
    told = capsys.readouterr().err
    assert told.startswith("Fehler: Wortliste ")
    assert "titles.txt, Zeile 1: «Moin» hat 1 Spalte(n) statt 2" in told
