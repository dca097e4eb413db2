"""The word lists: every file is well formed, and the look-ups answer for words in any form."""

import subprocess
import sys
from importlib.resources import files

import pytest

from quotes import lexicon
from quotes.errors import QuotesError
from quotes.lexicon import LexiconError, lists

LISTS = sorted(entry.name for entry in files("quotes.lexicon").iterdir() if entry.name.endswith(".txt"))


@pytest.mark.parametrize("name", LISTS)
def test_every_list_parses_and_has_its_columns_described(name):
    assert name in lists._COLUMNS
    assert len(lexicon.words(name)) > 5


@pytest.mark.parametrize("name", LISTS)
def test_every_list_says_what_it_is_where_from_and_how_to_add(name):
    head = files("quotes.lexicon").joinpath(name).read_text(encoding="utf-8").split("\n\n", 1)[0]
    for what in (*(["Columns:"] if lists._COLUMNS[name] else []), "Source:", "Adding a "):
        assert f"# {what}" in head


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("reporting_verbs.txt", 400),
        ("role_nouns.txt", 900),
        ("given_names.txt", 5000),
        ("organisation_nouns.txt", 300),
        ("media.txt", 300),
        ("countries.txt", 120),
    ],
)
def test_the_lists_are_as_long_as_they_must_be(name, least):
    assert len(lexicon.words(name)) >= least


@pytest.mark.parametrize("name", [name for name in LISTS if "verbs" in name])
def test_a_separable_verb_has_one_bar_and_no_verb_stands_twice(name):
    entries = lexicon.lines(name)
    assert all(entry.count("|") <= 1 for entry in entries)
    assert len({entry.replace("|", "") for entry in entries}) == len(entries)
    assert all(entry.endswith("n") and entry == entry.lower() for entry in entries)


@pytest.mark.parametrize("name", ["reporting_phrases.toml", "source_prepositions.toml"])
def test_toml_files_parse(name):
    assert lexicon.toml(name)


# --- faults ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("titles.txt", "# Kopf\nHerr m\n", "Wortliste titles.txt, Zeile 2: «Herr m» hat 1 Spalte(n) statt 2;"),
        ("titles.txt", "Herr\tx\n", "Wortliste titles.txt, Zeile 1: «x» ist hier unbekannt, möglich ist m, f, mf"),
        ("titles.txt", "Herr\tm\n\nHerr\tm\n", "Wortliste titles.txt, Zeile 3: «Herr» steht schon weiter oben"),
        ("titles.txt", "Herr\tm\tm\n", "Wortliste titles.txt, Zeile 1: «Herr» hat 3 Spalte(n) statt 2;"),
        ("role_nouns.txt", "Koch\n", "Wortliste role_nouns.txt, Zeile 1: «Koch» hat 1 Spalte(n) statt 2 bis 3;"),
        ("as_verbs.txt", "ein|st|ufen\tals\n", "Zeile 1: «ein|st|ufen» braucht genau einen Strich"),
        ("as_verbs.txt", "|stufen\tals\n", "Zeile 1: «|stufen» braucht genau einen Strich"),
    ],
)
def test_a_malformed_line_is_told_in_one_sentence(name, text, message):
    with pytest.raises(LexiconError) as caught:
        lexicon.parse(text, name)
    assert message in str(caught.value)
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)
    assert isinstance(caught.value, QuotesError)


def test_a_malformed_toml_file_is_told_with_its_line():
    with pytest.raises(LexiconError, match=r"^Wortliste x\.toml, Zeile 2: ist kein gültiges TOML"):
        lexicon.parse_toml('a = [\n"b" "c"]', "x.toml")


@pytest.mark.parametrize(
    "content",
    [
        {"neutrall": {}},
        {"neutral": {"stong": []}},
        {"neutral": []},
        {"ask": {"strong": ["Frage stellen", "die Frage stellen"]}},
    ],
)
def test_malformed_phrases_are_told(content):
    with pytest.raises(LexiconError, match=r"^Wortliste x\.toml: "):
        lexicon.parse_phrases(content, "x.toml")


def test_a_missing_file_is_told():
    with pytest.raises(LexiconError, match=r"^Wortliste nix\.txt: fehlt oder ist nicht lesbar\.$"):
        lexicon.words("nix.txt")


def test_blanks_comments_and_line_ends_do_not_matter():
    text = "# Kopf\r\n\r\n  Herr   m  # Anrede\r\nMrs.\tf\r\n"
    assert dict(lexicon.parse(text, "titles.txt")) == {"Herr": ("m",), "Mrs.": ("f",)}


def test_the_import_is_light_and_reads_no_file():
    code = (
        "import sys, pathlib, quotes.lexicon as l; "
        "assert not {'torch', 'pandas', 'stanza', 'faker'} & set(sys.modules), 'heavy'; "
        "assert l.words.cache_info().currsize == 0, 'read'"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_what_is_returned_cannot_be_changed():
    with pytest.raises(TypeError):
        lexicon.given_names()["Anna"] = "m"


# --- verbs ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("infinitive", "cls", "strength"),
    [
        ("sagen", "neutral", "strong"),
        ("hinzufügen", "neutral", "strong"),
        ("beteuern", "other", "strong"),
        ("einräumen", "other", "strong"),
        ("vermuten", "other", "strong"),
        ("auffordern", "other", "strong"),
        ("nachhaken", "other", "strong"),
        ("anprangern", "other", "strong"),
        ("twittern", "other", "strong"),
        ("dagegenhalten", "other", "strong"),
        ("skandieren", "sound", "strong"),
        ("ankündigen", "other", "strong"),
        ("verlesen", "other", "strong"),
        ("lachen", "sound", "weak"),
        ("fortfahren", "neutral", "weak"),
        ("freuen", "other", "weak"),
        ("denken", "other", "weak"),
    ],
)
def test_reporting_verbs(infinitive, cls, strength):
    verb = lexicon.reporting_verbs()[infinitive]
    assert (verb.infinitive, verb.cls, verb.strength) == (infinitive, cls, strength)
    assert verb.particle + verb.base == infinitive


@pytest.mark.parametrize("infinitive", ["gehen", "essen", "sein", "haben", "werden", "kommen", "arbeiten"])
def test_no_reporting_verbs(infinitive):
    assert infinitive not in lexicon.reporting_verbs()


def test_particle_verbs():
    assert lexicon.particle_verbs()["hinzu", "fügen"].infinitive == "hinzufügen"
    assert lexicon.particle_verbs()["mit", "teilen"].cls == "neutral"
    assert ("", "sagen") not in lexicon.particle_verbs()


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        ("geben", ("zu", "Protokoll")),
        ("bringen", ("zu", "Ausdruck")),
        ("vertreten", ("Ansicht",)),
        ("vertreten", ("Meinung",)),
        ("sein", ("Überzeugung",)),
        ("zeigen", ("sich", "überzeugt")),
        ("abgeben", ("Erklärung",)),
        ("geben", ("Erklärung", "ab")),
        ("heißen", ("es",)),
        ("üben", ("Kritik",)),
        ("ergreifen", ("Wort",)),
        ("ausgehen", ("davon",)),
        ("gehen", ("davon", "aus")),
    ],
)
def test_phrases(verb, words):
    assert words in [phrase.words for phrase in lexicon.phrases_of(verb)]


def test_phrases_with_most_words_come_first_and_unknown_verbs_have_none():
    lengths = [len(phrase.words) for phrase in lexicon.phrases_of("geben")]
    assert lengths == sorted(lengths, reverse=True)
    assert lexicon.phrases_of("essen") == ()


def test_verbs_that_label_and_verbs_with_a_preposition():
    assert "als" in lexicon.as_verbs()["einstufen"]
    assert "acc" in lexicon.as_verbs()["nennen"]
    assert "für" in lexicon.as_verbs()["erklären"]
    assert "von" in lexicon.of_verbs()["sprechen"]
    assert "vor" in lexicon.of_verbs()["warnen"]
    assert "zu" in lexicon.of_verbs()["aufrufen"]


@pytest.mark.parametrize(
    ("noun", "tags"),
    [
        ("Angaben", {"words"}),
        ("Worten", {"words"}),
        ("Vorwürfe", {"words"}),
        ("Ansicht", {"view"}),
        ("Interviews", {"event"}),
        ("Tweets", {"words", "document"}),
        ("Polizeiangaben", {"words"}),
        ("Fernsehinterview", {"event"}),
        ("Vorsicht", set()),
        ("Tisch", set()),
    ],
)
def test_cue_nouns(noun, tags):
    assert lexicon.cue_noun(noun) == tags


# --- names and the rest ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Angela", "f"),
        ("Olaf", "m"),
        ("Andrea", "f"),
        ("Wolodymyr", "m"),
        ("Zoë", "f"),
        ("Sascha", "mf"),
        ("Ayşe", "f"),
        ("Jürgen", "m"),
    ],
)
def test_given_names(name, gender):
    assert lexicon.given_names()[name] == gender


@pytest.mark.parametrize(
    "word", ["Berg", "Mai", "April", "Lage", "Leider", "Einer", "An", "Frau", "Israel", "Berlin", "Stadt", "Tage"]
)
def test_no_given_names(word):
    assert word not in lexicon.given_names()


def test_titles():
    assert {"Herr", "Frau", "Dr.", "Prof.", "Sir"} <= lexicon.titles()
    assert lexicon.title_gender("Frau") == "f"
    assert lexicon.title_gender("Dr.") == "mf"
    assert lexicon.title_gender("Merkel") == ""
    assert not {"Papst", "König", "Kardinal"} & lexicon.titles()


def test_abbreviations():
    assert {"z. B.", "z.B.", "Dr.", "Nr.", "ca.", "Mio.", "Jan.", "bzw."} <= lexicon.abbreviations()
    assert {"usw.", "etc.", "e.V."} <= lexicon.final_abbreviations() <= lexicon.abbreviations()
    assert all("." in word for word in lexicon.abbreviations())


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("dpa", True),
        ("Süddeutschen Zeitung", True),
        ("Frankfurter Allgemeinen Zeitung", True),
        ("„Spiegel“", True),
        ("Die Zeit", True),
        ("Welt", True),
        ("Pforzheimer Zeitung", True),
        ("Radio Hamburg", True),
        ("Berlin", False),
        ("Angela Merkel", False),
    ],
)
def test_media(name, known):
    assert lexicon.is_medium(name) is known


@pytest.mark.parametrize(
    ("text", "known"),
    [("sogenannten", True), ("so genannte", True), ("vermeintlich", True), ("im Volksmund", True), ("große", False)],
)
def test_scare_markers(text, known):
    assert lexicon.is_scare_marker(text) is known


def test_governments():
    assert lexicon.governments()["Moskau"] == lexicon.governments()["Russland"] == ("Russland", "russisch")
    assert lexicon.governments()["Brüssel"][0] == "Europäische Union"  # the first line that has the seat
    assert "-" not in lexicon.governments()


@pytest.mark.parametrize(
    ("word", "asks"),
    [
        ("laut", ("before", "anything", False)),
        ("zufolge", ("behind", "anything", False)),
        ("nach", ("before", "noun", True)),
        ("entsprechend", ("both", "noun", True)),
        ("für", ("before", "subjunctive", False)),
    ],
)
def test_source_prepositions(word, asks):
    found = lexicon.source_prepositions()[word]
    assert (found.stands, found.needs, found.whose) == asks
